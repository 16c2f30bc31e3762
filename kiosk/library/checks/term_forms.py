"""Where the words of ``words.yaml`` stand in a text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from kiosk.library.named_values import NamedValues
from kiosk.library.pronunciations import pieces_of


@dataclass(frozen=True, slots=True)
class FoundTerm:
    """A term in a sentence."""

    term: str
    """As it stands in ``words.yaml``."""
    first: int
    """Number of its first word in the sentence, from 0."""
    end: int
    """One past its last word."""


@dataclass(frozen=True)
class TermForms:
    """Every form of every term, with a meaning or only with a way to say it."""

    terms: dict[tuple[str, ...], str]
    """The term, by the pieces of the form in lower case."""
    explained: frozenset[str] = frozenset()
    """The terms with a meaning."""

    @classmethod
    def typed(cls, words: NamedValues | None) -> "TermForms":
        """Those of a good ``words.yaml``; none without one."""
        if words is None:
            return cls({})
        forms = ((form, term) for term, entry in words.values.items() for form in _forms(term, entry))
        explained = frozenset(term for term, entry in words.values.items() if entry.get("meaning"))
        return cls({pieces_of(form): term for form, term in forms if pieces_of(form)}, explained)

    def find(self, words: Sequence[str]) -> list[FoundTerm]:
        """The terms in the words of a sentence, of several that begin at one word the longest."""
        pieces = [(piece, number) for number, word in enumerate(words) for piece in pieces_of(word)]
        letters = tuple(piece for piece, _ in pieces)
        found, position = [], 0
        while position < len(pieces):
            form = self._form_at(letters, position)
            if form:
                last = pieces[position + len(form) - 1][1]
                found.append(FoundTerm(self.terms[form], pieces[position][1], last + 1))
            position += len(form) or 1
        return found

    def without(self, words: Sequence[str]) -> list[str]:
        """The words of a sentence that belong to no term with a meaning."""
        explained = [term for term in self.find(words) if term.term in self.explained]
        named = {number for term in explained for number in range(term.first, term.end)}
        return [word for number, word in enumerate(words) if number not in named]

    @cached_property
    def _by_first_piece(self) -> dict[str, list[tuple[str, ...]]]:
        """The longest first."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for form in sorted(self.terms, key=len, reverse=True):
            found.setdefault(form[0], []).append(form)
        return found

    def _form_at(self, pieces: tuple[str, ...], position: int) -> tuple[str, ...]:
        forms = self._by_first_piece.get(pieces[position], ())
        return next((form for form in forms if pieces[position : position + len(form)] == form), ())


def _forms(term: str, entry: dict[str, Sequence[str]]) -> Iterable[str]:
    yield term
    for other in entry.get("also") or ():
        yield other.partition("=")[0]
