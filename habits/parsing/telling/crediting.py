"""From a statement to conversations: each person once, each under what holds for it."""

from dataclasses import replace

from habits.domain.engagements import Platform
from habits.parsing.grammar.details import Details
from habits.parsing.grammar.people import Who, is_same
from habits.parsing.grammar.statement import Act, Did
from habits.parsing.telling.drafts import MOST, Draft, Frame, Gathering, Group, Side

_UNDER_BROADCAST = (Did.CAME, Did.REACTED, Did.TOLD, Did.ROSTER)
_FROM_OTHER = (Did.CAME, Did.REACTED, Did.TOLD)


def make_drafts(gathering: Gathering, act: Act) -> list[Draft]:
    """The conversations that a statement would make, if it is credited."""
    return [make_draft(gathering, act, who) for who in act.whos]


def make_draft(gathering: Gathering, act: Act, who: Who) -> Draft:
    """One conversation, with what its clause, sentence and heading tell."""
    before, after, heading = act.before, act.after, _heading_for(gathering, act)
    draft = Draft(
        who=who,
        platform=who.platform,
        is_now=after.is_now or before.is_now,
        company=after.company,
        clauses=[act.clause],
        side=_side_of(act),
        is_seen=act.is_seen,
        is_doubtful=act.is_bare or (act.did is Did.ROSTER and not act.is_future),
    )
    for details in (after, before, gathering.lead):
        draft.fill(details)
    draft.platform = draft.platform or _place_around(gathering, act)
    draft.platform = draft.platform or heading.platform
    draft.day = draft.day or (None if draft.is_now else heading.day)
    crowd = gathering.crowd if who.is_rest else None
    draft.audience = who.audience or after.audience or before.audience or crowd or heading.audience
    return draft


def _heading_for(gathering: Gathering, act: Act) -> Details:
    """The heading that holds: names stay under it, whole sentences leave it."""
    leaves = act.did in (Did.TALK, Did.COUNT) and act.clause.sentence != gathering.headed
    return Details() if leaves else gathering.header


def _place_around(gathering: Gathering, act: Act) -> Platform | None:
    """A platform that was mentioned before, in the sentence or with a post."""
    if gathering.said is not None:
        return gathering.said
    answers = act.is_reached or act.did in _UNDER_BROADCAST
    return gathering.mentioned if answers and Did.BROADCAST in gathering.seen else None


def _side_of(act: Act) -> Side:
    if act.did is Did.TALK and act.is_reached:
        return Side.WRITER
    return Side.OTHER if act.did in _FROM_OTHER else Side.BOTH


def is_placed(act: Act) -> bool:
    """Whether a clause itself says where its people were met."""
    own = any(who.platform for who in act.whos)
    return own or act.before.platform is not None or act.after.platform is not None


def find_known(gathering: Gathering, who: Who) -> Draft | None:
    """The conversation with this person that is credited already."""
    if not who.is_named:
        return None
    return next((draft for draft in gathering.drafts if is_same(draft.who, who)), None)


def credit(gathering: Gathering, drafts: list[Draft]) -> None:
    """Take conversations in, each person once; the candidates before them are settled."""
    for draft in drafts:
        known = find_known(gathering, draft.who)
        if known is not None:
            for clause in draft.clauses:
                known.add(clause)
            known.audience = known.audience or draft.audience
            gathering.run = [*(one for one in gathering.run if one is not known), known]
        elif len(gathering.drafts) >= MOST:
            gathering.is_full = True
        elif draft.who.count <= MOST:
            _add(gathering, draft)
    gathering.candidates = []
    gathering.frame = Frame.CREDITED


def _add(gathering: Gathering, draft: Draft) -> None:
    _take_from_group(gathering, draft)
    if draft.who.count > 1 and draft.who.is_exact:
        group = Group(draft, gathering.sentence, counts_talks=False, is_named=gathering.is_naming)
        gathering.group = gathering.group if _is_part(gathering, draft) else group
    header = gathering.header
    if header.minutes is not None and draft.minutes is None:
        draft.minutes, header.minutes = header.minutes, None
    gathering.drafts.append(draft)
    gathering.run.append(draft)


def _is_part(gathering: Gathering, draft: Draft) -> bool:
    """Whether people are a part of a number of talks that was told before: "5 today: 2 dealers, Ana"."""
    group = gathering.group
    return group is not None and group.counts_talks and gathering.is_naming and draft.who.count > 0


def take_part(gathering: Gathering, draft: Draft) -> None:
    """A number at a place is a part of a total that was told before: "ten today! six on X"."""
    group = gathering.group
    if group is None or not gathering.is_total or draft.platform is None:
        return
    if group.draft.platform is None and group.draft.who.count >= draft.size:
        whole = group.draft
        whole.who = replace(whole.who, count=whole.who.count - draft.size)


def _take_from_group(gathering: Gathering, draft: Draft) -> None:
    """A name takes its place in a number that was told before: "5 today: Ana, ..."."""
    group = gathering.group
    if group is None or group.draft.who.count < draft.size:
        return
    named = gathering.is_naming and not (group.is_named and not draft.who.is_named)
    same = gathering.sentence == group.sentence and not named
    if same and not group.counts_talks:
        return
    counted = group.draft
    elsewhere = None not in (draft.platform, counted.platform)
    if elsewhere and draft.platform != counted.platform and not draft.who.is_named:
        return
    counted.who = replace(counted.who, count=counted.who.count - draft.size)
    draft.platform = draft.platform or counted.platform
    draft.day = draft.day or counted.day
    draft.is_now = draft.is_now or counted.is_now
    draft.audience = draft.audience or counted.audience
    if draft.minutes is None:
        draft.minutes, counted.minutes = counted.minutes, None


def spread_day(drafts: list[Draft], act: Act) -> None:
    """A day behind the last of a list holds for those before it, up to one with its own."""
    day, is_now = act.after.day, act.after.is_now
    if day is None and not is_now:
        return
    for draft in reversed(drafts):
        if draft.day not in (None, day) or (draft.is_now and not is_now):
            return
        if draft.clauses[0].sentence == act.clause.sentence:
            draft.day, draft.is_now = day, is_now


def settle_pending(gathering: Gathering) -> None:
    """Names that nothing was said about: credited under a heading, else set aside."""
    pending, gathering.pending = gathering.pending, []
    if pending and gathering.header.tells:
        credit(gathering, pending)
    elif pending:
        gathering.candidates = pending


def fill_forward(gathering: Gathering) -> None:
    """Who stands last in a list without a place was met where the one before was."""
    place = None
    for draft in gathering.run:
        draft.platform = draft.platform or place
        place = draft.platform
