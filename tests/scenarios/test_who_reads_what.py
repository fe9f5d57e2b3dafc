"""Every kind of note, asked for by everybody, under both policies: who reads what, and nothing else."""

from dataclasses import dataclass

import pytest

from tests.scenarios.stage import Actor, Stage, token_of

AUTHOR, PEER, MANAGER, EMPLOYEES_MANAGER, OWNER = (
    "author",
    "peer",
    "manager",
    "the employee’s manager",
    "owner",
)
EVERYBODY = {AUTHOR, PEER, MANAGER, EMPLOYEES_MANAGER, OWNER}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of note: whom it is about, what the author writes, and who reads it under each policy."""

    about: str
    says: tuple[str, ...]
    word: str
    private: frozenset[str]
    notes: frozenset[str]
    shares: bool = False


def kind(
    about: str, *says: str, word: str, private: set[str], notes: set[str], shares: bool = False
) -> Kind:
    return Kind(about, says, word, frozenset(private), frozenset(notes), shares)


KINDS = {
    "a note": kind(
        "Sally Jones",
        "Called Sally Jones about rowing",
        word="rowing",
        private={AUTHOR},
        notes={AUTHOR, MANAGER},
    ),
    "a note about a customer": kind(
        "Carla Diaz",
        "Called Carla Diaz (customer) about sailing",
        word="sailing",
        private={AUTHOR},
        notes={AUTHOR, MANAGER},
    ),
    "a private note": kind(
        "Paul Meyer",
        "Called Paul Meyer about chess #private",
        word="chess",
        private={AUTHOR},
        notes={AUTHOR},
    ),
    "a note about an employee": kind(
        "Joe Hart",
        "Called Joe Hart (employee) about knitting",
        word="knitting",
        private={AUTHOR},
        notes={AUTHOR},
    ),
    "a note about somebody who is a member": kind(
        "Mo Smith",
        "Called Mo Smith about juggling",
        word="juggling",
        private={AUTHOR},
        notes={AUTHOR},
    ),
    "a shared note": kind(
        "Tom Hale",
        "Called Tom Hale about pottery",
        word="pottery",
        private=EVERYBODY,
        notes=EVERYBODY,
        shares=True,
    ),
    "a shared note about an employee": kind(
        "Mo Smith",
        "Called Mo Smith (employee) about archery",
        word="archery",
        private=EVERYBODY - {EMPLOYEES_MANAGER},
        notes=EVERYBODY - {EMPLOYEES_MANAGER},
        shares=True,
    ),
    "a fact": kind(
        "Una Berg",
        "Talked to Una Berg",
        "remember that Una Berg likes fencing",
        word="fencing",
        private=EVERYBODY,
        notes=EVERYBODY,
    ),
    "a fact about an employee": kind(
        "Mo Smith",
        "Talked to Mo Smith",
        "remember that Mo Smith likes curling",
        word="curling",
        private=EVERYBODY - {EMPLOYEES_MANAGER},
        notes=EVERYBODY - {EMPLOYEES_MANAGER},
    ),
}


@pytest.fixture
def people(stage: Stage) -> dict[str, Actor]:
    """An owner; a team with a manager and two leaders; another with a manager and Mo Smith, who is asked about."""
    owner = stage.joins("Olga Prins", stage.organisation())
    found = {OWNER: owner}
    for role, name, link in (
        (MANAGER, "Max Weber", "/invite manager Sales"),
        (EMPLOYEES_MANAGER, "Eva Kern", "/invite manager Support"),
        (AUTHOR, "Dana Lee", "/invite leader Sales"),
        (PEER, "Pia Novak", "/invite leader Sales"),
        ("member", "Mo Smith", "/invite leader Support"),
    ):
        found[role] = stage.joins(name, token_of(owner.says(link)[0]))
    return {role: actor for role, actor in found.items() if role != "member"}


@pytest.mark.parametrize("policy", ["private", "notes"])
def test_who_reads_what(people: dict[str, Actor], policy: str) -> None:
    people[OWNER].says(f"/policy {policy}")
    author = people[AUTHOR]
    for one in KINDS.values():
        for said in one.says:
            author.says(said)
        if one.shares:
            author.says(f"/who {one.about}")
            buttons = [label for row in author.last().labels for label in row]
            author.presses(next(label for label in buttons if label.startswith("Share: ")))
    for name, one in KINDS.items():
        may = one.notes if policy == "notes" else one.private
        reads = {
            role for role, actor in people.items() if one.word in actor.says(f"/who {one.about}")[0]
        }
        assert reads == may, f"{name} in /who"


def test_whoever_may_read_nothing_sees_who_talked_last_when_and_where(
    people: dict[str, Actor],
) -> None:
    people[AUTHOR].says("Called Paul Meyer about chess #private")
    for role in EVERYBODY - {AUTHOR}:
        (shown,) = people[role].says("/who Paul Meyer")
        assert "Talked last: Dana Lee · phone · today\n" in shown


def test_the_policy_is_shown_to_all_and_changed_by_owners_alone(people: dict[str, Actor]) -> None:
    (shown,) = people[PEER].says("/policy")
    assert shown.startswith("In Acme notes are for whoever wrote them.\n")
    assert "[" not in shown
    for role in (PEER, MANAGER):
        assert people[role].says("/policy notes") == ["That is for the owners of the organisation."]
    people[OWNER].says("/policy")
    people[OWNER].presses("Let managers read notes")
    assert (
        people[OWNER].sees()[-1].startswith("In Acme managers read the notes of their leaders.\n")
    )
    assert people[PEER].says("/policy")[0].startswith("In Acme managers read")
    assert people[OWNER].says("/policy private")[0].startswith("In Acme notes are for whoever")
