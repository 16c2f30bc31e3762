"""Reads ``words.yaml``: what hard words mean, and how words are said that the voice would get wrong."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, ClassVar

from annotated_types import MaxLen
from pydantic import ConfigDict, StringConstraints

from kiosk.core.content import Sentence, Term
from kiosk.core.wording import spoken_form
from kiosk.library.drafts import wrong_braces
from kiosk.library.named_values import NamedValues, read_named_values
from kiosk.library.problems import Problem, StaffFileError
from kiosk.library.pronunciations import Pronunciations, pieces_of
from kiosk.library.value_check import check_value
from kiosk.library.wording import Wording

WORDS_FILE = "words.yaml"
_LONGEST_TERM = 60


@dataclass(frozen=True)
class WordEntry:
    """The shape of one entry."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    meaning: Annotated[str, StringConstraints(strip_whitespace=True, max_length=400)] = ""
    say: Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)] = ""
    also: Annotated[tuple[Annotated[str, StringConstraints(max_length=120)], ...], MaxLen(20)] = ()


@dataclass(frozen=True)
class Words:
    """What ``words.yaml`` says."""

    typed: NamedValues
    entries: dict[str, WordEntry] = field(default_factory=dict)

    @property
    def pronunciations(self) -> Pronunciations:
        """The respellings of terms and of their other forms."""
        respelled = {
            form: say for term, entry in self.entries.items() for form, say in _forms(term, entry) if say
        }
        return Pronunciations({pieces_of(form): say for form, say in respelled.items()})

    def terms(self, wording: Wording) -> tuple[Term, ...]:
        """The terms that have a meaning, in the order of the alphabet."""
        found = (_term(term, entry, wording) for term, entry in self.entries.items() if entry.meaning)
        return tuple(sorted(found, key=lambda term: term.id))


def no_words(file: Path) -> Words:
    """What there is without the file."""
    return Words(NamedValues(file, 1))


def read_words(text: str, file: Path, wording: Wording) -> Words:
    """The entries of the file; of the wording only what is filled in counts.

    Raises:
        StaffFileError: the file is wrong.
    """
    typed = read_named_values(text, file)
    problems = wrong_braces(typed, wording.fillings)
    entries: dict[str, WordEntry] = {}
    for term in typed.values:
        found = check_value(WordEntry, typed, term)
        entries |= found.good
        problems += found.problems or _wrong_entry(term, found.good[term], typed)
    problems += _twice(entries, typed)
    if problems:
        raise StaffFileError(problems)
    return Words(typed, entries)


def _wrong_entry(term: str, entry: WordEntry, typed: NamedValues) -> Iterator[Problem]:
    if not spoken_form(term) or not pieces_of(term):
        yield typed.problem((term,), f"there is no word in `{term}`", "Write the word before the colon")
    if len(term) > _LONGEST_TERM:
        what = f"a word must not be longer than {_LONGEST_TERM} characters"
        yield typed.problem((term,), what, "Write the word alone before the colon")
    if not (entry.meaning or entry.say):
        mend = "Write a line `meaning: ...` or `say: ...` below it, two blanks further in"
        yield typed.problem((term,), f"`{term}` has no meaning, and nothing says how it is said", mend)
    for number, (form, say) in enumerate(_forms(term, entry)):
        place = (term, "also", number - 1) if number else (term, "say")
        if number and not (spoken_form(form) and pieces_of(form)):
            mend = "Write another form of the word, such as the plural; after it may stand `= how it is said`"
            yield typed.problem(place, f"there is no word in `also`, entry {number}", mend)
        if say and not pieces_of(say):
            yield typed.problem(place, f"`{say}` cannot be said", "Write it as it sounds")


def _twice(entries: dict[str, WordEntry], typed: NamedValues) -> Iterator[Problem]:
    """Forms that stand for two terms."""
    first: dict[tuple[str, ...], str] = {}
    for term, entry in entries.items():
        forms = dict.fromkeys(pieces_of(form) for form, _ in _forms(term, entry))
        for form in forms:
            other = first.setdefault(form, term)
            if other != term:
                what = f"`{' '.join(form)}` stands at `{other}` and at `{term}`"
                yield typed.problem((term,), what, "Keep one of the two")


def _forms(term: str, entry: WordEntry) -> Iterator[tuple[str, str]]:
    """The term and its other forms, each with its respelling, which may be empty."""
    yield term, entry.say
    for other in entry.also:
        form, _, say = other.partition("=")
        yield form.strip(), say.strip()


def _term(term: str, entry: WordEntry, wording: Wording) -> Term:
    forms = [spoken_form(form) for form, _ in _forms(term, entry)]
    spelled = [spoken_form(say) for form, say in _forms(term, entry) if _is_spelled_out(form, say)]
    return Term(
        id=term.lower(),
        word=wording.sentence(term),
        names=tuple(dict.fromkeys(forms + spelled)),
        meaning=tuple(sentence for _, sentence in wording.sentences(entry.meaning)),
        letters=_letters(term),
        forms=tuple(dict.fromkeys(tuple(form.split()) for form in forms)),
    )


def _is_spelled_out(form: str, say: str) -> bool:
    """Whether a respelling is the letters of the form, one by one: so people say it, too."""
    return bool(say) and "".join(pieces_of(say)) == "".join(pieces_of(form))


def _letters(term: str) -> Sentence:
    """Each letter for itself, a dash between words.

    Upper case is easier to tell apart, and a pause after each letter easier to write down.
    """
    words = [letters for word in term.split() if (letters := _letters_of(word))]
    shown, spoken = list(words[0]), [f"{letter}," for letter in words[0]]
    for letters in words[1:]:
        shown += ["–", *letters]
        spoken += ["", *(f"{letter}," for letter in letters)]
    return Sentence(tuple(letter.upper() for letter in shown), tuple(spoken))


def _letters_of(word: str) -> list[str]:
    letters: list[str] = []
    for sign in word.lower():
        if sign.isalnum():
            letters.append(sign)
        elif letters and unicodedata.category(sign).startswith("M"):
            letters[-1] += sign
    return letters
