"""Verbs and nouns that take a "with": talked, chat, coffee, thread."""

from habits.parsing.grammar.cursor import Cursor
from habits.parsing.grammar.details import take_detail
from habits.parsing.grammar.lead import weigh
from habits.parsing.grammar.names import is_name, is_proper
from habits.parsing.grammar.objects import read_who
from habits.parsing.grammar.outlook import is_mass, takes_person
from habits.parsing.grammar.seeking import seek_with
from habits.parsing.grammar.statement import Act, Did
from habits.parsing.lexicon import Tag
from habits.parsing.words.tokens import Form

_DIRECT = frozenset(
    ("met", "facetimed", "skyped", "bumped into", "ran into", "meet", "got hold of")
)
_LONGEST = 20
_NOT_LONG = ("long", "much", "for long")


def read_talk(cursor: Cursor, act: Act) -> None:
    """Read "talked on X with Ludo", "good chat with Ana", "25 minutes on the phone with Ruben"."""
    verb = cursor.take()
    act.did = Did.TALK
    act.has_chat = act.has_chat or verb.has(Tag.CHAT)
    plain = not verb.has(Tag.CHAT) or (cursor.at == 1 and cursor.is_at(Tag.TO))
    act.is_base = act.is_base or (verb.has(Tag.TALKING) and not verb.has(Tag.TALK) and plain)
    act.before.put(verb)
    if cursor.is_at_word(*_NOT_LONG):
        act.is_negated = False  # "couldn't talk long" is a talk
    if verb.has(Tag.CHAT) and cursor.is_at(Tag.REACH, Tag.TALK, Tag.CHAT):
        act.before.put(cursor.take())
    _read_partner(cursor, act, direct=verb.low in _DIRECT)
    last = cursor.pieces[-1]
    if act.is_self and not act.whos and cursor.ended and (not last.tags or last.has(Tag.COMMON)):
        act.has_note = act.has_note or not (last.platform or last.day or last.minutes)


def _read_partner(cursor: Cursor, act: Act, *, direct: bool) -> None:
    """Read up to the people: "... on X with Ludo", "... about the menu with Sally"."""
    end = cursor.at + _LONGEST
    direct = direct or (act.has_chat and _is_named(cursor))
    while cursor.at < end and not cursor.ended:
        if is_mass(cursor):
            act.did = Did.BROADCAST
            return
        if (direct or _takes_partner(cursor, act)) and read_who(cursor, act):
            return
        if not take_detail(cursor, act.before) and not _goes_on(cursor, act):
            return


def _is_named(cursor: Cursor) -> bool:
    """Whether a name stands right behind "call" or "coffee", as in notes: "7 min phone call dieter"."""
    if cursor.ended or not is_name(cursor.piece, cursor.style, strong=False):
        return False
    after = cursor.ahead()
    return is_proper(cursor.piece, cursor.style) or after is None or after.has(Tag.ABOUT, Tag.ON)


def _takes_partner(cursor: Cursor, act: Act) -> bool:
    if not (cursor.is_at(Tag.WITH, Tag.TO) or (act.has_chat and cursor.is_at_word("from"))):
        return False
    cursor.at += 1
    cursor.at += cursor.is_at_word("with")
    return True


def _goes_on(cursor: Cursor, act: Act) -> bool:
    """Go over adverbs and articles, or over what the talk was about to a later "with"."""
    if cursor.ended:
        return False
    if cursor.is_at(Tag.ABOUT):
        act.has_note = True
        return seek_with(cursor)
    piece = cursor.piece
    weigh(piece, act)
    act.is_negated = act.is_negated or piece.has(Tag.NOBODY)
    cursor.at += piece.form in (Form.WORD, Form.NUMBER)
    return piece.form in (Form.WORD, Form.NUMBER)


def read_chat(cursor: Cursor, act: Act) -> None:
    """Read "ring Mr. Abbott", a verb, and "ring with Mr. Abbott", a noun."""
    if cursor.is_at(Tag.REACHING, Tag.TALKING) and takes_person(cursor):
        act.before.put(cursor.take())
        act.did, act.is_base = Did.TALK, True
        read_who(cursor, act)
    else:
        read_talk(cursor, act)


def read_turn(cursor: Cursor, act: Act) -> None:
    """Read "long thread with Marcus": a part of a conversation stands for all of it."""
    if any(piece.has(Tag.WITH) for piece in cursor.left()):
        read_talk(cursor, act)
    else:
        act.end_as(Did.NOTE)


def read_for(cursor: Cursor, act: Act) -> None:
    """Read "then Twitter for Cheryl"; "both yes for the pilot" tells of a thing."""
    read_with(cursor, act)
    if any(not who.is_named and who.audience is None for who in act.whos):
        act.whos.clear()
        act.end_as(Did.NOTE)


def read_with(cursor: Cursor, act: Act) -> None:
    """Read "with Dexter about parking", "LinkedIn with Tara", "for Cheryl"."""
    cursor.at += 1
    if not read_who(cursor, act):
        act.end_as(Did.NOTE)
    elif act.did is Did.NOTE:
        placed = act.before.platform is not None or act.before.minutes is not None
        act.did = Did.TALK if placed else Did.WITH
