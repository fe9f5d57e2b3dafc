"""Marks that end no statement: letters that number a list, commas around what is only inserted."""

from collections.abc import Iterator, Sequence

from habits.parsing.lexicon import Tag
from habits.parsing.words.pieces import Piece
from habits.parsing.words.tokens import Form

_INSERTED = 5
_VERBS = (Tag.TALK, Tag.REACH, Tag.TALKING, Tag.REACHING)
_BESIDE = (Tag.ON, Tag.NOW, Tag.PART, Tag.DET, Tag.FILL)


def tidied(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces without the letters of a list, and without the commas in "I answered, on X, an enquiry from Ana"."""
    heads, until = True, -1
    for at, piece in enumerate(pieces):
        until = max(until, _letter_to(pieces, at) if heads else -1)
        if at <= until:
            continue
        heads = piece.form is Form.BREAK
        closing = _closing(pieces, at) if piece.text == "," else None
        if closing is not None:
            yield from pieces[at + 1 : closing]
            until = closing
        else:
            yield piece


def _letter_to(pieces: Sequence[Piece], at: int) -> int:
    """The last place of a letter that numbers a line: "(a)", "b)"; -1 if none stands here."""
    opened = at + pieces[at].is_mark("(")
    if opened + 1 >= len(pieces):
        return -1
    letter, closed = pieces[opened], pieces[opened + 1]
    single = letter.form in (Form.WORD, Form.NUMBER) and len(letter.text) == 1
    return opened + 1 if single and closed.text == ")" and closed.start == letter.end else -1


def _closing(pieces: Sequence[Piece], at: int) -> int | None:
    """The comma that closes where or when, inserted behind a verb; None if nothing is inserted here."""
    before = pieces[at - 1] if at else None
    if before is None or not before.has(*_VERBS) or before.has(Tag.CHAT):
        return None
    for place in range(at + 1, min(len(pieces), at + 1 + _INSERTED)):
        piece = pieces[place]
        if piece.text == ",":
            return place if place > at + 1 else None
        told = piece.platform or piece.day or piece.minutes is not None
        if piece.form is not Form.WORD or not (told or piece.has(*_BESIDE)):
            return None
    return None
