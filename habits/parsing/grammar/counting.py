"""Numbers of conversations: "3 today", "4 chats on X", "answered 5 comments"."""

from habits.parsing.grammar.brackets import take_names
from habits.parsing.grammar.cursor import Cursor
from habits.parsing.grammar.details import take_aside, take_detail
from habits.parsing.grammar.objects import read_who
from habits.parsing.grammar.statement import Act, Did
from habits.parsing.lexicon import Tag
from habits.parsing.words.pieces import Piece

_COUNTED = (
    Tag.FILL, Tag.CHAT, Tag.TURN, Tag.PEOPLE, Tag.REST, Tag.TOTAL, Tag.DET, Tag.FROM, Tag.FUTURE,
)  # fmt: skip


def read_count(cursor: Cursor, act: Act) -> None:
    """Read a number of conversations, with or without the noun, and with whom they were."""
    act.count = cursor.take().number
    act.did = Did.COUNT
    after = cursor.ahead()
    cursor.at += cursor.is_at_word("x") and after is not None and after.platform is not None
    while not cursor.ended:
        if take_names(cursor, act) or take_detail(cursor, act.after):
            continue
        if take_aside(cursor, act.after):
            continue
        piece = cursor.piece
        if piece.has(Tag.BROADCAST, Tag.METRIC) and not (piece.has(Tag.CHAT) or act.is_reached):
            act.did = Did.BROADCAST
            return
        if piece.has(Tag.WITH) or (act.has_chat and piece.has(Tag.TO)):
            cursor.at += 1
            if read_who(cursor, act) and any(who.is_named for who in act.whos):
                act.did = Did.TALK  # "2 with Ann" are one person's
            return
        if piece.audience is None and not piece.has(*_COUNTED):
            return
        _take_in(piece, act)
        cursor.at += 1


def _take_in(piece: Piece, act: Act) -> None:
    """Take in what a word beside the number says."""
    act.is_future = act.is_future or piece.has(Tag.FUTURE)
    act.is_total = act.is_total or piece.has(Tag.TOTAL)
    act.is_correction = act.is_correction or piece.has(Tag.CORRECT)
    act.is_rest = act.is_rest or piece.has(Tag.REST)
    act.has_chat = act.has_chat or piece.has(Tag.CHAT)
    chat = piece.platform if piece.has(Tag.CHAT) else None
    act.after.platform = act.after.platform or chat
    act.after.audience = act.after.audience or piece.audience
