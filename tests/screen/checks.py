"""What holds for everything on the glass, on every panel."""

from itertools import combinations

from PySide6.QtCore import QRectF

from kiosk.screen.labels import LETTERS_EM
from tests.lab.pixels.places import apart_px
from tests.screen.conftest import SIZES
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
HALF_A_PIXEL = 0.5


def check_targets(pane: Pane) -> None:
    buttons = _on_top(pane)
    assert buttons
    for button in buttons:
        least_mm = 25 if _is_main(pane, button) else 20
        assert pane.mm(button.place.height() + HALF_A_PIXEL) >= least_mm, button.get("text")
        assert pane.mm(button.place.width() + HALF_A_PIXEL) >= least_mm, button.get("text")
    for one, other in combinations(buttons, 2):
        assert pane.mm(apart_px(one.place, other.place) + HALF_A_PIXEL) >= 3, (
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


def check_margins(pane: Pane) -> None:
    least_px = 8 / pane.mm_per_pixel - HALF_A_PIXEL
    glass = QRectF(0, 0, pane.window.width(), pane.window.height())
    inner = glass.adjusted(least_px, least_px, -least_px, -least_px)
    for thing in [*pane.buttons(), *([pane.text()] if pane.plain_text() else [])]:
        assert inner.contains(thing.place), (thing.get("text"), thing.place, inner)
    for words in pane.words():
        assert words.place.left() >= inner.left() and words.place.right() <= inner.right() + 1, words.get(
            "text"
        )


def check_words(pane: Pane) -> None:
    for words in pane.words():
        text = words.get("text")
        assert not words.get("truncated"), text
        assert words.place.width() <= words.item.width() + 1, text
        if lies_in_button(words):
            button = button_of(words)
            whole = button.mapRectToScene(QRectF(0, 0, button.width(), button.height()))
            assert whole.contains(letters(pane, words)), text
    body = pane.text()
    assert not pane.plain_text() or body.get("contentHeight") <= body.place.height() + 1  # type: ignore[operator]
    for one, other in combinations([words for words in pane.words() if not lies_in_button(words)], 2):
        if pane.is_in_popup(one) == pane.is_in_popup(other):
            assert apart_px(one.place, other.place) >= -1, (one.get("text"), other.get("text"))


def letters(pane: Pane, words: Thing) -> QRectF:
    """From the top of the capitals of the first line to the foot of a "g" in the last; lines have room around that."""
    line_count, px = int(str(words.get("lineCount"))), pane.letter_px(words)
    between_px = words.place.height() / line_count if line_count > 1 else 0
    if pane.ask(words.item, "lineHeightMode === Text.FixedHeight"):
        between_px = float(str(words.get("lineHeight")))
    height = (line_count - 1) * between_px + LETTERS_EM * px
    place = words.place
    return QRectF(place.left(), place.center().y() - height / 2, place.width(), height)


def lies_in_button(words: Thing) -> bool:
    return button_of(words) is not None


def button_of(words: Thing):  # type: ignore[no-untyped-def]
    item = words.item.parentItem()
    while item is not None and item.metaObject().indexOfMethod("click()") < 0:
        item = item.parentItem()
    return item
