"""The frame on every panel: sizes in millimetres, room between, nothing cut off, nothing on top of another."""

import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF

from kiosk.core.model import ScreenModel, Sign
from kiosk.screen.millimetres import mm_per_pixel_of
from tests.screen import sample
from tests.screen.checks import HALF_A_PIXEL, PANELS, check_margins, check_targets, check_words
from tests.screen.conftest import MakePane
from tests.screen.pane import Pane

MODELS = {
    "home": sample.home(),
    "section": sample.section(),
    "heard": sample.heard(sample.section()),
    "reading": sample.reading(sample.section(), 1, 2),
    "deaf": sample.deaf(sample.section()),
    "deaf, heard before": sample.heard(sample.deaf(sample.section())),
    "deaf, and what can be said": replace(
        sample.heard(sample.deaf(sample.section())), what_can_i_say=sample.section().what_can_i_say
    ),
    "another language": sample.in_longer_words(sample.heard(sample.section())),
    "home, another language": sample.in_longer_words(sample.home()),
    "another language, deaf": sample.in_longer_words(sample.deaf(sample.section())),
    "idle": sample.asked(sample.section()),
    "twelve tiles": sample.home(tile_count=12),
    **{f"sign: {sign}": sample.signed(sample.section(), sign) for sign in Sign},
    "not understood": sample.not_understood(sample.section()),
    "not understood, after all": sample.not_understood_after_all(sample.section()),
    "not understood, another language": sample.in_longer_words(
        sample.not_understood_after_all(sample.section())
    ),
}


@pytest.fixture(scope="module", params=list(PANELS))
def panel(request: pytest.FixtureRequest, make_lasting_pane: MakePane) -> Pane:
    return make_lasting_pane(*PANELS[request.param])


@pytest.mark.parametrize("model", MODELS.values(), ids=list(MODELS))
def test_everything_has_its_room(panel: Pane, model: ScreenModel) -> None:
    panel.show_page(model)
    check_targets(panel)
    check_margins(panel)
    check_words(panel)


@pytest.mark.parametrize("model", [sample.home(), sample.section(), sample.heard(sample.section())])
def test_letters_are_legible(pane: Pane, model: ScreenModel) -> None:
    pane.show_page(model)
    for words in [*pane.words(), pane.text()]:
        capital_mm = pane.mm(pane.letter_px(words) * 0.668)
        assert capital_mm >= 7.3, words.get("text")


def test_letters_grow_with_the_distance(make_pane: MakePane) -> None:
    near, far = make_pane(), make_pane()
    near.show_page(sample.section())
    far.show_page(replace(sample.section(), viewing_distance_mm=800))
    near_px, far_px = (pane.text().get("font").pixelSize() for pane in (near, far))  # type: ignore[attr-defined]
    assert far_px / near_px == pytest.approx(800 / 600, rel=0.02)


def test_letters_shrink_rather_than_hide_the_words(make_pane: MakePane) -> None:
    pane = make_pane((1280, 800))
    pane.show_page(replace(sample.section(), viewing_distance_mm=1500))
    line_px = 1.5 * pane.text().get("font").pixelSize()  # type: ignore[attr-defined]
    assert pane.text().place.height() >= 3 * line_px
    check_words(pane)


def test_no_control_moves_when_one_changes_its_words(pane: Pane) -> None:
    pane.show_page(sample.section())
    before = [button.place for button in pane.buttons()]
    pane.show_page(sample.reading(sample.section(), 1, 2))
    assert [button.place for button in pane.buttons()] == before


def test_a_phrase_is_shown_whole_or_not_at_all(pane: Pane) -> None:
    model = replace(sample.section(), sayable=tuple(f"phrase number {n}" for n in range(30)))
    pane.show_page(model)
    (shown,) = [str(words.get("text")) for words in pane.words() if "phrase number" in str(words.get("text"))]
    assert tuple(shown.split("  ·  ")) == model.sayable[: len(shown.split("  ·  "))]


@pytest.mark.parametrize("name", [name for name in MODELS if "language" not in name])
def test_no_word_shrinks_far(pane: Pane, name: str) -> None:
    pane.show_page(MODELS[name])
    for words in [*pane.words(), pane.text()]:
        assert pane.mm(pane.letter_px(words) * 0.668) >= 0.65 * 7.3, words.get("text")


def test_an_unknown_picture_becomes_a_page(pane: Pane) -> None:
    home = sample.home()
    pane.show_page(replace(home, tiles=(replace(home.tiles[0], picture="no such thing"), *home.tiles[1:])))
    assert any("/page/" in str(image.get("source").toString()) for image in pane.things("Picture"))  # type: ignore[attr-defined]


SMALL = [(320, 240), (240, 320), (320, 320), (640, 480), (480, 640), (800, 480), (8, 8)]


@pytest.fixture(scope="module", params=itertools.product(SMALL, [0.05, 0.248, 1.0]), ids=str)
def small_glass(request: pytest.FixtureRequest, make_lasting_pane: MakePane) -> Pane:
    return make_lasting_pane(*request.param)


@pytest.mark.parametrize("model", ["home", "heard", "idle", "another language", "twelve tiles"])
def test_small_glass_shows_everything_smaller(small_glass: Pane, model: str) -> None:
    small_glass.show_page(MODELS[model])
    width, height = small_glass.window.width(), small_glass.window.height()
    if min(width, height) >= 240 and model != "idle":
        glass = QRectF(0, 0, max(width, 320), max(height, 240))
        assert all(glass.contains(button.place) for button in small_glass.buttons())
        assert small_glass.text_height_px() <= small_glass.text().place.height() + 1


def test_a_window_may_become_tiny_and_large_again(pane: Pane) -> None:
    pane.show_page(sample.section())
    before = [button.place for button in pane.buttons()]
    width, height = pane.window.width(), pane.window.height()
    for size in ((40, 20), (1, 1), (width, height)):
        pane.window.resize(*size)
        pane.settle()
    assert [button.place for button in pane.buttons()] == before


def test_words_too_long_for_every_panel_do_not_stop_the_kiosk(pane: Pane) -> None:
    one, *others = sample.controls()
    endless = replace(one, label="Donau" * 200)
    pane.show_page(replace(sample.section(), controls=(endless, *others)))
    assert len(pane.buttons()) == 11


@pytest.mark.parametrize("measured", [0.0, 0.0001, 0.049])
def test_a_pixel_smaller_than_any_asks_the_screen(pane: Pane, measured: float) -> None:
    screen = pane.window.screen()
    assert mm_per_pixel_of(screen, measured) == mm_per_pixel_of(screen)
    assert mm_per_pixel_of(screen, 0.05) == 0.05


def test_finishing_stands_apart_from_help(pane: Pane) -> None:
    pane.show_page(sample.section())
    help_me, finished = pane.button("Help me").place, pane.button("I am finished").place
    assert pane.mm(finished.left() - help_me.right() + HALF_A_PIXEL) >= 8


def test_words_end_2_mm_above_the_bar(pane: Pane) -> None:
    pane.show_page(sample.section())
    (desk,) = [one for one in pane.things("QQuickRectangle") if one.place.height() > 200]
    letter_px = pane.text().get("font").pixelSize()  # type: ignore[attr-defined]
    below_letters_px = 0.07 * letter_px  # what a line 1.5 times as high leaves free below its letters
    assert pane.mm(desk.place.top() - pane.text().place.bottom() + below_letters_px) >= 2


def test_small_panels_have_five_lines_beside_all_controls(make_pane: MakePane) -> None:
    pane = make_pane((1280, 800))
    pane.show_page(sample.section())
    letter_px = pane.text().get("font").pixelSize()  # type: ignore[attr-defined]
    assert pane.text().place.height() >= 5 * 1.5 * letter_px


def test_a_phrase_stays_beside_what_was_heard(pane: Pane) -> None:
    pane.show_page(sample.heard(sample.section()))
    shown = [str(words.get("text")) for words in pane.words()]
    assert any(words.startswith("next page") for words in shown)
    assert "I heard: next page" in shown


def test_the_idle_question_says_one_sentence_a_line(pane: Pane) -> None:
    pane.show_page(sample.asked(sample.section()))
    shown = [str(words.get("text")) for words in pane.words() if pane.is_in_popup(words)]
    assert "Touch the screen or say “yes”." in shown
    assert "If nobody answers, this kiosk goes back to its start." in shown


def test_letters_in_two_lines_keep_clear_of_the_edge_of_their_button(pane: Pane) -> None:
    pane.show_page(sample.heard(sample.section()))
    image = pane.picture()
    for button in pane.buttons():
        inside = button.place.toRect().adjusted(20, 5, -20, -5)  # 3 pixels of edge, and 2 that are free
        across = range(inside.left(), inside.right() + 1)
        for y in (inside.top(), inside.bottom()):
            assert len({image.pixel(x, y) for x in across}) == 1, button.get("text")
