"""What a leader expects to come of it: a purpose, a measure counted from what is logged, a number, a period."""

from dataclasses import dataclass
from enum import StrEnum


class Measure(StrEnum):
    """What is counted: conversations, those with an audience, or what came of them; the values are what is stored."""

    CONVERSATION = "conversation"
    CUSTOMER = "customer"
    EMPLOYEE = "employee"
    LEAD = "lead"
    SALE = "sale"
    COMPLAINT_RESOLVED = "complaint_resolved"
    IDEA = "idea"
    REFERRAL = "referral"
    HIRE = "hire"
    STORY = "story"


class Period(StrEnum):
    """How often the number is to be reached; the values are what is stored."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Expectation:
    """What is to come of it: `purpose` in the leader's own words, empty for one that was pressed.

    Measure, number and period are None where the words leave them open.
    """

    purpose: str = ""
    measure: Measure | None = None
    number: int | None = None
    period: Period | None = None

    @property
    def is_countable(self) -> bool:
        """Whether it can be told from the log if it was met."""
        return None not in (self.measure, self.number, self.period)


EXAMPLES = (
    Expectation(measure=Measure.LEAD, number=2, period=Period.MONTH),
    Expectation(measure=Measure.IDEA, number=4, period=Period.MONTH),
    Expectation(measure=Measure.COMPLAINT_RESOLVED, number=3, period=Period.MONTH),
    Expectation(measure=Measure.EMPLOYEE, number=5, period=Period.WEEK),
    Expectation(measure=Measure.CUSTOMER, number=10, period=Period.WEEK),
)
"""What leaders can choose from; a button knows its example by its place here."""
BETTER = (EXAMPLES[4], EXAMPLES[0])
"""The examples that say what a number of followers is mostly meant to say."""
