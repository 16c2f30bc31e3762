"""What the words of one utterance are: exactly one phrase, or none."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kiosk.hearing.recogniser import HeardWord

LevelOf = Callable[[float, float], float]
"""How loud it was between two moments of the utterance (seconds), in dB of full scale."""


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase, or none."""

    phrase: str | None = None
    confidence: float = 0.0
    """0 to 1, of its least sure word."""


def match_phrase(
    words: Sequence[HeardWord], phrases: Mapping[str, str], level_of: LevelOf, farther_db: float
) -> Match:
    """Match a whole utterance: a word too many or too few, and it is nobody's command.

    Words before and after it do not count if they are much fainter: somebody farther away said them.

    Args:
        words: What the recogniser made of it.
        phrases: What may be said, as the recogniser writes it -> as it was asked for.
        level_of: How loud it was.
        farther_db: By how much a word is fainter that somebody farther away said.
    """
    spoken = list(words)
    while spoken:
        phrase = phrases.get(" ".join(word.text for word in spoken))
        if phrase is not None:
            return Match(phrase, min(word.confidence for word in spoken))
        faint = _faint_edge(spoken, level_of, farther_db)
        if faint is None:
            break
        spoken.remove(faint)
    return Match()


def _faint_edge(spoken: Sequence[HeardWord], level_of: LevelOf, farther_db: float) -> HeardWord | None:
    """The first or last word, if it is that much fainter than the loudest."""
    levels = [level_of(word.start_s, word.end_s) for word in spoken]
    level_db, edge = min((levels[0], spoken[0]), (levels[-1], spoken[-1]), key=lambda pair: pair[0])
    return edge if level_db <= max(levels) - farther_db else None
