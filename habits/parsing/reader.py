"""A message → what it says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from habits.domain.engagements import Audience, Outcome, Platform
from habits.parsing.absences import find_absence
from habits.parsing.clauses import split
from habits.parsing.clues import find_audience, find_outcomes
from habits.parsing.corrections import find_mending
from habits.parsing.drafts import Draft, Gathering
from habits.parsing.gathering import gather
from habits.parsing.kinds import kind_of, without_questions
from habits.parsing.lexicon import Lexicon
from habits.parsing.normalise import normalise
from habits.parsing.pieces import mark
from habits.parsing.reading import Conversation, MessageKind, Person, Promise, Reading
from habits.parsing.statement import Act
from habits.parsing.statements import read_clause
from habits.parsing.style import style_of
from habits.parsing.tokens import tokenise
from habits.parsing.vocabulary import vocabulary_of

_PRIVATE = "#private"


def read(text: str, now: datetime, lexicon: Lexicon) -> Reading:
    """What a message says, and the conversations to credit.

    Args:
        text: the message as sent.
        now: the writer's local time, aware; its date is "today".
        lexicon: the words of the writer's language.
    """
    plain = normalise(text)
    pieces = mark(tokenise(plain), vocabulary_of(lexicon), now.date())
    clauses = split(pieces)
    style = style_of(pieces)
    mending = find_mending([piece for clause in clauses for piece in clause.pieces], style)
    if mending is not None:
        return Reading(MessageKind.NONE, correction=mending.names)
    acts = [read_clause(clause, style) for clause in clauses]
    is_private = any(piece.low == _PRIVATE for piece in pieces)
    return _Message(plain, now.date(), lexicon, acts).reading(is_private=is_private)


@dataclass(frozen=True, slots=True)
class _Message:
    """A text with what its clauses say."""

    plain: str
    today: date
    lexicon: Lexicon
    acts: Sequence[Act]

    def reading(self, *, is_private: bool) -> Reading:
        statements, questions = without_questions(self.acts)
        told = gather(statements)
        talks = tuple(self._conversation(draft) for draft in told.drafts if self._counts(draft))
        kind = MessageKind.LOG if talks else self._kind(questions, told)
        away = kind is MessageKind.ABSENCE
        pieces = [piece for act in self.acts for piece in act.clause.pieces]
        return Reading(
            kind,
            talks,
            promises=self._promises(told),
            absence=find_absence(pieces, self.today) if away else None,
            private=is_private,
            total=told.is_total and bool(talks),
        )

    def _counts(self, draft: Draft) -> bool:
        return bool(draft.size) and not self._is_to_come(draft)

    def _is_to_come(self, draft: Draft) -> bool:
        return draft.day is not None and draft.day.past > self.today

    def _kind(self, questions: Sequence[Act], told: Gathering) -> MessageKind:
        if any(self._is_to_come(draft) for draft in told.drafts):
            return MessageKind.INTENTION
        return kind_of(self.acts, questions, told)

    def _conversation(self, draft: Draft) -> Conversation:
        who = draft.who
        pieces = [piece for clause in draft.clauses for piece in clause.pieces]
        outcomes = find_outcomes(pieces, self.lexicon)
        bought = Audience.CUSTOMER if Outcome.SALE in outcomes else None
        audience = draft.audience or find_audience(pieces, self.lexicon) or bought
        return Conversation(
            person=Person(who.name, who.handle) if who.is_named else None,
            anonymous=who.count,
            platform=draft.platform or Platform.UNKNOWN,
            audience=audience or Audience.UNKNOWN,
            day=draft.day.past if draft.day else self.today,
            minutes=draft.minutes,
            outcomes=outcomes,
            company=draft.company,
            note=self._note(draft),
            day_said=draft.day is not None or draft.is_now,
        )

    def _note(self, draft: Draft) -> str:
        spans = [(clause.pieces[0].start, clause.pieces[-1].end) for clause in draft.clauses]
        return " ".join(self.plain[start:end] for start, end in spans)

    def _promises(self, told: Gathering) -> tuple[Promise, ...]:
        promised = [*told.promised, *(draft for draft in told.drafts if self._is_to_come(draft))]
        return tuple(
            Promise(
                Person(draft.who.name, draft.who.handle),
                draft.day.coming if draft.day else None,
                self._note(draft),
            )
            for draft in promised
            if draft.who.is_named
        )
