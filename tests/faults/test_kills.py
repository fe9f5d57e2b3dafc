"""SIGKILL at random points of a fixed seed, while leaders log and prompts fall due."""

import pytest

from tests.faults.company import company
from tests.faults.killing import PER_ZONE, Killing
from tests.faults.leaders import ZONES
from tests.faults.records import SENDING
from tests.faults.scene import Scene
from tests.faults.table import IN_PASSING, Record

pytestmark = pytest.mark.slow

CUT = 0.075
"""The share of sends that are cut before they are accepted, and again after."""


@pytest.fixture
def kills(request: pytest.FixtureRequest) -> int:
    """How many times the process is killed on each database."""
    return int(request.config.getoption("--kills", default=IN_PASSING))


def test_kills_lose_nothing_and_double_one_message_a_chat_at_most(
    scene: Scene, kills: int, record: Record
) -> None:
    account = Killing(company(scene, ZONES * PER_ZONE)).run(kills)
    record("kills", kills, account)
    assert not account.wrong


def test_cut_sends_lose_nothing_either_and_double_one_message_a_cut_at_most(
    scene: Scene, kills: int, record: Record
) -> None:
    scene.bot.fault("drop_before", *SENDING, times=None, chance=CUT, seed=1)
    scene.bot.fault("drop_after", *SENDING, times=None, chance=CUT / (1 - CUT), seed=2)
    account = Killing(company(scene, ZONES * PER_ZONE)).run(kills)
    record("kills, 15 % of sends cut", kills, account)
    assert not account.wrong
    assert any(double.cut for double in account.doubles)
