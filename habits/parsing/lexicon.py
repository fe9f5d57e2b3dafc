"""The words that the reader knows; handed in, so that a language is data and not code."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from habits.domain.engagements import Audience, Outcome, Platform


class Tag(StrEnum):
    """What a word or phrase can be in a clause; the values are the keys of the word lists."""

    SELF = "self"  # I, we: the writer is the subject
    ME = "me"  # me, us, my: the writer is the object
    THIRD = "third"  # he, she, they, it
    HIM = "him"  # him, her, them, both: an object that was named before
    TALK = "talk"  # talked, spoke: done by both, "with" or "to" somebody
    TALKING = "talking"  # talk, speak, talking: not done yet unless something says so
    REACH = "reach"  # answered, messaged: done to somebody
    REACHING = "reaching"  # answer, message, writing to
    TELL = "tell"  # says, asked, wants: what somebody else did in a conversation
    INBOX = "inbox"  # reached out, joined in: somebody else came to the writer
    REACT = "react"  # commented, replied: somebody else, and nobody answered yet
    CHAT = "chat"  # chat, convo, coffee: a conversation as a thing
    TURN = "turn"  # message, reply, comment: a part of a conversation as a thing
    BROADCAST = "broadcast"  # posted, shared, liked: one way
    SPREAD = "spread"  # hit, put, accepted: one way beside a platform or a number
    GIVE = "give"  # gave, sent: to somebody, with a message or call as the thing
    SILENT = "silent"  # voicemail, no reply: the other one has not answered
    FORWARD = "forward"  # fwd: somebody else's words follow
    DISCARD = "discard"  # scratch: what was said before does not count
    NAMEABLE = "nameable"  # will, hope, per: words that are names too
    METRIC = "metric"  # likes, followers, views: reach that is counted
    WATCH = "watch"  # read, saw, overheard, scrolled
    TRY = "try"  # tried, left a voicemail: nobody was reached
    UNDO = "undo"  # undo, delete: a log is to be taken back
    LAST = "last"  # that, the last one: the log that is meant
    LATER = "later"  # not now, ask me later
    NEG = "neg"
    NOBODY = "nobody"
    FUTURE = "future"
    ASK = "ask"  # opens a question
    COMMAND = "command"  # asks the bot to show something
    ABSENT = "absent"
    GREET = "greet"  # thanks, good morning: banter
    WITH = "with"
    TO = "to"
    ON = "on"
    FROM = "from"
    FOR = "for"
    ABOUT = "about"
    WHO = "who"  # who, which, because: a note begins
    DET = "det"
    OUR = "our"
    ALL = "all"
    REST = "rest"  # others, the rest
    CALLED = "called"
    CORRECT = "correct"  # no wait, I mean, make that
    EACH = "each"
    TOTAL = "total"
    FILL = "fill"  # adverbs and interjections that change nothing
    HAVE = "have"  # had, got, did, finished: before a chat
    BE = "be"
    AND = "and"
    AMONG = "among"  # including: names of those just counted follow
    BUT = "but"
    TITLE = "title"
    PARTICLE = "particle"
    PEOPLE = "people"  # guy, lady, neighbour: persons without an audience
    TRADE = "trade"  # nurse, driver: persons by their work; ours are employees
    PART = "part"  # morning, afternoon: says no day by itself
    NOW = "now"  # this morning, just now: today
    CLOSED = "closed"  # words that are never a name
    VERBS = "verbs"  # everyday verbs by their plain form, common in all their forms
    COMMON = "common"  # words that are a name only where nothing else fits
    COMPANY = "company"  # gmbh, ltd, bank
    PLACE = "place"  # dock, canteen, fair: people who meet there meet in person
    LENGTH = "length"  # talk, video, delay: a thing that lasts


@dataclass(frozen=True, slots=True)
class PlatformWords:
    """How one platform is written: its names, short forms, verbs, nouns, emoji and hosts."""

    names: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    talk: tuple[str, ...] = ()
    reach: tuple[str, ...] = ()
    reaching: tuple[str, ...] = ()
    chat: tuple[str, ...] = ()
    inbox: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AudienceWords:
    """How one audience is written: nouns for its people, and clues that leave no doubt."""

    nouns: tuple[str, ...] = ()
    clues: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """How one outcome is written: hashtags and phrases of the note."""

    tags: tuple[str, ...] = ()
    clues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Numbers, days and lengths of time; `days` are offsets from today, `units` minutes."""

    numbers: Mapping[str, int]
    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    days: Mapping[str, int]
    units: Mapping[str, int]
    lengths: Mapping[str, int]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Everything that the reader knows of a language; compared by identity."""

    words: Mapping[Tag, tuple[str, ...]]
    platforms: Mapping[Platform, PlatformWords]
    audiences: Mapping[Audience, AudienceWords]
    outcomes: Mapping[Outcome, OutcomeWords]
    time: TimeWords
    aliases: Mapping[str, str]
    """Words as phones shorten them, by the word that is meant."""
