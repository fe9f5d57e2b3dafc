"""What leaders say that they expect to come of it."""

import pytest

from config.lexicon import load_expectation_words
from habits.domain.errors import VanityMeasure
from habits.domain.expectations import Expectation, Measure, Period
from habits.parsing.expectations import LONGEST, read_expectation, says_how_often

WORDS = load_expectation_words()
WEEK, MONTH, QUARTER = Period.WEEK, Period.MONTH, Period.QUARTER


@pytest.mark.parametrize(
    ("text", "measure", "number", "period"),
    [
        ("2 leads a month", Measure.LEAD, 2, MONTH),
        ("five ideas from customers per month", Measure.IDEA, 5, MONTH),
        ("10 conversations with customers a week", Measure.CUSTOMER, 10, WEEK),
        ("Talk to 20 people a week", Measure.CONVERSATION, 20, WEEK),
        ("talk to ten followers weekly", Measure.CONVERSATION, 10, WEEK),
        ("3 new customers every quarter", Measure.SALE, 3, QUARTER),
        ("Hire two engineers this quarter", Measure.HIRE, 2, QUARTER),
        ("talk to customers so that we get 4 referrals a month", Measure.REFERRAL, 4, MONTH),
        ("resolve every complaint within the week", Measure.COMPLAINT_RESOLVED, None, WEEK),
        ("one good story a month", Measure.STORY, 1, MONTH),
        ("More leads", Measure.LEAD, None, None),
        ("3 leads a month from our followers", Measure.LEAD, 3, MONTH),
        ("reach out to 5 employees a week", Measure.EMPLOYEE, 5, WEEK),
        ("I'd like our people to know me", Measure.CONVERSATION, None, None),
        ("be less lonely at the top", None, None, None),
    ],
)
def test_an_expectation_is_kept_in_its_words_and_read_as_far_as_it_counts(
    text: str, measure: Measure | None, number: int | None, period: Period | None
) -> None:
    assert read_expectation(text, WORDS) == Expectation(text, measure, number, period)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("1000 new followers", "followers"),
        ("More likes on my posts", "likes"),
        ("grow our reach", "reach"),
        ("10,000 impressions a month", "impressions"),
        ("get 500 followers and then leads", "followers"),
        ("more fans, followers and connections", "fans"),
    ],
)
def test_what_is_counted_in_vain_is_refused(text: str, word: str) -> None:
    with pytest.raises(VanityMeasure) as refused:
        read_expectation(text, WORDS)
    assert refused.value.said == word
    assert len(refused.value.better) == 2
    assert all(one.is_countable for one in refused.value.better)


def test_long_words_are_cut_and_white_space_is_one_space() -> None:
    assert len(read_expectation("more leads " * 200, WORDS).purpose) == LONGEST
    assert read_expectation(" 2 leads\n a month ", WORDS).purpose == "2 leads a month"


def test_an_account_of_a_day_is_no_expectation() -> None:
    assert says_how_often("20 conversations a week", WORDS)
    assert not says_how_often("had 4 conversations on LinkedIn", WORDS)
