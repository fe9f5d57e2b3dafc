"""The main kind of a message."""

from habits.parsing.acts import Act, Did
from habits.parsing.gathering import Gathering
from habits.parsing.lexicon import Tag
from habits.parsing.reading import MessageKind
from habits.parsing.tokens import Form


def is_question(act: Act, acts: tuple[Act, ...]) -> bool:
    """Whether a clause belongs to a question or a wish that the bot should answer."""
    sentence = [other for other in acts if other.clause.sentence == act.clause.sentence]
    return _asks(sentence) and act.clause.sentence == sentence[0].clause.sentence


def _asks(sentence: list[Act]) -> bool:
    first = sentence[0].clause.pieces[0]
    if _is_exclaimed(sentence[0]):
        return False
    if first.has(Tag.ASK, Tag.COMMAND) and not _is_told(sentence[0]):
        return sentence[0].clause.asks or _opens_question(sentence[0])
    if not sentence[0].clause.asks:
        return False
    statement = next((act for act in sentence if act.did in _STATED and act.whos), None)
    placed = (act for act in sentence if act.did is Did.ROSTER and act.after.platform)
    statement = statement or next(placed, None)
    return statement is None or len(sentence) == 1 and not statement.has_note


def _is_exclaimed(act: Act) -> bool:
    """ "What a story." """
    pieces = act.clause.pieces
    return len(pieces) > 1 and pieces[0].low == "what" and pieces[1].low == "a"


_STATED = (Did.TALK, Did.CAME, Did.TOLD)


def _is_told(act: Act) -> bool:
    return act.is_self and act.did in (Did.TALK, Did.ANSWERED) and not act.asks


def _opens_question(act: Act) -> bool:
    pieces = act.clause.pieces
    return pieces[0].has(Tag.ASK, Tag.COMMAND) and not pieces[0].has(Tag.FILL)


def kind_of(acts: tuple[Act, ...], told: Gathering, credits: bool) -> MessageKind:
    """The kind of a message; `credits` whether it holds conversations."""
    if credits:
        return MessageKind.LOG
    for kind, holds in _RULES:
        if holds(acts, told):
            return kind
    return MessageKind.NONE


def _is_question(acts: tuple[Act, ...], told: Gathering) -> bool:
    return any(is_question(act, acts) for act in acts) and not _is_errand(acts[0])


def _is_errand(act: Act) -> bool:
    """Whether somebody else is asked for something that the bot cannot do."""
    pieces = act.clause.pieces
    if pieces[0].low not in _REQUESTS or len(pieces) < 2:
        return False
    return not any(
        piece.has(Tag.COMMAND) or piece.low.split()[0] in _BOT_WORDS for piece in pieces[1:4]
    )


_REQUESTS = frozenset(("can you", "could you", "would you", "will you"))
_BOT_WORDS = frozenset(
    "remind see tell help send log fix undo explain skip say stop pause move".split()
)


def _is_absence(acts: tuple[Act, ...], told: Gathering) -> bool:
    if any(piece.has(Tag.ABSENT) for act in acts for piece in act.clause.pieces):
        return True
    opening = acts[0].clause.pieces[:2] if acts else ()
    return len(opening) > 1 and opening[0].low == "not" and opening[1].low == "today"


def _is_intention(acts: tuple[Act, ...], told: Gathering) -> bool:
    return bool(told.has_future or told.promised or told.to_come)


def _is_perhaps_intention(acts: tuple[Act, ...], told: Gathering) -> bool:
    if told.candidates and any(act.is_future for act in acts):
        return True
    return Did.WATCHED not in told.seen and any(
        piece.has(Tag.FUTURE) for act in acts if _is_about_talk(act) for piece in act.clause.pieces
    )


def _is_about_talk(act: Act) -> bool:
    pieces = act.clause.pieces
    return any(piece.platform or piece.has(Tag.REACHING, Tag.TALKING, Tag.CHAT) for piece in pieces)


def _is_broadcast(acts: tuple[Act, ...], told: Gathering) -> bool:
    if Did.WATCHED in told.seen:
        return False
    return (
        Did.BROADCAST in told.seen
        or any(
            piece.has(Tag.METRIC, Tag.BROADCAST) and not piece.has(Tag.COMMON, Tag.TURN, Tag.TELL)
            for act in acts
            for piece in act.clause.pieces
        )
        or _is_spread(acts)
    )


def _is_spread(acts: tuple[Act, ...]) -> bool:
    """Whether something was put, hit or accepted, and a platform or number stands beside it."""
    pieces = [piece for act in acts for piece in act.clause.pieces]
    told = any(piece.platform or piece.has(Tag.METRIC, Tag.TURN) for piece in pieces)
    counted = any(
        first.number is not None and Tag.METRIC in (second.tags | third.tags)
        for first, second, third in zip(pieces, pieces[1:], pieces[2:] + pieces[-1:], strict=False)
    )
    return counted or (told and any(piece.has(Tag.SPREAD) for piece in pieces))


def _is_smalltalk(acts: tuple[Act, ...], told: Gathering) -> bool:
    pieces = [piece for act in acts for piece in act.clause.pieces]
    if not pieces:
        return True
    if any(piece.has(Tag.CHAT, Tag.TALK, Tag.NOBODY, Tag.TRY) for piece in pieces):
        return False
    while len(pieces) > 1 and pieces[0].has(Tag.FILL) and not pieces[0].has(Tag.GREET):
        pieces = pieces[1:]
    return pieces[0].has(Tag.GREET) and (len(pieces) <= _SHORT or pieces[0].low.startswith("you"))


_SHORT = 6


_RULES = (
    (MessageKind.QUESTION, _is_question),
    (MessageKind.ABSENCE, _is_absence),
    (MessageKind.INTENTION, _is_intention),
    (MessageKind.BROADCAST, _is_broadcast),
    (MessageKind.SMALLTALK, _is_smalltalk),
    (MessageKind.INTENTION, _is_perhaps_intention),
)
