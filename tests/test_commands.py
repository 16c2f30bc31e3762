"""The commands for staff, as they are typed."""

import json
import os
import re
import shutil
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
    assert (line["attention"], line["is_answered"]) == ("recent", False)
    assert line["confidence"] >= line["needed_confidence"]


@pytest.mark.usefixtures("speech_model")
def test_hear_judges_as_the_kiosk_would_with_whom_it_believes_to_be_there(tmp_path: Path, home: str) -> None:
    said = tmp_path / "said.wav"
    write_wav(said, "next page")
    done = kiosk("hear", "--screen", "symptoms", "--attention", "over_own_voice", said, HOME=home)
    assert done.stdout.startswith(f"{said} at ")
    assert done.stdout.endswith("; the kiosk is speaking) -> nothing\n")
    done = kiosk("hear", "--screen", "symptoms", "--attention", "open", said, HOME=home)
    assert "; a visit is open: 0." in done.stdout
    assert done.stdout.endswith(" needed) -> next_page\n")


@pytest.mark.usefixtures("speech_model")
def test_what_can_be_said_depends_on_the_screen(tmp_path: Path, home: str) -> None:
    said = tmp_path / "said.wav"
    write_wav(said, "number three")
    at_home = kiosk("hear", "--json", said, HOME=home)
    elsewhere = kiosk("hear", "--screen", "sayable", "--json", said, HOME=home)
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
    settings.write_text("listening: never\n", encoding="utf-8")
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


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder of texts to spoil."""
    return Path(shutil.copytree(TOP / "content", tmp_path / "texts"))


@pytest.mark.usefixtures("speech_model")
def test_the_texts_of_the_kiosk_have_no_errors(home: str) -> None:
    done = kiosk("check", "--json", HOME=home)
    report = json.loads(done.stdout)
    errors = [problem for problem in report["problems"] if problem["is_error"]]
    assert (errors, done.returncode, done.stderr) == ([], 0, "")
    assert not any("speech model is missing" in problem["what"] for problem in report["problems"])
    for section in report["sections"]:
        assert section["flesch_kincaid"] <= 6, section
        assert section["smog"] <= 8, section
        assert section["flesch_kincaid_with_terms"] <= 8, section
        assert section["mean_words"] <= 12, section
        assert section["longest"] <= 20, section


def test_check_tells_all_errors_of_another_folder_and_ends_with_1(home: str, texts: Path) -> None:
    for name, old, new in (
        ("2-symptoms.md", "title:", "titel:"),
        ("words.yaml", "\n  meaning:", "\n  meening:"),
    ):
        file = texts / "en" / name
        file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    done = kiosk("check", texts, HOME=home)
    assert done.returncode == 1
    assert "2-symptoms.md, line 2: there is nothing called `titel`. Did you mean `title`." in done.stdout
    assert "meening" in done.stdout
    assert done.stdout.index("To mend:") < done.stdout.index("To make better:")
    assert kiosk("--content", texts, "check", HOME=home).stdout == done.stdout


def test_check_works_where_a_window_has_few_letters(home: str, texts: Path) -> None:
    (texts / "en" / "1-\N{SNOWMAN}.md").write_text("broken", encoding="utf-8")
    done = kiosk("check", texts, HOME=home, PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert "en/1-?.md" in done.stdout


def test_check_without_the_model_says_so_and_goes_on(home: str, tmp_path: Path) -> None:
    shutil.copytree(TOP / "voices" / "en", tmp_path / "voices" / "en")
    program = f"""
import main, pathlib
main.HERE = pathlib.Path({str(tmp_path)!r})
raise SystemExit(main.main(["check", "content"]))
"""
    clean = {"PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen", "HOME": home}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, env=clean, cwd=TOP)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("the speech model is missing") == 1
    assert "what-nerve-pain-is" in done.stdout


def test_new_writes_a_section_into_the_folder(home: str, texts: Path) -> None:
    done = kiosk("--content", texts, "new", "Our Thursday group", HOME=home)
    (file,) = (texts / "en").glob("*-our-thursday-group.md")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{file}\n")
    again = kiosk("--content", texts, "new", "Our Thursday group", HOME=home)
    assert again.returncode == 1
    assert f"there is a file {file} already" in again.stderr
    assert kiosk("--content", texts, "new", "Symptoms", HOME=home).returncode == 1


def test_restore_brings_back_what_the_kiosk_has_read(home: str, texts: Path) -> None:
    file = texts / "en" / "2-symptoms.md"
    good = file.read_text(encoding="utf-8")
    assert "No earlier version is kept yet" in kiosk("--content", texts, "restore", HOME=home).stdout
    kiosk("--content", texts, "devices", HOME=home)
    file.write_text("broken", encoding="utf-8")
    listed = kiosk("--content", texts, "restore", HOME=home)
    assert listed.returncode == 0
    assert "en/2-symptoms.md\n" in listed.stdout
    done = kiosk("--content", texts, "restore", "2-symptoms.md", HOME=home)
    assert (done.returncode, done.stderr) == (0, "")
    assert file.read_text(encoding="utf-8") == good
    (replaced,) = (texts / "en").glob("_replaced-*-2-symptoms.md")
    assert replaced.read_text(encoding="utf-8") == "broken"
    assert kiosk("--content", texts, "restore", "2-symptoms.md", HOME=home).returncode == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--frobnicate",), "unrecognized arguments: --frobnicate"),
        (("--size", "big"), "write it like 1280x800"),
        (("--mm-per-pixel", "7"), "between 0.05 and 1"),
        (("--content", "/no/such/folder"), "there is no folder /no/such/folder"),
        (("hear", "--screen", "moon", "x.wav"), "there is no screen 'moon'; the names are home"),
        (("hear", "--attention", "moon", "x.wav"), "invalid choice: 'moon' (choose from 'nobody', 'open'"),
        (
            ("hear", "--attention", "nobody", "--screen", "symptoms", "x.wav"),
            "with nobody there, the kiosk shows",
        ),
        (("hear",), "the following arguments are required: FILE.wav"),
        (("voice-check", "--seconds", "1"), "'1' is not between 2 and 60 seconds"),
        (("voice-check", "--seconds", "long"), "'long' is not between 2 and 60 seconds"),
        (("devices", "--listen"), "unrecognized arguments: --listen"),
        (("say", " ", "--wav", "/tmp/x.wav"), "there is nothing to say"),
        (("say", "Hello", "--wav", "/no/such/folder/x.wav"), "/no/such/folder/x.wav"),
        (("tour", "/proc/tour"), "/proc/tour"),
        (("check", "/no/such/folder"), "there is no folder /no/such/folder"),
        (
            ("check", "content/en"),
            "there is no folder content/en/en. Name the folder that holds the folder `en`",
        ),
        (("--content", "/no/such/folder", "new", "A title"), "there is no folder /no/such/folder"),
        (("new", "_"), "the title has no word in it"),
        (("new", "Use {this}"), "the title has a brace"),
        (("new", ""), "the title has no word in it"),
        (("new", "x" * 400), "the title has 400 characters, and 60 are the most"),
        (("--content", "/no/such/folder", "restore"), "there is no folder /no/such/folder"),
        (("restore", "moon.md"), "no earlier version is kept yet"),
        (
            ("restore", "--version", "2"),
            "there is a number of a version, but no file. Type: .venv/bin/python main.py restore FILE",
        ),
        (("restore", "moon.md", "--version", "two"), "invalid int value: 'two'"),
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


@pytest.mark.parametrize("arguments", [("--help",), ("devices",), ("check", "--json")], ids=" ".join)
def test_when_nobody_reads_on_it_ends_without_a_word(home: str, arguments: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, str(TOP / "main.py"), *arguments]
    clean = {"PATH": "/usr/bin:/bin", "QT_QPA_PLATFORM": "offscreen", "HOME": home}
    try:
        done = subprocess.run(
            command, stdout=writer, stderr=subprocess.PIPE, text=True, timeout=120, env=clean, cwd=TOP
        )
    finally:
        os.close(writer)
    assert (done.stderr, done.returncode) == ("", 141)


def test_hear_helps_with_every_screen_that_it_takes(home: str) -> None:
    refused = kiosk("hear", "--screen", "moon", "x.wav", HOME=home).stderr
    names = refused.partition("the names are ")[2].rstrip(".\n").split(", ")
    told = " ".join(kiosk("hear", "--help", HOME=home).stdout.split())
    screens = names[: names.index("what-nerve-pain-is")]
    assert {"home", "help", "sayable", "questions", "kept", "code", "easier", "staff"} <= set(screens)
    assert f"{', '.join(screens)}, or the name of a section" in told


def test_help_says_how_to_type_a_command_and_where_restore_works(home: str) -> None:
    assert kiosk("--help", HOME=home).stdout.startswith("usage: .venv/bin/python main.py ")
    told = " ".join(kiosk("restore", "--help", HOME=home).stdout.split())
    assert "on the kiosk's own computer and in the account that the kiosk runs in" in told


def test_help_names_every_command(home: str) -> None:
    done = kiosk("--help", HOME=home)
    assert done.returncode == 0
    assert all(
        command in done.stdout
        for command in (
            "check",
            "new",
            "restore",
            "hear",
            "say",
            "tour",
            "devices",
            "voice-check",
            "--windowed",
        )
    )
