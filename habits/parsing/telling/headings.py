"""Clauses without people: headings, details of those just named, numbers, notes."""

from dataclasses import replace

from habits.parsing.grammar.clauses import Opener
from habits.parsing.grammar.details import Details
from habits.parsing.grammar.people import Who
from habits.parsing.grammar.statement import Act, Did
from habits.parsing.lexicon import Tag
from habits.parsing.telling.answering import withdraw
from habits.parsing.telling.crediting import (
    credit,
    make_draft,
    make_drafts,
    settle_pending,
    take_part,
)
from habits.parsing.telling.drafts import MOST, Draft, Frame, Gathering, Group, Side
from habits.parsing.telling.rosters import place_pending
from habits.parsing.telling.talks import inherit_lead
from habits.parsing.words.pieces import Piece

_INSERTED, _RELATIVE = 4, 12


def on_detail(gathering: Gathering, act: Act) -> None:
    """A platform, a day or minutes stand alone: a heading, or about those just named."""
    details = act.before
    corrects = bool(gathering.run) if act.is_correction else gathering.is_correcting
    gathering.is_correcting = corrects
    if _puts_off(gathering, act):
        return
    if act.is_future or (act.is_negated and (not act.is_correction or _is_not_today(act))):
        gathering.is_planned = act.is_future and gathering.is_followed_by(Opener.COLON)
        gathering.turn(Frame.FUTURE if act.is_future else Frame.REFUSED, is_open=True)
    elif not (details.platform or details.day or details.is_now or details.minutes is not None):
        for draft in gathering.run[-1:]:
            draft.add(act.clause)
    elif gathering.is_correcting and gathering.run:
        _correct(gathering, details)
    elif _is_late_place(gathering, act):
        gathering.pending, gathering.candidates = gathering.candidates, []
        _add(gathering, act)
    elif _is_heading(gathering, act):
        settle_pending(gathering)
        gathering.head(details)
    else:
        _add(gathering, act)


def _puts_off(gathering: Gathering, act: Act) -> bool:
    """Take back who only asked, where the answer is to come: "I'll get to it after dinner"; False if it is none."""
    said = act.is_self or act.clause.pieces[0].low in ("i'll", "we'll")
    if not (act.is_future and said and act.is_it):
        return False
    act.has_him = True
    withdraw(gathering, act)
    return True


def _is_not_today(act: Act) -> bool:
    """Whether a day is denied, and nothing is corrected: "not today, dentist"."""
    return [piece.low for piece in act.clause.pieces] == ["not", "today"]


def _is_late_place(gathering: Gathering, act: Act) -> bool:
    """Whether a platform alone belongs to the name before it, as in "Sasha. Bluesky"."""
    waits = bool(gathering.candidates) and not (gathering.run or gathering.pending)
    whole = all(
        piece.platform or piece.has(Tag.ON, Tag.ALL, Tag.DET) for piece in act.clause.pieces
    )
    alone = whole and act.before.platform is not None
    bare = all(draft.side is Side.BOTH for draft in gathering.candidates)
    bare = bare or act.clause.pieces[0].has(Tag.ALL)
    return waits and alone and bare and not gathering.is_heading(act)


def _is_heading(gathering: Gathering, act: Act) -> bool:
    if gathering.is_heading(act) or not (gathering.pending or gathering.run):
        return True
    if act.clause.opener is Opener.LINE and act.before.day and _names_next(gathering):
        return True
    alone = len(act.clause.pieces) == 1 and act.before.platform is not None
    lined = gathering.is_followed_by(Opener.LINE)
    waits = bool(gathering.pending) and gathering.header.platform is None
    return alone and lined and not waits and act.clause.opener is Opener.LINE


def _names_next(gathering: Gathering) -> bool:
    """Whether a name follows in the same line: "Fri - Winnie - linkedin"."""
    follows = gathering.follows
    if follows is None or follows.clause.opener not in (Opener.DASH, Opener.COMMA):
        return False
    return follows.did is Did.ROSTER


def _correct(gathering: Gathering, details: Details) -> None:
    """Mend what was told last: "no wait, Facebook"."""
    last = gathering.run[-1]
    last.platform = details.platform or last.platform
    last.day = None if details.is_now else details.day or last.day
    last.is_now = last.is_now or details.is_now
    last.minutes = details.minutes if details.minutes is not None else last.minutes
    gathering.is_correcting = False


def _add(gathering: Gathering, act: Act) -> None:
    """Add "all LinkedIn", "10 minutes each" or "yesterday" to those just named."""
    details, named = act.before, gathering.pending or _told_of(gathering, act)
    for draft in named:
        draft.platform = draft.platform or details.platform
        draft.day = draft.day or (None if draft.is_now else details.day)
    for draft in named[-1:]:
        draft.add(act.clause)
    for draft in named if details.is_each else named[:1]:
        draft.minutes = draft.minutes if draft.minutes is not None else details.minutes
    if gathering.pending and details.platform is not None:
        place_pending(gathering, act)


def _told_of(gathering: Gathering, act: Act) -> list[Draft]:
    """Whom a detail behind a list is about: of those counted and named, the named, unless it says "all"."""
    named = [draft for draft in gathering.run if draft.who.is_named]
    everybody = any(piece.has(Tag.ALL) for piece in act.clause.pieces)
    return gathering.run if everybody or not (named and gathering.is_naming) else named


def on_count(gathering: Gathering, act: Act) -> None:
    """A number of conversations, which names that follow may take their place in."""
    if act.is_future or act.is_negated or act.count is None or act.count > MOST:
        gathering.is_planned = act.is_future and gathering.is_followed_by(Opener.COLON)
        return
    if (gathering.is_correcting or act.is_correction) and gathering.drafts:
        _correct_count(gathering, act.count)
        return
    if _is_counted_already(gathering, act):
        return
    inherit_lead(gathering, act)
    draft = make_draft(gathering, act, Who(count=act.count, is_exact=True))
    if act.is_rest and gathering.is_naming and gathering.group is not None:
        credit(gathering, [draft])
        return
    if act.clause.opener is Opener.AND and gathering.last_did is Did.COUNT and gathering.run:
        draft.platform = draft.platform or gathering.run[-1].platform
    if gathering.headed == gathering.sentence and draft.minutes is None:
        draft.minutes, gathering.header.minutes = gathering.header.minutes, None
    gathering.run = [draft]
    take_part(gathering, draft)
    gathering.drafts.append(draft)
    if gathering.is_total and draft.platform is not None:
        return  # "ten today! six on X": the ten go on being all
    gathering.group = Group(draft, gathering.sentence, counts_talks=True)
    gathering.turn(Frame.CREDITED, is_open=True)
    gathering.is_total = _is_total(act, draft)
    credit(gathering, make_drafts(gathering, act))


def _is_counted_already(gathering: Gathering, act: Act) -> bool:
    """Whether a number counts nobody new."""
    if gathering.is_swallowing or _is_of_same(gathering, act):
        return True
    return act.is_total and _is_sum(gathering, act.count or 0)


def _is_sum(gathering: Gathering, count: int) -> bool:
    """Whether a total only adds up those who were told of: "Ana, Ben and two others, makes 4"."""
    told = sum(draft.size for draft in gathering.drafts)
    return bool(gathering.drafts) and told >= count


def _is_of_same(gathering: Gathering, act: Act) -> bool:
    """Whether messages are counted that went to and fro with whoever was just named: "twelve messages"."""
    named = gathering.run or gathering.pending
    turns = any(piece.has(Tag.TURN) or _is_tweets(piece) for piece in act.clause.pieces)
    people = act.whos or act.is_answer
    in_sentence = bool(named) and named[-1].clauses[0].sentence == act.clause.sentence
    return turns and not people and in_sentence and named[-1].who.is_named


def _is_tweets(piece: Piece) -> bool:
    """Whether a platform's word for its messages stands here."""
    return piece.low in ("tweet", "tweets", "emails", "mails", "texts", "inmails")


def _is_total(act: Act, draft: Draft) -> bool:
    """Whether a bare number claims all of a day: "3 today"."""
    today = draft.day is not None and draft.day.past == draft.day.coming
    return draft.platform is None and not act.is_reached and (act.is_total or today)


def _correct_count(gathering: Gathering, count: int) -> None:
    """Mend the minutes or the number that was told last: "I mean 30"."""
    gathering.is_correcting = False
    last = gathering.run[-1] if gathering.run else None
    if last is not None and last.minutes is not None:
        last.minutes = count
    elif gathering.group is not None:
        draft = gathering.group.draft
        draft.who = replace(draft.who, count=count)


def _is_inserted(gathering: Gathering, act: Act) -> bool:
    """Whether a few words stand between a name and what is told: "Tamika, one of our own, ..."."""
    first, opener = act.clause.pieces[0], act.clause.opener
    longest = _RELATIVE if first.has(Tag.WHO) or first.low in ("he", "she") else _INSERTED
    short = len(act.clause.pieces) <= longest and opener is Opener.COMMA
    return short and bool(gathering.pending) and gathering.is_followed_by(Opener.COMMA)


def on_note(gathering: Gathering, act: Act) -> None:
    """Words about something; before a colon they may head a list by their day."""
    gathering.is_planned = act.is_future and gathering.is_followed_by(Opener.COLON)
    if gathering.is_heading(act) and not gathering.run:
        day = next((piece.day for piece in act.clause.pieces if piece.day), None)
        if day or act.mention:
            gathering.head(Details(platform=act.mention, day=day))
        return
    if _is_inserted(gathering, act):
        gathering.pending[-1].add(act.clause)
        return
    if gathering.pending and act.clause.opener is not Opener.COLON:
        settle_pending(gathering)
    for draft in gathering.run[-1:]:
        draft.add(act.clause)
    gathering.is_open = False
