"""Who speaks in the proof: on which voices numbers were chosen, and which only report."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import numpy as np
import soundfile

from kiosk.core.ports import RECOGNISER_RATE_HZ
from tests.lab.other_voices import Speech, as_speech, speak


class Use(StrEnum):
    """What a voice is for."""

    TUNING = "tuning"
    REPORTING = "reporting"
    """No number of the kiosk was chosen on it."""
    FORMANT = "formant"
    """Not natural: reported apart."""


@dataclass(frozen=True)
class Voice:
    """A voice at two speeds."""

    name: str
    """For `tests.lab.other_voices.speak`."""
    use: Use
    second: float
    """The other stretch beside 1: slower or faster by a fifth."""


@dataclass(frozen=True)
class Speaker:
    """A voice at one speed."""

    voice: str
    stretch: float

    def __str__(self) -> str:
        """Its name in tables."""
        return self.voice if self.stretch == 1.0 else f"{self.voice} x{self.stretch:g}"


VOICES = (
    Voice("piper:joe", Use.TUNING, 1.2),
    Voice("kal16", Use.TUNING, 1.2),
    Voice("slt", Use.TUNING, 0.83),
    Voice("festival:kal", Use.TUNING, 0.83),
    Voice("festival:slt", Use.TUNING, 1.2),
    Voice("festival:ked", Use.REPORTING, 1.2),
    Voice("awb", Use.REPORTING, 1.2),
    Voice("rms", Use.REPORTING, 0.83),
    Voice("espeak:en-us", Use.FORMANT, 1.2),
    Voice("espeak:en-gb", Use.FORMANT, 0.83),
    Voice("espeak:en-us+f3", Use.FORMANT, 1.2),
    Voice("espeak:en-gb-scotland", Use.FORMANT, 1.2),
)


def speakers(use: Use) -> tuple[Speaker, ...]:
    """Every voice of a use at both of its speeds."""
    chosen = [voice for voice in VOICES if voice.use is use]
    return tuple(Speaker(voice.name, stretch) for voice in chosen for stretch in (1.0, voice.second))


class SpeechShelf:
    """Speech that was synthesised once is kept on disk: some voices take a quarter of a second for a phrase."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.speech = lru_cache(maxsize=4096)(self._speech)

    def _speech(self, text: str, speaker: Speaker) -> Speech:
        name = hashlib.sha256(text.encode()).hexdigest()[:16]
        voice = speaker.voice.replace(":", "-")
        file = self._folder / voice / f"{speaker.stretch:g}" / f"{name}.flac"
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            made = speak(text, speaker.voice, speaker.stretch)
            save_whole(file, made.samples)
        samples, _ = soundfile.read(file, dtype="int16")
        return as_speech(text, samples)


def save_whole(file: Path, samples: np.ndarray) -> None:
    """Write 16 kHz sound so that an interruption leaves no half of it, and two processes may do it at once."""
    scratch = file.with_name(f".{file.stem}.{np.random.default_rng().integers(1 << 40):x}.flac")
    soundfile.write(scratch, samples, RECOGNISER_RATE_HZ)
    scratch.rename(file)
