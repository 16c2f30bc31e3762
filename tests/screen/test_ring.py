"""The ring of the keyboard: what is told of it, the words as a stop, and keys that are told instead of moving it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible

from kiosk.core.actions import ActionId, Intent
from kiosk.core.events import Event, FocusMoved, FocusRole, KeyPressed, ScreenTouched, Touched
from kiosk.core.keys import Pad
from kiosk.core.model import ScreenModel
from kiosk.core.settings import Settings
from tests.screen import sample
from tests.screen.conftest import MakePane
from tests.screen.pane import Pane, Thing

STEP = sample.control(ActionId.STEP_THROUGH, "Step by step")
SECTION = replace(sample.section(), step_through=STEP)
HOME = replace(sample.home(), step_through=STEP)


@pytest.fixture(scope="module")
def pane(make_lasting_pane: MakePane) -> Pane:
    return make_lasting_pane()


def opened(pane: Pane, model: ScreenModel) -> Pane:
    """As nobody has touched it yet."""
    pane.show_page(replace(model, is_asleep=True))
    pane.show_page(model)
    pane.asked()
    return pane


def moved(pane: Pane) -> FocusMoved:
    (event,) = pane.asked()
    assert isinstance(event, FocusMoved)
    return event


def text_stop(pane: Pane) -> Thing:
    (stop,) = [one for one in pane.things("QQuickAbstractButton") if one.item.objectName() == "textStop"]
    return stop


def test_the_words_come_first_then_tiles_then_the_bar_and_the_controls(pane: Pane) -> None:
    opened(pane, HOME)
    told = []
    offered = [control for control in HOME.controls if control.is_enabled]
    buttons = len(offered) + 2
    for _ in range(1 + len(HOME.tiles) + buttons + 1):
        pane.key(Qt.Key.Key_Right)
        told.append(moved(pane))
    tiles = [(tile.spoken_name, FocusRole.TILE, tile.number, 5) for tile in HOME.tiles]
    assert [(one.name, one.role, one.number, one.count) for one in told[:8]] == [
        ("Step by step", FocusRole.TEXT, 1, 1),
        *tiles,
        ("Speak. Listening", FocusRole.BUTTON, 1, buttons),
        ("What can I say?", FocusRole.BUTTON, 2, buttons),
    ]
    assert told[-2].name == "I am finished"
    assert told[-1] == told[0], "and around"


def test_the_effects_of_the_one_switch_move_and_press_as_keys_do(pane: Pane) -> None:
    opened(pane, SECTION)
    pane.display.move_focus(is_forward=False)
    assert moved(pane).name == "I am finished"
    pane.display.press_focus()
    assert pane.asked() == [Touched(Intent(ActionId.FINISHED), 0.0)]


def test_where_the_ring_lands_with_a_new_page_is_told_once(pane: Pane) -> None:
    opened(pane, HOME)
    pane.key(Qt.Key.Key_Left)
    pane.asked()
    pane.show_page(replace(SECTION, controls=sample.controls((ActionId.FINISHED,))))
    assert moved(pane) == FocusMoved(
        "Next page", FocusRole.BUTTON, 5, len(SECTION.controls) - 1 + 2, is_by_person=False
    )
    pane.show_page(replace(SECTION, controls=sample.controls((ActionId.FINISHED,)), marked_sentence=1))
    assert pane.asked() == []
    pane.show_page(sample.asked(SECTION))
    assert moved(pane) == FocusMoved("Yes, I am here", FocusRole.BUTTON, 1, 2, is_by_person=False)


def test_enter_on_the_words_steps_through_them_and_a_finger_on_them_still_reads(pane: Pane) -> None:
    opened(pane, SECTION)
    pane.key(Qt.Key.Key_Right)
    pane.asked()
    pane.key(Qt.Key.Key_Return)
    assert pane.asked() == [Touched(Intent(ActionId.STEP_THROUGH), 0.0)]
    pane.touch(pane.position(2).center())
    assert pane.asked() == [Touched(Intent(ActionId.READ_FROM, sentence=0), 0.0, is_by_finger=True)]


def test_a_screen_reader_finds_the_words_as_a_button_with_a_name(pane: Pane) -> None:
    opened(pane, SECTION)
    told = QAccessible.queryAccessibleInterface(text_stop(pane).item)
    assert told.role() == QAccessible.Role.Button
    assert told.text(QAccessible.Text.Name) == "Step by step"
    told.actionInterface().doAction("Press")
    assert pane.asked() == [Touched(Intent(ActionId.STEP_THROUGH), 0.0)]
    opened(pane, sample.section())
    assert not [one for one in pane.things("QQuickAbstractButton") if one.item.objectName() == "textStop"]


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800)], ids=["wide", "compact"])
def test_the_ring_around_the_words_covers_none_of_them(make_pane: MakePane, size: tuple[int, int]) -> None:
    pane = opened(make_pane(size), SECTION)
    before = pane.picture()
    pane.key(Qt.Key.Key_Right)
    (ring,) = pane.things("FocusRing")
    thick = float(str(ring.get("thickness")))
    inside = ring.place.adjusted(thick, thick, -thick, -thick)
    after, corner = pane.picture(), float(str(ring.get("radius")))
    for across, down in ((corner, 2), (2, corner)):
        words = inside.adjusted(across, down, -across, -down).toRect()
        assert before.copy(words) == after.copy(words)
    letters = [pane.position(at) for at, one in enumerate(pane.plain_text()) if one.strip()]
    assert all(inside.left() <= place.left() and place.right() <= inside.right() for place in letters)
    assert ring.place.bottom() <= pane.window.height()


def test_while_somebody_steps_through_the_text_the_ring_stays(pane: Pane) -> None:
    opened(pane, SECTION)
    pane.key(Qt.Key.Key_Right)
    pane.show_page(replace(SECTION, is_stepping=True))
    pane.asked()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Backtab, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Escape):
        pane.key(key)
    names = ("right", "left", "enter", "space", "escape")
    assert pane.asked() == [KeyPressed(name, 0.0) for name in names]
    assert pane.window.activeFocusItem() == text_stop(pane).item


def test_on_a_sleeping_kiosk_every_key_is_told_and_no_ring_comes(pane: Pane) -> None:
    asleep = replace(HOME, is_asleep=True)
    opened(pane, HOME)
    pane.key(Qt.Key.Key_Right)
    pane.show_page(asleep)
    pane.asked()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_F1):
        pane.key(key)
    assert pane.asked() == [KeyPressed(name, 0.0) for name in ("right", "enter", "f1")]
    assert pane.things("FocusRing") == []
    pane.show_page(HOME)
    assert pane.asked() == [], "who has just come hears of the first stop when they move onto it"
    pane.key(Qt.Key.Key_Right)
    assert moved(pane).role is FocusRole.TEXT


def test_keys_of_the_clinic_are_added_and_go_before_the_usual(make_pane: MakePane) -> None:
    pane = make_pane(settings=Settings(keys={Pad.NEXT: "plus", Pad.BACK: "b", Pad.SWITCH: "tab"}))
    opened(pane, SECTION)
    told: list[Event] = []
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Right, Qt.Key.Key_B, Qt.Key.Key_Escape, Qt.Key.Key_Tab):
        pane.key(key)
        told += pane.asked()
    pressed = [event.key for event in told if isinstance(event, KeyPressed)]
    assert [event.name for event in told if isinstance(event, FocusMoved)] == [
        "Step by step",
        "Speak. Listening",
    ]
    assert pressed == ["escape", "escape", "f12"]


def test_the_seconds_of_the_one_switch_stand_at_the_ring_in_large_letters(pane: Pane) -> None:
    opened(pane, SECTION)
    pane.key(Qt.Key.Key_Left)
    pane.show_page(replace(SECTION, dwell_left_s=3))
    (number,) = [one for one in pane.words() if one.get("text") == "3"]
    (ring,) = pane.things("FocusRing")
    assert pane.mm(0.668 * pane.letter_px(number)) >= 7
    assert ring.place.adjusted(-80, -80, 80, 80).contains(number.place)
    assert pane.window.contentItem().contains(number.place.bottomRight())
    pane.show_page(SECTION)
    assert not [one for one in pane.words() if one.get("text") == "3"]


def test_a_touch_beside_everything_is_told_when_the_finger_leaves(pane: Pane) -> None:
    opened(pane, SECTION)
    pane.press(QPointF(700, 3))
    assert pane.asked() == []
    pane.release(QPointF(700, 3))
    assert pane.asked() == [ScreenTouched()]
