"""Going ahead in a clause to what the words before it lead to."""

from habits.parsing.grammar.cursor import Cursor
from habits.parsing.grammar.names import find_name
from habits.parsing.grammar.outlook import is_post
from habits.parsing.grammar.people import find_who
from habits.parsing.lexicon import Tag
from habits.parsing.words.pieces import Piece
from habits.parsing.words.style import Style
from habits.parsing.words.tokens import Form

_WITH_WITHIN = 12
_TURN_WITHIN = 8
_PLATFORM_WITHIN = 24
_PLACE_WITHIN = 5
_SPEAKS = (Tag.INBOX, Tag.TELL, Tag.REACH, Tag.TALK)


def seek_with(cursor: Cursor) -> bool:
    """Go to the next "with", unless somebody else or a verb in -ing comes before it."""
    for place in range(cursor.at, min(len(cursor.pieces), cursor.at + _WITH_WITHIN)):
        piece = cursor.pieces[place]
        if piece.has(Tag.WITH):
            cursor.at = place
            return not cursor.pieces[place - 1].low.endswith("ing")
        if piece.has(Tag.THIRD, Tag.TELL):
            return False
    return False


def seek_speaker(cursor: Cursor) -> bool:
    """Go to a name that a verb of talking follows: "Under 12s coach Shabnam texted ..."."""
    for place in range(cursor.at, min(len(cursor.pieces), cursor.at + _WITH_WITHIN) - 1):
        piece = cursor.pieces[place]
        if piece.has(Tag.ABOUT, Tag.THIRD, Tag.SELF):
            return False
        who, after = find_who(cursor.pieces, place, cursor.style, strong=False)
        speaks = after < len(cursor.pieces) and cursor.pieces[after].has(*_SPEAKS)
        if who is not None and who.is_named and speaks:
            cursor.at = place
            return True
    return False


def seek_placed(cursor: Cursor) -> bool:
    """Go to a name right before where somebody was met: "got an answer out of Crispus on LinkedIn"."""
    for place in range(cursor.at, min(len(cursor.pieces), cursor.at + _WITH_WITHIN) - 2):
        if cursor.pieces[place].has(Tag.ABOUT, Tag.THIRD, Tag.TELL):
            return False
        name, after = find_name(cursor.pieces, place, cursor.style, strong=False)
        at, where = (
            cursor.pieces[after : after + 2] if after + 1 < len(cursor.pieces) else (None, None)
        )
        if name is None or at is None or where is None or cursor.style is not Style.MIXED:
            continue
        if at.has(Tag.ON) and where.platform is not None and where.form is not Form.HANDLE:
            cursor.at = place
            return True
    return False


def seek_agent(cursor: Cursor) -> bool:
    """Go to the people of a passive: "I was addressed by three young people"."""
    for place in range(cursor.at, min(len(cursor.pieces), cursor.at + _WITH_WITHIN) - 1):
        if cursor.pieces[place].low == "by" and cursor.pieces[place - 1].low.endswith("ed"):
            who, _ = find_who(cursor.pieces, place + 1, cursor.style, strong=False)
            cursor.at = place + 1
            return who is not None
    return False


def seek_turn(cursor: Cursor) -> bool:
    """Go to a message or chat right before a "with": "ping-pong of messages with Roberta"."""
    for place in range(cursor.at, min(len(cursor.pieces), cursor.at + _TURN_WITHIN) - 1):
        piece, after = cursor.pieces[place], cursor.pieces[place + 1]
        if piece.has(Tag.TURN, Tag.CHAT) and after.has(Tag.WITH):
            cursor.at = place
            return True
        if piece.has(Tag.ABOUT, Tag.THIRD, Tag.TELL):
            return False
    return False


def seek_platform(cursor: Cursor) -> bool:
    """Go to the platform that the words about a talk end with: "about the roof on Slack"."""
    start, told = cursor.at, False
    for place in range(start, min(len(cursor.pieces), start + _PLATFORM_WITHIN)):
        piece = cursor.pieces[place]
        if piece.has(Tag.THIRD, Tag.WHO):
            break
        told = told or piece.has(Tag.ABOUT)
        cursor.at = place
        near = any(before.has(Tag.ON) for before in cursor.pieces[max(0, place - 4) : place])
        if near and cursor.at_platform() and (not told or _ends_with(cursor)):
            return True
    cursor.at = start
    return False


def _ends_with(cursor: Cursor) -> bool:
    before, rest = cursor.pieces[cursor.at - 1], cursor.pieces[cursor.at + 1 :]
    return before.has(Tag.ON) and all(_is_time(piece) for piece in rest[:3])


def _is_time(piece: Piece) -> bool:
    return piece.has(Tag.NOW, Tag.PART) or piece.day is not None or piece.minutes is not None


def pass_place(cursor: Cursor) -> Piece | None:
    """Go behind a place and give its last word: "in Hull", "under my post", "on the loading dock"; None if there is none."""
    if not cursor.is_at(Tag.ON):
        return None
    for step, piece in enumerate(cursor.left()[1:_PLACE_WITHIN], start=1):
        if is_post(piece) or _is_somewhere(piece) or piece.has(Tag.PLACE):
            cursor.at += step + 1
            return piece
        if not piece.has(Tag.DET, Tag.OUR, Tag.ME, Tag.COMMON, Tag.FILL) and not piece.possessive:
            return None
    return None


def _is_somewhere(piece: Piece) -> bool:
    unknown = not piece.tags and piece.form is Form.WORD
    return unknown and piece.platform is None and not piece.possessive
