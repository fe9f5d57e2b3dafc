"""Keyboards under messages, checked as Telegram checks them."""

from bot.sandbox.arguments import field
from bot.sandbox.errors import Refused, bad_request, within
from bot.sandbox.links import button_link
from bot.sandbox.wire import Json

MOST_BUTTONS = 100
MOST_DATA = 64  # bytes
_LOOKS = ("icon_custom_emoji_id", "style")
_OTHER_ACTIONS = (
    "callback_game",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "login_url",
    "copy_text",
)


def inline_keyboard(markup: Json | None) -> Json | None:
    """The InlineKeyboardMarkup in its normal form; None where there is none. Raises Refused."""
    if not markup or "inline_keyboard" not in markup:
        return None
    rows = []
    for row in field(markup, "inline_keyboard", list):
        if not isinstance(row, list):
            raise bad_request(
                'Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
            )
        if row:
            rows.append([_button(button) for button in row])
    if sum(map(len, rows)) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def _button(button: object) -> Json:
    if not isinstance(button, dict):
        raise bad_request(
            "Can't parse inline keyboard button: InlineKeyboardButton must be an Object"
        )
    try:
        text = field(button, "text", str)
        action = _action(button)
    except Refused as refusal:
        raise within("inline keyboard button", refusal) from None
    if not text.strip():
        raise bad_request("Inline keyboard button text must be non-empty")
    looks = {name: button[name] for name in _LOOKS if name in button}
    return {"text": text, **looks, **_checked(action)}


def _action(button: Json) -> Json:
    for name in ("url", "callback_data"):
        if value := field(button, name, str, ""):
            return {name: value}
    for name in _OTHER_ACTIONS:
        if name in button:
            return {name: button[name]}
    if "web_app" in button:
        return {"web_app": {"url": field(field(button, "web_app", dict), "url", str)}}
    raise bad_request("Text buttons are unallowed in the inline keyboard")


def _checked(action: Json) -> Json:
    if "callback_data" in action and len(action["callback_data"].encode()) > MOST_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in action:
        return {"url": button_link(action["url"], "URL")}
    if "web_app" in action:
        return {"web_app": {"url": button_link(action["web_app"]["url"], "Web App URL", True)}}
    return action


def reply_keyboard(markup: Json) -> list[list[Json]]:
    """The rows of a keyboard in place of the person's own; a text alone is a button too."""
    rows = []
    for row in field(markup, "keyboard", list):
        if not isinstance(row, list):
            raise bad_request('Field "keyboard" must be an Array of Arrays')
        rows.append([_key(button) for button in row])
    return rows


def _key(button: object) -> Json:
    if isinstance(button, str):
        return {"text": button}
    if not isinstance(button, dict):
        raise bad_request(
            "Can't parse keyboard button: KeyboardButton must be a String or an Object"
        )
    if not field(button, "text", str).strip():
        raise bad_request("Keyboard button text must be non-empty")
    return button
