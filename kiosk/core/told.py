"""What the kiosk says of itself, and where the ring and the steps of who only listens stand."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.events import FocusRole

LONGEST_ANSWER_S = 20.0
LONGEST_S_PER_WORD = 1.5
"""Much more than the slowest speech on offer takes (110 words a minute), with its pauses."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """What the kiosk says of itself: neither text that is read aloud nor the idle question."""

    utterance: int
    words: tuple[str, ...]
    begun_at_s: float
    caption: str = ""
    """What of it stands nowhere on the screen."""
    is_read_on_after: bool = False
    """When it has been said, the page shown is read aloud: for who only listens."""
    is_answer: bool = True
    """It answers somebody; else it guides who only listens."""

    @property
    def longest_s(self) -> float:
        """It counts as spoken after so long, even if the mouth never says so."""
        return max(LONGEST_ANSWER_S, len(self.words) * LONGEST_S_PER_WORD)


class Unit(StrEnum):
    """What one step through the text is."""

    SENTENCE = "sentence"
    WORD = "word"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Steps:
    """Somebody who only listens goes through the text of the page step by step."""

    unit: Unit = Unit.SENTENCE
    sentence: int = 0
    word: int = 0
    letter: int = 0


@dataclass(frozen=True, slots=True)
class Focus:
    """Where the ring of the keyboard stands."""

    name: str
    role: FocusRole
    number: int
    count: int
    is_offered: bool = True
