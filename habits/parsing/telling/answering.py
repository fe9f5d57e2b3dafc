"""Somebody came, told or reacted; somebody was answered, or was not."""

from dataclasses import replace

from habits.domain.engagements import Platform
from habits.parsing.grammar.clauses import Opener
from habits.parsing.grammar.people import is_same
from habits.parsing.grammar.statement import Act, Did
from habits.parsing.lexicon import Tag
from habits.parsing.telling.crediting import credit, find_known, is_placed, make_drafts
from habits.parsing.telling.drafts import Frame, Gathering, Side
from habits.parsing.telling.rosters import continue_list


def on_answered(gathering: Gathering, act: Act) -> None:
    """The writer answered somebody who was named before: it was a conversation."""
    if act.is_future or act.is_negated:
        withdraw(gathering, act)
        return
    if act.has_chat and act.before.platform is Platform.IN_PERSON and not act.is_self:
        return  # "dinner at 8?" is no talk with whoever was named
    if _heads_list(gathering, act):
        _head_list(gathering, act)
        return
    waiting = gathering.waiting
    if not (waiting or gathering.run or act.has_him) and gathering.named and _is_mutual(act):
        gathering.candidates = waiting = [gathering.named]
    if not (waiting or gathering.run) and _awaits_names(gathering, act):
        gathering.turn(Frame.CREDITED, is_open=True)
        gathering.lead = replace(act.before)
        return
    for draft in waiting or gathering.run[-1:]:
        draft.side = Side.BOTH
        draft.fill(act.after)
        draft.fill(act.before)
        draft.platform = draft.platform or gathering.said
        draft.add(act.clause)
    if waiting:
        gathering.run, gathering.pending = [], []
        credit(gathering, waiting)
    gathering.is_open = gathering.is_open and not act.has_note


def _is_mutual(act: Act) -> bool:
    """Whether the writer and somebody talked: "we got talking"."""
    pieces = act.clause.pieces
    ours = any(piece.low in ("we", "we both", "we two") for piece in pieces[:2])
    return ours and act.did is Did.TALK and any(piece.has(Tag.TALK) for piece in pieces)


def _awaits_names(gathering: Gathering, act: Act) -> bool:
    """Whether those whom the writer talked to are named behind it: "we phoned for an hour, Ann and me"."""
    follows = gathering.follows
    if not (act.is_self or act.has_him) or follows is None:
        return False
    if follows.clause.opener is not Opener.COMMA:
        return False
    return follows.did is Did.ROSTER and follows.clause.sentence == act.clause.sentence


def _heads_list(gathering: Gathering, act: Act) -> bool:
    """Whether the lines below name whom the writer talked to: "Talked to:", "Called:"."""
    if not act.clause.heads or act.has_note or act.has_him:
        return False
    return act.did is Did.TALK or not gathering.waiting


def _head_list(gathering: Gathering, act: Act) -> None:
    day = act.before.day or gathering.lead.day
    gathering.head(replace(act.before, day=day, is_open=True))


def withdraw(gathering: Gathering, act: Act) -> None:
    """Who was only heard is not answered yet, and who was only written to has not answered."""
    gathering.turn(Frame.FUTURE if act.is_future else Frame.REFUSED, is_open=gathering.is_open)
    if not (act.is_answer or act.has_him):
        return
    sides = (Side.OTHER, Side.WRITER) if act.is_negated else (Side.OTHER,)
    unanswered = [draft for draft in gathering.run if draft.side in sides]
    gathering.remove(unanswered)
    gathering.promised += unanswered + gathering.waiting
    gathering.pending, gathering.candidates = [], []


def on_silence(gathering: Gathering, act: Act) -> None:
    """Somebody did not answer: what only one side has said was no conversation."""
    named = [draft for draft in gathering.run if any(is_same(draft.who, who) for who in act.whos)]
    others = [] if any(who.is_named for who in act.whos) else gathering.run
    gathering.remove([draft for draft in named or others if draft.side is not Side.BOTH])
    gathering.pending, gathering.candidates = [], []
    gathering.turn(Frame.REFUSED, is_open=not act.has_note)


def on_came(gathering: Gathering, act: Act) -> None:
    """Somebody came to the writer."""
    if act.is_negated or act.is_future:
        withdraw(gathering, act)
        gathering.pending = []
    elif act.whos:
        drafts = gathering.pending + make_drafts(gathering, act)
        for draft in drafts:
            draft.platform = draft.platform or drafts[-1].platform
        place = gathering.run[-1].platform if gathering.run and _joins(act) else None
        for draft in drafts:
            draft.platform = draft.platform or place
        gathering.run, gathering.pending = [], []
        credit(gathering, drafts)
        gathering.is_open = False
    elif gathering.waiting:
        on_answered(gathering, act)


def _joins(act: Act) -> bool:
    """Whether somebody came to a talk that was told of: "then Beatrice joined"."""
    return any(piece.low.startswith(("joined", "chimed in")) for piece in act.clause.pieces)


def on_told(gathering: Gathering, act: Act) -> None:
    """Somebody said something: a conversation where it is said where, or among others."""
    known = any(find_known(gathering, who) for who in act.whos)
    listed = gathering.frame is Frame.CREDITED and act.clause.opener is Opener.AND
    if act.is_negated and not known:
        return
    if known or listed or is_placed(act) or gathering.is_headed:
        on_came(gathering, act)
    else:
        _propose(gathering, act)


def on_reacted(gathering: Gathering, act: Act) -> None:
    """Somebody replied to a post: a conversation once the writer answers."""
    if act.is_negated or act.is_future:
        return
    if gathering.group is not None or any(find_known(gathering, who) for who in act.whos):
        on_came(gathering, act)
    else:
        _propose(gathering, act)


def on_present(gathering: Gathering, act: Act) -> None:
    """Somebody did something that is not known."""
    listed = act.clause.opener is Opener.AND and gathering.frame is Frame.CREDITED
    headed = gathering.header.platform is not None and any(who.handle for who in act.whos)
    listed = listed and gathering.is_open and not gathering.last_note and _is_about(act)
    placed = (is_placed(act) or headed) and not act.is_negated
    if listed and not placed and not act.is_negated:
        gathering.pending += make_drafts(gathering, act)
        continue_list(gathering)
        gathering.is_open = False
    elif gathering.candidates and not is_placed(act):
        gathering.pending = []
    elif placed or gathering.group is not None or any(find_known(gathering, w) for w in act.whos):
        on_came(gathering, act)
    else:
        _propose(gathering, act)


def _is_about(act: Act) -> bool:
    """Whether a name is followed by what a talk was about, and by no verb: "Margaux on night trains"."""
    name = act.whos[0].name
    behind = len(name.split()) if name else 1
    return any(piece.has(Tag.ON) for piece in act.clause.pieces[behind : behind + 1])


def _propose(gathering: Gathering, act: Act) -> None:
    drafts = gathering.pending + make_drafts(gathering, act)
    for draft in drafts:
        draft.platform = draft.platform or drafts[-1].platform
    goes_on = gathering.last_did is Did.TOLD and act.clause.opener is Opener.AND
    gathering.candidates = [*gathering.candidates, *drafts] if goes_on else drafts
    gathering.pending = []
