"""The speech recogniser: the only file that knows Vosk.

Its traps (vosk 0.3.45), and where they are kept out: ``Model`` is only ever given a path, for a name or a
language goes online; a grammar is only ever given to a new recogniser, for a change after sound aborts
the process; one recogniser for one utterance, used by one thread; `FinalResult`, for `Result` clips the end.
"""

import json
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

from kiosk.core.ports import RECOGNISER_RATE_HZ

NO_LOG = -2


@dataclass(frozen=True, slots=True)
class HeardWord:
    """A word of an utterance."""

    text: str
    confidence: float
    """0 to 1."""
    start_s: float
    """Where it begins, from the first sound of the utterance that the recogniser was given."""
    end_s: float


class RecogniserError(RuntimeError):
    """The recogniser failed; it can be opened anew."""


class Decoding(Protocol):
    """One utterance on its way into words."""

    def accept(self, sound: bytes) -> None:
        """Take more of the utterance (int16 little-endian, mono, `RECOGNISER_RATE_HZ`)."""

    def finish(self) -> tuple[HeardWord, ...]:
        """The words of the whole utterance; the last call."""


class Recogniser(Protocol):
    """A loaded model."""

    def knows(self, word: str) -> bool:
        """Whether a word (lower case) is in the vocabulary."""

    def decode(self, grammar: str) -> Decoding:
        """Begin an utterance with a grammar of `grammar.build_grammar`."""


class VoskRecogniser:
    """A model in memory. One thread at a time."""

    def __init__(self, model: Path) -> None:
        """Load a model from a folder: 0.3 to 0.8 s, 150 MB.

        Raises:
            RecogniserError: Vosk is not installed, or cannot read the model.
        """
        self._vosk = _import_vosk()
        try:
            self._vosk.SetLogLevel(NO_LOG)
            self._model = self._vosk.Model(model_path=str(model))
        except Exception as error:  # Vosk raises nothing narrower.
            raise RecogniserError(f"The speech model in {model} cannot be read: fetch it again.") from error

    def knows(self, word: str) -> bool:
        """Whether a word (lower case) is in the vocabulary."""
        return int(self._model.vosk_model_find_word(word)) >= 0

    def decode(self, grammar: str) -> Decoding:
        """Begin an utterance; takes about 0.5 ms.

        Raises:
            RecogniserError: Vosk refuses.
        """
        try:
            recogniser = self._vosk.KaldiRecognizer(self._model, float(RECOGNISER_RATE_HZ), grammar)
            recogniser.SetWords(True)
        except Exception as error:  # Vosk raises nothing narrower.
            raise RecogniserError("Vosk could not begin an utterance.") from error
        return _VoskDecoding(recogniser)


class _VoskDecoding:
    def __init__(self, recogniser: Any) -> None:
        self._recogniser = recogniser
        self._answers: list[str] = []

    def accept(self, sound: bytes) -> None:
        try:
            # Vosk may see an end of its own within a slow phrase; the words before it are part of the whole.
            if self._recogniser.AcceptWaveform(sound):
                self._answers.append(self._recogniser.Result())
        except Exception as error:  # Vosk raises nothing narrower.
            raise RecogniserError("Vosk failed in the middle of an utterance.") from error

    def finish(self) -> tuple[HeardWord, ...]:
        try:
            answers = [*self._answers, self._recogniser.FinalResult()]
            words = [word for answer in answers for word in json.loads(answer).get("result", ())]
            return tuple(
                HeardWord(
                    word["word"], min(1.0, float(word["conf"])), float(word["start"]), float(word["end"])
                )
                for word in words
            )
        except Exception as error:  # Vosk raises nothing narrower.
            raise RecogniserError("Vosk failed at the end of an utterance.") from error


def _import_vosk() -> ModuleType:
    # Late, for it costs 0.2 s that the first picture does not wait for, and the kiosk starts without it.
    try:
        return import_module("vosk")
    except (ImportError, OSError) as error:
        raise RecogniserError(f"Vosk cannot be used here ({error}): run the set-up again.") from error
