"""From clause to clause: who is still meant, and which conversations there were."""

from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest

from habits.domain.engagements import Platform
from habits.parsing.grammar.clauses import Opener
from habits.parsing.grammar.details import Details
from habits.parsing.grammar.names import find_name, is_proper
from habits.parsing.grammar.people import Who, is_same
from habits.parsing.grammar.statement import Act, Did
from habits.parsing.lexicon import Tag
from habits.parsing.telling.answering import (
    on_answered,
    on_came,
    on_present,
    on_reacted,
    on_silence,
    on_told,
)
from habits.parsing.telling.bare import settle_bare
from habits.parsing.telling.crediting import credit, fill_forward, make_draft, settle_pending
from habits.parsing.telling.drafts import Draft, Frame, Gathering
from habits.parsing.telling.headings import on_count, on_detail, on_note
from habits.parsing.telling.rosters import on_people
from habits.parsing.telling.talks import on_broadcast, on_elsewhere, on_talk, on_with
from habits.parsing.words.pieces import Piece
from habits.parsing.words.tokens import Form

_TALKED = (Tag.TALKING, Tag.REACHING, Tag.CHAT, Tag.TURN, Tag.REACH, Tag.TALK, Tag.WITH)
_NOT_DONE = (Did.BROADCAST, Did.ELSEWHERE, Did.WATCHED, Did.TRIED)
_SURNAMES = frozenset((Tag.TRADE, Tag.PEOPLE, Tag.COMMON, Tag.VERBS, Tag.PARTICLE))
_BESIDE = (Did.NOTE, Did.BROADCAST, Did.ELSEWHERE)
_BY_OTHERS = (Did.PRESENT, Did.TOLD, Did.REACTED, Did.CAME)
_UNCREDITED = (Did.NOTE, Did.BROADCAST, Did.WATCHED, Did.REACTED, Did.PRESENT, Did.DETAIL)
_HANDLERS: dict[Did, Callable[[Gathering, Act], None]] = {
    Did.TALK: on_talk,
    Did.CAME: on_came,
    Did.TOLD: on_told,
    Did.REACTED: on_reacted,
    Did.PRESENT: on_present,
    Did.ROSTER: on_people,
    Did.COUNT: on_count,
    Did.WITH: on_with,
    Did.DETAIL: on_detail,
    Did.ANSWERED: on_answered,
    Did.BROADCAST: on_broadcast,
    Did.ELSEWHERE: on_elsewhere,
    Did.WATCHED: on_elsewhere,
    Did.TRIED: on_elsewhere,
    Did.NOTE: on_note,
}


def gather(acts: Iterable[Act]) -> Gathering:
    """The conversations and promises that these statements make, in order."""
    gathering = Gathering()
    told = tuple(acts)
    settle_bare(told)
    for act, follows in zip_longest(told, told[1:]):
        gathering.follows = follows
        _enter(gathering, act)
        if _takes_back(gathering, act):
            continue
        handler = on_silence if act.is_silent else _handler_of(gathering, act)
        handler(gathering, act)
        _leave(gathering, act)
    if _are_names(told):
        credit(gathering, gathering.pending)
        gathering.pending = []
    settle_pending(gathering)
    fill_forward(gathering)
    return gathering


def _handler_of(gathering: Gathering, act: Act) -> Callable[[Gathering, Act], None]:
    """What takes in a clause; what others do behind "watched" and "and" was watched too."""
    if act.clause.opener is Opener.AND and act.asks and act.did in _BY_OTHERS:
        return on_note
    if act.clause.opener is Opener.AND:
        if gathering.last_did is Did.WATCHED and act.did in _BY_OTHERS:
            return on_elsewhere
        told = gathering.last_name or gathering.last_third
        if gathering.last_did is Did.NOTE and told and act.did in _BY_OTHERS:
            return on_note
        if gathering.last_did is Did.TOLD and gathering.last_name and act.did is Did.PRESENT:
            return on_note
    return _HANDLERS[act.did]


def _are_names(acts: Sequence[Act]) -> bool:
    """Whether the whole text is a list of names: "Sally and Ben", "yesterday Ana and Ben"."""
    if not acts or not all(act.did is Did.ROSTER and not act.has_note for act in acts):
        return False
    whos = [who for act in acts for who in act.whos]
    if not all(_are_number(act) or _is_only_name(_undated(act), act) for act in acts):
        return False
    return len(whos) > 1 or whos[0].handle is not None or whos[0].count > 0


def _are_number(act: Act) -> bool:
    """Whether a clause says how many people: "5 ppl"."""
    numbered = any(piece.number is not None for piece in act.clause.pieces)
    return numbered and all(who.is_exact for who in act.whos)


def _is_only_name(pieces: Sequence[Piece], act: Act) -> bool:
    """Whether words are one name and no everyday words that happen to have capitals."""
    if not all(who.is_named for who in act.whos):
        return False
    words = [piece for piece in pieces if piece.form is Form.WORD]
    known = [not word.tags or word.has(Tag.NAMEABLE) for word in words]
    surnames = all(word.tags <= _SURNAMES for word in words[1:] if not word.has(Tag.NAMEABLE))
    proper = all(is_proper(word, act.style) for word in words if not word.has(Tag.PARTICLE))
    return proper and surnames and (not known or known[0])


def _undated(act: Act) -> Sequence[Piece]:
    """A clause without the day before its people, or a day behind them that can only be past."""
    pieces = act.clause.pieces
    days = [at for at, piece in enumerate(pieces) if piece.day]
    if len(days) != 1:
        return pieces
    at = days[0]
    start = at - (at > 0 and (pieces[at - 1].has(Tag.ON) or pieces[at - 1].low == "last"))
    if act.before.day and start == 0:
        return pieces[at + 1 :]
    day = act.after.day
    sure = day is not None and day.past == day.coming and at == len(pieces) - 1
    return pieces[:at] if sure else pieces


def _enter(gathering: Gathering, act: Act) -> None:
    if act.clause.sentence != gathering.sentence:
        _begin_sentence(gathering, act)
    if act.clause.heads and _ends_heading(gathering, act):
        gathering.header = Details()
    opener = act.clause.opener
    act.is_future = act.is_future or gathering.is_planned
    act.is_bare = act.is_bare and not gathering.is_planned
    if opener is Opener.BUT:
        gathering.turn(Frame.NONE, is_open=False)
    named = gathering.is_naming and opener is not Opener.SENTENCE
    gathering.is_naming = named or opener is Opener.COLON
    gathering.seen.add(act.did)
    coming = act.is_future and not (act.is_negated and act.has_chat)
    gathering.has_future = gathering.has_future or (coming and _is_about_talk(act))


def _ends_heading(gathering: Gathering, act: Act) -> bool:
    """Whether this heads a list of other things than talks: "Still to call:", "To do:"."""
    undone = act.is_future or act.is_negated or act.did in _NOT_DONE
    return undone or (act.did is Did.NOTE and gathering.header.is_open)


def _begin_sentence(gathering: Gathering, act: Act) -> None:
    fill_forward(gathering)
    if act.clause.opener is not Opener.LINE or act.did is not Did.DETAIL:
        settle_pending(gathering)
    gathering.sentence = act.clause.sentence
    gathering.lead = Details()
    gathering.said = gathering.last_did = None
    credited = gathering.frame is Frame.CREDITED
    gathering.turn(Frame.CREDITED if credited else Frame.NONE, is_open=False)
    gathering.leads = gathering.is_planned = False
    gathering.each = None


def _is_about_talk(act: Act) -> bool:
    """Whether something to come is about talking to somebody."""
    return bool(act.whos or act.mention) or any(piece.has(*_TALKED) for piece in act.clause.pieces)


def _takes_back(gathering: Gathering, act: Act) -> bool:
    """Take back who was credited before: "scratch Jan", "not Nev"; False if it is none of that."""
    first, *others = act.clause.pieces[:4]
    if not (first.has(Tag.DISCARD) or first.low == "not"):
        return False
    named = [Who(name=piece.text) for piece in others if piece.form is Form.WORD]
    found = [d for d in gathering.drafts if any(is_same(d.who, who) for who in named)]
    gathering.remove(found)
    if found and _is_replaced(gathering, act):
        gathering.replaced, gathering.is_correcting = found[-1], True
    return bool(found)


def _is_replaced(gathering: Gathering, act: Act) -> bool:
    """Whether the name that is right follows right behind: "not Lorcan, Lochlan"."""
    follows = gathering.follows
    if follows is None or follows.clause.sentence != act.clause.sentence:
        return False
    return follows.did is Did.ROSTER and act.clause.pieces[0].low == "not"


def _leave(gathering: Gathering, act: Act) -> None:
    """Remember what holds for the clauses to come."""
    last = act.clause.pieces[-1]
    if gathering.is_followed_by(Opener.RUN) and last.day:
        gathering.lead.day = last.day
    if act.did in _UNCREDITED and not act.is_negated:
        gathering.said = act.mention or gathering.said
    gathering.mentioned = act.mention or gathering.mentioned
    gathering.last_did = act.did
    gathering.named = _named_in(gathering, act)
    gathering.last_name = act.ends_with_name
    gathering.last_note = act.has_note
    gathering.last_third = act.is_third and not act.is_it
    link = _link_of(act)
    for draft in gathering.run if link else ():
        draft.platform = draft.platform or link


def _named_in(gathering: Gathering, act: Act) -> Draft | None:
    """The only person whom a clause names beside something else than a talk; as before in one that names nobody."""
    if act.did not in _BESIDE or act.is_negated:
        return None if act.whos else gathering.named
    names, at, pieces = [], 0, act.clause.pieces
    while at < len(pieces):
        name, after = find_name(pieces, at, act.style, strong=False)
        shown = name is not None and is_proper(pieces[at], act.style)
        names += [name] if shown else []
        at = max(after, at + 1)
    if not names:
        return gathering.named
    drafts = make_draft(gathering, act, Who(name=names[0]))
    return drafts if len(names) == 1 else None


def _link_of(act: Act) -> Platform | None:
    """The platform of a link in a clause."""
    links = (piece for piece in act.clause.pieces if piece.form is Form.LINK)
    return next((link.platform for link in links if link.platform), None)
