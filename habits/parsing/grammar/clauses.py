"""Where one statement ends and the next begins."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import zip_longest

from habits.parsing.grammar.tidying import tidied
from habits.parsing.lexicon import Tag
from habits.parsing.words.pieces import Piece
from habits.parsing.words.tokens import Form

MOST = 150
"""Clauses that are read of one text; 4,000 characters of prose have about 100."""


class Opener(StrEnum):
    """What stands before a clause."""

    SENTENCE = "sentence"
    LINE = "line"
    COMMA = "comma"
    AND = "and"
    BUT = "but"
    COLON = "colon"
    DASH = "dash"
    RUN = "run"  # nothing: dictation goes on with a new subject
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Clause:
    """Pieces that belong together.

    It `asks` if its sentence ends with a question mark, and `heads` the lines below it if it
    ends its own line with a colon.
    """

    opener: Opener
    pieces: tuple[Piece, ...]
    sentence: int
    asks: bool
    heads: bool


@dataclass(slots=True)
class _Splitter:
    clauses: list[tuple[Opener, tuple[Piece, ...], int]] = field(default_factory=list)
    asking: set[int] = field(default_factory=set)
    heading: set[int] = field(default_factory=set)
    pieces: list[Piece] = field(default_factory=list)
    opener: Opener = Opener.SENTENCE
    sentence: int = 0
    depth: int = 0
    quoted: bool = False
    forwarded: bool = False
    listed: int = 0
    bullets: frozenset[str] = frozenset()

    def close(self, opener: Opener) -> None:
        """End the clause; the next one begins with `opener`, the stronger of two."""
        if self.pieces:
            self.clauses.append((self.opener, tuple(self.pieces), self.sentence))
            self.opener = opener
        elif self.opener not in _HARD or opener is Opener.QUOTE:
            self.opener = opener
        self.pieces = []
        if opener in _HARD:
            self.opener, self.depth = opener, 0
            self.sentence += 1


_HARD = (Opener.SENTENCE, Opener.LINE)
_STOPS = ".!?;"
_BULLETS = "-*>~"


def split(text: Sequence[Piece]) -> tuple[Clause, ...]:
    """The first `MOST` clauses of a text; brackets stay whole, quotations stand alone."""
    pieces = tuple(tidied(text))
    splitter = _Splitter(bullets=_bullets(pieces))
    for at, piece in enumerate(pieces):
        if len(splitter.clauses) >= MOST:
            break
        _take(splitter, pieces, at, piece)
    splitter.close(Opener.SENTENCE)
    return tuple(
        Clause(opener, own, sentence, sentence in splitter.asking, at in splitter.heading)
        for at, (opener, own, sentence) in enumerate(splitter.clauses)
    )


def _bullets(pieces: Sequence[Piece]) -> frozenset[str]:
    """The emoji that a text repeats, as a list has bullets or ticks."""
    signs = [
        piece.text
        for piece, after in zip_longest(pieces, pieces[1:])
        if piece.form is Form.SIGN and piece.platform is None
        if after is None or after.form is not Form.SIGN
    ]
    return (
        frozenset(sign for sign in signs if signs.count(sign) > 1)
        if len(signs) < MOST
        else frozenset()
    )


def _take(splitter: _Splitter, pieces: Sequence[Piece], at: int, piece: Piece) -> None:
    if piece.form is Form.BREAK:
        splitter.quoted = splitter.forwarded = False
        splitter.close(Opener.LINE)
    elif piece.form is Form.MARK:
        _take_mark(splitter, pieces, at, piece)
    elif splitter.forwarded:
        splitter.pieces.append(piece)
    elif splitter.quoted or splitter.depth or piece.form is not Form.WORD:
        kept = list(_kept(splitter, pieces, at))
        splitter.pieces += kept
    elif piece.has(Tag.AND, Tag.AMONG):
        splitter.close(Opener.AND if piece.has(Tag.AND) else Opener.COLON)
    elif piece.has(Tag.BUT) and not _is_lonely(pieces, at):
        splitter.close(Opener.BUT)
    else:
        if splitter.pieces and _begins_anew(pieces, at):
            splitter.close(Opener.RUN)
        splitter.pieces.append(piece)


def _kept(splitter: _Splitter, pieces: Sequence[Piece], at: int) -> Iterator[Piece]:
    """The piece, unless it only decorates: a list number, an emoji that says nothing."""
    piece = pieces[at]
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    if piece.form is Form.SIGN:
        yield from _signed(splitter, piece)
    elif _numbers_next(splitter, piece, after):
        splitter.listed += 1
        splitter.close(Opener.LINE)
    elif not _numbers_line(splitter, piece, after):
        yield piece


def _signed(splitter: _Splitter, piece: Piece) -> Iterator[Piece]:
    """An emoji that stands for a platform; one that is a bullet begins a line."""
    if piece.platform is not None:
        if splitter.pieces and splitter.pieces[0].form is Form.SIGN and not _leads(splitter):
            splitter.close(Opener.COMMA)
        yield piece
    elif piece.text in splitter.bullets:
        splitter.close(Opener.COMMA if splitter.clauses or splitter.pieces else Opener.LINE)


def _leads(splitter: _Splitter) -> bool:
    """Whether an "on" or an article leads to the emoji: "on 🐦", "the ☕ machine"."""
    return splitter.pieces[-1].has(Tag.ON, Tag.DET, Tag.OUR)


def _numbers_line(splitter: _Splitter, piece: Piece, after: Piece | None) -> bool:
    """Whether a number at the head of a line numbers it: "1. Jo", "2 Anouk insta"."""
    heads = piece.form is Form.NUMBER and not splitter.pieces and splitter.opener in _HARD
    if not heads or after is None:
        return False
    if after.is_mark(".)") and after.start == piece.end:
        return piece.minutes is None
    listed = piece.number == splitter.listed + 1 and _may_be_listed(after)
    splitter.listed += listed
    return listed


def _numbers_next(splitter: _Splitter, piece: Piece, after: Piece | None) -> bool:
    """Whether a number with a bracket numbers the next of a list within its line: "... 2) Sudha"."""
    if piece.number != splitter.listed + 1 or after is None or splitter.depth:
        return False
    return after.text == ")" and after.start == piece.end


def _may_be_listed(piece: Piece) -> bool:
    """Whether a bare number before this piece numbers a list: "1 Anouk insta"."""
    return piece.form is Form.WORD and not piece.tags and piece.text[0].isupper()


def _take_mark(splitter: _Splitter, pieces: Sequence[Piece], at: int, piece: Piece) -> None:
    if splitter.forwarded:
        _take_forwarded(splitter, piece)
    elif piece.is_mark('"'):
        splitter.quoted = not splitter.quoted
        splitter.close(Opener.QUOTE if splitter.quoted else Opener.COMMA)
    elif piece.is_mark("([)]"):
        _take_bracket(splitter, piece)
    elif splitter.depth or splitter.quoted:
        splitter.pieces += [] if piece.is_mark(_STOPS) else [piece]
    else:
        _take_stop(splitter, pieces, at, piece)


def _take_bracket(splitter: _Splitter, piece: Piece) -> None:
    opens = piece.is_mark("([")
    if opens or splitter.depth:
        splitter.depth += 1 if opens else -1
        splitter.pieces.append(piece)


def _take_stop(splitter: _Splitter, pieces: Sequence[Piece], at: int, piece: Piece) -> None:
    if piece.is_mark(_STOPS):
        if not _is_abbreviation(pieces, at):
            splitter.asking |= {splitter.sentence} if piece.is_mark("?") else set()
            splitter.close(Opener.SENTENCE)
    elif piece.is_mark(":"):
        _take_colon(splitter, pieces, at)
    elif piece.is_mark("&+"):
        if not _is_in_firm(pieces, at):
            splitter.close(Opener.AND)
    elif not _is_within(pieces, at):
        _take_soft(splitter, piece)


def _take_colon(splitter: _Splitter, pieces: Sequence[Piece], at: int) -> None:
    if _is_forwarding(splitter, pieces, at):
        splitter.pieces = []
        splitter.opener, splitter.forwarded = Opener.QUOTE, True
    elif not (splitter.pieces and splitter.pieces[-1].low == "re"):
        if splitter.pieces and at + 1 < len(pieces) and pieces[at + 1].form is Form.BREAK:
            splitter.heading.add(len(splitter.clauses))
        splitter.close(Opener.COLON)


def _take_soft(splitter: _Splitter, piece: Piece) -> None:
    if piece.is_mark(",/"):
        splitter.close(Opener.COMMA)
    elif piece.is_mark("-|=") and splitter.pieces:
        splitter.close(Opener.DASH)


def _take_forwarded(splitter: _Splitter, piece: Piece) -> None:
    """Keep commas; a closing quotation mark ends what was forwarded within its line."""
    if piece.is_mark('"') and splitter.pieces:
        splitter.close(Opener.SENTENCE)
        splitter.forwarded = False
    elif piece.is_mark(","):
        splitter.pieces.append(piece)


def _is_forwarding(splitter: _Splitter, pieces: Sequence[Piece], at: int) -> bool:
    """Whether the rest of the line is somebody else's: "Fwd: Hi Peter, ..."."""
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    own = splitter.pieces
    on_line = after is not None and after.form is not Form.BREAK
    return len(own) == 1 and own[0].has(Tag.FORWARD) and on_line


def _is_abbreviation(pieces: Sequence[Piece], at: int) -> bool:
    """Whether this full stop belongs to a title: "Mrs. Bell"."""
    before = pieces[at - 1] if at else None
    return (
        before is not None
        and pieces[at].text == "."
        and before.end == pieces[at].start
        and (before.has(Tag.TITLE) or before.low in _SHORTENED)
        and at + 1 < len(pieces)
        and pieces[at + 1].form is Form.WORD
    )


_SHORTENED = frozenset("jr sr st inc ltd co corp approx incl no vs dept mt ave etc tel ext".split())


def _is_within(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a mark stands within a word, as in "re-sent" or "24/7"."""
    if not 0 < at < len(pieces) - 1 or not pieces[at].is_mark("-/"):
        return False
    before, after = pieces[at - 1], pieces[at + 1]
    touches = before.end == pieces[at].start and pieces[at].end == after.start
    if pieces[at].is_mark("-"):
        return touches
    return touches and Form.NUMBER in (before.form, after.form)


def _is_in_firm(pieces: Sequence[Piece], at: int) -> bool:
    """Whether an ampersand joins the name of a firm: "Voss & Daughter", "Hill & Co"."""
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    kin = after is not None and after.has(Tag.PEOPLE, Tag.COMPANY, Tag.TRADE)
    return after is not None and kin and after.text[0].isupper() and not after.text.isupper()


def _is_lonely(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a "though" or "yet" closes its sentence and joins nothing."""
    after = pieces[at + 1] if at + 1 < len(pieces) else None
    return after is None or after.form in (Form.BREAK, Form.MARK)


_VERBS = (Tag.TALK, Tag.REACH, Tag.HAVE, Tag.FILL, Tag.REACHING, Tag.TALKING)
_HELD = (Tag.ABOUT, Tag.WHO, Tag.ASK, Tag.THIRD, Tag.SELF, Tag.FUTURE, Tag.AND, Tag.NEG)
_REPORTED = 8
_REPORTS = frozenset("report say record note log confirm announce inform add tell pleased".split())
_SUBJECTS = frozenset("he she they he's she's they're hes shes theyre he'd she'd they'd".split())


def _is_reported(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a "that" opens what the writer reports: "I am pleased to say that I had ..."."""
    start = next((i for i in range(at - 1, max(0, at - _REPORTED), -1) if _ends(pieces[i])), 0)
    return any(piece.low.split()[-1] in _REPORTS for piece in pieces[start : at - 1])


def _ends(piece: Piece) -> bool:
    return piece.form is Form.BREAK or piece.is_mark(_STOPS)


def _begins_anew(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a subject within a clause begins another one, as dictated text does."""
    piece, before = pieces[at], pieces[at - 1]
    if piece.has(Tag.SELF) and before.low == "that" and _is_reported(pieces, at):
        return True
    if before.has(*_HELD):
        return False
    if before.has(Tag.TELL) and at > 1 and pieces[at - 2].has(Tag.SELF):
        return False  # "I said we went through the same"
    if piece.low in _SUBJECTS:
        return True
    follows = pieces[at + 1] if at + 1 < len(pieces) else None
    timed = before.day is not None and follows is not None and follows.has(Tag.ON)
    return piece.has(Tag.SELF) and follows is not None and (follows.has(*_VERBS) or timed)
