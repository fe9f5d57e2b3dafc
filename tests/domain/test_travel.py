"""Travel: no local date is lost, judged twice, or closed while the leader can still be in it."""

from datetime import date, timedelta

from habits.domain.history import Prompt, day_of, first_open, is_closed, today
from habits.domain.standing import Kind
from tests.domain import oracle
from tests.domain.builders import a_life, prompted, story, there, utc

AMSTERDAM, TOKYO, HONOLULU = "Europe/Amsterdam", "Asia/Tokyo", "Pacific/Honolulu"
KIRITIMATI, PAGO_PAGO = "Pacific/Kiritimati", "Pacific/Pago_Pago"
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = oracle.days_from(date(2025, 6, 2), date(2025, 6, 6))
WEEKS_LATER = utc("2025-07-01 12:00")

# Leaves Amsterdam on Tuesday evening, is in Tokyo on Wednesday at noon, leaves on Thursday
# evening, and is in Honolulu on Thursday morning: that Thursday comes twice.
AROUND_THE_WORLD = a_life(
    "2025-06-02 07:00",
    AMSTERDAM,
    travels=[("2025-06-04 03:00", TOKYO), ("2025-06-05 17:00", HONOLULU)],
    prompts={
        **prompted(AMSTERDAM, "2025-06-02", "2025-06-03"),
        **prompted(TOKYO, "2025-06-04", at="12:00"),
        **prompted(TOKYO, "2025-06-05"),
        **prompted(HONOLULU, "2025-06-06"),
    },
)


def kinds(counts: dict[date, int]) -> list[Kind]:
    return [kind for _, kind, _ in story(AROUND_THE_WORLD, counts, FRIDAY, WEEKS_LATER)]


def test_a_week_around_the_world_has_five_days_and_each_counts_once() -> None:
    kept = dict.fromkeys([MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY], 3)
    told = story(AROUND_THE_WORLD, kept, FRIDAY, WEEKS_LATER)
    assert [standing.streak for _, _, standing in told] == [1, 2, 3, 4, 5]
    assert kinds({}) == [Kind.FROZEN, Kind.MISSED, Kind.MISSED, Kind.MISSED, Kind.MISSED]


def test_the_date_of_a_leader_is_that_of_the_place() -> None:
    instants = ["2025-06-04 02:59", "2025-06-04 15:00", "2025-06-05 16:59", "2025-06-05 17:00"]
    dates = [today(AROUND_THE_WORLD, utc(instant)) for instant in instants]
    assert dates == [WEDNESDAY, THURSDAY, FRIDAY, THURSDAY]


def test_a_date_that_comes_again_is_open_again() -> None:
    landing = utc("2025-06-05 17:00")
    assert first_open(AROUND_THE_WORLD, landing - timedelta(minutes=1)) == THURSDAY
    history = a_life(
        "2025-06-02 07:00",
        TOKYO,
        travels=[("2025-06-05 23:00", HONOLULU)],
        prompts=prompted(TOKYO, "2025-06-05"),
    )
    landing = utc("2025-06-05 23:00")
    assert is_closed(history, THURSDAY, landing - timedelta(minutes=1))
    assert first_open(history, landing) == THURSDAY
    assert not is_closed(history, THURSDAY, there("2025-06-06 02:59", HONOLULU))
    assert is_closed(history, THURSDAY, there("2025-06-06 03:00", HONOLULU))


def test_flying_east_does_not_close_a_day_before_it_closes_where_its_prompt_came() -> None:
    history = a_life(
        "2025-06-02 07:00",
        AMSTERDAM,
        travels=[("2025-06-02 20:00", TOKYO)],
        prompts=prompted(AMSTERDAM, "2025-06-02"),
    )
    assert not is_closed(history, MONDAY, there("2025-06-03 03:00", TOKYO))
    assert not is_closed(history, MONDAY, there("2025-06-03 02:59", AMSTERDAM))
    assert is_closed(history, MONDAY, there("2025-06-03 03:00", AMSTERDAM))


def test_a_date_that_never_comes_is_a_day_all_the_same_and_not_reached() -> None:
    history = a_life(
        "2025-06-02 07:00",
        HONOLULU,
        travels=[("2025-06-04 09:00", KIRITIMATI)],
        prompts={
            **prompted(HONOLULU, "2025-06-02", "2025-06-03"),
            **prompted(KIRITIMATI, "2025-06-05", "2025-06-06"),
        },
    )
    takes_off = utc("2025-06-04 09:00") - timedelta(minutes=1)
    assert [today(history, takes_off), today(history, utc("2025-06-04 10:00"))] == [
        TUESDAY,
        THURSDAY,
    ]
    told = story(history, {MONDAY: 3, TUESDAY: 3, THURSDAY: 3}, THURSDAY, WEEKS_LATER)
    assert [kind for _, kind, _ in told] == [Kind.KEPT, Kind.KEPT, Kind.NOT_REACHED, Kind.KEPT]
    assert told[-1][2].streak == 3


def test_a_date_that_a_zone_left_out_is_not_reached() -> None:
    history = a_life(
        "2011-12-28 07:00",
        "Pacific/Apia",
        prompts=prompted("Pacific/Apia", "2011-12-28", "2011-12-29"),
    )
    told = story(history, {}, date(2011, 12, 30), WEEKS_LATER)
    assert [kind for _, kind, _ in told] == [Kind.FROZEN, Kind.MISSED, Kind.NOT_REACHED]


def test_the_widest_jump_leaves_three_days_open() -> None:
    history = a_life(
        "2025-06-02 07:00",
        PAGO_PAGO,
        travels=[("2025-06-04 10:59", KIRITIMATI)],
        prompts={
            **prompted(PAGO_PAGO, "2025-06-02", "2025-06-03"),
            WEDNESDAY: Prompt(KIRITIMATI),
        },
    )
    landed = utc("2025-06-04 10:59")
    assert today(history, landed) == THURSDAY
    assert first_open(history, landed) == TUESDAY
    assert [is_closed(history, day, landed) for day in (MONDAY, TUESDAY, WEDNESDAY, THURSDAY)] == [
        True,
        False,
        False,
        False,
    ]


def test_a_day_that_a_prompt_missed_in_the_east_may_be_reached_again_in_the_west() -> None:
    history = a_life("2025-06-01 07:00", TOKYO, travels=[("2025-06-02 10:00", HONOLULU)])
    before, after = utc("2025-06-02 09:59"), utc("2025-06-02 10:00")
    assert not day_of(history, MONDAY, 0, before).reached
    assert day_of(history, MONDAY, 0, after).reached
    assert not day_of(history, MONDAY, 0, there("2025-06-02 16:06", HONOLULU)).reached


def test_joining_is_judged_where_the_leader_joined() -> None:
    history = a_life("2025-06-02 12:00", TOKYO, travels=[("2025-06-02 08:00", HONOLULU)])
    assert day_of(history, MONDAY, 0, utc("2025-06-02 12:00")).joining
