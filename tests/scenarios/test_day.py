"""A leader's day: what comes, when, and what does not."""

from datetime import timedelta
from itertools import pairwise

import pytest

from tests.scenarios.stage import MONDAY, ONE_DAY, Actor, Stage, rows_of

FIRST = "A new count starts today. ❄"
BUTTONS = "[Start 15 minutes]\n[Later | Not today]"
TELL = "Tell me afterwards whom you talked to, in a sentence."
PLACES = (
    "a customer who has just joined",
    "a customer you know only by email",
    "somebody who applauded a post of yours without a word",
    "somebody on your team you have not spoken to for a while",
)
"""The last of three on Monday, Tuesday, Wednesday and Thursday: no reminder names another."""


def reminded(count: int, place: str) -> str:
    """A reminder to somebody who has talked to nobody for a week."""
    words = "The easy one" if count == 2 else "An easy one to start with"
    return f"{count} of 3. {words}: {place}."


def test_prompts_come_on_scheduled_days_and_reminders_at_four_fifths_of_the_day(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    stage.goes_to(MONDAY + 7 * ONE_DAY, "09:00")
    assert dana.reads_with_times() == [
        f"Mon 02 08:30 {FIRST}",
        f"Mon 02 16:06 {reminded(0, PLACES[0])}",
        "Tue 03 08:30 A new count starts today.",
        f"Tue 03 16:06 {reminded(0, PLACES[1])}",
        "Wed 04 08:30 A new count starts today.",
        f"Wed 04 16:06 {reminded(0, PLACES[2])}",
        "Thu 05 08:30 A new count starts today.",
        f"Thu 05 16:06 {reminded(0, PLACES[3])}",
        "Fri 06 08:30 A new count starts today.",
        "Fri 06 18:00 0 of 5 days kept, today is still open",
        "Mon 09 08:30 A new count starts today.",
    ]


def test_the_prompt_says_where_the_day_stands(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    dana.says("Talked to Sally on Twitter")
    stage.goes_to(MONDAY, "08:31")
    assert dana.reads() == [
        (
            f"{FIRST}\n\nToday: 1 of 3 so far.\n\nThree places to start:\n"
            "• a colleague in another place, by phone\n"
            "• a review or comment that nobody has answered\n"
            "• a customer who has just joined\n\n"
            f"To open with: “What should we have asked you long ago?”\n\n{TELL}\n{BUTTONS}"
        )
    ]
    dana.says("Talked to Ann and Bob on LinkedIn")
    stage.goes_to(MONDAY + ONE_DAY, "08:31")
    assert dana.reads() == [
        (
            "1 in a row. ❄\n\nToday: 3 conversations, fifteen minutes.\n\nThree places to start:\n"
            "• somebody who solved something for you lately\n"
            "• a question in a group that you read\n"
            "• a customer you know only by email\n\n"
            f"To open with: “What is harder with us than it should be?”\n\n{TELL}\n{BUTTONS}"
        )
    ]
    stage.goes_to(MONDAY + 2 * ONE_DAY, "07:00")
    dana.says("Talked to Ann, Bob and Cleo on LinkedIn")
    stage.goes_to(MONDAY + 2 * ONE_DAY, "08:31")
    kept = dana.reads()[-1]
    assert kept.startswith(
        "2 in a row.\nTuesday fell short; a freeze covered it.\n\n"
        "Today is kept already: 3 of 3.\n\nThree places to start:\n"
    )
    assert kept.endswith(f"{TELL}\n[Start 15 minutes]")


def test_the_reminder_comes_only_while_something_is_missing(stage: Stage) -> None:
    expected = {
        "Talked to Ann": [reminded(1, PLACES[0])],
        "Talked to Ann and Bob": [reminded(2, PLACES[0])],
        "Talked to Ann, Bob and Cleo": [],
    }
    _, *leaders = stage.team("Dana", "Eve", "Fay")
    stage.goes_to(MONDAY, "12:00")
    for leader, said in zip(leaders, expected, strict=True):
        leader.says(said)
    stage.goes_to(MONDAY, "23:59")
    assert [leader.reads() for leader in leaders] == list(expected.values())


def test_a_prompt_at_a_chosen_hour_has_a_reminder_where_the_day_has_room(stage: Stage) -> None:
    expected = {
        "6:30": ["Tue 03 06:30", "Tue 03 15:42"],
        "15:30": ["Mon 02 15:30", "Mon 02 17:30", "Tue 03 15:30"],
        "16:30": ["Mon 02 16:30"],
        "17:59": ["Mon 02 17:59"],
        "19:00": ["Mon 02 19:00"],
        "22:15": ["Mon 02 22:15"],
    }
    link = stage.joins("Max", stage.organisation()).says("/invite team")[0]
    leaders = {typed: stage.joins(f"At {typed}", link, clock=typed) for typed in expected}
    for leader in leaders.values():
        leader.reads()
    stage.goes_to(MONDAY + ONE_DAY, "15:45")
    seen = {typed: one.reads_with_times() for typed, one in leaders.items()}
    assert {typed: [one[:12] for one in new] for typed, new in seen.items()} == expected


@pytest.mark.parametrize("clock", ["17:59", "23:59"])
def test_a_day_whose_prompt_comes_in_its_last_minute_counts_as_any_other(
    stage: Stage, clock: str
) -> None:
    link = stage.joins("Max", stage.organisation()).says("/invite")[0]
    dana = stage.joins("Dana", link, clock=clock)
    stage.goes_to(MONDAY + ONE_DAY, "09:00")
    assert dana.reads_with_times()[-1][:12] == f"Mon 02 {clock}"
    assert "No freeze held" in dana.says("/streak")[0]


def test_a_manager_on_monday_gets_summary_and_prompt_and_no_reminder(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, _ = max_and_dana
    stage.goes_to(MONDAY + 7 * ONE_DAY, "07:00")
    owner.reads()
    stage.goes_to(MONDAY + 8 * ONE_DAY, "23:00")
    assert owner.reads_with_times() == [
        *["Mon 09 08:00 Acme, week of Monday 2 March"] * 2,
        "Mon 09 08:30 A new count starts today.",
        "Tue 10 08:30 A new count starts today.",
        "Tue 10 16:06 0 of 3. An easy one to start with: a customer who has just joined.",
    ]


def test_a_person_in_two_organisations_gets_two_messages_a_day_and_no_more(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    owner, _ = max_and_dana
    stage.lets_in(owner, stage.organisation("Beta"), clock="9:00")
    stage.goes_to(MONDAY + 7 * ONE_DAY, "12:00")
    assert [one[: len("Mon 02 08:30")] for one in owner.reads_with_times()] == [
        f"{day} {clock}"
        for day in ("Mon 02", "Tue 03", "Wed 04", "Thu 05", "Fri 06", "Mon 09")
        for clock in ("08:30", "09:00")
    ]
    waits = "Last week’s summary is ready: /summary 1"
    assert [waits in text for text in owner.sees()[-4:]] == [False, False, True, True]
    owner.presses("Later")
    owner.presses("‹ Back")
    assert [waits in text for text in owner.sees()[-4:]] == [False, False, True, True]
    stage.goes_to(MONDAY + 8 * ONE_DAY, "12:00")
    assert [waits in text for text in owner.sees()[-4:]] == [True, True, False, False]


def test_dst_moves_no_prompt_on_the_clock(dark_stage: Stage) -> None:
    stage, friday = dark_stage, MONDAY + 25 * ONE_DAY
    stage.jumps_to(friday, "07:00")
    stage.opens()
    owner = stage.joins("Max", stage.organisation())
    stage.goes_to(friday + 4 * ONE_DAY, "07:00")
    prompts = [one.date for one in owner.person.see() if "fifteen minutes." in one.text]
    assert [one[:12] for one in owner.reads_with_times()] == [
        "Fri 27 08:30", "Fri 27 18:00", *["Mon 30 08:00"] * 2, "Mon 30 08:30"
    ]  # fmt: skip
    (gone,) = (round((later - one) / timedelta(hours=1)) for one, later in pairwise(prompts[-2:]))
    assert gone == 3 * 24 - 1


@pytest.mark.parametrize(
    ("joins_on", "typed", "prompts"),
    [
        ("2026-04-23", "00:30", ["Fri 24 01:30", "Fri 24 18:00", "Mon 27 00:30"]),
        ("2026-10-28", "23:30", ["Wed 28 23:30", "Thu 29 23:30", "Fri 30 20:00", "Fri 30 23:30"]),
    ],
    ids=["a night that skips midnight", "an evening that comes twice"],
)
def test_where_the_clock_changes_on_a_working_day_there_is_one_prompt(
    dark_stage: Stage, joins_on: str, typed: str, prompts: list[str]
) -> None:
    stage, cairo = dark_stage, "Africa/Cairo"
    day = MONDAY.fromisoformat(joins_on)
    stage.jumps_to(day, "12:00", cairo)
    stage.opens()
    owner = stage.joins("Max", stage.organisation(zone=cairo), clock=typed)
    owner.reads()
    stage.goes_to(day + 4 * ONE_DAY, "07:00", cairo)
    assert [one[:12] for one in owner.reads_with_times(cairo)] == prompts


def test_a_public_holiday_of_the_home_country_asks_for_nothing(dark_stage: Stage) -> None:
    stage, friday = dark_stage, MONDAY + 53 * ONE_DAY
    kings_day = friday + 3 * ONE_DAY
    stage.jumps_to(friday, "07:00")
    stage.opens()
    owner, dana = stage.team("Dana")
    dana.says("Talked to Ann, Bob and Cleo")
    stage.goes_to(kings_day, "12:00")
    dana.reads()
    assert dana.says("/streak")[0].startswith(
        "1 in a row\nToday is a public holiday: nothing is asked.\n\n❄ 1 freeze held"
    )
    assert dana.says("Talked to Ann, Bob and Cleo")[0].endswith(
        "3 logged · 3 of 3 today · 2 in a row\n[Fix | Undo]"
    )
    stage.goes_to(kings_day + ONE_DAY, "09:00")
    assert [one[:12] for one in dana.reads_with_times()] == ["Tue 28 08:30"]
    assert owner.sees()[-1].startswith("A new count starts today.")
    assert (
        rows_of(owner.says("/summary")[-1])[-1]
        == "Dana · 1 of 2 days · 3 conversations · 2 in a row · 1 day open"
    )
