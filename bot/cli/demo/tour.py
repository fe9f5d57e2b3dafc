"""Two weeks of Max, who manages, and of Dana and Lee, who lead: from an empty database to the second Monday."""

from datetime import UTC, datetime

from bot.cli.demo.show import Show
from bot.sandbox.client import Person

COUNTED = "What should come of it, that we can count?"
MAX_SAYS = {
    9: "Called Ruud and Karin from production, and Greta Falk on LinkedIn",
    10: "4 conversations on LinkedIn today",
    11: "lunch with Jonas, WhatsApp with Fatima, dm'd Erik on LinkedIn",
    12: "Talked to Nadia on Slack, Dirk on Twitter and Lena Koch on LinkedIn",
    13: "4 conversations at the fair, all in person",
}
DANA_SAYS = {
    9: "Sally Kim on Twitter, our customer, likes the new brakes. Joe from support on Slack, and lunch with Hanna from design",
    10: "Dm'd Tom de Wit on Instagram, called Ruth Meyer, a customer, 10 min. Coffee with Kees from the warehouse",
    12: "Talked to Ben on LinkedIn, Maya by phone and Joe from support on Slack",
    13: "Ines Alves on LinkedIn ordered two bikes. Answered Oskar Lind on Facebook, had 1 conversation on Reddit",
}
"""Both by the day of March."""
FIRST_PROMPT = "Your first prompt comes on Monday 2 March at 08:30."


def play(show: Show) -> None:
    """Play the tour; raises CommandError at the first step that does not happen as it should."""
    show.transcript.aside(
        "Two weeks at Acme: the real bot, and a Telegram of its own on this machine."
    )
    show.stage.bot.move_to(_at("2026-03-02 06:00"), settled=False)
    max_, dana, lee = _joining(show)
    _first_day(show, max_, dana)
    _machine_off(show, dana, lee)
    _first_monday(show, max_, dana)
    _second_week(show, max_, dana, lee)
    _second_monday(show, max_, dana)
    show.transcript.title("That was Fifteen: every step happened")


def _at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=UTC)


def _joining(show: Show) -> tuple[Person, Person, Person]:
    show.scene("An organisation, and those who join it")
    made = show.operator("organisation", "create", "Acme", "--time-zone", "Europe/Amsterdam")
    show.switch_on()
    max_, dana, lee = (show.person(name) for name in ("Max", "Dana", "Lee"))
    show.aside("Max joins by it, and asks for a link for Dana, who leads with him.")
    _join(show, max_, made["token"])
    token = _invited(show, max_)
    show.cast = (dana,)
    _join(show, dana, token)
    show.aside("Lee joins too, from New York. Sam tries the link that Lee has used.")
    link = _invited(show, max_)
    show.does(lee, lambda: lee.start(link), "It is 07:00 where you are, right?")
    show.does(lee, lambda: lee.send("America/New_York"), "Good: America/New_York.")
    show.presses(lee, "join:times", COUNTED)
    show.presses(lee, "expect:later", FIRST_PROMPT)
    sam = show.person("Sam")
    show.cast = (sam,)
    show.does(sam, lambda: sam.start(link), "Somebody has joined by this link already")
    show.cast = ()
    show.does(sam, lambda: sam.send("hello?"), "It works by invitation")
    return max_, dana, lee


def _join(show: Show, person: Person, token: str) -> None:
    show.does(person, lambda: person.start(token), "right?")
    show.presses(person, "join:zone", "Does that suit you?")
    show.presses(person, "join:times", COUNTED)
    show.presses(person, "expect:lead:2:month", FIRST_PROMPT)


def _invited(show: Show, manager: Person) -> str:
    """The token of a link that a manager makes for a leader."""
    said = show.does(manager, lambda: manager.send("/invite"), "https://t.me/")
    return said.partition("?start=")[2].split()[0]


def _first_day(show: Show, max_: Person, dana: Person) -> None:
    show.scene("Dana’s first day: a prompt, a sentence, a reminder, a day kept", dana)
    show.until(_at("2026-03-02 08:00"))
    show.presses(dana, "Start 15 minutes", "Running until 09:15")
    show.until(_at("2026-03-02 08:20"))
    show.expect(dana, "Who did you talk to?")
    said = "Talked to Sally on Twitter and Ben on LinkedIn"
    number = dana.send(said)
    show.look()
    show.expect(dana, "2 logged · 2 of 3 today")
    dana.edit(number, said.replace("Sally", "Sally Kim"))
    show.look()
    show.expect(dana, "✓ Sally Kim · Twitter")
    show.until(_at("2026-03-02 15:30"))
    show.expect(dana, "2 of 3.")
    show.does(dana, lambda: dana.send("Maya by phone, 10 min"), "3 of 3 today · 1 in a row")
    show.does(max_, lambda: max_.send("3 today"), "3 of 3 today · 1 in a row")


def _machine_off(show: Show, dana: Person, lee: Person) -> None:
    show.scene("Tuesday: the machine is off until eleven, and nothing is lost", dana)
    show.until(_at("2026-03-02 22:00"))
    show.stage.switch_off()
    show.stage.bot.move_to(_at("2026-03-03 10:00"), settled=False)
    show.switch_on()
    show.expect(dana, "1 in a row.")
    show.does(dana, lambda: dana.send("3 today"), "3 of 3 today · 2 in a row")
    show.until(_at("2026-03-03 14:00"))
    said = "Spoke with Ida, Tom and Ben on LinkedIn"
    show.does(lee, lambda: lee.send(said), "3 of 3 today · 1 in a row")


def _first_monday(show: Show, max_: Person, dana: Person) -> None:
    show.aside("Wednesday to Friday Dana keeps each day. Max does not.")
    for day in (4, 5, 6):
        show.until(_at(f"2026-03-{day:02d} 12:00"))
        show.does(dana, lambda: dana.send("had 3 conversations on Instagram"), "3 of 3 today")
    show.cast = (dana,)
    show.does(dana, lambda: dana.send("/streak"), "5 in a row")
    show.cast = ()
    show.until(_at("2026-03-09 06:45"))
    show.scene("Max’s Monday: the summary, with his own row first", max_)
    show.until(_at("2026-03-09 07:15"))
    show.expect(max_, "week of Monday 2 March")
    show.expect(max_, "Max · 1 of 5 days")
    show.expect(max_, "Dana · 5 of 5 days · 15 conversations · 5 in a row")


def _second_week(show: Show, max_: Person, dana: Person, lee: Person) -> None:
    show.aside("Lee, in New York, remembers Friday on Monday: late, and it counts.")
    show.until(_at("2026-03-09 13:00"))
    show.cast = (lee,)
    show.does(lee, lambda: lee.send("friday I talked to Ann, Bo and Cy on Twitter"), "late")
    show.does(lee, lambda: lee.send("and today Ida by phone, Tom and Ben on LinkedIn"), "3 of 3")
    show.cast = ()
    show.does(max_, lambda: max_.send("/summary 1"), "Lee · 2 of 5 days")
    _day(show, max_, dana, 9)
    _day(show, max_, dana, 10)
    show.aside(
        "Max, who has seen his own row, talks to somebody each day now. Dana’s Wednesday is too full.",
        dana,
    )
    show.cast = ()
    show.until(_at("2026-03-11 13:00"))
    show.does(max_, lambda: max_.send(MAX_SAYS[11]), "of 3 today")
    show.cast = (dana,)
    show.until(_at("2026-03-12 08:00"))
    show.expect(dana, "Wednesday fell short; a freeze covered it.")
    show.cast = ()
    _day(show, max_, dana, 12)
    _day(show, max_, dana, 13)
    show.scene("Friday evening: the own week", dana)
    show.until(_at("2026-03-13 17:30"))
    show.expect(dana, "4 of 5 days kept")


def _day(show: Show, max_: Person, dana: Person, day: int) -> None:
    """Both of them have their conversations."""
    show.until(_at(f"2026-03-{day:02d} 13:00"))
    show.does(max_, lambda: max_.send(MAX_SAYS[day]), "of 3 today")
    show.does(dana, lambda: dana.send(DANA_SAYS[day]), "3 of 3 today")


def _second_monday(show: Show, max_: Person, dana: Person) -> None:
    show.scene("The next Monday", max_)
    show.until(_at("2026-03-16 07:15"))
    show.expect(max_, "week of Monday 9 March")
    show.expect(max_, "Max · 5 of 5 days · 17 conversations · 5 in a row")
    show.expect(max_, "Dana · 4 of 5 days · 12 conversations · 9 in a row")
    show.presses(max_, dana.name, "1 freeze used")
    show.cast = ()
    show.does(max_, lambda: max_.send("/summary"), "week of Monday 16 March")
