"""One call of a bot: faults, arguments, the method, the log."""

import asyncio

from aiohttp import web

from bot.sandbox.api.call import Call
from bot.sandbox.api.receiving import get_updates
from bot.sandbox.api.table import METHODS
from bot.sandbox.arguments import arguments
from bot.sandbox.errors import Refused, not_found, too_many_requests
from bot.sandbox.faults import Fault, Kind
from bot.sandbox.journal import Outcome
from bot.sandbox.parameters import NAMES
from bot.sandbox.state import Bot
from bot.sandbox.wire import Request, answered, encoded, received, refused

_REASONS = {500: "Internal Server Error", 502: "Bad Gateway", 504: "Gateway Time-out"}
_PAGE = (
    "<html>\r\n<head><title>{0} {1}</title></head>\r\n<body>\r\n<center><h1>{0} {1}</h1></center>"
    "\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
)
_AFTERWARDS = frozenset({Kind.SLOW, Kind.DROP_AFTER, Kind.GARBLED})


async def answer_call(bot: Bot, method: str, request: web.BaseRequest) -> web.StreamResponse:
    """Carry out a call (method in small letters) and answer it, or let it fail as asked."""
    if method not in NAMES:
        raise not_found()
    asked = await received(request)
    if bot.faults.latency:
        await asyncio.sleep(bot.faults.latency)
    fault = bot.faults.strike(NAMES[method])
    if fault and fault.kind not in _AFTERWARDS:
        return _failed(bot, method, asked, request, fault)
    response = await _carried_out(bot, method, asked, cut=fault is not None and _cuts(fault))
    if fault is None:
        return response
    return await _spoilt(request, response, fault)


def _cuts(fault: Fault) -> bool:
    return fault.kind in (Kind.DROP_AFTER, Kind.GARBLED)


async def _carried_out(bot: Bot, method: str, asked: Request, cut: bool) -> web.Response:
    name, now = NAMES[method], bot.clock.now()
    outcome = Outcome.CUT if cut else Outcome.ACCEPTED
    values = asked.values
    try:
        values = arguments(method, asked.values, asked.uploads)
        call = Call(bot, values, asked.uploads)
        if method == "getupdates":
            result = await get_updates(call)
            bot.journal.write(name, outcome, 200, now, values)
            return answered(result)
        made = METHODS[method](call)
        bot.changed.notify()
    except Refused as refusal:
        bot.journal.write(name, Outcome.REFUSED, refusal.status, now, values)
        return refused(refusal)
    number = made.get("message_id") if isinstance(made, dict) else values.get("message_id")
    bot.journal.write(name, outcome, 200, now, values, number)
    return answered(encoded(made))


def _failed(
    bot: Bot, method: str, asked: Request, request: web.BaseRequest, fault: Fault
) -> web.Response:
    """A call that never counts: cut before it arrived, or refused on the way."""
    lost = fault.kind is Kind.DROP_BEFORE
    status = 429 if fault.kind is Kind.FLOOD else fault.status
    bot.journal.write(
        NAMES[method],
        Outcome.LOST if lost else Outcome.REFUSED,
        0 if lost else status,
        bot.clock.now(),
        asked.values,
    )
    if lost:
        return _cut(request)
    if fault.kind is Kind.FLOOD:
        return refused(too_many_requests(int(fault.seconds)))
    reason = _REASONS.get(status, "Error")
    if fault.html:
        return web.Response(
            status=status, text=_PAGE.format(status, reason), content_type="text/html"
        )
    return refused(Refused(status, reason))


async def _spoilt(
    request: web.BaseRequest, response: web.Response, fault: Fault
) -> web.StreamResponse:
    """A call that counts and whose answer does not arrive as it should."""
    if fault.kind is Kind.DROP_AFTER:
        return _cut(request)
    if fault.kind is Kind.GARBLED:
        return web.Response(body=b'{"ok":tr', content_type="application/json")
    await asyncio.sleep(fault.seconds)
    return response


def _cut(request: web.BaseRequest) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
