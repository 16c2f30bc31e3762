"""What a synthesiser gives, and what is asked of one."""

from dataclasses import dataclass
from typing import Protocol


class VoiceMissingError(Exception):
    """There is no such voice, or no synthesiser; its message is one sentence for staff."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A spoken utterance: sound, and where each of its words begins."""

    samples: bytes
    """int16 little-endian, mono."""
    rate_hz: int
    word_starts_s: tuple[float, ...]
    """Seconds from the first sample, one for each word, never falling, none after the last sample."""

    @property
    def duration_s(self) -> float:
        """Seconds of sound."""
        return len(self.samples) / 2 / self.rate_hz


class Voice(Protocol):
    """A synthesiser. All calls come from the thread that made it."""

    name: str
    """For staff: which voice this is."""
    is_audible: bool
    """False: it only keeps the time."""

    def render(self, words: tuple[str, ...], rate_wpm: int) -> Rendered:
        """Speak words, joined by one space, into samples, at so many words of plain English a minute (100 to 500).

        Raises:
            VoiceMissingError: the synthesiser failed.
        """
