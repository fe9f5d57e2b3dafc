"""A place among the pieces of a clause."""

from collections.abc import Sequence

from habits.parsing.lexicon import Tag
from habits.parsing.names import is_name
from habits.parsing.pieces import Piece
from habits.parsing.style import Style
from habits.parsing.tokens import Form

_AHEAD = 8


class Cursor:
    """Walks over the pieces of one clause; it looks ahead a bounded number of them."""

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
            return after is None or not after.has(Tag.WITH, Tag.TO)
        return not piece.has(Tag.CHAT, Tag.REACHING) or self._is_place(piece, after)

    def _is_place(self, piece: Piece, after: Piece | None) -> bool:
        """Whether a call or mail is where somebody was met: "Hugo email", "Ben call"."""
        if after is None:
            return self.at > 0 or not piece.has(Tag.CHAT)
        if after.has(Tag.HIM, Tag.OUR, Tag.TO, Tag.TITLE) or is_name(
            after, self.style, strong=False
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
        if after is None:
            return len(self.pieces) == 1
        if after.has(Tag.ON):
            behind = self.ahead(2)
            return behind is not None and behind.platform is not None
        if piece.has(Tag.NAMEABLE) and piece.text.istitle() and after.has(Tag.TELL, Tag.INBOX):
            return True
        verb = after.has(Tag.REACHING, Tag.CHAT, Tag.REACH)
        if after.has(Tag.TALK):
            behind = self.ahead(2)
            return after.platform is not None and (behind is None or not behind.has(Tag.WITH))
        placed = after.platform is not None and not verb
        return placed or after.is_mark("(") or after.form is Form.HANDLE
