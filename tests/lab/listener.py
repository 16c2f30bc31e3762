"""Somebody who listens to the loudspeaker: Vosk with its whole vocabulary, so that it may hear anything at all."""

import difflib
import json
import re
from collections.abc import Sequence
from pathlib import Path

from vosk import KaldiRecognizer, Model, SetLogLevel

from tests.lab.recording import Samples

QUIET_LOG = -2


def words_heard(samples: Samples, rate_hz: int, model: Path) -> list[str]:
    """The words in a recording, lower case."""
    SetLogLevel(QUIET_LOG)
    recogniser = KaldiRecognizer(Model(model_path=str(model)), rate_hz)
    step = rate_hz // 5
    texts = [
        json.loads(recogniser.Result())["text"]
        for first in range(0, len(samples), step)
        if recogniser.AcceptWaveform(samples[first : first + step].tobytes())
    ]
    texts.append(json.loads(recogniser.FinalResult())["text"])
    return " ".join(texts).split()


def plain_words(texts: Sequence[str]) -> list[str]:
    """The words of texts as a recogniser writes them: lower case, no punctuation."""
    return re.findall(r"[a-z']+", " ".join(texts).lower().replace("’", "'"))


def recall(expected: Sequence[str], heard: Sequence[str]) -> float:
    """How much of what should be heard was heard, in the right order; 0 to 1."""
    matcher = difflib.SequenceMatcher(a=list(expected), b=list(heard), autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / max(1, len(expected))
