"""People without a verb: lists, appositions, roles, headings."""

from dataclasses import replace

from habits.parsing.grammar.clauses import Opener
from habits.parsing.grammar.statement import Act, Did
from habits.parsing.lexicon import Tag
from habits.parsing.telling.crediting import credit, is_placed, make_drafts, spread_day
from habits.parsing.telling.drafts import Draft, Frame, Gathering
from habits.parsing.words.tokens import Form

_TELLING = (Did.PRESENT, Did.TOLD, Did.REACTED, Did.ELSEWHERE)
_BESIDE = (Opener.COMMA, Opener.DASH)
_TO_DO = frozenset(
    ("to call", "to answer", "to reply", "to message", "to contact", "to email", "to write")
)
_ROLE_OPENERS = (Opener.COMMA, Opener.DASH, Opener.RUN)


def on_people(gathering: Gathering, act: Act) -> None:
    """People stand without a verb: what came before tells what they are."""
    for is_so, do in _CASES:
        if is_so(gathering, act):
            do(gathering, act)
            return
    _list(gathering, act)


def _is_in_note(gathering: Gathering, act: Act) -> bool:
    """Whether a name goes on with the words about something else."""
    if act.is_theirs and act.clause.opener is Opener.COMMA:
        return True
    if act.is_guess and gathering.frame is not Frame.CREDITED and not gathering.pending:
        return True
    if act.clause.opener is not Opener.AND:
        return False
    told = gathering.last_did in _TELLING and gathering.last_name
    noted = gathering.last_did is Did.NOTE and not (act.is_about and is_placed(act))
    return told or noted


def _is_of_two(gathering: Gathering, act: Act) -> bool:
    """Whether it tells about one of two just named: "Ann and Ben, ... the other about patience"."""
    who = act.whos[0]
    other = who.is_rest and not who.is_exact and who.count == 1
    return other and gathering.group is None and len(gathering.run) > 1


def _leave_to_note(gathering: Gathering, act: Act) -> None:
    gathering.is_open = gathering.is_open and not act.is_theirs


def _is_heading(gathering: Gathering, act: Act) -> bool:
    """Whether it heads a list and is nobody: "Suppliers today:"."""
    who = act.whos[0]
    return gathering.is_heading(act) and not who.is_named and not who.is_exact


def _head(gathering: Gathering, act: Act) -> None:
    header = gathering.header
    header.audience, header.is_open = act.whos[0].audience, True
    header.day = act.after.day or act.before.day or header.day


def _is_remainder(gathering: Gathering, act: Act) -> bool:
    """Whether it tells about those who are left: "the rest were followers on Instagram"."""
    who = act.whos[0]
    return who.is_rest and not who.is_exact and gathering.group is not None


def _tell_remainder(gathering: Gathering, act: Act) -> None:
    if gathering.group is not None:
        rest = gathering.group.draft
        rest.platform = act.after.platform or rest.platform
        rest.audience = act.after.audience or rest.audience


def _is_undone(gathering: Gathering, act: Act) -> bool:
    del gathering
    return act.is_negated or act.is_future


def _set_aside(gathering: Gathering, act: Act) -> None:
    gathering.frame = Frame.FUTURE if act.is_future else Frame.REFUSED
    gathering.candidates = make_drafts(gathering, act)
    if any(piece.low in _TO_DO for piece in act.clause.pieces):
        gathering.promised += gathering.candidates


def _is_correction(gathering: Gathering, act: Act) -> bool:
    return gathering.is_correcting or act.is_correction


def _correct(gathering: Gathering, act: Act) -> None:
    """Mend the name that was told last: "sorry, Jenny"."""
    gathering.is_correcting = False
    if gathering.replaced is not None:
        credit(gathering, [gathering.replaced])
        gathering.replaced = None
    if gathering.run:
        right, last = make_drafts(gathering, act)[0], gathering.run[-1]
        last.who = right.who
        last.platform = right.platform or last.platform
        last.add(act.clause)


def _last(gathering: Gathering) -> Draft | None:
    named = gathering.pending or gathering.run
    return named[-1] if named else None


def _is_apposition(gathering: Gathering, act: Act) -> bool:
    """Whether a name follows the one person who was only described: "a customer, Mrs Bell"."""
    if act.before.platform is not None or act.clause.opener not in (Opener.COMMA, Opener.COLON):
        return False
    last, group = _last(gathering), gathering.group
    if last is None or last.who.is_named or last.who.count != 1 or len(act.whos) != 1:
        return False
    return act.whos[0].is_named and (group is None or group.draft is not last)


def _name_last(gathering: Gathering, act: Act) -> None:
    told, last = make_drafts(gathering, act)[0], _last(gathering)
    if last is not None:
        last.who = told.who
        _merge(gathering, act, [last], told)


def _is_number_of_last(gathering: Gathering, act: Act) -> bool:
    """Whether it says how many those just described were: "team meeting, 8 people"."""
    last, who = _last(gathering), act.whos[0]
    if last is None or last.who.is_named or last.who.is_exact or act.clause.opener not in _BESIDE:
        return False
    return len(act.whos) == 1 and not who.is_named and who.is_exact


def _count_last(gathering: Gathering, act: Act) -> None:
    last, who = _last(gathering), act.whos[0]
    if last is not None:
        last.who = replace(last.who, count=who.count, is_exact=True)
        last.add(act.clause)


def _is_swallowed(gathering: Gathering, act: Act) -> bool:
    """Whether the names go on with something that was not done; "one of them" stands out."""
    who = act.whos[0]
    return gathering.is_swallowing and not (who.is_rest and who.is_exact)


def _swallow(gathering: Gathering, act: Act) -> None:
    if gathering.frame is Frame.FUTURE:
        gathering.promised += make_drafts(gathering, act)
        spread_day(gathering.promised, act)


def _is_role(gathering: Gathering, act: Act) -> bool:
    """Whether a noun describes those just named: "Vikram, potential customer"."""
    who, last = act.whos[0], _last(gathering)
    if act.clause.opener not in _ROLE_OPENERS or last is None or not last.who.is_named:
        return False
    return not who.is_named and who.count == 1 and not who.is_rest


def _is_remark(gathering: Gathering, act: Act) -> bool:
    """Whether somebody who was just named is praised, and nobody else told of: "and yeah good guy"."""
    who, last = act.whos[0], _last(gathering)
    if last is None or act.clause.opener not in (*_ROLE_OPENERS, Opener.AND) or is_placed(act):
        return False
    bare = act.clause.pieces[0].has(Tag.FILL) and not act.clause.pieces[0].has(Tag.DET)
    return bare and not who.is_named and not who.is_exact and who.audience is None


def _describe_last(gathering: Gathering, act: Act) -> None:
    named = gathering.pending or gathering.run
    told = make_drafts(gathering, act)[0]
    _merge(gathering, act, named if act.before.is_all else named[-1:], told)


def _merge(gathering: Gathering, act: Act, drafts: list[Draft], told: Draft) -> None:
    """Add what was told to those just named."""
    for draft in drafts:
        draft.audience = draft.audience or told.audience
        draft.company = draft.company or told.company
        draft.platform = draft.platform or told.platform
        draft.day = draft.day or told.day
        draft.add(act.clause)
    if gathering.pending and drafts[-1].platform is not None:
        place_pending(gathering, act)
    gathering.is_open = gathering.is_open and not act.has_note


def _is_profile(gathering: Gathering, act: Act) -> bool:
    """Whether a link alone stands behind a name, whose profile it is."""
    last = _last(gathering)
    if last is None or last.who.name is None or last.who.handle is not None:
        return False
    return len(act.clause.pieces) == 1 and act.clause.pieces[0].form is Form.LINK


def _link_last(gathering: Gathering, act: Act) -> None:
    last = _last(gathering)
    if last is not None:
        last.who = replace(last.who, handle=act.whos[0].handle)
        last.platform = last.platform or act.whos[0].platform
        last.add(act.clause)


_CASES = (
    (_is_profile, _link_last),
    (_is_in_note, _leave_to_note),
    (_is_heading, _head),
    (_is_of_two, _leave_to_note),
    (_is_remainder, _tell_remainder),
    (_is_undone, _set_aside),
    (_is_correction, _correct),
    (_is_apposition, _name_last),
    (_is_number_of_last, _count_last),
    (_is_swallowed, _swallow),
    (_is_role, _describe_last),
    (_is_remark, _leave_to_note),
)


def _list(gathering: Gathering, act: Act) -> None:
    """Take the people as part of a list."""
    gathering.lead.day = act.before.day or gathering.lead.day
    drafts = make_drafts(gathering, act)
    goes_on = gathering.frame is Frame.CREDITED and gathering.is_open and not gathering.pending
    parallel = act.is_about and gathering.frame is Frame.CREDITED and bool(gathering.run)
    goes_on = goes_on or (parallel and not gathering.pending)
    gathering.pending += drafts
    if is_placed(act):
        place_pending(gathering, act)
    elif goes_on or gathering.is_headed:
        continue_list(gathering)
    if not _is_to_come(act):
        spread_day(gathering.pending or gathering.run, act)
    if act.has_note and gathering.frame is Frame.CREDITED:
        gathering.is_open = False


def _is_to_come(act: Act) -> bool:
    """Whether the day behind the people is no day of a talk: "talked to Ana, Ben tomorrow"."""
    return any(piece.day and piece.has(Tag.FUTURE) for piece in act.clause.pieces)


def continue_list(gathering: Gathering) -> None:
    """Credit the names that wait as those before them were."""
    drafts, gathering.pending = gathering.pending, []
    before = gathering.run[-1] if gathering.run else None
    if before is not None:
        for draft in drafts:
            draft.side = before.side
            draft.platform = draft.platform or (before.platform if gathering.leads else None)
    _share_minutes(gathering, drafts)
    credit(gathering, drafts)
    gathering.is_open = True


def _share_minutes(gathering: Gathering, drafts: list[Draft]) -> None:
    """Let "five minutes each" hold for the next in a row."""
    for draft in drafts:
        draft.minutes = draft.minutes if draft.minutes is not None else gathering.each


def place_pending(gathering: Gathering, act: Act) -> None:
    """Credit names by the platform behind them, which holds for all of the list."""
    drafts, gathering.pending = gathering.pending, []
    _share_minutes(gathering, drafts)
    place = next((draft.platform for draft in reversed(drafts) if draft.platform), None)
    for draft in drafts:
        draft.platform = draft.platform or place
    if not gathering.is_open:
        gathering.run = []
    credit(gathering, drafts)
    if not gathering.leads or act.after.is_all:
        _spread(gathering, act)
    gathering.is_open = not act.has_note
    gathering.leads = act.before.platform is not None


def _spread(gathering: Gathering, act: Act) -> None:
    """What stands behind the last of a list holds for those before it that have none."""
    if act.after.platform is None and act.after.day is None:
        return
    for draft in gathering.run:
        draft.platform = draft.platform or act.after.platform
        draft.day = draft.day or (None if draft.is_now else act.after.day)
