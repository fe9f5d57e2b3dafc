"""How long: words that name a length of time, in minutes."""

from collections.abc import Sequence

from habits.parsing.lexicon import Tag
from habits.parsing.words.tokens import Token
from habits.parsing.words.vocabulary import Entry, Vocabulary

_NOT_SPENT = frozenset(
    "within in after every under by until before past than the my his her their our".split()
)
_OTHERWISE = frozenset(("within", "in", "after", "every", "under", "by", "until", "before", "than"))
_PARTS = {"1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "½": 0.5, "¼": 0.25}
_HOUR = 60
_MOST = 24 * _HOUR


def find_minutes(
    tokens: Sequence[Token], at: int, entry: Entry, after: int, vocabulary: Vocabulary
) -> tuple[int | None, int]:
    """The minutes spent that are named here, and the place behind them.

    The place stays where no length is named; the minutes are None where one is named that
    was not spent on a conversation: "within 5 minutes", "my 12 minute talk", "ten minutes ago".
    """
    if entry.minutes is not None:
        return _spent(tokens, at, after, entry.minutes, vocabulary), after
    amount = _amount(tokens[at], entry)
    after += after < len(tokens) and tokens[after].text == "-"
    unit = _unit(tokens, after, vocabulary)
    if amount is None or unit is None:
        return None, at
    odd, behind = _odd_minutes(tokens, after, unit, vocabulary)
    return _spent(tokens, at, behind, round(amount * unit) + odd, vocabulary), behind


def _odd_minutes(
    tokens: Sequence[Token], at: int, unit: int, vocabulary: Vocabulary
) -> tuple[int, int]:
    """The minutes behind hours, and the place behind them: "1h15", "1 hour 20 min", "an hour and ten minutes"."""
    if unit != _HOUR:
        return 0, at + 1
    glued = tokens[at].low.removeprefix("h")
    if glued.isdecimal() and len(glued) == len("15"):
        return int(glued), at + 1
    place = at + 1
    place += place < len(tokens) and tokens[place].low == "and"
    if place >= len(tokens):
        return 0, at + 1
    entry = vocabulary.words.get(tokens[place].low)
    digits = tokens[place].text
    worded = entry.number if entry is not None else None
    odd = int(digits) if digits.isdecimal() and len(digits) <= len("15") else worded
    has_unit = _unit(tokens, place + 1, vocabulary) == 1
    bare = place == at + 1 and digits.isdecimal()
    if odd is None or odd >= _HOUR or not (has_unit or bare):
        return 0, at + 1
    return odd, place + 1 + has_unit


def _amount(token: Token, entry: Entry) -> float | None:
    if entry.number is not None:
        return entry.number
    if token.text in _PARTS:
        return _PARTS[token.text]
    try:
        return float(token.text.replace(",", "."))
    except ValueError:
        return None


def _unit(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> int | None:
    if at >= len(tokens):
        return None
    word = tokens[at].low
    touches = tokens[at - 1].end == tokens[at].start
    if touches and word == "'":
        return 1
    glued = touches and word[0] == "h" and word[1:].isdecimal()  # "1h15"
    entry = vocabulary.words.get("h" if glued else word)
    return entry.unit if entry is not None and (touches or len(tokens[at].low) > 1) else None


def _spent(
    tokens: Sequence[Token], at: int, after: int, minutes: int, vocabulary: Vocabulary
) -> int | None:
    before = tokens[at - 1].low if at else ""
    if before in _OTHERWISE or not 0 < minutes <= _MOST:
        return None
    if after >= len(tokens):
        return minutes
    following = vocabulary.words.get(tokens[after].low)
    tags = following.tags if following is not None else frozenset()
    if Tag.LENGTH in tags and (Tag.CHAT not in tags or before in _NOT_SPENT):
        return None
    return minutes
