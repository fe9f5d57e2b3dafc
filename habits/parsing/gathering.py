"""From clause to clause: who is still meant, and which conversations there were."""

from dataclasses import dataclass, field
from enum import StrEnum

from habits.domain.engagements import Audience, Platform
from habits.parsing.acts import Act, Did
from habits.parsing.clauses import Clause, Opener
from habits.parsing.days import Named
from habits.parsing.lexicon import Tag
from habits.parsing.details import Details
from habits.parsing.people import Who
from habits.parsing.tokens import Form
from habits.parsing.names import is_same


class Side(StrEnum):
    """Who has said something so far."""

    BOTH = "both"
    WRITER = "writer"
    OTHER = "other"


@dataclass(slots=True, eq=False)
class Draft:
    """A conversation that is still being put together."""

    who: Who
    platform: Platform | None = None
    day: Named | None = None
    is_now: bool = False
    minutes: int | None = None
    audience: Audience | None = None
    company: str | None = None
    clauses: list[Clause] = field(default_factory=list)
    side: Side = Side.BOTH

    @property
    def size(self) -> int:
        """How many people it credits."""
        return 1 if self.who.is_named else self.who.count


class Frame(StrEnum):
    """What a bare name would continue."""

    CREDITED = "credited"
    FUTURE = "future"
    REFUSED = "refused"
    NONE = "none"


@dataclass(slots=True)
class Gathering:
    """All that has been gathered so far."""

    drafts: list[Draft] = field(default_factory=list)
    pending: list[Draft] = field(default_factory=list)
    candidates: list[Draft] = field(default_factory=list)
    promised: list[Draft] = field(default_factory=list)
    run: list[Draft] = field(default_factory=list)
    frame: Frame = Frame.NONE
    is_open: bool = False
    leads: bool = False
    sentence: int = -1
    header: Details = field(default_factory=Details)
    lead: Details = field(default_factory=Details)
    mentioned: Platform | None = None
    expected: int = 0
    group: Draft | None = None
    seen: set[Did] = field(default_factory=set)
    has_future: bool = False
    has_refused: bool = False
    to_come: bool = False
    correcting: bool = False
    is_total: bool = False
    group_sentence: int = -1
    group_counts: bool = False
    said: Platform | None = None
    last_did: Did | None = None
    crowd: Audience | None = None
    naming: bool = False
    headed: int = -1

    def heading_for(self, act: Act) -> Details:
        """The heading that holds for a statement: names stay under it, whole sentences leave it."""
        if act.did in (Did.TALK, Did.COUNT) and act.clause.sentence != self.headed:
            return Details()
        return self.header


def gather(acts: tuple[Act, ...]) -> Gathering:
    """The conversations and promises that these statements make, in order."""
    gathering = Gathering()
    for at, act in enumerate(acts):
        follows = acts[at + 1] if at + 1 < len(acts) else None
        _enter(gathering, act)
        if _discards(gathering, act):
            continue
        if act.is_silent:
            _on_silence(gathering, act)
        else:
            _HANDLERS[act.did](gathering, act, follows)
        _leave(gathering, act, follows)
    _settle_pending(gathering, is_last=True)
    _fill_forward(gathering)
    return gathering


def _fill_forward(gathering: Gathering) -> None:
    """Who stands last in a list without a place was met where the one before was."""
    place = None
    for draft in gathering.run:
        draft.platform = draft.platform or place
        place = draft.platform


def _enter(gathering: Gathering, act: Act) -> None:
    if act.clause.sentence != gathering.sentence:
        _fill_forward(gathering)
        if act.clause.opener is not Opener.LINE or act.did is not Did.DETAIL:
            _settle_pending(gathering, is_last=False)
        gathering.sentence = act.clause.sentence
        gathering.lead = Details()
        gathering.said = None
        gathering.last_did = None
        gathering.is_open = False
        gathering.leads = False
        if gathering.frame is not Frame.CREDITED:
            gathering.frame = Frame.NONE
    if act.clause.opener is Opener.BUT:
        gathering.frame, gathering.is_open = Frame.NONE, False
    gathering.naming = act.clause.opener is Opener.COLON or (
        gathering.naming and act.clause.opener is not Opener.SENTENCE
    )
    gathering.seen.add(act.did)
    gathering.has_future = gathering.has_future or (act.is_future and _is_meant(act))


def _is_meant(act: Act) -> bool:
    """Whether something to come is about talking to somebody."""
    return bool(act.whos or act.mention) or any(piece.has(*_TALKED) for piece in act.clause.pieces)


_TALKED = (Tag.TALKING, Tag.REACHING, Tag.CHAT, Tag.TURN, Tag.REACH, Tag.TALK, Tag.WITH)


def _leave(gathering: Gathering, act: Act, follows: Act | None) -> None:
    last = act.clause.pieces[-1]
    if follows is not None and follows.clause.opener is Opener.RUN and last.day:
        gathering.lead.day = last.day
    if act.did in _UNCREDITED and not act.is_negated:
        gathering.said = act.mention or gathering.said
    gathering.mentioned = act.mention or gathering.mentioned
    gathering.last_did = act.did
    for draft in gathering.run:
        if draft.platform is None and draft.who.platform is None:
            draft.platform = _link_of(act)


_UNCREDITED = (Did.NOTE, Did.BROADCAST, Did.WATCHED, Did.REACTED, Did.PRESENT, Did.DETAIL)


def _link_of(act: Act) -> Platform | None:
    """The platform of a link in a clause."""
    links = (piece for piece in act.clause.pieces if piece.form is Form.LINK)
    return next((link.platform for link in links if link.platform), None)


def _settle_pending(gathering: Gathering, *, is_last: bool) -> None:
    """Names that nothing was said about: credited under a heading, else set aside."""
    if not gathering.pending:
        return
    if gathering.header.tells:
        _credit(gathering, gathering.pending)
    else:
        gathering.candidates = gathering.pending
    gathering.pending = []


def _draft(gathering: Gathering, act: Act, who: Who) -> Draft:
    before, after = act.before, act.after
    own = (
        who.platform
        or after.platform
        or before.platform
        or gathering.lead.platform
        or gathering.said
    )
    if act.is_reached or act.did in (Did.CAME, Did.REACTED, Did.TOLD, Did.ROSTER):
        own = own or (gathering.mentioned if Did.BROADCAST in gathering.seen else None)
    heading = gathering.heading_for(act)
    is_now = after.is_now or before.is_now
    return Draft(
        who=who,
        platform=own or heading.platform,
        day=after.day or before.day or (None if is_now else heading.day or gathering.lead.day),
        is_now=after.is_now or before.is_now,
        minutes=after.minutes if after.minutes is not None else before.minutes,
        audience=who.audience
        or after.audience
        or before.audience
        or (gathering.crowd if who.is_rest else None)
        or heading.audience,
        company=after.company,
        clauses=[act.clause],
        side=_side_of(act),
    )


def _side_of(act: Act) -> Side:
    if act.did is Did.TALK and act.is_reached:
        return Side.WRITER
    return Side.OTHER if act.did in (Did.CAME, Did.REACTED, Did.TOLD) else Side.BOTH


def _credit(gathering: Gathering, drafts: list[Draft]) -> None:
    """Take conversations in, each person once."""
    for draft in drafts:
        known = next((d for d in gathering.drafts if is_same(d.who, draft.who)), None)
        if known is not None:
            known.clauses += draft.clauses
            known.audience = known.audience or draft.audience
            gathering.run.append(known)
            continue
        _name_expected(gathering, draft)
        if draft.who.count > 1 and draft.who.is_exact:
            gathering.group, gathering.group_counts = draft, False
            gathering.group_sentence = gathering.sentence
        if gathering.header.minutes is not None and draft.minutes is None:
            draft.minutes, gathering.header.minutes = gathering.header.minutes, None
        gathering.drafts.append(draft)
        gathering.run.append(draft)
    gathering.candidates = []
    gathering.frame = Frame.CREDITED


def _name_expected(gathering: Gathering, draft: Draft) -> None:
    """A name takes its place in a number that was told before: "5 today: Ana, ..."."""
    group = gathering.group
    if group is None or group.who.count < draft.size:
        return
    if (
        not gathering.group_counts
        and gathering.sentence == gathering.group_sentence
        and not gathering.naming
    ):
        return
    group.who = Who(count=group.who.count - draft.size, audience=group.who.audience)
    draft.platform = draft.platform or group.platform or group.who.platform
    draft.day = draft.day or group.day
    draft.is_now = draft.is_now or group.is_now
    draft.audience = draft.audience or group.audience
    if group.minutes is not None and draft.minutes is None:
        draft.minutes, group.minutes = group.minutes, None


def _refuse(gathering: Gathering, act: Act) -> None:
    gathering.frame = Frame.REFUSED
    gathering.is_open = not act.has_note


def _discards(gathering: Gathering, act: Act) -> bool:
    """ "Scratch Jan": takes back who was credited before."""
    first = act.clause.pieces[0]
    if not (first.has(Tag.DISCARD) or first.low == "not"):
        return False
    named = [Who(name=piece.text) for piece in act.clause.pieces[1:4] if piece.form is Form.WORD]
    found = [d for d in gathering.drafts if any(is_same(d.who, who) for who in named)]
    for draft in found:
        gathering.drafts.remove(draft)
    return bool(found)


def _on_silence(gathering: Gathering, act: Act) -> None:
    """Somebody did not answer: what the writer sent was no conversation."""
    names = [draft for draft in gathering.run if any(is_same(draft.who, who) for who in act.whos)]
    unanswered = names or ([] if any(who.is_named for who in act.whos) else gathering.run)
    for draft in [draft for draft in unanswered if draft.side is Side.WRITER]:
        gathering.drafts.remove(draft)
        gathering.run.remove(draft)
    gathering.pending, gathering.candidates = [], []
    gathering.has_refused = True
    _refuse(gathering, act)


def _on_talk(gathering: Gathering, act: Act, follows: Act | None) -> None:
    _inherit_lead(gathering, act)
    drafts = [_draft(gathering, act, who) for who in act.whos]
    if act.is_negated:
        gathering.pending, gathering.candidates = [], []
        gathering.has_refused = True
        _refuse(gathering, act)
        return
    if act.is_future:
        _promise(gathering, drafts)
        gathering.frame = Frame.FUTURE
        gathering.is_open = not act.has_note
        return
    follows_other = gathering.last_did in _OTHERS and act.clause.opener is Opener.AND
    if (gathering.last_did is Did.ELSEWHERE or follows_other) and not act.is_self:
        _on_elsewhere(gathering, act, follows)
        return
    if not drafts and follows is not None and follows.clause.opener is Opener.COLON:
        gathering.run, gathering.frame, gathering.is_open = [], Frame.CREDITED, True
        return
    if not drafts:
        _on_answered(gathering, act, follows)
        return
    if gathering.pending and not (gathering.header.platform or gathering.header.day):
        gathering.pending = []
    _settle_pending(gathering, is_last=False)
    gathering.run = []
    _credit(gathering, drafts)
    gathering.is_open = True
    gathering.leads = act.before.platform is not None


_OTHERS = (Did.PRESENT, Did.TOLD, Did.CAME, Did.REACTED)


def _promise(gathering: Gathering, drafts: list[Draft]) -> None:
    gathering.promised += drafts
    gathering.candidates = drafts


def _inherit_lead(gathering: Gathering, act: Act) -> None:
    """What stands at the head of a sentence holds for its clauses."""
    lead = gathering.lead
    lead.platform = act.before.platform or lead.platform
    lead.day = act.before.day or lead.day
    lead.is_now = lead.is_now or act.before.is_now


def _on_answered(gathering: Gathering, act: Act, follows: Act | None) -> None:
    """The writer answered somebody who was named before."""
    if act.is_future or act.is_negated:
        _withdraw(gathering, act)
        return
    waiting = gathering.pending or gathering.candidates
    if act.has_chat and act.before.platform is Platform.IN_PERSON and not act.is_self:
        return
    if not waiting:
        _add_answer(gathering, act)
        return
    for draft in waiting:
        draft.side = Side.BOTH
        draft.minutes = draft.minutes if draft.minutes is not None else act.after.minutes
        draft.platform = draft.platform or act.after.platform or act.before.platform
        draft.day = draft.day or act.after.day or act.before.day
        draft.clauses.append(act.clause)
    gathering.run = []
    _credit(gathering, waiting)
    gathering.pending, gathering.candidates = [], []


def _add_answer(gathering: Gathering, act: Act) -> None:
    for draft in gathering.run[-1:]:
        draft.side = Side.BOTH
        draft.clauses.append(act.clause)
        told = act.after.minutes if act.after.minutes is not None else act.before.minutes
        draft.minutes = draft.minutes if draft.minutes is not None else told
        draft.platform = draft.platform or act.after.platform or act.before.platform


def _withdraw(gathering: Gathering, act: Act) -> None:
    """What was only heard is not answered yet, and what was only sent neither."""
    gathering.frame = Frame.FUTURE if act.is_future else Frame.REFUSED
    gathering.has_refused = gathering.has_refused or act.is_negated
    if not (act.is_answer or act.has_him):
        return
    open_sides = (
        (Side.OTHER,) if act.is_future and not act.is_negated else (Side.OTHER, Side.WRITER)
    )
    for draft in [draft for draft in gathering.run if draft.side in open_sides]:
        gathering.drafts.remove(draft)
        gathering.run.remove(draft)
        gathering.promised.append(draft)
    gathering.promised += gathering.candidates or gathering.pending
    gathering.pending, gathering.candidates = [], []


def _on_people(gathering: Gathering, act: Act, follows: Act | None) -> None:
    """Somebody stands without a verb, or goes on with a list."""
    drafts = [_draft(gathering, act, who) for who in act.whos]
    placed = _is_placed(act)
    if _is_in_note(gathering, act):
        return
    if _is_heading(act, follows):
        gathering.header.audience = act.whos[0].audience
        gathering.header.is_open = True
        gathering.header.day = act.after.day or act.before.day or gathering.header.day
        return
    if _is_remainder(act) and gathering.group is not None:
        gathering.group.platform = act.after.platform or gathering.group.platform
        gathering.group.audience = act.after.audience or gathering.group.audience
        return
    if act.is_negated or act.is_future:
        gathering.frame = Frame.FUTURE if act.is_future else Frame.REFUSED
        gathering.candidates = drafts
        return
    if gathering.correcting or act.is_correction:
        _correct_people(gathering, drafts, act)
        return
    if _is_apposition(gathering, act):
        _name_last(gathering, act, drafts[0])
        return
    if (
        gathering.frame in (Frame.FUTURE, Frame.REFUSED)
        and gathering.is_open
        and not _is_partitive(act)
    ):
        if gathering.frame is Frame.FUTURE:
            gathering.promised += drafts
        return
    if _is_role(gathering, act):
        _describe_last(gathering, act, drafts[0])
        return
    gathering.pending += drafts
    continues = (
        gathering.frame is Frame.CREDITED and gathering.is_open and not gathering.pending[:-1]
    )
    if placed:
        _place_pending(gathering, act)
    elif continues:
        _continue(gathering)
    elif _is_headed(gathering) and (act.clause.opener in _LISTED or act.has_note):
        _continue(gathering)
    if act.has_note and gathering.frame is Frame.CREDITED:
        gathering.is_open = False


def _is_heading(act: Act, follows: Act | None) -> bool:
    """ "Suppliers today:" heads a list and is nobody."""
    who = act.whos[0]
    colon = follows is not None and follows.clause.opener is Opener.COLON
    return colon and not who.is_named and not who.is_exact


def _is_remainder(act: Act) -> bool:
    """ "The rest were followers on Instagram"."""
    who = act.whos[0]
    return who.is_rest and not who.is_exact


def _is_partitive(act: Act) -> bool:
    """ "One of them" stands out of a crowd that was only counted."""
    return act.whos[0].is_rest and act.whos[0].is_exact


def _is_in_note(gathering: Gathering, act: Act) -> bool:
    """Whether a name goes on with the words about something else."""
    if act.is_theirs and act.clause.opener is Opener.COMMA:
        gathering.is_open = False
        return True
    return act.clause.opener is Opener.AND and gathering.last_did is Did.NOTE


_LISTED = (Opener.COLON, Opener.COMMA, Opener.AND, Opener.SENTENCE, Opener.LINE, Opener.DASH)


def _is_headed(gathering: Gathering) -> bool:
    heading = gathering.header
    return heading.tells or gathering.group is not None


def _continue(gathering: Gathering) -> None:
    drafts, gathering.pending = gathering.pending, []
    for draft in drafts:
        if gathering.leads and draft.platform is None and gathering.run:
            draft.platform = gathering.run[-1].platform
    _credit(gathering, drafts)
    gathering.is_open = True


def _place_pending(gathering: Gathering, act: Act) -> None:
    """A platform behind a list of names holds for all of them."""
    drafts, gathering.pending = gathering.pending, []
    place = next((d.platform for d in reversed(drafts) if d.platform is not None), None)
    for draft in drafts:
        draft.platform = draft.platform or place
    if not gathering.is_open:
        gathering.run = []
    _credit(gathering, drafts)
    _spread(gathering, act)
    gathering.is_open = not act.has_note
    gathering.leads = act.before.platform is not None


def _spread(gathering: Gathering, act: Act) -> None:
    """What stands behind the last of a list holds for those before it that have none."""
    if gathering.leads and not act.after.is_all:
        return
    for draft in gathering.run:
        if draft.who.platform is None and draft.platform is None:
            draft.platform = act.after.platform
        if draft.day is None and not draft.is_now:
            draft.day = act.after.day


def _is_apposition(gathering: Gathering, act: Act) -> bool:
    """Whether a name follows the one person who was only described."""
    if act.before.platform is not None:
        return False
    if act.clause.opener is not Opener.COMMA or len(act.whos) != 1 or not act.whos[0].is_named:
        return False
    last = (gathering.pending or gathering.run or [None])[-1]
    return (
        last is not None
        and not last.who.is_named
        and last.who.count == 1
        and gathering.group is not last
    )


def _is_role(gathering: Gathering, act: Act) -> bool:
    """Whether a noun describes those just named: "Vikram, potential customer"."""
    if act.clause.opener not in (Opener.COMMA, Opener.DASH, Opener.RUN):
        return False
    who = act.whos[0]
    last = (gathering.pending or gathering.run or [None])[-1]
    return (
        last is not None
        and last.who.is_named
        and not who.is_named
        and who.count == 1
        and not who.is_rest
    )


def _describe_last(gathering: Gathering, act: Act, told: Draft) -> None:
    named = gathering.pending or gathering.run
    for draft in named if act.before.is_all else named[-1:]:
        draft.audience = draft.audience or told.audience
        draft.company = draft.company or told.company
        draft.clauses.append(act.clause)
    if gathering.pending and told.platform is not None:
        _place_pending(gathering, act)
    for draft in gathering.run[-1:]:
        draft.platform = draft.platform or told.platform
        draft.day = draft.day or told.day
    _carry_on(gathering, act)


def _name_last(gathering: Gathering, act: Act, named: Draft) -> None:
    last = (gathering.pending or gathering.run)[-1]
    last.who = named.who
    last.audience = last.audience or named.audience
    last.platform = last.platform or named.platform
    last.company = last.company or named.company
    last.clauses.append(act.clause)
    if gathering.pending and last.platform is not None:
        _place_pending(gathering, act)
    _carry_on(gathering, act)


def _carry_on(gathering: Gathering, act: Act) -> None:
    if act.has_note:
        gathering.is_open = False


def _correct_people(gathering: Gathering, drafts: list[Draft], act: Act) -> None:
    gathering.correcting = False
    if gathering.run and drafts:
        last = gathering.run[-1]
        last.who = drafts[0].who
        last.platform = drafts[0].platform or last.platform
        last.clauses.append(act.clause)


def _on_count(gathering: Gathering, act: Act, follows: Act | None) -> None:
    """A number of conversations."""
    if act.is_future or act.is_negated or act.count is None:
        return
    if gathering.correcting or act.is_correction:
        _correct_count(gathering, act.count)
        if gathering.run or gathering.drafts:
            return
    if gathering.frame in (Frame.FUTURE, Frame.REFUSED) and gathering.is_open:
        return
    _inherit_lead(gathering, act)
    draft = _draft(gathering, act, Who(count=act.count, audience=act.after.audience))
    if draft.minutes is None and gathering.headed == gathering.sentence:
        draft.minutes, gathering.header.minutes = gathering.header.minutes, None
    gathering.run = []
    gathering.drafts.append(draft)
    gathering.run.append(draft)
    gathering.group, gathering.group_counts = draft, True
    gathering.frame, gathering.is_open = Frame.CREDITED, True
    whole = act.is_total or (draft.day is not None and draft.day.past == draft.day.coming)
    gathering.is_total = draft.platform is None and not act.is_reached and whole
    if act.whos:
        _credit(gathering, [_draft(gathering, act, who) for who in act.whos])


def _correct_count(gathering: Gathering, count: int) -> None:
    """ "I mean 30": the minutes or the number that was told last."""
    gathering.correcting = False
    last = gathering.run[-1] if gathering.run else None
    if last is not None and last.minutes is not None:
        last.minutes = count
    elif gathering.group is not None:
        gathering.group.who = Who(count=count, audience=gathering.group.who.audience)


def _on_detail(gathering: Gathering, act: Act, follows: Act | None) -> None:
    """A platform, a day, minutes or a correction and nobody."""
    if act.is_correction:
        gathering.correcting = bool(gathering.run)
    if act.is_future or (act.is_negated and not act.is_correction):
        gathering.has_refused = gathering.has_refused or act.is_negated
        gathering.frame = Frame.FUTURE if act.is_future else Frame.REFUSED
        gathering.is_open = True
        return
    heading = follows is not None and follows.clause.opener is Opener.COLON
    details = act.before
    told = details.platform or details.day or details.is_now or details.minutes is not None
    if gathering.correcting and gathering.run and told:
        _correct_details(gathering, details)
    elif _is_title_line(gathering, act, follows):
        _settle_pending(gathering, is_last=False)
        _head(gathering, details)
    elif (heading and told) or (told and not gathering.pending and not gathering.run):
        _head(gathering, details)
    elif gathering.pending and details.platform is not None:
        for draft in gathering.pending:
            draft.platform = draft.platform or details.platform
            draft.day = draft.day or details.day
        act.after = details
        _place_pending(gathering, act)
    elif told:
        _add_details(gathering, act)


def _is_title_line(gathering: Gathering, act: Act, follows: Act | None) -> bool:
    """Whether a platform stands alone on a line, over the names on the next ones."""
    alone = len(act.clause.pieces) == 1 and act.before.platform is not None
    lined = follows is None or follows.clause.opener is Opener.LINE
    waits = bool(gathering.pending) and gathering.header.platform is None
    return alone and lined and not waits and act.clause.opener in (Opener.LINE, Opener.SENTENCE)


def _head(gathering: Gathering, details: Details) -> None:
    header = gathering.header
    gathering.headed = gathering.sentence
    if details.day or details.is_now:
        header.day, header.is_now = details.day, details.is_now
    header.platform = details.platform or header.platform
    if details.minutes is not None:
        header.minutes = details.minutes
    gathering.leads = details.platform is not None
    gathering.frame = Frame.NONE
    gathering.run = []


def _correct_details(gathering: Gathering, details: Details) -> None:
    last = gathering.run[-1]
    last.platform = details.platform or last.platform
    last.day = details.day or last.day
    last.minutes = details.minutes if details.minutes is not None else last.minutes
    gathering.correcting = False


def _add_details(gathering: Gathering, act: Act) -> None:
    """ "All LinkedIn", "10 minutes each", "yesterday": about those just named."""
    details = act.before
    for draft in gathering.run or gathering.pending:
        draft.platform = draft.platform or details.platform
        draft.day = draft.day or details.day
    named = gathering.run or gathering.pending
    for draft in named if details.is_each else named[:1]:
        draft.minutes = draft.minutes if draft.minutes is not None else details.minutes


def _on_came(gathering: Gathering, act: Act, follows: Act | None) -> None:
    """Somebody came to the writer."""
    if act.is_negated or act.is_future:
        _withdraw(gathering, act)
        gathering.pending = []
        return
    drafts = [_draft(gathering, act, who) for who in act.whos]
    if not drafts:
        _on_answered(gathering, act, follows) if gathering.pending else None
        return
    waiting, gathering.pending = gathering.pending, []
    for draft in waiting:
        draft.platform = draft.platform or drafts[0].platform
    gathering.run = []
    _credit(gathering, waiting + drafts)
    gathering.is_open = False


def _is_placed(act: Act) -> bool:
    """Whether a clause itself says where its people were met."""
    places = [act.before.platform, act.after.platform, *(who.platform for who in act.whos)]
    return any(places)


def _on_told(gathering: Gathering, act: Act, follows: Act | None) -> None:
    """Somebody said something: a conversation where it is said where, or among others."""
    drafts = [_draft(gathering, act, who) for who in act.whos]
    known = [d for d in gathering.drafts if any(is_same(d.who, draft.who) for draft in drafts)]
    placed = _is_placed(act)
    listed = gathering.frame is Frame.CREDITED and act.clause.opener is Opener.AND
    if act.is_negated and not known:
        return
    if known or placed or listed or _is_headed(gathering):
        _on_came(gathering, act, follows)
    else:
        gathering.candidates = gathering.pending + drafts
        gathering.pending = []


def _on_reacted(gathering: Gathering, act: Act, follows: Act | None) -> None:
    drafts = [_draft(gathering, act, who) for who in act.whos]
    if act.is_negated or act.is_future:
        gathering.has_refused = True
        return
    known = [d for d in gathering.drafts if any(is_same(d.who, draft.who) for draft in drafts)]
    if known or gathering.group is not None:
        _on_came(gathering, act, follows)
        return
    gathering.candidates = gathering.pending + drafts
    gathering.pending = []


def _on_with(gathering: Gathering, act: Act, follows: Act | None) -> None:
    """ "With Dexter about parking": goes on with what came before."""
    if gathering.frame is Frame.FUTURE:
        return
    if act.before.platform is None and gathering.frame is not Frame.CREDITED:
        return
    drafts = [_draft(gathering, act, who) for who in act.whos]
    for draft in drafts:
        draft.platform = (
            draft.platform
            or gathering.lead.platform
            or (gathering.run[-1].platform if gathering.run else None)
        )
    _credit(gathering, drafts)
    gathering.is_open = not act.has_note


def _on_broadcast(gathering: Gathering, act: Act, follows: Act | None) -> None:
    gathering.pending = []
    gathering.crowd = next((p.audience for p in act.clause.pieces if p.audience), gathering.crowd)
    gathering.frame, gathering.is_open = Frame.REFUSED, True
    gathering.run = []


def _on_elsewhere(gathering: Gathering, act: Act, follows: Act | None) -> None:
    gathering.pending = []
    _refuse(gathering, act)
    gathering.is_open = True


def _on_note(gathering: Gathering, act: Act, follows: Act | None) -> None:
    if follows is not None and follows.clause.opener is Opener.COLON and not gathering.run:
        days = [piece.day for piece in act.clause.pieces if piece.day]
        if days or act.mention:
            _head(gathering, Details(platform=act.mention, day=days[0] if days else None))
        return
    if gathering.pending and act.clause.opener is not Opener.COLON:
        _settle_pending(gathering, is_last=False)
    for draft in gathering.run[-1:]:
        draft.clauses.append(act.clause)
    gathering.is_open = False


def _on_present(gathering: Gathering, act: Act, follows: Act | None) -> None:
    drafts = [_draft(gathering, act, who) for who in act.whos]
    if gathering.candidates and not _is_placed(act):
        gathering.pending = []
        return
    known = any(is_same(d.who, draft.who) for d in gathering.drafts for draft in drafts)
    placed = _is_placed(act) and not act.is_negated
    if known or placed or gathering.group is not None:
        _on_came(gathering, act, follows)
        return
    gathering.candidates = gathering.pending + drafts
    gathering.pending = []


def _on_other(gathering: Gathering, act: Act, follows: Act | None) -> None:
    gathering.pending = []
    gathering.frame, gathering.is_open = Frame.REFUSED, True
    gathering.has_refused = True


_HANDLERS = {
    Did.TALK: _on_talk,
    Did.CAME: _on_came,
    Did.TOLD: _on_told,
    Did.REACTED: _on_reacted,
    Did.PRESENT: _on_present,
    Did.ROSTER: _on_people,
    Did.COUNT: _on_count,
    Did.WITH: _on_with,
    Did.DETAIL: _on_detail,
    Did.ANSWERED: _on_answered,
    Did.BROADCAST: _on_broadcast,
    Did.ELSEWHERE: _on_elsewhere,
    Did.WATCHED: _on_other,
    Did.TRIED: _on_other,
    Did.NOTE: _on_note,
}
