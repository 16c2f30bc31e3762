"""The real espeak-ng: samples, and where each word is in them."""

import itertools
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from kiosk.speaking.espeak import EspeakVoice, voice_names
from kiosk.speaking.voice import Rendered, VoiceMissingError

TEXTS = [
    "Nerve pain is common. It can burn.",
    "Such as it is, to be of use, as well as the others, in order to help you.",
    "“Hello” — it’s the nerves… and – dash, 50 % or 3.5 mg/day — end.",
    "— The naïve café cost €5, or 1,000 of them, in 2026.",
    "Dr. Smith came at 5:30 p.m. today; it was a long-lasting pain (so he said).",
]
PLAIN_ENGLISH = [
    "Nerve pain comes from nerves that are hurt or do not work well.",
    "It can feel like burning, or like a small electric shock.",
    "A light touch, such as a bed sheet, may hurt.",
    "Many people feel it in the feet first, and at night it may be worse.",
    "There are medicines that help, and it can take some weeks to find the right one.",
]
AUDIBLE = 300


@pytest.fixture(scope="module")
def voice() -> EspeakVoice:
    return EspeakVoice("gmw/en-us", 80)


def sound(rendered: Rendered) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    return np.frombuffer(rendered.samples, "<i2").astype(np.int32)


@pytest.mark.parametrize("text", TEXTS)
def test_every_word_has_a_time_in_rising_order_within_the_sound(voice: EspeakVoice, text: str) -> None:
    words = tuple(text.split())
    rendered = voice.render(words, 150)
    starts_s = rendered.word_starts_s
    assert len(starts_s) == len(words)
    assert all(before <= after for before, after in itertools.pairwise(starts_s))
    assert starts_s[0] >= 0.0
    assert starts_s[-1] < rendered.duration_s - 0.1
    spoken = [start for word, start in zip(words, starts_s, strict=True) if any(map(str.isalnum, word))]
    assert all(after - before > 0.02 for before, after in itertools.pairwise(spoken))


def test_a_dash_takes_the_time_of_the_next_word(voice: EspeakVoice) -> None:
    first, dash, last = voice.render(("pain", "—", "burning"), 150).word_starts_s
    assert first < dash == last


def test_words_begin_where_the_sound_does(voice: EspeakVoice) -> None:
    words = ("Today;", "burning;", "doctor;", "aching;", "nerves;", "morning.")
    rendered = voice.render(words, 150)
    loud = np.abs(sound(rendered)) > AUDIBLE
    for start_s in rendered.word_starts_s:
        at = round(start_s * rendered.rate_hz)
        first_sound_s = int(np.argmax(loud[at:])) / rendered.rate_hz
        assert first_sound_s < 0.06
        before = loud[max(0, at - rendered.rate_hz // 10) : at]
        assert before.mean() < 0.02 if len(before) > 1000 else True


def test_a_word_spoken_as_several_is_one_word(voice: EspeakVoice) -> None:
    starts_s = voice.render(("Use", "cap say a sin", "cream."), 150).word_starts_s
    assert len(starts_s) == 3
    assert starts_s[2] - starts_s[1] > 0.5


def test_sound_begins_at_once_and_ends_soon(voice: EspeakVoice) -> None:
    rendered = voice.render(("“Well”,", "she", "said."), 150)
    loud = np.flatnonzero(np.abs(sound(rendered)) > AUDIBLE)
    assert loud[0] < 0.05 * rendered.rate_hz
    assert len(rendered.samples) // 2 - loud[-1] < 0.1 * rendered.rate_hz


def test_what_cannot_be_spoken_is_no_sound(voice: EspeakVoice) -> None:
    assert voice.render(("—",), 150) == Rendered(b"", 22_050, (0.0,))
    assert voice.render((), 150) == Rendered(b"", 22_050, ())


def test_speed_and_loudness_are_obeyed() -> None:
    words = tuple(TEXTS[1].split())
    slow = EspeakVoice("gmw/en-us", 100).render(words, 110)
    fast_and_soft = EspeakVoice("gmw/en-us", 10).render(words, 200)
    assert slow.duration_s / fast_and_soft.duration_s == pytest.approx(200 / 110, rel=0.15)
    softer_db = 20 * np.log10(np.abs(sound(slow)).max() / np.abs(sound(fast_and_soft)).max())
    assert softer_db > 18


def test_a_limit_that_is_changed_counts_from_the_next_utterance_on() -> None:
    limits = iter((100, 50))
    voice = EspeakVoice("gmw/en-us", lambda: next(limits))
    loud, soft = (sound(voice.render(("nerve", "pain"), 150)).astype(float).std() for _ in range(2))
    assert 20 * np.log10(loud / soft) == pytest.approx(6.0, abs=0.5)


@pytest.mark.parametrize("rate_wpm", [110, 150, 200])
def test_words_a_minute_are_words_of_plain_english(rate_wpm: int) -> None:
    voice = EspeakVoice("gmw/en-us", 80)
    sentences = [tuple(sentence.split()) for sentence in PLAIN_ENGLISH]
    spoken_s = sum(voice.render(words, rate_wpm).duration_s for words in sentences)
    assert 60 * sum(map(len, sentences)) / spoken_s == pytest.approx(rate_wpm, rel=0.08)


def test_an_unknown_voice_is_named() -> None:
    with pytest.raises(VoiceMissingError, match='no voice "klingon-x"'):
        EspeakVoice("klingon-x", 80)


def test_the_voices_listed_can_be_had() -> None:
    names = voice_names()
    assert "en-us" in names
    EspeakVoice(names[0], 80)


def run_program(program: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[2],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout + done.stderr


def test_rendering_prints_nothing_and_writes_no_file(tmp_path: Path) -> None:
    program = """
from kiosk.speaking.espeak import EspeakVoice
EspeakVoice("gmw/en-us", 80).render(("nerve", "pain"), 150)
"""
    assert run_program(program, TMPDIR=str(tmp_path)) == ""
    assert list(tmp_path.iterdir()) == []


def test_without_espeak_the_voice_is_missing_in_one_sentence() -> None:
    program = """
import ctypes
def no_such_library(name): raise OSError(name)
ctypes.cdll.LoadLibrary = no_such_library
from kiosk.speaking.espeak import EspeakVoice
from kiosk.speaking.voice import VoiceMissingError
for _ in range(2):
    try:
        EspeakVoice("gmw/en-us", 80)
    except VoiceMissingError as missing:
        print(missing)
"""
    said = "The speech synthesiser is missing: install the system package libespeak-ng1.\n"
    assert run_program(program) == 2 * said
