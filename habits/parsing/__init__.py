"""The reader of messages: a text → what it says. Pure; the words are handed in.

A text goes through four stages, each a package that knows only those before it:

    words    a text → tokens → pieces: what each word or phrase can be
    grammar  pieces → clauses → acts: what one clause says was done, with whom, where, when, how long
    telling  acts → conversations: who is still meant from clause to clause, each person once
    meaning  the message as a whole: its kind, an absence, a wish, a correction, what came of a talk

`reader` leads through them, `reading` is what comes out, `lexicon` what is handed in (its words stand in
`config/lexicon`). Where a message does not say whether something has been, the reading carries it as a doubt
to be asked, and credits nothing for it.
"""

from habits.parsing.lexicon import Lexicon
from habits.parsing.reader import read
from habits.parsing.reading import (
    Absence,
    Conversation,
    Correction,
    MessageKind,
    Person,
    Promise,
    Reading,
    Wish,
)

__all__ = [
    "Absence",
    "Conversation",
    "Correction",
    "Lexicon",
    "MessageKind",
    "Person",
    "Promise",
    "Reading",
    "Wish",
    "read",
]
