"""The sound server dies in the middle of a sentence and comes back."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.core.content import Library
from kiosk.core.labels import Label
from tests.lab.clinic import Clinic
from tests.lab.kiosk import Kiosk
from tests.lab.waiting import wait_for

NOTICED_WITHIN_S = 5.0
BACK_WITHIN_S = 5.0
TOUCH_WITHIN_S = 1.0
MOST_LINES = 40


@pytest.fixture
def kiosk(clinic: Clinic, speech_model: Path) -> Iterator[Kiosk]:
    """A kiosk of its own: PortAudio, in C, may complain when its server dies, though not on and on."""
    with Kiosk(clinic) as kiosk:
        kiosk.wait_until_listening()
        yield kiosk
        assert kiosk.end() == 0
        assert kiosk.own_complaints == ""
        assert len(kiosk.complaints.splitlines()) < MOST_LINES, kiosk.complaints


def test_a_killed_sound_server_is_shown_and_its_return_heard(
    clinic: Clinic, kiosk: Kiosk, texts: Library
) -> None:
    labels, section = texts.voice.labels, texts.sections[1]
    clinic.touch(f"Number 2: {section.title.text}")
    with clinic.record_loudspeaker() as loudspeaker:
        touched_s = clinic.touch("Read aloud")
        wait_for(lambda: loudspeaker.first_sound_after(touched_s), 5.0, "the reading voice")
        clinic.sound.kill()
    wait_for(
        lambda: labels[Label.NO_SOUND] in clinic.reader.all_text(), NOTICED_WITHIN_S, "the sign of no sound"
    )

    touched_s = clinic.touch("Go home")
    kiosk.wait_for_frame(lambda frame: frame.screen == "home", touched_s, "the home screen", TOUCH_WITHIN_S)

    clinic.sound.start()
    back_s = time.monotonic()
    wait_for(lambda: labels[Label.NO_SOUND] not in clinic.reader.all_text(), BACK_WITHIN_S, "the sign to go")
    with clinic.record_loudspeaker() as loudspeaker:
        touched_s = clinic.touch("Read aloud")
        wait_for(lambda: loudspeaker.first_sound_after(touched_s), 5.0, "the voice again")
        clinic.touch("Stop reading")
    kiosk.wait_for_frame(lambda frame: frame.microphone == "listening", back_s, "the kiosk to listen again")
    with clinic.record_room() as room:
        said_until_s = clinic.say("symptoms", room)
        kiosk.wait_for_frame(
            lambda frame: frame.title == section.title.text, said_until_s - 0.5, "the section"
        )
