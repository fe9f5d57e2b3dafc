"""The wall clock is set, once while messages are under way: nothing stalls, and nothing comes twice."""

from datetime import timedelta

from tests.faults.company import Company, company
from tests.faults.leaders import prompt_time, working_day
from tests.faults.process import until
from tests.faults.records import SENDING
from tests.faults.scene import Scene

ZONE = "Europe/Amsterdam"
LEADERS = 8
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def _prompted(scene: Scene) -> Company:
    """A company whose bot runs and has just sent the prompts of Monday."""
    firm = company(scene, [ZONE] * LEADERS)
    scene.start()
    firm.days.append(working_day(0))
    firm.move_to(prompt_time(working_day(0), ZONE))
    firm.calm()
    return firm


def _set_clock(firm: Company, by: timedelta) -> None:
    """Set the clock while one chat rests since it was told to, and others are being answered."""
    before = firm.scene.bot.counts()["sendMessage refused"]
    firm.scene.bot.fault("flood", *SENDING, seconds=1)
    firm.talk.everybody()
    until(lambda: firm.scene.bot.counts()["sendMessage refused"] > before)
    firm.move_to(firm.scene.bot.now() + by)
    firm.talk.everybody()
    firm.calm()


def test_an_hour_back_stalls_nothing_and_repeats_nothing(scene: Scene) -> None:
    firm = _prompted(scene)
    _set_clock(firm, -HOUR)
    _set_clock(firm, HOUR)
    account = firm.account()
    assert not account.wrong
    assert not account.doubles


def test_a_day_forward_and_back_stalls_nothing_and_repeats_nothing(scene: Scene) -> None:
    firm = _prompted(scene)
    firm.days.append(working_day(1))
    _set_clock(firm, DAY)
    _set_clock(firm, -DAY)
    _set_clock(firm, DAY)
    account = firm.account()
    assert not account.wrong
    assert not account.doubles
