"""The way in for staff, what they measure behind it, and that nobody else gets there."""

from dataclasses import replace

import pytest

from kiosk.core.actions import ACTIONS, Kind
from kiosk.core.actions import ActionId as A
from kiosk.core.effects import CheckPin, EndKiosk, KeepMeasures, SetLoudness
from kiosk.core.events import (
    CornerHeld,
    Device,
    DeviceChanged,
    Heard,
    PanelKnown,
    PinChecked,
    SoundLevel,
    SpeechUnmatched,
    UtteranceEnded,
)
from kiosk.core.settings import Settings
from kiosk.core.staff import Panel
from kiosk.core.state import BEHIND_THE_PIN, KioskState, Screen
from tests.core.script import Visit

RIGHT, WRONG = PinChecked(is_right=True), PinChecked(is_right=False, wait_s=30.0)
CHECK = CheckPin("123456")


def at_the_door() -> Visit:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.NEXT_PAGE).happens(CornerHeld())
    assert visit.place[0] == "pin"
    return visit


def inside(settings: Settings | None = None) -> Visit:
    settings = settings or Settings()
    panel = Panel(settings.mm_per_pixel, False, settings.viewing_distance_mm, settings.volume_percent)
    visit = Visit(state=KioskState(settings=settings, panel=panel)).happens(PanelKnown(0.25, False))
    visit.touch(A.OPEN_SECTION, "alpha").enter_as_staff()
    assert visit.place[0] == "staff"
    return visit


def message(visit: Visit) -> tuple[str, bool, int]:
    assert visit.screen.pin
    return visit.screen.pin.message, visit.screen.pin.is_open, visit.screen.pin.typed


def test_six_digits_by_touch_and_key_are_checked_and_kept_nowhere() -> None:
    visit = at_the_door()
    assert message(visit) == ("[pin_hint]", True, 0)
    pad = visit.screen.pin
    assert pad
    assert [control.label for control in pad.digits] == list("1234567890")
    for digit in (1, 1, 2):
        visit.touch(A.ENTER_DIGIT, sentence=digit)
    assert message(visit) == ("[pin_hint]", True, 3)
    visit.key("2").key("3")
    assert "112" not in repr(visit.state)
    assert visit.state.last_press is None
    visit.key("3")
    assert [effect for effect in visit.effects if isinstance(effect, CheckPin)] == [CheckPin("112233")]
    assert "112233" not in repr(visit.effects)
    assert message(visit) == ("[pin_hint]", False, 0)
    assert visit.state.staff.digits == ""


def test_the_same_digit_may_be_typed_as_fast_as_anybody_can() -> None:
    visit = at_the_door()
    for _ in range(6):
        visit.clock_s -= 0.9
        visit.key("7")
    assert CheckPin("777777") in visit.effects


def test_a_digit_is_taken_back_by_touch_and_by_key() -> None:
    visit = at_the_door().type("12").touch(A.TAKE_DIGIT_BACK).key("backspace").type("123456")
    assert CHECK in visit.effects


def test_the_right_pin_opens_and_back_leads_to_where_the_patient_was() -> None:
    visit = at_the_door().type("123456").happens(RIGHT)
    assert visit.place[0] == "staff"
    assert [tile.intent.action for tile in visit.screen.tiles][:3] == [
        A.STAFF_CONTENT,
        A.STAFF_DEVICES,
        A.CALIBRATE,
    ]
    assert visit.touch(A.GO_BACK).place == ("section", "alpha", 2)


def test_after_a_wrong_pin_none_is_taken_for_a_while() -> None:
    visit = at_the_door().type("654321").happens(WRONG)
    assert message(visit) == ("[pin_wait]", False, 0)
    assert not any(isinstance(effect, CheckPin) for effect in visit.type("123456").effects)
    visit.wait(25)
    assert message(visit) == ("[pin_wrong]", True, 0)
    assert CHECK in visit.type("123456").effects


def test_the_pause_outlives_the_visit() -> None:
    visit = at_the_door().type("654321").happens(WRONG).touch(A.FINISHED).happens(CornerHeld())
    assert message(visit) == ("[pin_wait]", False, 0)
    late = at_the_door().type("654321").touch(A.FINISHED).happens(WRONG).happens(CornerHeld())
    assert message(late) == ("[pin_wait]", False, 0)


def test_without_a_pin_there_is_no_way_in_until_one_is_set() -> None:
    visit = at_the_door().type("123456").happens(PinChecked(is_right=False, is_set=False))
    assert message(visit) == ("[pin_not_set]", False, 0)
    visit.key("escape").key("staff")
    assert message(visit) == ("[pin_hint]", True, 0)


@pytest.mark.parametrize("way", ["back", "home", "finished", "other visit"])
def test_who_has_left_the_pad_is_not_let_in_by_a_late_answer(way: str) -> None:
    visit = at_the_door().type("123456")
    match way:
        case "back":
            visit.touch(A.GO_BACK)
        case "home":
            visit.touch(A.GO_HOME)
        case "finished":
            visit.touch(A.FINISHED)
        case _:
            visit.touch(A.FINISHED).happens(CornerHeld())
    assert not visit.happens(RIGHT).state.staff.is_in
    assert visit.place[0] not in BEHIND_THE_PIN


def test_an_answer_that_nobody_asked_for_opens_nothing() -> None:
    assert at_the_door().happens(RIGHT).place[0] == "pin"


@pytest.mark.parametrize("action", [action for action in A if ACTIONS[action].kind is Kind.STAFF])
def test_a_late_touch_does_nothing_for_who_is_not_in(action: A) -> None:
    for visit in (Visit(), at_the_door().type("123456"), inside().touch(A.GO_HOME)):
        visit.touch(action, sentence=1)
        assert visit.place[0] not in BEHIND_THE_PIN
        assert not any(isinstance(effect, EndKiosk | KeepMeasures) for effect in visit.effects)
        assert not visit.state.panel.is_changed


def test_the_staff_key_asks_again_once_they_have_gone() -> None:
    assert inside().touch(A.HELP_ME).key("staff").place[0] == "staff"
    assert inside().touch(A.HELP_ME).touch(A.GO_BACK).place[0] == "staff"
    for leaving in (A.GO_HOME, A.GO_BACK, A.FINISHED):
        visit = inside().touch(leaving)
        assert not visit.state.staff.is_in
        assert visit.key("staff").place[0] == "pin"


def test_undo_leads_nobody_back_in() -> None:
    visit = inside().touch(A.HELP_ME).touch(A.STOP_READING).hear("ba go home").touch(A.UNDO)
    assert visit.place[0] == "help"
    assert visit.touch(A.GO_BACK).place == ("section", "alpha", 0)


def test_left_alone_the_door_closes() -> None:
    for visit in (at_the_door().type("12345"), inside()):
        visit.wait(61)
        assert visit.state.question
        visit.happens(UtteranceEnded(visit.state.question.utterance)).wait(30)
        assert visit.place == ("home", "", 0)
        assert (visit.state.staff.is_in, visit.state.staff.digits) == (False, "")


def test_no_voice_is_obeyed_there() -> None:
    pad, staff = at_the_door(), inside()
    places = [
        pad,
        staff,
        *(inside().touch(action) for action in (A.STAFF_CONTENT, A.STAFF_DEVICES, A.CALIBRATE)),
    ]
    for visit in places:
        assert visit.state.listening == ()
        assert visit.screen.sayable == ()
        assert visit.screen.what_can_i_say is None
        assert visit.screen.say_label == "[cannot_listen]"
        before = visit.place
        visit.happens(Heard(visit.state.turn, "ba go home", 1.0, 1.0))
        assert visit.place == before
    assert "staff" not in " ".join(Visit().touch(A.OPEN_SECTION, "alpha").state.listening)


def test_the_way_in_is_told_to_who_goes_by_ear() -> None:
    visit = Visit().key("enter").hears_announcement().key("staff")
    assert visit.said == ["[pin_title]. [pin_hint]"]
    assert visit.key("1").said == ["1 typed"]
    assert visit.key("1").said == ["2 typed"]
    assert visit.touch(A.TAKE_DIGIT_BACK).said == ["1 typed"]
    assert visit.type("23456").happens(WRONG).said == ["[pin_wait]"]
    assert visit.wait(15).wait(16).said == ["[pin_wrong]"]
    assert visit.type("123456").happens(RIGHT).said == ["[staff_title]."]


def test_a_sentence_as_loud_as_it_gets_and_as_before_after_it() -> None:
    visit = inside().touch(A.STAFF_DEVICES)
    assert SetLoudness(0.0) in visit.effects
    assert visit.touch(A.TEST_SENTENCE).said == ["[staff_test]"]
    assert visit.touch(A.LOUDEST_DOWN).state.panel.volume_percent == 70
    assert SetLoudness(-6.0) in visit.touch(A.GO_BACK).effects


def test_the_meter_is_there_and_devices_are_named() -> None:
    visit = (
        inside().happens(DeviceChanged(Device.MICROPHONE, True, "Desk microphone.")).touch(A.STAFF_DEVICES)
    )
    assert visit.happens(SoundLevel(3)).screen.microphone_level == 3
    assert visit.happens(SpeechUnmatched(visit.state.turn, 1.0, is_long=False)).said == []
    assert "Desk microphone." in [sentence.text for sentence in visit.screen.document.sentences]


def test_the_loudest_has_limits() -> None:
    visit = inside(Settings(volume_percent=90)).touch(A.STAFF_DEVICES)
    assert visit.touch(A.LOUDEST_UP).state.panel.volume_percent == 100
    assert visit.touch(A.LOUDEST_UP).screen.heard_label == "[no_further]"
    for _ in range(9):
        visit.touch(A.LOUDEST_DOWN)
    assert visit.state.panel.volume_percent == 10
    assert visit.touch(A.LOUDEST_DOWN).screen.heard_label == "[no_further]"


def test_a_few_presses_find_the_length_of_the_card() -> None:
    true_mm, visit = 0.1803, inside().touch(A.CALIBRATE)
    assert visit.screen.card_mm == 85.6
    presses = 0
    while abs(visit.state.panel.mm_per_pixel / true_mm - 1.0) > 0.005:
        is_too_short = visit.state.panel.mm_per_pixel > true_mm
        visit.touch(A.BAR_WIDER if is_too_short else A.BAR_NARROWER)
        presses += 1
    assert presses <= 20
    assert visit.screen.mm_per_pixel == visit.state.panel.mm_per_pixel


@pytest.mark.parametrize("action", [A.BAR_WIDER, A.BAR_NARROWER])
def test_the_bar_has_limits_that_the_settings_allow(action: A) -> None:
    visit = inside().touch(A.CALIBRATE)
    for _ in range(100):
        visit.touch(action)
    assert visit.screen.heard_label == "[no_further]"
    assert 0.05 <= visit.state.panel.mm_per_pixel <= 1.0


def test_the_distance_has_limits_and_is_told() -> None:
    visit = inside().touch(A.CALIBRATE).touch(A.EYES_FARTHER)
    assert visit.screen.viewing_distance_mm == 650
    assert "65 cm" in [sentence.text for sentence in visit.screen.document.sentences]
    for _ in range(6):
        visit.touch(A.EYES_NEARER)
    assert (visit.screen.viewing_distance_mm, visit.screen.heard_label) == (400, "[no_further]")


def test_measures_are_kept_when_the_staff_say_so() -> None:
    visit = inside().touch(A.CALIBRATE).touch(A.BAR_WIDER).touch(A.EYES_FARTHER)
    assert visit.state.panel.is_changed
    visit.touch(A.KEEP_MEASURES)
    kept = KeepMeasures(visit.state.panel.mm_per_pixel, 650, 80)
    assert kept in visit.effects
    assert not visit.state.panel.is_changed
    assert visit.screen.heard_label == "[measures_kept]"
    before = visit.state.panel
    assert visit.touch(A.FINISHED).state.panel == before


@pytest.mark.parametrize("leaving", [A.GO_HOME, A.FINISHED])
def test_measures_only_tried_out_end_when_the_staff_go(leaving: A) -> None:
    visit = inside()
    before = visit.state.panel
    visit.touch(A.CALIBRATE).touch(A.BAR_WIDER).touch(A.EYES_FARTHER).touch(A.GO_BACK)
    assert visit.state.panel != before
    visit.happens(PanelKnown(0.2, is_compact=True)).touch(leaving)
    assert visit.state.panel == replace(before, is_compact=True)


def test_the_size_of_a_pixel_is_kept_only_if_somebody_measured_it() -> None:
    visit = inside().touch(A.STAFF_DEVICES).touch(A.LOUDEST_DOWN).touch(A.KEEP_MEASURES)
    assert KeepMeasures(0.0, 600, 70) in visit.effects
    assert visit.screen.mm_per_pixel == 0.0
    visit.touch(A.GO_BACK).touch(A.CALIBRATE).touch(A.KEEP_MEASURES)
    assert KeepMeasures(0.25, 600, 70) in visit.effects
    assert visit.happens(PanelKnown(0.3, False)).screen.mm_per_pixel == 0.25


def test_what_the_screen_reports_is_followed_until_it_is_measured() -> None:
    visit = inside().happens(PanelKnown(0.3, False))
    assert (visit.state.panel.mm_per_pixel, visit.screen.mm_per_pixel) == (0.3, 0.0)
    measured = inside(Settings(mm_per_pixel=0.2))
    assert (measured.state.panel.mm_per_pixel, measured.screen.mm_per_pixel) == (0.2, 0.2)


@pytest.mark.parametrize(("action", "is_restart"), [(A.RESTART, True), (A.LEAVE, False)])
def test_the_program_ends(action: A, is_restart: bool) -> None:
    assert EndKiosk(is_restart) in inside().touch(action).effects


def test_a_corner_held_while_the_question_is_open_is_an_answer_too() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").wait(61).happens(CornerHeld())
    assert (visit.screen.question, visit.screen.screen) == (None, Screen.PIN)
