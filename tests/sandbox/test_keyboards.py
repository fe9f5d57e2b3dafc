"""Keyboards, and pressing them."""

from typing import Any

import pytest
import telegram
from telegram.error import BadRequest

from bot.sandbox.client import Button, ControlError, Person, SandboxBot
from tests.sandbox.conftest import Raw


def _one(**button: object) -> dict[str, Any]:
    return {"inline_keyboard": [[button]]}


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (_one(text="x", callback_data="é" * 33), "BUTTON_DATA_INVALID"),
        (
            _one(text="x"),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (_one(callback_data="x"), "can't parse inline keyboard button: Can't find field \"text\""),
        (
            _one(text=3, callback_data="x"),
            'can\'t parse inline keyboard button: Field "text" must be of type String',
        ),
        (_one(text=" ", callback_data="x"), "inline keyboard button text must be non-empty"),
        (
            _one(text="x", url="http://localhost:80/"),
            "inline keyboard button URL 'http://localhost:80/' is invalid: Wrong HTTP URL",
        ),
        (
            _one(text="x", web_app={"url": "http://x.com/"}),
            "inline keyboard button Web App URL 'http://x.com/' is invalid: Only HTTPS links are allowed",
        ),
        (
            {"inline_keyboard": [{"text": "x"}]},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        (
            {"inline_keyboard": ["x"]},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        (
            {"inline_keyboard": [[7]]},
            "can't parse inline keyboard button: InlineKeyboardButton must be an Object",
        ),
        (
            {"inline_keyboard": [[{"text": "x", "callback_data": "y"}] * 101]},
            "reply markup is too long",
        ),
        ({"keyboard": [[{"text": ""}]]}, "keyboard button text must be non-empty"),
    ],
)
async def test_a_keyboard_that_telegram_would_not_take_is_refused(
    raw: Raw, dana: Person, markup: dict[str, Any], reason: str
) -> None:
    answer = await raw("sendMessage", chat_id=dana.id, text="x", reply_markup=markup)
    assert answer.refusal == f"Bad Request: {reason}"
    assert len(dana.see()) == 1


async def test_buttons_are_seen_with_what_they_do(raw: Raw, dana: Person) -> None:
    row = [
        {"text": "Log", "callback_data": "é" * 32, "style": "primary"},
        {"text": "Sally", "url": "https://t.me/sally"},
        {"text": "Page", "web_app": {"url": "https://x.com/app"}},
    ]
    markup = {"inline_keyboard": [row, []]}
    sent = await raw("sendMessage", chat_id=dana.id, text="x", reply_markup=markup)
    assert sent.result["reply_markup"] == {"inline_keyboard": [row]}
    assert dana.see()[-1].buttons == [
        [
            Button("Log", "é" * 32, None, None),
            Button("Sally", None, "https://t.me/sally", None),
            Button("Page", None, None, "https://x.com/app"),
        ]
    ]
    with pytest.raises(ControlError, match="opens something"):
        dana.press("Sally")


async def test_a_press_names_the_button_the_message_and_the_person(
    ptb: telegram.Bot, raw: Raw, dana: Person
) -> None:
    for text in ("first", "second"):
        await raw(
            "sendMessage",
            chat_id=dana.id,
            text=text,
            reply_markup=_one(text="Go", callback_data="go"),
        )
    number = dana.press("Go")
    query = (await ptb.get_updates())[-1].callback_query
    assert query
    assert isinstance(query.message, telegram.Message)
    assert (query.id, query.data, query.message.text) == (number, "go", "second")
    assert query.from_user.id == dana.id
    assert await query.answer("Noted", show_alert=True)
    (toast,) = dana.screen().toasts
    assert (toast.text, toast.alert) == ("Noted", True)


async def test_a_press_is_too_old_after_150_seconds(
    ptb: telegram.Bot, raw: Raw, bot: SandboxBot, dana: Person
) -> None:
    await raw(
        "sendMessage", chat_id=dana.id, text="x", reply_markup=_one(text="Go", callback_data="go")
    )
    number = dana.press("go")
    assert number
    bot.advance(seconds=149, settled=False)
    assert await ptb.answer_callback_query(number)
    bot.advance(seconds=2, settled=False)
    with pytest.raises(BadRequest, match="Query is too old and response timeout expired"):
        await ptb.answer_callback_query(number)
    with pytest.raises(BadRequest, match="query id is invalid"):
        await ptb.answer_callback_query("17")


async def test_a_press_under_a_deleted_message_arrives_without_it(
    ptb: telegram.Bot, raw: Raw, dana: Person
) -> None:
    sent = await raw(
        "sendMessage", chat_id=dana.id, text="x", reply_markup=_one(text="Go", callback_data="go")
    )
    number = sent.result["message_id"]
    await ptb.delete_message(dana.id, number)
    with pytest.raises(ControlError, match="no button 'Go'; there are"):
        dana.press("Go")
    dana.press("Go", message_id=number)
    query = (await ptb.get_updates())[-1].callback_query
    assert query
    assert query.message
    assert not query.message.is_accessible
    assert (query.message.message_id, query.data) == (number, "go")


async def test_a_forged_press_carries_any_data(ptb: telegram.Bot, raw: Raw, dana: Person) -> None:
    sent = await raw(
        "sendMessage", chat_id=dana.id, text="x", reply_markup=_one(text="Go", callback_data="go")
    )
    dana.press("drop table", message_id=sent.result["message_id"], forged=True)
    query = (await ptb.get_updates())[-1].callback_query
    assert query
    assert query.data == "drop table"


async def test_a_key_sends_its_text(ptb: telegram.Bot, raw: Raw, dana: Person) -> None:
    keyboard = {"keyboard": [["08:30", {"text": "Later"}]]}
    await raw("sendMessage", chat_id=dana.id, text="When?", reply_markup=keyboard)
    assert dana.screen().keys == [["08:30", "Later"]]
    assert dana.press("08:30") is None
    message = (await ptb.get_updates())[-1].message
    assert message
    assert message.text == "08:30"
    await raw("sendMessage", chat_id=dana.id, text="x", reply_markup={"remove_keyboard": True})
    assert dana.screen().keys == []
