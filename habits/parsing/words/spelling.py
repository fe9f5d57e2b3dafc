"""One typing error in a word that matters."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_SHORTEST = 4
_LONGEST = 16
_REPLACED = 7
"""From this length on a letter may also have been replaced by another one."""
_CONSONANTS = 3
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Spelling:
    """Words by what is left of them when one letter is missing, or all vowels are."""

    words: frozenset[str]
    shortened: Mapping[str, str]
    skeletons: Mapping[str, str]

    @classmethod
    def of(cls, words: Iterable[str]) -> "Spelling":
        """The spelling of these words."""
        known = frozenset(words)
        ordered = sorted(word for word in known if len(word) >= _SHORTEST)
        return cls(
            words=known,
            shortened={cut: word for word in ordered for cut in _cuts(word)},
            skeletons={
                _skeleton(word): word for word in ordered if len(_skeleton(word)) >= _CONSONANTS
            },
        )

    def mend(self, word: str) -> str | None:
        """The known word that this one is but for one error; None if there is none.

        An error is a letter missing, added, swapped with its neighbour or, in long words,
        replaced; or a word written without its vowels.
        """
        if not _SHORTEST <= len(word) <= _LONGEST or not word.isascii():
            return None
        if not _VOWELS.intersection(word):
            return self.skeletons.get(_skeleton(word))
        if word in self.shortened and len(word) > _SHORTEST:
            return self.shortened[word]
        return next((found for cut in _cuts(word) if (found := self._from(cut, word))), None)

    def _from(self, cut: str, word: str) -> str | None:
        if cut in self.words and len(cut) > _SHORTEST:
            return cut
        found = self.shortened.get(cut)
        if found is None or len(found) != len(word):
            return None
        wrong = sum(a != b for a, b in zip(found, word, strict=True))
        swapped = wrong == len("ab") and sorted(found) == sorted(word)
        return found if swapped or (wrong == 1 and len(word) >= _REPLACED) else None


def _cuts(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def _skeleton(word: str) -> str:
    bare = [letter for letter in word if letter not in _VOWELS]
    return "".join(a for a, b in zip(bare, ["", *bare], strict=False) if a != b)
