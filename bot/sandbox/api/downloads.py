"""getFile."""

from bot.sandbox.api.call import Call
from bot.sandbox.errors import bad_request
from bot.sandbox.wire import Json

LARGEST_DOWNLOAD = 20_000_000  # bytes


def get_file(call: Call) -> Json:
    """The File object, with the path under which the file can be downloaded."""
    stored = call.bot.files.by_id.get(call.get("file_id"))
    if stored is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(stored.content) > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return stored.described() | {"file_path": stored.path}
