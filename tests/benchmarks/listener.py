"""The bot that others write: PTB's own polling, one SQLite insert with its commit, one reply.

It keeps who said what, in a file as durable as ours (WAL, synchronous=FULL), and nothing else:
nothing is understood or counted, and what it has confirmed or failed to send is lost with it.

    python -m tests.benchmarks.listener TOKEN API_URL FILE httpx|aiohttp SIDE_BY_SIDE
"""

import sqlite3
import sys
from typing import Any

from telegram import Update
from telegram.ext import ApplicationBuilder, CallbackContext, MessageHandler
from telegram.ext.filters import TEXT

from bot.telegram import AiohttpRequest

_TABLE = "CREATE TABLE log (id INTEGER PRIMARY KEY, chat INT, message INT, at TEXT, said TEXT)"
_INSERT = "INSERT INTO log (chat, message, at, said) VALUES (?, ?, ?, ?)"


def listen(token: str, api_url: str, file: str, transport: str, side_by_side: int) -> None:
    """Answer every text until told to stop; one at a time is PTB's own way."""
    kept = _opened(file)

    async def log(update: Update, _context: CallbackContext[Any, Any, Any, Any]) -> None:
        message = update.effective_message
        if message is not None:
            row = (message.chat_id, message.message_id, message.date.isoformat(), message.text)
            kept.execute(_INSERT, row)
            await message.reply_text("2 logged · 2 of 3 today · 13 in a row")

    builder = ApplicationBuilder().token(token).base_url(f"{api_url}/bot")
    if transport == "aiohttp":
        builder = builder.request(AiohttpRequest()).get_updates_request(AiohttpRequest())
    if side_by_side > 1:
        builder = builder.concurrent_updates(side_by_side)
    application = builder.build()
    application.add_handler(MessageHandler(TEXT, log))
    application.run_polling()


def _opened(file: str) -> sqlite3.Connection:
    kept = sqlite3.connect(file, isolation_level=None)  # every statement commits
    kept.execute("PRAGMA journal_mode = WAL")
    kept.execute("PRAGMA synchronous = FULL")
    kept.execute(_TABLE)
    return kept


if __name__ == "__main__":
    of, where, into, by, abreast = sys.argv[1:]
    listen(of, where, into, by, int(abreast))
