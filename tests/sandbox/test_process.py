"""The sandbox as a process."""

import json
import signal
import subprocess
import sys

import pytest

from bot.sandbox.client import ControlError, Sandbox, started


def test_it_says_where_it_listens_and_stops_when_told() -> None:
    command = [sys.executable, "-m", "bot.sandbox", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        sandbox = Sandbox(json.loads(process.stdout.readline())["url"])
        bot = sandbox.bot("123456:a-token-of-ones-own", name="Fifteen", username="fifteen_bot")
        assert (bot.token, bot.username) == ("123456:a-token-of-ones-own", "fifteen_bot")
        process.send_signal(signal.SIGTERM)
        output, errors = process.communicate(timeout=10)
        assert (process.returncode, output, errors) == (0, b"", b"")
    sandbox.close()


def test_a_taken_port_is_said() -> None:
    with started() as sandbox:
        port = int(sandbox.url.rpartition(":")[2])
        with pytest.raises(ControlError, match="did not start"), started(port=port):
            pass


def test_a_token_looks_like_one(sandbox: Sandbox) -> None:
    with pytest.raises(ControlError, match="looks like"):
        sandbox.bot("fifteen")
