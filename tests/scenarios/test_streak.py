"""/streak over weeks: the table of examples, as a leader lives it."""

from datetime import date

from tests.scenarios.stage import MONDAY, ONE_DAY, Actor, Stage

NEW = {
    (day, count): shown
    for day, count, shown in (
        (0, 3, "1 / ❄ 1 / Score: new, day 1"),
        (1, 3, "2 / ❄ 2 / Score: new, day 2"),
        (2, 5, "3 / ❄ 3 / Score: new, day 3"),
        (3, 3, "4 / ❄ 4 / Score: new, day 4"),
        (4, 3, "5 / ❄❄ / Score: new, day 5"),
        (5, 0, "5 / ❄❄ / Score: new, day 5"),
        (7, 3, "6 / ❄❄ / Score: new, day 6"),
        (8, 3, "7 / ❄❄ / Score: new, day 7"),
        (9, 3, "8 / ❄❄ / Score: new, day 8"),
        (10, 3, "9 / ❄❄ / Score: new, day 9"),
        (11, 3, "10 / ❄❄ / Score: new, day 10"),
        (14, 2, "10 / ❄ 0 / Score: new, day 11"),
        (15, 0, "10 / 0 / Score: new, day 12"),
        (16, 1, "0 / 0 / Score 40 of 100"),
        (17, 3, "1 / 1 / Score 43 of 100"),
    )
}
LAPSED = {
    (day, count): shown
    for day, count, shown in (
        (7, 3, "4 / ❄ 4 / Score: new, day 4"),
        (8, 3, "5 / ❄❄ / Score: new, day 5"),
        (9, 0, "5 / ❄ 0 / Score: new, day 6"),
        (10, 3, "6 / ❄ 1 / Score: new, day 7"),
        (11, 3, "7 / ❄ 2 / Score: new, day 8"),
        (14, 0, "7 / 2 / Score: new, day 9"),
        (15, 0, "0 / 0 / Score: new, day 10"),
        (16, 3, "1 / 1 / Score: new, day 11"),
    )
}


def test_a_new_leader_and_the_weeks_after_stand_as_in_the_examples(stage: Stage) -> None:
    owner = stage.joins("Max", stage.organisation())
    assert {(day, count): _lived(stage, owner, day, count) for day, count in NEW} == NEW


def test_a_lapse_costs_freezes_then_the_streak_and_a_late_log_gives_them_back(
    dark_stage: Stage,
) -> None:
    stage = dark_stage
    stage.jumps_to(MONDAY + 2 * ONE_DAY, "07:00")
    stage.opens()
    owner = stage.joins("Max", stage.organisation())
    for day in (2, 3, 4):
        _lived(stage, owner, day, 3)
    assert {(day, count): _lived(stage, owner, day, count) for day, count in LAPSED} == LAPSED
    stage.goes_to(_day(17), "12:00")
    owner.says("3 today")
    assert _standing(owner) == "2 / 2 / Score: new, day 12"
    assert owner.says("On Monday: Ann, Bob and Cleo") == [
        (
            "✓ Ann · Monday, late\n✓ Bob · Monday, late\n✓ Cleo · Monday, late\n\n"
            "Monday: 3 of 3\n3 logged · 3 of 3 today · 10 in a row\n[Fix | Undo]"
        )
    ]
    assert _standing(owner) == "10 / ❄ 0 / Score: new, day 12"


def _day(number: int) -> date:
    return MONDAY + number * ONE_DAY


def _lived(stage: Stage, whose: Actor, day: int, count: int) -> str:
    """Log on a day at noon, and tell in short what /streak shows once the day has closed."""
    if count:
        stage.goes_to(_day(day), "12:00")
        whose.says(f"{count} today")
    stage.goes_to(_day(day + 1), "03:01")
    return _standing(whose)


def _standing(whose: Actor) -> str:
    streak, freezes, score = whose.says("/streak")[0].split("\n\n")
    held, _, earned = freezes.partition(" · ")
    signs = held.split(" ")[0].replace("No", "")
    parts = [streak.split(" ")[0], f"{signs} {earned.split(' ')[0]}".strip(), score]
    return " / ".join(parts)
