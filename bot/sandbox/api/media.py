"""Pictures and files in calls: uploaded, attached, or sent again by their id."""

import mimetypes

from bot.sandbox.api.call import Call
from bot.sandbox.errors import bad_request
from bot.sandbox.files import StoredFile
from bot.sandbox.pictures import photo_size, photo_sizes
from bot.sandbox.wire import Json, Upload

LARGEST_UPLOAD = 50_000_000  # bytes


def photo(call: Call, name: str, reference: str | None) -> Json:
    """The `photo` field of a message. Raises Refused where it is no picture."""
    upload = _upload(call, name, reference)
    if upload:
        size = photo_size(upload.content)
        stored = call.bot.files.keep("photos", upload.name, upload.mime, upload.content, size)
    else:
        stored = _known(call, reference)
    if stored.size is None:
        raise bad_request("can't use file of type Document as Photo")
    return {"photo": photo_sizes(stored.described(), stored.size)}


def document(call: Call, name: str, reference: str | None) -> Json:
    """The `document` field of a message."""
    upload = _upload(call, name, reference)
    if upload and not upload.content:
        raise bad_request("file must be non-empty")
    if upload and len(upload.content) > LARGEST_UPLOAD:
        raise bad_request("file is too big")
    if upload:
        mime = mimetypes.guess_type(upload.name)[0] or upload.mime
        stored = call.bot.files.keep("documents", upload.name, mime, upload.content)
    else:
        stored = _known(call, reference)
    names = {"file_name": stored.name, "mime_type": stored.mime}
    return {"document": names | stored.described()}


def _upload(call: Call, name: str, reference: str | None) -> Upload | None:
    """The file that came under this name, or the one that `attach://` points at."""
    if reference is None:
        return call.uploads.get(name)
    if not reference.startswith("attach://"):
        return None
    upload = call.uploads.get(reference.removeprefix("attach://"))
    if upload is None:
        raise bad_request(f"there is no {name} in the request")
    return upload


def _known(call: Call, reference: str | None) -> StoredFile:
    if reference and reference.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")  # the sandbox fetches nothing
    stored = call.bot.files.by_id.get(reference or "")
    if stored is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return stored
