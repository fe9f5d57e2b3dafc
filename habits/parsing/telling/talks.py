"""The writer talked, will talk or did not talk to somebody; or it was one way."""

from habits.parsing.grammar.clauses import Opener
from habits.parsing.grammar.statement import Act, Did
from habits.parsing.telling.answering import on_answered
from habits.parsing.telling.crediting import credit, make_drafts, settle_pending, spread_day
from habits.parsing.telling.drafts import Frame, Gathering

_OTHERS = (Did.PRESENT, Did.TOLD, Did.CAME, Did.REACTED)


def on_talk(gathering: Gathering, act: Act) -> None:
    """The writer talked to somebody, unless it is denied, to come or somebody else's."""
    inherit_lead(gathering, act)
    if act.is_negated:
        if not act.whos:
            gathering.remove([draft for draft in gathering.run if draft.is_seen])
        gathering.pending, gathering.candidates = [], []
        gathering.turn(Frame.REFUSED, is_open=not act.has_note)
    elif act.is_future:
        gathering.candidates = make_drafts(gathering, act)
        gathering.promised += gathering.candidates
        gathering.turn(Frame.FUTURE, is_open=not act.has_note)
    elif _is_watched(gathering, act):
        act.did = Did.WATCHED
        on_elsewhere(gathering, act)
    elif _is_of_another(gathering, act):
        on_elsewhere(gathering, act)
    elif act.whos:
        _talked(gathering, act)
    elif gathering.is_followed_by(Opener.COLON):
        gathering.run = []
        gathering.turn(Frame.CREDITED, is_open=True)
    else:
        on_answered(gathering, act)


def _talked(gathering: Gathering, act: Act) -> None:
    drafts = make_drafts(gathering, act)
    if not (gathering.header.platform or gathering.header.day):
        gathering.pending = []
    settle_pending(gathering)
    gathering.run = []
    credit(gathering, drafts)
    gathering.is_open = True
    gathering.leads = act.before.platform is not None
    gathering.is_total = act.is_total and all(draft.who.count for draft in drafts)
    gathering.each = drafts[0].minutes if act.before.is_each or act.after.is_each else None


def _is_of_another(gathering: Gathering, act: Act) -> bool:
    """Whether a verb without a subject still has somebody else's: "Kim wrote and told Ana"."""
    goes_on = gathering.last_did in _OTHERS and act.clause.opener is Opener.AND
    return not act.is_self and (goes_on or gathering.last_did is Did.ELSEWHERE)


def _is_watched(gathering: Gathering, act: Act) -> bool:
    """Whether those who were seen did something with others: "saw Elon and Mark argue"."""
    follows = gathering.follows
    if not act.is_seen or follows is None or follows.clause.opener is not Opener.AND:
        return False
    return follows.did in (*_OTHERS, Did.ELSEWHERE)


def inherit_lead(gathering: Gathering, act: Act) -> None:
    """Keep what stands at the head of a sentence for its other clauses."""
    lead = gathering.lead
    lead.platform = act.before.platform or lead.platform
    lead.day = act.before.day or lead.day
    lead.is_now = lead.is_now or act.before.is_now


def on_with(gathering: Gathering, act: Act) -> None:
    """Somebody more in the same talk: "with Dexter about parking"."""
    if act.is_negated:
        gathering.turn(Frame.REFUSED, is_open=True)
    headed = gathering.header.platform is not None and gathering.headed == gathering.sentence
    headed = headed and not (act.is_negated or act.is_future)
    if gathering.frame is not Frame.CREDITED and not headed:
        if act.is_self and not act.is_negated and not act.is_future:
            gathering.candidates = make_drafts(gathering, act)
        return
    drafts = make_drafts(gathering, act)
    before = gathering.run[-1].platform if gathering.run else None
    for draft in drafts:
        draft.platform = draft.platform or before
    credit(gathering, drafts)
    spread_day(gathering.run, act)
    gathering.is_open = not act.has_note


def on_broadcast(gathering: Gathering, act: Act) -> None:
    """One way: the people beside it were tagged, liked or counted."""
    gathering.pending, gathering.run = [], []
    gathering.crowd = next((p.audience for p in act.clause.pieces if p.audience), gathering.crowd)
    gathering.turn(Frame.REFUSED, is_open=True)


def on_elsewhere(gathering: Gathering, act: Act) -> None:
    """Somebody else did it, saw it or tried it; `act` names nobody to credit."""
    del act
    gathering.pending = []
    gathering.turn(Frame.REFUSED, is_open=True)
