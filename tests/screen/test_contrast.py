"""Contrast, measured from what is painted (WCAG 1.4.6: 7 to 1 for words; 1.4.11: 3 to 1 for icons and edges)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage

from kiosk.core.actions import ActionId
from kiosk.core.state import Sign
from tests.screen import made_up, sample
from tests.screen.conftest import MakePane
from tests.screen.pane import Pane, Thing

WORDS = 7.0
SHAPES = 3.0
MODELS = {
    "home": sample.home(),
    "home, being read": replace(sample.home(), marked_sentence=3),
    "section": sample.section(),
    "heard": sample.heard(sample.section()),
    "reading": sample.reading(sample.section(), 1, 2),
    **{f"sign: {sign}": sample.signed(sample.section(), sign) for sign in Sign},
    "not understood": sample.not_understood_after_all(sample.section()),
    "deaf": sample.deaf(sample.section()),
    "last page": replace(sample.section(), controls=sample.controls((ActionId.NEXT_PAGE,))),
    "idle": sample.asked(sample.section()),
    "questions": made_up.TARGETS["questions"],
    "a kept question": made_up.TARGETS["what to ask, one kept"],
    "my questions": made_up.TARGETS["my questions"],
}


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def ground_and_ink(image: QImage, place: QRectF) -> tuple[QColor, QColor]:
    """The commonest colour of a place, and the commonest of those that stand out from it most."""
    colours = Counter(_pixels(image, place))
    ground = QColor(colours.most_common(1)[0][0])
    solid = [colour for colour, count in colours.items() if count >= 12]
    return ground, max((QColor(colour) for colour in solid), key=lambda colour: contrast(ground, colour))


def _pixels(image: QImage, place: QRectF) -> Iterable[int]:
    inside = place.toAlignedRect().intersected(image.rect())
    for y in range(inside.top(), inside.bottom() + 1, 2):
        for x in range(inside.left(), inside.right() + 1):
            yield image.pixel(x, y)


@pytest.fixture
def pane_of_day(make_pane: MakePane) -> Pane:
    return make_pane()


@pytest.mark.parametrize("model", MODELS.values(), ids=list(MODELS))
def test_words_and_pictures_stand_out(pane_of_day: Pane, model) -> None:  # type: ignore[no-untyped-def]
    pane_of_day.show_page(model)
    for number in range(len(pane_of_day.pages(model.document))):
        pane_of_day.show_page(model, number)
        image = pane_of_day.picture()
        for words in _uncovered(pane_of_day, pane_of_day.words()):
            ground, ink = ground_and_ink(image, words.place)
            assert contrast(ground, ink) >= WORDS, (words.get("text"), ground.name(), ink.name())
        shapes = [one for kind in ("Picture", "Tick", "Meter") for one in pane_of_day.things(kind)]
        for picture in _uncovered(pane_of_day, shapes):
            ground, ink = ground_and_ink(image, picture.place)
            assert contrast(ground, ink) >= SHAPES, (ground.name(), ink.name())


def _uncovered(pane: Pane, things: list[Thing]) -> list[Thing]:
    """Those that the idle question does not cover."""
    asked = [thing for thing in things if pane.is_in_popup(thing)]
    return asked or things


def test_the_text_stands_out_from_the_page_and_from_both_bands(pane_of_day: Pane) -> None:
    pane_of_day.show_page(sample.reading(sample.section(), 1, 2))
    image = pane_of_day.picture()
    (word,) = pane_of_day.word_bands()
    for place in (*pane_of_day.bands("#fff1c9"), word, pane_of_day.text().place):
        ground, ink = ground_and_ink(image, place)
        assert contrast(ground, ink) >= WORDS
    ground, _ = ground_and_ink(image, word)
    assert ground.name() == "#ffd76a"


def test_the_bars_under_the_word_and_beside_the_sentence_stand_out_and_are_thick(pane_of_day: Pane) -> None:
    pane_of_day.show_page(sample.reading(sample.section(), 1, 2))
    image = pane_of_day.picture()
    (word,) = pane_of_day.word_bands()
    thick = 0
    while contrast(_at(image, word.center().x(), word.bottom() + 0.5 + thick), QColor("#FBF8F3")) >= SHAPES:
        thick += 1
    assert pane_of_day.mm(thick) >= 1
    sentence = pane_of_day.bands("#fff1c9")[0]
    across = [_at(image, x, sentence.center().y()) for x in range(int(sentence.left()))]
    assert pane_of_day.mm(sum(contrast(colour, QColor("#FBF8F3")) >= SHAPES for colour in across)) >= 1


def test_edges_of_controls_and_tiles_stand_out(pane_of_day: Pane) -> None:
    for model in (sample.home(), sample.section(), sample.signed(sample.section(), Sign.SPEAK_NOW)):
        pane_of_day.show_page(model)
        image = pane_of_day.picture()
        for button in pane_of_day.buttons():
            if button.item.isEnabled():
                y, left = button.place.center().y(), button.place.left()
                outside, edge = _at(image, left - 3, y), _at(image, left + 1, y)
                assert contrast(outside, edge) >= SHAPES, button.get("text")


def test_a_pressed_control_stands_out_from_an_unpressed_one(pane_of_day: Pane) -> None:
    pane_of_day.show_page(sample.section())
    for words in ("Go back", "Next page", "Speak"):
        button = pane_of_day.button(words)
        corner = button.place.topLeft() + QPointF(16, 12)
        before = _at(pane_of_day.picture(), corner.x(), corner.y())
        pane_of_day.press(button.place.center())
        image = pane_of_day.picture()
        assert contrast(before, _at(image, corner.x(), corner.y())) >= 1.4
        (label,) = [one for one in pane_of_day.words() if str(one.get("text")).replace("\n", " ") == words]
        ground, ink = ground_and_ink(image, label.place)
        assert contrast(ground, ink) >= WORDS
        pane_of_day.release(button.place.center())


def test_the_ring_around_the_focus_stands_out(pane_of_day: Pane) -> None:
    pane_of_day.show_page(sample.section())
    pane_of_day.key(Qt.Key.Key_Tab)
    image = pane_of_day.picture()
    (ring,) = pane_of_day.things("FocusRing")
    line = [_at(image, ring.place.left() + x, ring.place.center().y()) for x in range(-4, 16)]
    assert pane_of_day.mm(sum(contrast(colour, line[0]) >= SHAPES for colour in line[:14])) >= 2


def _at(image: QImage, x: float, y: float) -> QColor:
    return image.pixelColor(int(x), int(y))
