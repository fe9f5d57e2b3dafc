"""Which function plays which method; getUpdates, which waits, stands apart in `server.py`."""

from collections.abc import Callable
from typing import Final

from bot.sandbox.api import downloads, editing, presses, profile, receiving, sending
from bot.sandbox.api.call import Call

METHODS: Final[dict[str, Callable[[Call], object]]] = {
    "getme": profile.get_me,
    "getchat": profile.get_chat,
    "getfile": downloads.get_file,
    "sendmessage": sending.send_message,
    "sendphoto": sending.send_photo,
    "senddocument": sending.send_document,
    "sendchataction": sending.send_chat_action,
    "editmessagetext": editing.edit_text,
    "editmessagecaption": editing.edit_caption,
    "editmessagereplymarkup": editing.edit_reply_markup,
    "editmessagemedia": editing.edit_media,
    "deletemessage": editing.delete_message,
    "answercallbackquery": presses.answer_callback_query,
    "setmycommands": profile.set_my_commands,
    "getmycommands": profile.get_my_commands,
    "deletemycommands": profile.delete_my_commands,
    "setmydescription": profile.set_my_description,
    "setmyshortdescription": profile.set_my_short_description,
    "setchatmenubutton": profile.set_chat_menu_button,
    "setwebhook": receiving.set_webhook,
    "deletewebhook": receiving.delete_webhook,
    "getwebhookinfo": receiving.get_webhook_info,
}
