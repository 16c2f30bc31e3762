"""The commands for staff, as they are typed."""

import json
import re
import subprocess
import sys
import wave
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.lab.other_voices import speak
from tests.lab.recording import save_wav
from tests.lab.sound_server import ROOM_RATE_HZ

TOP = Path(__file__).parent.parent


def kiosk(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Types a command, with a state folder of its own."""
    command = [sys.executable, str(TOP / "main.py"), *map(str, arguments)]
    clean = {"PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen", **environment}
    return subprocess.run(command, capture_output=True, text=True, timeout=120, env=clean, cwd=TOP)


def write_wav(file: Path, text: str) -> None:
    """Another voice than the kiosk's own says something into a file."""
    save_wav(file, speak(text).samples, ROOM_RATE_HZ)


@pytest.fixture
def home(tmp_path: Path) -> str:
    return str(tmp_path / "home")


@pytest.mark.usefixtures("speech_model")
def test_hear_tells_what_the_kiosk_would_have_done(tmp_path: Path, home: str) -> None:
    said = tmp_path / "said.wav"
    write_wav(said, "next page")
    done = kiosk("hear", "--screen", "symptoms", "--json", said, HOME=home)
    (line,) = map(json.loads, done.stdout.splitlines())
    assert (done.returncode, line["phrase"], line["action"]) == (0, "next page", "next_page")
    assert 0 < line["speech_end_s"] < line["decided_s"]


@pytest.mark.usefixtures("speech_model")
def test_what_can_be_said_depends_on_the_screen(tmp_path: Path, home: str) -> None:
    said = tmp_path / "said.wav"
    write_wav(said, "number three")
    at_home = kiosk("hear", "--json", said, HOME=home)
    elsewhere = kiosk("hear", "--screen", "symptoms", "--json", said, HOME=home)
    assert json.loads(at_home.stdout)["action"] == "open_section causes"
    assert json.loads(elsewhere.stdout)["action"] is None


def test_say_writes_the_voice_and_the_times_of_its_words(tmp_path: Path, home: str) -> None:
    wav, words = tmp_path / "out.wav", tmp_path / "out.json"
    done = kiosk("say", "Creams, such as capsaicin.", "--wav", wav, "--words", words, HOME=home)
    times = json.loads(words.read_text(encoding="utf-8"))
    with wave.open(str(wav)) as sound:
        length_s = sound.getnframes() / sound.getframerate()
    assert done.returncode == 0
    assert [entry["word"] for entry in times] == ["Creams,", "such", "as", "capsaicin."]
    assert all(entry["start_s"] <= entry["end_s"] <= length_s + 0.001 for entry in times)


@pytest.mark.parametrize("size", ["1280x800", "1080x1920"])
def test_tour_takes_a_picture_of_every_page_and_state(tmp_path: Path, home: str, size: str) -> None:
    done = kiosk("tour", tmp_path / "tour", "--size", size, HOME=home)
    pictures = sorted((tmp_path / "tour").glob("*.png"))
    names = {picture.stem.partition("-")[2] for picture in pictures}
    assert done.returncode == 0, done.stderr
    assert {"home-listening", "treatments-1", "reading", "heard", "no-microphone", "idle-question"} <= names
    for picture in pictures:
        found = QImage(str(picture))
        assert f"{found.width()}x{found.height()}" == size


def test_tour_takes_every_page_of_home_too_and_the_settings_of_the_clinic(tmp_path: Path, home: str) -> None:
    settings = tmp_path / "settings.yaml"
    settings.write_text("is_listening_allowed: no\n", encoding="utf-8")
    done = kiosk("--settings", settings, "tour", tmp_path / "tour", "--size", "600x500", HOME=home)
    names = {picture.stem.partition("-")[2] for picture in (tmp_path / "tour").glob("*.png")}
    assert (done.returncode, done.stderr) == (0, "")
    assert "home-2" in names
    assert "heard" not in names


def test_devices_lists_the_voices_of_the_kiosks_language(home: str) -> None:
    done = kiosk("devices", HOME=home)
    voices = done.stdout.partition("Voices:\n")[2].partition("Speech models:")[0]
    names = [line.strip(" *") for line in voices.splitlines() if not line.startswith("    " + "gmw")]
    assert "  * en-us\n" in voices
    assert all(name == "en" or name.startswith("en-") for name in names)
    assert re.search(r"gmw/en-us is named in voices/en/voice\.yaml\. espeak-ng has \d+ more", voices)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--frobnicate",), "unrecognized arguments: --frobnicate"),
        (("--size", "big"), "write it like 1280x800"),
        (("--mm-per-pixel", "7"), "between 0.05 and 1"),
        (("--content", "/no/such/folder"), "there is no folder /no/such/folder"),
        (("hear", "--screen", "moon", "x.wav"), "there is no screen 'moon'; the names are home"),
        (("say", " ", "--wav", "/tmp/x.wav"), "there is nothing to say"),
        (("say", "Hello", "--wav", "/no/such/folder/x.wav"), "/no/such/folder/x.wav"),
        (("tour", "/proc/tour"), "/proc/tour"),
        (("--trace", "/no/such/folder/t"), "/no/such/folder/t"),
    ],
)
def test_bad_input_is_one_sentence_and_an_exit_code(
    home: str, arguments: tuple[str, ...], words: str
) -> None:
    done = kiosk(*arguments, HOME=home)
    assert done.returncode not in (0, -6)
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_help_names_every_command(home: str) -> None:
    done = kiosk("--help", HOME=home)
    assert done.returncode == 0
    assert all(command in done.stdout for command in ("hear", "say", "tour", "devices", "--windowed"))
