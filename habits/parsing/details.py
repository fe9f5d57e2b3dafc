"""Where, when and how long, as they stand beside people."""

from dataclasses import dataclass

from habits.domain.engagements import Audience, Platform
from habits.parsing.cursor import Cursor
from habits.parsing.days import Named
from habits.parsing.lexicon import Tag
from habits.parsing.pieces import Piece
from habits.parsing.tokens import Form


@dataclass(slots=True)
class Details:
    """What was said about a conversation on one side of its people."""

    platform: Platform | None = None
    day: Named | None = None
    is_now: bool = False
    minutes: int | None = None
    is_each: bool = False
    is_all: bool = False
    company: str | None = None
    audience: Audience | None = None
    handle: str | None = None
    corrected: "Details | None" = None

    is_open: bool = False

    @property
    def tells(self) -> bool:
        """Whether, as a heading, it tells something that a bare name under it would inherit."""
        known = self.platform or self.day or self.audience or self.is_now or self.is_open
        return bool(known) or self.minutes is not None

    def put_platform(self, piece: Piece) -> None:
        """Take the platform of a piece, unless one is known already."""
        self.platform = self.platform or piece.platform


_BEFORE = (Tag.ON, Tag.FOR, Tag.DET, Tag.OUR, Tag.ME, Tag.TO, Tag.FROM)


def take_detail(cursor: Cursor, details: Details) -> bool:
    """Take a platform, a day or a length of time at the cursor; False if none stands there."""
    start = cursor.at
    while not cursor.ended and cursor.piece.has(*_BEFORE):
        cursor.advance()
    bare = cursor.at == start
    from_part = (
        not bare
        and cursor.pieces[start].low == "from"
        and not cursor.ended
        and cursor.piece.platform is None
    )
    if not cursor.ended and cursor.piece.has(Tag.ABOUT):
        behind = cursor.ahead()
        cursor.at += behind is not None and behind.minutes is not None
    if not cursor.ended and not from_part and _take(cursor, details, bare=bare):
        return True
    cursor.at = start
    return False


def _take(cursor: Cursor, details: Details, *, bare: bool) -> bool:
    piece = cursor.piece
    if cursor.at_platform():
        details.put_platform(piece)
    elif piece.day is not None:
        details.day = details.day or piece.day
    elif piece.minutes is not None:
        details.minutes = details.minutes if details.minutes is not None else piece.minutes
    elif piece.has(Tag.NOW) and (bare or cursor.pieces[cursor.at - 1].has(Tag.FOR)):
        details.is_now = True
    elif not piece.has(Tag.PART):
        return False
    cursor.advance()
    while not cursor.ended and cursor.piece.has(Tag.PART) and piece.day is not None:
        cursor.advance()
    return True


def take_aside(cursor: Cursor, details: Details) -> bool:
    """Take what stands in brackets: platform, company, role, minutes; False if none stands there."""
    if not cursor.piece.is_mark("(["):
        return False
    cursor.advance()
    words: list[str] = []
    is_correction = False
    while not cursor.ended and not cursor.piece.is_mark(")]"):
        piece = cursor.piece
        is_correction = is_correction or piece.has(Tag.CORRECT)
        if piece.has(Tag.ALL):
            details.is_all = True
        if is_correction and (piece.minutes is not None or piece.number is not None):
            details.minutes = piece.minutes if piece.minutes is not None else piece.number
        elif is_correction and piece.platform is not None:
            details.platform = piece.platform
        elif take_detail(cursor, details):
            continue
        elif piece.audience is not None:
            details.audience = piece.audience
        elif piece.handle is not None:
            details.handle = piece.handle
        elif piece.form is Form.WORD and (words or piece.text[0].isupper()):
            words.append(piece.text)
        elif piece.is_mark(",") and words and details.company is None:
            details.company, words = " ".join(words), []
        elif piece.is_mark("&") and words:
            words.append(piece.text)
        cursor.advance()
    if words and details.company is None and not is_correction:
        details.company = " ".join(words)
    if not cursor.ended:
        cursor.advance()
    return True
