"""The reader outside: asked only where it is named, believed only as far as the message bears it out."""

import logging
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot import outside
from bot.clock import SystemClock
from bot.outside import REST, Endpoint, OutsideReader
from config.lexicon import load_lexicon
from habits.parsing import MessageKind, Reading, read
from habits.parsing.outside import borne_out
from tests.bot.endpoint import (
    KEY,
    Behaviour,
    drips,
    endpoint,
    floods,
    hangs_up,
    never_answers,
    says,
    sends,
)

NOW = datetime(2026, 3, 4, 17, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
TEXT = "had a natter w/ Ottoline Vance (@otty) down the pub, 20 min or so, and 3 regulars"


def talk(**facts: object) -> dict[str, Any]:
    usual: dict[str, object] = {
        "name": None,
        "handle": None,
        "anonymous": 0,
        "platform": "in_person",
        "audience": "unknown",
        "day": "2026-03-04",
        "minutes": None,
        "outcomes": [],
    }
    return usual | facts


def log(*talks: dict[str, Any], kind: str = "log", **more: object) -> dict[str, Any]:
    return {"kind": kind, "conversations": list(talks), **more}


OTTOLINE = talk(name="Ottoline Vance", handle="otty")


class Clock(SystemClock):
    """A clock whose monotonic time stands until it is moved."""

    seconds = 0.0

    def monotonic(self) -> float:
        return self.seconds


async def reading_of(behaves: Behaviour, text: str = TEXT) -> Reading | None:
    with endpoint(behaves) as fake:
        outside_reading = await OutsideReader(fake.endpoint, Clock()).reading(text, NOW)
    own = read(text, NOW, load_lexicon())
    return borne_out(text, outside_reading, own, NOW.date()) if outside_reading else None


async def test_what_the_message_bears_out_is_taken() -> None:
    both = log(talk(name="Ottoline Vance", handle="otty", minutes=20), talk(anonymous=3))
    reading = await reading_of(says(both))
    assert reading is not None
    assert reading.kind is MessageKind.LOG
    named, regulars = reading.conversations
    assert named.person is not None
    assert (named.person.name, named.person.handle, named.minutes) == ("Ottoline Vance", "otty", 20)
    assert (regulars.person, regulars.anonymous, regulars.day) == (None, 3, date(2026, 3, 4))


@pytest.mark.parametrize(
    "claimed",
    [
        log(talk(name="Otto Vance")),
        log(talk(name="Ottoline Vance"), talk(name="Ottoline")),
        log(talk(handle="nobody")),
        log(talk(name="!?")),
        log(talk()),
        log(talk(name="Ottoline Vance", anonymous=1)),
        log(talk(anonymous=21)),
        log(talk(anonymous=11), talk(anonymous=10)),
        log(talk(name="Ottoline Vance", day="2026-03-03")),
        log(talk(name="Ottoline Vance", day="2026-03-05")),
        log(talk(name="Ottoline Vance", minutes=45)),
        log(),
        log(kind="smalltalk"),
        log(OTTOLINE, kind="broadcast"),
        log(kind="absence"),
    ],
)
async def test_what_the_message_does_not_say_is_not_taken(claimed: dict[str, Any]) -> None:
    assert await reading_of(says(claimed)) is None


@pytest.mark.parametrize(
    "content",
    [
        "Sure! Here is the JSON you asked for.",
        "",
        [],
        log(OTTOLINE, mood="good"),
        log(OTTOLINE | {"mood": "good"}),
        log(OTTOLINE, kind="chat"),
        log(talk(name="Ottoline Vance", platform="pub")),
        log(talk(anonymous=-1)),
        log(talk(anonymous="3")),
        log(talk(anonymous=2.5)),
        log(talk(name="")),
        log(talk(name="Ottoline " * 100)),
        log(talk(name="Ottoline Vance", day="yesterday")),
        log(talk(name="Ottoline Vance", minutes=True)),
        log(*[OTTOLINE] * 101),
        '{"kind": "log", "conversations": [',
    ],
)
async def test_a_model_that_keeps_to_no_form_gives_no_reading(content: object) -> None:
    assert await reading_of(says(content)) is None


BODIES = {
    "null": "null",
    "empty": "{}",
    "no-choices": '{"choices": []}',
    "no-text": '{"choices": [{"message": {"content": null}}]}',
    "no-string": '{"choices": [{"message": {"content": {"kind": "none"}}}]}',
    "deep": "[" * 60_000,
    "no-json": "<html>hello</html>",
}


@pytest.mark.parametrize("body", BODIES)
async def test_another_answer_is_no_reading(body: str) -> None:
    assert await reading_of(sends(BODIES[body])) is None


@pytest.mark.parametrize("status", [302, 400, 401, 404, 429, 500, 502])
async def test_a_refusal_is_no_reading(status: int) -> None:
    elsewhere = {"Location": "http://127.0.0.1:9/"} if status == 302 else None
    assert await reading_of(sends("", status, elsewhere)) is None


@pytest.mark.parametrize("behaves", [floods, hangs_up])
async def test_too_long_or_half_an_answer_is_no_reading(behaves: Behaviour) -> None:
    assert await reading_of(behaves) is None


@pytest.mark.parametrize("behaves", [never_answers, drips])
async def test_no_answer_is_waited_for_longer_than_the_limit(
    behaves: Behaviour, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert outside.SECONDS == 5
    monkeypatch.setattr(outside, "SECONDS", 0.05)
    assert await reading_of(behaves) is None


async def test_an_endpoint_that_cannot_be_reached_is_left_alone_for_a_while() -> None:
    with endpoint(sends("", status=503)) as fake:
        clock = Clock()
        reader = OutsideReader(fake.endpoint, clock)
        for passes in (0.0, REST - 1, 1.0):
            clock.seconds += passes
            assert await reader.reading(TEXT, NOW) is None
        assert len(fake.asked) == 2
    nobody = OutsideReader(Endpoint(fake.endpoint.url, "small", None), Clock())
    assert await nobody.reading(TEXT, NOW) is None


async def test_it_is_asked_strictly_with_the_day_and_the_key_and_nothing_of_it_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    with endpoint(sends("no", status=500)) as fake:
        await OutsideReader(fake.endpoint, Clock()).reading(TEXT, NOW + timedelta(days=1))
    assert fake.keys == [f"Bearer {KEY}"]
    (asked,) = fake.asked
    assert asked["response_format"]["json_schema"]["strict"] is True
    assert asked["messages"][-1]["content"] == f"Thursday 2026-03-05 17:00\n\n{TEXT}"
    assert KEY not in caplog.text
    assert "Ottoline" not in caplog.text
