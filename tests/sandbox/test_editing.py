"""Changing and deleting what was said."""

import pytest
import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto
from telegram.error import BadRequest

from bot.sandbox.client import Person, SandboxBot
from tests.sandbox.conftest import Raw
from tests.sandbox.pictures import png

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Undo", callback_data="undo")]])
UNCHANGED = (
    "Message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


async def test_an_edit_replaces_the_text_and_takes_the_keyboard_away(
    ptb: telegram.Bot, dana: Person
) -> None:
    sent = await ptb.send_message(dana.id, "3 logged", reply_markup=KEYBOARD)
    edited = await sent.edit_text("<b>4</b> logged", parse_mode="HTML")
    assert isinstance(edited, telegram.Message)
    seen = dana.see()[-1]
    assert (seen.html, seen.buttons, seen.edited) == ("<b>4</b> logged", [], True)
    assert (edited.message_id, edited.edit_date is not None) == (sent.message_id, True)


async def test_an_edit_that_changes_nothing_is_refused(ptb: telegram.Bot, dana: Person) -> None:
    sent = await ptb.send_message(dana.id, "<b>3</b>", parse_mode="HTML", reply_markup=KEYBOARD)
    with pytest.raises(BadRequest) as refused:
        await sent.edit_text("<strong>3</strong>", parse_mode="HTML", reply_markup=KEYBOARD)
    assert refused.value.message == UNCHANGED
    await sent.edit_text("3", reply_markup=KEYBOARD)
    await sent.edit_text("3")
    with pytest.raises(BadRequest, match="not modified"):
        await sent.edit_reply_markup(None)


async def test_a_keyboard_changes_alone(ptb: telegram.Bot, dana: Person) -> None:
    sent = await ptb.send_message(dana.id, "3 logged")
    await sent.edit_reply_markup(KEYBOARD)
    seen = dana.see()[-1]
    assert (seen.text, seen.labels, seen.edited) == ("3 logged", [["Undo"]], False)


async def test_a_caption_and_a_picture_change(ptb: telegram.Bot, dana: Person) -> None:
    sent = await ptb.send_photo(dana.id, png(40, 30), caption="Your week")
    await sent.edit_caption("Your <i>week</i>", parse_mode="HTML")
    assert (dana.see()[-1].html, dana.see()[-1].picture) == ("Your <i>week</i>", (40, 30))
    await sent.edit_media(InputMediaPhoto(png(50, 20), caption="Another"))
    assert (dana.see()[-1].html, dana.see()[-1].picture) == ("Another", (50, 20))


@pytest.mark.parametrize(
    ("method", "values", "reason"),
    [
        (
            "editMessageText",
            {"message_id": "photo", "text": "x"},
            "there is no text in the message to edit",
        ),
        (
            "editMessageCaption",
            {"message_id": "text", "caption": "x"},
            "there is no caption in the message to edit",
        ),
        ("editMessageText", {"message_id": "start", "text": "x"}, "message can't be edited"),
        ("editMessageText", {"message_id": 999, "text": "x"}, "message to edit not found"),
        ("editMessageText", {"message_id": "deleted", "text": "x"}, "message to edit not found"),
        ("editMessageText", {"message_id": "text", "text": "a" * 4097}, "message is too long"),
        (
            "editMessageCaption",
            {"message_id": "photo", "caption": "a" * 1025},
            "message caption is too long",
        ),
        ("deleteMessage", {"message_id": "deleted"}, "message to delete not found"),
    ],
)
async def test_what_cannot_be_changed_is_said(
    raw: Raw,
    ptb: telegram.Bot,
    bot: SandboxBot,
    method: str,
    values: dict[str, object],
    reason: str,
) -> None:
    dana = bot.person()
    numbers: dict[object, object] = {"start": dana.start()}
    numbers["text"] = (await ptb.send_message(dana.id, "x")).message_id
    numbers["photo"] = (await ptb.send_photo(dana.id, png(4, 3))).message_id
    deleted = await ptb.send_message(dana.id, "y")
    assert await deleted.delete()
    numbers["deleted"] = deleted.message_id
    message_id = numbers.get(values["message_id"], values["message_id"])
    answer = await raw(method, **{**values, "chat_id": dana.id, "message_id": message_id})
    assert answer.refusal == f"Bad Request: {reason}"


async def test_a_deleted_message_is_gone_from_the_screen(ptb: telegram.Bot, dana: Person) -> None:
    sent = await ptb.send_message(dana.id, "x")
    assert await sent.delete()
    assert [one.text for one in dana.see()] == ["/start"]


async def test_after_48_hours_a_message_stays(
    ptb: telegram.Bot, bot: SandboxBot, dana: Person
) -> None:
    young = await ptb.send_message(dana.id, "x")
    old = await ptb.send_message(dana.id, "y")
    bot.advance(hours=47, settled=False)
    assert await young.delete()
    bot.advance(hours=2, settled=False)
    with pytest.raises(BadRequest, match="can't be deleted"):
        await old.delete()
