"""The commands for staff, as typed."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

from tests.lab.clinic import Clinic
from tests.lab.kiosk import command_line
from tests.lab.other_voices import speak
from tests.lab.processes import run
from tests.lab.recording import save_wav
from tests.lab.sound_server import ROOM_RATE_HZ

ENDS_WITHIN_S = 60.0
ROOM_S = 3.0


def in_quiet_room(text: str, voice: str, file: Path) -> float:
    """A recording of somebody speaking in a quiet room; returns where the last sound of the speech ends."""
    quiet = np.random.default_rng(seed=2).normal(0.0, 12.0, round(ROOM_S * ROOM_RATE_HZ)).astype(np.int16)
    speech = speak(text, voice)
    save_wav(file, np.concatenate([quiet, speech.samples, quiet]), ROOM_RATE_HZ)
    return ROOM_S + speech.end_s


def test_hear_tells_what_would_be_done(clinic: Clinic, tmp_path: Path, speech_model: Path) -> None:
    command, talk = tmp_path / "command.wav", tmp_path / "talk.wav"
    ended_s = in_quiet_room("next page", "rms", command)
    in_quiet_room("my sister had the soup yesterday", "slt", talk)
    arguments = command_line("hear", "--screen", "symptoms", "--json", str(command), str(talk))
    obeyed, ignored = map(json.loads, run(arguments, clinic.environment, ENDS_WITHIN_S).splitlines())
    assert (obeyed["file"], obeyed["phrase"], obeyed["action"]) == (str(command), "next page", "next_page")
    assert obeyed["speech_end_s"] == pytest.approx(ended_s, abs=0.15)
    assert ended_s < obeyed["decided_s"] < ended_s + 0.6
    assert (ignored["file"], ignored["phrase"], ignored["action"]) == (str(talk), None, None)


def test_devices_names_what_would_be_used(clinic: Clinic, speech_model: Path) -> None:
    listed = run(command_line("devices", "--no-listen"), clinic.environment, ENDS_WITHIN_S)
    assert speech_model.name in listed
    parts = re.split(r"^(?=\w)", listed, flags=re.MULTILINE)[1:]
    assert [part.partition(":")[0] for part in parts] == [
        "Microphones",
        "Loudspeakers",
        "Voices",
        "Speech models",
    ]
    for part in parts:
        assert re.search(r"^ +\* ", part, re.MULTILINE), f"None is marked as used: {part}"
