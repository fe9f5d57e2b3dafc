"""What lies behind a tap under the weekly summary, and who may tap."""

import pytest
from sqlalchemy import delete

from habits.storage.tables.messages import outbox
from tests.scenarios.stage import MONDAY, ONE_DAY, Actor, Stage

NEXT_MONDAY = MONDAY + 7 * ONE_DAY


def summary(owner: Actor) -> str:
    """The summary's text as it stands now, whatever was pressed below it."""
    return owner.sees()[-1]


def test_a_row_opens_into_what_it_is_made_of_and_closes_again(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, dana = max_and_dana
    stage.goes_to(MONDAY, "12:00")
    dana.says("Talked to Sally (customer) on Twitter. Phoned our employee Ben. Met Ann on Slack.")
    stage.goes_to(MONDAY + ONE_DAY, "12:00")
    dana.says("had 4 conversations on LinkedIn")
    stage.goes_to(MONDAY + 4 * ONE_DAY, "12:00")
    dana.says("On Wednesday: Cleo")
    dana.says("Talked to Sally on LinkedIn")
    dana.says("Talked to Sally on Twitter")
    stage.goes_to(NEXT_MONDAY, "08:00")
    before = summary(owner)
    assert owner.presses("Dana") == []
    assert summary(owner) == (
        "Dana · 2 of 5 days · 9 conversations · 0 in a row\n"
        "Week of Monday 2 March\n\n"
        "Mo ✓ 3 · Tu ✓ 4 · We ❄ 1 · Th ✗ · Fr ◐ 1\n\n"
        "5 by name, 4 without a name\n"
        "2 customers, 1 employee, 6 not said\n"
        "7 on the networks, 1 off the networks, 1 not said\n"
        "1 logged late\n\n"
        "1 day missed · 1 day partly kept · 1 freeze used\n"
        "Score: new, day 5\n"
        "[‹ Back]"
    )
    assert owner.presses("‹ Back") == []
    assert summary(owner) == before


def test_other_weeks_are_a_tap_away_as_far_as_there_are_any(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, dana = max_and_dana
    dana.says("Ann, Bob and Cleo")
    stage.goes_to(NEXT_MONDAY, "12:00")
    assert owner.says("/summary")[-1].splitlines()[-1] == "[‹ 2 Mar]"
    owner.presses("‹ 2 Mar")
    assert summary(owner).splitlines()[0] == "Acme, week of Monday 2 March"
    assert "Dana · 1 of 5 days" in summary(owner)
    assert summary(owner).splitlines()[-1] == "[9 Mar ›]"
    owner.presses("9 Mar ›")
    assert summary(owner).splitlines()[0] == "Acme, week of Monday 9 March"


def picture_of(stage: Stage, owner: Actor) -> tuple[str, bytes]:
    """The caption and the picture above the last text, as they stand now."""
    photo = owner.person.see()[-2]
    assert photo.path is not None
    return photo.text, stage.bot.download(photo.path)


def test_the_picture_turns_with_the_week_and_back(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, dana = max_and_dana
    dana.says("Ann, Bob and Cleo")
    stage.goes_to(NEXT_MONDAY, "12:00")
    owner.says("/summary")
    now = picture_of(stage, owner)
    assert owner.presses("‹ 2 Mar") == []
    before = picture_of(stage, owner)
    assert before[0] == (
        "Acme, week of Monday 2 March\n1 of 10 days kept · 3 conversations, 0 the week before"
    )
    assert before[1] != now[1]
    owner.presses("Dana")
    assert picture_of(stage, owner) == before
    owner.presses("‹ Back")
    assert picture_of(stage, owner) == before
    owner.presses("9 Mar ›")
    assert picture_of(stage, owner) == now


def test_under_a_summary_whose_picture_nobody_remembers_a_new_one_comes(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, _ = max_and_dana
    stage.goes_to(NEXT_MONDAY, "12:00")
    owner.says("/summary")
    with stage.database() as conn:
        conn.execute(delete(outbox))
    assert [one.splitlines()[0] for one in owner.presses("‹ 2 Mar")] == [
        "Acme, week of Monday 2 March"
    ] * 2
    assert owner.person.see()[-2].kind == "photo"


def test_the_people_of_a_large_team_are_paged(stage: Stage) -> None:
    owner = stage.joins("Max", stage.organisation())
    token = owner.says("/invite team")[0].split("start=")[1].split()[0]
    for number in range(10, 28):
        stage.bot.person(f"Leader {number}").start(token)
    stage.bot.settle()
    buttons = owner.says("/summary")[-1].splitlines()[-5:]
    assert buttons[0] == "[Max | Leader 10]"
    assert buttons[-1] == "[9–16 ›]"
    owner.presses("9–16 ›")
    assert summary(owner).splitlines()[-5:] == [
        "[Leader 17 | Leader 18]",
        "[Leader 19 | Leader 20]",
        "[Leader 21 | Leader 22]",
        "[Leader 23 | Leader 24]",
        "[‹ 1–8 | 17–19 ›]",
    ]
    owner.presses("17–19 ›")
    owner.presses("Leader 27")
    assert summary(owner).startswith("Leader 27 · no routine")
    owner.presses("‹ Back")
    assert summary(owner).splitlines()[-1] == "[‹ 9–16]"


@pytest.fixture
def two_teams(stage: Stage, max_and_dana: tuple[Actor, Actor]) -> tuple[Actor, Actor, Actor]:
    """Max and Dana of Acme, and Mia, who manages its other team."""
    owner, dana = max_and_dana
    return owner, dana, stage.joins("Mia", owner.says("/invite manager Sales")[0])


REFUSED = ["That is for managers and owners. /help shows what you can do."]


def test_nobody_reads_a_team_that_they_do_not_manage(
    two_teams: tuple[Actor, Actor, Actor],
) -> None:
    owner, dana, mia = two_teams
    owner.says("/summary")
    data = [button.data or "" for row in owner.last().buttons for button in row]
    for reader in (dana, mia):
        under = reader.writes("/help") + 1
        for one in data:
            assert reader.forges(one, under) == REFUSED, one
    leader = next(one for one in data if one.startswith("leader:"))
    mia.says("/summary")
    own = next(button.data or "" for button in mia.last().buttons[0])
    smuggled = ":".join([*own.split(":")[:4], leader.split(":")[4]])
    assert mia.forges(smuggled, mia.last().message_id) == REFUSED


def test_another_organisation_is_out_of_reach(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, _ = max_and_dana
    owner.says("/summary")
    data = [button.data or "" for row in owner.last().buttons for button in row]
    rival = stage.joins("Rita", stage.organisation("Rival"))
    under = rival.writes("/summary") + 1
    assert {tuple(rival.forges(one, under)) for one in data} == {tuple(REFUSED)}


@pytest.mark.parametrize(
    "data",
    ["week:", "week:1", "week:1:2026-03-02", "week:1:2026-13-02:0", "leader:x:2026-03-02:0:1",
     "week:\u0661:2026-03-02:0", "week:1:2026-03-02:0:1:2"],
)  # fmt: skip
def test_a_button_of_ones_own_making_is_told_apart(
    max_and_dana: tuple[Actor, Actor], data: str
) -> None:
    owner, _ = max_and_dana
    assert owner.forges(data, owner.last().message_id) == [
        "That button has done its work. /help shows what you can do now."
    ]


@pytest.mark.parametrize("monday", ["2026-03-03", "2026-03-09", "0001-01-01", "9999-12-27"])
def test_a_week_that_is_none_or_is_still_to_come_is_refused(
    max_and_dana: tuple[Actor, Actor], monday: str
) -> None:
    owner, _ = max_and_dana
    owner.says("/summary")
    data = (owner.last().buttons[0][0].data or "").replace("2026-03-02", monday)
    assert owner.forges(data, owner.last().message_id) == REFUSED


def test_a_summary_in_parts_is_turned_by_a_new_one(stage: Stage) -> None:
    owner = stage.joins("Max", stage.organisation())
    token = owner.says("/invite team")[0].split("start=")[1].split()[0]
    for number in range(45):
        stage.bot.person(f"{'Bartholomew Featherstonehaugh ' * 4}{number}").start(token)
    stage.bot.settle()
    sent = owner.says("/summary")
    assert len(sent) > 2
    again = owner.presses("9–16 ›")
    assert len(again) == len(sent)
    assert [one.splitlines()[0] for one in again[:2]] == ["Acme, week of Monday 2 March"] * 2
