"""Somebody of the staff at the kiosk: sets the PIN on the machine, and types it."""

from collections.abc import Mapping
from pathlib import Path

from kiosk.core.labels import Label
from kiosk.staff.pin import PinFolder
from kiosk.startup import NAME
from tests.lab.clinic import Clinic
from tests.lab.waiting import let_pass, wait_for

DIGITS = "271828"
SHOWN_WITHIN_S = 10.0
BETWEEN_KEYS_S = 0.05


def set_pin(environment: Mapping[str, str]) -> None:
    """As the command ``staff-pin`` does."""
    PinFolder(Path(environment["XDG_STATE_HOME"]) / NAME).keep(DIGITS)


def open_staff_page(clinic: Clinic, labels: Mapping[str, str]) -> None:
    """Press the chord and type the PIN; afterwards what staff can do is on the screen."""
    clinic.finger.press("s", "control", "shift")
    _see(clinic, labels[Label.PIN_HINT])
    for digit in DIGITS:
        clinic.finger.press(digit)
        let_pass(BETWEEN_KEYS_S)
    _see(clinic, labels[Label.STAFF_MENU])


def _see(clinic: Clinic, words: str) -> None:
    wait_for(lambda: words in clinic.reader.all_text(), SHOWN_WITHIN_S, f'"{words}" on the screen')
