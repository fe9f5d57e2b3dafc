"""What lies behind a row of a weekly summary: one person's week, counted, with no word of what was said."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from habits.domain.engagements import Audience, Platform
from habits.domain.standing import Kind, Standing
from habits.domain.summaries import PastDay, Row

OFF_THE_NETWORKS = frozenset({Platform.EMAIL, Platform.PHONE, Platform.IN_PERSON})


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation as far as it is counted; `contact_id` is None where `anonymous` people had no name."""

    date: date
    contact_id: int | None
    anonymous: int
    platform: Platform
    audience: Audience
    late: bool


@dataclass(frozen=True, slots=True)
class Mix:
    """Conversations by what is known of them; each group of figures adds up to all of them."""

    named: int = 0
    anonymous: int = 0
    customers: int = 0
    employees: int = 0
    others: int = 0
    audience_unknown: int = 0
    on_networks: int = 0
    off_networks: int = 0
    place_unknown: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class LeaderWeek:
    """One person's week for a manager: the row of the summary, its days, and what they were made of.

    `standing` is after the week, `before` after the one before it; `page` is where the summary was left.
    """

    team_id: int
    week: date
    row: Row
    days: tuple[PastDay, ...]
    mix: Mix
    standing: Standing
    before: Standing
    page: int = 0

    def count(self, *kinds: Kind) -> int:
        """How many days of the week were of these kinds."""
        return sum(day.kind in kinds for day in self.days)


def mix_of(talks: Iterable[Talk]) -> Mix:
    """Count conversations; a person counts once a day, however often the two talked."""
    once: dict[object, Talk] = {}
    for place, talk in enumerate(talks):
        key = place if talk.contact_id is None else (talk.date, talk.contact_id)
        once.setdefault(key, talk)
    found: Counter[str] = Counter()
    for talk in once.values():
        for part in _parts(talk):
            found[part] += talk.anonymous or 1
    return Mix(**found)


def _parts(talk: Talk) -> Sequence[str]:
    parts = ["anonymous" if talk.contact_id is None else "named", _audience(talk), _place(talk)]
    return [*parts, "late"] if talk.late else parts


def _audience(talk: Talk) -> str:
    known = {
        Audience.CUSTOMER: "customers",
        Audience.EMPLOYEE: "employees",
        Audience.UNKNOWN: "audience_unknown",
    }
    return known.get(talk.audience, "others")


def _place(talk: Talk) -> str:
    if talk.platform is Platform.UNKNOWN:
        return "place_unknown"
    return "off_networks" if talk.platform in OFF_THE_NETWORKS else "on_networks"
