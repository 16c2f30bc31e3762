"""The commands for staff, as typed."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

from kiosk.core.content import Library
from tests.lab.clinic import Clinic
from tests.lab.kiosk import TRACEBACK, command_line
from tests.lab.other_voices import speak
from tests.lab.processes import Program, run
from tests.lab.recording import load_wav, save_wav
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


def test_say_writes_sound_and_words(clinic: Clinic, tmp_path: Path) -> None:
    sound, words = tmp_path / "said.wav", tmp_path / "said.json"
    text = "Nerve pain can feel like burning."
    run(
        command_line("say", text, "--wav", str(sound), "--words", str(words)),
        clinic.environment,
        ENDS_WITHIN_S,
    )
    samples, rate_hz = load_wav(sound)
    times = json.loads(words.read_text())
    assert [word["word"] for word in times] == text.split()
    starts_s = [word["start_s"] for word in times]
    assert starts_s == sorted(starts_s)
    assert all(word["start_s"] < word["end_s"] <= len(samples) / rate_hz + 0.01 for word in times)
    assert np.abs(samples.astype(int)).max() > 3000


def test_devices_names_what_would_be_used(clinic: Clinic, speech_model: Path) -> None:
    listed = run(command_line("devices"), clinic.environment, ENDS_WITHIN_S)
    assert speech_model.name in listed
    parts = re.split(r"^(?=\S)", listed, flags=re.MULTILINE)[1:]
    assert [part.partition(":")[0] for part in parts] == [
        "Microphones",
        "Loudspeakers",
        "Voices",
        "Speech models",
    ]
    for part in parts:
        assert re.search(r"^ +\* ", part, re.MULTILINE), f"None is marked as used: {part}"


def test_tour_pictures_every_page(clinic: Clinic, tmp_path: Path, texts: Library) -> None:
    folder = tmp_path / "tour"
    run(command_line("tour", str(folder), "--size", "1280x800"), clinic.environment, ENDS_WITHIN_S)
    names = " ".join(sorted(file.name for file in folder.glob("*.png")))
    for section in texts.sections:
        assert f"-{section.id}-1.png" in names
    for state in ("listening", "heard", "reading", "no-microphone", "idle-question"):
        assert f"-{state}" in names


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("hear", "/nowhere/speech.wav"), "/nowhere/speech.wav"),
        (("hear", "--screen", "nowhere", __file__), "nowhere"),
        (("hear", __file__), __file__),
        (("say", "Hello.", "--wav", "/proc/hello.wav"), "/proc/hello.wav"),
        (("say", "", "--wav", "/proc/hello.wav"), "nothing to say"),
        (("tour", "/proc/tour"), "/proc/tour"),
        (("--trace", "/nowhere/trace"), "/nowhere/trace"),
    ],
)
def test_a_command_that_cannot_be_done_says_why(
    clinic: Clinic, arguments: tuple[str, ...], named: str, speech_model: Path
) -> None:
    with Program(command_line(*arguments), clinic.environment, clinic.folder, "command") as program:
        assert program.wait(ENDS_WITHIN_S) != 0
        assert named in program.complaints
        assert len(program.complaints.strip().splitlines()) == 1
        assert TRACEBACK not in program.complaints
