"""The transport: a call was not sent, or was not answered, or was answered; never a riddle.

python-telegram-bot's errors cannot tell the first two apart, and its BadRequest and TimedOut are
subclasses of NetworkError: whoever handles errors here decides by the exact class.
"""

import json
import os
from typing import Any
from urllib.request import getproxies

os.environ.setdefault("PTB_TIMEDELTA", "1")  # python-telegram-bot then answers durations

import aiohttp
from telegram import InputFile
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import JSONDict, ODVInput
from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter

#: How many calls may be under way at once, polling apart.
CONNECTIONS = 256
#: Seconds to be connected, to be answered, and for the sending of a large body.
CONNECT, READ, WRITE = 10.0, 30.0, 30.0

_NOT_SENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
_LOST = (aiohttp.ClientError, TimeoutError, OSError)
_DEFAULT = BaseRequest.DEFAULT_NONE


class NotSent(NetworkError):
    """There was no connection: nothing reached the other side."""


class Unanswered(NetworkError):
    """The call may have reached the other side, which gave no answer that can be read."""


class AiohttpRequest(BaseRequest):
    """python-telegram-bot's requests, over aiohttp.

    Its errors are `NotSent`, `Unanswered`, and what Telegram itself answered. They name no
    address, since addresses hold the token.
    """

    def __init__(self, connections: int = CONNECTIONS, read_timeout: float = READ) -> None:
        self._connections = connections
        self._read_timeout = read_timeout
        self._timeout = _timeout(CONNECT, read_timeout, WRITE)
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds that a call waits for its answer, where it does not say."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Open the session; does nothing if it is open."""
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=self._connections)
            self._session = aiohttp.ClientSession(
                connector=connector,
                headers={"User-Agent": self.USER_AGENT},
                trust_env=bool(getproxies()),
            )

    async def shutdown(self) -> None:
        """Close the session and its connections."""
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    @staticmethod
    def parse_json_payload(payload: bytes) -> JSONDict:
        """Answer the object that was answered.

        Raises:
            Unanswered: when that is not one of Telegram's.
        """
        try:
            answer = json.loads(payload)
        except ValueError:
            answer = None
        if not isinstance(answer, dict) or not ({"result", "description"} & answer.keys()):
            raise Unanswered("the answer cannot be read")
        return answer

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = _DEFAULT,
        write_timeout: ODVInput[float] = _DEFAULT,
        connect_timeout: ODVInput[float] = _DEFAULT,
        pool_timeout: ODVInput[float] = _DEFAULT,  # noqa: ARG002  # aiohttp's connect covers it
    ) -> tuple[int, bytes]:
        """Make one call; answer the status and the body.

        Raises:
            NotSent: when nothing reached the other side.
            Unanswered: when it may have, and its answer is missing, broken or a server's failure.
        """
        limits = self._timeout
        if any(given is not _DEFAULT for given in (read_timeout, write_timeout, connect_timeout)):
            limits = _timeout(
                _seconds(connect_timeout, CONNECT),
                _seconds(read_timeout, self._read_timeout),
                _seconds(write_timeout, WRITE),
            )
        status, body = await self._exchange(url, method, limits, **_body(request_data))
        if not 200 <= status < 300:  # noqa: PLR2004
            _check_refusal(status, body)
        return status, body

    async def _exchange(
        self,
        url: str,
        method: str,
        limits: aiohttp.ClientTimeout,
        **body: Any,  # noqa: ANN401
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NotSent("the session is closed")
        try:
            call = self._session.request(method, url, timeout=limits, allow_redirects=False, **body)
            async with call as response:
                return response.status, await response.read()
        except _NOT_SENT as error:
            raise NotSent(_described(error)) from None
        except _LOST as error:
            raise Unanswered(_described(error)) from None


class Telegram:
    """The Bot API of one bot, called by method name, its answers unwrapped and nothing more."""

    def __init__(self, request: BaseRequest, api_url: str, token: str) -> None:
        self._request = request
        self._base = f"{api_url.rstrip('/')}/bot{token}/"

    async def call(
        self, method: str, parameters: dict[str, object], seconds: float | None = None
    ) -> Any:  # noqa: ANN401
        """Call `method`, waiting `seconds` for the answer (None: as the transport does).

        Raises:
            NotSent, Unanswered: as the transport does.
            TelegramError: one of its subclasses, for what Telegram refused.
        """
        data = RequestData([_parameter(name, value) for name, value in parameters.items()])
        timeout = _DEFAULT if seconds is None else seconds
        try:
            return await self._request.post(self._base + method, data, read_timeout=timeout)
        except KeyError:
            raise Unanswered("the answer holds no result") from None


def _parameter(name: str, value: object) -> RequestParameter:
    if isinstance(value, InputFile):
        return RequestParameter(name, None, [value])
    return RequestParameter(name, value, None)


def _body(data: RequestData | None) -> dict[str, object]:
    if data is None or not (data.parameters or data.contains_files):
        return {}
    if not data.contains_files:
        return {"json": data.parameters}
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return {"data": form}


def _check_refusal(status: int, body: bytes) -> None:
    """Let through what Telegram refuses: a proxy's page or a server's failure is no answer."""
    if not 400 <= status < 500:  # noqa: PLR2004
        raise Unanswered(f"status {status}")
    AiohttpRequest.parse_json_payload(body)


def _timeout(
    connect: float | None, read: float | None, write: float | None
) -> aiohttp.ClientTimeout:
    limits = (connect, read, write)
    total = None if None in limits else sum(limit or 0 for limit in limits)
    return aiohttp.ClientTimeout(total=total, connect=connect, sock_read=read)


def _seconds(given: ODVInput[float], default: float) -> float | None:
    return default if isinstance(given, DefaultValue) else given


def _described(error: BaseException) -> str:
    """Answer what went wrong, without any text that aiohttp took from the address."""
    if isinstance(error, aiohttp.ClientConnectorError):
        return f"no connection to {error.host}:{error.port} ({error.os_error.strerror})"
    return type(error).__name__
