"""When the microphone is open, and what the screen says of it."""

from collections.abc import Callable

import pytest

from kiosk.core.actions import ActionId as A
from kiosk.core.actions import Intent
from kiosk.core.effects import UseMicrophone
from kiosk.core.events import (
    Device,
    DeviceChanged,
    Heard,
    MicrophoneFault,
    MicrophoneJudged,
    SoundLevel,
    SpeechBegan,
    SpeechEnded,
)
from kiosk.core.model import Sign
from kiosk.core.settings import Listening, Settings
from kiosk.core.state import KioskState
from tests.core.script import BETA, Visit, library, section

SPEAK_S = 8.0
ON_PRESS = Settings(listening=Listening.ON_PRESS)
NEVER = Settings(listening=Listening.NEVER)
SWITCH = Intent(A.MICROPHONE_OFF)


def is_told(visit: Visit, *, is_open: bool) -> bool:
    return UseMicrophone(is_open) in visit.effects


def in_section(settings: Settings | None = None) -> Visit:
    return Visit.of(settings or Settings()).touch(A.OPEN_SECTION, "alpha")


def on_sayable() -> Visit:
    """On the last page of what can be said, where the microphone can be switched off."""
    visit = Visit(pages={"alpha": (0, 2), "beta": (0,), "sayable": (0, 1)})
    return visit.touch(A.WHAT_CAN_I_SAY).touch(A.NEXT_PAGE)


def test_it_is_open_from_the_start_and_told_so_once() -> None:
    visit = Visit(state=KioskState())
    assert visit.state.is_microphone_open
    visit.touch(A.OPEN_SECTION, "alpha").touch(A.FINISHED).wait(100)
    assert not any(isinstance(effect, UseMicrophone) for effect in visit.effects)


def test_a_clinic_that_wants_no_listening_is_never_asked_to_speak() -> None:
    visit = in_section(NEVER)
    assert visit.screen.speak is None
    for _ in range(2):
        visit.key("f8").touch(A.SPEAK).key("f9").touch(A.MICROPHONE_OFF)
    assert not visit.state.is_microphone_open
    assert visit.state.speak_until_s is None
    assert visit.screen.microphone_sign is Sign.CLOSED
    assert visit.touch(A.WHAT_CAN_I_SAY).screen.tiles == ()


def test_without_a_recogniser_there_is_no_speak_button() -> None:
    visit = Visit()
    assert visit.screen.speak
    assert visit.screen.speak.intent == Intent(A.SPEAK)
    visit.happens(DeviceChanged(Device.RECOGNISER, False))
    assert visit.screen.speak is None
    assert visit.key("f8").state.speak_until_s is None


@pytest.mark.parametrize("press", [lambda visit: visit.key("f8"), lambda visit: visit.touch(A.SPEAK)])
def test_on_press_it_opens_for_one_command(press: Callable[[Visit], Visit]) -> None:
    visit = Visit.of(ON_PRESS)
    assert not visit.state.is_microphone_open
    assert (visit.screen.microphone_sign, visit.screen.microphone_label) == (Sign.ON_PRESS, "[on_press]")
    assert (visit.screen.say_label, visit.screen.sayable) == ("[press_to_speak]", ())
    assert is_told(press(visit), is_open=True)
    assert visit.state.is_visit_open
    assert (visit.screen.microphone_sign, visit.screen.microphone_label) == (Sign.SPEAK_NOW, "[speak_now]")
    assert "the alpha" in visit.screen.sayable
    assert is_told(visit.hear("the alpha"), is_open=False)
    assert visit.place[1] == "alpha"


def test_the_time_to_speak_ends() -> None:
    visit = in_section(ON_PRESS).touch(A.SPEAK)
    assert not is_told(visit.wait(SPEAK_S - 0.1), is_open=False)
    assert is_told(visit.wait(0.1), is_open=False)
    assert visit.screen.microphone_sign is Sign.ON_PRESS


def test_who_is_speaking_when_the_time_ends_is_heard_to_the_end() -> None:
    visit = in_section(ON_PRESS).touch(A.SPEAK).wait(SPEAK_S - 0.5).happens(SpeechBegan()).wait(1.5)
    visit.hear("ba go home").happens(SpeechEnded())
    assert visit.place[0] == "home"
    assert not visit.state.is_microphone_open


def test_talk_that_never_ends_does_not_keep_it_open() -> None:
    visit = in_section(ON_PRESS).touch(A.SPEAK).happens(SpeechBegan()).wait(SPEAK_S + 2.9)
    assert visit.state.is_microphone_open
    assert is_told(visit.wait(0.1), is_open=False)


def test_pressed_while_it_answers_it_listens_again() -> None:
    visit = in_section(ON_PRESS).touch(A.SPEAK).mumble().wait(5).touch(A.SPEAK)
    assert visit.is_silenced
    assert visit.screen.microphone_sign is Sign.SPEAK_NOW
    assert not is_told(visit.wait(SPEAK_S - 0.1), is_open=False)


def test_pressed_again_it_closes() -> None:
    visit = in_section(ON_PRESS).touch(A.SPEAK)
    assert is_told(visit.touch(A.SPEAK), is_open=False)


def test_who_has_pressed_speak_can_close_it_too() -> None:
    visit = in_section(ON_PRESS).touch(A.SPEAK).key("f9")
    assert is_told(visit, is_open=False)
    assert visit.screen.microphone_sign is Sign.OFF


def test_nothing_is_obeyed_that_comes_after_it_was_closed() -> None:
    visit = in_section(ON_PRESS).touch(A.SPEAK).touch(A.SPEAK)
    visit.happens(Heard(visit.state.turn, "ba next page", 1.0, 1.0)).mumble()
    assert (visit.place[2], visit.screen.heard_label) == (0, "")


def test_speaking_stops_the_reading_and_keeps_the_place() -> None:
    visit = in_section().touch(A.READ_ALOUD).hears_word(1).touch(A.SPEAK)
    assert visit.is_silenced
    assert not visit.state.is_speaking
    assert visit.screen.microphone_sign is Sign.SPEAK_NOW
    visit.hear("ba go on")
    assert visit.said[0] == "two three."
    assert visit.state.speak_until_s is None


def test_who_wants_to_undo_by_voice_may_have_to_press_first() -> None:
    visit = in_section(ON_PRESS).touch(A.SPEAK).hear("ba go home")
    visit.touch(A.SPEAK).hear("ba undo")
    assert visit.place == ("section", "alpha", 0)


def test_who_is_asked_and_presses_has_answered() -> None:
    visit = in_section(ON_PRESS).wait(60)
    assert visit.screen.question
    assert visit.touch(A.SPEAK).screen.question is None


@pytest.mark.parametrize(
    "door",
    [
        lambda visit: visit.hear("ba microphone off"),
        lambda visit: visit.key("f9"),
        lambda visit: visit.touch(A.WHAT_CAN_I_SAY).touch(A.MICROPHONE_OFF),
    ],
)
def test_the_patient_closes_it_until_the_visit_ends(door: Callable[[Visit], Visit]) -> None:
    visit = in_section().touch(A.OPEN_SECTION, "beta")
    assert is_told(door(visit), is_open=False)
    assert (visit.screen.microphone_sign, visit.screen.microphone_label) == (Sign.OFF, "[microphone_off]")
    assert visit.screen.heard_label == "[microphone_off_note]"
    assert (visit.screen.say_label, visit.screen.sayable) == ("[press_to_speak]", ())
    assert visit.screen.undo is None
    visit.touch(A.GO_HOME).wait(30)
    assert not visit.state.is_microphone_open
    assert is_told(visit.touch(A.FINISHED), is_open=True)
    assert visit.screen.microphone_sign is Sign.LISTENING


def test_who_presses_speak_wants_to_be_heard_from_then_on() -> None:
    visit = in_section().key("f9")
    assert is_told(visit.touch(A.SPEAK), is_open=True)
    visit.wait(SPEAK_S)
    assert visit.state.is_microphone_open
    assert visit.screen.microphone_sign is Sign.LISTENING


def test_it_is_not_offered_before_a_visit_nor_when_it_is_done() -> None:
    visit = Visit()
    assert not any("microphone" in phrase for phrase in visit.state.listening)
    assert visit.key("f9").state.is_microphone_open
    visit.touch(A.OPEN_SECTION, "alpha").key("f9")
    assert "ba microphone off" not in visit.state.listening


def test_its_target_stands_with_what_can_be_said_while_it_can_be_done() -> None:
    visit = on_sayable()
    assert [tile.intent for tile in visit.screen.tiles] == [SWITCH]
    visit.key("1")
    assert (visit.screen.tiles, visit.place) == ((), ("sayable", "", 0))
    assert visit.touch(A.SPEAK).screen.tiles[0].intent == SWITCH
    assert Visit.of(ON_PRESS).touch(A.WHAT_CAN_I_SAY).touch(A.SPEAK).screen.tiles == ()


def test_the_way_back_to_a_target_that_is_gone_leads_to_its_screen() -> None:
    visit = on_sayable().touch(A.READ_ALOUD).touch(A.HELP_ME).key("f9").key("escape")
    assert visit.place == ("sayable", "", 0)


def test_closed_while_its_target_is_read_the_reading_ends() -> None:
    visit = on_sayable().touch(A.READ_ALOUD).hears_word(1).key("f9")
    assert visit.is_silenced
    assert (visit.place, visit.screen.marked_sentence) == (("sayable", "", 0), None)


def test_its_target_is_found_again_in_new_content() -> None:
    visit = on_sayable().change(library(section("gamma", "New."), BETA))
    assert visit.place == ("sayable", "", 1)


def test_a_closed_one_is_not_called_missing_and_a_fresh_one_is_getting_ready() -> None:
    visit = in_section().key("f9").happens(DeviceChanged(Device.MICROPHONE, False, "Gone."))
    assert visit.screen.microphone_sign is Sign.OFF
    visit.has_microphone = False
    assert visit.touch(A.SPEAK).screen.microphone_sign is Sign.STARTING
    visit.happens(DeviceChanged(Device.MICROPHONE, False))
    assert visit.screen.microphone_label == "[no_microphone]"
    visit.happens(DeviceChanged(Device.MICROPHONE, True))
    assert visit.screen.microphone_label == "[speak_now]"


def test_the_level_is_shown_while_it_is_open() -> None:
    visit = in_section().happens(SoundLevel(3))
    assert visit.screen.microphone_level == 3
    assert visit.key("f9").screen.microphone_level == 0


def test_a_muted_one_is_told_and_a_loud_one_is_not() -> None:
    visit = in_section().happens(MicrophoneJudged(MicrophoneFault.MUTED))
    assert (visit.screen.microphone_sign, visit.screen.microphone_label) == (
        Sign.CLOSED,
        "[microphone_muted]",
    )
    assert visit.screen.say_label == "[cannot_listen]"
    visit.touch(A.FINISHED)
    assert visit.screen.microphone_label == "[microphone_muted]", "it is still muted for the next one"
    visit.happens(MicrophoneJudged(MicrophoneFault.TOO_LOUD))
    assert visit.screen.microphone_sign is Sign.LISTENING
    assert visit.state.microphone_fault is MicrophoneFault.TOO_LOUD


@pytest.mark.parametrize("action", [A.SPEAK, A.MICROPHONE_OFF, A.FINISHED])
def test_what_cannot_be_undone_does_not_offer_it(action: A) -> None:
    visit = in_section().touch(action)
    assert visit.screen.undo is None


def can_be_pressed(visit: Visit) -> bool:
    return visit.screen.speak is not None and visit.screen.speak.is_enabled


def test_where_no_voice_is_heard_the_button_says_so() -> None:
    visit = in_section()
    assert can_be_pressed(visit)
    assert not can_be_pressed(visit.happens(DeviceChanged(Device.MICROPHONE, is_working=False)))
    assert can_be_pressed(visit.happens(DeviceChanged(Device.MICROPHONE, is_working=True)))
    assert can_be_pressed(visit.key("f9"))


def test_a_touched_command_ends_the_time_to_speak() -> None:
    visit = in_section(ON_PRESS).touch(A.SPEAK)
    assert is_told(visit.touch(A.READ_ALOUD), is_open=False)
    assert visit.state.reading.is_on
