"""People in the place of an object: talked to Ana, answered him, answered Milan's question."""

from habits.parsing.grammar.cursor import Cursor
from habits.parsing.grammar.outlook import is_him, is_role, owns_turn
from habits.parsing.grammar.people import Who, find_who
from habits.parsing.grammar.statement import Act, Did
from habits.parsing.grammar.tail import read_tail
from habits.parsing.lexicon import Tag


def read_who(cursor: Cursor, act: Act) -> bool:
    """Read people and what stands behind them; False if nobody stands here."""
    if cursor.ended:
        return False
    if is_him(cursor):
        cursor.at += 1
        act.did, act.has_him = Did.ANSWERED, True
        read_tail(cursor, act)
        return True
    if cursor.is_at(Tag.NOBODY):
        cursor.at += 1
        act.is_negated = True
        return True
    who, after = find_who(cursor.pieces, cursor.at, cursor.style, strong=True)
    if who is None:
        return False
    cursor.at = after
    act.whos.append(who)
    read_tail(cursor, act)
    return True


def read_owner(cursor: Cursor, act: Act) -> bool:
    """Read somebody by what is theirs: "answered Milan's question"."""
    if not owns_turn(cursor):
        return False
    owner = [cursor.take()]
    while not owner[-1].possessive:
        owner.append(cursor.take())
    if is_role(owner[-1]):
        act.whos.append(Who(count=1, audience=owner[-1].audience, is_exact=True))
    else:
        act.whos.append(Who(name=" ".join(piece.text for piece in owner)))
    read_tail(cursor, act)
    return True
