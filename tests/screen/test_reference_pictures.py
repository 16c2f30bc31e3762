"""The main pages look as they did when somebody last looked at them; where they shall not, ``make pictures``."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication, QImage
from PySide6.QtQml import QQmlProperty

from tests.lab.pixels.glass import read_glass
from tests.lab.pixels.likeness import difference
from tests.lab.pixels.reference import FOLDER, LOOKS, NOW, Look, load, open_showing, pictures, reduced
from tests.lab.pixels.things import Thing
from tests.screen import sample
from tests.screen.conftest import MakePane
from tests.screen.pane import Pane


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_the_main_pages_look_as_they_did(application: QGuiApplication, look: Look) -> None:
    showing = open_showing(application, look)
    try:
        changed = [told for name, image in pictures(showing, look) if (told := changes(name, image))]
    finally:
        showing.pane.display.close()
    assert not changed, (
        f"{len(changed)} pages no longer look like their pictures in {FOLDER}; how they look now is in {NOW}. "
        f"If that is meant, look at them and run `make pictures`. {' '.join(changed)}"
    )


def changes(name: str, image: QImage) -> str:
    """What has changed, in words; empty for nothing. The picture of now is written if anything has."""
    found = difference(load(FOLDER / name), image)
    if found is None:
        return ""
    NOW.mkdir(parents=True, exist_ok=True)
    image.save(str(NOW / name))
    return f"{name}: {found.fields} fields differ, the first at {found.first[0]}, {found.first[1]}."


def test_the_pictures_are_those_of_the_looks_and_small() -> None:
    files = list(FOLDER.glob("*.png"))
    assert sum(file.stat().st_size for file in files) < 3_000_000
    assert all(file.stem.endswith(tuple(look.name for look in LOOKS)) for file in files)


def test_a_picture_that_is_missing_differs() -> None:
    blank = QImage(60, 60, QImage.Format.Format_RGB32)
    blank.fill(Qt.GlobalColor.white)
    assert difference(load(FOLDER / "no such picture.png"), blank) is not None
    assert difference(blank, blank) is None


def draw_without_hints(pane: Pane) -> None:
    """Letters as a machine with other settings of its fonts draws them."""
    glass = read_glass(pane.window)
    for thing in (*(words.thing for words in glass.words), *glass.of_kind("QQuickTextEdit")):
        font = QFont(thing.item.property("font"))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        assert thing.item.setProperty("font", font)


def write(thing: Thing, name: str, value: object) -> None:
    assert QQmlProperty(thing.item, name).write(value), name


def button(pane: Pane, words: str) -> Thing:
    (found,) = [one for one in read_glass(pane.window).targets if words in one.name]
    return found


def picture_of(pane: Pane) -> QImage:
    pane.settle()
    return reduced(pane.picture())


def test_letters_drawn_by_another_machine_are_no_difference(make_pane: MakePane) -> None:
    pane = make_pane()
    pane.show_page(sample.section())
    before = pane.picture()
    draw_without_hints(pane)
    pane.settle()
    assert pane.picture() != before
    assert difference(reduced(before), reduced(pane.picture())) is None


CHANGES: dict[str, Callable[[Pane], None]] = {
    "a button stands 2 mm farther": lambda pane: write(
        button(pane, "Repeat"), "x", button(pane, "Repeat").place.left() + 8
    ),
    "a button is 2 mm lower": lambda pane: write(
        button(pane, "Repeat"), "height", button(pane, "Repeat").place.height() - 8
    ),
    "a button has another colour": lambda pane: write(
        button(pane, "Next page"), "background.color", "#0B6C4F"
    ),
    "a pictogram is gone": lambda pane: write(read_glass(pane.window).shapes[-1], "visible", False),
    "a word is another one": lambda pane: write(button(pane, "Repeat"), "text", "Again"),
    "the title is smaller": lambda pane: write(read_glass(pane.window).words[0].thing, "font.pixelSize", 45),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_a_change_of_looks_is_a_difference(make_pane: MakePane, change: Callable[[Pane], None]) -> None:
    pane = make_pane()
    pane.show_page(sample.section())
    before = picture_of(pane)
    change(pane)
    assert difference(before, picture_of(pane)) is not None
