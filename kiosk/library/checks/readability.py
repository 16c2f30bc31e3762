"""How hard a text is to read, as a school grade of the United States.

Flesch-Kincaid: 0.39 words a sentence + 11.8 syllables a word - 15.59 (J. P. Kincaid and others, Derivation of New
Readability Formulas for Navy Enlisted Personnel, 1975). SMOG: 3.1291 + 1.0430 times the square root of the words of
three syllables or more in 30 sentences (G. H. McLaughlin, SMOG Grading, Journal of Reading, 1969; for other than 30
sentences scaled, as he says).
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

LONG_WORD_SYLLABLES = 3
SMOG_SENTENCES = 30
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+|[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Counts:
    """What the formulas need of a text."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0
    long_words: int = 0
    """Words of `LONG_WORD_SYLLABLES` or more."""
    longest: int = 0
    """Words of the longest sentence."""

    @property
    def mean_words(self) -> float:
        """Words a sentence; 0 for no text."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def flesch_kincaid(self) -> float:
        """School grade; 0 for no text, and may be below 0 for a very easy one."""
        if not self.words:
            return 0.0
        return 0.39 * self.mean_words + 11.8 * self.syllables / self.words - 15.59

    @property
    def smog(self) -> float:
        """School grade, at least 3.1; 0 for no text."""
        if not self.words:
            return 0.0
        return 3.1291 + 1.0430 * sqrt(self.long_words * SMOG_SENTENCES / self.sentences)


def words_of(text: str) -> list[str]:
    """The words of a text as a person counts them: one with hyphens is one, what has no letter or figure is none."""
    return _WORD.findall(text)


def count(sentences: Iterable[Sequence[str]], syllables: Callable[[str], int]) -> Counts:
    """Count sentences that are given word by word; one without words is none."""
    found = [list(map(syllables, words)) for words in sentences if words]
    every = [number for sentence in found for number in sentence]
    return Counts(
        sentences=len(found),
        words=len(every),
        syllables=sum(every),
        long_words=sum(number >= LONG_WORD_SYLLABLES for number in every),
        longest=max(map(len, found), default=0),
    )
