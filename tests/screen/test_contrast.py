"""Contrast, measured from what is painted (WCAG 1.4.6: 7 to 1 for words; 1.4.11: 3 to 1 for icons and edges)."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage

from kiosk.core.actions import ActionId
from kiosk.core.comfort import Comfort, Theme
from kiosk.core.model import ScreenModel, Sign
from tests.lab.pixels.colours import contrast, ground_and_ink
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
    "easier": made_up.TARGETS["easier"],
}


THEMES = {
    Theme.DAY: ("#fbf8f3", "#ffd76a", "#fff1c9"),
    Theme.NIGHT: ("#10161d", "#ffd76a", "#33415c"),
    Theme.STRONG: ("#000000", "#ffe600", "#000000"),
}
"""Paper, word being read, sentence being read."""


@pytest.fixture(scope="module")
def lasting_pane(make_lasting_pane: MakePane) -> Pane:
    return make_lasting_pane()


@pytest.fixture(params=Theme)
def theme(request: pytest.FixtureRequest) -> Theme:
    return Theme(request.param)


def themed(model: ScreenModel, theme: Theme) -> ScreenModel:
    return replace(model, comfort=Comfort(theme=theme))


@pytest.mark.parametrize("model", MODELS.values(), ids=list(MODELS))
def test_words_and_pictures_stand_out(lasting_pane: Pane, model: ScreenModel, theme: Theme) -> None:
    pane, model = lasting_pane, themed(model, theme)
    pane.show_page(model)
    for number in range(len(pane.pages(model.document))):
        pane.show_page(model, number)
        image = pane.picture()
        assert QColor(image.pixel(2, 2)).name() == THEMES[theme][0]
        for words in _uncovered(pane, pane.words()):
            ground, ink = ground_and_ink(image, words.place)
            assert contrast(ground, ink) >= WORDS, (words.get("text"), ground.name(), ink.name())
        shapes = [one for kind in ("Picture", "Tick", "Meter") for one in pane.things(kind)]
        for picture in _uncovered(pane, shapes):
            ground, ink = ground_and_ink(image, picture.place)
            assert contrast(ground, ink) >= SHAPES, (ground.name(), ink.name())


def _uncovered(pane: Pane, things: list[Thing]) -> list[Thing]:
    """Those that the idle question does not cover."""
    asked = [thing for thing in things if pane.is_in_popup(thing)]
    return asked or things


def test_the_text_stands_out_from_the_page_and_from_both_bands(lasting_pane: Pane, theme: Theme) -> None:
    paper, word_ground, sentence_ground = THEMES[theme]
    model = themed(sample.reading(sample.section(), 1, 0), theme)
    model = lasting_pane.show_page(model)
    for number in (0, 2, 3):
        lasting_pane.show(replace(model, marked_word=number))
        image = lasting_pane.picture()
        (word,) = lasting_pane.word_bands()
        sentence = QRectF(word.right() + 8, word.top(), 220, word.height())
        for place, expected in ((word, word_ground), (sentence, sentence_ground)):
            ground, ink = ground_and_ink(image, place)
            assert ground.name() == expected
            assert contrast(ground, ink) >= WORDS
    ground, ink = ground_and_ink(image, lasting_pane.text().place)
    assert ground.name() == paper
    assert contrast(ground, ink) >= WORDS


def test_the_bars_under_the_word_and_beside_the_sentence_stand_out_and_are_thick(
    lasting_pane: Pane, theme: Theme
) -> None:
    pane, paper = lasting_pane, QColor(THEMES[theme][0])
    pane.show_page(themed(sample.reading(sample.section(), 1, 2), theme))
    image = pane.picture()
    (word,) = pane.word_bands()
    thick = 0
    while contrast(_at(image, word.center().x(), word.bottom() + 0.5 + thick), paper) >= SHAPES:
        thick += 1
    assert pane.mm(thick) >= 1
    across = [_at(image, x, word.center().y()) for x in range(int(pane.text().place.left()) - 8)]
    assert pane.mm(sum(contrast(colour, paper) >= SHAPES for colour in across)) >= 2


def test_edges_of_controls_and_tiles_stand_out(lasting_pane: Pane, theme: Theme) -> None:
    pane = lasting_pane
    for model in (sample.home(), sample.section(), sample.signed(sample.section(), Sign.SPEAK_NOW)):
        pane.show_page(themed(model, theme))
        image = pane.picture()
        for button in pane.buttons():
            if button.item.isEnabled():
                y, left = button.place.center().y(), button.place.left()
                outside, edge = _at(image, left - 3, y), _at(image, left + 1, y)
                assert contrast(outside, edge) >= SHAPES, button.get("text")


def test_a_pressed_control_stands_out_from_an_unpressed_one(lasting_pane: Pane, theme: Theme) -> None:
    pane = lasting_pane
    pane.show_page(themed(sample.section(), theme))
    for words in ("Go back", "Next page", "Speak"):
        button = pane.button(words)
        corner = button.place.topLeft() + QPointF(16, 12)
        before = _at(pane.picture(), corner.x(), corner.y())
        pane.press(button.place.center())
        image = pane.picture()
        assert contrast(before, _at(image, corner.x(), corner.y())) >= 1.4
        (label,) = [one for one in pane.words() if str(one.get("text")).replace("\n", " ") == words]
        ground, ink = ground_and_ink(image, label.place)
        assert contrast(ground, ink) >= WORDS
        pane.release(button.place.center())


def test_the_ring_around_the_focus_stands_out(make_pane: MakePane, theme: Theme) -> None:
    pane = make_pane()
    pane.show_page(themed(sample.section(), theme))
    pane.key(Qt.Key.Key_Tab)
    image = pane.picture()
    (ring,) = pane.things("FocusRing")
    line = [_at(image, ring.place.left() + x, ring.place.center().y()) for x in range(-4, 16)]
    assert pane.mm(sum(contrast(colour, line[0]) >= SHAPES for colour in line[:14])) >= 2


def _at(image: QImage, x: float, y: float) -> QColor:
    return image.pixelColor(int(x), int(y))
