"""The lexicon made ready: what a word or phrase can be, found in one look."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

from habits.domain.engagements import Audience, Platform
from habits.parsing.lexicon import Lexicon, PlatformWords, Tag
from habits.parsing.words.spelling import Spelling
from habits.parsing.words.tokens import Form, Token


@dataclass(frozen=True, slots=True)
class Entry:
    """All that one phrase can be; several at once, for the grammar to choose from.

    `offset` is a number of days from today, `minutes` a length, `unit` minutes a piece.
    """

    tags: frozenset[Tag] = frozenset()
    platform: Platform | None = None
    is_short: bool = False
    audience: Audience | None = None
    number: int | None = None
    minutes: int | None = None
    unit: int | None = None
    weekday: int | None = None
    month: int | None = None
    offset: int | None = None

    @property
    def tells_time(self) -> bool:
        """Whether a day or a length of time may begin with it."""
        return (
            self.number is not None
            or self.offset is not None
            or self.weekday is not None
            or self.month is not None
            or self.minutes is not None
        )


Phrases = tuple[tuple[tuple[str, ...], Entry], ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Single words, phrases by their first two words (the longest first), and spelling."""

    words: Mapping[str, Entry]
    phrases: Mapping[tuple[str, str], Phrases]
    spelling: Spelling
    signs: Mapping[str, Platform]
    hosts: Mapping[str, tuple[Platform, tuple[str, ...]]]
    suffixes: Mapping[str, Platform]
    aliases: Mapping[str, str]

    def unstretched(self, word: str) -> str | None:
        """The known word that is stretched in this one: "soooo", "yesss"; None if there is none."""
        if _STRETCHED.search(word) is None:
            return None
        runs = [(letter, len(list(run))) for letter, run in groupby(word)]
        for most in (1, 2):
            short = "".join(letter * min(length, most) for letter, length in runs)
            if short in self.words:
                return short
        return None

    def find(self, tokens: Sequence[Token], at: int) -> tuple[Entry | None, int]:
        """The longest phrase that begins at this token, and the place behind it."""
        word = tokens[at].low
        if at + 1 < len(tokens):
            for words, entry in self.phrases.get((word, tokens[at + 1].low), ()):
                if len(words) == _PAIR or _reads(tokens, at, words):
                    return entry, at + len(words)
        return self.words.get(word) or self._misspelt(tokens, at), at + 1

    def _misspelt(self, tokens: Sequence[Token], at: int) -> Entry | None:
        """The word that was meant; one with a capital within a sentence is rather a name."""
        token = tokens[at]
        mended = self.spelling.mend(token.low) if token.form is Form.WORD else None
        if mended is None:
            return None
        entry = self.words[mended]
        within = at > 0 and tokens[at - 1].form is Form.WORD and token.text.istitle()
        return None if within and entry.tags else entry


def _reads(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    after = at + len(words)
    if after > len(tokens):
        return False
    return all(tokens[at + step].low == words[step] for step in range(_PAIR, len(words)))


_PAIR = 2
_STRETCHED = re.compile(r"(.)\1\1")
_CORRECTED = (Tag.TALK, Tag.REACH, Tag.CHAT, Tag.WITH, Tag.ABOUT)
_VERBS = (
    ("talk", Tag.TALK),
    ("reach", Tag.REACH),
    ("reaching", Tag.REACHING),
    ("chat", Tag.CHAT),
    ("inbox", Tag.INBOX),
)
_Drafts = dict[str, dict[str, Any]]


@lru_cache(maxsize=8)
def vocabulary_of(lexicon: Lexicon) -> Vocabulary:
    """The vocabulary of a lexicon, made once."""
    entries = {phrase: _entry(draft) for phrase, draft in _drafts(lexicon).items()}
    platforms = lexicon.platforms.items()
    return Vocabulary(
        words={phrase: entry for phrase, entry in entries.items() if " " not in phrase},
        phrases=_by_two_words(entries),
        spelling=Spelling.of(_spelt(entries)),
        signs={sign: platform for platform, words in platforms for sign in words.signs},
        hosts={
            host: (platform, words.owner) for platform, words in platforms for host in words.hosts
        },
        aliases=lexicon.aliases,
        suffixes={suffix: platform for platform, words in platforms for suffix in words.suffixes},
    )


def _entry(draft: dict[str, Any]) -> Entry:
    return Entry(**{**draft, "tags": frozenset(draft.get("tags", ()))})


def _drafts(lexicon: Lexicon) -> _Drafts:
    drafts: _Drafts = defaultdict(dict)
    for tag, phrases in lexicon.words.items():
        if tag is not Tag.VERBS:
            _tag(drafts, phrases, tag)
    _tag(drafts, lexicon.words.get(Tag.PLACE, ()), Tag.COMMON)
    _tag(drafts, _forms(lexicon.words.get(Tag.VERBS, ())), Tag.VERBS)
    for platform, words in lexicon.platforms.items():
        _add_platform(drafts, platform, words)
    for audience, kinds in lexicon.audiences.items():
        for noun in kinds.nouns:
            drafts[noun]["audience"] = audience
    _add_times(drafts, lexicon)
    _place_phrases(drafts)
    return drafts


_PLACED = frozenset((Tag.INBOX, Tag.REACT, Tag.REACH, Tag.BROADCAST))


def _place_phrases(drafts: _Drafts) -> None:
    """A phrase around a word of a platform is on that platform: "rang me", "a call from"."""
    for phrase, draft in list(drafts.items()):
        if " " in phrase and _PLACED.intersection(draft.get("tags", ())):
            places = (drafts[word].get("platform") for word in phrase.split() if word in drafts)
            draft.setdefault("platform", next((place for place in places if place), None))


def _forms(verbs: Iterable[str]) -> Iterator[str]:
    """The regular forms of verbs: work, works, worked, working."""
    for verb in verbs:
        stem = verb.removesuffix("e")
        if verb.endswith("y") and verb[-2] not in "aeiou":
            yield from (verb[:-1] + "ies", verb[:-1] + "ied")
        doubled = stem + stem[-1] if len(verb) <= _SHORT_VERB else stem
        for base in (stem, doubled):
            yield from (base + "ed", base + "ing")
        yield from (verb + "s", verb + "es")


_SHORT_VERB = 4


def _tag(drafts: _Drafts, phrases: Iterable[str], tag: Tag) -> None:
    for phrase in phrases:
        drafts[phrase].setdefault("tags", set()).add(tag)


def _add_platform(drafts: _Drafts, platform: Platform, words: PlatformWords) -> None:
    for name in (*words.names, *words.short):
        drafts[name]["platform"] = platform
        drafts[name]["is_short"] = name in words.short
    for kind, tag in _VERBS:
        verbs = [phrase.removesuffix(" with") for phrase in getattr(words, kind)]
        _tag(drafts, verbs, tag)
        for verb in verbs:
            drafts[verb]["platform"] = platform


def _add_times(drafts: _Drafts, lexicon: Lexicon) -> None:
    time = lexicon.time
    for name, values in (
        ("number", time.numbers),
        ("weekday", time.weekdays),
        ("month", time.months),
        ("offset", time.days),
        ("unit", time.units),
        ("minutes", time.lengths),
    ):
        for phrase, value in values.items():
            drafts[phrase][name] = value


def _by_two_words(entries: Mapping[str, Entry]) -> dict[tuple[str, str], Phrases]:
    found: dict[tuple[str, str], list[tuple[tuple[str, ...], Entry]]] = defaultdict(list)
    for phrase, entry in entries.items():
        words = tuple(phrase.split())
        if len(words) >= _PAIR:
            found[words[0], words[1]].append((words, entry))
    return {
        first: tuple(sorted(phrases, key=lambda phrase: -len(phrase[0])))
        for first, phrases in found.items()
    }


def _spelt(entries: Mapping[str, Entry]) -> Iterator[str]:
    """The words whose misspelling is worth mending: platforms and the chief verbs."""
    for phrase, entry in entries.items():
        chief = entry.platform or entry.tags.intersection(_CORRECTED) or entry.offset == -1
        if chief and phrase.isalpha() and not entry.is_short:
            yield phrase
