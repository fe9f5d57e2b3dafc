"""Telegram refuses: for a while, or until it takes the token again. Nothing is lost, and one line says it."""

from tests.faults.company import Company, company
from tests.faults.leaders import prompt_time, working_day
from tests.faults.process import until
from tests.faults.records import SENDING
from tests.faults.scene import Scene

ZONE = "Europe/Amsterdam"
LEADERS, ATTEMPTS = 8, 3
REFUSED = "Telegram refuses the token"


def _running(scene: Scene) -> Company:
    firm = company(scene, [ZONE] * LEADERS)
    scene.start()
    firm.calm()
    return firm


def test_told_to_wait_the_bot_waits_and_loses_nothing(scene: Scene) -> None:
    firm = _running(scene)
    scene.bot.fault("flood", *SENDING, times=LEADERS // 2, seconds=2)
    firm.talk.everybody()
    firm.calm()
    account = firm.account()
    assert not account.wrong
    assert not account.doubles
    assert scene.bot.counts()["sendMessage refused"] == LEADERS // 2


def test_a_token_revoked_in_mid_run_stops_all_sending_until_it_is_taken_again(scene: Scene) -> None:
    firm = _running(scene)
    [process] = scene.processes
    firm.talk.everybody()
    scene.bot.fault("error", status=401, times=None)
    firm.days.append(working_day(0))
    firm.move_to(prompt_time(working_day(0), ZONE))
    firm.talk.everybody()
    until(lambda: scene.bot.counts()["getUpdates refused"] >= ATTEMPTS)
    assert scene.bot.counts()["sendMessage refused"] <= LEADERS  # what was under way
    scene.bot.clear_faults()
    firm.calm()
    account = firm.account()
    assert not account.wrong
    assert not account.doubles
    assert process.count(REFUSED) == 1
    assert process.terminate() == 0
