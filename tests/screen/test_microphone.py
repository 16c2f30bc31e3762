"""The sign of the microphone, its meter, the speak button, and the answer to what was not understood."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage

from kiosk.core.actions import ActionId, Intent
from kiosk.core.events import LOUDEST_LEVEL, PagesMeasured, Touched
from kiosk.core.model import ScreenModel, Sign
from kiosk.screen.frame import Frame
from kiosk.screen.frame_values import title_values
from tests.screen import sample
from tests.screen.conftest import SIZES, MakePane
from tests.screen.pane import Pane, Thing

SIGNED = {sign: sample.signed(sample.section(), sign) for sign in Sign}
HEARING = (Sign.LISTENING, Sign.SPEAK_NOW, Sign.STOP_ONLY)
NOTE = sample.not_understood(sample.section()).heard_label
CAPITAL_EM = 0.668


def speak(pane: Pane) -> Thing:
    return pane.button("Speak")


def told(thing: Thing) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(thing.item)


def label(pane: Pane, words: str) -> Thing:
    (found,) = [one for one in pane.words() if one.get("text") == words]
    return found


def meter(pane: Pane) -> Thing:
    (found,) = pane.things("Meter")
    return found


def with_level(level: int) -> ScreenModel:
    return replace(sample.section(), microphone_level=level)


def lit_count(pane: Pane) -> int:
    """How many bars stand higher than a dot, as they are painted: higher than they are wide."""
    place, image = meter(pane).place.toRect(), pane.picture()
    dot_px = bars(pane)[0].place.width()
    middle_of_lowest_bar = place.bottom() - int(1.5 * dot_px)
    row = [
        image.pixelColor(x, middle_of_lowest_bar).lightness() for x in range(place.left(), place.right() + 1)
    ]
    return sum(one < 128 <= before for before, one in pairwise([255, *row]))


def bars(pane: Pane) -> list[Thing]:
    inside = meter(pane).place.adjusted(-1, -1, 1, 1)
    return [one for one in pane.things("QQuickRectangle") if inside.contains(one.place)]


def test_the_speak_button_asks_for_its_intent(pane: Pane) -> None:
    for model in SIGNED.values():
        pane.show_page(model)
        pane.asked()
        pane.press(speak(pane).place.center())
        assert speak(pane).get("down")
        pane.release(speak(pane).place.center())
        assert pane.asked() == [Touched(Intent(ActionId.SPEAK), 0.0, is_by_finger=True)]


def test_the_speak_button_is_20_mm_as_it_is_painted(pane: Pane) -> None:
    pane.show_page(sample.section())
    image, middle = pane.picture(), speak(pane).place.center().toPoint()
    paper = image.pixel(speak(pane).place.topLeft().toPoint() - QPoint(4, 0))
    for step in (QPoint(1, 0), QPoint(0, 1)):
        across_px = 1 + sum(reach(image, middle, direction, paper) for direction in (step, -step))
        assert pane.mm(across_px) >= 20


def reach(image: QImage, start: QPoint, step: QPoint, paper: int) -> int:
    """How far it is from a point to the ground around."""
    far = 0
    while image.pixel(start + step * (far + 1)) != paper:
        far += 1
    return far


def test_there_is_no_speak_button_where_there_is_no_listening(pane: Pane) -> None:
    pane.show_page(sample.deaf(sample.section()))
    assert all(button.get("text") != "Speak" for button in pane.buttons())
    assert label(pane, "No microphone")
    assert pane.things("Meter") == []


@pytest.mark.parametrize("sign", Sign)
def test_a_screen_reader_hears_of_the_button_and_of_the_microphone(make_pane: MakePane, sign: Sign) -> None:
    pane = make_pane()
    model = SIGNED[sign]
    pane.show_page(model)
    button = told(speak(pane))
    assert button.role() == QAccessible.Role.Button
    assert button.text(QAccessible.Text.Name) == f"Speak. {model.microphone_label}"
    assert button.text(QAccessible.Text.Description).startswith(model.say_label)
    assert button.state().focusable


def test_keys_come_to_the_speak_button_after_the_targets_of_the_page(make_pane: MakePane) -> None:
    pane = make_pane()
    pane.show_page(sample.home())
    walked = []
    for _ in range(6):
        pane.key(Qt.Key.Key_Tab)
        item = pane.window.activeFocusItem()
        assert item is not None
        walked.append(item.property("title") or item.property("text"))
    assert walked[0] == "What is nerve pain?"
    assert walked[-1] == "Speak"
    pane.asked()
    assert len(pane.things("FocusRing")) == 1
    pane.key(Qt.Key.Key_Return)
    assert pane.asked() == [Touched(Intent(ActionId.SPEAK), 0.0)]


def test_every_state_has_its_own_picture_and_its_words(pane: Pane) -> None:
    pictures = {}
    for sign, model in SIGNED.items():
        pane.show_page(model)
        label(pane, model.microphone_label)
        (shown,) = [str(one.get("name")) for one in pane.things("Picture") if is_in_title(pane, one)]
        pictures[sign] = shown
    assert pictures.pop(Sign.CLOSED) == pictures[Sign.OFF]  # closed either way; the words tell by whom
    assert len(set(pictures.values())) == len(pictures)


def is_in_title(pane: Pane, thing: Thing) -> bool:
    return thing.place.bottom() < pane.text().place.top() + 2


def test_speak_now_fills_the_sign_and_the_button(pane: Pane) -> None:
    for sign, model in SIGNED.items():
        pane.show_page(model)
        image, is_now = pane.picture(), sign is Sign.SPEAK_NOW
        beside_words = label(pane, model.microphone_label).place.bottomLeft() + QPointF(-2, -6)
        in_button = speak(pane).place.topLeft() + QPointF(14, 10)
        for point in (beside_words, in_button):
            assert (image.pixelColor(point.toPoint()).name() == "#0b4f6c") == is_now, sign


def test_off_has_a_broken_edge(pane: Pane) -> None:
    pane.show_page(SIGNED[Sign.LISTENING])
    before = len(pane.things("DashedEdge"))
    pane.show_page(SIGNED[Sign.OFF])
    assert len(pane.things("DashedEdge")) == before + 1


def test_nothing_that_can_be_pressed_moves_with_the_microphone(pane: Pane) -> None:
    pane.show_page(sample.section())
    before = [button.place for button in pane.buttons()]
    for model in (*SIGNED.values(), sample.not_understood(sample.section())):
        pane.show_page(model)
        assert [button.place for button in pane.buttons()] == before
    pane.show_page(sample.not_understood_after_all(sample.section()))
    assert [button.place for button in pane.buttons() if button.get("text") != "Undo"] == before


@pytest.mark.parametrize("sign", Sign)
def test_a_meter_is_there_while_the_microphone_gives_sound(pane: Pane, sign: Sign) -> None:
    pane.show_page(SIGNED[sign])
    assert bool(pane.things("Meter")) == (sign in HEARING)


def test_as_many_bars_grow_as_it_is_loud(pane: Pane) -> None:
    for level in (0, 3, LOUDEST_LEVEL, 1):
        pane.show_page(with_level(level))
        assert lit_count(pane) == level
    assert len(bars(pane)) == LOUDEST_LEVEL
    assert pane.mm(meter(pane).place.height()) >= 8


def test_a_level_repaints_the_meter_alone(pane: Pane) -> None:
    pane.show_page(with_level(0))
    before = pane.picture()
    pane.events.clear()
    revision = pane.document_revision()
    pane.display.show(replace(pane.show_page(with_level(0)), microphone_level=LOUDEST_LEVEL))
    pane.settle()
    changed = changed_area(before, pane.picture())
    assert not changed.isEmpty()
    assert meter(pane).place.toAlignedRect().contains(changed)
    assert pane.document_revision() == revision


def changed_area(one: QImage, other: QImage) -> QRect:
    points = [
        (x, y)
        for y in range(0, one.height())
        if one.copy(0, y, one.width(), 1) != other.copy(0, y, one.width(), 1)
        for x in range(one.width())
        if one.pixel(x, y) != other.pixel(x, y)
    ]
    across, down = [x for x, _ in points], [y for _, y in points]
    return QRect(QPoint(min(across), min(down)), QPoint(max(across), max(down))) if points else QRect()


def test_a_level_measures_nothing_anew(make_pane: MakePane, monkeypatch: pytest.MonkeyPatch) -> None:
    pane = make_pane()
    shown = pane.show_page(with_level(2))
    pane.events.clear()
    asked: list[str] = []

    def values(model: ScreenModel, frame: Frame) -> dict[str, object]:
        asked.append(model.title)
        return title_values(model, frame)

    monkeypatch.setattr("kiosk.screen.display.title_values", values)
    pane.show(replace(shown, microphone_level=5))
    assert asked == []
    assert not [event for event in pane.events if isinstance(event, PagesMeasured)]
    pane.show(replace(shown, microphone_level=5, heard_label="I heard: next page"))
    assert asked == ["Treatments"]


def test_a_level_can_be_asked_for_and_is_not_announced(make_pane: MakePane) -> None:
    pane = make_pane()
    for level in (2, 5, 0):
        pane.show_page(with_level(level))
        value = told(meter(pane)).valueInterface()
        assert (value.minimumValue(), value.currentValue(), value.maximumValue()) == (0, level, LOUDEST_LEVEL)
    assert told(meter(pane)).text(QAccessible.Text.Name) == "Listening"
    declared = meter(pane).item.metaObject()
    assert declared.indexOfProperty("value") == -1, "a declared one tells screen readers of each change"


@pytest.mark.parametrize("after", [sample.not_understood, sample.not_understood_after_all])
def test_what_to_say_instead_is_shown_whole(pane: Pane, after) -> None:  # type: ignore[no-untyped-def]
    pane.show_page(after(sample.section()))
    note = label(pane, NOTE)
    assert note.item.property("lineCount") <= 2
    assert is_clear_around(pane, note)
    capital_mm = pane.mm(pane.letter_px(note) * CAPITAL_EM)
    assert capital_mm >= 7.3


@pytest.mark.parametrize(
    "words",
    [
        "Sorry, I missed that again. Touch the screen, or say: next page, read aloud.",
        "The microphone is off until your visit ends. Press “Speak” to open it.",
    ],
)
def test_longer_answers_shrink_little(pane: Pane, words: str) -> None:
    pane.show_page(replace(sample.heard(sample.section()), heard_label=words))
    note = label(pane, words)
    assert is_clear_around(pane, note)
    assert pane.mm(pane.letter_px(note) * CAPITAL_EM) >= 0.75 * 7.3


def is_clear_around(pane: Pane, note: Thing) -> bool:
    """Whether its letters, as painted, keep away from the edge above and from what stands below and beside."""
    image = pane.picture()
    (desk,) = [one for one in pane.bands("#eaf1f2") if one.height() > 200]
    rows = [
        int(desk.top()) + 4,
        min(int(one.place.top()) for one in pane.buttons() if is_below(one, note)) - 4,
    ]
    across = range(int(note.place.left()), int(note.place.right()))
    is_clear = all(len({image.pixel(x, y) for x in across}) == 1 for y in rows)
    beside = [one for one in pane.buttons() if not is_below(one, note)]
    return is_clear and not any(one.place.intersects(note.place) for one in beside)


def is_below(button: Thing, note: Thing) -> bool:
    return button.place.top() > note.place.center().y()


def test_what_was_not_understood_takes_the_place_of_the_phrases_it_repeats(make_pane: MakePane) -> None:
    pane = make_pane(SIZES["tall"])
    pane.show_page(sample.not_understood(sample.section()))
    assert "You can say:" not in [words.get("text") for words in pane.words()]
    assert pane.mm(label(pane, NOTE).place.left()) < 9


@pytest.mark.parametrize("sign", [Sign.ON_PRESS, Sign.OFF])
def test_what_to_press_first_is_written_where_the_phrases_were(pane: Pane, sign: Sign) -> None:
    pane.show_page(SIGNED[sign])
    words = label(pane, "Press “Speak” first.")
    assert pane.mm(pane.letter_px(words) * CAPITAL_EM) >= 7.3
    pane.show_page(sample.heard(SIGNED[sign]))
    assert label(pane, "I heard: next page")
