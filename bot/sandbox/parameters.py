"""The methods played here and their parameters, as Bot API 10.1 (11 June 2026) defines them.

One line a method: `name:type`, `!` where a parameter is required, `[]X` for an array of X.
"""

from typing import Final

_MESSAGE = (
    "business_connection_id:String chat_id!:Integer|String message_thread_id:Integer "
    "direct_messages_topic_id:Integer "
)
_CAPTION = "caption:String parse_mode:String caption_entities:[]MessageEntity "
_DELIVERY = (
    "disable_notification:Boolean protect_content:Boolean allow_paid_broadcast:Boolean "
    "message_effect_id:String suggested_post_parameters:SuggestedPostParameters "
    "reply_parameters:ReplyParameters "
    "reply_markup:InlineKeyboardMarkup|ReplyKeyboardMarkup|ReplyKeyboardRemove|ForceReply"
)
_EDIT = (
    "business_connection_id:String chat_id:Integer|String message_id:Integer "
    "inline_message_id:String reply_markup:InlineKeyboardMarkup "
)
_SCOPE = "scope:BotCommandScope language_code:String"

_DEFINITIONS: Final = {
    "getMe": "",
    "getUpdates": "offset:Integer limit:Integer timeout:Integer allowed_updates:[]String",
    "setWebhook": "url!:String certificate:InputFile ip_address:String max_connections:Integer "
    "allowed_updates:[]String drop_pending_updates:Boolean secret_token:String",
    "deleteWebhook": "drop_pending_updates:Boolean",
    "getWebhookInfo": "",
    "sendMessage": _MESSAGE + "text!:String parse_mode:String entities:[]MessageEntity "
    "link_preview_options:LinkPreviewOptions " + _DELIVERY,
    "sendPhoto": _MESSAGE + "photo!:InputFile|String " + _CAPTION + "has_spoiler:Boolean "
    "show_caption_above_media:Boolean " + _DELIVERY,
    "sendDocument": _MESSAGE + "document!:InputFile|String thumbnail:InputFile|String "
    "disable_content_type_detection:Boolean " + _CAPTION + _DELIVERY,
    "editMessageText": _EDIT + "text:String parse_mode:String entities:[]MessageEntity "
    "link_preview_options:LinkPreviewOptions rich_message:InputRichMessage",
    "editMessageCaption": _EDIT + _CAPTION + "show_caption_above_media:Boolean",
    "editMessageReplyMarkup": _EDIT,
    "editMessageMedia": _EDIT + "media!:InputMedia",
    "deleteMessage": "chat_id!:Integer|String message_id!:Integer",
    "answerCallbackQuery": "callback_query_id!:String text:String show_alert:Boolean url:String "
    "cache_time:Integer",
    "sendChatAction": "business_connection_id:String chat_id!:Integer|String "
    "message_thread_id:Integer action!:String",
    "setMyCommands": "commands!:[]BotCommand " + _SCOPE,
    "getMyCommands": _SCOPE,
    "deleteMyCommands": _SCOPE,
    "setMyDescription": "description:String language_code:String",
    "setMyShortDescription": "short_description:String language_code:String",
    "setChatMenuButton": "chat_id:Integer menu_button:MenuButton",
    "getChat": "chat_id!:Integer|String",
    "getFile": "file_id!:String",
}


def _parameters(definition: str) -> dict[str, str]:
    pairs = (parameter.split(":") for parameter in definition.split())
    return {name.rstrip("!"): kind for name, kind in pairs}


PARAMETERS: Final = {name.lower(): _parameters(line) for name, line in _DEFINITIONS.items()}
"""Method in small letters (Telegram does not mind the case) → parameter → type."""

REQUIRED: Final = {
    name.lower(): tuple(part.partition("!")[0] for part in line.split() if "!:" in part)
    for name, line in _DEFINITIONS.items()
}
"""Method → the parameters it cannot do without."""

NAMES: Final = {name.lower(): name for name in _DEFINITIONS}
"""Method in small letters → its name as documented."""
