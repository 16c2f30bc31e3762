"""Letters, pictures and the binding to Qt."""

import re
import sys

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QRawFont, QTextBlockFormat

from kiosk.core.actions import ACTIONS
from kiosk.screen import letters, pictures
from kiosk.screen.millimetres import CAPITAL_EM, DEFAULT_MM_PER_PIXEL, Ruler

ALL_PICTURES = sorted(pictures.FOLDER.glob("*.svg"))


def test_calls_into_qt_leave_none_alone() -> None:
    """WORKAROUND(PySide6 6.12.0): on Python 3.11 each call that returns nothing takes a reference of None away.

    A few thousand calls later the interpreter ends with "deallocating None", so that version is not for Python
    before 3.12, where None is immortal.
    """
    block = QTextBlockFormat()
    before = sys.getrefcount(None)
    for _ in range(200):
        block.setTopMargin(1)
    assert sys.getrefcount(None) > before - 100


def test_every_action_has_its_picture(application: object) -> None:
    for action in ACTIONS.values():
        assert pictures.picture_named(action.icon) == action.icon


@pytest.mark.parametrize("file", ALL_PICTURES, ids=lambda file: file.stem)
def test_a_picture_is_of_the_family_and_takes_any_colour(application: object, file) -> None:  # type: ignore[no-untyped-def]
    drawing = file.read_text(encoding="utf-8")
    assert 'viewBox="0 0 48 48"' in drawing
    assert set(re.findall(r"#[0-9a-fA-F]{6}", drawing)) == {"#000000"}
    size = QSize()
    image = pictures.Pictures().requestImage(f"{file.stem}/0b4f6c", size, QSize(96, 96))
    opaque = [
        image.pixelColor(x, y).name()
        for x in range(96)
        for y in range(96)
        if image.pixelColor(x, y).alpha() == 255
    ]
    assert set(opaque) == {"#0b4f6c"}
    assert 300 < len(opaque) < 5000
    assert all(image.pixelColor(x, y).alpha() == 0 for x in range(96) for y in (0, 95)), "not cut off"


def test_a_capital_letter_is_7_3_mm_high_at_600_mm(application: object) -> None:
    letters.load_fonts()
    text_px = Ruler(DEFAULT_MM_PER_PIXEL, 600).text_px
    assert text_px * CAPITAL_EM * DEFAULT_MM_PER_PIXEL >= 7.33
    font = QRawFont(str(letters.FOLDER / "AtkinsonHyperlegible-Regular.ttf"), 1000)
    assert font.capHeight() == pytest.approx(1000 * CAPITAL_EM)


def test_a_label_takes_as_many_lines_as_it_needs() -> None:
    def width(words: str) -> float:
        return 10.0 * len(words)

    assert letters.line_count("one two", 70, width) == 1
    assert letters.line_count("one two", 69, width) == 2
    assert letters.line_count("one two three", 50, width) == 3
    assert letters.line_count("impossible", 50, width) > 100
