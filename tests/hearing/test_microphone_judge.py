"""What is wrong with a microphone that gives sound."""

import numpy as np
import pytest

from kiosk.core.events import MicrophoneFault
from kiosk.core.ports import RECOGNISER_RATE_HZ
from kiosk.hearing.microphone_judge import MUTED_S, MicrophoneJudge
from tests.hearing.sound import blocks, room
from tests.lab.other_voices import speak

SPEECH = speak("show me the treatments", "kal16").samples.astype(np.float64)


class Listening:
    """A judge, and how what it told has changed."""

    def __init__(self) -> None:
        self._judge = MicrophoneJudge()
        self.told: list[MicrophoneFault] = []

    def hears(self, sound: bytes, *, is_speech: bool = False) -> "Listening":
        for block in blocks(sound, 512):
            fault = self._judge.take(block, is_speech=is_speech)
            if fault is not (self.told[-1] if self.told else MicrophoneFault.NONE):
                self.told.append(fault)
        return self

    def is_spoken_to(self, times: float, loudness: float) -> "Listening":
        for _ in range(int(times)):
            said = np.clip(SPEECH * loudness, -32_768, 32_767).astype("<i2").tobytes()
            self.hears(said, is_speech=True).hears(room(0.5))
        return self


def test_a_good_microphone_has_no_fault() -> None:
    assert Listening().hears(room(10.0)).is_spoken_to(5, 1.0).told == []


@pytest.mark.parametrize("constant", [0, -37])
def test_the_very_same_number_for_long_is_muted_until_there_is_sound(constant: int) -> None:
    silence = np.full(round((MUTED_S + 1.0) * RECOGNISER_RATE_HZ), constant, "<i2").tobytes()
    listening = Listening().hears(silence)
    assert listening.told == [MicrophoneFault.MUTED]
    assert listening.hears(room(0.1)).told == [MicrophoneFault.MUTED, MicrophoneFault.NONE]


def test_a_moment_of_digital_silence_is_nothing() -> None:
    assert Listening().hears(bytes(2 * RECOGNISER_RATE_HZ)).hears(room(1.0)).told == []


@pytest.mark.parametrize(
    ("loudness", "fault"), [(20.0, MicrophoneFault.TOO_LOUD), (0.01, MicrophoneFault.TOO_QUIET)]
)
def test_speech_too_loud_or_too_faint_is_told_when_it_happens_again_and_again(
    loudness: float, fault: MicrophoneFault
) -> None:
    listening = Listening().is_spoken_to(2, loudness)
    assert listening.told == []
    assert listening.is_spoken_to(1, loudness).told == [fault]
    assert listening.is_spoken_to(2, loudness).told == [fault]
    assert listening.is_spoken_to(1, 1.0).told == [fault, MicrophoneFault.NONE]


def test_a_knock_against_the_glass_is_not_too_loud() -> None:
    knocked = SPEECH.copy()
    knocked[100:200] = 32_767
    listening = Listening()
    for _ in range(4):
        listening.hears(knocked.astype("<i2").tobytes(), is_speech=True).hears(room(0.5))
    assert listening.told == []
