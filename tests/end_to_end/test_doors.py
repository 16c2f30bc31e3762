"""Without microphone, loudspeaker or speech model it is the same kiosk; plug it in, and the door opens by itself."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.core.content import Library
from kiosk.core.labels import Label
from tests.lab.clinic import Clinic
from tests.lab.kiosk import PROJECT, Kiosk
from tests.lab.waiting import wait_for

BACK_WITHIN_S = 5.0
NOTICED_WITHIN_S = 5.0


def wait_for_words(clinic: Clinic, words: str, deadline_s: float) -> None:
    wait_for(lambda: words in clinic.reader.all_text(), deadline_s, f'"{words}" on the screen')


def wait_until_gone(clinic: Clinic, words: str, deadline_s: float) -> None:
    wait_for(lambda: words not in clinic.reader.all_text(), deadline_s, f'"{words}" to leave the screen')


@pytest.fixture
def deaf_and_mute() -> Iterator[Clinic]:
    with Clinic(has_loudspeaker=False, has_microphone=False) as clinic:
        yield clinic


def test_without_microphone_and_loudspeaker_until_they_are_plugged_in(
    deaf_and_mute: Clinic, speech_model: Path, texts: Library
) -> None:
    clinic, labels = deaf_and_mute, texts.voice.labels
    with Kiosk(clinic) as kiosk:
        kiosk.wait_until_usable()
        wait_for_words(clinic, labels[Label.NO_MICROPHONE], NOTICED_WITHIN_S)
        wait_for_words(clinic, labels[Label.NO_SOUND], NOTICED_WITHIN_S)
        read_along_in_silence(clinic, kiosk, texts)

        clinic.sound.plug_in_loudspeaker()
        wait_until_gone(clinic, labels[Label.NO_SOUND], BACK_WITHIN_S)
        clinic.sound.plug_in_microphone()
        wait_until_gone(clinic, labels[Label.NO_MICROPHONE], BACK_WITHIN_S)
        wait_for_words(clinic, labels[Label.LISTENING], BACK_WITHIN_S)
        with clinic.record_room() as room, clinic.record_loudspeaker() as loudspeaker:
            said_until_s = clinic.say("go home", room, "kal16")
            kiosk.wait_for_frame(lambda frame: frame.screen == "home", said_until_s - 0.5, "the home screen")
            touched_s = clinic.touch("Read aloud")
            wait_for(lambda: loudspeaker.first_sound_after(touched_s), 5.0, "sound")

        clinic.sound.unplug_microphone()
        wait_for_words(clinic, labels[Label.NO_MICROPHONE], NOTICED_WITHIN_S)
        clinic.sound.unplug_loudspeaker()
        wait_for_words(clinic, labels[Label.NO_SOUND], NOTICED_WITHIN_S)
        assert kiosk.is_running
        assert "Traceback" not in kiosk.complaints


def read_along_in_silence(clinic: Clinic, kiosk: Kiosk, texts: Library) -> None:
    clinic.touch(f"Number 2: {texts.sections[1].title.text}")
    touched_s = clinic.touch("Read aloud")
    kiosk.wait_for_frame(
        lambda frame: frame.sentence == 1 and frame.word is not None, touched_s, "the second sentence"
    )
    touched_s = clinic.touch("Stop reading")
    kiosk.wait_for_frame(lambda frame: frame.sentence is not None, touched_s, "the place that is kept")


def test_without_a_sound_server_at_all(clinic: Clinic, texts: Library) -> None:
    clinic.sound.stop()
    try:
        with Kiosk(clinic) as kiosk:
            kiosk.wait_until_usable()
            wait_for_words(clinic, texts.voice.labels[Label.NO_MICROPHONE], NOTICED_WITHIN_S)
            wait_for_words(clinic, texts.voice.labels[Label.NO_SOUND], NOTICED_WITHIN_S)
            read_along_in_silence(clinic, kiosk, texts)
            clinic.sound.start()
            wait_until_gone(clinic, texts.voice.labels[Label.NO_SOUND], BACK_WITHIN_S)
            wait_until_gone(clinic, texts.voice.labels[Label.NO_MICROPHONE], BACK_WITHIN_S)
            assert "Traceback" not in kiosk.complaints
    finally:
        if not clinic.sound.is_running:
            clinic.sound.start()


@pytest.fixture
def copy_without_model(tmp_path: Path) -> Path:
    """The program as a clone has it before the speech model is fetched; returns its ``main.py``."""
    for folder in ("kiosk", "content", "voices"):
        shutil.copytree(
            PROJECT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("models", "__pycache__")
        )
    return Path(shutil.copy(PROJECT / "main.py", tmp_path))


def test_without_speech_model_until_it_is_put_there(
    clinic: Clinic, copy_without_model: Path, speech_model: Path, texts: Library
) -> None:
    labels = texts.voice.labels
    with Kiosk(clinic, main=copy_without_model) as kiosk:
        wait_for_words(clinic, labels[Label.NO_RECOGNISER], NOTICED_WITHIN_S + 5.0)
        clinic.touch(f"Number 2: {texts.sections[1].title.text}")
        models = copy_without_model.parent / "voices" / "models"
        shutil.copytree(speech_model, models / speech_model.name)
        kiosk.wait_until_listening()
        assert labels[Label.LISTENING] in clinic.reader.all_text()


def test_an_altered_model_is_named_and_not_used(
    clinic: Clinic, copy_without_model: Path, speech_model: Path, texts: Library
) -> None:
    model = copy_without_model.parent / "voices" / "models" / speech_model.name
    shutil.copytree(speech_model, model)
    with (model / "conf" / "mfcc.conf").open("a") as conf:
        conf.write("\n# altered\n")
    with Kiosk(clinic, main=copy_without_model) as kiosk:
        wait_for_words(clinic, texts.voice.labels[Label.NO_RECOGNISER], NOTICED_WITHIN_S + 5.0)
        wait_for(lambda: "Not listening" in kiosk.complaints, NOTICED_WITHIN_S, "staff to be told why")
        assert "mfcc.conf is altered" in kiosk.complaints
        assert "Traceback" not in kiosk.complaints
