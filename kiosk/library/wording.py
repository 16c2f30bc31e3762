"""From what staff typed to sentences: what is filled in, what is shown, what is spoken."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import sentencex

from kiosk.core.content import Sentence
from kiosk.library.pronunciations import Pronunciations

_NAME = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Wording:
    """What the texts of one language are made into sentences with."""

    language: str
    pronunciations: Pronunciations = field(default_factory=Pronunciations)
    fillings: Mapping[str, Sentence] = field(default_factory=dict)
    """What stands in a text in place of a name in braces."""

    def sentence(self, text: str) -> Sentence:
        """All of a text as one sentence."""
        pairs = [pair for word in text.split() for pair in self._filled(word)]
        shown, spoken = zip(*pairs, strict=True) if pairs else ((), ())
        return Sentence(shown, self.pronunciations.spoken(spoken))

    def sentences(self, text: str) -> Iterator[tuple[int, Sentence]]:
        """The sentences of a text, each with the character of the text where it begins.

        Signs alone, such as a closing quote, are no sentence but the end of the one before.
        """
        found: list[tuple[int, int]] = []
        end = 0
        for part in sentencex.segment(self.language, text):
            begin = text.index(part, end)
            end = begin + len(part)
            if found and not any(map(str.isalnum, part)):
                found[-1] = (found[-1][0], end)
            elif part.strip():
                found.append((end - len(part.lstrip()), end))
        for begin, end in found:
            yield begin, self.sentence(text[begin:end])

    def fill(self, text: str) -> str:
        """A text as it is shown, where nobody speaks it."""
        return self.sentence(text).text

    def _filled(self, word: str) -> list[tuple[str, str]]:
        """The words, as shown and as spoken, that one typed word becomes."""
        start, *others = _NAME.split(word)
        pairs = [(start, start)]
        for name, after in zip(others[::2], others[1::2], strict=True):
            typed = f"{{{name}}}"
            filling = self.fillings.get(name, Sentence((typed,), (typed,)))
            first, *further = zip(filling.shown, filling.spoken, strict=True)
            pairs[-1] = _glued(pairs[-1], first)
            pairs += further
            pairs[-1] = _glued(pairs[-1], (after, after))
        return pairs


def digit_by_digit(text: str) -> Sentence:
    """A text in which numbers are said as they are dialled, with a short pause after each digit."""
    shown = tuple(text.split())
    return Sentence(shown, tuple(", ".join(word) if word.isdecimal() else word for word in shown))


def _glued(left: tuple[str, str], right: tuple[str, str]) -> tuple[str, str]:
    return left[0] + right[0], left[1] + right[1]
