"""People where a sentence has its subject, and what they did."""

from collections.abc import Sequence
from itertools import pairwise

from habits.parsing.grammar.cursor import Cursor
from habits.parsing.grammar.details import take_detail
from habits.parsing.grammar.lead import weigh
from habits.parsing.grammar.names import find_name, is_proper
from habits.parsing.grammar.objects import read_who
from habits.parsing.grammar.outlook import is_amount, is_post
from habits.parsing.grammar.people import Who, find_who
from habits.parsing.grammar.seeking import seek_turn, seek_with
from habits.parsing.grammar.statement import Act, Did
from habits.parsing.grammar.tail import read_tail
from habits.parsing.grammar.talking import read_talk
from habits.parsing.lexicon import Tag
from habits.parsing.words.pieces import Piece
from habits.parsing.words.style import Style
from habits.parsing.words.tokens import Form

_PREDICATES = (
    (Tag.INBOX, Did.CAME),
    (Tag.NOBODY, Did.TRIED),
    (Tag.BROADCAST, Did.BROADCAST),
    (Tag.TELL, Did.TOLD),
    (Tag.REACT, Did.REACTED),
    (Tag.TALK, Did.TALK),
    (Tag.REACH, Did.REACTED),
    (Tag.TALKING, Did.ELSEWHERE),
    (Tag.REACHING, Did.ELSEWHERE),
    (Tag.FUTURE, Did.NOTE),
)
_PREDICATE_TAGS = tuple(tag for tag, _ in _PREDICATES)
_THEM = frozenset(("him", "them", "her"))
THEIRS = frozenset(("his", "her", "their", "its"))
"""Words that make a subject somebody else's: "her husband Viktor"."""
_ELLIPSES = frozenset(("did", "has"))
_OF_VERBS = ("ing", "ed")
_SHORT = 5
_DIRECT = frozenset(("messaged", "msged", "msgd", "dm'd", "dmed", "dmd", "pm'd", "pinged"))
_TO_US = frozenset(("me", "us", "my", "into my"))
_FAR = 16
_OURS = frozenset(("my", "our", "on my", "on our"))
_BESIDE_VERB = (Tag.ME, Tag.OUR, Tag.TURN, Tag.FILL, Tag.ON, Tag.TO, Tag.DET)


def read_people(cursor: Cursor, act: Act) -> None:
    """Read "Ana on LinkedIn", "Katrin asked ...", "a journalist DMed me on X"."""
    cursor.at += _is_exclaimed(cursor)
    if _is_noted(cursor):
        read_talk(cursor, act)
        return
    if cursor.piece.low in THEIRS and cursor.at > 0:
        act.end_as(Did.DETAIL)
        return
    capital = cursor.piece.text[0].isupper()
    placed = act.before.platform is not None and capital
    act.is_guess = _is_parallel(cursor) or _is_listed(cursor)
    strong = cursor.stands_for_name() or placed or act.is_guess or _speaks(cursor)
    who, after = _find_some(cursor) or find_who(
        cursor.pieces, cursor.at, cursor.style, strong=strong
    )
    if who is None or is_amount(cursor, after) or (act.has_be and not capital):
        _read_unknown(cursor, act)
        return
    cursor.at = after
    act.whos.append(who)
    act.did = Did.ROSTER
    read_tail(cursor, act)
    _read_predicate(cursor, act)


def _speaks(cursor: Cursor) -> bool:
    """Whether an unknown word in small letters says something: "joe from support says"."""
    after = cursor.ahead()
    if cursor.piece.tags or after is None:
        return False
    return after.has(Tag.TELL, Tag.INBOX) or after.low == "from"


def read_called(cursor: Cursor, act: Act) -> None:
    """Read "name of Terrence" behind somebody who was only described."""
    cursor.at += 1
    read_who(cursor, act)
    act.did = Did.ROSTER if act.whos else Did.NOTE


def _find_some(cursor: Cursor) -> tuple[Who, int] | None:
    """People out of those just counted, by a number alone: "one was Rose", "two asked for a demo"."""
    piece, after = cursor.piece, cursor.ahead()
    if piece.number is None or piece.form is not Form.WORD or after is None:
        return None
    if not (after.has(Tag.BE, Tag.INBOX) or after.has(Tag.TELL)):
        return None
    return Who(count=piece.number, is_rest=True, is_exact=True), cursor.at + 1


def _is_unknown(piece: Piece) -> bool:
    """Whether a word tells nothing at all."""
    told = piece.tags or piece.platform or piece.audience or piece.day or piece.minutes
    return piece.form is Form.WORD and not told and piece.number is None


def _is_noted(cursor: Cursor) -> bool:
    """Whether a note shortens a talk beyond recognition: "TC w/ Nils"."""
    piece, after = cursor.piece, cursor.ahead()
    short = _is_unknown(piece) and piece.text.isupper() and len(piece.text) <= _SHORT
    return short and cursor.style is Style.MIXED and after is not None and after.has(Tag.WITH)


def _is_exclaimed(cursor: Cursor) -> bool:
    """Whether an unknown word in small letters only leads to a name: "omg Clementine ..."."""
    piece, after = cursor.piece, cursor.ahead()
    if not _is_unknown(piece) or not piece.text[0].islower() or after is None:
        return False
    return is_proper(after, cursor.style) and not after.tags and not piece.low.endswith(_OF_VERBS)


def _is_parallel(cursor: Cursor) -> bool:
    """Whether an unknown word in small letters stands where a list has names: "Sally on X and ben on LinkedIn"."""
    piece, after = cursor.piece, cursor.ahead()
    if piece.tags or piece.form is not Form.WORD or not cursor.within or cursor.at or after is None:
        return False
    if not piece.text[0].islower() or (len(piece.text) > _SHORT and piece.text.endswith(_OF_VERBS)):
        return False
    place = cursor.ahead(2) if after.has(Tag.ON) else after
    return place is not None and place.platform is not None and not place.has(*_PREDICATE_TAGS)


def _is_listed(cursor: Cursor) -> bool:
    """Whether an everyday word with a capital stands alone where a list has names: "Clementine, Ward and Zelda"."""
    alone = cursor.within and len(cursor.pieces) == 1
    return alone and bool(cursor.piece.tags) and is_proper(cursor.piece, cursor.style)


def _read_predicate(cursor: Cursor, act: Act) -> None:
    """Read what the people did, if a verb follows them."""
    act.is_about = cursor.is_at(Tag.ABOUT)
    if cursor.is_at(Tag.WHO) and not act.whos[0].is_named and _asks_on(cursor, act):
        return
    if cursor.is_at(Tag.ABOUT, Tag.ON, Tag.FOR, Tag.WITH):
        return
    while cursor.is_at(Tag.FILL, Tag.ALL, Tag.NEG) and not cursor.is_at(*_PREDICATE_TAGS):
        weigh(cursor.take(), act)
    if cursor.ended:
        return
    if cursor.piece.low in _ELLIPSES and cursor.ahead() is None and act.whos[0].is_named:
        act.did = Did.CAME  # "Ashok hasn't answered. Bhavna did"
    elif cursor.is_at(Tag.CHAT) and any(piece.has(Tag.WITH) for piece in cursor.left()):
        act.whos.clear()  # the first word was an interjection, and no name
        read_talk(cursor, act)
    elif act.is_theirs:
        act.end_as(Did.NOTE)
    else:
        _judge(cursor, act)


def _asks_on(cursor: Cursor, act: Act) -> bool:
    """Whether somebody who is described said something at a place: "a guy who bought one asked on X"."""
    for place in range(cursor.at, min(len(cursor.pieces), cursor.at + _FAR) - 2):
        verb, on, where = cursor.pieces[place : place + 3]
        if verb.has(Tag.TELL, Tag.INBOX, Tag.REACT) and on.has(Tag.ON) and where.platform:
            act.after.platform = where.platform
            act.end_as(Did.CAME)
            return True
    return False


def _judge(cursor: Cursor, act: Act) -> None:
    piece = cursor.piece
    did = next((did for tag, did in _PREDICATES if piece.has(tag)), Did.PRESENT)
    if did is Did.PRESENT:
        _read_present(cursor, act)
        return
    act.did = _directed(cursor, did)
    if act.did is Did.REACTED and _is_direct(piece):
        act.did = Did.CAME
    read_rest(cursor, act)


def _directed(cursor: Cursor, did: Did) -> Did:
    """What somebody did, by whom it was done to: the writer or somebody else."""
    after = cursor.ahead()
    if did is Did.TALK:
        return Did.ELSEWHERE if seek_with(cursor) else Did.TOLD
    if did is Did.CAME and after is not None and _calls_another(cursor.piece, cursor):
        return Did.ELSEWHERE
    if did in (Did.TOLD, Did.REACTED) and _is_to_them(after, cursor.ahead(2)):
        return Did.ELSEWHERE
    if did is Did.REACTED and not _is_to_us(cursor):
        return Did.ELSEWHERE
    return did


def _calls_another(verb: Piece, cursor: Cursor) -> bool:
    """Whether somebody called somebody else: "my assistant called the client"."""
    ours = not {"me", "us", "my", "in", "back"}.isdisjoint(verb.low.split())
    if ours or not verb.has(Tag.REACH):
        return False
    who, _ = find_who(cursor.pieces, cursor.at + 1, cursor.style, strong=False)
    return who is not None


def _is_direct(piece: Piece) -> bool:
    """Whether a message goes to one person, who need not be named: "Ann messaged on insta"."""
    return piece.low in _DIRECT or (piece.has(Tag.REACH) and piece.platform is not None)


def _is_to_them(after: Piece | None, behind: Piece | None) -> bool:
    """Whether it was said to him, her or them: "told her to avoid steps"."""
    if after is None or after.low not in _THEM:
        return False
    return after.low != "her" or behind is None or behind.has(Tag.TO, Tag.ABOUT, Tag.ON, Tag.THIRD)


def _is_to_us(cursor: Cursor) -> bool:
    """Whether a reply of somebody else's is one to the writer."""
    after = cursor.left()[1:4]
    if not after or after[0].has(Tag.ABOUT, Tag.ON, Tag.FILL) or after[0].platform or after[0].day:
        return True
    return any(piece.has(Tag.ME) or piece.low in _OURS for piece in after)


def _read_present(cursor: Cursor, act: Act) -> None:
    """Read an unknown verb: "Beverley runs a dental practice"."""
    piece = cursor.piece
    if piece.form is not Form.WORD:
        return
    if piece.has(Tag.BE) and act.whos[0].count:
        _read_complement(cursor, act)
        return
    weigh(piece, act)
    left = cursor.left()
    if piece.has(Tag.BE) and len(left) > 1 and left[1].has(Tag.FUTURE):
        act.is_future = True  # "Ana is on my list for tomorrow"
        return
    came = next((later for later in left if later.has(Tag.INBOX)), None)
    act.end_as(Did.PRESENT if came is None else Did.CAME)
    act.after.platform = act.after.platform or (came.platform if came else None)
    shown = piece.has(Tag.SPREAD, Tag.BROADCAST) or piece.low.endswith("ing")
    if not shown and any(later.low in _TO_US for later in left[1:]):
        told = next((later.platform for later in left if later.platform), None)
        act.after.platform = act.after.platform or told


def _read_complement(cursor: Cursor, act: Act) -> None:
    """Read "the other three were followers on Facebook", "one of them was Odette"."""
    cursor.at += 1
    who, after = find_who(cursor.pieces, cursor.at, cursor.style, strong=True)
    if who is None:
        act.end_as(Did.PRESENT)
        return
    cursor.at = after
    act.after.audience = who.audience
    if who.is_named and act.whos[0].count == 1:
        act.whos[0] = who
    read_tail(cursor, act)


def read_rest(cursor: Cursor, act: Act) -> None:
    """Read the platform and the day right behind the verb of somebody else."""
    act.has_note = True
    act.before.platform = act.before.platform or cursor.take().platform
    while not cursor.ended:
        if cursor.piece.handle is not None and not act.whos:
            act.whos.append(Who(handle=cursor.piece.handle, platform=cursor.take().platform))
        elif not take_detail(cursor, act.after):
            if not (cursor.is_at(*_BESIDE_VERB) or is_post(cursor.piece)):
                return
            cursor.at += 1


def read_inbox(cursor: Cursor, act: Act) -> None:
    """Read "wrote to me on Instagram": whoever was named before came to the writer."""
    act.did = Did.CAME
    read_rest(cursor, act)


def _read_unknown(cursor: Cursor, act: Act) -> None:
    """Read a clause that begins with nobody and with no verb that is known."""
    act.end_as(Did.NOTE)
    left = cursor.left()
    came = next((step for step, piece in enumerate(left) if piece.has(Tag.INBOX)), None)
    came = _speaks_at(cursor) if came is None else came
    if came is not None and not act.is_self:
        name, _ = find_name(cursor.pieces, cursor.at + came - 1, cursor.style, strong=False)
        act.whos += [Who(name=name)] if came and name else []
        cursor.at += came
        read_inbox(cursor, act)
    elif not act.is_self and any(_is_done(piece) for piece in left[1:]):
        act.did = Did.ELSEWHERE
    elif seek_turn(cursor):
        read_talk(cursor, act)
    elif (act.is_self or act.before.platform is not None) and seek_with(cursor):
        _read_with(cursor, act, left)
    elif any(piece.has(Tag.HIM) for piece in left[:3]) and _is_on_network(left):
        act.did, act.has_him = Did.ANSWERED, True
        act.before.platform = next((piece.platform for piece in left if piece.platform), None)


def _speaks_at(cursor: Cursor) -> int | None:
    """How far it is to a message that goes to the writer, behind a name: "12s coach Shabnam texted on ..."."""
    left = cursor.left()
    for step, (name, verb) in enumerate(pairwise(left), start=1):
        if _is_direct(verb) and is_proper(name, cursor.style) and not name.tags:
            behind = left[step + 1] if step + 1 < len(left) else None
            if behind is None or behind.has(Tag.ON, Tag.ABOUT):
                return step
    return None


def _read_with(cursor: Cursor, act: Act, left: Sequence[Piece]) -> None:
    """Read an unknown verb with somebody: "had a laugh by phone with Ana"."""
    for piece in left:
        if piece.has(Tag.WITH):
            break
        act.before.platform = act.before.platform or piece.platform
    cursor.at += 1
    read_who(cursor, act)
    act.did = Did.TALK if act.whos else Did.NOTE


def _is_on_network(left: Sequence[Piece]) -> bool:
    """Whether a platform stands behind an "on" or "over"."""
    return any(before.has(Tag.ON) and piece.platform for before, piece in pairwise(left))


def _is_done(piece: Piece) -> bool:
    return piece.has(Tag.TALK, Tag.REACH)
