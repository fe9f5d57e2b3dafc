"""What a row of the summary says of a week in which little or nothing was asked."""

from datetime import date, timedelta

import pytest

from habits.domain.standing import START, Kind
from habits.domain.summaries import PastDay, State, state_of

MONDAY = date(2026, 3, 2)
SIGNS = {
    "r": Kind.REST,
    "K": Kind.KEPT,
    "h": Kind.HOLIDAY,
    "a": Kind.ABSENCE,
    "j": Kind.JOINING,
    "n": Kind.NOT_REACHED,
    "M": Kind.MISSED,
    "o": Kind.OPEN,
}


def days(before: str, week: str) -> list[PastDay]:
    """Days by their signs: those before the week, and the week from its Monday on; a dot is no day."""
    first = MONDAY - timedelta(days=len(before))
    return [
        PastDay(first + timedelta(days=place), SIGNS[sign], 0, 3, START)
        for place, sign in enumerate(before + week)
        if sign in SIGNS
    ]


@pytest.mark.parametrize(
    ("before", "week", "state", "since"),
    [
        ("KKKKKrr", "KKMoo", State.ACTIVE, None),
        ("KKKKKrr", "aaaaarr", State.OFF, "2026-03-02"),
        ("KKKaarr", "aaaaarr", State.OFF, "2026-02-26"),
        ("KKKKKrr", "KKaaarr", State.OFF, "2026-03-04"),
        ("KKKKKrr", "KKaharr", State.OFF, "2026-03-04"),
        ("KKKKKrr", "haaaarr", State.OFF, "2026-03-03"),
        ("KKKKKrr", "aaaaKrr", State.ACTIVE, None),
        ("KKKKKrr", "aahhhrr", State.OFF, "2026-03-02"),
        ("KKKaarr", "hhhhhrr", State.HOLIDAY, None),
        ("aaaaarr", "aaaaarr", State.OFF, None),
        ("KKKKKrr", "hhhhhrr", State.HOLIDAY, None),
        ("", "jrr", State.JOINED, "2026-03-02"),
        ("", "jKKMK", State.JOINED, "2026-03-02"),
        ("", "KKKMK", State.ACTIVE, None),
        ("", "..KKM", State.JOINED, "2026-03-04"),
        ("", "..jKMrr", State.JOINED, "2026-03-04"),
        ("", ".....rr", State.JOINED, "2026-03-07"),
        ("", "..Kaarr", State.OFF, "2026-03-05"),
        ("KKKKKrr", "nnhhhrr", State.EXCUSED, None),
        ("j", "nnnnnrr", State.EXCUSED, None),
        ("KKKKKrr", "r", State.ACTIVE, None),
        ("KKKKKrr", "", State.NOT_YET, None),
        ("", "", State.NOT_YET, None),
    ],
)
def test_a_week_says_of_itself_why_it_asked_nothing(
    before: str, week: str, state: State, since: str | None
) -> None:
    found = state_of(days(before, week), MONDAY)
    assert found == (state, None if since is None else date.fromisoformat(since))
