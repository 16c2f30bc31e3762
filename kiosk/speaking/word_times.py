"""From the word events of espeak to one start for each word of an utterance."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

AUDIBLE = 100
"""Of 32767: what is softer is silence between words, -50 dB."""


@dataclass(frozen=True, slots=True)
class WordEvent:
    """Espeak says that a word begins."""

    character: int
    """Its first character in the text, from 0; negative for events that mark no word."""
    start_s: float


def word_starts_s(
    words: Sequence[str], events: Sequence[WordEvent], samples: NDArray[np.int16], rate_hz: int
) -> tuple[float, ...]:
    """Seconds from the first sample at which each word begins; one for each word, never falling.

    Espeak speaks some pairs as one word ("of the", "such as") and gives one event for both: the words share its
    time by their letters. What is not spoken at all (a dash) takes the next known time.
    """
    known = _first_events(words, events)
    end_s = len(samples) / rate_hz
    starts: list[float] = []
    for first, after in _stretches(known, len(words)):
        begin_s = known[first]
        next_s = known[after] if after < len(words) else end_s
        starts += _shared(words[first:after], begin_s, next_s or 0.0, samples, rate_hz)
    return tuple(float(start) for start in np.maximum.accumulate(np.minimum(starts, end_s))) if starts else ()


def _first_events(words: Sequence[str], events: Sequence[WordEvent]) -> list[float | None]:
    """Time of the first event inside each word; events on the space between words mark the end of a clause."""
    owner = {}
    begin = 0
    for number, word in enumerate(words):
        owner.update(dict.fromkeys(range(begin, begin + len(word)), number))
        begin += len(word) + 1
    known: list[float | None] = [None] * len(words)
    for event in events:
        number = owner.get(event.character, -1)
        if number >= 0 and known[number] is None:
            known[number] = event.start_s
    return known


def _stretches(known: Sequence[float | None], count: int) -> list[tuple[int, int]]:
    """Runs of words that share one event, as (first, one after the last)."""
    firsts = [number for number in range(count) if number == 0 or known[number] is not None]
    return list(zip(firsts, [*firsts[1:], count], strict=True))


def _shared(
    words: Sequence[str], known_s: float | None, next_s: float, samples: NDArray[np.int16], rate_hz: int
) -> list[float]:
    """Starts of words of which at most the first has an event; a pause at their end belongs to none of them."""
    begin_s = known_s or 0.0
    first = round(begin_s * rate_hz)
    voiced = voiced_part(samples[first : round(next_s * rate_hz)], rate_hz, 0.0, 0.0)[1] / rate_hz
    letters = [sum(character.isalnum() for character in word) for word in words]
    passed = np.cumsum([0, *letters[:-1]]) / max(sum(letters), 1)
    starts = [
        begin_s + voiced * float(part) if count else next_s
        for part, count in zip(passed, letters, strict=True)
    ]
    return starts if known_s is None else [begin_s, *starts[1:]]


def voiced_part(samples: NDArray[np.int16], rate_hz: int, lead_s: float, tail_s: float) -> tuple[int, int]:
    """First sample and one after the last of what can be heard, with so many seconds around it; (0, 0) for silence."""
    loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > AUDIBLE)
    if not len(loud):
        return 0, 0
    first = max(0, int(loud[0]) - round(lead_s * rate_hz))
    return first, min(len(samples), int(loud[-1]) + 1 + round(tail_s * rate_hz))
