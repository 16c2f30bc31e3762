"""The school grade of each section, with and without the names of medicines and the terms that have an entry.

What counts is the running text, the lists and what describes the pictures, an item of a list as a sentence; headings,
titles and questions are left out, for their few words would flatter the grade.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.library.checks.passages import PlacedSentence, Role
from kiosk.library.checks.readability import Counts, count, words_of
from kiosk.library.checks.sentences import Wordbook
from kiosk.library.problems import WHOLE_FILE, Problem, advice

MOST_FLESCH_KINCAID = 6.0
"""Without terms (NIH and AMA: sixth grade)."""
MOST_SMOG = 8.0
"""Without terms; SMOG asks for full understanding, and so is some two grades above Flesch-Kincaid."""
MOST_WITH_TERMS = 8.0
"""Flesch-Kincaid with them."""
MOST_LEFT_OUT_PERCENT = 5.0
"""Of the words, as terms, those that come first; more would say little about the text (NIH and AMA)."""
MOST_MEAN_WORDS = 12.0
"""Words a sentence, on average."""


@dataclass(frozen=True)
class Grades:
    """How hard one section is to read."""

    file: Path
    everything: Counts
    without_terms: Counts
    """Of the terms no more are left out than `MOST_LEFT_OUT_PERCENT`."""
    term_words: int
    """Words that belong to terms, all of them."""

    @property
    def left_out_percent(self) -> float:
        """Share of the words that are left out as terms; 0 for no text."""
        return self._percent(self.everything.words - self.without_terms.words)

    @property
    def terms_percent(self) -> float:
        """Share of the words that belong to terms; 0 for no text."""
        return self._percent(self.term_words)

    def _percent(self, words: int) -> float:
        return 100.0 * words / self.everything.words if self.everything.words else 0.0


def grade(file: Path, sentences: list[PlacedSentence], book: Wordbook) -> Grades:
    """Count a section."""
    texts = [words_of(sentence.text) for sentence in sentences if sentence.role is Role.TEXT]
    syllables = book.dictionary.syllables
    term_words = sum(len(words) - len(book.terms.without(words)) for words in texts)
    return Grades(file, count(texts, syllables), count(_without_terms(texts, book), syllables), term_words)


def _without_terms(texts: list[list[str]], book: Wordbook) -> Iterator[list[str]]:
    """The sentences without their terms, until so many words have been left out as may be."""
    left = int(sum(map(len, texts)) * MOST_LEFT_OUT_PERCENT / 100)
    for words in texts:
        plain = book.terms.without(words)
        is_kept = len(words) - len(plain) > left
        left -= 0 if is_kept else len(words) - len(plain)
        yield words if is_kept else plain


def grade_advice(grades: Grades, sentences: list[PlacedSentence], book: Wordbook) -> Iterator[Problem]:
    """What is above its limit, with the lines where shorter words and sentences would help most."""
    plain, everything = grades.without_terms, grades.everything
    limits = (
        (plain.flesch_kincaid, MOST_FLESCH_KINCAID, "the reading grade (Flesch-Kincaid) is"),
        (plain.smog, MOST_SMOG, "the reading grade by long words (SMOG) is"),
        (everything.flesch_kincaid, MOST_WITH_TERMS, "the reading grade with all terms (Flesch-Kincaid) is"),
        (everything.mean_words, MOST_MEAN_WORDS, "the words in a sentence, on average, are"),
    )
    mend = f"Use shorter sentences and shorter words, first in {_hardest(sentences, book)}"
    for value, most, what in limits:
        if round(value, 1) > most:
            yield advice(grades.file, WHOLE_FILE, f"{what} {value:.1f}; {most:g} is the most", mend)


def _hardest(sentences: list[PlacedSentence], book: Wordbook) -> str:
    """The lines of the three sentences with the highest grade, in the order of the file."""
    texts = [sentence for sentence in sentences if sentence.role is Role.TEXT]
    lines: dict[int, None] = {}
    for sentence in sorted(texts, key=lambda text: _own_grade(text, book), reverse=True):
        lines[sentence.line] = None
        if len(lines) == 3:
            break
    named = [str(line) for line in sorted(lines)]
    return f"line {named[0]}" if len(named) == 1 else f"lines {', '.join(named[:-1])} and {named[-1]}"


def _own_grade(sentence: PlacedSentence, book: Wordbook) -> float:
    words = book.terms.without(words_of(sentence.text))
    return count([words], book.dictionary.syllables).flesch_kincaid
