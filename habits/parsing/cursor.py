"""A place among the pieces of a clause, and what stands there."""

from collections.abc import Sequence

from habits.parsing.lexicon import Tag
from habits.parsing.people import find_who, is_name
from habits.parsing.pieces import Piece
from habits.parsing.style import Style
from habits.parsing.tokens import Form


class Cursor:
    """Walks over the pieces of one clause, forwards only but for a bounded look ahead."""

    __slots__ = ("at", "pieces", "style")

    def __init__(self, pieces: Sequence[Piece], style: Style) -> None:
        self.pieces = pieces
        self.style = style
        self.at = 0

    @property
    def ended(self) -> bool:
        """Whether nothing is left."""
        return self.at >= len(self.pieces)

    @property
    def piece(self) -> Piece:
        """The piece that stands here."""
        return self.pieces[self.at]

    def advance(self) -> None:
        """Go one piece further."""
        self.at += 1

    def take(self) -> Piece:
        """The piece that stands here, and go further."""
        self.at += 1
        return self.pieces[self.at - 1]

    def ahead(self, steps: int = 1) -> Piece | None:
        """The piece that many steps ahead, if there is one."""
        place = self.at + steps
        return self.pieces[place] if place < len(self.pieces) else None

    def left(self) -> Sequence[Piece]:
        """The pieces from here on, a bounded number of them."""
        return self.pieces[self.at : self.at + 8]

    def at_platform(self) -> bool:
        """Whether a platform stands here as a place and not as a verb or a chat."""
        piece = self.piece
        if piece.platform is None or piece.form is Form.HANDLE:
            return False
        if piece.form is Form.LINK:
            return piece.handle is None
        after = self.ahead()
        if piece.has(Tag.REACH, Tag.BROADCAST, Tag.INBOX):
            return False
        if piece.has(Tag.TALK):
            return after is None or not after.has(Tag.WITH, Tag.TO)
        if not piece.has(Tag.CHAT, Tag.REACHING):
            return True
        if after is None:
            return self.at > 0 or not piece.has(Tag.CHAT)
        takes = after.has(Tag.HIM, Tag.OUR, Tag.TO, Tag.TITLE) or is_name(
            after, self.style, strong=False
        )
        return not takes and not (piece.has(Tag.CHAT) and after.has(Tag.WITH, Tag.FROM, Tag.ON))

    def stands_for_name(self) -> bool:
        """Whether an everyday word stands here as a name: "Will on LinkedIn", "Hope and ..."."""
        piece = self.piece
        if not piece.tags or not is_name(piece, self.style, strong=True):
            return False
        if piece.low.endswith("ing"):
            return False
        after = self.ahead()
        if after is None:
            return len(self.pieces) == 1
        if after.has(Tag.ON):
            behind = self.ahead(2)
            return behind is not None and behind.platform is not None
        return after.platform is not None or after.is_mark("(") or after.form is Form.HANDLE

    def leads_to_chat(self) -> bool:
        """Whether an article or adjective stands here, and a chat soon after it."""
        if not self.piece.has(Tag.DET, Tag.OUR, Tag.ME, Tag.COMMON) and self.piece.tags:
            return False
        if self.piece.platform is not None or self.piece.form is not Form.WORD:
            return False
        if self.piece.number is not None:
            return False
        if not self.piece.tags and self.piece.text[0].isupper():
            return False
        for piece in self.left()[1:5]:
            if piece.has(Tag.CHAT) or piece.minutes is not None:
                return True
            if piece.number is not None and piece.form is Form.WORD:
                return True
            if (
                not piece.has(Tag.FILL, Tag.COMMON, Tag.DET, Tag.OUR, Tag.TO)
                and piece.platform is None
            ):
                return False
        return False

    def is_mass(self) -> bool:
        """Whether everybody is meant, which is an announcement: "the whole staff"."""
        for piece in self.left()[:4]:
            if piece.low in _MASS:
                return True
            if not piece.has(Tag.DET, Tag.OUR, Tag.TO, Tag.FILL, Tag.ALL):
                return False
        return False

    def leads_to_turn(self) -> bool:
        """Whether an article or number stands here, and a comment or message soon after it."""
        for piece in self.left()[1:4]:
            if piece.has(Tag.TURN):
                return True
            if piece.has(Tag.PEOPLE, Tag.TRADE, Tag.ON) or piece.audience is not None:
                return False
        return False

    def verb_has_object(self) -> bool:
        """Whether a word that may be a verb or an adverb takes somebody as its object."""
        after = self.ahead()
        if self.piece.low.endswith((" about", " for")):
            return False
        return after is not None and (
            after.has(Tag.WITH, Tag.TO, Tag.HIM) or is_name(after, self.style, strong=False)
        )

    def describes_people(self) -> bool:
        """Whether people are described here: "a customer", "two of her neighbours"."""
        piece = self.piece
        if piece.handle is not None or (not piece.tags and piece.number is None):
            return False
        who, _ = find_who(self.pieces, self.at, self.style, strong=False)
        return who is not None

    def counts(self) -> bool:
        """Whether the number that stands here counts conversations."""
        for piece in self.left()[1:5]:
            if (
                piece.has(Tag.CHAT, Tag.TURN, Tag.TOTAL, Tag.NOW, Tag.METRIC)
                or piece.day is not None
            ):
                return True
            if piece.has(Tag.PEOPLE, Tag.TRADE, Tag.REST) or piece.audience is not None:
                return False
            if piece.platform is not None:
                return True
            if not piece.has(Tag.FILL, Tag.ON, Tag.DET, Tag.FROM, Tag.OUR, Tag.FOR):
                return False
        return True

    def take_place(self) -> bool:
        """Go behind a place that tells nothing: "in Hull", "under my post", "in the comments"."""
        if not self.piece.has(Tag.ON):
            return False
        for step, piece in enumerate(self.left()[1:5], start=1):
            if piece.has(Tag.TURN) or piece.low in _POSTS:
                self.at += step + 1
                return True
            if (
                not piece.tags
                and piece.form is Form.WORD
                and piece.platform is None
                and not piece.possessive
            ):
                self.at += step + 1
                return True
            if (
                not piece.has(Tag.DET, Tag.OUR, Tag.ME, Tag.COMMON, Tag.FILL)
                and not piece.possessive
            ):
                return False
        return False

    def leads_to_with(self) -> bool:
        """Whether a "with" follows the verb, with at most a place or a day between."""
        for piece in self.left()[1:5]:
            if piece.has(Tag.WITH):
                return True
            if not (piece.has(Tag.ON, Tag.FILL) or piece.platform or piece.day):
                return False
        return False

    def is_amount(self, after: int) -> bool:
        """Whether what looked like a name is an amount: "hundreds of likes"."""
        if after + 1 >= len(self.pieces) or self.pieces[after].low != "of":
            return False
        behind = self.pieces[after + 1]
        return (
            behind.form is Form.WORD
            and behind.text[0].islower()
            and not behind.has(Tag.DET, Tag.OUR)
        )

    def seek_turn(self) -> bool:
        """Go to a message or chat right before a "with": "ping-pong of messages with Roberta"."""
        for place in range(self.at, min(len(self.pieces), self.at + 8) - 1):
            piece, after = self.pieces[place], self.pieces[place + 1]
            if piece.has(Tag.TURN, Tag.CHAT) and after.has(Tag.WITH):
                self.at = place
                return True
            if piece.has(Tag.ABOUT, Tag.THIRD, Tag.TELL):
                return False
        return False

    def seek_platform(self) -> None:
        """Go to a platform further on that the words about the talk end with."""
        told = False
        for place in range(self.at, min(len(self.pieces), self.at + 24)):
            piece = self.pieces[place]
            if piece.has(Tag.THIRD, Tag.WHO):
                return
            told = told or piece.has(Tag.ABOUT)
            self_at, self.at = self.at, place
            near = any(before.has(Tag.ON) for before in self.pieces[max(0, place - 4) : place])
            if near and self.at_platform() and (not told or self._ends_after(place)):
                return
            self.at = self_at
        self.at = len(self.pieces)

    def _ends_after(self, place: int) -> bool:
        before = self.pieces[place - 1]
        rest = self.pieces[place + 1 :]
        return before.has(Tag.ON) and all(
            p.has(Tag.NOW, Tag.PART) or p.day or p.minutes for p in rest[:3]
        )

    def seek_with(self) -> bool:
        """Go to the next "with" before which nobody else does anything; False if there is none."""
        for place in range(self.at, min(len(self.pieces), self.at + 12)):
            piece = self.pieces[place]
            if piece.has(Tag.WITH):
                self.at = place
                return not self.pieces[place - 1].low.endswith("ing")
            if piece.has(Tag.THIRD, Tag.TELL):
                return False
        return False

    def in_company(self, *, started: bool) -> bool:
        """Whether the name of a company or department stands here or goes on here."""
        piece = self.piece
        if piece.form is not Form.WORD or piece.day is not None or self.at_platform():
            return False
        if piece.has(Tag.DET, Tag.OUR):
            return not started
        if piece.text[0].isupper() and self.style is Style.MIXED:
            return not piece.has(Tag.ABOUT, Tag.ON, Tag.WHO, Tag.THIRD)
        if piece.has(Tag.TELL, Tag.REACT, Tag.INBOX, Tag.REACH, Tag.TALK, Tag.BROADCAST):
            return False
        if piece.has(Tag.COMMON, Tag.TRADE, Tag.COMPANY):
            return True
        return not piece.tags and not started

    def is_all(self) -> bool:
        """Whether "both" or "all three" stands here for people who were named before."""
        after = self.ahead()
        return self.piece.has(Tag.ALL) and (after is None or after.has(Tag.ON, Tag.ABOUT))

    def is_before_verb(self) -> bool:
        """Whether a verb of talking comes next."""
        after = self.ahead()
        return after is not None and after.has(Tag.TALK, Tag.REACH)

    def owns_turn(self) -> bool:
        """Whether somebody's message or comment stands here: "Milan's question"."""
        for step, piece in enumerate(self.left()[:4]):
            role = piece.has(Tag.PEOPLE, Tag.TRADE, Tag.DET, Tag.OUR) or piece.audience is not None
            if not role and not is_name(piece, self.style, strong=True):
                return False
            if piece.possessive:
                return any(
                    later.has(Tag.TURN) or later.low in _POSTS
                    for later in self.left()[step + 1 : step + 4]
                )
        return False

    def take_owner(self) -> list[Piece]:
        """The pieces of the owner's name, and go behind them."""
        taken = [self.take()]
        while not taken[-1].possessive:
            taken.append(self.take())
        return taken


_MASS = frozenset("everyone everybody all whole entire every".split())
_POSTS = frozenset(
    ("post", "tweet", "article", "story", "photo", "email", "mail", "wall", "update")
)
