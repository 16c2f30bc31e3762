"""The frame on every panel: sizes in millimetres, room between, nothing cut off, nothing on top of another."""

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF

from kiosk.core.state import ScreenModel
from kiosk.screen.millimetres import mm_per_pixel_of
from tests.screen import sample
from tests.screen.conftest import SIZES, MakePane
from tests.screen.pane import Pane, Thing

PANELS = {
    **{name: (size, 0.248) for name, size in SIZES.items()},
    "15 inch": ((1366, 768), 0.243),
    "15 inch, fine": ((1920, 1080), 0.173),
    "15 inch, 4:3": ((1024, 768), 0.297),
    "24 inch, 4K": ((3840, 2160), 0.138),
    "32 inch": ((1920, 1080), 0.369),
    "32 inch, upright": ((1080, 1920), 0.369),
}
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
}
HALF_A_PIXEL = 0.5


@pytest.fixture(params=list(PANELS))
def panel(request: pytest.FixtureRequest, make_pane: MakePane) -> Pane:
    return make_pane(*PANELS[request.param])


@pytest.mark.parametrize("model", MODELS.values(), ids=list(MODELS))
def test_everything_has_its_room(panel: Pane, model: ScreenModel) -> None:
    panel.show_page(model)
    _check_targets(panel)
    _check_margins(panel)
    _check_words(panel)


def _check_targets(pane: Pane) -> None:
    buttons = _on_top(pane)
    assert buttons
    for button in buttons:
        least_mm = 25 if _is_main(pane, button) else 20
        assert pane.mm(button.place.height() + HALF_A_PIXEL) >= least_mm, button.get("text")
        assert pane.mm(button.place.width() + HALF_A_PIXEL) >= least_mm, button.get("text")
    for one, other in combinations(buttons, 2):
        assert pane.mm(_gap_px(one.place, other.place) + HALF_A_PIXEL) >= 3, (
            one.get("text"),
            other.get("text"),
        )


def _on_top(pane: Pane) -> list[Thing]:
    """The buttons that can be pressed: those of the question alone while it is asked."""
    answers = [answer for answer in pane.buttons() if answer.get("scaling") not in (None, 1.0)]
    return answers or pane.buttons()


def _is_main(pane: Pane, button: Thing) -> bool:
    """The controls at the foot; the buttons of the bar and close-set tiles may be 20 mm."""
    return bool(button.get("spoken")) and button.get("number") is None


def _gap_px(one: QRectF, other: QRectF) -> float:
    across = max(one.left(), other.left()) - min(one.right(), other.right())
    down = max(one.top(), other.top()) - min(one.bottom(), other.bottom())
    return max(across, down)


def _check_margins(pane: Pane) -> None:
    least_px = 8 / pane.mm_per_pixel - HALF_A_PIXEL
    glass = QRectF(0, 0, pane.window.width(), pane.window.height())
    inner = glass.adjusted(least_px, least_px, -least_px, -least_px)
    for thing in [*pane.buttons(), pane.text()]:
        assert inner.contains(thing.place), (thing.get("text"), thing.place, inner)
    for words in pane.words():
        assert words.place.left() >= inner.left() and words.place.right() <= inner.right() + 1, words.get(
            "text"
        )


def _check_words(pane: Pane) -> None:
    for words in pane.words():
        text = words.get("text")
        assert not words.get("truncated"), text
        assert words.place.width() <= words.item.width() + 1, text
        if _lies_in_button(words):
            button = _button_of(words)
            whole = button.mapRectToScene(QRectF(0, 0, button.width(), button.height()))
            assert whole.contains(words.place), text
    body = pane.text()
    assert body.get("contentHeight") <= body.place.height() + 1  # type: ignore[operator]
    for one, other in combinations([words for words in pane.words() if not _lies_in_button(words)], 2):
        if pane.is_in_popup(one) == pane.is_in_popup(other):
            assert _gap_px(one.place, other.place) >= -1, (one.get("text"), other.get("text"))


def _lies_in_button(words: Thing) -> bool:
    return _button_of(words) is not None


def _button_of(words: Thing):  # type: ignore[no-untyped-def]
    item = words.item.parentItem()
    while item is not None and item.metaObject().indexOfMethod("click()") < 0:
        item = item.parentItem()
    return item


@pytest.mark.parametrize("model", [sample.home(), sample.section(), sample.heard(sample.section())])
def test_letters_are_legible(pane: Pane, model: ScreenModel) -> None:
    pane.show_page(model)
    for words in [*pane.words(), pane.text()]:
        capital_mm = pane.mm(pane.letter_px(words) * 0.668)
        assert capital_mm >= 7.3, words.get("text")


def test_letters_grow_with_the_distance(make_pane: MakePane) -> None:
    near, far = make_pane((1920, 1080), 0.248, 600), make_pane((1920, 1080), 0.248, 800)
    for pane in (near, far):
        pane.show_page(sample.section())
    near_px, far_px = (pane.text().get("font").pixelSize() for pane in (near, far))  # type: ignore[attr-defined]
    assert far_px / near_px == pytest.approx(800 / 600, rel=0.02)


def test_letters_shrink_rather_than_hide_the_words(make_pane: MakePane) -> None:
    pane = make_pane((1280, 800), 0.248, 1500)
    pane.show_page(sample.section())
    line_px = 1.5 * pane.text().get("font").pixelSize()  # type: ignore[attr-defined]
    assert pane.text().place.height() >= 3 * line_px
    _check_words(pane)


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


@pytest.mark.parametrize("size", SMALL, ids=str)
@pytest.mark.parametrize("mm_per_pixel", [0.05, 0.248, 1.0])
@pytest.mark.parametrize("model", ["home", "heard", "idle", "another language", "twelve tiles"])
def test_small_glass_shows_everything_smaller(
    make_pane: MakePane, size: tuple[int, int], mm_per_pixel: float, model: str
) -> None:
    pane = make_pane(size, mm_per_pixel)
    pane.show_page(MODELS[model])
    if min(size) >= 240 and model != "idle":
        glass = QRectF(0, 0, max(size[0], 320), max(size[1], 240))
        assert all(glass.contains(button.place) for button in pane.buttons())
        assert pane.text_height_px() <= pane.text().place.height() + 1


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
    assert len(pane.buttons()) == 8


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


def test_small_panels_have_six_lines(make_pane: MakePane) -> None:
    pane = make_pane((1280, 800))
    pane.show_page(sample.section())
    letter_px = pane.text().get("font").pixelSize()  # type: ignore[attr-defined]
    assert pane.text().place.height() >= 6 * 1.5 * letter_px


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
