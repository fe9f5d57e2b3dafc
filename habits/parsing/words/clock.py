"""At what time: words that tell the time of day, which is neither a number of people nor a day."""

from collections.abc import Sequence

from habits.parsing.lexicon import Tag
from habits.parsing.words.tokens import Form, Token
from habits.parsing.words.vocabulary import Vocabulary

_HALVES = frozenset(("am", "pm", "a.m", "p.m", "h", "uhr", "o'clock", "oclock"))
_AT = frozenset(("at", "around", "before", "after", "since", "until", "till", "by", "from", "~"))
_GOES_ON = (
    Tag.SELF, Tag.TALK, Tag.REACH, Tag.HAVE, Tag.WITH, Tag.AND, Tag.ON, Tag.ABOUT, Tag.CHAT,
    Tag.FILL, Tag.REACHING, Tag.NOW, Tag.PART,
)  # fmt: skip
_HOURS, _MINUTES = 24, 60


def find_clock(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> int:
    """The place behind a time of day that begins here: "10:30", "3 pm", "at 10"; `at` if none does."""
    if tokens[at].form is not Form.NUMBER:
        return at
    hour, colon, minute = tokens[at].text.replace(".", ":").partition(":")
    if not (hour.isdecimal() and len(hour) <= len("00") and int(hour) <= _HOURS):
        return at
    after = at + 1
    if after < len(tokens) and tokens[after].low in _HALVES and tokens[after].low != "h":
        return after + 1
    if colon:
        whole = minute.isdecimal() and len(minute) == len("00") and int(minute) < _MINUTES
        named = ":" in tokens[at].text or _is_led(tokens, at)
        return after if whole and named and not _has_unit(tokens, after, vocabulary) else at
    return after if _is_led(tokens, at) and _stands_alone(tokens, after, vocabulary) else at


def _is_led(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].low in _AT


def _has_unit(tokens: Sequence[Token], after: int, vocabulary: Vocabulary) -> bool:
    entry = vocabulary.words.get(tokens[after].low) if after < len(tokens) else None
    return entry is not None and entry.unit is not None


def _stands_alone(tokens: Sequence[Token], after: int, vocabulary: Vocabulary) -> bool:
    """Whether no noun follows that the number would count: "at 10 talked to Ben"."""
    if after >= len(tokens) or tokens[after].form in (Form.BREAK, Form.MARK):
        return True
    entry = vocabulary.words.get(tokens[after].low)
    return entry is not None and not entry.tags.isdisjoint(_GOES_ON) and entry.unit is None
