"""The own week: a picture, three lines and a question when the last working day ends; the answer is private."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.scenarios.stage import AMSTERDAM, MONDAY, ONE_DAY, Actor, Stage

ZONE = ZoneInfo(AMSTERDAM)

FRIDAY = MONDAY + 4 * ONE_DAY
NEXT_MONDAY = MONDAY + 7 * ONE_DAY
SECRET = "I keep talking instead of listening."
KEPT = ["Kept, for your eyes only. If it was a conversation, tell me whom you talked to."]
ASKS = "Nobody else reads it."


def own_weeks(actor: Actor) -> list[str]:
    """When own weeks came, on the clocks of Amsterdam."""
    return [
        f"{one.date.astimezone(ZONE):%a %d %H:%M}"
        for one in actor.person.see()
        if one.kind == "photo" and ASKS in one.text
    ]


def test_on_friday_evening_a_leader_sees_the_week_and_is_asked_one_question(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    for day in (0, 1, 4):
        stage.goes_to(MONDAY + day * ONE_DAY, "12:00")
        dana.says("3 today")
    stage.goes_to(FRIDAY, "17:59")
    dana.reads()
    stage.goes_to(FRIDAY, "18:00")
    [caption] = dana.reads()
    lines = caption.splitlines()
    assert lines[:4] == [
        "3 of 5 days kept",
        "9 conversations, 0 the week before",
        "1 in a row · no freeze held",
        "",
    ]
    assert lines[4].endswith("?")
    assert lines[5:] == ["Answer here if you like. Nobody else reads it."]
    assert dana.last().picture == (1080, 534)


def test_it_comes_once_a_week_and_before_the_reminder(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    stage.goes_to(NEXT_MONDAY + 5 * ONE_DAY, "12:00")
    assert own_weeks(dana) == ["Fri 06 18:00", "Fri 13 18:00"]
    assert [one[:12] for one in dana.reads_with_times() if one.startswith("Fri 13")] == [
        "Fri 13 08:30",
        "Fri 13 18:00",
    ]


def test_a_reply_to_it_is_kept_and_shown_to_nobody(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, dana = max_and_dana
    stage.goes_to(FRIDAY, "18:05")
    asked = dana.last().message_id
    stage.goes_to(NEXT_MONDAY + ONE_DAY, "12:00")
    assert dana.replies(asked, "Talked to Sally, who told me to listen.") == KEPT
    assert dana.replies(asked, SECRET) == KEPT
    assert dana.says("/streak")[0].startswith("0 in a row")
    stage.goes_to(NEXT_MONDAY + 7 * ONE_DAY, "12:00")
    owner.says("/summary 1")
    owner.presses("Dana")
    assert "listen" not in owner.transcript()
    assert all(SECRET not in one for one in dana.sees())


def test_plain_words_answer_it_until_the_week_is_over_and_a_log_stays_a_log(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    stage.goes_to(FRIDAY, "18:05")
    assert dana.says("Talked to Sally on Twitter")[0].startswith("✓ Sally")
    stage.goes_to(FRIDAY + 7 * ONE_DAY, "18:05")
    assert dana.says(SECRET) == KEPT
    assert dana.says(SECRET)[0].startswith("I found nobody in that")
    stage.goes_to(FRIDAY + 14 * ONE_DAY, "18:05")
    stage.goes_to(FRIDAY + 17 * ONE_DAY, "12:00")
    assert dana.says(SECRET)[0].startswith("I found nobody in that")


def test_the_last_day_is_the_leaders_own_and_days_off_bring_it_forward(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, dana = max_and_dana
    owner.says("/days Mon-Sat")
    stage.goes_to(MONDAY + 2 * ONE_DAY, "09:00")
    dana.says("off from Thursday until Monday")
    stage.goes_to(NEXT_MONDAY, "07:00")
    assert own_weeks(owner) == ["Sat 07 18:00"]
    assert own_weeks(dana) == ["Wed 04 18:00"]


def test_it_leaves_those_in_peace_who_asked_for_it(stage: Stage) -> None:
    owner, stopped, away, skips, blocked = stage.team("Stan", "Ada", "Skip", "Blake")
    stopped.says("/stop")
    away.says("off until Monday")
    stage.goes_to(FRIDAY, "12:00")
    skips.says("/skip")
    blocked.person.block()
    stage.goes_to(FRIDAY + ONE_DAY, "23:00")
    shown = [bool(own_weeks(one)) for one in (owner, stopped, away, skips, blocked)]
    assert shown == [True, False, False, False, False]
    stage.goes_to(FRIDAY + 7 * ONE_DAY, "23:00")
    assert own_weeks(skips) == ["Fri 13 18:00"]
    assert own_weeks(away) == ["Fri 13 18:00"]


def test_a_day_left_in_peace_stays_so_whatever_else_is_changed(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    stage.goes_to(FRIDAY, "07:30")
    dana.says("/skip")
    dana.says("/time 10:00")
    stage.goes_to(FRIDAY + ONE_DAY, "23:00")
    assert own_weeks(dana) == []


def test_a_day_that_is_added_after_it_was_shown_does_not_show_it_again(
    stage: Stage, max_and_dana: tuple[Actor, Actor], caplog: pytest.LogCaptureFixture
) -> None:
    _, dana = max_and_dana
    stage.goes_to(FRIDAY, "19:00")
    dana.says("/days Mon-Sat")
    stage.goes_to(NEXT_MONDAY + 6 * ONE_DAY, "12:00")
    assert own_weeks(dana) == ["Fri 06 18:00", "Sat 14 18:00"]
    assert "it is put off" not in caplog.text


def test_a_machine_that_was_off_shows_it_on_the_weekend_and_never_afterwards(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    stage.goes_to(FRIDAY, "17:00")
    stage.shuts()
    stage.jumps_to(FRIDAY + ONE_DAY, "05:00")
    stage.opens()
    stage.goes_to(FRIDAY + ONE_DAY, "12:00")
    assert own_weeks(dana) == ["Sat 07 07:00"]
    stage.goes_to(FRIDAY + 7 * ONE_DAY, "17:00")
    stage.shuts()
    stage.jumps_to(NEXT_MONDAY + 7 * ONE_DAY, "12:00")
    stage.opens()
    stage.goes_to(FRIDAY + 14 * ONE_DAY, "23:00")
    assert own_weeks(dana) == ["Sat 07 07:00", "Fri 20 18:00"]


def test_it_follows_the_leader_to_another_zone(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    stage.goes_to(MONDAY + 3 * ONE_DAY, "12:00")
    dana.says("/zone America/New_York")
    stage.goes_to(FRIDAY + timedelta(days=2), "12:00")
    assert own_weeks(dana) == ["Sat 07 00:00"]
