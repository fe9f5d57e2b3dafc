"""getUpdates, setWebhook, deleteWebhook, getWebhookInfo."""

import re

from bot.sandbox.api.call import Call
from bot.sandbox.errors import bad_request, conflict
from bot.sandbox.state import Webhook
from bot.sandbox.webhook import start_delivery
from bot.sandbox.wire import Json

LONGEST_POLL = 50  # seconds
_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
_WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook "
    "first"
)


async def get_updates(call: Call) -> bytes:
    """The updates that no earlier poll has confirmed, as JSON; waits for one if there is none."""
    if call.bot.webhook.url:
        raise conflict(_WEBHOOK_ACTIVE)
    _allow(call)
    limit = min(100, max(1, call.get("limit", 100)))
    timeout = min(LONGEST_POLL, max(0, call.get("timeout", 0)))
    return await call.bot.updates.poll(call.get("offset", 0), limit, timeout)


def set_webhook(call: Call) -> bool:
    """Deliver updates to an address from now on. Plain HTTP is taken, as a local server does."""
    url = call.get("url", "")
    if not url:
        return delete_webhook(call)
    if not url.startswith(("http://", "https://")):
        raise bad_request("invalid webhook URL specified")
    secret = call.get("secret_token", "")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    _allow(call)
    _drop(call)
    call.bot.webhook = Webhook(url, secret, call.get("max_connections", 40))
    call.bot.updates.end_poll(conflict("terminated by setWebhook request"))
    start_delivery(call.bot)
    return True


def delete_webhook(call: Call) -> bool:
    """Go back to long polling."""
    _drop(call)
    call.bot.webhook = Webhook()
    call.bot.updates.arrived.notify()
    return True


def get_webhook_info(call: Call) -> Json:
    """The WebhookInfo object."""
    bot, webhook = call.bot, call.bot.webhook
    info: Json = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(bot.updates.pending),
    }
    if webhook.url:
        info["max_connections"] = webhook.connections
    if webhook.failed_at is not None:
        info["last_error_date"] = int(webhook.failed_at)
        info["last_error_message"] = webhook.failure
    if bot.updates.allowed:
        info["allowed_updates"] = sorted(bot.updates.allowed)
    return info


def _allow(call: Call) -> None:
    if "allowed_updates" in call.values:
        call.bot.updates.allowed = frozenset(map(str, call.get("allowed_updates")))


def _drop(call: Call) -> None:
    if call.get("drop_pending_updates", False):
        call.bot.updates.clear()
