"""What the words of one utterance mean: exactly one phrase, or none."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.hearing.grammar import Grammar
from kiosk.hearing.recogniser import HeardWord


@dataclass(frozen=True, slots=True)
class Floors:
    """Lowest confidence, 0 to 1, of the least sure word of a phrase."""

    words: float = 0.5
    """For phrases of two or more words."""
    single_word: float = 0.7
    """For one word alone, where nearly all false actions come from."""
    over_own_voice: float = 0.9
    """While the kiosk itself speaks: what it hears is mostly itself."""


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase, or none."""

    phrase: str | None = None
    confidence: float = 0.0


def decide(words: Sequence[HeardWord], grammar: Grammar, floors: Floors, *, is_over_own_voice: bool) -> Match:
    """Match a whole utterance: a word too many or too few, and it is nobody's command."""
    phrase = grammar.phrases.get(" ".join(word.text for word in words))
    if phrase is None:
        return Match()
    confidence = min(word.confidence for word in words)
    return Match(phrase, confidence) if confidence >= _floor(words, floors, is_over_own_voice) else Match()


def _floor(words: Sequence[HeardWord], floors: Floors, is_over_own_voice: bool) -> float:
    floor = floors.single_word if len(words) == 1 else floors.words
    return max(floor, floors.over_own_voice) if is_over_own_voice else floor
