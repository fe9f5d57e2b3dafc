"""A manager's month: Max and his team of four, as he reads it. What everybody sees of it stands in the file beside."""

from collections.abc import Callable, Iterable

import pytest

from tests.conftest import FreshDatabase
from tests.scenarios.stage import MONDAY, ONE_DAY, Actor, Stage
from tests.scenarios.story import Story

NOON = "12:00"


@pytest.fixture
def database_url(fresh_sqlite: FreshDatabase) -> str:
    """SQLite alone: what people read does not depend on it, and a month takes its time."""
    return fresh_sqlite()


def test_a_month_of_a_manager_reads_as_it_should(
    stage: Stage, transcript: Callable[[Story], str]
) -> None:
    owner = stage.joins("Max", stage.organisation(), clock="8:30 Mon Wed Fri")
    story = Story(stage, [owner])
    anna, ben, cleo, dan = gathered(story, owner)
    a_good_week(story, owner, anna, ben, cleo, dan)
    a_week_off_and_a_late_log(story, owner, anna, ben, dan)
    somebody_stops(story, owner, anna, ben, cleo, dan)
    somebody_is_back(story, owner, anna, ben, cleo)
    assert story.text() == transcript(story)


def gathered(story: Story, owner: Actor) -> list[Actor]:
    story.says(owner, "/invite team")
    link = owner.last().text
    story.tells("Anna, Ben, Cleo and Dan join by it")
    return [story.stage.joins(name, link) for name in ("Anna", "Ben", "Cleo", "Dan")]


def said(story: Story, day: int, *lines: tuple[Actor, str]) -> None:
    """At noon of a day in March people say something."""
    story.goes_to(MONDAY + (day - 2) * ONE_DAY, NOON)
    for who, text in lines:
        story.says(who, text)


def each_day(story: Story, days: Iterable[int], *lines: tuple[Actor, str]) -> None:
    for day in days:
        said(story, day, *lines)


def a_good_week(
    story: Story, owner: Actor, anna: Actor, ben: Actor, cleo: Actor, dan: Actor
) -> None:
    all_three = ((anna, "3 today"), (cleo, "4 on LinkedIn"))
    said(
        story,
        2,
        (owner, "Talked to Sally, a customer, on Twitter, called Joe and met Ida"),
        *all_three,
        (ben, "3 today"),
        (dan, "3 today"),
    )
    said(story, 3, *all_three, (ben, "3 today"), (dan, "2 today"))
    said(story, 4, (owner, "3 today"), *all_three, (ben, "Talked to Paul"), (dan, "3 today"))
    said(story, 5, *all_three, (dan, "3 today"))
    said(story, 6, *all_three, (dan, "3 today"), (cleo, "off until 16 March"))
    story.goes_to(MONDAY + 7 * ONE_DAY, "08:10")
    story.presses(owner, "Cleo")
    story.presses(owner, "‹ Back")


def a_week_off_and_a_late_log(
    story: Story, owner: Actor, anna: Actor, ben: Actor, dan: Actor
) -> None:
    story.goes_to(MONDAY + 7 * ONE_DAY, "09:00")
    story.says(ben, "On Friday I talked to Ann, Bob and Carl")
    story.says(owner, "/summary 1")
    story.presses(owner, "Ben")
    story.presses(owner, "‹ Back")
    said(story, 9, (owner, "Called Joe and Sally and met Ida"), (anna, "3 today"), (dan, "3 today"))
    each_day(story, (10, 11), (anna, "3 today"), (dan, "3 today"))
    story.goes_to(MONDAY + 9 * ONE_DAY, "16:30")
    story.says(owner, "Chatted with Sally, Uma and Kim on LinkedIn")
    each_day(story, (12, 13), (anna, "3 today"))
    story.goes_to(MONDAY + 14 * ONE_DAY, "08:10")
    story.presses(owner, "Ben")
    story.presses(owner, "‹ Back")
    story.presses(owner, "‹ 2 Mar")
    story.presses(owner, "9 Mar ›")


def somebody_stops(
    story: Story, owner: Actor, anna: Actor, ben: Actor, cleo: Actor, dan: Actor
) -> None:
    said(story, 16, (owner, "3 today"), (anna, "3 today"), (cleo, "3 today"), (dan, "1 today"))
    said(story, 17, (anna, "3 today"), (cleo, "3 today"))
    said(story, 18, (owner, "3 today"), (anna, "3 today"), (cleo, "3 today"), (dan, "/stop"))
    each_day(story, (19, 20), (anna, "3 today"), (cleo, "3 today"))
    story.goes_to(MONDAY + 21 * ONE_DAY, "08:10")
    story.presses(owner, "Dan")
    story.presses(owner, "‹ Back")
    said(story, 23, (ben, "Talked to Ann"))


def somebody_is_back(story: Story, owner: Actor, anna: Actor, ben: Actor, cleo: Actor) -> None:
    everybody = ((anna, "3 today"), (ben, "3 today"), (cleo, "3 today"))
    said(story, 24, *everybody)
    said(story, 25, (owner, "3 today"), *everybody)
    said(story, 26, *everybody)
    said(story, 27, (owner, "3 today"), *everybody)
    story.goes_to(MONDAY + 28 * ONE_DAY, "08:10")
    story.says(owner, "/summary 3")
    story.says(owner, "/summary")
