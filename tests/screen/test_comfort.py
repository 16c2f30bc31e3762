"""Larger letters, larger targets, low controls, nothing that moves, on panels of 10 to 32 inches."""

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF

from kiosk.core.comfort import Comfort, TextSize, Theme
from kiosk.core.model import ScreenModel
from kiosk.core.staff import Panel
from kiosk.core.state import KioskState, Place, Screen
from kiosk.core.view import screen_model
from kiosk.screen.layout import is_compact
from kiosk.screen.millimetres import CAPITAL_EM, Ruler
from tests.lab.pixels.places import apart_px
from tests.screen import made_up, sample
from tests.screen.checks import HALF_A_PIXEL, PANELS, check_margins, check_words
from tests.screen.conftest import MakePane
from tests.screen.pane import Pane

SMALL_PANELS = {
    "10 inch": ((1280, 800), 0.169),
    "10 inch, upright": ((800, 1280), 0.169),
}
CHOSEN = {
    "usual": Comfort(),
    "larger": Comfort(TextSize.LARGER, Theme.NIGHT),
    "largest": Comfort(TextSize.LARGEST),
    "steady": Comfort(has_steady_hands=True, theme=Theme.STRONG),
    "low": Comfort(has_low_controls=True),
    "steady, low": Comfort(has_steady_hands=True, has_low_controls=True),
    "largest, steady, low": Comfort(
        TextSize.LARGEST, Theme.STRONG, has_steady_hands=True, has_low_controls=True
    ),
}
WHOLE = ("wide", "tall", "compact", "15 inch, fine", "32 inch")
"""Panels on which everything has its whole size; the others are like one of them."""
WORDY = sample.document(
    "wordy",
    (
        ("heading", "Nerves"),
        (
            "paragraph",
            "Nerves carry messages to your brain.|You do not feel most of them, and some of them hurt.",
        ),
        ("item", "tingling, which some people call pins and needles, in a foot"),
    ),
)
PLACES = (Place(), Place(Screen.EASIER), Place(Screen.SECTION, "nerve"), Place(Screen.MORE))


def ruler_of(pane: Pane) -> Ruler:
    return Ruler(pane.mm_per_pixel, 600)


def is_small(pane: Pane, comfort: Comfort) -> bool:
    return is_compact(pane.window.width(), pane.window.height(), ruler_of(pane), comfort)


def models(pane: Pane, comfort: Comfort) -> Iterator[ScreenModel]:
    """What the core shows there to who has chosen so."""
    panel = Panel(pane.mm_per_pixel, is_compact=is_small(pane, comfort))
    for place in PLACES:
        state = KioskState(place=place, comfort=comfort, panel=panel, is_visit_open=True)
        model = screen_model(state, made_up.LIBRARY)
        yield model
        if place.screen is Screen.SECTION:
            yield replace(model, document=WORDY, tiles=())


def shown_pages(pane: Pane, model: ScreenModel, most: int = 99) -> Iterator[ScreenModel]:
    """The first so many of its pages, and the last."""
    pane.show_page(model)
    last = len(pane.pages(model.document)) - 1
    for number in range(last + 1):
        if number < most or number == last:
            yield pane.show_page(model, number)


@pytest.fixture(scope="module", params=[*WHOLE, *SMALL_PANELS])
def panel(request: pytest.FixtureRequest, make_lasting_pane: MakePane) -> Pane:
    return make_lasting_pane(*(PANELS | SMALL_PANELS)[request.param])


@pytest.mark.parametrize("name", ["larger", "largest", "steady", "steady, low", "largest, steady, low"])
def test_every_page_is_whole_and_can_be_touched(panel: Pane, name: str) -> None:
    comfort = CHOSEN[name]
    for model in models(panel, comfort):
        for _ in shown_pages(panel, model, most=2):
            check_words(panel)
            check_margins(panel)
            check_reach(panel, comfort)


def check_reach(pane: Pane, comfort: Comfort) -> None:
    least_mm, gap_mm = (30, 6) if comfort.has_steady_hands and is_whole_size(pane) else (20, 3)
    buttons = pane.buttons()
    for button in buttons:
        assert pane.mm(min(button.place.height(), button.place.width()) + HALF_A_PIXEL) >= least_mm
    for one, other in combinations(buttons, 2):
        assert pane.mm(apart_px(one.place, other.place) + HALF_A_PIXEL) >= gap_mm
    (desk,) = [one for one in pane.things("QQuickRectangle") if one.place.width() == pane.window.width()][1:2]
    assert all(tile.place.bottom() <= desk.place.top() for tile in pane.things("TileButton"))


def is_whole_size(pane: Pane) -> bool:
    """At least 15 inches."""
    return math.hypot(pane.mm(pane.window.width()), pane.mm(pane.window.height())) >= 370


@pytest.mark.parametrize("name", ["low", "steady, low"])
def test_low_controls_stand_in_the_lower_half(panel: Pane, name: str) -> None:
    if not is_whole_size(panel):
        pytest.skip("on such a small panel everything is low")
    above_mm = 8 if name == "low" else 35
    for model in models(panel, CHOSEN[name]):
        for _ in shown_pages(panel, model, most=1):
            highest = min(button.place.top() for button in panel.buttons())
            assert panel.mm(panel.window.height() / 2 - highest) <= above_mm


@pytest.mark.parametrize(
    ("size", "least_mm"), [(TextSize.LARGE, 7.3), (TextSize.LARGER, 10.5), (TextSize.LARGEST, 14.6)]
)
def test_letters_are_as_large_as_chosen(panel: Pane, size: TextSize, least_mm: float) -> None:
    if not is_whole_size(panel):
        pytest.skip("smaller panels offer what still shows three lines")
    for model in models(panel, Comfort(size)):
        if model.document is WORDY:
            for shown in shown_pages(panel, model):
                assert panel.mm(panel.letter_px(panel.text()) * CAPITAL_EM) >= least_mm, shown.first_sentence
        for words in panel.words():
            assert panel.mm(panel.letter_px(words) * CAPITAL_EM) >= 0.65 * 7.3, words.get("text")


def test_small_panels_show_three_lines_of_15_characters_at_every_size(panel: Pane) -> None:
    for size in TextSize:
        (model,) = [one for one in models(panel, Comfort(size)) if one.document is WORDY]
        panel.show_page(model)
        assert panel.text().place.height() >= 3 * 1.5 * panel.letter_px(panel.text()) - 3
        assert panel.text().place.width() >= 15 * 0.46 * panel.letter_px(panel.text())


def test_only_small_panels_and_large_wishes_hide_controls_under_more() -> None:
    compact = {
        (name, wish)
        for name, (size, mm) in (PANELS | SMALL_PANELS).items()
        for wish, comfort in CHOSEN.items()
        if is_compact(*size, Ruler(mm, 600), comfort)
    }
    assert {name for name, wish in compact if wish == "usual"} == set(SMALL_PANELS)
    assert not {name for name, _ in compact} & {"tall", "24 inch, 4K", "32 inch", "32 inch, upright"}
    assert {wish for name, wish in compact if name == "wide"} == {"largest, steady, low"}


def test_pages_are_told_anew_at_another_size_and_not_in_other_colours(make_pane: MakePane) -> None:
    pane = make_pane()
    pane.show_page(sample.section())
    small = pane.pages(sample.SECTION_TEXT)
    pane.events.clear()
    pane.show(replace(sample.section(first=0, end=6), comfort=Comfort(theme=Theme.NIGHT)))
    assert pane.asked() == []
    pane.show_page(replace(sample.section(), comfort=Comfort(TextSize.LARGEST)))
    assert len(pane.pages(sample.SECTION_TEXT)) > len(small)


def test_a_still_screen_marks_no_word_and_moves_no_bar(make_pane: MakePane) -> None:
    pane = make_pane()
    model = pane.show_page(sample.reading(sample.section(), 1, 2))
    before = pane.picture()
    pane.show(replace(model, comfort=Comfort(is_still=True)))
    assert pane.word_bands() == []
    assert len(pane.bands("#fff1c9")) == 1
    quiet = pane.picture()
    pane.show(replace(model, comfort=Comfort(is_still=True), microphone_level=5, marked_word=4))
    assert pane.picture() == quiet
    assert quiet != before


def test_a_chosen_target_has_a_tick_a_thick_edge_and_words(make_pane: MakePane) -> None:
    pane = make_pane()
    for theme in Theme:
        state = KioskState(place=Place(Screen.EASIER), comfort=Comfort(theme=theme), is_visit_open=True)
        model = screen_model(state, made_up.LIBRARY)
        ticked = []
        for _ in shown_pages(pane, model):
            ticks = [one.place for one in pane.things("Tick")]
            ticked += [tile for tile in pane.things("TileButton") if any(map(tile.place.contains, ticks))]
            said = [words.place for words in pane.words() if words.get("text") == "In use now"]
            assert all(any(tile.place.contains(place) for tile in ticked) for place in said)
        assert [str(tile.get("title")).split()[0].lower() for tile in ticked] == [theme]


def test_in_strong_colours_tiles_have_an_edge_of_1_mm(make_pane: MakePane) -> None:
    pane = make_pane()
    pane.show_page(replace(sample.home(), comfort=Comfort(theme=Theme.STRONG)))
    image, tile = pane.picture(), pane.things("TileButton")[0].place
    across = [image.pixelColor(int(tile.left()) + x, int(tile.center().y())).name() for x in range(12)]
    assert pane.mm(across.count("#ffe600")) >= 1


def test_the_letters_of_the_word_being_read_lie_on_those_of_the_text(make_pane: MakePane) -> None:
    pane = make_pane()
    model = pane.show_page(sample.reading(sample.section(), 1, None))
    for word in (0, 2, 5):
        pane.show(replace(model, marked_word=word))
        (band,) = pane.word_bands()
        marked = ink_places(pane, band)
        pane.show(replace(model, marked_word=None))
        plain = ink_places(pane, band)
        assert marked.left() == pytest.approx(plain.left(), abs=1)
        assert marked.right() == pytest.approx(plain.right(), abs=1)
        assert marked.bottom() == pytest.approx(plain.bottom(), abs=1)


def ink_places(pane: Pane, band: QRectF) -> QRectF:
    """What dark ink covers within a band."""
    image, inside = pane.picture(), band.toRect().adjusted(2, 2, -2, -2)
    dark = [
        (x, y)
        for x in range(inside.left(), inside.right())
        for y in range(inside.top(), inside.bottom())
        if image.pixelColor(x, y).lightness() < 90
    ]
    xs, ys = [x for x, _ in dark], [y for _, y in dark]
    return QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
