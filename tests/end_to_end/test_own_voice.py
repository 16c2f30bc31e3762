"""In a room the microphone hears the loudspeaker too; the kiosk must not obey itself."""

from collections.abc import Iterator

import pytest

from kiosk.core.content import Library
from tests.lab.clinic import Clinic
from tests.lab.kiosk import Kiosk
from tests.lab.waiting import wait_for

READ_WITHIN_S = 120.0
SENTENCES = 9
STOPPED_WITHIN_S = 1.0
BREATH_S = 0.5
"""What somebody takes before speaking."""


@pytest.fixture
def echoing_room(clinic: Clinic, kiosk: Kiosk) -> Iterator[None]:
    clinic.sound.begin_echo()
    yield
    clinic.sound.end_echo()


@pytest.mark.usefixtures("echoing_room")
def test_its_own_voice_makes_it_do_nothing(clinic: Clinic, at_home: Kiosk, texts: Library) -> None:
    section = texts.sections_by_id["treatments"]
    clinic.touch("Next page")
    touched_s = clinic.touch(f"Number 6: {section.title.text}")
    at_home.wait_for_frame(lambda frame: frame.title == section.title.text, touched_s, "the section")
    with clinic.record_room() as room:
        began_s = clinic.touch("Read aloud")
        at_home.wait_for_frame(
            lambda frame: (frame.sentence or 0) >= SENTENCES,
            began_s,
            "a page or two to be read",
            READ_WITHIN_S,
        )
        assert room.first_sound_after(began_s) is not None, "The echo did not reach the microphone."
    clinic.touch("Stop reading")
    assert at_home.trace.events("Heard", began_s) == []


@pytest.mark.usefixtures("echoing_room")
def test_somebody_can_still_stop_it(clinic: Clinic, at_home: Kiosk, texts: Library) -> None:
    touched_s = clinic.touch(f"Number 2: {texts.sections[1].title.text}")
    at_home.wait_for_frame(
        lambda frame: frame.title == texts.sections[1].title.text, touched_s, "the section"
    )
    with clinic.record_room() as room:
        clinic.touch("Read aloud")
        wait_for(lambda: at_home.frame().sentence == 1, READ_WITHIN_S, "the second sentence")
        touched_s = clinic.touch("Stop reading")
        stopped = at_home.wait_for_frame(lambda frame: frame.microphone == "listening", touched_s, "silence")
        assert stopped.at_s - touched_s < STOPPED_WITHIN_S
        wait_for(lambda: room.silent_for_s() > BREATH_S, 5.0, "the echo to end")
        said_until_s = clinic.say("next page", room, "rms")
        at_home.wait_for_frame(lambda frame: bool(frame.first_sentence), said_until_s - 0.5, "the next page")
