"""How loud it is, for the eye."""

from itertools import pairwise

import numpy as np
import pytest

from kiosk.core.events import LOUDEST_LEVEL
from kiosk.hearing.levels import SILENCE_DB, LevelMeter, level_db
from tests.hearing.sound import blocks, room, said


def levels(sound: bytes) -> list[int]:
    """How the level changes."""
    meter = LevelMeter()
    taken = [0, *(meter.take(block) for block in blocks(sound, 512))]
    return [level for before, level in pairwise(taken) if level != before]


def test_levels_are_decibels_of_full_scale_without_a_constant_offset() -> None:
    wave = np.sin(np.arange(16_000) * 0.3)
    assert level_db((wave * 32_767).astype("<i2").tobytes()) == pytest.approx(-3.0, abs=0.1)
    assert level_db((wave * 3_277 + 9_000).astype("<i2").tobytes()) == pytest.approx(-23.0, abs=0.1)
    assert level_db(bytes(1024)) == SILENCE_DB
    assert level_db(b"") == SILENCE_DB


@pytest.mark.parametrize("level", [0.0, 12.0, 600.0])
def test_a_room_without_people_keeps_the_meter_down(level: float) -> None:
    assert levels(room(10.0, level)) == []


def test_speech_moves_it_up_and_down_and_at_most_eight_times_a_second() -> None:
    moved = levels(said("next page", "kal16", before_s=2.0, after_s=2.0))
    assert max(moved) == LOUDEST_LEVEL
    assert moved[-1] == 0
    assert len(moved) <= 8 * 2


def test_a_microphone_that_is_switched_on_is_not_loud() -> None:
    assert max(levels(bytes(3 * 32_000) + room(5.0)), default=0) <= 1
