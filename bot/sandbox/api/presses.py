"""answerCallbackQuery."""

from bot.sandbox.api.call import Call
from bot.sandbox.chats import Toast
from bot.sandbox.errors import bad_request
from bot.sandbox.state import PRESSES_LIVE
from bot.sandbox.text import utf16_length

LONGEST_TOAST = 200


def answer_callback_query(call: Call) -> bool:
    """End the waiting under a pressed button, with a line to the person or without."""
    text = call.get("text", "")
    if utf16_length(text) > LONGEST_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    number = call.get("callback_query_id")
    press = call.bot.presses.get(number)
    if press is None or call.bot.clock.now() - press.at > PRESSES_LIVE:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    press.chat.waiting.pop(number, None)
    if text:
        press.chat.toasts.append(Toast(text, call.get("show_alert", False)))
    return True
