"""Everything before the verb or the people: who, when, where, and whether at all."""

from habits.domain.engagements import Platform
from habits.parsing.grammar.cursor import Cursor
from habits.parsing.grammar.details import take_detail
from habits.parsing.grammar.outlook import (
    leads_to_chat,
    leads_to_source,
    leads_to_verb,
    takes_object,
)
from habits.parsing.grammar.seeking import pass_place
from habits.parsing.grammar.statement import Act
from habits.parsing.lexicon import Tag
from habits.parsing.words.pieces import Piece
from habits.parsing.words.tokens import Form

_SKIPPED = (
    Tag.SELF, Tag.THIRD, Tag.CORRECT, Tag.FILL, Tag.HAVE, Tag.NEG, Tag.FUTURE, Tag.GREET, Tag.ALL,
    Tag.TOTAL, Tag.BE, Tag.AND, Tag.EACH, Tag.FORWARD, Tag.BUT, Tag.ASK, Tag.COMMAND,
)  # fmt: skip
_VERBS = (
    Tag.TALK, Tag.TALKING, Tag.REACH, Tag.REACHING, Tag.CHAT, Tag.BROADCAST, Tag.TRY, Tag.WATCH,
    Tag.GIVE,
)  # fmt: skip
_LONGEST = 24
_IT = frozenset(
    ("it", "that", "this", "it's", "that's", "this is", "that is", "it was", "that was")
)
_OF_THEM = frozenset(("each", "neither", "each of them", "neither of them"))
_DONE = frozenset("did managed manage able got finished had been was were has just wrapped".split())


def read_lead(cursor: Cursor, act: Act) -> None:
    """Read up to the verb or the people of a clause."""
    while cursor.at < _LONGEST and not cursor.ended and not cursor.stands_for_name():
        if take_detail(cursor, act.before) or _take_place(cursor, act):
            continue
        if (act.is_third and not act.is_it) or _is_verb(cursor) or not _is_lead(cursor, act):
            return
        _take_subject(cursor.piece, act)
        weigh(cursor.take(), act)


def _take_place(cursor: Cursor, act: Act) -> bool:
    """Go behind a place that people meet in: "on the terrace with Ann"."""
    start = cursor.at
    place = pass_place(cursor)
    if place is not None and cursor.is_at(Tag.WITH):
        known = Platform.IN_PERSON if place.has(Tag.PLACE) else None
        act.before.platform = act.before.platform or known
        return known is not None or act.before.minutes is not None
    cursor.at = start
    return False


def weigh(piece: Piece, act: Act) -> None:
    """Take in what a piece says about whether and when it was done."""
    act.is_negated = act.is_negated or piece.has(Tag.NEG)
    act.is_future = act.is_future or piece.has(Tag.FUTURE)
    act.asks = act.asks or piece.has(Tag.ASK)
    act.is_total = act.is_total or piece.has(Tag.TOTAL)
    act.has_be = act.has_be or piece.has(Tag.BE)
    act.has_done = act.has_done or not _DONE.isdisjoint(piece.low.split())
    act.before.is_each = act.before.is_each or piece.has(Tag.EACH)


def _take_subject(piece: Piece, act: Act) -> None:
    if piece.has(Tag.SELF):
        act.is_self = True
    elif piece.has(Tag.THIRD) and not act.is_self:
        act.is_third, act.is_it = True, piece.low in _IT
    elif piece.low in _OF_THEM and piece is act.clause.pieces[0]:
        act.is_third = True
    elif piece.has(Tag.CORRECT) and not act.is_self:
        act.is_correction = True


def _is_lead(cursor: Cursor, act: Act) -> bool:
    """Whether the piece here stands before the verb, and is none itself."""
    piece = cursor.piece
    if piece.has(*_SKIPPED) or piece.form is Form.HASHTAG:
        return True
    if piece.has(Tag.TURN) and act.before.platform is not None:
        return True
    if piece.has(Tag.TITLE) and leads_to_verb(cursor):
        return True
    if (piece.has(Tag.TO) and act.is_future) or (piece.low == "one" and leads_to_verb(cursor)):
        return True
    adverb = bool(piece.tags) and piece.low.endswith("ly")
    return adverb or leads_to_source(cursor) or leads_to_chat(cursor)


def _is_verb(cursor: Cursor) -> bool:
    piece = cursor.piece
    if not piece.has(*_VERBS):
        return False
    either = piece.has(Tag.HAVE, Tag.FILL, Tag.GREET, Tag.CORRECT)
    return not either or piece.has(Tag.TALK, Tag.BROADCAST) or takes_object(cursor)
