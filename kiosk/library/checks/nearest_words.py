"""Words that sound most like a word, told from the pronouncing dictionary: what may have been said in its place.

Which are the best? Those nearest in sound that people really say. Measured with the 21 words of commands: without
regard to how frequent a word is, the eight nearest known to the speech model are mostly names and rare words ("aerie",
"airey", "ari" for "three"); with it they are "through", "free", "tree", "threw".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

_FIRST_CODE = 0xE000
MOST_RIVALS = 30
"""Of a word. The grammar takes the first eight that the speech model knows, two words in three; and before that those
are left out that are kin of another word that can be said."""
MOST_PHONES = 4
"""Words that differ in more, or in more than half the phones of the word, are nothing like it ("acupuncture",
"clunker"); they would only make the grammar larger."""
RARE_PHONES = 1
"""A word that is not among the frequent ones counts as if it were so many phones farther away."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """What sounds like a word."""

    rivals: tuple[str, ...]
    """Other words, the nearest first; none of them its kin."""
    kin: tuple[str, ...]
    """What the recogniser should take for the word itself: it sounds the same, or is another form of it."""


class SoundBook:
    """All words of a dictionary by their sound.

    Args:
        pronunciations: Of each word all the ways to say it: a list of phones each, with or without stress.
        frequent: Words that people say, the most frequent first.
        inflections: How the forms of a word look (``word_forms.yaml``).
    """

    def __init__(
        self,
        pronunciations: Mapping[str, Sequence[Sequence[str]]],
        frequent: Sequence[str],
        inflections: Mapping[str, str],
    ) -> None:
        self._codes: dict[str, str] = {}
        self._sounds = {
            word: tuple(dict.fromkeys(map(self._sound, ways))) for word, ways in pronunciations.items()
        }
        self._ranks = {word: rank for rank, word in enumerate(frequent)}
        self._endings = [(re.compile(form), stem) for form, stem in inflections.items()]
        self._stems = cache(self._stems_of)

    def nearest(self, word: str) -> Nearest | None:
        """What sounds like a word; None: the dictionary lacks it."""
        if word not in self._sounds:
            return None
        near = self._distances(word)
        stems = self._stems(word)
        kin = {other for other in near if near[other] == 0 or stems & self._stems(other)} - {word}
        rivals = sorted(near.keys() - kin - {word}, key=lambda other: self._order(other, near[other]))
        return Nearest(tuple(rivals[:MOST_RIVALS]), tuple(sorted(kin)))

    def _order(self, word: str, phones: int) -> tuple[int, int, str]:
        rank = self._ranks.get(word, len(self._ranks))
        is_rare = word not in self._ranks
        return phones + RARE_PHONES * is_rare, rank, word

    def _distances(self, word: str) -> dict[str, int]:
        """The words that are near enough, and in how many phones they differ."""
        ways = self._sounds[word]
        most = max(1, min(MOST_PHONES, max(map(len, ways)) // 2))
        every, owners = self._table
        table = cdist(ways, every, scorer=Levenshtein.distance, score_cutoff=most, dtype=np.uint8)
        smallest = table.min(axis=0)
        found: dict[str, int] = {}
        for number in np.flatnonzero(smallest <= most):
            owner, phones = owners[number], int(smallest[number])
            found[owner] = min(phones, found.get(owner, phones))
        return found

    @cached_property
    def _table(self) -> tuple[list[str], list[str]]:
        """Every sound, and whose it is."""
        pairs = [(sound, word) for word, sounds in self._sounds.items() for sound in sounds]
        return [sound for sound, _ in pairs], [word for _, word in pairs]

    def _sound(self, phones: Sequence[str]) -> str:
        """One character a phone, without stress."""
        return "".join(map(self._code, phones))

    def _code(self, phone: str) -> str:
        return self._codes.setdefault(phone.rstrip("012"), chr(_FIRST_CODE + len(self._codes)))

    def _stems_of(self, word: str) -> frozenset[str]:
        return frozenset({word, *(ending.sub(stem, word) for ending, stem in self._endings)})
