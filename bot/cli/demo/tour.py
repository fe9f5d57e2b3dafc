"""Two weeks of Max, who manages, and of Dana and Lee, who lead: from an empty database to the second Monday."""

from collections.abc import Callable
from datetime import UTC, datetime

from bot.cli.demo.stage import Stage
from bot.cli.errors import CommandError
from bot.sandbox.client import Person


def play(stage: Stage) -> None:
    """Play the tour; raises CommandError at the first step that does not happen as it should."""
    stage.bot.move_to(_at("2026-03-02 06:00"), settled=False)
    max_, dana, lee = _joining(stage)
    _first_day(stage, max_, dana)
    _machine_off(stage, dana, lee)
    _first_monday(stage, max_, dana)
    _second_monday(stage, max_, lee)
    stage.transcript.title("That was Fifteen: every step happened")


def _at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=UTC)


def _joining(stage: Stage) -> tuple[Person, Person, Person]:
    stage.transcript.title("An organisation, its manager, two leaders")
    made = stage.operator("organisation", "create", "Acme", "--time-zone", "Europe/Amsterdam")
    stage.switch_on()
    max_ = stage.person("Max")
    _join(stage, max_, made["token"])
    dana = stage.person("Dana")
    _join(stage, dana, _invited(stage, max_))
    link = _invited(stage, max_)
    lee = stage.person("Lee")
    _do(stage, lee, lambda: lee.start(link), "It is 07:00 where you are, right?")
    _do(stage, lee, lambda: lee.send("America/New_York"), "Good: America/New_York.")
    _do(
        stage,
        lee,
        lambda: lee.press("join:times"),
        "Your first prompt comes on Monday 2 March at 08:30.",
    )
    sam = stage.person("Sam")
    _do(stage, sam, lambda: sam.start(link), "Somebody has joined by this link already")
    _do(stage, sam, lambda: sam.send("hello?"), "It works by invitation")
    return max_, dana, lee


def _join(stage: Stage, person: Person, token: str) -> None:
    _do(stage, person, lambda: person.start(token), "right?")
    _do(stage, person, lambda: person.press("join:zone"), "Does that suit you?")
    _do(
        stage,
        person,
        lambda: person.press("join:times"),
        "Your first prompt comes on Monday 2 March at 08:30.",
    )


def _invited(stage: Stage, manager: Person) -> str:
    """The token of a link that a manager makes for a leader."""
    said = _do(stage, manager, lambda: manager.send("/invite"), "https://t.me/")
    return said.partition("?start=")[2].split()[0]


def _first_day(stage: Stage, max_: Person, dana: Person) -> None:
    stage.transcript.title("The first day: a prompt, a log, a reminder, a day kept")
    stage.until(_at("2026-03-02 08:00"))
    _expect(dana, "Today: 3 conversations")
    _do(stage, dana, lambda: dana.send("nice weather here"), "Talked to Sally on Twitter")
    said = "Talked to Sally on Twitter and Ben on LinkedIn"
    number = dana.send(said)
    stage.look()
    _expect(dana, "2 logged · 2 of 3 today")
    dana.edit(number, said.replace("Sally", "Sally Kim"))
    stage.look()
    _expect(dana, "✓ Sally Kim · Twitter")
    stage.until(_at("2026-03-02 15:30"))
    _expect(dana, "2 of 3.")
    _do(stage, dana, lambda: dana.send("Maya by phone, 10 min"), "3 of 3 today · 1 in a row")
    _do(stage, max_, lambda: max_.send("3 today"), "3 of 3 today · 1 in a row")


def _machine_off(stage: Stage, dana: Person, lee: Person) -> None:
    stage.transcript.title(
        "The machine is off on Tuesday morning; what is due comes when it is back"
    )
    stage.until(_at("2026-03-02 22:00"))
    stage.switch_off()
    stage.bot.move_to(_at("2026-03-03 10:00"), settled=False)
    stage.switch_on()
    _expect(dana, "1 in a row.")
    _do(stage, dana, lambda: dana.send("3 today"), "3 of 3 today · 2 in a row")
    stage.until(_at("2026-03-03 14:00"))
    _do(
        stage,
        lee,
        lambda: lee.send("Spoke with Ida, Tom and Ben on LinkedIn"),
        "3 of 3 today · 1 in a row",
    )


def _first_monday(stage: Stage, max_: Person, dana: Person) -> None:
    stage.transcript.title("The first Monday: the summary, the manager’s own row first")
    for day in (4, 5, 6):
        stage.until(_at(f"2026-03-{day:02d} 12:00"))
        _do(stage, dana, lambda: dana.send("had 3 conversations on Instagram"), "3 of 3 today")
    _do(stage, dana, lambda: dana.send("/streak"), "5 in a row")
    stage.until(_at("2026-03-09 07:15"))
    _expect(max_, "week of Monday 2 March")
    _expect(max_, "Max · 1 of 5 days")
    _expect(max_, "Dana · 5 of 5 days · 15 conversations · 5 in a row")


def _second_monday(stage: Stage, max_: Person, lee: Person) -> None:
    stage.transcript.title("The second week, and what was late in the first")
    stage.until(_at("2026-03-09 13:00"))
    _do(stage, lee, lambda: lee.send("friday I talked to Ann, Bo and Cy on Twitter"), "late")
    _do(stage, max_, lambda: max_.send("/summary 1"), "Lee · 2 of 5 days")
    for day in (9, 10, 11, 12, 13):
        stage.until(_at(f"2026-03-{day:02d} 16:00"))
        _do(stage, max_, lambda: max_.send("5 conversations on LinkedIn today"), "5 of 3 today")
    stage.until(_at("2026-03-16 07:15"))
    _expect(max_, "week of Monday 9 March")
    _expect(max_, "Max · 5 of 5 days · 25 conversations")
    _do(stage, max_, lambda: max_.send("/summary"), "week of Monday 16 March")


def _do(stage: Stage, person: Person, act: Callable[[], object], expected: str) -> str:
    """Have a person do something, and see the answer come."""
    act()
    stage.look()
    return _expect(person, expected)


def _expect(person: Person, words: str) -> str:
    """The newest message of the bot on a person's screen; raises CommandError where it lacks some words."""
    newest = next((seen.text for seen in reversed(person.see()) if seen.by_bot), "")
    if words not in newest:
        raise CommandError(
            f"the tour failed: {person.name} should read “{words}” and reads “{newest}”"
        )
    return newest
