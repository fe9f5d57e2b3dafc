"""The stages of the reader one by one, for tests that look at a single one."""

from datetime import date, datetime

from config.lexicon import load_lexicon
from habits.parsing import Reading, read
from habits.parsing.grammar.clauses import Clause, split
from habits.parsing.grammar.statement import Act
from habits.parsing.grammar.statements import read_clause
from habits.parsing.words.normalise import normalise
from habits.parsing.words.pieces import Piece, mark
from habits.parsing.words.style import style_of
from habits.parsing.words.tokens import tokenise
from habits.parsing.words.vocabulary import vocabulary_of

A_WEDNESDAY = date(2026, 3, 18)
NOW = datetime.fromisoformat("2026-03-18T18:00:00+01:00")


def pieces_of(text: str, today: date = A_WEDNESDAY) -> tuple[Piece, ...]:
    return mark(tokenise(normalise(text)), vocabulary_of(load_lexicon()), today)


def clauses_of(text: str) -> tuple[Clause, ...]:
    return split(pieces_of(text))


def acts_of(text: str) -> list[Act]:
    pieces = pieces_of(text)
    return [read_clause(clause, style_of(pieces)) for clause in split(pieces)]


def reading_of(text: str, now: datetime = NOW) -> Reading:
    return read(text, now, load_lexicon())


def names_of(reading: Reading) -> list[str]:
    people = [talk.person for talk in reading.conversations if talk.person]
    return [person.name or f"@{person.handle}" for person in people]
