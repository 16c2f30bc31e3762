"""Speaking to the kiosk: who is obeyed, who is answered, and when the microphone is open at all."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from kiosk.core.actions import ActionId
from kiosk.core.content import Library
from kiosk.core.labels import Label
from tests.lab.clinic import Clinic
from tests.lab.kiosk import Kiosk
from tests.lab.pin import open_staff_page, set_pin
from tests.lab.processes import run
from tests.lab.recording import Recording, Samples
from tests.lab.trace_log import Frame
from tests.lab.waiting import let_pass, wait_for

OBEYED_WITHIN_S = 4.0
NOT_OBEYED_FOR_S = 1.5
"""Longer than any decision takes."""
TOLD_WITHIN_S = 12.0
"""The answer to who was not understood takes about six."""
CLOSED_WITHIN_S = 3.0
NONSENSE = "purple elephants sing"
DUCKED_AT_LEAST_DB = 6.0
"""Less than the 14 dB of the kiosk: syllables differ, and people take a while to be noticed."""


@pytest.fixture
def room(clinic: Clinic) -> Iterator[Recording]:
    with clinic.record_room() as room:
        yield room


@pytest.fixture
def loudspeaker(clinic: Clinic) -> Iterator[Recording]:
    with clinic.record_loudspeaker() as loudspeaker:
        yield loudspeaker


class Person:
    """Speaks in the room, and looks what comes of it."""

    def __init__(self, clinic: Clinic, kiosk: Kiosk, room: Recording) -> None:
        self._clinic, self._kiosk, self._room = clinic, kiosk, room

    def is_obeyed(self, text: str, voice: str, shows: Callable[[Frame], bool]) -> Frame:
        """Says something; returns the first frame that shows what it asks for."""
        began_s = self._room.heard_until_s()
        self._clinic.say(text, self._room, voice)
        return self._kiosk.wait_for_frame(shows, began_s, f'what "{text}" asks for', OBEYED_WITHIN_S)

    def is_not_obeyed(self, text: str, voice: str) -> None:
        """Says something; the kiosk stays as it is."""
        before = self._kiosk.frame()
        self._clinic.say(text, self._room, voice)
        let_pass(NOT_OBEYED_FOR_S)
        after = self._kiosk.frame()
        assert (after.document, after.first_sentence) == (before.document, before.first_sentence)


@pytest.fixture
def person(clinic: Clinic, kiosk: Kiosk, room: Recording) -> Person:
    return Person(clinic, kiosk, room)


def signs(sign: str) -> Callable[[Frame], bool]:
    return lambda frame: frame.microphone == sign


def titled(title: str) -> Callable[[Frame], bool]:
    return lambda frame: frame.title == title and frame.first_sentence is not None


def see(clinic: Clinic, words: str, deadline_s: float = 5.0) -> None:
    wait_for(lambda: words in clinic.reader.all_text(), deadline_s, f'"{words}" on the screen')


def is_being_listened_to(clinic: Clinic, kiosk: Kiosk) -> bool:
    """Whether the sound server gives the kiosk any sound of a microphone."""
    outputs = json.loads(
        run(["pactl", "--format=json", "list", "source-outputs"], clinic.environment) or "[]"
    )
    return any(entry["properties"].get("application.process.id") == str(kiosk.pid) for entry in outputs)


def test_with_nobody_there_only_what_names_a_section_or_calls_the_kiosk_counts(
    at_home: Kiosk, person: Person, texts: Library
) -> None:
    let_pass(1.0)
    person.is_not_obeyed("next page", "rms")
    person.is_obeyed("treatments", "awb", titled(texts.sections_by_id["treatments"].title.text))
    person.is_obeyed("i am finished", "rms", lambda frame: frame.screen == "home")
    person.is_obeyed("kiosk help me", "rms", lambda frame: frame.screen == "help")


def test_who_is_not_understood_is_told_aloud_once_and_on_trying_again_is_helped(
    clinic: Clinic, at_home: Kiosk, person: Person, loudspeaker: Recording, texts: Library
) -> None:
    section, labels = texts.sections[1], texts.voice.labels
    touched_s = clinic.touch(f"Number 2: {section.title.text}")
    at_home.wait_for_frame(titled(section.title.text), touched_s, "the section")
    person.is_not_obeyed(NONSENSE, "awb")
    see(clinic, labels[Label.NOT_UNDERSTOOD].partition("{")[0])
    wait_for(lambda: loudspeaker.first_sound_after(touched_s), TOLD_WITHIN_S, "the kiosk to say so")
    wait_for(lambda: loudspeaker.silent_for_s() > 1.0, TOLD_WITHIN_S, "it to have said so")
    silent_s = loudspeaker.heard_until_s()
    person.is_not_obeyed(NONSENSE, "awb")
    see(clinic, labels[Label.NOT_UNDERSTOOD_AGAIN].partition("{")[0])
    assert loudspeaker.first_sound_after(silent_s) is None, "It is said once a minute."


@pytest.mark.parametrize("door", ["touch", "key"])
def test_speak_silences_the_kiosk_and_opens_the_ears_for_one_command(
    clinic: Clinic, at_home: Kiosk, person: Person, loudspeaker: Recording, texts: Library, door: str
) -> None:
    section = texts.sections[1]
    clinic.touch(f"Number 2: {section.title.text}")
    began_s = clinic.touch("Read aloud")
    wait_for(lambda: loudspeaker.first_sound_after(began_s), 5.0, "the reading voice")
    pressed_s = clinic.touch("Speak") if door == "touch" else clinic.finger.press("f8")
    at_home.wait_for_frame(signs("speak_now"), pressed_s, "the sign to speak now")
    wait_for(lambda: loudspeaker.silent_for_s() > 0.3, 5.0, "silence")
    obeyed = person.is_obeyed("next page", "awb", lambda frame: bool(frame.first_sentence))
    at_home.wait_for_frame(signs("listening"), obeyed.at_s - 0.1, "the usual sign")


def test_the_patient_can_close_the_microphone_and_open_it_again(
    clinic: Clinic, at_home: Kiosk, person: Person, texts: Library
) -> None:
    assert is_being_listened_to(clinic, at_home)
    clinic.touch(f"Number 2: {texts.sections[1].title.text}")
    off = person.is_obeyed("microphone off", "rms", signs("off"))
    wait_until_closed(clinic, at_home)
    clinic.touch("Speak")
    at_home.wait_for_frame(signs("speak_now"), off.at_s, "the sign to speak now")
    person.is_obeyed(
        "next page", "awb", lambda frame: bool(frame.first_sentence) and frame.microphone == "listening"
    )

    pressed_s = clinic.finger.press("f9")
    at_home.wait_for_frame(signs("off"), pressed_s, "the sign of a closed microphone")
    wait_until_closed(clinic, at_home)
    touched_s = clinic.touch("I am finished")
    at_home.wait_for_frame(signs("listening"), touched_s, "the next patient to be listened to")
    assert is_being_listened_to(clinic, at_home)


def wait_until_closed(clinic: Clinic, kiosk: Kiosk) -> None:
    wait_for(
        lambda: not is_being_listened_to(clinic, kiosk), CLOSED_WITHIN_S, "the microphone to be let go of"
    )


@pytest.fixture
def echoing_room(clinic: Clinic) -> Iterator[None]:
    clinic.sound.begin_echo(50)
    yield
    clinic.sound.end_echo()


@pytest.mark.usefixtures("echoing_room")
def test_stop_reading_is_heard_over_its_own_voice_which_falls_meanwhile(
    clinic: Clinic, at_home: Kiosk, room: Recording, person: Person, loudspeaker: Recording, texts: Library
) -> None:
    clinic.touch(f"Number 2: {texts.sections[1].title.text}")
    began_s = clinic.touch("Read aloud")
    at_home.wait_for_frame(lambda frame: frame.sentence == 1, began_s, "the second sentence")
    place = at_home.frame().sentence
    stopped = person.is_obeyed("stop reading", "rms", signs("listening"))
    assert stopped.sentence is not None
    assert place is not None
    assert stopped.sentence - place in (0, 1), "The place is kept."
    before = level_db(loudspeaker.between(began_s, stopped.at_s - 1.5)[0])
    during = level_db(loudspeaker.between(stopped.at_s - 0.9, stopped.at_s - 0.1)[0])
    assert before - during > DUCKED_AT_LEAST_DB
    wait_for(lambda: room.silent_for_s() > 0.5, 5.0, "silence in the room")
    person.is_obeyed("go on", "rms", signs("stop_only"))
    clinic.touch("Stop reading")


def level_db(samples: Samples) -> float:
    """How loud its loudest syllables are."""
    return float(20.0 * np.log10(max(1.0, np.percentile(np.abs(samples.astype(np.int32)), 99))))


@pytest.fixture
def other_clinic() -> Iterator[Clinic]:
    with Clinic() as clinic:
        yield clinic


def test_a_clinic_may_want_the_microphone_open_on_press_only(
    other_clinic: Clinic, content: Path, speech_model: Path, texts: Library
) -> None:
    settings = content / "settings.yaml"
    settings.write_text(settings.read_text().replace("listening: always", "listening: on_press"))
    section = texts.sections_by_id["treatments"]
    with Kiosk(other_clinic, "--content", str(content)) as kiosk, other_clinic.record_room() as room:
        kiosk.wait_for_frame(signs("on_press"), 0.0, "the sign to press first")
        person = Person(other_clinic, kiosk, room)
        person.is_not_obeyed("treatments", "rms")
        assert not is_being_listened_to(other_clinic, kiosk)
        touched_s = other_clinic.touch("Speak")
        kiosk.wait_for_frame(signs("speak_now"), touched_s, "the sign to speak now")
        assert is_being_listened_to(other_clinic, kiosk)
        person.is_obeyed("treatments", "rms", titled(section.title.text))
        wait_until_closed(other_clinic, kiosk)
        assert kiosk.frame().microphone == "on_press"


def test_staff_are_told_what_to_do_about_a_microphone_that_is_gone(
    clinic: Clinic, at_home: Kiosk, texts: Library
) -> None:
    labels = texts.voice.labels
    set_pin(clinic.environment)
    clinic.sound.unplug_microphone()
    try:
        see(clinic, labels[Label.NO_MICROPHONE])
        open_staff_page(clinic, labels)
        clinic.touch(f"Number 1: {texts.voice.actions[ActionId.STAFF_CONTENT].label}")
        see(clinic, labels[Label.STAFF_NO_MICROPHONE])
    finally:
        clinic.sound.plug_in_microphone()
    see(clinic, labels[Label.LISTENING])
    wait_for(lambda: labels[Label.STAFF_NO_MICROPHONE] not in clinic.reader.all_text(), 5.0, "it to be gone")
