"""A finger on the glass and a hand on the keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest

from kiosk.core.actions import ActionId, Intent
from kiosk.core.events import FocusMoved, KeyPressed, ScreenTouched, Touched
from tests.screen import sample
from tests.screen.conftest import MakePane
from tests.screen.pane import Pane, Thing

BESIDE = QPointF(3, 3)
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT, META = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.MetaModifier


@pytest.fixture
def page(make_pane: MakePane) -> Pane:
    pane = make_pane()
    pane.show_page(sample.heard(sample.section()))
    pane.asked()
    return pane


def focused(pane: Pane) -> str:
    item = pane.window.activeFocusItem()
    return str(item.property("text") or item.property("title") or "").replace("\n", " ") if item else ""


def test_a_control_asks_for_its_intent_when_the_finger_leaves_it(page: Pane) -> None:
    page.now_s = 7.0
    middle = page.button("Next page").place.center()
    page.press(middle)
    assert page.button("Next page").get("down")
    assert page.asked() == []
    page.release(middle)
    assert page.asked() == [Touched(Intent(ActionId.NEXT_PAGE), 7.0, is_by_finger=True)]


def test_every_control_tile_and_small_button_is_its_own(make_pane: MakePane) -> None:
    pane = make_pane()
    model = sample.heard(sample.home())
    pane.show_page(replace(model, controls=sample.controls()))
    pane.asked()
    for button in pane.buttons():
        pane.touch(button.place.center())
    asked = [event.intent for event in pane.asked() if isinstance(event, Touched)]
    small = [ActionId.SPEAK, ActionId.WHAT_CAN_I_SAY, ActionId.UNDO]
    assert {intent.action for intent in asked if not intent.section} == {
        *small,
        *(control.intent.action for control in sample.controls()),
    }
    assert [intent.section for intent in asked if intent.section] == [f"s{n}" for n in range(5)]


def test_sliding_off_a_control_asks_for_nothing(page: Pane) -> None:
    page.press(page.button("Next page").place.center())
    page.move(page.button("Go back").place.center())
    page.release(page.button("Go back").place.center())
    assert page.asked() == []


def test_a_disabled_control_is_only_glass(page: Pane) -> None:
    page.show_page(replace(sample.section(), controls=sample.controls((ActionId.NEXT_PAGE,))))
    page.asked()
    page.touch(page.button("Next page").place.center())
    assert page.asked() == [ScreenTouched()]


def test_a_touch_beside_everything_is_told(page: Pane) -> None:
    page.touch(BESIDE)
    page.touch(page.text().place.bottomRight() - QPointF(4, 4))
    assert page.asked() == [ScreenTouched(), ScreenTouched()]


@pytest.mark.parametrize("sentence", [0, 1, 2, 4])
def test_touching_a_sentence_reads_from_there(page: Pane, sentence: int) -> None:
    middle = _middle(page, sentence)
    page.press(middle)
    assert page.bands("#eaf1f2"), "the sentence under the finger is marked"
    page.release(middle)
    assert page.asked() == [Touched(Intent(ActionId.READ_FROM, sentence=sentence), 0.0, is_by_finger=True)]
    assert not [band for band in page.bands("#eaf1f2") if page.text().place.contains(band)]


def test_sliding_off_a_sentence_reads_nothing(page: Pane) -> None:
    page.press(_middle(page, 1))
    page.move(_middle(page, 4))
    page.release(_middle(page, 4))
    assert page.asked() == []


def _middle(pane: Pane, sentence: int) -> QPointF:
    words = sample.SECTION_TEXT.sentences[sentence].text
    at = pane.plain_text().index(words) + 3
    return pane.position(at).center() + QPointF(4, 0)


def test_a_touch_panel_works_like_a_mouse(page: Pane) -> None:
    panel = QTest.createTouchDevice()
    middle = page.button("Next page").place.center().toPoint()
    QTest.touchEvent(page.window, panel).press(0, middle, page.window)
    page.settle()
    QTest.touchEvent(page.window, panel).release(0, middle, page.window)
    page.settle()
    assert page.asked() == [Touched(Intent(ActionId.NEXT_PAGE), 0.0, is_by_finger=True)]


def test_a_resting_palm_does_not_stop_the_finger(page: Pane) -> None:
    panel = QTest.createTouchDevice()
    middle = page.button("Next page").place.center().toPoint()
    QTest.touchEvent(page.window, panel).press(0, BESIDE.toPoint(), page.window)
    page.settle()
    QTest.touchEvent(page.window, panel).stationary(0).press(1, middle, page.window)
    page.settle()
    QTest.touchEvent(page.window, panel).stationary(0).release(1, middle, page.window)
    page.settle()
    assert Touched(Intent(ActionId.NEXT_PAGE), 0.0, is_by_finger=True) in page.asked()


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (Qt.Key.Key_Escape, "escape"),
        (Qt.Key.Key_Space, "space"),
        (Qt.Key.Key_PageDown, "page_down"),
        (Qt.Key.Key_PageUp, "escape"),
        (Qt.Key.Key_Home, "home"),
        (Qt.Key.Key_Backspace, "backspace"),
        (Qt.Key.Key_F1, "f1"),
        (Qt.Key.Key_F8, "f8"),
        (Qt.Key.Key_F9, "f9"),
        (Qt.Key.Key_F10, "f10"),
        (Qt.Key.Key_3, "3"),
        (Qt.Key.Key_R, "r"),
        (Qt.Key.Key_Plus, "plus"),
        (Qt.Key.Key_Minus, "minus"),
        (Qt.Key.Key_F12, "f12"),
        (Qt.Key.Key_Menu, "other"),
    ],
)
def test_a_key_is_told_by_its_name(page: Pane, key: Qt.Key, name: str) -> None:
    page.now_s = 3.0
    page.key(key)
    assert page.asked() == [KeyPressed(name, 3.0)]


def test_ctrl_shift_s_is_the_key_of_the_staff(page: Pane) -> None:
    page.now_s = 3.0
    page.key(Qt.Key.Key_S, CONTROL | SHIFT)
    assert page.asked() == [KeyPressed("staff", 3.0)]


@pytest.mark.parametrize(
    ("key", "held", "name"),
    [
        (Qt.Key.Key_S, SHIFT, "s"),
        (Qt.Key.Key_S, CONTROL, "other"),
        (Qt.Key.Key_S, CONTROL | SHIFT | ALT, "other"),
        (Qt.Key.Key_S, CONTROL | SHIFT | META, "other"),
        (Qt.Key.Key_S, META | SHIFT, "other"),
        (Qt.Key.Key_S, ALT | SHIFT, "other"),
        (Qt.Key.Key_T, CONTROL | SHIFT, "other"),
        (Qt.Key.Key_R, CONTROL, "other"),
        (Qt.Key.Key_R, ALT, "other"),
        (Qt.Key.Key_R, META, "other"),
        (Qt.Key.Key_3, CONTROL, "other"),
        (Qt.Key.Key_F10, ALT, "other"),
        (Qt.Key.Key_Space, CONTROL, "other"),
        (Qt.Key.Key_3, Qt.KeyboardModifier.KeypadModifier, "3"),
    ],
)
def test_a_key_pressed_together_with_others_is_not_the_plain_one(
    page: Pane, key: Qt.Key, held: Qt.KeyboardModifier, name: str
) -> None:
    page.key(key, held)
    assert page.asked() == [KeyPressed(name, 0.0)]


def test_keys_that_walk_and_press_do_nothing_together_with_others(page: Pane) -> None:
    page.key(Qt.Key.Key_Tab)
    page.asked()
    before = focused(page)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Tab, Qt.Key.Key_Return):
        page.key(key, ALT)
    assert focused(page) == before
    assert page.asked() == [KeyPressed("other", 0.0)] * 3


def test_a_key_held_down_counts_once(page: Pane) -> None:
    none = Qt.KeyboardModifier.NoModifier
    for is_again in (False, True, True):
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_PageDown.value, none, "", is_again)
        page.send(press)
    assert page.asked() == [KeyPressed("page_down", 0.0)]


def test_keys_walk_through_everything_and_back(page: Pane) -> None:
    every = {"Speak", "What can I say?", "Undo", *(control.label for control in sample.controls())}
    forward, backward = [], []
    for _ in range(len(every)):
        page.key(Qt.Key.Key_Right)
        forward.append(focused(page))
    for _ in range(len(every)):
        page.key(Qt.Key.Key_Left)
        backward.append(focused(page))
    assert set(forward) == set(backward) == every
    told = [event for event in page.asked() if isinstance(event, FocusMoved)]
    places = [(number, len(every)) for number in range(1, len(every) + 1)]
    assert [(moved.number, moved.count) for moved in told] == [
        *places,
        *reversed(places[:-1]),
        places[-1],
    ]
    assert all(moved.is_by_person and moved.is_offered for moved in told), "a person who walks is there"


def test_tab_and_arrows_walk_alike(page: Pane) -> None:
    page.key(Qt.Key.Key_Tab)
    first = focused(page)
    page.key(Qt.Key.Key_Down)
    page.key(Qt.Key.Key_Backtab)
    assert focused(page) == first


def test_the_focused_control_has_a_ring_of_2_mm(page: Pane) -> None:
    assert rings(page) == []
    page.key(Qt.Key.Key_Tab)
    (ring,) = rings(page)
    assert page.mm(ring.item.property("thickness")) >= 2


def rings(pane: Pane) -> list[Thing]:
    return pane.things("FocusRing")


def test_enter_presses_the_focused_control_and_nothing_else_does(page: Pane) -> None:
    page.key(Qt.Key.Key_Return)
    assert page.asked() == [KeyPressed("enter", 0.0)], "it wakes the kiosk"
    while focused(page) != "Help me":
        page.key(Qt.Key.Key_Tab)
    page.asked()
    page.key(Qt.Key.Key_Space)
    page.key(Qt.Key.Key_Enter)
    assert page.asked() == [KeyPressed("space", 0.0), Touched(Intent(ActionId.HELP_ME), 0.0)]


def test_a_touch_does_not_take_the_focus(page: Pane) -> None:
    page.touch(page.button("Help me").place.center())
    assert focused(page) == ""


def test_the_focus_stays_when_a_control_changes_its_words(page: Pane) -> None:
    while focused(page) != "Read aloud":
        page.key(Qt.Key.Key_Tab)
    page.show_page(sample.reading(sample.section(), 1, 2))
    assert focused(page) == "Stop reading"


@pytest.fixture
def question(pane: Pane) -> Pane:
    pane.show_page(sample.asked(sample.section()))
    pane.asked()
    return pane


@pytest.mark.parametrize(
    ("answer", "action"), [("Yes, I am here", ActionId.STILL_HERE), ("I am finished", ActionId.FINISHED)]
)
def test_the_idle_question_has_two_very_large_answers(question: Pane, answer: str, action: ActionId) -> None:
    (button,) = [one for one in question.buttons() if one.get("text") == answer and one.get("scaling") != 1.0]
    assert question.mm(button.place.height()) >= 40
    question.touch(button.place.center())
    assert question.asked() == [Touched(Intent(action), 0.0, is_by_finger=True)]


def test_a_touch_anywhere_answers_the_idle_question(question: Pane) -> None:
    question.touch(BESIDE)
    question.touch(QPointF(question.window.width() - 60, question.window.height() - 60))
    assert question.asked() == [ScreenTouched(), ScreenTouched()]


def test_the_idle_question_goes_and_the_page_is_as_it_was(question: Pane) -> None:
    question.show_page(sample.section())
    question.touch(question.button("Next page").place.center())
    assert Touched(Intent(ActionId.NEXT_PAGE), 0.0, is_by_finger=True) in question.asked()


def test_enter_says_yes_to_the_idle_question(question: Pane) -> None:
    question.key(Qt.Key.Key_Return)
    assert question.asked() == [Touched(Intent(ActionId.STILL_HERE), 0.0)]


def test_who_opens_a_tile_by_key_finds_the_ring_on_what_is_wanted_next(make_pane: MakePane) -> None:
    pane = make_pane()
    pane.show_page(sample.home())
    pane.key(Qt.Key.Key_Tab)
    pane.key(Qt.Key.Key_Return)
    pane.show_page(sample.section())
    assert focused(pane) == "Next page"
    assert len(rings(pane)) == 1
    pane.key(Qt.Key.Key_Right)
    assert focused(pane) == "Read aloud"


def test_the_ring_goes_on_when_its_control_is_not_offered_any_more(page: Pane) -> None:
    while focused(page) != "Next page":
        page.key(Qt.Key.Key_Tab)
    page.show_page(replace(sample.section(), controls=sample.controls((ActionId.NEXT_PAGE,))))
    assert focused(page) == "Read aloud"
    assert len(rings(page)) == 1


def test_who_goes_home_by_key_finds_the_ring_on_the_first_tile(page: Pane) -> None:
    while focused(page) != "Go home":
        page.key(Qt.Key.Key_Tab)
    page.show_page(sample.home())
    assert focused(page) == "What is nerve pain?"


def test_no_ring_comes_under_a_finger(page: Pane) -> None:
    page.key(Qt.Key.Key_PageDown)
    page.touch(page.button("Help me").place.center())
    page.show_page(sample.home())
    page.show_page(sample.section())
    assert rings(page) == []


def test_the_answer_to_the_idle_question_has_a_ring_for_who_walks_by_keys(page: Pane) -> None:
    page.key(Qt.Key.Key_Tab)
    page.show_page(sample.asked(sample.section()))
    assert focused(page) == "Yes, I am here"
    assert any(page.is_in_popup(ring) for ring in rings(page))
