"""Sound for the ears, from recipes: the same recipe is the same sound, in every run and on every machine."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from kiosk.core.ports import RECOGNISER_RATE_HZ
from tests.lab.other_voices import LOUDEST, as_speech
from tests.lab.proof.noises import NoiseKind, Room, Sound, in_room, load_sound, seed_of
from tests.lab.proof.recordings import People, Recording
from tests.lab.proof.voices import Speaker, SpeechShelf

RECIPES = 1
"""Counts up when the same recipe shall make another sound."""
ROOM_BEFORE_S = 3.0
LONG_BEFORE_S = 45.0
"""Of row A2: a patient who has been reading."""
ROOM_AFTER_S = 1.0


@dataclass(frozen=True)
class Said:
    """A voice says a text."""

    text: str
    speaker: Speaker

    @property
    def key(self) -> str:
        """What it is known by in the results."""
        return f"{self.speaker.voice}:{self.speaker.stretch:g}:{self.text}"


@dataclass(frozen=True)
class Clip:
    """Something that is heard in a room, after a while of nothing."""

    source: Said | Recording
    room: Room
    before_s: float = ROOM_BEFORE_S
    level_db: float = 0.0
    after_s: float = ROOM_AFTER_S

    @cached_property
    def key(self) -> str:
        """What it is known by in the results."""
        return f"{RECIPES}|{self.source.key}|{self.room.name}|{self.before_s:g}|{self.level_db:g}|{self.after_s:g}"


@dataclass(frozen=True)
class Heard:
    """A clip as the microphone gives it."""

    sound: bytes
    """int16, mono, 16 kHz."""
    word_end_s: float
    """Where the last sound of the speech ends."""
    speech_s: float
    """How long the speech is, without the room around it."""


class Materials:
    """Everything that can be heard. One thread."""

    def __init__(self, folder: Path, people: People) -> None:
        """Keep what is made in ``folder``."""
        self.people = people
        self.shelf = SpeechShelf(folder / "speech")

    def can_make(self, room: Room) -> bool:
        """Whether this machine has what the noise of a room is made of."""
        return room.noise is not NoiseKind.BABBLE or not self.people.is_missing

    def make(self, clip: Clip) -> Heard:
        """Make the sound of a recipe."""
        speech, end_s = self._speech(clip.source)
        sound = in_room(
            speech,
            clip.room,
            clip.before_s,
            clip.after_s,
            seed_of(clip.key),
            self.people.talkers,
            clip.level_db,
        )
        samples = np.clip(sound, -32768, 32767).astype("<i2")
        return Heard(samples.tobytes(), clip.before_s + end_s, len(speech) / RECOGNISER_RATE_HZ)

    def _speech(self, source: Said | Recording) -> tuple[Sound, float]:
        """The speech, as loud as a person at arm's length, and where it ends in seconds."""
        if isinstance(source, Said):
            said = self.shelf.speech(source.text, source.speaker)
            return said.samples.astype(np.float64), said.end_s
        recorded = load_sound(source.file)
        loud = recorded * (LOUDEST / max(float(np.abs(recorded).max()), 1.0))
        return loud, as_speech("", loud.astype(np.int16)).end_s
