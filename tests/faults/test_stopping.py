"""SIGTERM in the middle of everything: a clean end in time, and nothing lost or doubled by it."""

import time
from collections.abc import Callable

import pytest
from sqlalchemy import Connection

from tests.faults.company import company
from tests.faults.leaders import prompt_time, working_day
from tests.faults.process import until
from tests.faults.records import SENDING, handled_now, sent_now
from tests.faults.scene import Scene

ZONE = "Europe/Amsterdam"
LEADERS, BUSY, IN_TIME = 24, 8, 10.0
SLOW = 0.5
"""Seconds until an accepted call is answered: longer than handlers need to end."""


@pytest.mark.parametrize("at_work", [handled_now, sent_now], ids=["handling", "sending"])
def test_a_busy_bot_stops_in_time_and_the_next_one_goes_on(
    scene: Scene, at_work: Callable[[Connection], int]
) -> None:
    firm = company(scene, [ZONE] * LEADERS)
    scene.bot.fault("slow", *SENDING, times=None, seconds=SLOW)
    firm.days.append(working_day(0))
    firm.move_to(prompt_time(working_day(0), ZONE))
    process = scene.start()
    until(lambda: scene.look(at_work) >= BUSY)
    firm.talk.everybody()
    began = time.monotonic()
    assert process.terminate() == 0
    assert time.monotonic() - began < IN_TIME
    assert process.count("Traceback") == 0
    scene.start()
    firm.calm()
    account = firm.account()
    assert not account.wrong
    assert not account.doubles


def test_calls_that_nobody_answers_keep_it_no_longer(scene: Scene) -> None:
    firm = company(scene, [ZONE] * LEADERS)
    scene.bot.fault("slow", *SENDING, times=LEADERS, seconds=60)
    process = scene.start()
    until(lambda: scene.bot.counts()["sendMessage accepted"] == LEADERS)
    firm.talk.everybody()
    began = time.monotonic()
    assert process.terminate() == 0
    assert time.monotonic() - began < IN_TIME
    stopped = scene.last_call() + 1
    scene.start()
    firm.calm()
    account = firm.account([stopped])
    assert not account.wrong
