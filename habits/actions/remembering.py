"""What was put right by hand in a log, kept when its message is edited."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from habits.actions.contacts import name_of, written
from habits.domain.contacts import name_key
from habits.domain.engagements import Mendable, Said
from habits.storage.engagements import Engagement


@dataclass(frozen=True, slots=True)
class Told:
    """A conversation as a message tells it, and as it was kept before where the message was a log already."""

    said: Said
    before: Engagement | None = None

    @property
    def chosen(self) -> int | None:
        """The record that was chosen by hand for whom it was with."""
        by_hand = self.before is not None and Mendable.WHOM in self.before.mended
        return self.before.contact_id if self.before and by_hand else None

    @property
    def is_of_nobody(self) -> bool:
        """Whether it is with no one at all: a number of people all of whom were counted before."""
        return not (self.said.anonymous or written(self.said) or self.chosen)


def key_of_said(one: Said) -> str:
    """What a conversation goes by in the words of its message: the name, or how many people it was with."""
    return name_of(one) or f"#{one.anonymous}"


def key_of_kept(one: Engagement) -> str:
    """The same, of a conversation as kept."""
    return name_key(one.said_as or "") or f"#{one.anonymous}"


def remember(
    said: Sequence[Said], before: Sequence[Engagement], removed: Collection[str] = ()
) -> list[Told]:
    """What a message tells, each with what was kept of it before; without what was removed by hand.

    Somebody who was named by hand among people without a name stays named. A day chosen by hand holds. What was made
    a conversation by hand stays one while the message tells of none itself.
    """
    left = [one for one in before if Mendable.ADDED not in one.mended]
    told = [
        one
        for said_ in said
        if key_of_said(said_) not in removed
        for one in (_named_since(said_, left) if said_.anonymous else [_as_named(said_, left)])
    ]
    added = [] if said else [one for one in before if Mendable.ADDED in one.mended]
    return [replace(one, said=_dated(one)) for one in told] + [_again(one) for one in added]


def _again(before: Engagement) -> Told:
    """What was made a conversation by hand, of a message that tells of none."""
    said = Said(before.date, anonymous=before.anonymous, minutes=before.minutes, note=before.note)
    return Told(said, before)


def _as_named(said: Said, left: list[Engagement]) -> Told:
    key = name_of(said)
    return Told(said, _taken(left, (one for one in left if name_key(one.said_as or "") == key)))


def _named_since(said: Said, left: list[Engagement]) -> Iterator[Told]:
    """People without a name: those among them who were named by hand, then the rest."""
    named = [one for one in left if one.said_as is None and one.contact_id is not None]
    named.sort(key=lambda one: one.platform is not said.platform)
    for one in named[: said.anonymous]:
        yield Told(replace(said, anonymous=0), _taken(left, iter([one])))
    rest = said.anonymous - len(named)
    if rest > 0:
        nameless = (one for one in left if one.said_as is None and one.contact_id is None)
        yield Told(replace(said, anonymous=rest), _taken(left, nameless))


def _taken(left: list[Engagement], fitting: Iterator[Engagement]) -> Engagement | None:
    one = next(fitting, None)
    if one is not None:
        left.remove(one)
    return one


def _dated(told: Told) -> Said:
    before = told.before
    if before is None or Mendable.DAY not in before.mended:
        return told.said
    return replace(told.said, day=before.date, dated=True)
