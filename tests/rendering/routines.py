"""What newcomers and leaders are shown of their routine: one of every model."""

from datetime import UTC, date, datetime, time

from habits.actions import expectations, joining, overview, places
from habits.actions.routine import Part
from habits.domain.expectations import EXAMPLES, Expectation, Measure, Period
from habits.domain.places import Place, place_of_zone

HOSTILE = "<b>Zoë | & </b> “O'Neil” 👩‍🚀 שרה ".ljust(200, "x")
NOW = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
TODAY = date(2026, 3, 2)
USUAL = frozenset(range(5))
PLACE = Place(10**8, HOSTILE, "US", "District of Columbia", "America/New_York")


def a_routine(
    expected: Expectation | None, *pending: overview.Pending, **changed: object
) -> overview.RoutineShown:
    """A routine, with what is pending."""
    usual: dict[str, object] = {
        "name": HOSTILE,
        "zone": "Europe/Amsterdam",
        "clock": NOW,
        "prompt_at": time(8, 30),
        "day_ends_at": time(18),
        "weekdays": USUAL,
        "target": 3,
        "expected": expected,
        "pending": pending,
        "next_prompt_at": NOW,
        "is_stopped": False,
    }
    return overview.RoutineShown(**(usual | changed))  # type: ignore[arg-type]


ROUTINES: tuple[object, ...] = (
    joining.Welcome(HOSTILE, HOSTILE, HOSTILE, "leader", (HOSTILE,), "Europe/Amsterdam", NOW),
    joining.Welcome(HOSTILE, HOSTILE, HOSTILE, "manager", ("A", HOSTILE), "Asia/Tokyo", NOW),
    joining.Welcome(HOSTILE, HOSTILE, HOSTILE, "owner", (), "Europe/Amsterdam", NOW),
    joining.ZoneAsked("Europe/Amsterdam", NOW),
    joining.TimesAsked(place_of_zone("Asia/Tokyo"), NOW, joining.Rhythm()),
    joining.TimesAsked(PLACE, NOW, joining.Rhythm(time(7, 45), frozenset({0, 2, 6})), too_few=True),
    joining.TimesAsked(PLACE, NOW, joining.Rhythm(weekdays=frozenset(range(7)))),
    places.PlacesAsked((places.Choice(PLACE, NOW), places.Choice(PLACE, NOW))),
    places.PlacesAsked((places.Choice(PLACE, NOW),)),
    places.WhereAsked(),
    places.Moved(PLACE, NOW, NOW),
    places.Moved(place_of_zone("Asia/Tokyo"), NOW, None),
    joining.Joined(3, NOW, None, has_logged=False),
    joining.Joined(3, None, EXAMPLES[0], has_logged=True),
    joining.Joined(3, NOW, Expectation(HOSTILE), has_logged=False),
    joining.Left(),
    expectations.ExpectationAsked(expectations.Occasion.JOINING, joining.Rhythm()),
    expectations.ExpectationAsked(expectations.Occasion.JOINING, joining.Rhythm(), typed=True),
    expectations.ExpectationAsked(expectations.Occasion.JOINING),
    expectations.ExpectationAsked(expectations.Occasion.UNCLEAR),
    expectations.ExpectationAsked(expectations.Occasion.THIRD_DAY),
    expectations.ExpectationAsked(
        expectations.Occasion.ANY_TIME, current=Expectation(HOSTILE, Measure.LEAD)
    ),
    *(
        expectations.Expected(Expectation("", measure, number, period))
        for measure in Measure
        for period in Period
        for number in (1, 12)
    ),
    expectations.Expected(Expectation(HOSTILE)),
    expectations.ExpectationLater(None),
    expectations.ExpectationLater(Expectation(HOSTILE)),
    a_routine(None),
    a_routine(
        Expectation(HOSTILE), overview.Pending(Part.TIME, TODAY, 4, USUAL, time(9), time(17))
    ),
    a_routine(
        EXAMPLES[0],
        overview.Pending(Part.TARGET, TODAY, 4, USUAL, time(9), time(17)),
        overview.Pending(Part.WEEKDAYS, TODAY, 4, frozenset({0, 2, 6}), time(9), time(17)),
        overview.Pending(Part.TIME, TODAY, 4, USUAL, time(8, 30), time(17)),
        next_prompt_at=None,
    ),
    a_routine(None, is_stopped=True, next_prompt_at=None, weekdays=frozenset()),
    *(
        overview.PartOffered(part, a_routine(None), days, (time(8, 30), time(18)))
        for part in (Part.TIME, Part.WEEKDAYS, Part.TARGET, Part.DAY_END)
        for days in (USUAL, frozenset({0, 2, 6}), frozenset({6}), frozenset(range(7)))
    ),
    overview.Renamed(HOSTILE, is_new=True),
    overview.Renamed(HOSTILE, is_new=False),
)
