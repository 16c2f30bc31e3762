"""The queue of sound and its play position, on a clock made by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.sound.own_voice import OwnVoice
from kiosk.sound.track import Track

RATE_HZ = 1000
LATENCY_S = 0.05


class Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


class Speaker:
    """Takes blocks as a sound card does, one every so many frames."""

    def __init__(self, track: Track, clock: Clock, channels: int = 1) -> None:
        self._track, self._clock, self._channels = track, clock, channels
        self.heard = np.zeros(0, np.int16)

    def take(self, blocks: int, frames: int = 20, rate_hz: int = RATE_HZ) -> None:
        for _ in range(blocks):
            out = bytearray(b"\x55" * (2 * frames * self._channels))
            self._track.fill(memoryview(out), self._clock.now_s + LATENCY_S)
            self.heard = np.append(self.heard, np.frombuffer(out, "<i2"))
            self._clock.now_s += frames / rate_hz


def ramp(first: int, count: int) -> bytes:
    return np.arange(first, first + count, dtype="<i2").tobytes()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def track(clock: Clock) -> Track:
    return Track(RATE_HZ, clock, OwnVoice())


@pytest.fixture
def live(track: Track, clock: Clock) -> Speaker:
    track.prepare(RATE_HZ, 1)
    track.go_live()
    return Speaker(track, clock)


def test_pieces_follow_one_another_without_a_seam_and_then_silence(track: Track, live: Speaker) -> None:
    assert track.play(ramp(1, 30), RATE_HZ) == 0.0
    assert track.play(ramp(31, 25), RATE_HZ) == pytest.approx(0.030)
    live.take(4)
    assert list(live.heard) == [*range(1, 56), *[0] * 25]


def test_the_position_is_what_has_left_and_not_what_was_handed_over(
    track: Track, clock: Clock, live: Speaker
) -> None:
    track.play(ramp(1, 500), RATE_HZ)
    live.take(2)
    assert track.heard_s() == 0.0
    live.take(3)
    assert track.heard_s() == pytest.approx(0.050)
    live.take(30)
    assert track.heard_s() == pytest.approx(0.500)


def test_silence_between_pieces_does_not_count(track: Track, live: Speaker) -> None:
    track.play(ramp(1, 20), RATE_HZ)
    live.take(20)
    assert track.heard_s() == pytest.approx(0.020)
    assert track.play(ramp(1, 20), RATE_HZ) == pytest.approx(0.020)
    live.take(2)
    assert track.heard_s() == pytest.approx(0.020)
    live.take(5)
    assert track.heard_s() == pytest.approx(0.040)


def test_a_cut_is_silence_from_the_next_block_on(track: Track, live: Speaker) -> None:
    track.play(ramp(1, 500), RATE_HZ)
    live.take(1)
    track.cut()
    assert track.heard_s() == pytest.approx(0.5)
    assert track.play(ramp(1001, 20), RATE_HZ) == pytest.approx(0.5)
    live.take(2)
    assert list(live.heard[20:]) == [*range(1001, 1021), *[0] * 20]


def test_ducked_sound_is_soft_from_the_next_block_on_and_no_position_changes(
    track: Track, live: Speaker
) -> None:
    steady = np.full(200, 1000, "<i2").tobytes()
    track.play(steady, RATE_HZ)
    live.take(2)
    track.duck(is_on=True)
    live.take(2)
    assert track.play(steady, RATE_HZ) == pytest.approx(0.200)
    live.take(6)
    track.duck(is_on=False)
    live.take(3)
    assert track.heard_s() == pytest.approx(0.210)
    assert list(live.heard) == [*[1000] * 40, *[200] * 160, *[1000] * 60]


def test_a_device_opened_while_ducked_plays_softly_too(track: Track, clock: Clock) -> None:
    track.duck(is_on=True)
    track.play(np.full(200, 1000, "<i2").tobytes(), RATE_HZ)
    track.prepare(RATE_HZ, 2)
    track.go_live()
    speaker = Speaker(track, clock, channels=2)
    speaker.take(1)
    assert list(speaker.heard) == [200] * 40


def test_each_step_of_loudness_is_heard_from_the_next_block_on_ducked_or_not(
    track: Track, live: Speaker
) -> None:
    """6 dB each, to half a decibel: of what is being played, of what is queued, and of what comes after."""
    tone = (20_000 * np.sin(np.arange(400) / 3)).astype("<i2").tobytes()
    track.play(tone, RATE_HZ)
    track.play(tone, RATE_HZ)
    levels_db: list[float] = []
    for is_ducked in (False, True):
        track.duck(is_on=is_ducked)
        for gain_db in (0.0, -6.0, -12.0, -18.0):
            track.set_gain(10 ** (gain_db / 20))
            live.take(3)
            block = live.heard[-60:].astype(float)
            levels_db.append(20 * np.log10(block.std() / 32768))
    track.duck(is_on=False)
    assert track.play(tone, RATE_HZ) == pytest.approx(0.8)
    live.take(20)
    levels_db.append(20 * np.log10(live.heard[-60:].astype(float).std() / 32768))
    steps_db = np.array(levels_db) - levels_db[0]
    assert steps_db == pytest.approx([0, -6, -12, -18, -14, -20, -26, -32, -18], abs=0.5)


def test_a_device_opened_while_soft_plays_softly_and_as_loud_as_ever_afterwards(
    track: Track, clock: Clock
) -> None:
    track.play(np.full(200, 1000, "<i2").tobytes(), RATE_HZ)
    track.set_gain(0.125)
    track.prepare(RATE_HZ, 2)
    track.go_live()
    speaker = Speaker(track, clock, channels=2)
    speaker.take(1)
    track.set_gain(1.0)
    speaker.take(1)
    assert list(speaker.heard) == [125] * 40 + [1000] * 40


def test_without_a_device_time_goes_on_in_silence(track: Track, clock: Clock) -> None:
    clock.now_s += 10
    track.play(ramp(1, 500), RATE_HZ)
    clock.now_s += 0.2
    assert track.heard_s() == pytest.approx(0.2)
    clock.now_s += 10
    assert track.heard_s() == pytest.approx(0.5)
    assert track.is_idle


def test_a_lost_device_leaves_a_hole_and_no_delay(track: Track, clock: Clock, live: Speaker) -> None:
    track.play(ramp(1, 2000), RATE_HZ)
    live.take(10)
    track.go_silent()
    lost_at_s = track.heard_s()
    clock.now_s += 1.0
    assert track.heard_s() == pytest.approx(lost_at_s + 1.0)
    track.prepare(RATE_HZ, 1)
    track.go_live()
    back = Speaker(track, clock)
    back.take(1)
    assert back.heard[0] == 1 + round((lost_at_s + 1.0) * RATE_HZ)


def test_a_device_with_another_rate_and_two_channels_gets_the_rest_converted(
    track: Track, clock: Clock
) -> None:
    tone = (8000 * np.sin(np.arange(2000) / 5)).astype("<i2")
    track.play(tone.tobytes(), RATE_HZ)
    clock.now_s += 0.5
    track.prepare(2 * RATE_HZ, 2)
    track.go_live()
    speaker = Speaker(track, clock, channels=2)
    speaker.take(10, frames=40, rate_hz=2 * RATE_HZ)
    left, right = speaker.heard[0::2], speaker.heard[1::2]
    assert np.array_equal(left, right)
    assert np.abs(left[100:380:2].astype(int) - tone[550:690]).max() < 400
    assert track.play(b"", RATE_HZ) == pytest.approx(2.0, abs=0.002)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["play", "cut", "take", "lose", "find", "louder", "wait"]), st.integers(1, 60)
        ),
        max_size=40,
    )
)
def test_the_position_never_falls_and_never_passes_what_was_queued(steps: list[tuple[str, int]]) -> None:
    clock = Clock()
    track = Track(RATE_HZ, clock, OwnVoice())
    queued_s, before_s, is_live = 0.0, 0.0, False
    for step, amount in steps:
        if step == "play":
            assert track.play(ramp(0, amount), RATE_HZ) == pytest.approx(queued_s, abs=0.002)
            queued_s += amount / RATE_HZ
        elif step == "cut":
            track.cut()
        elif step == "take" and is_live:
            Speaker(track, clock).take(amount)
        elif step == "lose":
            track.go_silent()
            is_live = False
        elif step == "louder":
            track.set_gain(amount / 60)
        elif step == "find" and not is_live:
            track.prepare(RATE_HZ, 1)
            track.go_live()
            is_live = True
        else:
            clock.now_s += amount / 100
        heard_s = track.heard_s()
        assert before_s <= heard_s <= queued_s + 0.002
        before_s = heard_s
