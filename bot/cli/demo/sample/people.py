"""Who the sample is about, and what their weeks were like."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from habits.domain.expectations import EXAMPLES, Expectation

ORGANISATION = "Acme (sample)"
HOME = "Europe/Amsterdam"
LEADS, IDEAS, COMPLAINTS, EMPLOYEES, CUSTOMERS = EXAMPLES
MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


class Way(StrEnum):
    """How somebody tells of several conversations in one message."""

    SENTENCES = "sentences"
    LINES = "lines"
    PLACES = "places"
    NAMES = "names"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Said:
    """Words of somebody's own, at a wall time where they then are; weeks count from 1, weekdays from Monday as 0.

    `edits` says that they take the place of the message before them.
    """

    week: int
    weekday: int
    clock: str
    text: str
    edits: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """One person of the sample.

    `days` has a word a week and a letter a day from Monday on: how many conversations the person tells of, with "."
    for silence and "*" where `said` has that day's words; the days of whoever a visitor plays end where the visitor
    comes in. `expects` is what they said should come of it. The hour in `clock` is when they usually write.
    """

    name: str
    days: str
    expects: Expectation
    clock: int
    ways: Sequence[Way]
    said: Sequence[Said] = ()
    joins: tuple[int, int, str] = (1, MON, "07:30")


MAX = Figure(
    "Max",
    "33233 34333 3.133 33.3. .3333 323.. 33333 .331* **1",
    EMPLOYEES,
    clock=12,
    ways=(Way.SENTENCES, Way.PLACES, Way.LINES),
    said=(
        Said(6, WED, "17:40", "I'm off until Monday"),
        Said(8, FRI, "08:02", "/help"),
        Said(8, FRI, "12:31", "Erik Holm LinkedIn, Nadia Benali Slack, Greta Falk phone"),
        Said(8, FRI, "17:05", "Coffee with Ruud Aarts from production"),
        Said(9, MON, "11:12", "Called Karin Boer re the permits, 20 min. Lena Koch on LinkedIn would like a quote for a fleet."),
        Said(9, MON, "16:40", "WhatsApp with Fatima Zahra about the trainees"),
        Said(9, TUE, "13:20", "Talked to Jonas Weber on LinkedIn about Hamburg, replied to Dirk Maas on Twitter, and lunch with Ruud Aarts from production"),
        Said(9, WED, "16:50", "/invite team"),
    ),
)  # fmt: skip
DANA = Figure(
    "Dana",
    "34333 311.3 3343. 3334. .3343 3*343 33.33 .334* ***",
    LEADS,
    clock=12,
    ways=(Way.SENTENCES, Way.PLACES, Way.SENTENCES, Way.LINES),
    said=(
        Said(2, TUE, "17:48", "sorry, that was a long day. Called Ruth Meyer as well"),
        Said(4, MON, "09:05", "On Friday: Sally Kim, Tom de Wit and Ines Alves, all on LinkedIn"),
        Said(6, TUE, "12:05", "Talked to Lote Smit from logistics"),
        Said(6, TUE, "12:06", "Talked to Lotte Smit from logistics", edits=True),
        Said(7, TUE, "17:30", "Off tomorrow, back on Thursday"),
        Said(8, FRI, "08:02", "good morning"),
        Said(8, FRI, "12:10", "Talked to Sally Kim on LinkedIn about her courier fleet. Lotte Smit from logistics on Slack, she likes the new labels."),
        Said(8, FRI, "15:41", "Phoned Pieter Post, a customer, his battery works again"),
        Said(8, FRI, "18:12", "the batteries, again"),
        Said(9, MON, "12:20", "Ines Alves on LinkedIn ordered two more bikes. Coffee with Kees Jansen from the warehouse, he worries about the move."),
        Said(9, MON, "16:22", "Replied to Tom de Wit on Instagram about the rain cover"),
        Said(9, TUE, "11:44", "Talked to Sally Kim, Ben Ortz (Contoso) and Hanna Vos from design"),
        Said(9, TUE, "11:45", "Talked to Sally Kim, Ben Ortiz (Contoso) and Hanna Vos from design", edits=True),
        Said(9, TUE, "15:02", "posted our new catalogue on LinkedIn"),
        Said(9, WED, "12:36", "dm'd Ben Ortiz (Contoso) on Twitter re the donation, and Joe Bakker from support says the new rota works"),
        Said(9, WED, "15:14", "Maya Rao by phone, 10 min; Clara Nunes on LinkedIn asked for a price for four bikes"),
        Said(9, WED, "17:21", "will call Ruth Meyer tomorrow"),
    ),
)  # fmt: skip
BRAM = Figure(
    "Bram",
    ".6.4. 7...5 ..7.. .5.6. ..7.. 6..5. ..7.. .7..* .*.6. ..7.. 5..6. .7... ..6.5",
    CUSTOMERS,
    clock=17,
    ways=(Way.NAMES, Way.NUMBER, Way.PLACES),
    said=(
        Said(8, FRI, "08:02", "morning"),
        Said(8, FRI, "17:10", "Talked to Wouter Prins, Chloe Martin, Sven Berg, Anouk Visser, Luuk Peters and Helen Ward"),
        Said(9, TUE, "14:35", "8 conversations at the fair, all in person"),
    ),
)  # fmt: skip
LEE = Figure(
    "Lee",
    "33343 33333 43333 3332. .323. 3.2.. 1..1. ..... ..... ..1.. .23.3 33.33 33333",
    IDEAS,
    clock=10,
    ways=(Way.NAMES, Way.PLACES),
    said=(Said(8, FRI, "08:02", "/streak"),),
)
PRIYA = Figure(
    "Priya",
    "33333 43333 33233 3333. .3343 34333 33133 .333* 33233 33343 33333 3.333 34333",
    COMPLAINTS,
    clock=13,
    ways=(Way.LINES, Way.SENTENCES, Way.PLACES),
    said=(
        Said(2, SUN, "18:10", "/zone Asia/Tokyo"),
        Said(3, SAT, "15:30", "/zone Europe/Amsterdam"),
        Said(5, SUN, "14:20", "/zone America/New_York"),
        Said(7, FRI, "20:45", "/zone Europe/Amsterdam"),
        Said(8, FRI, "08:02", "hi"),
        Said(8, FRI, "13:10", "Emailed with Eva Lund about the press day. Called Raj Mehta re the shipment, 10 min. Slack with Theo Brandt from engineering about the US plug."),
        Said(9, TUE, "15:20", "/zone America/New_York"),
        Said(11, SUN, "19:40", "/zone Europe/Amsterdam"),
    ),
)  # fmt: skip
NOOR = Figure(
    "Noor",
    "..... ..... ..... ..... ..... ..... ..... ..13* 3.333 33323 34333 33333 33433",
    CUSTOMERS,
    clock=14,
    ways=(Way.SENTENCES,),
    said=(
        Said(8, FRI, "08:02", "how am I doing?"),
        Said(8, FRI, "14:25", "Slack with Milan Kos from support. Called Tess Groen, a customer, about her first month. Lunch with Sam Okoye from dispatch. Adam Wolf on LinkedIn about leasing."),
        Said(9, WED, "09:50", "was off sick yesterday"),
    ),
    joins=(8, WED, "09:10"),
)  # fmt: skip
FIGURES: Mapping[str, Figure] = {one.name: one for one in (DANA, MAX, BRAM, LEE, PRIYA, NOOR)}
"""By name, in the order in which the page shows them."""
