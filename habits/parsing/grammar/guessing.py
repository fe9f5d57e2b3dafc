"""A clause without a verb that is known, beside a name and a platform."""

from habits.parsing.grammar.cursor import Cursor
from habits.parsing.grammar.names import is_capital
from habits.parsing.grammar.objects import read_who
from habits.parsing.grammar.people import find_who
from habits.parsing.grammar.seeking import seek_agent, seek_placed, seek_speaker, seek_with
from habits.parsing.grammar.statement import Act, Did
from habits.parsing.grammar.subjects import read_rest
from habits.parsing.grammar.tail import read_end
from habits.parsing.lexicon import Tag
from habits.parsing.words.pieces import Piece
from habits.parsing.words.style import Style


def may_have_talked(act: Act) -> bool:
    """Whether a clause without a verb that is known could still tell of a talk."""
    pieces = act.clause.pieces
    if act.whos or act.is_third or act.is_theirs or act.is_negated or act.is_future or act.asks:
        return False
    if not any(is_mention(piece) for piece in pieces) or pieces[0].low.endswith("ing"):
        return False
    return not any(piece.has(Tag.BROADCAST, Tag.SPREAD, Tag.WATCH, Tag.METRIC) for piece in pieces)


def read_anyway(act: Act) -> None:
    """Read an unknown verb beside a name and a platform: "had a laugh with Ana on Facebook"."""
    cursor = Cursor(act.clause.pieces, act.style)
    if seek_with(cursor):
        cursor.at += 1
        _read_partner(cursor, act)
    elif seek_placed(cursor) or seek_speaker(cursor) or seek_agent(cursor):
        who, cursor.at = find_who(cursor.pieces, cursor.at, act.style, strong=False)
        act.whos += [who] if who is not None else []
        read_rest(cursor, act)
        act.did, act.after.platform = Did.CAME, act.after.platform or act.mention


def _read_partner(cursor: Cursor, act: Act) -> None:
    shown = not cursor.ended and (is_capital(cursor.piece) or cursor.piece.handle is not None)
    known = (shown or act.style is not Style.MIXED) and read_who(cursor, act)
    if known and act.whos and act.whos[0].is_named:
        act.did = Did.TALK
        read_end(cursor, act)
    else:
        act.whos.clear()
        act.did = Did.NOTE


def is_mention(piece: Piece) -> bool:
    """Whether a piece names a platform as a place."""
    verb = piece.has(Tag.REACH, Tag.REACHING, Tag.CHAT, Tag.TALK)
    return piece.platform is not None and not verb
