"""What stands behind people, and what a clause ends with."""

from dataclasses import replace

from habits.domain.engagements import Platform
from habits.parsing.grammar.brackets import take_names
from habits.parsing.grammar.cursor import Cursor
from habits.parsing.grammar.details import take_aside, take_detail
from habits.parsing.grammar.outlook import in_company
from habits.parsing.grammar.people import Who
from habits.parsing.grammar.seeking import pass_place, seek_platform
from habits.parsing.grammar.statement import Act, Did
from habits.parsing.lexicon import Tag
from habits.parsing.words.tokens import Form

_COMPANY = frozenset(("from", "of", "at", "over at"))
_SKIPPED = (Tag.FILL, Tag.ALL, Tag.EACH, Tag.TOTAL, Tag.TURN)
MOST = 20
"""Handles in a row that are read as people."""
_ENDED = (Did.TALK, Did.ANSWERED, Did.WITH, Did.CAME)


def read_tail(cursor: Cursor, act: Act) -> None:
    """Read behind people, until something is told about them."""
    while not cursor.ended:
        if take_names(cursor, act) or take_aside(cursor, act.after):
            continue
        if take_detail(cursor, act.after):
            continue
        if _take_place(cursor, act) or _take_company(cursor, act) or _take_handle(cursor, act):
            continue
        if not _pass(cursor, act):
            return


def _pass(cursor: Cursor, act: Act) -> bool:
    """Go behind an adverb, a hashtag or a "tomorrow"."""
    piece = cursor.piece
    if piece.has(Tag.FUTURE) and act.is_base:
        act.is_future = True
    elif piece.form is not Form.HASHTAG and (piece.has(Tag.ABOUT) or not piece.has(*_SKIPPED)):
        return False
    act.after.is_each = act.after.is_each or piece.has(Tag.EACH)
    act.is_total = act.is_total or piece.has(Tag.TOTAL)
    cursor.at += 1
    return True


def _take_place(cursor: Cursor, act: Act) -> bool:
    """Go behind where people were: whoever talked on a loading dock talked face to face."""
    company = cursor.piece.low in _COMPANY and cursor.piece.low != "at"
    place = None if company else pass_place(cursor)
    if place is None:
        return False
    if place.has(Tag.PLACE) and not act.is_reached and act.before.platform is None:
        act.after.platform = act.after.platform or Platform.IN_PERSON
    return True


def _take_handle(cursor: Cursor, act: Act) -> bool:
    """A handle or link behind a name is that person's, behind a handle somebody else's."""
    if cursor.piece.handle is None or len(act.whos) >= MOST:
        return False
    piece = cursor.take()
    last = act.whos[-1] if act.whos else None
    if last is not None and last.name is not None and last.handle is None:
        act.whos[-1] = replace(last, handle=piece.handle, platform=piece.platform)
    elif last is not None and last.count == 1 and not last.is_rest:
        act.whos[-1] = replace(last, count=0, handle=piece.handle, platform=piece.platform)
    else:
        act.whos.append(Who(handle=piece.handle, platform=piece.platform))
    return True


def _take_company(cursor: Cursor, act: Act) -> bool:
    if cursor.piece.low not in _COMPANY or not act.whos:
        return False
    cursor.at += 1
    words: list[str] = []
    while not cursor.ended and in_company(cursor, started=bool(words)):
        piece = cursor.take()
        if not piece.has(Tag.DET, Tag.OUR):
            words.append(piece.text)
    if words and words[-1][0].isupper():
        act.after.company = " ".join(words)
    return True


def read_end(cursor: Cursor, act: Act) -> None:
    """Read what ends a clause behind its note: "about the roof on Slack", "... for an hour"."""
    if act.did not in _ENDED or cursor.ended:
        return
    last, rest = cursor.pieces[-1], cursor.pieces[cursor.at :]
    if not any(piece.low.endswith(("ing", "ed")) for piece in rest):
        if act.before.minutes is None and len(rest) > 1 and rest[-2].has(Tag.FOR):
            act.after.minutes = act.after.minutes or last.minutes
        if last.low == "yesterday" and act.before.day is None:
            act.after.day = act.after.day or last.day
    known = act.after.platform or act.before.platform
    if known is None and (act.whos or act.count) and seek_platform(cursor):
        act.after.platform = cursor.piece.platform
