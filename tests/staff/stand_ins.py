"""Ears and levels that say what they are told to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kiosk.core.effects import Listen
from kiosk.core.events import MicrophoneFault
from kiosk.core.ports import RECOGNISER_RATE_HZ, SpeechDecision

BLOCK = bytes(2 * RECOGNISER_RATE_HZ // 10)
"""A tenth of a second."""
BLOCK_S = 0.1


def at(
    phrase: str | None, confidence: float = 0.0, *, silence_s: float = 1.0, is_long: bool = False
) -> SpeechDecision:
    """A decision; the speech ended after a second of the file."""
    return SpeechDecision(phrase, confidence, silence_s, is_long, speech_end_s=2.0, decided_s=2.3)


class Ears:
    """Fulfils `ports.SoundHearing`: each sound that comes is the next decision, or none."""

    is_within_speech = False

    def __init__(self, decisions: Iterable[SpeechDecision | None], refused: tuple[str, ...] = ()) -> None:
        self._decisions = iter(decisions)
        self._refused = refused

    def listen(self, request: Listen) -> tuple[str, ...]:
        return self._refused

    def forget(self) -> None:
        return

    def feed(self, block: bytes) -> list[SpeechDecision]:
        decision = next(self._decisions, None)
        return [decision] if decision else []


@dataclass
class Levels:
    """Fulfils `voice_check.Measured`."""

    room_db: float | None = -60.0
    voice_db: float | None = -25.0
    fault: MicrophoneFault = MicrophoneFault.NONE

    def take(self, block: bytes, *, is_speech: bool) -> None:
        return


def sound(seconds: float) -> Iterator[bytes]:
    """So much of it, then nothing comes any more."""
    return iter([BLOCK] * round(seconds / BLOCK_S))
