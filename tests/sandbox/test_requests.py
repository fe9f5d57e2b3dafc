"""The forms in which a bot may ask."""

import json
from urllib.parse import urlencode

import aiohttp
import pytest

from bot.sandbox.client import Person
from tests.sandbox.conftest import Raw
from tests.sandbox.pictures import png

KEYBOARD = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}


async def test_parameters_come_as_json_form_multipart_or_query(raw: Raw, dana: Person) -> None:
    values = {"chat_id": str(dana.id), "text": "Grüße", "reply_markup": json.dumps(KEYBOARD)}
    form = aiohttp.FormData(values)
    form.add_field("unknown", b"x", filename="x.bin")
    for answer in (
        await raw("sendMessage", chat_id=dana.id, text="Grüße", reply_markup=KEYBOARD),
        await raw.post("sendMessage", data=values),
        await raw.post("sendMessage", data=form),
        await raw.post(f"sendMessage?{urlencode(values)}"),
    ):
        assert answer.result["text"] == "Grüße"
        assert answer.result["reply_markup"] == KEYBOARD


async def test_a_get_request_does_the_same(raw: Raw, dana: Person) -> None:
    query = urlencode({"chat_id": dana.id, "text": "hello"})
    status, _ = await raw.get(f"/bot{raw.bot.token}/sendMessage?{query}")
    assert (status, dana.see()[-1].text) == (200, "hello")


async def test_a_file_is_found_by_its_attachment_name(raw: Raw, dana: Person) -> None:
    form = aiohttp.FormData({"chat_id": str(dana.id), "photo": "attach://pic"})
    form.add_field("pic", png(40, 30), filename="pic.png")
    assert (await raw.post("sendPhoto", data=form)).result["photo"][-1]["width"] == 40
    form = aiohttp.FormData({"chat_id": str(dana.id), "photo": "attach://other"})
    form.add_field("pic", png(40, 30), filename="pic.png")
    refused = await raw.post("sendPhoto", data=form)
    assert refused.refusal == "Bad Request: there is no photo in the request"


async def test_unknown_parameters_are_ignored(raw: Raw, dana: Person) -> None:
    assert (await raw("sendMessage", chat_id=dana.id, text="hi", colour="red")).status == 200


@pytest.mark.parametrize(
    ("method", "values", "description"),
    [
        ("sendMessage", {"text": "x"}, "chat_id is empty"),
        ("sendMessage", {"chat_id": "me"}, "message text is empty"),
        ("sendMessage", {"chat_id": "nobody", "text": "x"}, "chat not found"),
        ("sendMessage", {"chat_id": 0, "text": "x"}, "chat not found"),
        ("deleteMessage", {"chat_id": "me"}, "message identifier is not specified"),
        (
            "deleteMessage",
            {"chat_id": "me", "message_id": "x"},
            "message identifier is not specified",
        ),
        ("editMessageText", {"text": "x", "message_id": 1}, "chat_id is empty"),
        ("editMessageText", {"text": "x", "chat_id": "me"}, "message identifier is not specified"),
        ("sendPhoto", {"chat_id": "me"}, "there is no photo in the request"),
        ("sendDocument", {"chat_id": "me"}, "there is no document in the request"),
        (
            "sendDocument",
            {"chat_id": "me", "document": "?"},
            "wrong file identifier/HTTP URL specified",
        ),
        ("sendChatAction", {"chat_id": "me"}, "wrong parameter action in request"),
        (
            "sendChatAction",
            {"chat_id": "me", "action": "sing"},
            "wrong parameter action in request",
        ),
        ("getFile", {}, "file_id not specified"),
        ("getFile", {"file_id": "x"}, "wrong file_id or the file is temporarily unavailable"),
        ("setMyCommands", {"commands": "{"}, "can't parse commands JSON object"),
        ("setMyCommands", {"commands": {}}, "expected an Array of BotCommand"),
        (
            "sendMessage",
            {"chat_id": "me", "text": "x", "reply_markup": "{"},
            "can't parse reply keyboard markup JSON object",
        ),
        (
            "sendMessage",
            {"chat_id": "me", "text": "x", "reply_markup": []},
            "object expected as reply markup",
        ),
        (
            "sendMessage",
            {"chat_id": "me", "text": "x", "reply_parameters": {"message_id": 99}},
            "message to be replied not found",
        ),
        (
            "sendMessage",
            {"chat_id": "me", "text": "x", "entities": [{"type": "bold", "offset": 0}]},
            "can't parse MessageEntity: Can't find field \"length\"",
        ),
    ],
)
async def test_what_is_missing_or_wrong_is_named(
    raw: Raw, dana: Person, method: str, values: dict[str, object], description: str
) -> None:
    if values.get("chat_id") == "me":
        values = {**values, "chat_id": dana.id}
    assert (await raw(method, **values)).refusal == f"Bad Request: {description}"


async def test_a_body_that_is_no_json_is_refused(raw: Raw) -> None:
    headers = {"Content-Type": "application/json"}
    answer = await raw.post("sendMessage", data=b"{", headers=headers)
    assert answer.refusal == "Bad Request: can't parse JSON object"
