"""The commands that listen to the real microphone: ten commands spoken and counted, and what is wrong with a device."""

import json
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from tests.lab.clinic import Clinic
from tests.lab.kiosk import TRACEBACK, command_line
from tests.lab.other_voices import speak
from tests.lab.processes import Program, run
from tests.lab.recording import save_wav
from tests.lab.sound_server import MICROPHONE, ROOM, ROOM_RATE_HZ
from tests.lab.waiting import wait_for

SHOWN = re.compile(r"Say: (.*?)  ")
PROMPT_WITHIN_S = 30.0
ENDS_WITHIN_S = 40.0
NOISE_S = 120.0
FAN = 1_600.0
"""Root mean square, of 32767; the voices are at 3000 to 4000 in their vowels."""

pytestmark = pytest.mark.usefixtures("speech_model")


def check(clinic: Clinic, *options: str) -> Program:
    """Begin a voice check in a terminal of its own."""
    return Program(command_line("voice-check", *options), clinic.environment, clinic.folder, "voice-check")


def play(clinic: Clinic, file: Path) -> list[str]:
    return ["paplay", f"--device={ROOM}", "--latency-msec=300", str(file)]


def say_what_is_shown(clinic: Clinic, program: Program, count: int, voice: str, folder: Path) -> None:
    """Read each command from the terminal, and say it."""
    for number in range(1, count + 1):

        def shown(number: int = number) -> str | None:
            found = SHOWN.findall(program.output + program.complaints)
            assert program.is_running or len(found) >= number, program.complaints
            return found[number - 1] if len(found) >= number else None

        command = wait_for(shown, PROMPT_WITHIN_S, f"command {number} to be shown")
        save_wav(folder / "said.wav", speak(command, voice).samples, ROOM_RATE_HZ)
        run(play(clinic, folder / "said.wav"), clinic.environment)


@contextmanager
def fan(clinic: Clinic, folder: Path) -> Iterator[None]:
    """The steady noise of a fan near the microphone."""
    noise = np.random.default_rng(seed=3).normal(0.0, FAN, round(NOISE_S * ROOM_RATE_HZ)).astype(np.int16)
    save_wav(folder / "fan.wav", noise, ROOM_RATE_HZ)
    with Program(play(clinic, folder / "fan.wav"), clinic.environment, folder, "fan"):
        yield


@contextmanager
def microphone_set(clinic: Clinic, setting: str, value: str, normally: str) -> Iterator[None]:
    run(["pactl", setting, MICROPHONE, value], clinic.environment)
    try:
        yield
    finally:
        run(["pactl", setting, MICROPHONE, normally], clinic.environment)


def test_ten_commands_in_a_quiet_room(clinic: Clinic, tmp_path: Path) -> None:
    with check(clinic, "--json") as program:
        say_what_is_shown(clinic, program, 10, "awb", tmp_path)
        code = program.wait(ENDS_WITHIN_S)
        report = json.loads(program.output)
        assert (code, report["ending"], report["fault"]) == (0, "complete", "none")
        assert report["right"] >= 9
        assert len(report["commands"]) == 10
        assert report["voice_db"] - report["room_db"] == pytest.approx(report["signal_to_noise_db"], abs=0.11)
        assert report["signal_to_noise_db"] > 20.0
        assert "Of 10 commands, " in program.complaints
        assert TRACEBACK not in program.complaints


def test_a_noisy_room_is_told_with_what_to_do(clinic: Clinic, tmp_path: Path) -> None:
    with fan(clinic, tmp_path), check(clinic) as program:
        say_what_is_shown(clinic, program, 10, "awb", tmp_path)
        program.wait(ENDS_WITHIN_S)
        assert "The room is nearly as loud as the voice: bring the microphone nearer" in program.output
        assert program.complaints == ""


def test_a_muted_microphone_is_told_before_anybody_speaks(clinic: Clinic) -> None:
    with microphone_set(clinic, "set-source-mute", "1", "0"), check(clinic) as program:
        assert program.wait(ENDS_WITHIN_S) == 1
        assert "Only dead silence comes, so it is switched off" in program.output
        assert "Say:" not in program.output
        assert program.complaints == ""


def test_control_c_ends_it_with_what_was_counted(clinic: Clinic, tmp_path: Path) -> None:
    with check(clinic) as program:
        say_what_is_shown(clinic, program, 2, "awb", tmp_path)
        wait_for(lambda: len(SHOWN.findall(program.output)) >= 3, PROMPT_WITHIN_S, "the third command")
        program.process.send_signal(signal.SIGINT)
        assert program.wait(ENDS_WITHIN_S) == 1
        assert "Of 10 commands, 2 were heard right, 0 wrong, and 0 were not heard." in program.output
        assert program.complaints == ""


def devices(clinic: Clinic, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command_line("devices", *options),
        env=dict(clinic.environment),
        capture_output=True,
        text=True,
        timeout=ENDS_WITHIN_S,
    )


def test_devices_tells_how_loud_the_room_is_and_how_it_was_opened(clinic: Clinic) -> None:
    done = devices(clinic)
    found = re.search(r"^It gives sound\. The room is at (-\d+) dB\.$", done.stdout, re.MULTILINE)
    assert found, done.stdout
    assert -72 <= int(found[1]) <= -60
    assert "was opened with 16000 Hz and 1 channel" in done.stdout
    assert (done.returncode, done.stderr) == (0, "")


def test_devices_leaves_the_microphone_closed_if_it_is_told_to(clinic: Clinic) -> None:
    done = devices(clinic, "--no-listen")
    assert done.stdout.endswith("* would be used.\n")
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("setting", "value", "normally", "told"),
    [
        ("set-source-mute", "1", "0", "Only dead silence comes"),
        ("set-source-volume", "0.05", "1.0", "It is far too quiet"),
        ("set-source-volume", "4000.0", "1.0", "It is far too loud"),
    ],
)
def test_devices_tells_what_is_wrong_with_the_microphone(
    clinic: Clinic, setting: str, value: str, normally: str, told: str
) -> None:
    with microphone_set(clinic, setting, value, normally):
        done = devices(clinic)
    assert told in done.stdout
    assert "It gives sound" not in done.stdout
    assert (done.returncode, done.stderr) == (1, "")
