"""Where, when and how long, as they stand beside people."""

from dataclasses import dataclass

from habits.domain.engagements import Audience, Platform
from habits.parsing.grammar.cursor import Cursor
from habits.parsing.lexicon import Tag
from habits.parsing.words.days import Named
from habits.parsing.words.pieces import Piece
from habits.parsing.words.tokens import Form

_BEFORE = (Tag.ON, Tag.FOR, Tag.DET, Tag.OUR, Tag.ME, Tag.TO, Tag.FROM)
_MOST_BEFORE = 4


@dataclass(slots=True)
class Details:
    """What was said about a conversation on one side of its people, or in a heading.

    `is_now` says that the time named is today's; `is_open` that a list was announced.
    """

    platform: Platform | None = None
    day: Named | None = None
    is_now: bool = False
    minutes: int | None = None
    is_each: bool = False
    is_all: bool = False
    company: str | None = None
    audience: Audience | None = None
    is_open: bool = False

    @property
    def tells(self) -> bool:
        """Whether, as a heading, it tells something that a bare name under it inherits."""
        known = self.platform or self.day or self.audience or self.is_now or self.is_open
        return bool(known) or self.minutes is not None

    def put(self, piece: Piece) -> None:
        """Take the platform, day or minutes of a piece, unless they are known already."""
        self.platform = self.platform or piece.platform
        self.day = self.day or piece.day
        self.minutes = self.minutes if self.minutes is not None else piece.minutes


def take_detail(cursor: Cursor, details: Details) -> bool:
    """Take a platform, a day or a length of time at the cursor; False if none stands there."""
    start = cursor.at
    while cursor.at < start + _MOST_BEFORE and cursor.is_at(*_BEFORE):
        cursor.at += 1
    if cursor.is_at(Tag.ABOUT):
        after = cursor.ahead()
        cursor.at += after is not None and after.minutes is not None
    if not cursor.ended and _takes(cursor, start):
        details.is_now = details.is_now or cursor.piece.has(Tag.NOW)
        details.put(cursor.piece)
        _pass(cursor)
        return True
    cursor.at = start
    return False


def _takes(cursor: Cursor, start: int) -> bool:
    """Whether a detail stands here, behind what began at `start`."""
    piece = cursor.piece
    if piece.platform is not None:
        return cursor.at_platform()
    if cursor.at > start and cursor.pieces[start].low == "from":
        return False
    if piece.has(Tag.NOW) and piece.day is None:
        return cursor.at == start or cursor.pieces[cursor.at - 1].has(Tag.FOR)
    if piece.has(Tag.PART) and cursor.at > start and cursor.pieces[cursor.at - 1].has(Tag.OUR):
        return False  # "our night supervisor"
    return piece.day is not None or piece.minutes is not None or piece.has(Tag.PART)


def _pass(cursor: Cursor) -> None:
    """Go behind a detail, and behind the part of the day that follows a day."""
    day = cursor.take().day
    while day is not None and cursor.is_at(Tag.PART):
        cursor.at += 1


def take_aside(cursor: Cursor, details: Details) -> bool:
    """Take what stands in brackets: platform, company, role, minutes; False if none stands there."""
    if not cursor.piece.is_mark("(["):
        return False
    cursor.at += 1
    aside = _Aside(details)
    while not cursor.ended and not cursor.piece.is_mark(")]"):
        aside.take(cursor)
    aside.close()
    cursor.at += 1
    return True


class _Aside:
    """Reads what stands in brackets into details."""

    __slots__ = ("corrects", "details", "words")

    def __init__(self, details: Details) -> None:
        self.details = details
        self.words: list[str] = []
        self.corrects = False

    def take(self, cursor: Cursor) -> None:
        """Take one piece, or one detail of several pieces."""
        piece = cursor.piece
        self.corrects = self.corrects or piece.has(Tag.CORRECT)
        self.details.is_all = self.details.is_all or piece.has(Tag.ALL)
        if self.corrects:
            self._correct(piece)
        elif take_detail(cursor, self.details):
            return
        elif piece.audience is not None:
            self.details.audience = piece.audience
        else:
            self._spell(piece)
        cursor.at += 1

    def _correct(self, piece: Piece) -> None:
        told = piece.minutes if piece.minutes is not None else piece.number
        self.details.minutes = told if told is not None else self.details.minutes
        self.details.platform = piece.platform or self.details.platform

    def _spell(self, piece: Piece) -> None:
        """Take a word of a company's name."""
        if (piece.form is Form.WORD and (self.words or piece.text[0].isupper())) or (
            piece.is_mark("&") and self.words
        ):
            self.words.append(piece.text)
        elif piece.is_mark(","):
            self.close()

    def close(self) -> None:
        """Keep the first words as the company."""
        if self.words and self.details.company is None:
            self.details.company = " ".join(self.words)
        self.words = []
