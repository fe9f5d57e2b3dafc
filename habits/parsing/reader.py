"""A message → what it says."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from habits.domain.engagements import Audience, Outcome, Platform
from habits.parsing.grammar.clauses import MOST as MOST_CLAUSES
from habits.parsing.grammar.clauses import split
from habits.parsing.grammar.people import is_same
from habits.parsing.grammar.statement import Act
from habits.parsing.grammar.statements import read_clause
from habits.parsing.lexicon import Lexicon
from habits.parsing.meaning.absences import find_absence
from habits.parsing.meaning.clues import find_audience, find_outcomes
from habits.parsing.meaning.corrections import find_mending
from habits.parsing.meaning.enquiring import find_named
from habits.parsing.meaning.kinds import kind_of, without_questions
from habits.parsing.meaning.wishes import find_wish, says_nobody
from habits.parsing.reading import Conversation, MessageKind, Person, Promise, Reading, Wish
from habits.parsing.telling.drafts import MOST as MOST_TALKS
from habits.parsing.telling.drafts import Draft, Gathering
from habits.parsing.telling.gathering import gather
from habits.parsing.words.normalise import normalise
from habits.parsing.words.pieces import mark
from habits.parsing.words.style import style_of
from habits.parsing.words.tokens import MOST, tokenise
from habits.parsing.words.vocabulary import vocabulary_of

_ASKED = (MessageKind.LOG, MessageKind.INTENTION, MessageKind.NONE)
_PRIVATE = "#private"


def read(text: str, now: datetime, lexicon: Lexicon) -> Reading:
    """What a message says, and the conversations to credit.

    Args:
        text: the message as sent.
        now: the writer's local time, aware; its date is "today".
        lexicon: the words of the writer's language.
    """
    plain = normalise(text)
    tokens = tokenise(plain)
    pieces = mark(tokens, vocabulary_of(lexicon), now.date())
    clauses = split(pieces)
    style = style_of(pieces)
    wish = find_wish(pieces)
    if wish is not None:
        kind = MessageKind.QUESTION if wish is Wish.UNDO else MessageKind.NONE
        return Reading(kind, wish=wish)
    mending = find_mending([piece for clause in clauses for piece in clause.pieces], style)
    if mending is not None:
        return Reading(MessageKind.NONE, correction=mending.names)
    acts = [read_clause(clause, style) for clause in clauses]
    reading = _Message(plain, now.date(), lexicon, acts).reading()
    return replace(
        reading,
        private=any(piece.low == _PRIVATE for piece in pieces),
        is_cut=reading.is_cut or len(tokens) >= MOST or len(clauses) >= MOST_CLAUSES,
    )


@dataclass(frozen=True, slots=True)
class _Message:
    """A text with what its clauses say."""

    plain: str
    today: date
    lexicon: Lexicon
    acts: Sequence[Act]

    def reading(self) -> Reading:
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
            total=told.is_total and bool(talks),
            doubts=tuple(self._conversation(draft) for draft in self._doubted(told, kind)),
            is_zero=kind is MessageKind.NONE and says_nobody(self.acts),
            about=find_named(questions) if kind is MessageKind.QUESTION else (),
            is_cut=told.is_full,
        )

    def _doubted(self, told: Gathering, kind: MessageKind) -> list[Draft]:
        """Who may have been talked to: named beside a bare verb, or by nothing but the name."""
        if kind not in _ASKED:
            return []
        alone = told.candidates if kind is MessageKind.NONE else []
        bare = [draft for draft in alone if not (draft.who.name or "@").islower()]
        doubted = [draft for draft in [*told.promised, *bare] if draft.is_doubtful][:MOST_TALKS]
        credited = [draft.who for draft in told.drafts]
        return [
            draft
            for draft in dict.fromkeys(doubted)
            if draft.who.is_named and not any(is_same(draft.who, who) for who in credited)
        ]

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
