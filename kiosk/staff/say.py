"""The command ``say``: the kiosk's own voice to a file, so that staff hear how a name will be spoken."""

import json
import sys
import wave
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

CANNOT_WRITE = 1
"""Exit code when a file could not be written."""


class Spoken(Protocol):
    """What the voice makes of words."""

    @property
    def samples(self) -> bytes:
        """int16 little-endian, mono."""

    @property
    def rate_hz(self) -> int:
        """Samples a second."""

    @property
    def word_starts_s(self) -> tuple[float, ...]:
        """Seconds from the first sample, one for each word."""


def say(
    shown: Sequence[str],
    spoken: Sequence[str],
    render: Callable[[tuple[str, ...]], Spoken],
    wav: Path,
    words: Path | None,
) -> int:
    """Speak into a file; returns the exit code.

    Args:
        shown: the words as they are written.
        spoken: how each of them is spoken.
        render: the voice.
        wav: where the sound goes.
        words: where the words and their times go: a JSON list of ``word``, ``start_s`` and ``end_s``, seconds from the
            beginning of the sound; a word ends where the next begins.
    """
    sound = render(tuple(spoken))
    try:
        _write_wav(wav, sound)
        if words is not None:
            words.write_text(
                json.dumps(_word_times(shown, sound), ensure_ascii=False, indent=1), encoding="utf-8"
            )
    except OSError as error:
        print(f"Cannot write {error.filename}: {error.strerror}.", file=sys.stderr)
        return CANNOT_WRITE
    return 0


def _word_times(shown: Sequence[str], sound: Spoken) -> list[dict[str, str | float]]:
    duration_s = len(sound.samples) / 2 / sound.rate_hz
    ends_s = (*sound.word_starts_s[1:], duration_s)
    return [
        {"word": word, "start_s": round(start_s, 3), "end_s": round(end_s, 3)}
        for word, start_s, end_s in zip(shown, sound.word_starts_s, ends_s, strict=True)
    ]


def _write_wav(file: Path, sound: Spoken) -> None:
    with file.open("wb") as opened, wave.open(opened) as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(sound.rate_hz)
        out.writeframes(sound.samples)
