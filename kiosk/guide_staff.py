"""The way through the door for staff and the screens behind it, for a picture of each."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from kiosk.core.actions import ActionId, Intent
from kiosk.core.behaviour.staff_door import PIN_DIGITS
from kiosk.core.events import CornerHeld, LibraryChanged, PinChecked, TimePassed
from kiosk.library.problems import Problem, StaffFileError
from kiosk.library.staff_screen import staff_screen
from kiosk.library.wording import Wording
from kiosk.library.words_file import read_words
from kiosk.staff.tour import View
from kiosk.walker import Walker

_WAIT_S = 30.0
_EXAMPLE_FILE = Path("en/words.yaml")
_EXAMPLE_MISTAKES = """\
capsaicin:
  say: cap say a sin
  meening: A strong substance from hot peppers.
nerve block:
  also: [nerve blocks]
"""
"""Two mistakes: a name that is typed wrong, and a term without a meaning."""


def staff_views(walk: Walker) -> Iterator[View]:
    """The PIN, wrong and right, and everything behind it."""
    yield "pin", partial(walk.happen, CornerHeld())
    yield "pin-typed", partial(_type, walk, PIN_DIGITS // 2)
    yield "pin-wait", partial(_type_wrong, walk)
    walk.now_s += _WAIT_S
    walk.happen(TimePassed(walk.now_s))
    yield "staff-1", partial(_type_right, walk)
    yield from walk.further_pages("staff")
    yield from walk.pages("staff-devices", Intent(ActionId.STAFF_DEVICES))
    yield from walk.pages("calibration", Intent(ActionId.CALIBRATE))
    yield from walk.pages("staff-page", Intent(ActionId.STAFF_CONTENT))
    yield "staff-page-with-problems-1", partial(_break_files, walk)
    yield from walk.further_pages("staff-page-with-problems")


def _type(walk: Walker, count: int) -> None:
    for digit in range(count):
        walk.press(Intent(ActionId.ENTER_DIGIT, sentence=digit))


def _type_wrong(walk: Walker) -> None:
    _type(walk, PIN_DIGITS - PIN_DIGITS // 2)
    walk.happen(PinChecked(is_right=False, wait_s=_WAIT_S))


def _type_right(walk: Walker) -> None:
    _type(walk, PIN_DIGITS)
    walk.happen(PinChecked(is_right=True))


def _break_files(walk: Walker) -> None:
    library = walk.engine.library
    problems = staff_screen(_example_problems(), (), library.voice.sentences)
    walk.happen(LibraryChanged(replace(library, problems=problems)))


def _example_problems() -> tuple[Problem, ...]:
    """What the kiosk itself says about a broken file."""
    try:
        read_words(_EXAMPLE_MISTAKES, _EXAMPLE_FILE, Wording("en"))
    except StaffFileError as error:
        return error.problems
    return ()
