"""Steady noise is taken out, speech stays."""

import numpy as np
import pytest

from kiosk.core.ports import RECOGNISER_RATE_HZ
from kiosk.hearing.levels import level_db
from kiosk.hearing.noise import FRAME_BYTES, SteadyNoise
from tests.hearing.sound import blocks
from tests.lab.other_voices import speak

NOISE = np.random.default_rng(1).normal(0.0, 500.0, 4 * RECOGNISER_RATE_HZ)


def through(noise: SteadyNoise, sound: bytes, frames: int) -> bytes:
    return b"".join(noise.without(block) for block in blocks(sound, frames))


def test_steady_noise_becomes_fainter_and_speech_in_it_hardly() -> None:
    speech = speak("next page", "kal16").samples
    sound = NOISE.copy()
    sound[-len(speech) :] += speech
    cleaned = through(SteadyNoise(1), sound.astype("<i2").tobytes(), 512)
    at = 2 * (len(NOISE) - len(speech))
    before, after = cleaned[2 * RECOGNISER_RATE_HZ : at], cleaned[at:]
    assert level_db(before) < level_db(NOISE.astype("<i2").tobytes()) - 8.0
    assert level_db(after) == pytest.approx(level_db(speech.astype("<i2").tobytes()), abs=3.0)


@pytest.mark.parametrize("frames", [1, 100, 512, 4096])
def test_the_length_of_the_blocks_does_not_matter(frames: int) -> None:
    sound = NOISE[: 160 * 100].astype("<i2").tobytes()
    assert through(SteadyNoise(1), sound, frames) == through(SteadyNoise(1), sound, 160)


def test_nothing_is_lost_but_what_waits_for_a_whole_step() -> None:
    sound = NOISE[:1000].astype("<i2").tobytes()
    assert len(SteadyNoise(1).without(sound)) == len(sound) // FRAME_BYTES * FRAME_BYTES
