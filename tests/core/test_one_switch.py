"""One key moves the ring; staying presses."""

import pytest

from kiosk.core.actions import ActionId as A
from kiosk.core.effects import MoveFocus, PressFocus
from kiosk.core.events import FocusRole, UtteranceEnded
from kiosk.core.settings import Settings
from tests.core.script import Visit


def moved(name: str = "Go", role: FocusRole = FocusRole.BUTTON, *, is_offered: bool = True) -> Visit:
    """In a section; the switch was pressed, and the ring has come to stand on something."""
    visit = Visit().touch(A.OPEN_SECTION, "alpha").key("f12")
    assert MoveFocus() in visit.effects
    return visit.focus(name, role, is_offered=is_offered)


def is_pressed(visit: Visit) -> bool:
    return PressFocus() in visit.effects


def test_the_switch_moves_and_staying_presses_once() -> None:
    visit = moved()
    assert visit.state.comfort.is_by_switch
    left: list[int | None] = [visit.screen.dwell_left_s]
    for _ in range(5):
        assert not is_pressed(visit.wait(0.5))
        left.append(visit.screen.dwell_left_s)
    assert left == [3, 3, 2, 2, 1, 1]
    assert is_pressed(visit.wait(0.5))
    assert visit.screen.dwell_left_s is None
    assert not is_pressed(visit.wait(10))


def test_moving_on_begins_the_time_anew() -> None:
    visit = moved().wait(2).key("f12").focus("Next")
    assert not is_pressed(visit.wait(2))
    assert is_pressed(visit.wait(1))


def test_a_tick_before_the_ring_has_come_loses_nothing() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").key("f12").wait(0.5).focus()
    assert is_pressed(visit.wait(3))


@pytest.mark.parametrize("is_offered", [True, False])
def test_on_the_words_of_the_page_and_where_nothing_happens_it_rests(is_offered: bool) -> None:
    role = FocusRole.TEXT if is_offered else FocusRole.BUTTON
    visit = moved("Words", role, is_offered=is_offered)
    assert visit.screen.dwell_left_s is None
    assert not is_pressed(visit.wait(30))


def test_a_ring_that_lands_with_a_page_rests() -> None:
    visit = moved().wait(3)
    assert is_pressed(visit)
    assert not is_pressed(visit.focus("First", FocusRole.TILE, is_by_person=False).wait(30))


def test_the_time_is_a_setting() -> None:
    visit = Visit.of(Settings(dwell_s=10)).touch(A.OPEN_SECTION, "alpha").key("f12").focus()
    assert not is_pressed(visit.wait(9.5))
    assert is_pressed(visit.wait(0.5))


def test_while_its_name_is_said_the_time_does_not_run() -> None:
    visit = Visit().key("enter").key("f12").focus()
    assert visit.said == ["Go b 3/9"]
    assert not is_pressed(visit.wait(5))
    assert visit.screen.dwell_left_s == 3
    visit.hears_announcement()
    assert not is_pressed(visit.wait(2))
    assert is_pressed(visit.wait(1))


def test_the_switch_answers_the_question_and_moves_nothing() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").wait(61)
    visit.happens(UtteranceEnded(visit.state.utterance)).key("f12")
    assert visit.screen.question is None
    assert MoveFocus() not in visit.effects
    assert MoveFocus() in visit.key("f12").effects


def test_a_trembling_hand_moves_it_once() -> None:
    visit = moved()
    visit.clock_s -= 0.7
    assert MoveFocus() not in visit.key("f12").effects


def test_from_the_page_for_an_empty_room_it_moves_at_home() -> None:
    visit = Visit().wait(60).key("f12")
    assert visit.place == ("home", "", 0)
    assert MoveFocus() in visit.effects
    assert not visit.state.comfort.is_by_ear


def test_turned_off_again_nothing_is_pressed_by_staying() -> None:
    assert not is_pressed(moved().touch(A.ONE_SWITCH).focus().wait(30))


def test_who_moves_the_ring_by_other_keys_presses_by_themselves() -> None:
    assert not is_pressed(Visit().touch(A.OPEN_SECTION, "alpha").focus().wait(30))


def test_a_second_key_picks_before_the_time_is_over_and_once_is_enough() -> None:
    visit = moved("Next").touch(A.NEXT_PAGE)
    assert visit.place == ("section", "alpha", 2)
    assert not is_pressed(visit.wait(10))
