"""Pictures must be pictures; what goes up comes down again."""

import pytest
import telegram
from telegram.error import BadRequest

from bot.sandbox.client import Person, SandboxBot
from tests.sandbox.pictures import jpeg, png, webp

BROKEN = png(40, 30)[:-20] + b"x" * 20


@pytest.mark.parametrize("picture", [png(40, 30), jpeg(40, 30), webp(40, 30)])
async def test_a_picture_is_sent_and_measured(
    ptb: telegram.Bot, bot: SandboxBot, dana: Person, picture: bytes
) -> None:
    sent = await ptb.send_photo(dana.id, picture, caption="<b>Week</b>", parse_mode="HTML")
    assert [(size.width, size.height) for size in sent.photo] == [(40, 30)]
    seen = dana.see()[-1]
    assert (seen.kind, seen.picture, seen.html) == ("photo", (40, 30), "<b>Week</b>")
    assert seen.path
    assert bot.download(seen.path) == picture


async def test_a_large_photo_is_kept_in_several_sizes(ptb: telegram.Bot, dana: Person) -> None:
    sent = await ptb.send_photo(dana.id, png(1600, 400))
    assert [(size.width, size.height) for size in sent.photo] == [
        (90, 22),
        (320, 80),
        (800, 200),
        (1280, 320),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<svg/>", "Image_process_failed"),
        (BROKEN, "Image_process_failed"),
        (png(40, 30)[:40], "Image_process_failed"),
        (jpeg(40, 30)[:8], "Image_process_failed"),
        (png(2100, 100), "Photo_invalid_dimensions"),
        (png(1, 21), "Photo_invalid_dimensions"),
        (jpeg(9000, 1001), "Photo_invalid_dimensions"),
        (png(4, 4) + bytes(10_000_000), "File is too big"),
    ],
)
async def test_what_is_no_photo_is_refused(
    ptb: telegram.Bot, dana: Person, content: bytes, reason: str
) -> None:
    with pytest.raises(BadRequest) as refused:
        await ptb.send_photo(dana.id, content)
    assert refused.value.message.lower() == reason.lower()


async def test_the_longest_caption_has_1024_units(ptb: telegram.Bot, dana: Person) -> None:
    await ptb.send_photo(dana.id, png(4, 3), caption="<b>" + "😀" * 512 + "</b>", parse_mode="HTML")
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await ptb.send_photo(dana.id, png(4, 3), caption="😀" * 512 + "x")


async def test_a_document_goes_up_and_comes_down(ptb: telegram.Bot, dana: Person) -> None:
    content = b"name,count\nSally,3\n"
    sent = await ptb.send_document(dana.id, content, filename="week.csv", caption="Here")
    assert sent.document
    assert sent.document.mime_type == "text/csv"
    assert (dana.see()[-1].file, dana.see()[-1].text) == ("week.csv", "Here")
    file = await ptb.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == content


async def test_a_file_is_sent_again_by_its_id(ptb: telegram.Bot, dana: Person) -> None:
    sent = await ptb.send_photo(dana.id, png(40, 30))
    again = await ptb.send_photo(dana.id, sent.photo[-1].file_id)
    assert again.photo[-1].file_id == sent.photo[-1].file_id


async def test_a_document_is_no_photo(ptb: telegram.Bot, dana: Person) -> None:
    sent = await ptb.send_document(dana.id, png(40, 30), filename="a.png")
    assert sent.document
    with pytest.raises(BadRequest, match="Can't use file of type document as photo"):
        await ptb.send_photo(dana.id, sent.document.file_id)


async def test_an_empty_document_is_refused(ptb: telegram.Bot, dana: Person) -> None:
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await ptb.send_document(dana.id, b"", filename="empty.txt")
