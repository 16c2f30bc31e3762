"""Silence keeps the time."""

import pytest

from kiosk.speaking.silent import SilentVoice


def test_silence_lasts_as_long_as_speech_at_that_pace_would() -> None:
    words = ("aaaaa",) * 150
    rendered = SilentVoice().render(words, 150)
    assert rendered.duration_s == pytest.approx(60.0)
    assert not any(rendered.samples)
    assert len(rendered.word_starts_s) == 150
    assert rendered.word_starts_s[75] == pytest.approx(30.0)


def test_long_words_take_longer() -> None:
    first_s, second_s, third_s = SilentVoice().render(("a", "neuropathy", "b"), 150).word_starts_s
    assert third_s - second_s > 3 * (second_s - first_s)
