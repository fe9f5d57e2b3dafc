"""The main kind of a message."""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from habits.parsing.grammar.clauses import Opener
from habits.parsing.grammar.outlook import is_post
from habits.parsing.grammar.statement import Act, Did
from habits.parsing.lexicon import Tag
from habits.parsing.reading import MessageKind
from habits.parsing.telling.drafts import Gathering
from habits.parsing.words.pieces import Piece
from habits.parsing.words.tokens import Form

_TALKED = (Tag.REACHING, Tag.TALKING, Tag.CHAT, Tag.TURN)
_MASS = frozenset(("all", "everyone", "everybody", "whole"))
_STATED = (Did.TALK, Did.CAME, Did.TOLD)
_RETURNS = frozenset(("until", "till", "til", "back"))
_REQUESTS = frozenset(("can you", "could you", "would you", "will you"))
_FOR_BOT = frozenset(
    "remind see tell help send log fix undo explain skip say stop pause move".split()
)
_AUXILIARIES = frozenset("did do does is are was were has can could should will would am".split())
_INVERTED = frozenset(("is", "are", "does", "am"))
_ENTRIES = frozenset(("add", "log"))
_SHORT = 6
_ADDRESS = 3


def without_questions(acts: Sequence[Act]) -> tuple[list[Act], list[Act]]:
    """The statements of a message, and the clauses of its questions."""
    statements: list[Act] = []
    questions: list[Act] = []
    for _, group in groupby(acts, key=lambda act: act.clause.sentence):
        sentence = list(group)
        (questions if _asks(sentence) else statements).extend(sentence)
    return statements, questions


def _asks(sentence: Sequence[Act]) -> bool:
    """Whether a sentence is a question, or a wish that the bot should grant."""
    first = sentence[0]
    opening = next((one for one in first.clause.pieces if not one.has(Tag.GREET)), None)
    opening = opening or first.clause.pieces[0]
    if _is_entry(sentence):
        return False
    if opening.low in _REQUESTS and first.clause.asks:
        return True
    quoted = first.clause.opener is Opener.QUOTE
    if not quoted and opening.low.split()[0] in (_AUXILIARIES if first.clause.asks else _INVERTED):
        return not first.is_self
    if opening.has(Tag.ASK, Tag.COMMAND) and not _is_told(first):
        exclaimed = [piece.low for piece in first.clause.pieces[:2]] == ["what", "a"]
        return not exclaimed and (first.clause.asks or not opening.has(Tag.FILL))
    return first.clause.asks and not _states(sentence)


def _is_entry(sentence: Sequence[Act]) -> bool:
    """Whether the bot is asked to log somebody: "can you add Tilly (Instagram)?"."""
    opening = sentence[0].clause.pieces[:2]
    placed = any(act.whos and act.after.platform for act in sentence)
    return placed and any(piece.low in _ENTRIES for piece in opening)


def _is_told(act: Act) -> bool:
    return act.is_self and act.did in (Did.TALK, Did.ANSWERED) and not act.asks


def _states(sentence: Sequence[Act]) -> bool:
    """Whether a sentence with a question mark tells of a conversation before it asks."""
    told = [act for act in sentence if act.did in _STATED and act.whos]
    placed = any(act.did is Did.DETAIL and act.before.platform for act in sentence)
    listed = [act for act in sentence if act.did is Did.ROSTER]
    told += [act for act in listed if act.after.platform or placed]
    return bool(told) and (len(sentence) > 1 or told[0].has_note)


def kind_of(acts: Sequence[Act], questions: Sequence[Act], told: Gathering) -> MessageKind:
    """The kind of a message that holds no conversation."""
    pieces = [piece for act in acts for piece in act.clause.pieces]
    rules = (
        (MessageKind.QUESTION, bool(questions) and not _is_errand(pieces)),
        (MessageKind.ABSENCE, _is_absence(_about_writer(acts))),
        (MessageKind.SMALLTALK, _is_parting(pieces, told)),
        (MessageKind.INTENTION, told.has_future or bool(told.promised)),
        (MessageKind.BROADCAST, _is_broadcast(pieces, told)),
        (MessageKind.SMALLTALK, _is_smalltalk(pieces)),
        (MessageKind.INTENTION, _is_perhaps_intention(acts, told)),
    )
    return next((kind for kind, holds in rules if holds), MessageKind.NONE)


def _is_errand(pieces: Sequence[Piece]) -> bool:
    """Whether somebody else is asked for something that the bot cannot do."""
    requests = [at for at, piece in enumerate(pieces[:_ADDRESS]) if piece.low in _REQUESTS]
    asked = pieces[requests[0] + 1 : requests[0] + 4] if requests else []
    if not asked:
        return False
    return not any(p.has(Tag.COMMAND) or p.low.split()[0] in _FOR_BOT for p in asked)


def _about_writer(acts: Sequence[Act]) -> list[Piece]:
    """The words that do not tell of somebody else: "she is back on Monday" is no absence of the writer's."""
    own = [act for act in acts if not (act.is_third and not act.is_it)]
    own = [act for act in own if not (act.whos and act.did is Did.TALK)]
    return [piece for act in own for piece in act.clause.pieces]


def _is_absence(pieces: Sequence[Piece]) -> bool:
    if any(piece.has(Tag.ABSENT) for piece in pieces):
        return True
    if any(one.low == "off" and two.day for one, two in pairwise(pieces[:_SHORT])):
        return True
    if any(_is_return(pieces[at : at + 3]) for at in range(len(pieces))):
        return True
    return [piece.low for piece in pieces[:2]] == ["not", "today"]


def _is_return(pieces: Sequence[Piece]) -> bool:
    """Whether words tell a day of return: "until Sunday", "back on Wednesday"."""
    returns = pieces[0].low.split()[-1] in _RETURNS
    return returns and any(piece.day is not None for piece in pieces[1:])


def _is_parting(pieces: Sequence[Piece], told: Gathering) -> bool:
    """Whether a greeting only looks ahead: "thanks, talk tomorrow"."""
    if told.promised or any(piece.platform or piece.has(Tag.REACHING) for piece in pieces):
        return False
    return _is_smalltalk(pieces) and bool(pieces) and pieces[0].low != "no"


def _is_broadcast(pieces: Sequence[Piece], told: Gathering) -> bool:
    if Did.WATCHED in told.seen or any(piece.has(Tag.SILENT) for piece in pieces):
        return False
    shown = any(
        piece.has(Tag.BROADCAST) and not piece.has(Tag.COMMON, Tag.TURN, Tag.TELL)
        for piece in pieces
    )
    return shown or Did.BROADCAST in told.seen or _is_spread(pieces) or _is_to_many(pieces)


def _is_to_many(pieces: Sequence[Piece]) -> bool:
    """Whether something went to more people than anybody talks to: "mailed it to 1,150 addresses"."""
    numbers = (piece.text for piece in pieces if piece.form is Form.NUMBER)
    many = any("," in number and len(number) > len("100") for number in numbers)
    return many and any(piece.has(Tag.REACH, Tag.GIVE) for piece in pieces)


def _is_spread(pieces: Sequence[Piece]) -> bool:
    """Whether something was put, hit or accepted beside a platform, or reach was counted."""
    if any(_is_counted(pieces[at : at + 3]) for at in range(len(pieces))):
        return True
    told = any(
        piece.platform or piece.has(Tag.METRIC) or is_post(piece) or piece.low in _MASS
        for piece in pieces
    )
    return told and any(piece.has(Tag.SPREAD) for piece in pieces)


def _is_counted(pieces: Sequence[Piece]) -> bool:
    counted = pieces[0].form is Form.NUMBER or pieces[0].number is not None
    return counted and any(piece.has(Tag.METRIC) for piece in pieces[1:])


def _is_smalltalk(pieces: Sequence[Piece]) -> bool:
    if any(piece.has(Tag.CHAT, Tag.TALK, Tag.NOBODY, Tag.TRY) for piece in pieces):
        return False
    said = list(_without_adverbs(pieces))
    if not said:
        return not pieces
    return said[0].has(Tag.GREET) and (len(said) <= _SHORT or said[0].low.startswith("you"))


def _without_adverbs(pieces: Iterable[Piece]) -> Iterable[Piece]:
    began = False
    for piece in pieces:
        began = began or piece.has(Tag.GREET) or not piece.has(Tag.FILL)
        if began:
            yield piece


def _is_perhaps_intention(acts: Sequence[Act], told: Gathering) -> bool:
    """Whether something to come stands beside words for talking."""
    said = [act for act in acts if not (act.is_negated and act.has_chat)]
    pieces = [piece for act in said for piece in act.clause.pieces]
    if Did.WATCHED in told.seen or not any(piece.has(Tag.FUTURE) for piece in pieces):
        return False
    return bool(told.candidates) or any(map(_is_about_talk, acts))


def _is_about_talk(act: Act) -> bool:
    pieces = act.clause.pieces
    return any(piece.platform or piece.has(*_TALKED) for piece in pieces)
