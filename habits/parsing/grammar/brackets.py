"""Brackets that name those who were counted or described before them: "2 on X (Ana, Ben)", "a rep (Tibor)"."""

from dataclasses import replace

from habits.parsing.grammar.cursor import Cursor
from habits.parsing.grammar.people import Who, find_who
from habits.parsing.grammar.statement import Act
from habits.parsing.lexicon import Tag

_MOST = 12


def take_names(cursor: Cursor, act: Act) -> bool:
    """Take the names in brackets here, if nothing else stands in them; False if not."""
    if not cursor.piece.is_mark("("):
        return False
    counted = act.count or (act.whos[-1].count if act.whos else 0)
    named, after = _named(cursor) if counted else ([], cursor.at)
    if not named or len(named) > counted:
        return False
    cursor.at = after
    if act.count is None:
        _name_last(act, named)
    else:
        act.whos += named
    return True


def _name_last(act: Act, named: list[Who]) -> None:
    """Let names take their places among those who were described last."""
    described = act.whos.pop()
    left = described.count - len(named)
    act.whos += [replace(who, audience=described.audience) for who in named]
    act.whos += [replace(described, count=left)] if left else []


def _named(cursor: Cursor) -> tuple[list[Who], int]:
    """The people named in the brackets that open here, and the place behind them; none if anything else is told."""
    named: list[Who] = []
    at, end = cursor.at + 1, cursor.at + 1 + 2 * _MOST
    while at < min(end, len(cursor.pieces)):
        piece = cursor.pieces[at]
        if piece.is_mark(")"):
            return named, at + 1
        if piece.is_mark(",/&+") or piece.has(Tag.AND):
            at += 1
            continue
        who, after = find_who(cursor.pieces, at, cursor.style, strong=False)
        if who is None or not who.is_named or after == at:
            return [], cursor.at
        named.append(who)
        at = after
    return [], cursor.at
