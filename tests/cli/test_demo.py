"""`fifteen demo`: the tour in the terminal, and the page that is served afterwards."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from bot.cli.demo.stage import open_stage
from bot.cli.errors import CommandError
from tests.cli.visitor import Visitor
from tests.command import Fifteen, environment

STORY = (
    "$ fifteen organisation create Acme --time-zone Europe/Amsterdam",
    "Your first prompt comes on Monday 2 March at 08:30.",
    "Somebody has joined by this link already",
    "Today: 3 conversations, fifteen minutes.",
    "Running until 09:15.",
    "Time. Who did you talk to?",
    "2 logged · 2 of 3 today",
    "✓ Sally Kim · Twitter",
    "The easy one: ",
    "3 of 3 today · 1 in a row",
    "the machine is off until eleven",
    "2 in a row",
    "5 in a row",
    "Acme, week of Monday 2 March",
    "Max · 1 of 5 days",
    "late",
    "Wednesday fell short; a freeze covered it.",
    "4 of 5 days kept",
    "Max · 5 of 5 days · 17 conversations",
    "Max presses “Dana”",
    "1 freeze used",
    "every step happened",
)


@pytest.mark.slow
def test_the_tour_tells_its_story_in_order_and_needs_no_token(fifteen: Fifteen) -> None:
    told = fifteen("demo", "--tour")
    assert (told.returncode, told.stderr) == (0, "")
    position = 0
    for words in STORY:
        position = told.stdout.index(words, position)


def test_a_port_that_is_taken_is_said_in_one_line(fifteen: Fifteen) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        asked = fifteen("demo", "--no-tour", "--port", port)
    assert asked.returncode == 2
    assert asked.stderr == (
        f"fifteen: port {port} is taken: name another, or 0 for any that is free\n"
    )


@pytest.mark.slow
def test_a_bot_that_died_is_said_in_one_line() -> None:
    with open_stage() as stage:
        stage.switch_on()
        stage.watch(0.1)
        assert stage.running is not None
        os.kill(stage.running.pid, signal.SIGKILL)
        with pytest.raises(CommandError, match="the bot ended with exit code -9"):
            stage.watch(30)


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo that serves its page, and all that it printed before that."""

    process: subprocess.Popen[str]
    printed: str
    visitor: Visitor


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    folder = tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-m", "bot", "demo", "--no-tour", "--port", "0"]
    with (folder / "errors").open("w+") as errors:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment(folder),
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        printed = _until(process, "Ctrl-C")
        address = re.search(r"http://\S+", printed)
        assert address, (folder / "errors").read_text()
        yield Demo(process, printed, Visitor(address[0]))
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=30)
        assert (process.returncode, rest.strip()) == (0, "")
    assert (folder / "errors").read_text() == ""


def _until(process: subprocess.Popen[str], words: str) -> str:
    printed = ""
    while process.stdout and (line := process.stdout.readline()):
        printed += line
        if words in line:
            break
    return printed


@pytest.mark.slow
def test_everybody_on_the_page_is_marked_as_a_sample_and_dana_and_max_are_in_front(
    demo: Demo,
) -> None:
    people = [one for one in demo.visitor.people() if one["name"] != "Kim"]
    assert [one["name"] for one in people] == ["Dana", "Max", "Bram", "Lee", "Priya", "Noor"]
    assert {one["note"] for one in people} == {"sample"}
    assert [one["name"] for one in people if one["front"]] == ["Dana", "Max"]
    assert "Acme (sample)" in demo.printed


@pytest.mark.slow
def test_everybody_on_the_page_is_offered_the_commands_of_their_role(demo: Demo) -> None:
    offered = {
        one["name"]: {command["command"] for command in one["commands"]}
        for one in demo.visitor.people()
        if one["name"] != "Kim"
    }
    assert all("streak" in commands for commands in offered.values())
    assert [name for name, commands in offered.items() if "summary" in commands] == ["Max"]


@pytest.mark.slow
def test_the_visitor_meets_the_chats_of_last_days_then_the_next_prompt_and_an_answer_to_a_log(
    demo: Demo,
) -> None:
    visitor = demo.visitor
    assert all(len(visitor.chat(name)) >= 8 for name in ("Dana", "Max", "Bram", "Lee", "Priya"))
    assert any("week of Monday 27 April" in text for text in visitor.chat("Max"))
    before = {name: len(visitor.chat(name)) for name in ("Dana", "Max")}
    visitor.presses_next_prompt()
    new = {name: visitor.chat(name)[count:] for name, count in before.items()}
    assert ["29 in a row" in text for text in new["Dana"]] == [True]
    assert ["17 in a row" in text for text in new["Max"]] == [True]
    visitor.says("Dana", "Talked to Sally on Twitter, Ben on LinkedIn and Ruth Meyer by phone")
    assert "3 logged · 3 of 3 today · 30 in a row" in visitor.chat("Dana")[-1]


@pytest.mark.slow
def test_somebody_new_joins_by_the_link_in_the_managers_chat(demo: Demo) -> None:
    visitor = demo.visitor
    link = next(text for text in visitor.chat("Max") if "?start=" in text)
    token = link.partition("?start=")[2].split()[0]
    person = visitor.does("person", name="Kim")["id"]
    visitor.does("start", person=person, payload=token)
    visitor.settles()
    assert "This is Fifteen, for Acme (sample)." in visitor.chat("Kim")[-1]
