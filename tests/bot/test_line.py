"""Faults of the line are said once, outlasted, and nothing is lost meanwhile."""

import logging
import socket
from urllib.request import urlopen

import pytest

from bot.app import TokenRefused
from bot.sandbox.client.bot import SandboxBot
from bot.sandbox.client.sandbox import started
from habits.storage.outbox import Draft
from tests.bot.running import Bench, eventually, said


def text_to(chat: int, words: str) -> Draft:
    return Draft(chat, "text", {"text": words})


def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]


def test_a_token_revoked_in_mid_run_is_said_once_and_nothing_is_lost(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    ann = bench.friend()
    with bench.running():
        bench.bot.settle()
        bench.bot.fault("error", status=401, times=None)
        bench.plan(text_to(ann.id, "one"), text_to(ann.id, "two"))
        ann.send("three")  # ends the poll that is under way
        eventually(lambda: bench.bot.counts()["getUpdates refused"] >= 3)
        bench.bot.clear_faults()
        eventually(lambda: said(ann) == ["/start", "one", "two", "three"])
    said_of_it = [line for line in errors(caplog) if "refuses the token" in line]
    assert len(said_of_it) == 1


def test_a_token_that_is_refused_at_the_start_is_an_error(bench: Bench) -> None:
    bench.bot.revoke()
    with pytest.raises(TokenRefused) as caught, bench.running() as bot:
        eventually(lambda: bot.error)
    assert bench.bot.token not in repr(caught.value)
    assert caught.value.__cause__ is None


def test_an_api_that_cannot_be_reached_at_the_start_is_said_once_and_tried_until_it_answers(
    sandbox_bot: SandboxBot, database_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    early = Bench(f"http://127.0.0.1:{port}", sandbox_bot, database_url)
    with early.running():
        eventually(lambda: "cannot be reached" in caplog.text)
        with started(port=port) as sandbox:
            ann = sandbox.bot(sandbox_bot.token).person("Ann")
            ann.start()
            eventually(lambda: said(ann) == ["/start"])
            assert caplog.text.count("cannot be reached (") == 1
    assert sandbox_bot.token not in caplog.text


def test_polls_that_are_refused_are_repeated_until_they_are_answered(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.bot.fault("error", "getUpdates", status=409, times=2)
    with bench.running():
        ann = bench.friend()
        eventually(lambda: said(ann) == ["/start"])
    assert len([line for line in errors(caplog) if "polling is refused" in line]) == 1


def test_a_webhook_that_is_in_the_way_is_removed(bench: Bench) -> None:
    method = f"{bench.api_url}/bot{bench.bot.token}/setWebhook"
    urlopen(f"{method}?url=http://127.0.0.1:1/").close()  # noqa: S310  # it is the sandbox's
    with bench.running():
        ann = bench.friend()
        eventually(lambda: said(ann) == ["/start"])


def test_nothing_is_sent_while_telegram_cannot_be_reached_and_all_of_it_afterwards(
    bench: Bench,
) -> None:
    ann = bench.friend()
    with bench.running():
        bench.bot.settle()
        bench.bot.fault("drop_before", "sendMessage", "getMe", "getUpdates", times=None)
        bench.plan(*(text_to(ann.id, str(number)) for number in range(5)))
        eventually(lambda: bench.bot.counts()["getMe lost"] >= 2)
        tried = bench.bot.counts()["sendMessage lost"]
        eventually(lambda: bench.bot.counts()["getMe lost"] >= 3)
        assert bench.bot.counts()["sendMessage lost"] == tried == 1
        bench.bot.clear_faults()
        bench.bot.settle()
    assert said(ann) == ["/start", "0", "1", "2", "3", "4"]
