"""The grammar of one clause: a clause → what it says was done."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from habits.domain.engagements import Platform
from habits.parsing.grammar.choosing import WITHIN, read_body
from habits.parsing.grammar.clauses import Clause, Opener
from habits.parsing.grammar.cursor import Cursor
from habits.parsing.grammar.guessing import is_mention, may_have_talked, read_anyway
from habits.parsing.grammar.lead import read_lead
from habits.parsing.grammar.names import find_name, is_name
from habits.parsing.grammar.people import Who
from habits.parsing.grammar.statement import Act, Did
from habits.parsing.grammar.subjects import THEIRS
from habits.parsing.grammar.tail import read_end
from habits.parsing.lexicon import Tag
from habits.parsing.words.pieces import Piece
from habits.parsing.words.style import Style

_OPENING = 8
_ALONE = 5
NOTED = frozenset(("dm", "msg", "pm", "message", "inmail"))
"""Nouns that a note has for a verb."""
_HADNT = frozenset(("hadn't", "hadnt", "had not"))
_INTRODUCTIONS = frozenset(("it's", "this is", "this", "i'm", "is", "am", "name's"))
_SOURCES = frozenset(("from", "at", "of", "over at"))
_ANSWERS = frozenset("answered replied responded reacted answer reply".split())


def read_clause(clause: Clause, style: Style) -> Act:
    """What a clause says was done, with whom, where, when and how long."""
    clause = _as_happened(clause)
    act = Act(clause, style, is_theirs=clause.pieces[0].low in THEIRS)
    cursor = Cursor(clause.pieces, style, within=clause.opener in WITHIN)
    if clause.opener is Opener.QUOTE:
        _read_quote(cursor, act)
        return act
    read_lead(cursor, act)
    read_body(cursor, act)
    act.has_note = act.has_note or not cursor.ended
    read_end(cursor, act)
    if act.did is Did.NOTE and may_have_talked(act):
        read_anyway(act)
    _conclude(act)
    return act


def _as_happened(clause: Clause) -> Clause:
    """A clause without the "if" and the "hadn't" that deny what did happen: "if Ann hadn't messaged me"."""
    first, *rest = clause.pieces
    denied = next((at for at, piece in enumerate(rest[:_OPENING]) if piece.low in _HADNT), None)
    if first.low != "if" or denied is None:
        return clause
    return replace(clause, pieces=(*rest[:denied], *rest[denied + 1 :]))


def _conclude(act: Act) -> None:
    """Settle what only the whole clause tells: silence, a mention, a form of the verb."""
    pieces = act.clause.pieces
    opening = pieces[:_OPENING]
    denied = act.is_negated and not act.is_self
    act.ends_with_name = is_name(pieces[-1], act.style, strong=False)
    act.is_negated = act.is_negated or _is_discounted(pieces)
    act.is_silent = len(pieces) == 1 and pieces[0].low == "nothing"
    act.is_silent = act.is_silent or any(
        piece.has(Tag.SILENT) or (denied and piece.low in _ANSWERS) for piece in opening
    )
    plain = pieces if act.did is Did.BROADCAST else _before_note(pieces)
    act.mention = next((piece.platform for piece in plain if is_mention(piece)), _led(plain))
    if act.is_future and act.did is Did.NOTE and any(p.low in _ANSWERS for p in pieces):
        act.did, act.is_answer = Did.ANSWERED, True
    _find_length(act)
    done = act.has_done or act.before.minutes is not None
    if _is_noted_heading(act):
        act.did, act.is_base = Did.DETAIL, False
    if act.did is Did.TALK and _is_date(act):
        act.is_future = True
    if act.is_base and not done and not act.is_negated:
        coming = act.is_future or any(piece.has(Tag.FUTURE) for piece in pieces)
        act.is_bare = not (coming or act.asks or _is_reported(act))
        act.is_future = not _is_reported(act)


def _find_length(act: Act) -> None:
    """Find a length that stands alone ("25 minutes of it") or with its own verb ("we gossiped for an hour")."""
    pieces = act.clause.pieces
    alone = act.did is Did.NOTE and act.before.minutes is not None and len(pieces) <= _ALONE
    if alone and not act.is_third and not act.is_negated:
        act.did, act.has_note = Did.DETAIL, False
    if act.did not in (Did.TALK, Did.CAME) or act.before.minutes or act.after.minutes:
        return
    if pieces[0].has(Tag.GIVE):
        act.after.minutes = next((p.minutes for p in pieces if p.minutes), None)
    for verb, led, length in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if verb.has(Tag.TALK) and led.has(Tag.FOR) and length.minutes is not None:
            act.after.minutes = length.minutes


def _is_reported(act: Act) -> bool:
    """Whether a noun stands for the verb of a note: "dm @ana on X", which tells where it was."""
    noted = any(piece.low in NOTED for piece in act.clause.pieces[:2])
    return noted and act.after.platform is not None and not act.is_future


def _is_discounted(pieces: Sequence[Piece]) -> bool:
    """Whether the writer does not count it: "standup with the crew doesn't count"."""
    return any(one.has(Tag.NEG) and two.low == "count" for one, two in pairwise(pieces))


def _led(pieces: Sequence[Piece]) -> Platform | None:
    """The platform behind a "by" or "on", even where its word is a verb too: "by mail"."""
    places = (two.platform for one, two in pairwise(pieces) if one.has(Tag.ON) and two.platform)
    return next(places, None)


def _is_noted_heading(act: Act) -> bool:
    """Whether a clause is nothing but a place and its noun: "ig dm:"."""
    noted = act.clause.pieces[-1].low in NOTED and act.before.platform is not None
    return noted and act.did is Did.ANSWERED and not act.whos and not act.is_future


def _is_date(act: Act) -> bool:
    """Whether a meal or meeting on a weekday is rather to come: "lunch with Piers on Friday"."""
    day = act.after.day
    if day is None or day.past == day.coming or act.has_done or act.is_self or act.before.day:
        return False
    return act.has_chat and act.before.platform is Platform.IN_PERSON


def _before_note(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    about = next((at for at, piece in enumerate(pieces) if piece.has(Tag.ABOUT)), len(pieces))
    return pieces[:about]


def _read_quote(cursor: Cursor, act: Act) -> None:
    """Read a pasted message for its sender: "Hi, it's Helen", "Sanne from Rijnboot here"."""
    opening = [piece.low for piece in cursor.pieces[:_OPENING]]
    here = opening.index("here") if "here" in opening else -1
    for place in range(len(opening)):
        name, after = find_name(cursor.pieces, place, cursor.style, strong=False)
        introduced = place > 0 and opening[place - 1] in _INTRODUCTIONS
        from_here = place < here and (after == here or opening[after] in _SOURCES)
        if name is not None and (introduced or from_here):
            act.whos.append(Who(name=name))
            act.did = Did.REACTED
            return
