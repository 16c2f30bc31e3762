"""How loud room and voice are, and what that tells of a microphone."""

import numpy as np
import pytest
from numpy.typing import NDArray

from kiosk.core.events import MicrophoneFault
from kiosk.hearing.loudness import Loudness, loudness_of
from tests.lab.other_voices import speak

RATE_HZ = 16_000


def noise(level: float, seconds: float) -> NDArray[np.float64]:
    return np.random.default_rng(seed=4).normal(0.0, level, round(seconds * RATE_HZ))


def as_sound(samples: NDArray[np.float64]) -> bytes:
    return np.clip(np.round(samples), -32768, 32767).astype("<i2").tobytes()


def in_room(gain: float) -> bytes:
    """Somebody says something after two seconds in a quiet room."""
    said = speak("where does this come from", "awb").samples
    samples = noise(12.0, 4.0 + len(said) / RATE_HZ)
    samples[2 * RATE_HZ : 2 * RATE_HZ + len(said)] += said
    return as_sound(gain * samples)


def test_a_room_and_a_voice_in_it() -> None:
    found = loudness_of(in_room(1.0))
    assert found.room_db == pytest.approx(20 * np.log10(12.0 / 32768), abs=1.0)
    assert found.voice_db is not None
    assert -25.0 < found.voice_db < -12.0
    assert found.fault is MicrophoneFault.NONE


@pytest.mark.parametrize("level", [1.0, 12.0, 1000.0])
def test_a_room_in_which_nobody_speaks_is_no_fault(level: float) -> None:
    found = loudness_of(as_sound(noise(level, 3.0)))
    assert (found.voice_db, found.fault) == (None, MicrophoneFault.NONE)


@pytest.mark.parametrize(
    ("sound", "fault"),
    [
        (bytes(6 * RATE_HZ), MicrophoneFault.MUTED),
        (as_sound(np.full(3 * RATE_HZ, -57.0)), MicrophoneFault.MUTED),
        (as_sound(noise(60_000.0, 3.0)), MicrophoneFault.TOO_LOUD),
        (in_room(12.0), MicrophoneFault.TOO_LOUD),
        (in_room(0.015), MicrophoneFault.TOO_QUIET),
        (as_sound(noise(0.3, 3.0)), MicrophoneFault.TOO_QUIET),
    ],
    ids=["zeros", "constant", "noise cut off", "voice cut off", "faint voice", "hardly a digit"],
)
def test_faults(sound: bytes, fault: MicrophoneFault) -> None:
    assert loudness_of(sound).fault is fault


def test_nothing_is_known_of_nothing() -> None:
    found = Loudness()
    found.take(b"", is_speech=False)
    assert (found.room_db, found.voice_db, found.fault) == (None, None, MicrophoneFault.NONE)
