"""Speech near the kiosk, and what is none."""

import numpy as np
import pytest

from kiosk.hearing.voice_activity import BLOCK_BYTES, BLOCK_FRAMES, VoiceActivity
from tests.hearing.sound import blocks, room, said
from tests.lab.other_voices import speak


def speech_blocks(activity: VoiceActivity, sound: bytes, *, is_over_own_voice: bool = False) -> int:
    """Count the blocks of speech."""
    is_within = False
    count = 0
    for block in blocks(sound, BLOCK_FRAMES):
        if len(block) == BLOCK_BYTES:
            is_within = activity.is_speech(
                block, is_within_speech=is_within, is_over_own_voice=is_over_own_voice
            )
            count += is_within
    return count


@pytest.mark.parametrize("level", [0.0, 1.0, 20.0, 300.0, 3000.0])
def test_a_room_without_people_is_no_speech(level: float) -> None:
    assert speech_blocks(VoiceActivity(), room(10.0, level)) == 0


def test_words_are_speech_after_a_room() -> None:
    assert speech_blocks(VoiceActivity(), said("next page")) > 15


def test_words_are_speech_as_the_very_first_sound_and_after_digital_silence() -> None:
    words = said("next page", before_s=0.0)
    assert speech_blocks(VoiceActivity(), words) > 15
    assert speech_blocks(VoiceActivity(), bytes(6 * 32_000) + words) > 15


def test_speech_no_louder_than_the_room_is_left_alone_and_louder_speech_is_not() -> None:
    talk = np.tile(speak("this is what people in the next room talk about all the time", "rms").samples, 5)
    activity = VoiceActivity()
    speech_blocks(activity, talk.astype("<i2").tobytes())
    assert speech_blocks(activity, (talk[:16_000] // 2).astype("<i2").tobytes()) == 0
    assert speech_blocks(activity, np.clip(talk[:32_000] * 4.0, -32768, 32767).astype("<i2").tobytes()) > 10


def test_whoever_answers_the_kiosk_need_not_be_louder_than_it() -> None:
    own_voice = speak("are you still there touch the screen or say i am here", "kal16").samples
    activity = VoiceActivity()
    speech_blocks(activity, room(3.0))
    speech_blocks(activity, own_voice.astype("<i2").tobytes(), is_over_own_voice=True)
    softer = (speak("i am here", "awb").samples // 2).astype("<i2").tobytes()
    assert speech_blocks(activity, softer) > 10


def test_a_constant_offset_of_the_sound_card_is_no_sound() -> None:
    sound = np.frombuffer(said("next page"), "<i2").astype(np.float64) / 4 + 8000
    assert speech_blocks(VoiceActivity(), sound.astype("<i2").tobytes()) > 15
