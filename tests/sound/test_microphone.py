"""Microphones that do not take 16 kHz mono."""

import numpy as np
import pytest

from kiosk.core.ports import RECOGNISER_RATE_HZ
from kiosk.sound.microphone import converter


@pytest.mark.parametrize(("rate_hz", "channels"), [(48_000, 2), (44_100, 1), (44_100, 2), (8_000, 1)])
def test_a_tone_stays_that_tone_without_a_seam(rate_hz: int, channels: int) -> None:
    tone = (9000 * np.sin(2 * np.pi * 440 * np.arange(rate_hz) / rate_hz)).astype("<i2")
    convert = converter(rate_hz, channels)
    step = round(rate_hz * 0.032)
    blocks = [np.repeat(tone[at : at + step], channels).tobytes() for at in range(0, rate_hz, step)]
    heard = np.frombuffer(b"".join(convert(block) for block in blocks), "<i2").astype(float)

    assert len(heard) == pytest.approx(RECOGNISER_RATE_HZ, rel=0.08)
    middle = heard[4000:12_000]
    spectrum = np.abs(np.fft.rfft(middle * np.hanning(len(middle))))
    peak_hz = np.argmax(spectrum) * RECOGNISER_RATE_HZ / len(middle)
    assert peak_hz == pytest.approx(440, abs=3)
    beside = np.delete(spectrum, range(210, 231))
    assert beside.max() < spectrum.max() / 300
