"""The transport: not sent, not answered, or answered; and the token in no error."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import pytest
from telegram import InputFile
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.telegram import AiohttpRequest, NotSent, Telegram, Unanswered

TOKEN = "123456:secret-secret-secret-secret-secret"
Answer = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def telegram_that(answer: Answer, read_timeout: float = 5.0) -> AsyncIterator[Telegram]:
    """A Bot API that answers every connection in this way."""

    async def once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        done = asyncio.Event()
        ended.append(done)
        with suppress(ConnectionError):
            await answer(reader, writer)
            writer.close()
            await writer.wait_closed()
        done.set()

    ended: list[asyncio.Event] = []
    server = await asyncio.start_server(once, "127.0.0.1", 0)
    request = AiohttpRequest(read_timeout=read_timeout)
    await request.initialize()
    address = server.sockets[0].getsockname()
    yield Telegram(request, f"http://{address[0]}:{address[1]}", TOKEN)
    await request.shutdown()
    server.close()
    for done in ended:
        await done.wait()


def saying(status: str, body: str) -> Answer:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        writer.write((head + body).encode())
        await writer.drain()

    return answer


async def hanging_up(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")


async def breaking_off(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{")


async def silent(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    await reader.read()


async def failure_of(telegram: Telegram) -> TelegramError:
    with pytest.raises(TelegramError) as caught:
        await telegram.call("sendMessage", {"chat_id": 1, "text": "hello"})
    assert TOKEN not in repr(caught.value)
    assert caught.value.__cause__ is None or TOKEN not in repr(caught.value.__cause__)
    return caught.value


async def test_a_refused_connection_sent_nothing() -> None:
    async with telegram_that(silent) as telegram:
        pass
    request = AiohttpRequest()
    await request.initialize()
    nowhere = Telegram(request, "http://127.0.0.1:1", TOKEN)
    assert type(await failure_of(nowhere)) is NotSent
    await request.shutdown()
    assert type(await failure_of(telegram)) is NotSent


@pytest.mark.parametrize(
    "answer",
    [
        hanging_up,
        breaking_off,
        saying("500 Oh", '{"ok": false, "error_code": 500, "description": "Internal"}'),
        saying("502 Bad Gateway", "<html>"),
        saying("302 Found", ""),
        saying("403 Forbidden", "<html>a proxy's page</html>"),
        saying("404 Not Found", ""),
        saying("200 OK", "<html>a hotel's page</html>"),
        saying("200 OK", "[]"),
        saying("200 OK", '{"ok": true}'),
        saying("200 OK", '{"ok": false, "description": "odd"}'),
    ],
    ids=[
        "hung up",
        "broken off",
        "failed",
        "gateway",
        "elsewhere",
        "proxy",
        "no place",
        "hotel",
        "list",
        "empty",
        "odd",
    ],
)
async def test_a_call_without_an_answer_that_can_be_read_may_have_arrived(answer: Answer) -> None:
    async with telegram_that(answer) as telegram:
        assert type(await failure_of(telegram)) is Unanswered


async def test_a_call_that_nobody_answers_in_time_may_have_arrived() -> None:
    async with telegram_that(silent, read_timeout=0.05) as telegram:
        assert type(await failure_of(telegram)) is Unanswered


@pytest.mark.parametrize(
    ("status", "description", "more", "kind"),
    [
        (400, "Bad Request: chat not found", "", BadRequest),
        (401, "Unauthorized", "", InvalidToken),
        (403, "Forbidden: bot was blocked by the user", "", Forbidden),
        (404, "Not Found", "", InvalidToken),
        (409, "Conflict: terminated by other getUpdates request", "", Conflict),
        (429, "Too Many Requests", ', "parameters": {"retry_after": 7}', RetryAfter),
    ],
)
async def test_what_telegram_refuses_keeps_its_class(
    status: int, description: str, more: str, kind: type[TelegramError]
) -> None:
    body = f'{{"ok": false, "error_code": {status}, "description": "{description}"{more}}}'
    async with telegram_that(saying(f"{status} No", body)) as telegram:
        assert type(await failure_of(telegram)) is kind


async def test_what_is_answered_is_unwrapped() -> None:
    body = '{"ok": true, "result": {"message_id": 4}}'
    async with telegram_that(saying("200 OK", body)) as telegram:
        assert await telegram.call("sendMessage", {"chat_id": 1}) == {"message_id": 4}


async def test_a_file_goes_along() -> None:
    heard = bytearray()

    async def listening(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while b"bytes of a picture" not in heard:
            heard.extend(await reader.read(1000))
        await saying("200 OK", '{"ok": true, "result": true}')(_read("\r\n\r\n"), writer)

    async with telegram_that(listening) as telegram:
        photo = InputFile(b"bytes of a picture", filename="week.png")
        assert await telegram.call("sendPhoto", {"chat_id": 1, "photo": photo}) is True
    assert b'name="photo"; filename="week.png"' in heard
    assert b'name="chat_id"' in heard


def _read(text: str) -> asyncio.StreamReader:
    reader = asyncio.StreamReader()
    reader.feed_data(text.encode())
    return reader
