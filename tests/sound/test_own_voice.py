"""The reference of the echo canceller: what the loudspeaker was given, in step with the microphone."""

import numpy as np
import pytest

from kiosk.core.ports import RECOGNISER_RATE_HZ
from kiosk.sound.own_voice import DUCKED_GAIN, ECHO_GONE_S, WAITING_S, OwnVoice
from kiosk.sound.pace import LEAST_S, TRUSTED_S, Pace
from kiosk.sound.track import Track

SPEAKER_HZ = 22_050
SPEAKER_FRAMES = 441
MICROPHONE_FRAMES = 512


class Card:
    """Two devices that call back, each at the pace of its clock."""

    def __init__(self, rate_hz: int = SPEAKER_HZ, drift: float = 0.0) -> None:
        self.now_s = 100.0
        self.own_voice = OwnVoice()
        self.track = Track(rate_hz, lambda: self.now_s, self.own_voice)
        self.track.prepare(rate_hz, 1)
        self.track.go_live()
        self.played: list[bytes] = []
        self.taken: list[bytes] = []
        self._speaker_frames = round(rate_hz * 0.02)
        self._speaker_s = 0.02 / (1.0 + drift)
        self._next_speaker_s = self._next_microphone_s = self.now_s
        self.is_speaker_alive = self.is_microphone_alive = True

    def run(self, duration_s: float) -> None:
        end_s = self.now_s + duration_s
        while self.now_s < end_s:
            if self._next_speaker_s <= self.now_s:
                self._next_speaker_s += self._speaker_s
                self._call_speaker()
            if self._next_microphone_s <= self.now_s:
                self._next_microphone_s += MICROPHONE_FRAMES / RECOGNISER_RATE_HZ
                if self.is_microphone_alive:
                    self.taken.append(self.own_voice.take(MICROPHONE_FRAMES))
            self.now_s = min(self._next_speaker_s, self._next_microphone_s)

    def _call_speaker(self) -> None:
        if self.is_speaker_alive:
            out = bytearray(2 * self._speaker_frames)
            self.track.fill(memoryview(out), self.now_s)
            self.played.append(bytes(out))

    def reference(self) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        """Everything taken, silence where it was empty."""
        whole = b"".join(block or bytes(2 * MICROPHONE_FRAMES) for block in self.taken)
        return np.frombuffer(whole, "<i2").astype(np.float64)


def hum(duration_s: float, rate_hz: int = SPEAKER_HZ) -> bytes:
    """Smooth noise, unlike itself a moment later."""
    noise = np.random.default_rng(3).standard_normal(round(duration_s * rate_hz))
    spectrum = np.fft.rfft(noise)
    spectrum[np.fft.rfftfreq(len(noise), 1 / rate_hz) > 2000] = 0.0
    sound = np.fft.irfft(spectrum, len(noise))
    return np.asarray(5000 * sound / sound.std() / 2, "<i2").tobytes()


def at_16_khz(rate_hz: int, duration_s: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    card = Track(rate_hz, lambda: 0.0, OwnVoice())
    card.play(hum(duration_s, rate_hz), rate_hz)
    return card._score.pieces[0].voice.astype(np.float64)


@pytest.mark.parametrize("rate_hz", [22_050, 44_100, 48_000])
def test_all_of_it_is_given_from_the_first_frame_on_without_a_seam(rate_hz: int) -> None:
    card = Card(rate_hz)
    card.run(1.0)
    card.track.play(hum(0.5, rate_hz), rate_hz)
    card.run(1.0)
    expected, given = at_16_khz(rate_hz, 0.5), card.reference()
    first = int(np.flatnonzero(given)[0])
    assert np.abs(given[first - 3 : first + 20]).max() > 0
    place = max(range(first - 40, first + 2), key=lambda at: float(given[at : at + len(expected)] @ expected))
    assert np.abs(given[place : place + len(expected)] - expected).max() == 0


def test_nothing_is_given_while_nothing_is_left_to_hear() -> None:
    card = Card()
    card.run(2.0)
    assert set(card.taken) == {b""}
    card.track.play(hum(0.2), SPEAKER_HZ)
    card.taken.clear()
    card.run(2.0)
    full = [number for number, block in enumerate(card.taken) if block]
    assert full == list(range(full[0], full[-1] + 1))
    lasted_s = len(full) * MICROPHONE_FRAMES / RECOGNISER_RATE_HZ
    assert lasted_s == pytest.approx(0.2 + ECHO_GONE_S, abs=0.07)


def test_it_waits_no_longer_than_sound_is_under_way() -> None:
    card = Card()
    card.run(5.0)
    card.track.play(hum(0.5), SPEAKER_HZ)
    card.taken.clear()
    card.run(1.0)
    first_s = np.flatnonzero(card.reference())[0] / RECOGNISER_RATE_HZ
    assert first_s < WAITING_S


def test_ducked_and_softer_sound_is_in_it_as_it_was_played() -> None:
    card = Card()
    card.run(1.0)
    card.track.play(hum(4.0), SPEAKER_HZ)
    card.run(1.0)
    card.track.duck(is_on=True)
    card.run(1.0)
    card.track.set_gain(0.5)
    card.run(1.0)
    card.track.duck(is_on=False)
    card.run(1.0)
    given = card.reference()
    sound = given[given.nonzero()[0][0] :]
    loud, ducked, ducked_and_softer, softer = (
        sound[at + 4_000 : at + 12_000].std() for at in range(0, 64_000, 16_000)
    )
    assert ducked == pytest.approx(DUCKED_GAIN * loud, rel=0.1)
    assert ducked_and_softer == pytest.approx(0.5 * DUCKED_GAIN * loud, rel=0.1)
    assert softer == pytest.approx(0.5 * loud, rel=0.1)


def test_sound_that_goes_nowhere_is_not_in_it() -> None:
    card = Card()
    card.track.go_silent()
    card.track.play(hum(1.0), SPEAKER_HZ)
    card.run(1.0)
    assert set(card.taken) == {b""}


def test_a_device_that_stands_still_leaves_neither_a_growing_wait_nor_a_growing_store() -> None:
    card = Card()
    card.run(1.0)
    for speaker, microphone in ((True, False), (False, True), (True, False), (True, True)):
        card.is_speaker_alive, card.is_microphone_alive = speaker, microphone
        card.run(5.0)
    card.track.play(hum(0.5), SPEAKER_HZ)
    card.taken.clear()
    card.run(1.0)
    first_s = np.flatnonzero(card.reference())[0] / RECOGNISER_RATE_HZ
    assert 0.0 < first_s < WAITING_S + 0.01
    assert len(card.own_voice._waiting) < 2 * RECOGNISER_RATE_HZ // 5


@pytest.mark.parametrize("drift", [55e-6, -55e-6])
def test_the_drift_of_two_clocks_is_followed_from_the_count(drift: float) -> None:
    card = Card(drift=drift)
    card.run(300.0)
    assert card.own_voice._pace.ratio - 1.0 == pytest.approx(drift, abs=8e-6)
    card.track.play(hum(30.0), SPEAKER_HZ)
    card.taken.clear()
    card.run(28.0)
    given, expected = card.reference(), at_16_khz(SPEAKER_HZ, 30.0)
    assert _lag(given, expected, 16_000) - _lag(given, expected, 420_000) == pytest.approx(
        404_000 * drift, abs=4
    )


def _lag(given: np.ndarray, expected: np.ndarray, at: int) -> int:
    """Where in the reference a second of the sound lies."""
    piece = expected[at : at + 16_000]
    return max(range(at - 100, at + 2500), key=lambda lag: float(given[lag : lag + 16_000] @ piece)) - at


def counted(pace: Pace, duration_s: float, ratio: float, given_s: float = 0.0, taken_s: float = 0.0) -> float:
    """Count on; returns what was given."""
    for _ in range(round(duration_s)):
        given_s, taken_s = given_s + ratio, taken_s + 1.0
        pace.look(given_s, taken_s)
    return given_s


def test_one_clock_is_taken_for_one_and_two_for_two() -> None:
    same, other = Pace(), Pace()
    counted(same, TRUSTED_S, 1.0 + 1e-6)
    counted(other, 2 * LEAST_S, 1.0 + 55e-6)
    assert same.ratio == 1.0
    assert other.ratio == pytest.approx(1.0 + 55e-6, abs=1e-6)


def test_lost_sound_is_not_taken_for_drift() -> None:
    pace = Pace()
    given_s = counted(pace, TRUSTED_S, 1.0)
    counted(pace, TRUSTED_S, 1.0, given_s - 0.04, TRUSTED_S)
    assert pace.ratio == 1.0
