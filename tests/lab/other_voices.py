"""People in the room: voices that are not the kiosk's own."""

import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import soxr

from tests.lab.recording import Recording, Samples, load_wav, place_of, save_wav
from tests.lab.sound_server import ROOM, ROOM_RATE_HZ
from tests.lab.waiting import wait_for

FLITE_VOICES = ("slt", "awb", "rms", "kal16")
LOUDEST = 12_000
"""Of 32767: a person at arm's length."""
SPOKEN_PART = 0.03
"""Of the loudest sample: quieter than this before the first or after the last sound is not speech."""
LEAST_ALIKE = 0.9
BEFORE_S = 0.1
"""A sink goes back over what it has rendered but not yet played, to mix a new sound in."""


@dataclass(frozen=True)
class Speech:
    """Something said, at 16 kHz."""

    text: str
    samples: Samples
    start_s: float
    """Where the first sound of it begins, from the first sample."""
    end_s: float
    """Where the last sound of it ends."""


@lru_cache(maxsize=256)
def speak(text: str, voice: str = "slt") -> Speech:
    """Render a text with a voice of flite (``slt``, ``awb``, ``rms``, ``kal16``) or of espeak-ng (``espeak:en-gb``)."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "speech.wav"
        engine, _, accent = voice.partition(":")
        if engine == "espeak":
            command = ["espeak-ng", "-v", accent or "en-us", "-s", "140", "-w", str(file), text]
        else:
            command = ["flite", "-voice", voice, "-t", text, "-o", str(file)]
        subprocess.run(command, check=True, capture_output=True, timeout=20.0)
        samples, rate_hz = load_wav(file)
    return _levelled(text, samples, rate_hz)


def _levelled(text: str, samples: Samples, rate_hz: int) -> Speech:
    sound = soxr.resample(samples.astype(np.float32), rate_hz, ROOM_RATE_HZ)
    sound *= LOUDEST / float(np.abs(sound).max())
    spoken = np.flatnonzero(np.abs(sound) > SPOKEN_PART * LOUDEST)
    first, last = int(spoken[0]), int(spoken[-1])
    return Speech(text, sound.astype(np.int16), first / ROOM_RATE_HZ, (last + 1) / ROOM_RATE_HZ)


def say_into_room(speech: Speech, environment: Mapping[str, str], room: Recording) -> float:
    """Speak at the microphone, wait until it was said; returns when its last sound ended (monotonic seconds).

    Args:
        speech: what is said.
        environment: of the sound server.
        room: a recording of the room, running; it tells when the speech was really heard.
    """
    began_s = room.heard_until_s() - BEFORE_S
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "speech.wav"
        save_wav(file, speech.samples, ROOM_RATE_HZ)
        command = ["paplay", f"--device={ROOM}", "--latency-msec=300", "--client-name=person", str(file)]
        subprocess.run(command, env=dict(environment), check=True, timeout=60.0, stdout=subprocess.DEVNULL)
    return wait_for(lambda: _end_of(speech, room, began_s), 5.0, f'"{speech.text}" to be heard in the room')


def _end_of(speech: Speech, room: Recording, from_s: float) -> float | None:
    heard, began_s = room.between(from_s)
    place, alike = place_of(speech.samples, heard)
    return began_s + place / room.rate_hz + speech.end_s if alike >= LEAST_ALIKE else None
