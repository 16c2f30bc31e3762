"""Steady hands, and the corner for staff: a finger that shakes, and one that knows where to stay."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QTimer
from PySide6.QtTest import QTest

from kiosk.core.actions import ActionId, Intent
from kiosk.core.comfort import Comfort
from kiosk.core.events import CornerHeld, Event, ScreenTouched, Touched
from tests.screen import sample
from tests.screen.conftest import MakePane
from tests.screen.pane import Pane

STEADY = Comfort(has_steady_hands=True)
NEAR_MM = 15
BY_FINGER = [Touched(Intent(ActionId.FINISHED), 0.0, is_by_finger=True)]
NOBODY_ASKED = [ScreenTouched()]


@pytest.fixture(scope="module")
def glass(make_lasting_pane: MakePane) -> Pane:
    return make_lasting_pane()


@pytest.fixture
def page(glass: Pane) -> Iterator[Pane]:
    glass.show_page(replace(sample.section(), comfort=STEADY))
    glass.asked()
    yield glass
    glass.asked()


def beside(pane: Pane, words: str, away_mm: float) -> QPointF:
    """Below a control of the lowest row."""
    place = pane.button(words).place
    return QPointF(place.center().x(), place.bottom() + away_mm / pane.mm_per_pixel)


def above_title(pane: Pane) -> QPointF:
    return QPointF(pane.window.width() / 2, 3)


def test_a_press_beside_every_target_counts_for_the_nearest_when_the_finger_leaves(page: Pane) -> None:
    point = beside(page, "I am finished", 5)
    page.press(point)
    assert page.button("I am finished").get("down"), "it shows what will be pressed"
    assert page.asked() == []
    page.release(point)
    assert page.asked() == BY_FINGER
    assert not page.button("I am finished").get("down")


def test_the_finger_on_a_touch_panel_does_the_same(page: Pane) -> None:
    panel, point = QTest.createTouchDevice(), beside(page, "I am finished", 5).toPoint()
    QTest.touchEvent(page.window, panel).press(0, point, page.window)
    page.settle()
    QTest.touchEvent(page.window, panel).release(0, point, page.window)
    page.settle()
    assert page.asked() == BY_FINGER


def test_sliding_away_from_it_presses_nothing(page: Pane) -> None:
    page.press(beside(page, "I am finished", 5))
    page.move(above_title(page))
    assert not page.button("I am finished").get("down")
    page.move(beside(page, "I am finished", 5))
    page.release(beside(page, "I am finished", 5))
    assert page.asked() == NOBODY_ASKED


def test_sliding_off_a_target_presses_nothing_even_if_it_is_still_the_nearest(page: Pane) -> None:
    page.press(page.button("I am finished").place.center())
    page.move(beside(page, "I am finished", 3))
    page.release(beside(page, "I am finished", 3))
    assert page.asked() == []


def test_too_far_from_everything_is_only_glass(page: Pane) -> None:
    far = page.text().place.bottomRight() + QPointF(250, -200)
    nearest_px = min(
        max(one.place.top() - far.y(), far.y() - one.place.bottom(), one.place.left() - far.x(), 0)
        for one in page.buttons()
    )
    assert page.mm(nearest_px) > NEAR_MM
    page.touch(far)
    assert page.asked() == NOBODY_ASKED


def test_a_press_on_what_cannot_be_pressed_now_is_no_press_beside_its_neighbour(page: Pane) -> None:
    page.show_page(replace(sample.section(), comfort=STEADY, controls=sample.controls((ActionId.FINISHED,))))
    page.asked()
    page.touch(page.button("I am finished").place.center())
    assert page.asked() == NOBODY_ASKED


def test_without_steady_hands_a_press_beside_is_only_glass(page: Pane) -> None:
    page.show_page(sample.section())
    page.asked()
    page.touch(beside(page, "I am finished", 2))
    assert page.asked() == NOBODY_ASKED


def hold_corner(pane: Pane) -> QTimer:
    timer = pane.window.findChild(QTimer, "corner")
    assert isinstance(timer, QTimer)
    return timer


def test_the_upper_left_corner_held_for_five_seconds_is_the_way_in_for_staff(page: Pane) -> None:
    corner = QPointF(19 / page.mm_per_pixel, 19 / page.mm_per_pixel)
    page.press(corner)
    assert hold_corner(page).isActive()
    assert hold_corner(page).interval() == 5000
    told: list[Event] = page.asked()
    hold_corner(page).timeout.emit()
    assert told + page.asked() == [CornerHeld()]
    page.release(corner)
    assert not hold_corner(page).isActive()


def test_nobody_finds_the_corner_by_accident(page: Pane) -> None:
    inside, outside = QPointF(9, 9), QPointF(21 / page.mm_per_pixel, 9)
    page.press(inside)
    page.move(outside)
    assert not hold_corner(page).isActive(), "the finger moved out"
    page.move(inside)
    assert not hold_corner(page).isActive(), "and came back"
    page.release(inside)
    page.press(outside)
    assert not hold_corner(page).isActive()
    page.release(outside)
    page.press(inside)
    page.release(inside)
    assert not hold_corner(page).isActive(), "it was only touched"
