"""What is known about plain words in a language: ``voices/<language>/plain_language.yaml``."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, ClassVar

from annotated_types import MinLen
from pydantic import ConfigDict

from kiosk.library.named_values import NamedValues, read_named_values
from kiosk.library.problems import Problem, StaffFileError
from kiosk.library.staff_file import read_text
from kiosk.library.value_check import check_values

FILE_NAME = "plain_language.yaml"
Word = Annotated[str, MinLen(1)]


@dataclass(frozen=True)
class SyllablePatterns:
    """How to count the syllables of a word that no dictionary has: regular expressions for lower case."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    vowels: Word
    """Each match is a syllable."""
    silent: Word
    """Each match is one less."""
    said_apart: Word
    """Each match is one more."""
    ending: Word
    """May be taken off a word to find it in the dictionary."""


@dataclass(frozen=True)
class PassiveWords:
    """How the passive voice looks."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    be: frozenset[Word]
    between: frozenset[Word]
    """May stand between the form of "be" and the participle; so may any word with `between_ending`."""
    between_ending: Word
    regular_ending: Word
    """Of a participle."""
    irregular: frozenset[Word]
    """Participles without that ending."""
    only_looks_like_it: frozenset[Word]


@dataclass(frozen=True)
class PlainLanguage:
    """The shape of the file."""

    syllables: SyllablePatterns
    passive: PassiveWords
    familiar: frozenset[Word]
    """Long words that everybody knows, and words that the dictionary lacks."""


def read_plain_language(folder: Path) -> PlainLanguage | None:
    """What is known about the language of a voice pack; None: it has no such file.

    Raises:
        StaffFileError: the file is wrong.
        OSError: it cannot be read.
    """
    file = folder / FILE_NAME
    if not file.is_file():
        return None
    typed = read_named_values(read_text(file), file)
    found = check_values(PlainLanguage, typed)
    problems = found.problems or list(_wrong_patterns(found.good["syllables"], typed))
    if problems:
        raise StaffFileError(problems)
    return PlainLanguage(**found.good)


def _wrong_patterns(patterns: SyllablePatterns, typed: NamedValues) -> Iterable[Problem]:
    for name in ("vowels", "silent", "said_apart", "ending"):
        try:
            re.compile(getattr(patterns, name))
        except re.error as error:
            what = f"`syllables: {name}` is no regular expression ({error})"
            yield typed.problem(("syllables", name), what, "Correct it")
