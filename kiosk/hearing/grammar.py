"""What the recogniser may hear on a page, written so that it cannot crash Vosk: WORKAROUND(vosk 0.3.45).

An empty list or malformed JSON (a NUL character cuts it short) is a segmentation fault; a phrase with a word
the model does not know stays in, shortened, and so would obey something nobody offers; the model's own
symbols (``[unk]``, ``<eps>``, ``!SIL``, ``#0``) pass its test of known words.
"""

import json
import math
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

UNKNOWN = "[unk]"
"""Stands for every sound that is none of the listed words."""
SYMBOL_CHARACTERS = frozenset('[]<>#!|"\\')
MOST_WORDS = 12
"""Nobody says more within the longest utterance (`segments.CutPoint.longest_s`)."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How often things stand in the grammar, which is the training text of a bigram model."""

    phrase: int = 10
    """Times each phrase is listed, so that it stands up against competitors, which are listed once (measured)."""
    unknown_share: float = 0.5
    """`UNKNOWN` as a share of the phrases: with half of them, noise is far less often taken for a phrase."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """A grammar that Vosk takes, and what its answers mean."""

    text: str
    """JSON for Vosk; never an empty list."""
    phrases: Mapping[str, str]
    """What Vosk answers -> the phrase as it was asked for."""
    refused: tuple[str, ...]
    """Asked for, and cannot be heard."""


def build_grammar(
    phrases: Iterable[str],
    is_known: Callable[[str], bool],
    *,
    competitors: Iterable[str] = (),
    weights: Weights | None = None,
) -> Grammar:
    """Build the grammar of a page.

    Args:
        phrases: What may be said; case, spaces and repetition do not matter.
        is_known: Whether a word is in the model's vocabulary.
        competitors: Words or phrases that sound like commands and are none: they catch what is not
            meant. Those that are phrases themselves, or cannot be heard, are left out.
        weights: How often each stands in it.

    Returns:
        The grammar; with nothing to listen for it hears `UNKNOWN` only.
    """
    weights = weights or Weights()
    heard: dict[str, str] = {}
    refused: list[str] = []
    for phrase in phrases:
        spoken = normalise(phrase)
        if not _is_hearable(spoken, is_known):
            refused.append(phrase)
        else:
            heard.setdefault(spoken, phrase)
    rivals = {normalise(rival) for rival in competitors} - heard.keys()
    unknowns = max(1, math.ceil(weights.unknown_share * weights.phrase * len(heard)))
    lines = [*heard] * weights.phrase
    lines += sorted(rival for rival in rivals if _is_hearable(rival, is_known))
    lines += [UNKNOWN] * unknowns
    return Grammar(json.dumps(lines, ensure_ascii=False), heard, tuple(dict.fromkeys(refused)))


def normalise(phrase: str) -> str:
    """Write a phrase as the vocabulary does: composed characters, lower case, one space between words."""
    return " ".join(unicodedata.normalize("NFC", phrase).lower().split())


def _is_hearable(spoken: str, is_known: Callable[[str], bool]) -> bool:
    words = spoken.split()
    return 0 < len(words) <= MOST_WORDS and all(_is_word(word) and is_known(word) for word in words)


def _is_word(word: str) -> bool:
    # Not printable are also NUL and lone surrogates, which never reach the library.
    return word.isprintable() and not SYMBOL_CHARACTERS & set(word)
