"""A leader's first week: Dana, from the link to her own week, as she reads it in the file beside."""

from collections.abc import Callable

import pytest

from tests.conftest import FreshDatabase
from tests.scenarios.stage import MONDAY, ONE_DAY, Actor, Stage, token_of
from tests.scenarios.story import Story

NEW_YORK = "America/New_York"
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + day * ONE_DAY for day in (1, 2, 3, 4))


@pytest.fixture
def database_url(fresh_sqlite: FreshDatabase) -> str:
    """SQLite alone: what people read does not depend on it."""
    return fresh_sqlite()


def test_the_first_week_of_a_leader_reads_as_it_should(
    stage: Stage, transcript: Callable[[Story], str]
) -> None:
    owner = stage.joins("Max", stage.organisation())
    dana = stage.person("Dana")
    story = Story(stage, [dana])
    joins(story, dana, owner.says("/invite")[0])
    a_kept_day(story, dana)
    a_bad_day(story, dana)
    a_trip(story, dana)
    a_blocked_bot(story, dana)
    her_own_week(story, dana)
    assert story.text() == transcript(story)


def joins(story: Story, dana: Actor, link: str) -> None:
    story.does(dana, "(follows Max’s link)", lambda: dana.person.start(token_of(link)))
    story.presses(dana, "Yes, it is 07:00")
    story.says(dana, "9:00")
    story.presses(dana, "4 ideas a month")
    story.says(dana, "Talked to Sally Kim (Contoso) on Twitter about her weekly goal")


def a_kept_day(story: Story, dana: Actor) -> None:
    story.goes_to(MONDAY, "09:10")
    story.presses(dana, "Start 15 minutes")
    story.says(dana, "dm'd Ben Ortiz on LinkedIn")
    story.goes_to(MONDAY, "09:26")
    story.says(dana, "Joe from support called: the new rota works")


def a_bad_day(story: Story, dana: Actor) -> None:
    story.goes_to(TUESDAY, "09:01")
    story.presses(dana, "Later")
    story.presses(dana, "30 min")
    story.goes_to(TUESDAY, "09:32")
    story.says(dana, "Posted our launch on LinkedIn")
    story.goes_to(TUESDAY, "14:00")
    story.says(dana, "Maya answered, and we had a chat about it")
    story.goes_to(TUESDAY, "20:00")


def a_trip(story: Story, dana: Actor) -> None:
    story.goes_to(WEDNESDAY, "09:01")
    story.says(dana, "I'm in New York this week")
    story.clocks["Dana"] = NEW_YORK
    story.goes_to(WEDNESDAY, "13:00", NEW_YORK)
    story.says(dana, "had 3 conversations on LinkedIn")
    story.says(dana, "/streak")


def a_blocked_bot(story: Story, dana: Actor) -> None:
    story.goes_to(THURSDAY, "08:00", NEW_YORK)
    story.does(dana, "(blocks Fifteen)", dana.person.block)
    story.goes_to(THURSDAY, "22:00", NEW_YORK)
    story.does(dana, "(unblocks Fifteen)", dana.person.unblock)


def her_own_week(story: Story, dana: Actor) -> None:
    story.goes_to(FRIDAY, "09:01", NEW_YORK)
    story.says(
        dana, "Called Sally Kim, met Tom and Ann for coffee. Tom has an idea: deliver on Sundays"
    )
    story.goes_to(FRIDAY, "18:01", NEW_YORK)
    story.says(dana, "That people say more on the phone than in writing.")
