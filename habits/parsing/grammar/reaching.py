"""Verbs that take the person itself: answered, messaged, called, told."""

from itertools import pairwise

from habits.parsing.grammar.counting import read_count
from habits.parsing.grammar.cursor import Cursor
from habits.parsing.grammar.details import take_detail
from habits.parsing.grammar.objects import read_owner, read_who
from habits.parsing.grammar.outlook import (
    describes_people,
    is_bare_number,
    is_mass,
    leads_to_turn,
    takes_object,
    takes_person,
)
from habits.parsing.grammar.people import Who
from habits.parsing.grammar.statement import Act, Did
from habits.parsing.grammar.tail import read_tail
from habits.parsing.lexicon import Tag
from habits.parsing.words.pieces import Piece
from habits.parsing.words.style import Style
from habits.parsing.words.tokens import Form

_ANSWERING = (
    "answer", "repl", "respon", "got back", "get back", "wrote", "write", "writing", "react",
    "call back", "message back",
)  # fmt: skip
_LONGEST = 12
_TO_COME = frozenset(("i'd", "we'd", "i'll", "we'll"))
_CLICKS = frozenset(("like", "likes", "heart", "hearts", "star", "follow"))
_SAYS = frozenset(
    "said explained promised suggested offered told asked confirmed apologised".split()
)
_NOT_SAID_TO = frozenset(
    "mentioned mentions wants wanted want needs needed loves loved likes hates ordered bought "
    "reckons thinks thought recommended".split()
)
"""Verbs whose object is whom or what it is about, and not who heard it."""
_BETWEEN = (
    Tag.TO, Tag.WITH, Tag.TURN, Tag.FROM, Tag.FILL, Tag.CHAT, Tag.PART, Tag.NOW, Tag.ON,
)  # fmt: skip


def read_reach(cursor: Cursor, act: Act) -> None:
    """Read "answered Milan's question", "wrote to two fans", "a message from Hugo"."""
    verb = cursor.take()
    act.did, act.is_reached = Did.TALK, True
    if verb.has(Tag.TURN) and cursor.is_at_word("from"):
        read_source(cursor, act)
        return
    if cursor.is_at_word("by") and takes_person(cursor):
        act.before.put(verb)
        read_source(cursor, act)
        return
    act.is_base = verb.has(Tag.REACHING) and not verb.has(Tag.REACH)
    act.is_answer = verb.low.startswith(_ANSWERING)
    act.before.put(verb)
    end = cursor.at + _LONGEST
    while cursor.at < end and not cursor.ended and _is_between(cursor):
        if not take_detail(cursor, act.before):
            cursor.at += 1
    if not _is_at_word(cursor):
        _read_object(cursor, act, verb)


def _is_at_word(cursor: Cursor) -> bool:
    """Whether an "at" or "in" leads to a word in small letters, which is no name: "replied at equal length"."""
    if cursor.ended or cursor.style is not Style.MIXED or cursor.at == 0:
        return False
    before, piece = cursor.pieces[cursor.at - 1], cursor.piece
    lower = not piece.tags and piece.form is Form.WORD and piece.text[0].islower()
    return lower and before.has(Tag.ON) and before.platform is None


def _read_object(cursor: Cursor, act: Act, verb: Piece) -> None:
    if not cursor.ended and cursor.piece.number is not None and leads_to_turn(cursor):
        read_count(cursor, act)
    elif not cursor.ended and is_mass(cursor):
        act.end_as(Did.BROADCAST)
    elif is_bare_number(cursor):
        act.whos.append(Who(count=cursor.take().number or 0, is_exact=True))
        read_tail(cursor, act)
    elif not (read_owner(cursor, act) or read_who(cursor, act)):
        known = verb.has(Tag.REACH, Tag.REACHING, Tag.REACT)
        act.did = Did.ANSWERED if known else Did.NOTE
    elif verb.low == "heard from" and cursor.is_at_word("that"):
        act.did = Did.WATCHED
    elif verb.low.endswith(" from") and act.whos:
        act.did = Did.CAME


def _is_between(cursor: Cursor) -> bool:
    """Whether a piece stands between the verb and the person: "to", "a comment from"."""
    piece = cursor.piece
    if piece.has(Tag.ALL) or piece.handle is not None:
        return False
    if cursor.stands_for_name() or describes_people(cursor):
        return False
    timed = piece.day is not None or piece.minutes is not None
    if piece.has(*_BETWEEN) or piece.platform is not None or timed:
        return True
    return piece.has(Tag.DET, Tag.OUR) and leads_to_turn(cursor)


def read_source(cursor: Cursor, act: Act) -> None:
    """Read "a message from Hugo": he came to the writer; with a comment he only reacted."""
    commented = "comment" in cursor.pieces[cursor.at - 1].low
    cursor.at += 1
    read_who(cursor, act)
    told = Did.REACTED if commented else Did.CAME
    act.did = told if act.whos else Did.NOTE


def read_tell(cursor: Cursor, act: Act) -> None:
    """Read "asked Ben about it"; "asked for prices" and "asked Ben to call" are not the writer's."""
    if cursor.piece.low in _NOT_SAID_TO or not (act.is_self or takes_object(cursor)):
        act.end_as(Did.NOTE)
        return
    says = act.is_self and not (act.is_negated or act.is_future) and cursor.piece.low in _SAYS
    says = says and not any(piece.low in _TO_COME for piece in cursor.left())
    read_reach(cursor, act)
    if says and act.did is Did.NOTE:
        act.did, act.has_note = Did.ANSWERED, True
    sends = not cursor.ended and cursor.piece.low.split()[0] == "to"
    if sends and act.did is Did.TALK:
        act.did = Did.ELSEWHERE


def _sends(piece: Piece, after: Piece) -> bool:
    """Whether somebody is sent to do it: "sent Hannah to talk to the drivers"."""
    return piece.low == "to" and after.has(Tag.TALKING, Tag.REACHING)


def _is_given(cursor: Cursor) -> bool:
    """Whether somebody by name got something: "sent Ann a card"."""
    left = cursor.left()
    given = any(piece.has(Tag.DET) for piece in left[2:])
    return takes_person(cursor) and given and any(piece.platform for piece in left[2:])


def read_give(cursor: Cursor, act: Act) -> None:
    """Read "gave Ben a ring": it counts with the thing that was given."""
    left = cursor.left()
    if any(_sends(piece, after) for piece, after in pairwise(left)):
        act.end_as(Did.ELSEWHERE)
    elif any(piece.has(Tag.BROADCAST) or piece.low in _CLICKS for piece in left[1:]):
        act.end_as(Did.BROADCAST)
    elif any(piece.has(Tag.TURN, Tag.CHAT, Tag.HIM) for piece in left[1:]) or _is_given(cursor):
        read_reach(cursor, act)
    else:
        act.end_as(Did.NOTE)
