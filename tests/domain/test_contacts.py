"""Whom a name means among the people whom an organisation knows."""

import pytest

from habits.domain.contacts import Known, Match, meant, misspelt, name_key

SALLY_JONES = Known(1, "Sally Jones", "sally jones", 1, is_own=True, company="Contoso Ltd.")
SALLY_BECK = Known(2, "Sally Beck", "sally beck", 2, is_own=True)
SALLY = Known(3, "Sally", "sally", 3, is_own=True)
FOREIGN = Known(4, "Sally Ride", "sally ride", 4, is_own=False)
SAL_IS_JONES = Known(5, "Sally Jones", "sally", 1, is_own=True)


@pytest.mark.parametrize(
    ("said", "company", "known", "match"),
    [
        ("sally", None, [], Match(None)),
        ("sally", None, [SALLY_JONES], Match(SALLY_JONES)),
        ("sally", None, [SALLY_JONES, FOREIGN], Match(SALLY_JONES)),
        ("sally", None, [FOREIGN], Match(None)),
        ("sally", None, [SALLY_JONES, SALLY_BECK], Match(None, (SALLY_JONES, SALLY_BECK))),
        ("sally", "contoso ltd", [SALLY_JONES, SALLY_BECK], Match(SALLY_JONES)),
        ("sally", None, [SALLY, SALLY_BECK], Match(SALLY, (SALLY, SALLY_BECK))),
        ("sally", None, [SAL_IS_JONES, SALLY_JONES], Match(SAL_IS_JONES)),
        ("sally ride", None, [FOREIGN], Match(FOREIGN)),
        ("sally ride", None, [SALLY], Match(None, (SALLY,))),
        ("sally ride", None, [SALLY_JONES], Match(None)),
        ("sally ride", None, [SALLY, FOREIGN], Match(FOREIGN)),
    ],
)
def test_whom_a_name_means(
    said: str, company: str | None, known: list[Known], match: Match
) -> None:
    found = meant(said, company, known)
    assert found.record == match.record
    assert sorted(one.id for one in found.rivals) == sorted(one.id for one in match.rivals)


@pytest.mark.parametrize(
    ("said", "meant_by_it"),
    [
        ("saly", None),
        ("sallly", "Sally Jones"),
        ("sally jonse", "Sally Jones"),
        ("sally", None),
        ("sally joness", "Sally Jones"),
        ("salley jonse", None),
    ],
)
def test_one_typing_error_in_five_letters_or_more(said: str, meant_by_it: str | None) -> None:
    found = misspelt(said, [SALLY_JONES, FOREIGN])
    assert (found.record and found.record.name) == meant_by_it


def test_a_typing_error_between_two_people_means_neither() -> None:
    assert misspelt("sallx", [SALLY_JONES, SALLY_BECK]) == Match(None)


def test_names_compare_without_case_accents_stops_and_spaces() -> None:
    assert name_key(" Zoë  M. ÅNGSTRÖM ") == name_key("zoe m angstrom") == "zoe m angstrom"
