"""Events to words, without espeak."""

import numpy as np
import pytest

from kiosk.speaking.word_times import WordEvent, voiced_part, word_starts_s

RATE_HZ = 1000
VOICE = np.full(4000, 5000, np.int16)


def starts(
    text: str, *events: tuple[int, float], samples: np.ndarray[tuple[int], np.dtype[np.int16]] = VOICE
) -> list[float]:
    found = word_starts_s(text.split(" "), [WordEvent(*event) for event in events], samples, RATE_HZ)
    return [round(start_s, 3) for start_s in found]


def test_the_first_event_inside_a_word_counts() -> None:
    assert starts("in 2026 now", (0, 0.0), (3, 0.5), (4, 1.0), (4, 1.5), (8, 2.0)) == [0.0, 0.5, 2.0]


def test_events_beside_every_word_are_none() -> None:
    assert starts("one two", (0, 0.0), (-1, 3.9), (3, 0.5), (4, 1.0)) == [0.0, 1.0]


def test_words_with_one_event_share_its_time_by_their_letters() -> None:
    assert starts("of the rest", (0, 0.0), (7, 1.0)) == [0.0, 0.4, 1.0]


def test_a_pause_belongs_to_no_word() -> None:
    samples = VOICE.copy()
    samples[500:1000] = 0
    assert starts("it is, so", (0, 0.0), (7, 1.0), samples=samples) == [0.0, 0.25, 1.0]


@pytest.mark.parametrize(
    ("text", "events", "expected"),
    [
        ("a — b", [(0, 0.0), (4, 1.0)], [0.0, 1.0, 1.0]),
        ("— a", [(2, 0.0)], [0.0, 0.0]),
        ("— a", [(2, 0.5)], [0.5, 0.5]),
        ("a —", [(0, 0.0)], [0.0, 4.0]),
        ("a %", [(0, 0.0), (2, 1.0)], [0.0, 1.0]),
    ],
)
def test_what_is_not_spoken_takes_the_next_known_time(
    text: str, events: list[tuple[int, float]], expected: list[float]
) -> None:
    assert starts(text, *events) == expected


def test_times_never_fall_and_never_pass_the_end() -> None:
    assert starts("a b c", (0, 1.0), (2, 0.5), (4, 9.0)) == [1.0, 1.0, 4.0]


def test_the_voiced_part_has_a_little_silence_around_it() -> None:
    samples = np.concatenate([np.zeros(500), np.full(100, 5000), np.zeros(500)]).astype(np.int16)
    assert voiced_part(samples, RATE_HZ, 0.01, 0.05) == (490, 650)
    assert voiced_part(samples[:500], RATE_HZ, 0.01, 0.05) == (0, 0)
