"""Which rule of the grammar reads a clause: by what stands at its verb."""

from collections.abc import Callable

from habits.parsing.grammar.clauses import Opener
from habits.parsing.grammar.counting import read_count
from habits.parsing.grammar.cursor import Cursor
from habits.parsing.grammar.objects import read_owner
from habits.parsing.grammar.outlook import counts, is_role, leads_to_with, owns_turn
from habits.parsing.grammar.reaching import read_give, read_reach, read_source, read_tell
from habits.parsing.grammar.seeking import seek_with
from habits.parsing.grammar.statement import Act, Did
from habits.parsing.grammar.subjects import read_called, read_inbox, read_people
from habits.parsing.grammar.talking import read_chat, read_for, read_talk, read_turn, read_with
from habits.parsing.grammar.watching import read_watch
from habits.parsing.lexicon import Tag

Rule = Callable[[Cursor, Act], None]

WITHIN = (Opener.COMMA, Opener.AND)
"""What stands before a clause that goes on with its sentence."""
_ELSEWHERE = (Tag.ABOUT, Tag.TELL, Tag.THIRD, Tag.WATCH, Tag.LENGTH)
_READERS: tuple[tuple[tuple[Tag, ...], Rule], ...] = (
    ((Tag.TALK,), read_talk),
    ((Tag.TRY,), lambda _, act: act.end_as(Did.TRIED)),
    ((Tag.REACH,), read_reach),
    ((Tag.BROADCAST,), lambda _, act: act.end_as(Did.BROADCAST)),
    ((Tag.CHAT, Tag.TALKING), read_chat),
    ((Tag.TELL,), read_tell),
    ((Tag.REACT, Tag.REACHING), read_reach),
    ((Tag.WATCH,), read_watch),
    ((Tag.GIVE,), read_give),
    ((Tag.INBOX,), read_inbox),
    ((Tag.WITH, Tag.TO), read_with),
    ((Tag.FOR,), read_for),
    ((Tag.TURN,), read_turn),
)


def read_body(cursor: Cursor, act: Act) -> None:
    """Read the verb or the people of a clause, and what belongs to them."""
    rule = next((rule for is_so, rule in _RULES if is_so(cursor, act)), None)
    (rule or _reader_of(cursor))(cursor, act)


def _reader_of(cursor: Cursor) -> Rule:
    """The rule for what stands here, where a word can be several things."""
    piece = cursor.piece
    after = cursor.ahead()
    if piece.has(Tag.TALK) and piece.has(Tag.REACH) and not leads_to_with(cursor):
        return read_reach
    if piece.has(Tag.TURN, Tag.CHAT) and after is not None and after.has(Tag.WITH, Tag.CHAT):
        return read_talk
    if piece.has(Tag.CALLED) and not piece.has(Tag.REACH):
        return read_called
    for tags, read in _READERS if piece.tags else ():
        if piece.has(*tags):
            return read
    return read_count if piece.number is not None and counts(cursor) else read_people


def _read_nothing(_: Cursor, act: Act) -> None:
    """Nobody and no verb: a platform, a day or minutes alone."""
    act.did = Did.DETAIL
    act.is_future = act.is_future and act.before.minutes is None


def _is_about_number(cursor: Cursor, _: Act) -> bool:
    """Whether a number of people follows that is not exact: "about 5 of them"."""
    after, behind = cursor.ahead(), cursor.ahead(2)
    if not cursor.is_at_word("about", "around") or after is None or after.number is None:
        return False
    return behind is None or is_role(behind) or behind.has(Tag.CHAT, Tag.REST) or behind.low == "of"


def _read_about_number(cursor: Cursor, act: Act) -> None:
    cursor.at += 1
    _reader_of(cursor)(cursor, act)


def _read_about(cursor: Cursor, act: Act) -> None:
    """Read what a talk was about, and with whom the next one was: "about X with Ana, about Y with Ben"."""
    act.did = Did.DETAIL
    if act.clause.opener in WITHIN and not cursor.is_at(Tag.WHO) and seek_with(cursor):
        read_with(cursor, act)


def _is_sum(cursor: Cursor) -> bool:
    """Whether a number is all that "that makes" or "that was" tells: no "that was three years ago"."""
    return cursor.piece.number is not None and (cursor.ahead() is None or counts(cursor))


def _read_third(cursor: Cursor, act: Act) -> None:
    act.did = Did.CAME if cursor.is_at(Tag.INBOX) else Did.NOTE


def _read_nobody(cursor: Cursor, act: Act) -> None:
    act.did, act.is_negated = Did.TALK, True
    cursor.at += 1


def _is_spent(cursor: Cursor, act: Act) -> bool:
    """Whether time was spent with somebody, by whatever verb: "put in ten minutes with Ana"."""
    left = cursor.left()
    spent = next((at for at, piece in enumerate(left) if piece.minutes is not None), None)
    if spent is None or act.is_future:
        return False
    reached = next((at for at, piece in enumerate(left) if piece.has(Tag.WITH)), None)
    between = left[spent + 1 : reached] if reached is not None else ()
    return reached is not None and reached > spent and not any(p.has(*_ELSEWHERE) for p in between)


def _is_own_turn(cursor: Cursor, _: Act) -> bool:
    """Whether the clause is nothing but what the writer said: "my answer"."""
    words = cursor.pieces[cursor.at :]
    return len(words) == len("ab") and words[0].low == "my" and words[1].has(Tag.TURN)


def _read_owned(cursor: Cursor, act: Act) -> None:
    """Read "Ana's comment under my post": a conversation once the writer answers."""
    read_owner(cursor, act)
    act.end_as(Did.REACTED if any(who.is_named for who in act.whos) else Did.NOTE)
    if act.did is Did.NOTE:
        act.whos.clear()
    act.after.platform = next((p.platform for p in act.clause.pieces if p.platform), None)


_RULES: tuple[tuple[Callable[[Cursor, Act], bool], Rule], ...] = (
    (lambda cursor, _: cursor.ended, _read_nothing),
    (_is_about_number, _read_about_number),
    (
        lambda cursor, _: cursor.is_at(Tag.ABOUT) and not cursor.is_at(Tag.TALK, Tag.REACH),
        _read_about,
    ),
    (lambda cursor, act: act.is_it and _is_sum(cursor), read_count),
    (lambda _, act: act.is_third, _read_third),
    (
        lambda cursor, act: cursor.is_at_word("from") and act.before.platform is not None,
        read_source,
    ),
    (lambda cursor, _: cursor.is_at(Tag.NOBODY), _read_nobody),
    (_is_own_turn, lambda _, act: act.answer()),
    (lambda cursor, _: cursor.at == 0 and owns_turn(cursor), _read_owned),
    (lambda cursor, _: cursor.stands_for_name(), read_people),
    (_is_spent, read_talk),
)
