"""The sample organisation: six people who do not exist, and eight weeks of what they did."""

from collections.abc import Mapping, Sequence

from bot.cli.demo.sample.past import begin_past
from bot.cli.demo.sample.people import DANA, FIGURES, HOME, MAX, ORGANISATION, Figure
from bot.cli.demo.sample.present import play_present
from bot.cli.demo.sample.script import LIVE_FROM, NOW, Line, script, zone_now
from bot.cli.demo.stage import Stage
from bot.sandbox.client import Person
from habits.storage.engine import opened
from habits.storage.migrations import upgrade

__all__ = ["HOME", "NOW", "ORGANISATION", "set_up"]

NOTE = "sample"
"""What the page says beside the name of everybody who is made up."""
IN_FRONT = (DANA, MAX)


def set_up(stage: Stage) -> dict[str, Person]:
    """Fill a stage whose bot has never run, switch the bot on, and stop the clock at `NOW`; answers the people by name.

    Those whom the visitor does not play go on for a month, so that a Monday to come has something to show.
    """
    people = {one.name: _person(stage, one) for one in FIGURES.values()}
    lines = script()
    stage.bot.move_to(LIVE_FROM, settled=False)
    _live_past(stage, [line for line in lines if line.at < LIVE_FROM], people)
    stage.switch_on()
    play_present(stage.bot, [line for line in lines if LIVE_FROM <= line.at < NOW], people)
    stage.bot.live_until(NOW)
    stage.bot.plan((line.at, people[line.who], line.text) for line in lines if line.at >= NOW)
    return people


def _live_past(stage: Stage, lines: Sequence[Line], people: Mapping[str, Person]) -> None:
    """Play the past in one transaction; a bot that came to the database meanwhile might find it locked for too long."""
    with opened(stage.database_url) as engine:
        upgrade(engine)
        with engine.begin() as conn:
            past = begin_past(conn, {name: one.id for name, one in people.items()}, lines[0].at)
            past.plays(lines)
            past.lives_until(LIVE_FROM)


def _person(stage: Stage, one: Figure) -> Person:
    return stage.bot.person(one.name, note=NOTE, front=one in IN_FRONT, zone=zone_now(one))
