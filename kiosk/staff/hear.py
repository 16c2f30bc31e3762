"""What the kiosk would have done on hearing a recording: the command ``hear``."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from kiosk.core.effects import Listen
from kiosk.core.ports import RECOGNISER_RATE_HZ, SoundHearing, SpeechDecision

SILENCE_BEFORE_S = 0.5
"""The recording of a single word often begins in the middle of it; the ears know speech by what was before."""
SILENCE_AFTER_S = 1.0
"""Longer than the pause after which speech has ended, so that a recording cut short still ends."""
CHUNK_S = 1.0
LOWEST_RATE_HZ = 4_000
HIGHEST_RATE_HZ = 768_000


class RecordingError(Exception):
    """A recording cannot be read; the message is one sentence for staff."""


@dataclass(frozen=True, slots=True)
class HearLine:
    """One line of the answer. Times are seconds of sound of that file; None: nobody spoke in it."""

    file: str
    phrase: str | None = None
    action: str | None = None
    speech_end_s: float | None = None
    decided_s: float | None = None

    def as_json(self) -> str:
        """The line for programs."""
        fields = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return json.dumps(fields, ensure_ascii=False)

    def as_text(self) -> str:
        """The line for people."""
        if self.decided_s is None:
            return f"{self.file}: no speech, nothing done"
        told = (
            f'"{self.phrase}" -> {self.action}' if self.phrase else "speech that is no command, nothing done"
        )
        return f"{self.file}: {told} (speech ended at {self.speech_end_s:.2f} s, decided at {self.decided_s:.2f} s)"


def hear_files(
    open_hearing: Callable[[], SoundHearing],
    request: Listen,
    action_of: Callable[[str], str | None],
    files: Sequence[Path],
    *,
    as_json: bool,
    complain: Callable[[str], None],
    tell: Callable[[str], None] = print,
) -> int:
    """Put recordings through the ears, each as if the kiosk had just opened that screen.

    Args:
        open_hearing: Gives fresh ears for each file.
        request: What they listen for.
        action_of: What the kiosk does on one of the phrases; None: nothing.
        files: Recordings that libsndfile reads (WAV of any rate, channels and width; also FLAC).
        as_json: JSON lines instead of sentences.
        complain: Takes a sentence about a file that cannot be read.
        tell: Takes each line.

    Returns:
        The exit code: 0, or 1 if a file could not be read. The others are done all the same.
    """
    exit_code = 0
    refused = open_hearing().listen(request)
    if refused:
        complain(f"The speech model lacks words of these phrases, nobody can say them: {', '.join(refused)}.")
    for file in files:
        try:
            for line in hear_file(open_hearing(), request, action_of, file):
                tell(line.as_json() if as_json else line.as_text())
        except RecordingError as error:
            complain(str(error))
            exit_code = 1
    return exit_code


def hear_file(
    hearing: SoundHearing, request: Listen, action_of: Callable[[str], str | None], file: Path
) -> Iterator[HearLine]:
    """Yield a line for each decision in a recording, or one for none.

    Raises:
        RecordingError: the file is missing, or no recording, or one of an impossible rate.
    """
    hearing.listen(request)
    has_spoken = False
    for sound in _with_silence(read_recording(file)):
        for decision in hearing.feed(sound):
            has_spoken = True
            yield _line(file, decision, action_of)
    if not has_spoken:
        yield HearLine(str(file))


def read_recording(file: Path) -> Iterator[bytes]:
    """Yield a recording piece by piece as the microphone would: int16, mono, `RECOGNISER_RATE_HZ`.

    Raises:
        RecordingError: as `hear_file`.
    """
    try:
        with file.open("rb") as opened, soundfile.SoundFile(opened) as recording:
            if not LOWEST_RATE_HZ <= recording.samplerate <= HIGHEST_RATE_HZ:
                rate = f"{recording.samplerate} Hz"
                raise RecordingError(f"{file}: {rate} is no rate for speech; give 8000 to 48000 Hz.")
            yield from _resampled(recording)
    except soundfile.LibsndfileError as error:
        raise RecordingError(f"{file}: this is no sound file; give a WAV file.") from error
    except TypeError as error:  # soundfile takes a name that ends in .raw for sound without a header.
        raise RecordingError(f"{file}: sound without a header has no rate; give a WAV file.") from error
    except OSError as error:
        raise RecordingError(f"{file}: {error.strerror}; give the path of a WAV file.") from error


def _resampled(recording: soundfile.SoundFile) -> Iterator[bytes]:
    rate_hz = recording.samplerate
    stream = soxr.ResampleStream(rate_hz, RECOGNISER_RATE_HZ, 1, dtype="float32")
    for piece in recording.blocks(round(CHUNK_S * rate_hz), dtype="float32", always_2d=True):
        yield _as_int16(stream.resample_chunk(np.nan_to_num(piece.mean(axis=1))))
    yield _as_int16(stream.resample_chunk(np.zeros(0, np.float32), last=True))


def _as_int16(samples: NDArray[np.float32]) -> bytes:
    scaled: NDArray[np.int16] = np.clip(np.rint(samples * 32767.0), -32768, 32767).astype("<i2")
    return scaled.tobytes()


def _with_silence(pieces: Iterator[bytes]) -> Iterator[bytes]:
    yield bytes(2 * round(SILENCE_BEFORE_S * RECOGNISER_RATE_HZ))
    yield from pieces
    yield bytes(2 * round(SILENCE_AFTER_S * RECOGNISER_RATE_HZ))


def _line(file: Path, decision: SpeechDecision, action_of: Callable[[str], str | None]) -> HearLine:
    action = action_of(decision.phrase) if decision.phrase is not None else None
    ends_s = (max(0.0, at_s - SILENCE_BEFORE_S) for at_s in (decision.speech_end_s, decision.decided_s))
    speech_end_s, decided_s = (round(at_s, 3) for at_s in ends_s)
    return HearLine(str(file), decision.phrase, action, speech_end_s, decided_s)
