"""Devices come and go, and the screen says so."""

import pytest

from kiosk.core.actions import ActionId as A
from kiosk.core.events import Device, DeviceChanged, ListeningStarted
from kiosk.core.settings import Settings
from kiosk.core.state import KioskState, Sign
from kiosk.core.view import screen_model
from tests.core.script import Visit, library, section


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
    visit = Visit(state=KioskState(settings=Settings(is_listening_allowed=False)))
    assert (visit.screen.microphone_sign, visit.screen.microphone_label) == (Sign.CLOSED, "[listening_off]")


def test_a_phrase_that_cannot_be_heard_is_not_offered() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha")
    visit.happens(ListeningStarted(visit.state.turn, ("ba read aloud",)))
    assert "ba read aloud" not in visit.screen.sayable
    assert "ba next page" in visit.screen.sayable
