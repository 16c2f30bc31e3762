"""The whole chain on one thread: sound in, decisions out."""

import gc
import os
import weakref
from pathlib import Path

import pytest
import soundfile

from kiosk.core.effects import Listen
from kiosk.core.ports import RECOGNISER_RATE_HZ, SpeechDecision
from kiosk.hearing.hearing import VoskHearing
from kiosk.hearing.recogniser import Decoding, VoskRecogniser
from tests.hearing.sound import blocks, cut_in_the_middle, room, said
from tests.lab.other_voices import speak

COMMANDS = ("next page", "go home", "number three", "treatments", "symptoms", "read aloud", "i am finished")
REQUEST = Listen(turn=1, phrases=(*COMMANDS, "number one", "number two", "causes", "go back", "stop reading"))
STOP = Listen(turn=2, phrases=("stop reading", "stop", "kiosk stop"), is_over_own_voice=True)
MOST_FALSE_AN_HOUR = 8.0
SPEECH_FOLDER = "NERVE_KIOSK_SPEECH"


@pytest.fixture
def hearing(recogniser: VoskRecogniser) -> VoskHearing:
    hearing = VoskHearing(recogniser)
    hearing.listen(REQUEST)
    return hearing


def hear(hearing: VoskHearing, sound: bytes) -> list[SpeechDecision]:
    return [decision for block in blocks(sound) for decision in hearing.feed(block)]


def phrases(decisions: list[SpeechDecision]) -> list[str | None]:
    return [decision.phrase for decision in decisions]


@pytest.mark.parametrize("voice", ["awb", "rms", "kal16", "espeak:en-gb"])
@pytest.mark.parametrize("command", COMMANDS)
def test_commands_are_heard(hearing: VoskHearing, command: str, voice: str) -> None:
    assert phrases(hear(hearing, said(command, voice))) == [command]


@pytest.mark.parametrize(
    "talk",
    [
        "yes",
        "good morning",
        "the next page of the newspaper",
        "we will be home by three",
        "my number is one two three four",
        "did you see the game last night it was really something",
        "i am not finished with my coffee",
        "she said the treatment was very good but it took a long time and then we went home again",
    ],
)
def test_what_is_no_command_is_none(hearing: VoskHearing, talk: str) -> None:
    decisions = hear(hearing, said(talk, "rms"))
    assert decisions
    assert set(phrases(decisions)) == {None}


def test_times_are_seconds_of_sound_and_the_answer_comes_soon(hearing: VoskHearing) -> None:
    end_s = 1.0 + speak("next page", "awb").end_s
    (decision,) = hear(hearing, said("next page", "awb"))
    assert decision.speech_end_s == pytest.approx(end_s, abs=0.15)
    assert 0.0 < decision.decided_s - end_s < 0.4
    assert 0.5 <= decision.confidence <= 1.0


def test_the_length_of_the_blocks_does_not_matter(recogniser: VoskRecogniser) -> None:
    sound = said("next page") + said("read aloud")
    answers = []
    for frames in (1, 160, 512, 4096, len(sound)):
        hearing = VoskHearing(recogniser)
        hearing.listen(REQUEST)
        answers.append([one for block in blocks(sound, frames) for one in hearing.feed(block)])
    assert phrases(answers[0]) == ["next page", "read aloud"]
    assert all(answer == answers[0] for answer in answers)


def test_a_sample_cut_in_two_is_put_together(hearing: VoskHearing) -> None:
    sound = said("next page")
    pieces = [sound[at : at + 333] for at in range(0, len(sound), 333)]
    assert [one.phrase for piece in pieces for one in hearing.feed(piece)] == ["next page"]


def test_a_room_without_people_makes_no_decision(hearing: VoskHearing) -> None:
    assert hear(hearing, room(10.0) + bytes(64_000) + room(10.0, level=500.0)) == []


def test_without_phrases_nothing_is_heard(hearing: VoskHearing) -> None:
    assert hearing.listen(Listen(turn=2, phrases=())) == ()
    assert hear(hearing, said("next page")) == []
    hearing.listen(Listen(turn=3, phrases=("polyneuropathy",)))
    assert hear(hearing, said("next page")) == []


def test_refused_phrases_are_told_and_the_rest_is_heard(hearing: VoskHearing) -> None:
    assert hearing.listen(Listen(turn=2, phrases=("polyneuropathy", "next page", ""))) == (
        "polyneuropathy",
        "",
    )
    assert phrases(hear(hearing, said("next page"))) == ["next page"]


def test_only_phrases_of_the_turn_are_heard(hearing: VoskHearing) -> None:
    hearing.listen(Listen(turn=2, phrases=("go home", "go back")))
    assert phrases(hear(hearing, said("next page"))) == [None]


def test_a_new_turn_drops_the_word_half_said(hearing: VoskHearing) -> None:
    first_half, second_half = cut_in_the_middle("next page")
    assert hear(hearing, first_half) == []
    hearing.listen(Listen(turn=2, phrases=("next page", "page", "go home")))
    assert phrases(hear(hearing, second_half + said("go home"))) == ["go home"]


def test_two_commands_one_after_the_other(hearing: VoskHearing) -> None:
    sound = said("next page", after_s=0.0) + said("read aloud", "kal16", before_s=0.6)
    assert phrases(hear(hearing, sound)) == ["next page", "read aloud"]


def test_stop_is_heard_while_the_kiosk_speaks_and_nothing_else_is(hearing: VoskHearing) -> None:
    hearing.listen(STOP)
    heard = phrases(hear(hearing, said("stop reading") + said("next page") + said("number three")))
    assert heard == ["stop reading", None, None]


def test_no_sound_outlives_its_decision(recogniser: VoskRecogniser) -> None:
    watched: list[weakref.ref[Decoding]] = []

    class Watched:
        def knows(self, word: str) -> bool:
            return recogniser.knows(word)

        def decode(self, grammar: str) -> Decoding:
            decoding = recogniser.decode(grammar)
            watched.append(weakref.ref(decoding))
            return decoding

    hearing = VoskHearing(Watched())
    hearing.listen(REQUEST)
    hear(
        hearing,
        said("next page") + said("a sentence that is no command at all and goes on and on and on and on"),
    )
    gc.collect()
    assert len(watched) >= 2
    assert [one for one in watched if one() is not None] == []


@pytest.fixture(scope="module")
def real_people() -> list[Path]:
    folder = os.environ.get(SPEECH_FOLDER)
    if not folder:
        pytest.skip(
            f"{SPEECH_FOLDER} names no folder of recordings that are no command: that is not measured here."
        )
    files = sorted(file for file in Path(folder).iterdir() if file.suffix in (".flac", ".wav"))
    assert files, f"{folder} holds no recordings."
    return files[::16]


def test_real_people_who_do_not_mean_the_kiosk(recogniser: VoskRecogniser, real_people: list[Path]) -> None:
    seconds = 0.0
    false: list[str] = []
    for file in real_people:
        sound, rate_hz = soundfile.read(file, dtype="int16")
        assert rate_hz == RECOGNISER_RATE_HZ, f"{file.name} is not of the rate of the ears."
        hearing = VoskHearing(recogniser)
        hearing.listen(REQUEST)
        around = room(1.0)
        seconds += len(sound) / rate_hz + 2.0
        false += [phrase for phrase in phrases(hear(hearing, around + sound.tobytes() + around)) if phrase]
    assert len(false) <= 1 + MOST_FALSE_AN_HOUR * seconds / 3600.0, false
