"""The code for telephones, read back from what is painted."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest
import zxingcpp
from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QImage

from kiosk.core.content import Picture
from kiosk.core.model import ScreenModel
from kiosk.core.state import Screen
from kiosk.screen.drawings import Code, drawing_of, recolouring_of
from kiosk.screen.qr_code import squares_of
from tests.screen import made_up
from tests.screen.checks import PANELS
from tests.screen.conftest import MakePane
from tests.screen.pane import Pane, Thing

QUIET = 4


@pytest.fixture(scope="module", params=list(PANELS))
def panel(request: pytest.FixtureRequest, make_lasting_pane: MakePane) -> Pane:
    return make_lasting_pane(*PANELS[request.param])


def show_code(pane: Pane, model: ScreenModel) -> Thing:
    """The last page, and the code on it."""
    pane.show_page(model)
    pane.show_page(model, len(pane.pages(model.document)) - 1)
    (code,) = [image for image in pane.things("QQuickImage") if image.get("key")]
    return code


def grey(image: QImage) -> npt.NDArray[np.uint8]:
    plain = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width()].copy()


def read(image: QImage) -> list[zxingcpp.Barcode]:
    return list(zxingcpp.read_barcodes(grey(image)))


@pytest.mark.parametrize("kept", [1, 4, 22])
def test_a_telephone_reads_the_questions_from_the_glass(panel: Pane, kept: int) -> None:
    show_code(panel, made_up.at(Screen.CODE, kept=kept))
    (found,) = read(panel.picture())
    assert found.format == zxingcpp.BarcodeFormat.QRCode
    assert found.text == made_up.code_text(kept)
    assert found.ec_level == "M"


def test_letters_of_all_languages_arrive(make_pane: MakePane) -> None:
    pane = make_pane()
    model = made_up.at(Screen.CODE, kept=1)
    *others, block = model.document.blocks
    text = "Meine Fragen\n- Hilft mir “Wärme”?\n- Łatwe pytanie…\n- 痛みは治りますか"
    blocks = (*others, replace(block, picture=Picture("code", code=text)))
    show_code(pane, replace(model, document=replace(model.document, id="foreign", blocks=blocks)))
    (found,) = read(pane.picture())
    assert found.bytes.decode() == text


def test_the_code_is_at_least_60_mm_wide_in_whole_pixels_with_free_space_around(panel: Pane) -> None:
    place = show_code(panel, made_up.at(Screen.CODE, kept=2)).place.toRect()
    assert place.width() == place.height()
    assert panel.mm(place.width()) >= 60
    image = panel.picture().copy(place)
    pixels = grey(image)
    assert set(np.unique(pixels)) == {0, 255}, "black and white, with no edge smoothed"
    dark_rows, dark_columns = np.nonzero(pixels == 0)
    quiet_px = dark_rows.min()
    assert (
        quiet_px
        == dark_columns.min()
        == place.width() - 1 - dark_rows.max()
        == place.width() - 1 - dark_columns.max()
    )
    module_px = quiet_px // QUIET
    assert quiet_px == module_px * QUIET
    assert place.width() % module_px == 0
    squares = pixels[::module_px, ::module_px]
    assert np.array_equal(np.kron(squares, np.ones((module_px, module_px), np.uint8)), pixels)


def test_sixty_questions_give_a_code_that_says_where_it_was_cut_off(panel: Pane) -> None:
    place = show_code(panel, made_up.at(Screen.CODE, kept=60)).place
    (found,) = read(panel.picture())
    lines, whole = found.text.split("\n"), made_up.code_text(60).split("\n")
    assert lines[-1] in ("…", whole[-1])
    assert lines[:-1] == whole[: len(lines) - 1]
    assert len(lines) >= 22
    assert panel.text().place.adjusted(0, 0, panel.window.width(), 0).contains(place)


def test_the_code_is_black_on_white_in_every_theme(application: object) -> None:
    drawing = drawing_of(Picture("code", code="What helps me?"), 100)
    assert isinstance(drawing, Code)
    size = drawing.size_within(QSize(200, 200))
    pixels = grey(drawing.paint(size, recolouring_of("000000ffe600-ffffff000000")))
    assert pixels[0, 0] == 255
    assert (pixels == 0).any()


def test_a_text_without_room_for_its_first_line_gives_no_code(application: object) -> None:
    assert squares_of("x" * 5000, 1000) is None
    assert squares_of("short", 20) is None
    assert drawing_of(Picture("code", code="x" * 5000), 1000) is None


def test_as_many_lines_as_fit_are_kept() -> None:
    text = "\n".join(f"line {number:03}" for number in range(400))
    squares = squares_of(text, 1000)
    assert squares is not None
    assert len(squares) == 177, "the largest code there is"
    assert squares_of(text.replace("\n", " "), 1000) is None


def test_a_page_whose_code_cannot_be_made_shows_its_words(pane: Pane) -> None:
    model = made_up.at(Screen.CODE, kept=1)
    *others, block = model.document.blocks
    blocks = (*others, replace(block, picture=Picture("code", code="x" * 5000)))
    pane.show_page(replace(model, document=replace(model.document, id="too long", blocks=blocks)))
    assert [image for image in pane.things("QQuickImage") if image.get("key")] == []
    assert pane.plain_text().endswith("This square holds your questions.")


def test_a_screen_reader_hears_what_the_code_is(pane: Pane) -> None:
    told = QAccessible.queryAccessibleInterface(show_code(pane, made_up.at(Screen.CODE, kept=1)).item)
    assert told.role() == QAccessible.Role.Graphic
    assert told.text(QAccessible.Text.Name) == "This square holds your questions."
