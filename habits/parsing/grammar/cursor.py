"""A place among the pieces of a clause."""

from collections.abc import Sequence

from habits.parsing.grammar.names import is_name, is_proper
from habits.parsing.lexicon import Tag
from habits.parsing.words.pieces import Piece
from habits.parsing.words.style import Style
from habits.parsing.words.tokens import Form

_AHEAD = 8
_MODAL = frozenset(("may", "hope"))
_OF_A_NAME = frozenset(("from", "re", "about", "regarding", "concerning", "abt"))


class Cursor:
    """Walks over the pieces of one clause; it looks ahead a bounded number of them.

    `within` says that the clause goes on with a sentence, where a capital letter is no accident.
    """

    __slots__ = ("at", "pieces", "style", "within")

    def __init__(self, pieces: Sequence[Piece], style: Style, *, within: bool = False) -> None:
        self.pieces = pieces
        self.style = style
        self.within = within
        self.at = 0

    @property
    def ended(self) -> bool:
        """Whether nothing is left."""
        return self.at >= len(self.pieces)

    @property
    def piece(self) -> Piece:
        """The piece that stands here."""
        return self.pieces[self.at]

    def is_at(self, *tags: Tag) -> bool:
        """Whether a piece that can be any of these stands here."""
        return not self.ended and self.piece.has(*tags)

    def is_at_word(self, *words: str) -> bool:
        """Whether one of these words stands here."""
        return not self.ended and self.piece.low in words

    def take(self) -> Piece:
        """The piece that stands here; the cursor goes behind it."""
        self.at += 1
        return self.pieces[self.at - 1]

    def ahead(self, steps: int = 1) -> Piece | None:
        """The piece that many steps ahead, if there is one."""
        place = self.at + steps
        return self.pieces[place] if place < len(self.pieces) else None

    def left(self) -> Sequence[Piece]:
        """The next pieces from here on, at most eight."""
        return self.pieces[self.at : self.at + _AHEAD]

    def at_platform(self) -> bool:
        """Whether a platform stands here as a place, and not as a verb or a chat."""
        piece, after = self.piece, self.ahead()
        if piece.platform is None or piece.form is Form.HANDLE:
            return False
        if piece.form is Form.LINK:
            return piece.handle is None
        if piece.has(Tag.REACH, Tag.BROADCAST, Tag.INBOX):
            return False
        if piece.has(Tag.TALK):
            return after is None or not after.has(Tag.WITH, Tag.TO, Tag.DET, Tag.OUR)
        return not piece.has(Tag.CHAT, Tag.REACHING) or self._is_place(piece, after)

    def _is_place(self, piece: Piece, after: Piece | None) -> bool:
        """Whether a call or mail is where somebody was met: "Hugo email", "Ben call"."""
        if after is None:
            return self.at > 0 or not piece.has(Tag.CHAT)
        if after.has(Tag.HIM, Tag.OUR, Tag.TO, Tag.TITLE) or is_name(
            after, self.style, strong=after.has(Tag.NAMEABLE)
        ):
            return False
        return not (piece.has(Tag.CHAT) and after.has(Tag.WITH, Tag.FROM, Tag.ON))

    def stands_for_name(self) -> bool:
        """Whether an everyday word stands here as a name: "Will on LinkedIn", "Hope and ..."."""
        piece, after = self.piece, self.ahead()
        if not piece.tags or not is_name(piece, self.style, strong=True):
            return False
        if piece.low.endswith("ing"):
            return False
        if piece.has(Tag.NAMEABLE) and is_proper(piece, self.style) and self._is_said_of(after):
            return True
        if after is None:
            return len(self.pieces) == 1
        return self._is_placed(piece, after)

    def _is_placed(self, piece: Piece, after: Piece) -> bool:
        """Whether a place or a verb of somebody else's stands behind the word."""
        behind = self.ahead(2)
        if after.has(Tag.ON):
            return behind is not None and behind.platform is not None
        if piece.has(Tag.NAMEABLE) and piece.text.istitle() and after.has(Tag.TELL, Tag.INBOX):
            return True
        if after.has(Tag.TALK):
            return after.platform is not None and (behind is None or not behind.has(Tag.WITH))
        verb = after.has(Tag.REACHING, Tag.CHAT, Tag.REACH)
        placed = after.platform is not None and not verb
        return placed or after.is_mark("(") or after.form is Form.HANDLE

    def _is_said_of(self, after: Piece | None) -> bool:
        """Whether a word with a capital that is a name and a verb is the name: "Ann and Rob re prices", "Rob from sales"."""
        if after is None:
            return self.within
        surname = after.form is Form.WORD and not after.tags and is_proper(after, self.style)
        if after.low in _OF_A_NAME or (surname and self.piece.low not in _MODAL):
            return True
        verb = after.has(Tag.REACHING, Tag.TALKING, Tag.HIM, Tag.DET, Tag.OUR)
        return self.within and self.at == 0 and not verb
