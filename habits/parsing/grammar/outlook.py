"""What comes next in a clause: bounded looks ahead that decide between readings."""

from itertools import pairwise

from habits.parsing.grammar.cursor import Cursor
from habits.parsing.grammar.names import is_name, is_proper
from habits.parsing.grammar.people import find_who
from habits.parsing.lexicon import Tag
from habits.parsing.words.pieces import Piece
from habits.parsing.words.tokens import Form

_MASS = frozenset("everyone everybody all whole entire every".split())
_POSTS = frozenset(
    "post tweet article story photo email mail wall update webinar reel newsletter mailing episode "
    "video podcast carousel headline bio".split()
)
_NEAR = 5
_COUNTED = (Tag.WITH, Tag.CHAT, Tag.TURN, Tag.TOTAL, Tag.NOW, Tag.METRIC, Tag.FUTURE)
_BEFORE_CHAT = (Tag.FILL, Tag.COMMON, Tag.DET, Tag.OUR, Tag.TO, Tag.ON)


def is_role(piece: Piece) -> bool:
    """Whether a piece is a noun for people."""
    return piece.audience is not None or piece.has(Tag.PEOPLE, Tag.TRADE)


def is_post(piece: Piece) -> bool:
    """Whether a piece is something that people comment on, or the comment."""
    return piece.has(Tag.TURN) or piece.low in _POSTS


def leads_to_chat(cursor: Cursor) -> bool:
    """Whether an article or adjective stands here, and a chat soon after it."""
    piece = cursor.piece
    if piece.tags and not piece.has(Tag.DET, Tag.OUR, Tag.ME, Tag.COMMON, Tag.VERBS, Tag.ON):
        return False
    if piece.has(Tag.TELL, Tag.REACT, Tag.INBOX, Tag.WATCH):
        return False
    if piece.platform or piece.form is not Form.WORD or piece.number is not None:
        return False
    if not piece.tags and piece.text[0].isupper():
        return False
    for later in cursor.left()[1:_NEAR]:
        if later.has(Tag.CHAT) or later.minutes is not None or later.number is not None:
            return True
        if not later.has(*_BEFORE_CHAT) and not later.platform:
            return False
    return False


def leads_to_turn(cursor: Cursor) -> bool:
    """Whether an article or number stands here, and a comment or message soon after it."""
    for piece in cursor.left()[1:4]:
        if piece.has(Tag.TURN):
            return True
        if is_role(piece) or piece.has(Tag.ON):
            return False
    return False


def leads_to_source(cursor: Cursor) -> bool:
    """Whether an article stands before what came from somebody: "an answer from Lars"."""
    if not cursor.piece.has(Tag.DET):
        return False
    return any(
        piece.has(Tag.TURN) and after.low == "from" for piece, after in pairwise(cursor.left()[1:])
    )


def leads_to_with(cursor: Cursor) -> bool:
    """Whether a "with" follows the verb, with at most a place or a day between."""
    for piece in cursor.left()[1:_NEAR]:
        if piece.has(Tag.WITH):
            return True
        if not (piece.has(Tag.ON, Tag.FILL) or piece.platform or piece.day):
            return False
    return False


def leads_to_verb(cursor: Cursor) -> bool:
    """Whether a verb of talking comes next."""
    after = cursor.ahead()
    return after is not None and after.has(Tag.TALK, Tag.REACH)


def takes_person(cursor: Cursor) -> bool:
    """Whether a name or title follows the word that stands here."""
    after = cursor.ahead()
    return after is not None and (
        after.has(Tag.TITLE, Tag.HIM)
        or after.handle is not None
        or is_name(after, cursor.style, strong=after.has(Tag.NAMEABLE))
    )


def takes_object(cursor: Cursor) -> bool:
    """Whether a word that may be a verb or an adverb takes somebody as its object."""
    after = cursor.ahead()
    if after is None or cursor.piece.low.endswith((" about", " for")):
        return False
    if after.low == "her" and _owns(cursor.ahead(2)):
        return False  # "wants her old barista back"
    return after.has(Tag.WITH, Tag.TO, Tag.HIM) or is_name(after, cursor.style, strong=False)


def _owns(behind: Piece | None) -> bool:
    """Whether a "her" before this word says whose it is."""
    if behind is None or behind.form is not Form.WORD:
        return False
    return not behind.has(Tag.TO, Tag.ABOUT, Tag.ON, Tag.THIRD, Tag.DET, Tag.ASK)


def is_mass(cursor: Cursor) -> bool:
    """Whether everybody is meant, which is an announcement: "the whole staff"."""
    for step, piece in enumerate(cursor.left()[:4]):
        if piece.low in _MASS:
            return True
        if step and cursor.piece.has(Tag.HIM) and piece.has(Tag.DET):
            return False  # "told her the whole thing"
        if not piece.has(Tag.DET, Tag.OUR, Tag.TO, Tag.FILL, Tag.ALL):
            return False
    return False


def is_all(cursor: Cursor) -> bool:
    """Whether "both" or "all three" stands here for people who were named before."""
    after = cursor.ahead()
    said = (Tag.ON, Tag.ABOUT, Tag.ASK, Tag.TO)
    return cursor.is_at(Tag.ALL) and (after is None or after.has(*said))


def is_him(cursor: Cursor) -> bool:
    """Whether a pronoun stands here for somebody who was named before."""
    if is_all(cursor):
        return True
    after = cursor.ahead()
    if cursor.is_at(Tag.HIM) and after is not None and after.has(Tag.DET):
        return True  # "told her the filter is new"
    if not cursor.is_at(Tag.HIM) or describes_people(cursor):
        return False
    return not (
        cursor.piece.low == "her"
        and after is not None
        and after.form is Form.WORD
        and (not after.tags or after.tags == {Tag.COMMON})
    )


def is_amount(cursor: Cursor, after: int) -> bool:
    """Whether what looked like a name up to `after` is an amount: "hundreds of likes"."""
    if after + 1 >= len(cursor.pieces) or cursor.pieces[after].low != "of":
        return False
    behind = cursor.pieces[after + 1]
    lower = behind.form is Form.WORD and behind.text[0].islower()
    return lower and not behind.has(Tag.DET, Tag.OUR)


def describes_people(cursor: Cursor) -> bool:
    """Whether people are described here: "a customer", "two of her neighbours"."""
    piece = cursor.piece
    if piece.handle is not None or (not piece.tags and piece.number is None):
        return False
    who, _ = find_who(cursor.pieces, cursor.at, cursor.style, strong=False)
    return who is not None


_MOST_BARE = 50
_BEHIND_NUMBER = (Tag.ON, Tag.ABOUT, Tag.NOW, Tag.PART, Tag.TOTAL)
_BEHIND_COMPANY = (Tag.ON, Tag.TELL, Tag.INBOX, Tag.REACT, Tag.REACH, Tag.BE, Tag.HAVE)
_AT_A_TIME = frozenset(("at", "by", "around", "before", "after", "until", "till"))


def counts(cursor: Cursor) -> bool:
    """Whether the number that stands here counts conversations: none does in "see you at 5", "thank you, Fifteen"."""
    if cursor.is_at_word("one") and cursor.at and cursor.pieces[cursor.at - 1].has(Tag.FILL):
        return False  # "short one" describes a talk, and counts none
    for piece in cursor.left()[1:_NEAR]:
        if piece.has(*_COUNTED) or piece.day or piece.low == "more":
            return True
        if is_role(piece) or piece.has(Tag.REST):
            return False
        if piece.platform is not None:
            return True
        if not piece.has(Tag.FILL, Tag.ON, Tag.DET, Tag.FROM, Tag.OUR, Tag.FOR):
            return False
    before = cursor.pieces[cursor.at - 1] if cursor.at else None
    if before is None or before.has(Tag.CORRECT):
        return True
    return not (before.has(Tag.GREET) or before.low in _AT_A_TIME)


def is_bare_number(cursor: Cursor) -> bool:
    """Whether a number stands here without its noun: "mailed 4 clients, called 2"; no "called 2 times" or "called 911"."""
    if cursor.ended or cursor.piece.number is None or cursor.piece.number > _MOST_BARE:
        return False
    after = cursor.ahead()
    return after is None or bool(after.platform or after.day) or after.has(*_BEHIND_NUMBER)


def owns_turn(cursor: Cursor) -> bool:
    """Whether somebody's message or comment stands here: "Milan's question"."""
    left = cursor.left()
    if not any(piece.possessive for piece in left[:4]):
        return False
    for step, piece in enumerate(left[:4]):
        role = is_role(piece) or piece.has(Tag.DET, Tag.OUR)
        if not role and not is_name(piece, cursor.style, strong=True):
            return False
        if piece.possessive:
            return any(is_post(later) for later in left[step + 1 : step + 4])
    return False


def in_company(cursor: Cursor, *, started: bool) -> bool:
    """Whether the name of a company or department stands here, or goes on here."""
    piece = cursor.piece
    if piece.form is not Form.WORD or piece.day is not None or cursor.at_platform():
        return False
    if piece.has(Tag.DET, Tag.OUR):
        return not started
    if is_proper(piece, cursor.style):
        return not piece.has(Tag.ABOUT, Tag.ON, Tag.WHO, Tag.THIRD)
    if piece.has(Tag.TELL, Tag.REACT, Tag.INBOX, Tag.REACH, Tag.TALK, Tag.BROADCAST):
        return False
    if piece.has(Tag.COMMON, Tag.TRADE, Tag.COMPANY, Tag.PLACE):
        return True
    after = cursor.ahead()
    return not piece.tags and (not started or after is None or after.has(*_BEHIND_COMPANY))
