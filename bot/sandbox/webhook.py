"""Updates delivered by POST, one after the other, each until it is taken."""

import asyncio

import aiohttp

from bot.sandbox.state import Bot

FIRST_PAUSE = 0.2  # real seconds after a failure, doubled with each further one
LONGEST_PAUSE = 5.0
TIMEOUT = aiohttp.ClientTimeout(total=60)

_deliveries: set[asyncio.Task[None]] = set()


def start_delivery(bot: Bot) -> None:
    """Deliver the bot's updates for as long as its present webhook stays."""
    task = asyncio.get_running_loop().create_task(_deliver(bot))
    _deliveries.add(task)
    task.add_done_callback(_deliveries.discard)


async def stop_deliveries() -> None:
    """End every delivery."""
    for task in list(_deliveries):
        task.cancel()
    await asyncio.gather(*_deliveries, return_exceptions=True)


async def _deliver(bot: Bot) -> None:
    webhook, pause = bot.webhook, FIRST_PAUSE
    async with aiohttp.ClientSession(timeout=TIMEOUT) as session:
        while bot.webhook is webhook:
            if not bot.updates.pending:
                await bot.updates.arrived.wait(1.0)
            elif await _delivered(bot, session):
                pause = FIRST_PAUSE
            else:
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)


async def _delivered(bot: Bot, session: aiohttp.ClientSession) -> bool:
    webhook, update = bot.webhook, bot.updates.pending[0]
    headers = {"Content-Type": "application/json"}
    if webhook.secret:
        headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret
    try:
        async with session.post(webhook.url, data=update.body, headers=headers) as answer:
            failure = "" if answer.ok else f"Wrong response from the webhook: {answer.status}"
    except (aiohttp.ClientError, TimeoutError) as error:
        failure = f"{type(error).__name__}"
    if failure:
        webhook.failed_at, webhook.failure = bot.clock.now(), failure
        return False
    bot.updates.confirm(update.number + 1)
    return True
