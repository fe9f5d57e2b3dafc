"""Who reads what: the one rule about words that a leader wrote of somebody."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from habits.domain.contacts import first_key


class Policy(StrEnum):
    """What an organisation lets managers read; the values are what is stored."""

    PRIVATE = "private"
    """Notes are for their writers alone."""
    NOTES = "notes"
    """A writer's managers read them too."""


class Claim(Protocol):
    """Something that is so or not: a truth value here, an expression in a query."""

    def __and__(self, other: Any, /) -> Any: ...  # noqa: ANN401
    def __or__(self, other: Any, /) -> Any: ...  # noqa: ANN401


@dataclass(frozen=True, slots=True)
class Words:
    """What is to be known of some words about a person, and of whoever would read them.

    `own`: the reader wrote them. `shared`: their writer gave them to the organisation. `by_managed`: the reader manages
    whoever wrote them. `open`: they were not said `#private`. `outside`: the person is no employee. `apart`: the person
    is no employee whom the reader manages, directly or through others.
    """

    own: Claim
    shared: Claim
    by_managed: Claim
    open: Claim
    outside: Claim
    apart: Claim


def may_read(words: Words, policy: Policy) -> Claim:
    """Whether a reader may read some words about a person.

    Their own, always. What was shared, but where it is about an employee whom they manage. As a manager of the writer,
    where the policy says so, what is neither private nor about an employee.
    """
    readable = words.own | (words.shared & words.apart)
    if policy is Policy.NOTES:
        readable = readable | (words.by_managed & words.open & words.outside)
    return readable  # type: ignore[no-any-return]


def may_be(record: str, member: str) -> bool:
    """Whether a record may be that of a member, by their names as they are compared: alike, or one the first of the other."""
    return record == member or first_key(member) == record or first_key(record) == member
