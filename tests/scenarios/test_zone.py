"""Where somebody is: a city in whatever words, a place on the map, asked where it is not certain."""

import pytest

from tests.scenarios.stage import MONDAY, Actor, Stage

ELSE = (
    "If it is not here, type it with its country, like “Portland, Maine”, or share your location."
)
UNKNOWN = (
    "I know no city “{}”. Type the nearest big one, with its country if you like: "
    "“Portland, Maine”. Or share your location."
)
AT_SEA = "I find no city near that point of the map. Type the nearest big one, like Lisbon."
WHERE = "Where are you?\nType your city, like Lisbon, or share your location."


@pytest.fixture
def newcomer(stage: Stage) -> Actor:
    """Somebody who was just asked whether it is 07:00, as it is in Amsterdam."""
    person = stage.person("Nina")
    person.opens(stage.organisation())
    return person


def first_line(answers: list[str]) -> str:
    [answer] = answers
    return answer.splitlines()[0]


def shares(person: Actor, latitude: float, longitude: float) -> list[str]:
    person.reads()
    person.person.send_location(latitude, longitude)
    person.bot.settle()
    return person.reads()


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ("NYC", "Good: New York City, New York. It is 01:00 there."),
        ("München", "Good: Munich, Germany. It is 07:00 there."),
        ("No, I’m in Lisbon now", "Good: Lisbon, Portugal. It is 06:00 there."),
        ("bombay", "Good: Mumbai, India. It is 11:30 there."),
        ("Singapore", "Good: Singapore. It is 14:00 there."),
        ("London, Ontario", "Good: London, Ontario. It is 01:00 there."),
        ("Johanesburg", "Good: Johannesburg, South Africa. It is 08:00 there."),
        ("Europe/London", "Good: Europe/London."),
    ],
)
def test_a_newcomer_types_a_city(newcomer: Actor, said: str, taken: str) -> None:
    assert first_line(newcomer.says(said)) == taken


def test_where_zones_differ_it_is_asked_with_the_time_there_and_never_guessed(
    newcomer: Actor,
) -> None:
    assert newcomer.says("Portland") == [
        (
            f"Where is that?\n{ELSE}\n[Portland, Oregon · 22:00]\n[Portland, Maine · 01:00]\n"
            "[Portland, Texas · 00:00]"
        )
    ]
    assert newcomer.says("London") == [
        f"Where is that?\n{ELSE}\n[London, United Kingdom · 06:00]\n[London, Ontario · 01:00]"
    ]
    assert first_line(newcomer.presses("Portland, Maine · 01:00")) == (
        "Good: Portland, Maine. It is 01:00 there."
    )
    assert first_line(newcomer.presses("London, Ontario · 01:00")) == (
        "Good: London, Ontario. It is 01:00 there."
    )
    newcomer.presses("join:times")
    assert newcomer.presses("Later")[0].splitlines()[2] == (
        "Your first prompt comes on Monday 2 March at 08:30."
    )


def test_a_city_misspelt_beyond_doubt_is_taken_and_in_doubt_asked(newcomer: Actor) -> None:
    assert newcomer.says("Lisobn") == [f"Did you mean this?\n{ELSE}\n[Lisbon, Portugal · 06:00]"]
    assert first_line(newcomer.says("Amsterdm")) == (
        "Good: Amsterdam, Netherlands. It is 07:00 there."
    )


def test_another_clock_is_enough_to_be_asked_where(newcomer: Actor) -> None:
    assert newcomer.says("no") == [WHERE]
    answer = newcomer.says("No, it’s 6:00")[0]
    assert answer.startswith("Where is that?")
    assert "[London, United Kingdom · 06:00]" in answer


def test_a_place_on_the_map_is_the_nearest_city_and_the_sea_is_none(newcomer: Actor) -> None:
    assert shares(newcomer, 0, -30) == [AT_SEA]
    assert first_line(shares(newcomer, 38.7, -9.2)) == "Good: Lisbon, Portugal. It is 06:00 there."
    newcomer.presses("join:times")
    newcomer.presses("Later")
    assert shares(newcomer, 52.37, 4.9) == [
        (
            "You are in Amsterdam, Netherlands now, where it is 07:00. "
            "Your next prompt comes on Monday 2 March at 08:30."
        )
    ]


def test_a_city_can_still_be_named_when_times_are_asked(newcomer: Actor) -> None:
    newcomer.presses("join:zone")
    newcomer.presses("10:00")
    assert newcomer.says("Lisbon")[0].splitlines()[:3] == [
        "Good: Lisbon, Portugal. It is 06:00 there.",
        "",
        "I ask you at 10:00, Monday to Friday. Does that suit you?",
    ]


def test_zone_takes_a_city_or_asks_for_one(max_and_dana: tuple[Actor, Actor]) -> None:
    _, dana = max_and_dana
    moved, prompt = dana.says("/zone Tokyo")
    assert moved == "You are in Tokyo, Japan now, where it is 15:00."
    assert prompt.startswith("A new count starts today.")
    assert dana.says("/zone Gondor") == [UNKNOWN.format("Gondor")]
    assert dana.says("/zone") == [WHERE]
    assert dana.says("Gondor") == [UNKNOWN.format("Gondor")]
    assert first_line(dana.says("Lisobn")) == "Did you mean this?"
    assert first_line(dana.presses("Lisbon, Portugal · 06:00")).startswith(
        "You are in Lisbon, Portugal now, where it is 06:00."
    )
    assert dana.says("/zone Europe/Amsterdam") == [
        (
            "Your clock is Europe/Amsterdam from now on. "
            "Your next prompt comes on Tuesday 3 March at 08:30."
        )
    ]


@pytest.mark.parametrize(
    "said", ["I’m in Tokyo this week", "Moved to Tokyo.", "just landed in Tokyo", "Asia/Tokyo"]
)
def test_a_city_named_in_passing_moves_the_clock(
    max_and_dana: tuple[Actor, Actor], said: str
) -> None:
    _, dana = max_and_dana
    moved, prompt = dana.says(said)
    assert "Tokyo" in moved
    assert prompt.startswith("A new count starts today.")


def test_words_that_name_no_city_move_nothing(
    stage: Stage, max_and_dana: tuple[Actor, Actor]
) -> None:
    _, dana = max_and_dana
    for said in ("I’m in a meeting", "I'm in", "moved to Sales", "Sally moved to Tokyo"):
        dana.says(said)
    assert dana.says("Talked to Tokyo Joe in Lisbon")[0].startswith("✓")
    stage.goes_to(MONDAY, "08:31")
    assert [one[:12] for one in dana.reads_with_times()] == ["Mon 02 08:30"]


def test_a_conversation_is_logged_while_a_place_is_asked_for(
    max_and_dana: tuple[Actor, Actor],
) -> None:
    _, dana = max_and_dana
    dana.says("/zone")
    assert dana.says("Talked to Sally on Twitter")[0].startswith("✓ Sally")
