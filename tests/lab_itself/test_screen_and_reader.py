"""The lab's screen, finger and screen reader, tried on a window that is not the kiosk."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lab.clinic import Clinic
from tests.lab.processes import Program
from tests.lab.waiting import DeadlineMissedError, wait_for

WINDOW = Path(__file__).with_name("window.py")
RED, BLUE = (0, 0, 255), (255, 0, 0)


@pytest.fixture
def window(clinic: Clinic) -> Iterator[Program]:
    environment = {**clinic.environment, "QT_QUICK_BACKEND": "software", "QT_QPA_PLATFORM": "xcb"}
    with Program([sys.executable, str(WINDOW)], environment, clinic.folder, "window") as window:
        yield window


def colour(clinic: Clinic) -> tuple[int, ...]:
    return tuple(int(part) for part in clinic.screen.picture()[100, 300, :3])


def test_a_screen_reader_presses_a_button_and_reads_the_text(clinic: Clinic, window: Program) -> None:
    button = clinic.reader.wait_for("button", "Press me", 10.0)
    words = clinic.reader.wait_for("text", "words")
    assert clinic.reader.text_of(words) == "Waiting"
    clinic.reader.press(button)
    wait_for(lambda: clinic.reader.text_of(words) == "Pressed", 5.0, "the text to change")


def test_a_finger_presses_a_button_and_the_picture_changes(
    clinic: Clinic, window: Program, tmp_path: Path
) -> None:
    button = clinic.reader.wait_for("button", "Press me", 10.0)
    wait_for(lambda: colour(clinic) == RED, 5.0, "a red window")
    clinic.finger.touch(*clinic.reader.middle_of(button))
    wait_for(lambda: colour(clinic) == BLUE, 5.0, "a blue window")
    clinic.screen.save(tmp_path / "picture.png")
    assert (tmp_path / "picture.png").read_bytes().startswith(b"\x89PNG")


def test_a_key_reaches_the_window(clinic: Clinic, window: Program) -> None:
    clinic.reader.wait_for("button", "Press me", 10.0)
    wait_for(clinic.reader.has_keyboard, 5.0, "the window to have the keyboard")
    clinic.finger.press("tab")
    clinic.finger.press("space")
    wait_for(lambda: colour(clinic) == BLUE, 5.0, "a blue window")


def test_what_is_not_there_is_not_found(clinic: Clinic, window: Program) -> None:
    clinic.reader.wait_for("button", "Press me", 10.0)
    with pytest.raises(DeadlineMissedError, match="Press him"):
        clinic.reader.wait_for("button", "Press him", 0.3)
