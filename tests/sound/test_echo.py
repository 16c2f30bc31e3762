"""The kiosk's own voice taken out of what the microphone hears, in rooms made of numbers."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from kiosk.core.ports import RECOGNISER_RATE_HZ
from kiosk.sound.echo import DELAY, KalmanEchoCanceller
from tests.lab.rooms import ROOMS, Room, as_blocks

Sound = NDArray[np.float64]

WAITING_ROOM = replace(ROOMS[1], drift_ppm=0.0)


def babble(duration_s: float, seed: int) -> Sound:
    """Noise with the spectrum and the syllables of speech."""
    length = round(duration_s * RECOGNISER_RATE_HZ)
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(length))
    hz = np.fft.rfftfreq(length, 1 / RECOGNISER_RATE_HZ)
    sound = np.fft.irfft(spectrum / (1.0 + (hz / 500.0) ** 2) * (hz > 100.0), length)
    syllables = 0.5 + 0.5 * np.sin(2 * np.pi * 4 * np.arange(length) / RECOGNISER_RATE_HZ + seed)
    return np.asarray(3000 * syllables * sound / sound.std())


def cleaned(heard: Sound, own: Sound) -> Sound:
    """All of it through one canceller, in step with what was heard."""
    canceller = KalmanEchoCanceller()
    whole = b"".join(canceller.clean(block, voice) for block, voice in as_blocks(heard, own))
    return np.frombuffer(whole, "<i2")[DELAY:].astype(np.float64)


def level_db(sound: Sound) -> float:
    return float(10.0 * np.log10(np.mean(sound**2) + 1e-9))


@pytest.mark.parametrize(("room", "least_db"), [(WAITING_ROOM, 18.0), (ROOMS[1], 10.0), (ROOMS[2], 7.0)])
def test_the_kiosk_hardly_hears_itself(room: Room, least_db: float) -> None:
    own = babble(8.0, seed=1)
    heard = room.echo(own) + room.noise(len(own))
    late = slice(5 * RECOGNISER_RATE_HZ, 7 * RECOGNISER_RATE_HZ)
    assert level_db(heard[late]) - level_db(cleaned(heard, own)[late]) > least_db


def test_a_person_who_speaks_over_it_stays_as_loud_and_comes_through() -> None:
    own, person = babble(8.0, seed=1), babble(8.0, seed=2)
    person[: 4 * RECOGNISER_RATE_HZ] = 0.0
    talk, echo = WAITING_ROOM.talk(person), WAITING_ROOM.echo(own)
    heard = talk + 2.0 * echo
    both = slice(5 * RECOGNISER_RATE_HZ, 7 * RECOGNISER_RATE_HZ)
    left, said = cleaned(heard, own)[both], talk[both]
    assert np.corrcoef(heard[both], said)[0, 1] < 0.6
    assert np.corrcoef(left, said)[0, 1] > 0.95
    assert level_db(left) == pytest.approx(level_db(said), abs=1.0)


def test_it_finds_the_echo_again_that_comes_later_than_before() -> None:
    own = babble(10.0, seed=1)
    moved_at = 5 * RECOGNISER_RATE_HZ
    heard = WAITING_ROOM.echo(own)
    heard[moved_at:] = replace(WAITING_ROOM, delay_ms=140.0).echo(own)[moved_at:]
    late = slice(8 * RECOGNISER_RATE_HZ, 9 * RECOGNISER_RATE_HZ)
    assert level_db(heard[late]) - level_db(cleaned(heard, own)[late]) > 10.0


def test_nothing_is_lost_or_doubled_where_cancelling_begins_and_ends() -> None:
    random = np.random.default_rng(4)
    heard = random.integers(-3000, 3000, 20_000).astype("<i2")
    canceller, out, at = KalmanEchoCanceller(), b"", 0
    while at < len(heard):
        block = heard[at : at + int(random.integers(1, 900))]
        voice = bytes(2 * len(block)) if random.random() < 0.5 else b""
        answer = canceller.clean(block.tobytes(), voice)
        assert len(answer) == 2 * len(block)
        out, at = out + answer, at + len(block)
    assert np.array_equal(np.frombuffer(out, "<i2")[DELAY:], heard[:-DELAY])


def test_what_came_before_a_break_does_not_come_after_it() -> None:
    canceller = KalmanEchoCanceller()
    canceller.clean(b"\x11" * 1024, b"")
    canceller.forget()
    assert canceller.clean(b"\x22" * 1024, b"")[: 2 * DELAY] == bytes(2 * DELAY)


def test_what_was_learned_of_the_room_outlives_a_silence() -> None:
    own = babble(9.0, seed=1)
    silent = slice(5 * RECOGNISER_RATE_HZ, 7 * RECOGNISER_RATE_HZ)
    own[silent] = 0.0
    heard = WAITING_ROOM.echo(own)
    canceller, out = KalmanEchoCanceller(), b""
    for number, (block, voice) in enumerate(as_blocks(heard, own)):
        is_over = silent.start + 8000 < 512 * number < silent.stop - 512
        out += canceller.clean(block, b"" if is_over else voice)
    again = slice(round(7.2 * RECOGNISER_RATE_HZ), round(7.8 * RECOGNISER_RATE_HZ))
    left = np.frombuffer(out, "<i2")[DELAY:].astype(np.float64)
    assert level_db(heard[again]) - level_db(left[again]) > 12.0
