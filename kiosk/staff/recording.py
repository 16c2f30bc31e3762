"""Recordings of any kind, read as the ears take sound."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from kiosk.core.ports import RECOGNISER_RATE_HZ

CHUNK_S = 1.0
LOWEST_RATE_HZ = 4_000
HIGHEST_RATE_HZ = 768_000


class RecordingError(Exception):
    """A recording cannot be read; the message is one sentence for staff."""


def read_recording(file: Path) -> Iterator[bytes]:
    """Yield a recording piece by piece as the microphone would: int16, mono, `RECOGNISER_RATE_HZ`.

    Raises:
        RecordingError: the file is missing, or no recording, or one of an impossible rate.
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
