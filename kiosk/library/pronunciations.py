"""How words are said that the voice would get wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise, takewhile

_PIECE = re.compile(r"[^\W_]+")
_JOINED = set("-‐‑'’")
"""What may stand between two pieces of one word: hyphens and apostrophes."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of letters in one of the words of a sentence."""

    word: int
    start: int
    end: int
    letters: str


@dataclass(frozen=True)
class Pronunciations:
    """Respellings, by the form that is respelled: its pieces in lower case."""

    respellings: Mapping[tuple[str, ...], str] = field(default_factory=dict)

    @cached_property
    def _by_first_piece(self) -> dict[str, list[tuple[str, ...]]]:
        """The forms, by their first piece, the longest first."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for form in sorted(self.respellings, key=len, reverse=True):
            found.setdefault(form[0], []).append(form)
        return found

    def spoken(self, shown: tuple[str, ...]) -> tuple[str, ...]:
        """What is spoken for each shown word; punctuation stays, because it makes the pauses.

        A respelling with as many words as it replaces is spoken word by word. Of any other, the words at its ends
        that stay as they are are spoken with themselves; what is left between them is spoken as a whole with the
        first word there, and nothing with the words that follow.
        """
        words = list(shown)
        for first, last, respelling in reversed(self._found(_pieces(shown), shown)):
            before, after = words[first.word][: first.start], words[last.word][last.end :]
            bare = words[first.word : last.word + 1]
            bare[-1] = bare[-1][: last.end]
            bare[0] = bare[0][first.start :]
            spoken = _spread(respelling, bare)
            spoken[0] = before + spoken[0]
            spoken[max(number for number, word in enumerate(spoken) if word)] += after
            words[first.word : last.word + 1] = spoken
        return tuple(words)

    def _found(self, pieces: list[_Piece], words: tuple[str, ...]) -> list[tuple[_Piece, _Piece, str]]:
        """First piece, last piece and respelling of each form found, in the order of the text."""
        found, position = [], 0
        while position < len(pieces):
            form = self._form_at(position, pieces, words)
            if form:
                last = pieces[position + len(form) - 1]
                found.append((pieces[position], last, self.respellings[form]))
            position += len(form) or 1
        return found

    def _form_at(self, position: int, pieces: list[_Piece], words: tuple[str, ...]) -> tuple[str, ...]:
        for form in self._by_first_piece.get(pieces[position].letters, ()):
            run = pieces[position : position + len(form)]
            if tuple(piece.letters for piece in run) == form and _is_joined(run, words):
                return form
        return ()


def pieces_of(form: str) -> tuple[str, ...]:
    """The pieces of a form, as they are looked up."""
    return tuple(found[0].lower() for found in _PIECE.finditer(form))


def _pieces(words: tuple[str, ...]) -> list[_Piece]:
    return [
        _Piece(number, found.start(), found.end(), found[0].lower())
        for number, word in enumerate(words)
        for found in _PIECE.finditer(word)
    ]


def _is_joined(run: list[_Piece], words: tuple[str, ...]) -> bool:
    """Whether nothing but blanks, hyphens and apostrophes stands between the pieces: "nerve, block" is no term."""
    for piece, after in pairwise(run):
        if piece.word == after.word:
            if words[piece.word][piece.end : after.start] not in _JOINED:
                return False
        elif (piece.word + 1, len(words[piece.word]), 0) != (after.word, piece.end, after.start):
            return False
    return True


def _spread(respelling: str, shown: list[str]) -> list[str]:
    """What is spoken for each of some shown words, which stand without the signs around them."""
    parts = respelling.split()
    if len(parts) == len(shown):
        return parts
    most = min(len(parts), len(shown)) - 1
    start = min(most, _same(parts, shown))
    end = min(most - start, _same(parts[::-1], shown[::-1]))
    middle = " ".join(parts[start : len(parts) - end])
    silent = [""] * (len(shown) - start - end - 1)
    return [*parts[:start], middle, *silent, *parts[len(parts) - end :]]


def _same(parts: list[str], shown: list[str]) -> int:
    """How many words at the start are not respelled at all."""
    pairs = zip(parts, shown, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0].lower() == pair[1].lower(), pairs))
