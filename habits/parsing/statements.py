"""The grammar of one clause: a clause → what it says was done."""

from collections.abc import Callable

from habits.domain.engagements import Platform
from habits.parsing.clauses import Clause, Opener
from habits.parsing.counting import read_count
from habits.parsing.cursor import Cursor
from habits.parsing.lead import read_lead
from habits.parsing.lexicon import Tag
from habits.parsing.names import find_name, is_capital, is_name
from habits.parsing.objects import read_who
from habits.parsing.outlook import counts, leads_to_with
from habits.parsing.people import Who
from habits.parsing.pieces import Piece
from habits.parsing.reaching import read_give, read_reach, read_source, read_tell
from habits.parsing.seeking import seek_with
from habits.parsing.statement import Act, Did
from habits.parsing.style import Style
from habits.parsing.subjects import THEIRS, read_inbox, read_people
from habits.parsing.tail import read_end
from habits.parsing.talking import read_chat, read_talk, read_turn, read_with

_OPENING = 8
_INTRODUCTIONS = frozenset(("it's", "this is", "this", "i'm", "is", "am", "name's"))
_SOURCES = frozenset(("from", "at", "of", "over at"))
_ANSWERS = frozenset("answered replied responded reacted answer reply".split())
_READERS: tuple[tuple[tuple[Tag, ...], Callable[[Cursor, Act], None]], ...] = (
    ((Tag.TALK,), read_talk),
    ((Tag.TRY,), lambda _, act: act.end_as(Did.TRIED)),
    ((Tag.REACH,), read_reach),
    ((Tag.BROADCAST,), lambda _, act: act.end_as(Did.BROADCAST)),
    ((Tag.CHAT, Tag.TALKING), read_chat),
    ((Tag.TELL,), read_tell),
    ((Tag.REACT, Tag.REACHING), read_reach),
    ((Tag.WATCH,), lambda _, act: act.end_as(Did.WATCHED)),
    ((Tag.GIVE,), read_give),
    ((Tag.INBOX,), read_inbox),
    ((Tag.WITH, Tag.TO, Tag.FOR), read_with),
    ((Tag.TURN,), read_turn),
)


def read_clause(clause: Clause, style: Style) -> Act:
    """What a clause says was done, with whom, where, when and how long."""
    act = Act(clause, style, is_theirs=clause.pieces[0].low in THEIRS)
    cursor = Cursor(clause.pieces, style)
    if clause.opener is Opener.QUOTE:
        _read_quote(cursor, act)
        return act
    read_lead(cursor, act)
    _read_body(cursor, act)
    act.has_note = act.has_note or not cursor.ended
    read_end(cursor, act)
    if act.did is Did.NOTE and _may_have_talked(act):
        _read_anyway(act)
    _conclude(act)
    return act


def _read_body(cursor: Cursor, act: Act) -> None:
    """Read the verb or the people, and what belongs to them."""
    if cursor.ended:
        act.did = Did.DETAIL
        act.is_future = act.is_future and act.before.minutes is None
    elif cursor.is_at(Tag.ABOUT) and not cursor.is_at(Tag.TALK, Tag.REACH):
        act.did = Did.DETAIL
    elif act.is_it and cursor.piece.number is not None:
        read_count(cursor, act)
    elif act.is_third:
        act.did = Did.CAME if cursor.is_at(Tag.INBOX) else Did.NOTE
    elif cursor.is_at_word("from") and act.before.platform is not None:
        read_source(cursor, act)
    elif cursor.is_at(Tag.NOBODY):
        act.did, act.is_negated = Did.TALK, True
        cursor.at += 1
    elif cursor.stands_for_name():
        read_people(cursor, act)
    else:
        _reader_of(cursor)(cursor, act)


def _reader_of(cursor: Cursor) -> Callable[[Cursor, Act], None]:
    """The rule for what stands here, where a word can be several things."""
    piece = cursor.piece
    after = cursor.ahead()
    if piece.has(Tag.TALK) and piece.has(Tag.REACH) and not leads_to_with(cursor):
        return read_reach
    if piece.has(Tag.TURN, Tag.CHAT) and after is not None and after.has(Tag.WITH, Tag.CHAT):
        return read_talk
    for tags, read in _READERS if piece.tags else ():
        if piece.has(*tags):
            return read
    return read_count if piece.number is not None and counts(cursor) else read_people


def _conclude(act: Act) -> None:
    """Settle what only the whole clause tells: silence, a mention, a form of the verb."""
    pieces = act.clause.pieces
    opening = pieces[:_OPENING]
    denied = act.is_negated and not act.is_self
    act.ends_with_name = is_name(pieces[-1], act.style, strong=False)
    act.is_silent = len(pieces) == 1 and pieces[0].low == "nothing"
    act.is_silent = act.is_silent or any(
        piece.has(Tag.SILENT) or (denied and piece.low in _ANSWERS) for piece in opening
    )
    plain = pieces if act.did is Did.BROADCAST else _before_note(pieces)
    act.mention = next((piece.platform for piece in plain if _is_mention(piece)), None)
    if act.is_future and act.did is Did.NOTE and any(p.low in _ANSWERS for p in pieces):
        act.did, act.is_answer = Did.ANSWERED, True
    done = act.has_done or act.before.minutes is not None
    if act.did is Did.TALK and _is_date(act):
        act.is_future = True
    if act.is_base and not done and not act.is_negated:
        act.is_future = True


def _is_date(act: Act) -> bool:
    """Whether a meal or meeting on a weekday is rather to come: "lunch with Piers on Friday"."""
    day = act.after.day
    if day is None or day.past == day.coming or act.has_done or act.is_self or act.before.day:
        return False
    return act.has_chat and act.before.platform is Platform.IN_PERSON


def _before_note(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    about = next((at for at, piece in enumerate(pieces) if piece.has(Tag.ABOUT)), len(pieces))
    return pieces[:about]


def _is_mention(piece: Piece) -> bool:
    verb = piece.has(Tag.REACH, Tag.REACHING, Tag.CHAT, Tag.TALK)
    return piece.platform is not None and not verb


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


def _may_have_talked(act: Act) -> bool:
    """Whether a clause without a verb that is known could still tell of a talk."""
    pieces = act.clause.pieces
    if act.is_third or act.is_theirs or act.is_negated or act.is_future or act.asks:
        return False
    if not any(_is_mention(piece) for piece in pieces) or pieces[0].low.endswith("ing"):
        return False
    return not any(piece.has(Tag.BROADCAST, Tag.SPREAD, Tag.WATCH, Tag.METRIC) for piece in pieces)


def _read_anyway(act: Act) -> None:
    """Read an unknown verb beside a name and a platform: "had a laugh with Ana on Facebook"."""
    cursor = Cursor(act.clause.pieces, act.style)
    if not seek_with(cursor):
        return
    cursor.at += 1
    shown = not cursor.ended and (is_capital(cursor.piece) or cursor.piece.handle is not None)
    known = (shown or act.style is not Style.MIXED) and read_who(cursor, act)
    if known and act.whos and act.whos[0].is_named:
        act.did = Did.TALK
        read_end(cursor, act)
    else:
        act.whos.clear()
        act.did = Did.NOTE
