"""Rooms made of numbers: how the kiosk's own voice comes back to its microphone, and how a person sounds there.

    room = ROOMS[1]
    heard = room.echo(own_voice) * gain_for(room, own_voice, against=person, db=6.0) + room.talk(person) + room.noise(n)

All sound is float64 at 16 kHz on the scale of int16; `as_blocks` cuts it for the ears.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import soxr
from numpy.typing import NDArray

from kiosk.core.ports import RECOGNISER_RATE_HZ

Sound = NDArray[np.float64]

FRAME = 512
"""The microphone's block, 32 ms."""
FINE = 4
"""Oversampling where clocks drift: linear interpolation then errs by less than -50 dB below 4 kHz."""
FIRST_REFLECTION_S = 0.003
"""From the nearest surface, half a metre off."""
BEND = 0.03
"""Share of the third harmonic that a small loudspeaker adds to its loudest sound."""


@dataclass(frozen=True)
class Room:
    """A room with loudspeaker and microphone in one case, and a person before it. Alike at every call."""

    name: str
    rt60_s: float
    """How long sound takes to fall by 60 dB."""
    delay_ms: float
    """From what the loudspeaker was given (as it is paired with the microphone) to its first echo."""
    direct_db: float
    """Direct sound of the loudspeaker against the ringing; a person, further away, has 6 dB less."""
    drift_ppm: float = 55.0
    """How much faster the microphone's clock goes; 55: 200 ms an hour."""
    noise_rms: float = 30.0
    """Of 32767: a quiet waiting room."""
    bend: float = BEND
    seed: int = 1

    def echo(self, own_voice: Sound | NDArray[np.int16]) -> Sound:
        """What the microphone hears of the loudspeaker; its direct sound is as loud as what was given."""
        given = np.asarray(own_voice, np.float64)
        bent = _bent(given, self.bend)
        late = round(self.delay_ms * RECOGNISER_RATE_HZ / 1000)
        heard = np.concatenate((np.zeros(late), _convolved(bent, self._response(self.direct_db, self.seed))))
        return _drifted(heard, self.drift_ppm)[: len(given)]

    def talk(self, person: Sound | NDArray[np.int16]) -> Sound:
        """What the microphone hears of a person, whose direct sound is as loud as what is given."""
        said = np.asarray(person, np.float64)
        return _convolved(said, self._response(self.direct_db - 6.0, self.seed + 1))[: len(said)]

    def noise(self, length: int) -> Sound:
        """So many samples of the room with nobody in it: pink."""
        spectrum = np.fft.rfft(np.random.default_rng(self.seed + 2).standard_normal(length))
        spectrum[1:] /= np.sqrt(np.arange(1, len(spectrum)))
        spectrum[: round(length * 40 / RECOGNISER_RATE_HZ)] = 0.0
        noise: Sound = np.fft.irfft(spectrum, length)
        return noise * (self.noise_rms / float(np.std(noise)))

    def _response(self, direct_db: float, seed: int) -> Sound:
        """Direct sound, and ringing that falls by 60 dB in `rt60_s`."""
        at_s = np.arange(round(1.2 * self.rt60_s * RECOGNISER_RATE_HZ)) / RECOGNISER_RATE_HZ
        ringing = np.random.default_rng(seed).standard_normal(len(at_s)) * 10.0 ** (-3.0 * at_s / self.rt60_s)
        ringing[at_s < FIRST_REFLECTION_S] = 0.0
        ringing *= 10.0 ** (-direct_db / 20.0) / float(np.sqrt(np.sum(ringing**2)))
        ringing[0] = 1.0
        return ringing


ROOMS = (
    Room("consulting room", rt60_s=0.2, delay_ms=60.0, direct_db=8.0),
    Room("waiting room", rt60_s=0.5, delay_ms=120.0, direct_db=4.0),
    Room("bare hall", rt60_s=0.8, delay_ms=200.0, direct_db=2.0),
)


def loudness(sound: Sound | NDArray[np.int16]) -> float:
    """Root mean square of its loudest tenth of 32 ms frames, as in `tests.lab.proof.noises`."""
    frames = np.asarray(sound[: len(sound) // FRAME * FRAME], np.float64).reshape(-1, FRAME)
    return float(np.percentile(np.sqrt(np.mean(frames**2, axis=1)), 90))


def gain_for(echo: Sound, against: Sound, db: float) -> float:
    """Factor that makes an echo so many dB louder than a person, both as they are heard."""
    return loudness(against) / loudness(echo) * float(10.0 ** (db / 20.0))


def as_blocks(*sounds: Sound | NDArray[np.int16]) -> Iterator[tuple[bytes, ...]]:
    """Sounds of one length, side by side, in blocks of int16."""
    whole = [np.clip(np.round(sound), -32768, 32767).astype("<i2") for sound in sounds]
    for at in range(0, len(whole[0]), FRAME):
        yield tuple(sound[at : at + FRAME].tobytes() for sound in whole)


def _bent(sound: Sound, share: float) -> Sound:
    """Add the third harmonic that a loudspeaker driven near its end adds."""
    loudest = float(np.abs(sound).max(initial=1.0))
    return sound - share * 4.0 * loudest * (sound / loudest) ** 3


def _convolved(sound: Sound, response: Sound) -> Sound:
    size = 1 << (len(sound) + len(response) - 1).bit_length()
    both = np.fft.rfft(sound, size) * np.fft.rfft(response, size)
    return np.asarray(np.fft.irfft(both, size)[: len(sound) + len(response) - 1])


def _drifted(sound: Sound, ppm: float) -> Sound:
    """As a clock hears it that goes faster by so much."""
    if ppm == 0.0:
        return sound
    fine = soxr.resample(sound, RECOGNISER_RATE_HZ, FINE * RECOGNISER_RATE_HZ)
    at = np.arange(len(sound)) * (FINE / (1.0 + ppm * 1e-6))
    return np.asarray(np.interp(at, np.arange(len(fine)), fine))
