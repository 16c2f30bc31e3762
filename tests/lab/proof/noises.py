"""Waiting rooms: what is heard beside the person who speaks."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from kiosk.core.ports import RECOGNISER_RATE_HZ

Sound = NDArray[np.float64]
"""16 kHz, mono, full scale 32768."""

FRAME = 512
"""32 ms, as `in_room` measures loudness."""
TALKERS = 4
FALL_DB = 6.0
"""An octave, of the noise of a kitchen: a fan. Between the room noise that telephones are tested with (ITU-T P.800:
5 dB) and that of ventilation (ASHRAE's room criteria: 5 dB from octave band to octave band, 8 dB in density)."""
LOWEST_HZ = 40
HUM_HZ = (100.0, 200.0, 300.0, 400.0)
HUM_SHARE = 0.3
"""Of the power of the noise of a kitchen: a refrigerator, a fan."""


class NoiseKind(StrEnum):
    """What makes the noise."""

    HISS = "hiss"
    STEADY = "steady"
    """A fan, and the hum of a refrigerator."""
    PINK = "pink"
    """Harder than any fan: as much noise in each octave, up to the sharpest sounds of speech."""
    BABBLE = "babble"


@dataclass(frozen=True)
class Room:
    """A noise, and how much louder than it the person is."""

    name: str
    noise: NoiseKind
    snr_db: float


QUIET = Room("quiet", NoiseKind.HISS, 40.0)
STEADY_10 = Room("steady noise 10 dB", NoiseKind.STEADY, 10.0)
STEADY_5 = Room("steady noise 5 dB", NoiseKind.STEADY, 5.0)
BABBLE_10 = Room("four talkers 10 dB", NoiseKind.BABBLE, 10.0)
PINK_10 = Room("pink noise 10 dB", NoiseKind.PINK, 10.0)
ROOMS = (QUIET, STEADY_10, STEADY_5, BABBLE_10)


def seed_of(text: str) -> int:
    """The same number for the same text, in every run."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6], "big")


def in_room(
    speech: Sound,
    room: Room,
    before_s: float,
    after_s: float,
    seed: int,
    talkers: Sequence[Path] = (),
    level_db: float = 0.0,
) -> Sound:
    """Put speech into a room.

    Both are measured alike, by what the loudest tenth of their frames of 32 ms exceeds: the noise is `Room.snr_db`
    softer than the speech with `level_db` at 0. Of a steady noise that is its root mean square.

    Args:
        speech: What is said; silence around it does not matter.
        room: The noise.
        before_s: Seconds of noise alone before it.
        after_s: Seconds of noise alone after it.
        seed: Another seed is another noise of the same kind.
        talkers: Recordings of people talking, for babble.
        level_db: Makes the speech louder or softer, but not the noise.
    """
    noise_level = loudness(speech) * 10.0 ** (-room.snr_db / 20.0)
    before, after = (round(length_s * RECOGNISER_RATE_HZ) for length_s in (before_s, after_s))
    sound = np.pad(speech * 10.0 ** (level_db / 20.0), (before, after))
    mixed: Sound = sound + noise_of(room.noise, len(sound), seed, talkers) * noise_level
    return mixed


def loudness(speech: Sound) -> float:
    """Root mean square that a tenth of the frames of 32 ms exceed."""
    frames = speech[: len(speech) // FRAME * FRAME].reshape(-1, FRAME)
    return float(np.percentile(np.sqrt(np.mean(frames**2, axis=1)), 90)) if len(frames) else 1.0


def noise_of(kind: NoiseKind, length: int, seed: int, talkers: Sequence[Path] = ()) -> Sound:
    """A noise with a `loudness` of 1."""
    match kind:
        case NoiseKind.HISS | NoiseKind.PINK:
            noise = pink(length, seed)
        case NoiseKind.STEADY:
            noise = _kitchen(length, seed)
        case NoiseKind.BABBLE:
            noise = _babble(length, seed, talkers)
    levelled: Sound = noise / loudness(noise)
    return levelled


def pink(length: int, seed: int, fall_db: float = 3.0) -> Sound:
    """Noise above 40 Hz whose density falls by so many dB an octave, root mean square 1."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(length))
    spectrum[1:] *= np.arange(1, len(spectrum)) ** (-fall_db / (20.0 * np.log10(2.0)))
    spectrum[: round(length * LOWEST_HZ / RECOGNISER_RATE_HZ)] = 0.0
    return _of_power_one(np.fft.irfft(spectrum, length))


def _kitchen(length: int, seed: int) -> Sound:
    phases = np.random.default_rng(seed).uniform(0.0, 2.0 * np.pi, len(HUM_HZ))
    time_s = np.arange(length) / RECOGNISER_RATE_HZ
    tones = [np.sin(2.0 * np.pi * hz * time_s + phase) / hz for hz, phase in zip(HUM_HZ, phases, strict=True)]
    hum = _of_power_one(np.sum(tones, axis=0))
    mixed: Sound = np.sqrt(1.0 - HUM_SHARE) * pink(length, seed, FALL_DB) + np.sqrt(HUM_SHARE) * hum
    return mixed


def _babble(length: int, seed: int, talkers: Sequence[Path]) -> Sound:
    """Several people, each one talking on and on, all as loud."""
    draw = np.random.default_rng(seed)
    mixed = np.zeros(length)
    for _ in range(TALKERS):
        talk = np.zeros(0)
        while len(talk) < length + RECOGNISER_RATE_HZ:
            clip = load_sound(talkers[int(draw.integers(len(talkers)))])
            talk = np.concatenate((talk, clip / loudness(clip)))
        start = int(draw.integers(RECOGNISER_RATE_HZ))
        mixed += talk[start : start + length]
    return mixed


def _of_power_one(sound: Sound) -> Sound:
    levelled: Sound = sound / max(float(np.sqrt(np.mean(sound**2))), 1e-9)
    return levelled


@lru_cache(maxsize=512)
def load_sound(file: Path) -> Sound:
    """A recording as one channel of 16 kHz; do not change it."""
    samples, rate_hz = soundfile.read(file, dtype="float64", always_2d=True)
    return np.asarray(soxr.resample(samples.mean(axis=1) * 32_767.0, rate_hz, RECOGNISER_RATE_HZ))
