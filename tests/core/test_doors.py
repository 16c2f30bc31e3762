"""Devices come and go, and the screen says so."""

from dataclasses import replace

import pytest

from kiosk.core.actions import ActionId as A
from kiosk.core.behaviour.places import document_at
from kiosk.core.events import (
    Device,
    DeviceChanged,
    Event,
    ListeningStarted,
    MicrophoneFault,
    MicrophoneJudged,
)
from kiosk.core.model import Sign
from kiosk.core.settings import Listening, Settings
from kiosk.core.state import KioskState
from kiosk.core.view import screen_model
from tests.core.script import Visit, library, paragraphs, section


def test_before_anything_is_known_the_kiosk_says_that_it_is_starting() -> None:
    model = screen_model(KioskState(), library(section("one", "Text.")))
    assert (model.microphone_sign, model.microphone_label) == (Sign.STARTING, "[voice_starting]")
    assert model.sound_label == ""


@pytest.mark.parametrize(
    ("device", "label"), [(Device.MICROPHONE, "[no_microphone]"), (Device.RECOGNISER, "[no_recogniser]")]
)
def test_a_closed_door_is_said_and_opens_by_itself(device: Device, label: str) -> None:
    visit = Visit().happens(DeviceChanged(device, is_working=False))
    assert (visit.screen.microphone_sign, visit.screen.microphone_label) == (Sign.CLOSED, label)
    assert visit.screen.sayable == ()
    assert visit.screen.what_can_i_say is None
    assert visit.screen.say_label == "[cannot_listen]"
    visit.happens(DeviceChanged(device, is_working=True))
    assert visit.screen.microphone_sign is Sign.LISTENING


@pytest.mark.parametrize("device", [Device.LOUDSPEAKER, Device.VOICE])
def test_no_sound_is_said_and_reading_along_goes_on(device: Device) -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.READ_ALOUD).happens(DeviceChanged(device, False))
    assert visit.screen.sound_label == "[no_sound]"
    assert visit.state.reading.is_on
    assert visit.happens(DeviceChanged(device, True)).screen.sound_label == ""


def test_a_clinic_that_does_not_want_listening_sees_it_said() -> None:
    visit = Visit.of(Settings(listening=Listening.NEVER))
    assert (visit.screen.microphone_sign, visit.screen.microphone_label) == (Sign.CLOSED, "[listening_off]")


def staff_visit() -> Visit:
    """The staff look at their page, and a file of theirs is wrong."""
    texts = library(section("one", "Text."))
    visit = Visit(replace(texts, problems=paragraphs("A fault."))).enter_as_staff()
    return visit.touch(A.STAFF_CONTENT)


def told_to_staff(visit: Visit) -> list[str]:
    return [sentence.text for sentence in document_at(visit.state, visit.library).sentences]


@pytest.mark.parametrize(
    ("event", "label"),
    [
        (DeviceChanged(Device.MICROPHONE, False, "Plug it in."), "[staff_no_microphone] Plug it in."),
        (DeviceChanged(Device.RECOGNISER, False, "No model."), "[staff_no_recogniser] No model."),
        (DeviceChanged(Device.LOUDSPEAKER, False, "Lost."), "[staff_no_loudspeaker] Lost."),
        (DeviceChanged(Device.VOICE, False), "[staff_no_voice]"),
        (MicrophoneJudged(MicrophoneFault.MUTED), "[staff_microphone_muted]"),
        (MicrophoneJudged(MicrophoneFault.TOO_LOUD), "[staff_microphone_too_loud]"),
        (MicrophoneJudged(MicrophoneFault.TOO_QUIET), "[staff_microphone_too_quiet]"),
    ],
)
def test_the_staff_page_tells_what_is_wrong_with_a_device(event: Event, label: str) -> None:
    visit = staff_visit()
    assert told_to_staff(visit) == ["A fault."]
    visit.happens(event)
    assert " ".join(told_to_staff(visit)) == f"[staff_devices] {label} A fault."
    mended = DeviceChanged(event.device, True) if isinstance(event, DeviceChanged) else None
    visit.happens(mended or MicrophoneJudged(MicrophoneFault.NONE))
    assert told_to_staff(visit) == ["A fault."]


def test_a_microphone_that_is_not_wanted_is_no_fault() -> None:
    visit = Visit.of(Settings(listening=Listening.NEVER)).enter_as_staff().touch(A.STAFF_CONTENT)
    before = told_to_staff(visit)
    for device in (Device.RECOGNISER, Device.MICROPHONE):
        visit.happens(DeviceChanged(device, False, "Switched off."))
    assert told_to_staff(visit) == before


def test_a_staff_page_that_tells_something_new_is_not_read_on() -> None:
    visit = staff_visit()
    visit.happens(DeviceChanged(Device.MICROPHONE, False, "Lost.")).touch(A.READ_ALOUD)
    assert visit.state.reading.is_on
    visit.state = replace(visit.state, place=replace(visit.state.place, sentence=3))
    visit.happens(DeviceChanged(Device.MICROPHONE, True))
    assert (visit.state.reading.is_on, visit.state.place.sentence) == (False, 0)
    assert visit.touch(A.READ_ALOUD).state.reading.is_on
    visit.happens(DeviceChanged(Device.MICROPHONE, True, "Another one."))
    assert visit.state.reading.is_on


def test_a_phrase_that_cannot_be_heard_is_not_offered() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha")
    visit.happens(ListeningStarted(visit.state.turn, ("ba read aloud",)))
    assert "ba read aloud" not in visit.screen.sayable
    assert "ba next page" in visit.screen.sayable
