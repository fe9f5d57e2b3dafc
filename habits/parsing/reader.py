"""A message → what it says."""

from datetime import date, datetime, timedelta

from habits.domain.engagements import Audience, Platform
from habits.parsing.absences import find_absence
from habits.parsing.acts import Act, read_clause
from habits.parsing.clauses import Clause, split
from habits.parsing.clues import clues_of
from habits.parsing.corrections import find_correction
from habits.parsing.days import Named
from habits.parsing.gathering import Draft, Gathering, gather
from habits.parsing.kinds import is_question, kind_of
from habits.parsing.lexicon import Lexicon
from habits.parsing.normalise import normalise
from habits.parsing.people import Who
from habits.parsing.pieces import mark
from habits.parsing.reading import Conversation, MessageKind, Person, Promise, Reading
from habits.parsing.style import style_of
from habits.parsing.tokens import tokenise
from habits.parsing.vocabulary import vocabulary_of


def read(text: str, now: datetime, lexicon: Lexicon) -> Reading:
    """What a message says, and the conversations to credit.

    Args:
        text: the message as sent.
        now: the writer's local time, aware; its date is "today".
        lexicon: the words of the writer's language.
    """
    today = now.date()
    plain = normalise(text)
    pieces = mark(tokenise(plain), vocabulary_of(lexicon), today)
    clauses = split(pieces)
    style = style_of(pieces)
    acts = tuple(read_clause(clause, style) for clause in clauses)
    correction = find_correction(clauses, style)
    if correction is not None:
        return Reading(MessageKind.NONE, correction=correction[0])
    told = gather(tuple(act for act in acts if not is_question(act, acts)))
    drafts = [draft for draft in told.drafts if draft.size and not _is_to_come(draft, today)]
    told.to_come = any(_is_to_come(draft, today) for draft in told.drafts)
    kind = kind_of(acts, told, bool(drafts))
    conversations = tuple(_conversation(draft, told, today, plain, lexicon) for draft in drafts)
    is_private = any(piece.low == "#private" for piece in pieces)
    return Reading(
        kind,
        conversations if kind is MessageKind.LOG else (),
        promises=_promises(told, today, plain),
        absence=find_absence(clauses, today) if kind is MessageKind.ABSENCE else None,
        private=is_private,
        total=told.is_total and kind is MessageKind.LOG,
    )


def _is_to_come(draft: Draft, today: date) -> bool:
    return draft.day is not None and draft.day.past > today


def _conversation(
    draft: Draft, told: Gathering, today: date, plain: str, lexicon: Lexicon
) -> Conversation:
    audience, outcomes = clues_of(draft, lexicon)
    day = draft.day
    return Conversation(
        person=Person(draft.who.name, draft.who.handle) if draft.who.is_named else None,
        anonymous=draft.who.count,
        platform=draft.platform or Platform.UNKNOWN,
        audience=draft.audience or audience or Audience.UNKNOWN,
        day=day.past if day else today,
        minutes=draft.minutes,
        outcomes=outcomes,
        company=draft.company,
        note=_note(draft.clauses, plain),
        day_said=day is not None or draft.is_now,
    )


def _note(clauses: list[Clause], plain: str) -> str:
    own = [(clause.pieces[0].start, clause.pieces[-1].end) for clause in clauses]
    return " ".join(plain[start:end] for start, end in own)


def _promises(told: Gathering, today: date, plain: str) -> tuple[Promise, ...]:
    return tuple(
        Promise(
            Person(draft.who.name, draft.who.handle),
            draft.day.coming if draft.day else None,
            _note(draft.clauses, plain),
        )
        for draft in told.promised
        if draft.who.is_named
    )
