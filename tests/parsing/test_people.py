import pytest

from habits.domain.engagements import Audience
from habits.parsing.grammar.people import Who, find_who, is_same
from habits.parsing.words.style import style_of
from tests.parsing.stages import pieces_of


def _who(text: str) -> Who | None:
    pieces = pieces_of(text)
    return find_who(pieces, 0, style_of(pieces), strong=True)[0]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jasper de Wit of Koelhuis Noord", "Jasper de Wit"),
        ("Ahmed bin Saleh Al-Harbi on X", "Ahmed bin Saleh Al-Harbi"),
        ("Robert J. Kowalski commented", "Robert J. Kowalski"),
        ("willemijn van den broek on linkedin", "willemijn van den broek"),
        ("Mrs Bell", "Bell"),
        ("Sato-san from Osaka", "Sato"),
        ("our dealer Matteo about margins", "Matteo"),
        ("a customer called Silvia", "Silvia"),
        ("big Al", "Al"),
        ("my neighbor's kid Dustin", "Dustin"),
        ("May on LinkedIn", "May"),
        ("李伟 on LinkedIn", "李伟"),
        ("Mary-Kate O'Donnell and", "Mary-Kate O'Donnell"),
    ],
)
def test_a_name_is_taken_as_written_without_title_or_description(text: str, name: str) -> None:
    who = _who(text)
    assert who is not None
    assert who.name == name


@pytest.mark.parametrize(
    ("text", "count", "audience"),
    [
        ("half a dozen employees on Slack", 6, Audience.EMPLOYEE),
        ("one of our drivers", 1, Audience.EMPLOYEE),
        ("two retired teachers", 2, None),
        ("somebody from Denver", 1, None),
        ("a few followers", 1, Audience.COMMUNITY),
        ("two of her neighbours", 2, None),
        ("a beekeeper from Leeds", 1, None),
        ("three others", 3, None),
        ("existing clients", 1, Audience.CUSTOMER),
    ],
)
def test_people_without_names_are_counted(text: str, count: int, audience: Audience | None) -> None:
    who = _who(text)
    assert who is not None
    assert (who.name, who.count, who.audience) == (None, count, audience)


@pytest.mark.parametrize(
    "text", ["the depot", "on LinkedIn", "Marcy's thread", "her", "the roof", ""]
)
def test_what_is_nobody_gives_nobody(text: str) -> None:
    assert _who(text) is None


def test_a_handle_goes_with_the_name_beside_it() -> None:
    assert _who("Haruto @haruto.ceramics") == Who(name="Haruto", handle="haruto.ceramics")
    assert _who("@haruto (Haruto)") == Who(name="Haruto", handle="haruto")


def test_one_person_is_known_by_a_part_of_the_name_or_by_the_handle() -> None:
    assert is_same(Who(name="Ben Ortiz"), Who(name="ben"))
    assert is_same(Who(name="José"), Who(name="jose"))
    assert is_same(Who(name="A", handle="Jo"), Who(name="B", handle="jo"))
    assert not is_same(Who(name="Ben Ortiz"), Who(name="Ben Smith"))
    assert not is_same(Who(count=1), Who(count=1))
