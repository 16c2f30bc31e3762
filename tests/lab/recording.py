"""What came out of a sink, sample by sample, on the monotonic clock."""

import os
import threading
import time
import wave
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from subprocess import DEVNULL, PIPE, Popen
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from tests.lab.waiting import wait_for

Samples = NDArray[np.int16]

HOP_S = 0.002
WINDOW_S = 0.02
FRAGMENT_MS = 10
"""How much sound the server hands over at once; the error of the times below."""
AUDIBLE = 200
"""Of 32767: louder than this is sound, -44 dB."""


class Recording:
    """Records while it is entered; afterwards the sound is still there.

    A null sink renders a fragment when its time has come, on the system's clock. So the first sample of every fragment
    was heard as it arrived here; the median over all fragments dates the whole recording, to a few milliseconds.
    """

    def __init__(self, environment: Mapping[str, str], source: str, rate_hz: int = 16_000) -> None:
        self.rate_hz = rate_hz
        self._command = [
            "parec", "--raw", "--format=s16le", f"--rate={rate_hz}", "--channels=1", f"--device={source}",
            f"--latency-msec={FRAGMENT_MS}", "--client-name=recording",
        ]  # fmt: skip
        self._environment = dict(environment)
        self._chunks: list[bytes] = []
        self._count = 0
        self._beginnings_s: list[float] = []
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        self._recorder = Popen(self._command, env=self._environment, stdout=PIPE, stderr=DEVNULL, bufsize=0)
        self._thread = threading.Thread(target=self._read, name="recording", daemon=True)
        self._thread.start()
        wait_for(lambda: self._count, 5.0, "the first recorded sound")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._recorder.terminate()
        self._recorder.wait()
        self._thread.join()
        assert self._recorder.stdout is not None
        self._recorder.stdout.close()

    def _read(self) -> None:
        assert self._recorder.stdout is not None
        while chunk := os.read(self._recorder.stdout.fileno(), 1 << 16):
            now_s = time.monotonic()
            with self._lock:
                self._beginnings_s.append(now_s - self._count / self.rate_hz)
                self._chunks.append(chunk)
                self._count += len(chunk) // 2

    @property
    def began_s(self) -> float:
        """Monotonic seconds at which the first sample was heard."""
        with self._lock:
            return median(self._beginnings_s)

    def samples(self) -> Samples:
        """Everything so far."""
        with self._lock:
            joined = b"".join(self._chunks)
            self._chunks = [joined]
        return np.frombuffer(joined, "<i2")

    def between(self, from_s: float, to_s: float = float("inf")) -> tuple[Samples, float]:
        """The sound between two moments, and the moment of its first sample; monotonic seconds."""
        samples = self.samples()
        first = max(0, round((from_s - self.began_s) * self.rate_hz))
        last = (
            len(samples) if to_s == float("inf") else max(first, round((to_s - self.began_s) * self.rate_hz))
        )
        return samples[first:last], self.began_s + first / self.rate_hz

    def first_sound_after(self, from_s: float) -> float | None:
        """When it first was louder than silence; None: not yet."""
        samples, began_s = self.between(from_s)
        loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > AUDIBLE)
        return began_s + float(loud[0]) / self.rate_hz if len(loud) else None

    def last_sound_before(self, to_s: float) -> float | None:
        """When it last was louder than silence; None: it never was."""
        samples, began_s = self.between(0.0, to_s)
        loud = np.flatnonzero(np.abs(samples.astype(np.int32)) > AUDIBLE)
        return began_s + float(loud[-1]) / self.rate_hz if len(loud) else None

    def heard_until_s(self) -> float:
        """The moment up to which there is a recording."""
        return self.began_s + self._count / self.rate_hz

    def silent_for_s(self) -> float:
        """For how long there has been no sound."""
        now_s = self.heard_until_s()
        return now_s - (self.last_sound_before(now_s) or self.began_s)

    def save(self, file: Path) -> None:
        save_wav(file, self.samples(), self.rate_hz)


def save_wav(file: Path, samples: Samples, rate_hz: int) -> None:
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate_hz)
        out.writeframes(samples.astype("<i2").tobytes())


def load_wav(file: Path) -> tuple[Samples, int]:
    """Samples and rate in Hz of a mono file of 16 bits."""
    with wave.open(str(file)) as source:
        assert source.getnchannels() == 1 and source.getsampwidth() == 2, f"{file} is not mono with 16 bits"
        return np.frombuffer(source.readframes(source.getnframes()), "<i2"), source.getframerate()


def place_of(sought: Samples, within: Samples) -> tuple[int, float]:
    """Where a sound lies within another: first sample, and how alike they are there (normalised, 0 to 1)."""
    needle, hay = sought.astype(np.float64), within.astype(np.float64)
    if len(hay) < len(needle):
        return 0, 0.0
    size = 1 << (len(hay) + len(needle) - 1).bit_length()
    product = np.fft.irfft(np.fft.rfft(hay, size) * np.conj(np.fft.rfft(needle, size)), size)[
        : len(hay) - len(needle) + 1
    ]
    energy = np.cumsum(np.concatenate(([0.0], hay * hay)))
    windows = energy[len(needle) :] - energy[: -len(needle)]
    alike = product / np.sqrt(np.maximum(windows, 1.0) * max(float(needle @ needle), 1.0))
    best = int(np.argmax(alike))
    return best, float(alike[best])


def loudness(samples: Samples, rate_hz: int) -> NDArray[np.float64]:
    """How loud it is, every 2 ms, over 20 ms: what is alike in two renderings whose samples differ."""
    hop, window = round(HOP_S * rate_hz), round(WINDOW_S * rate_hz)
    energy = np.cumsum(np.concatenate(([0.0], samples.astype(np.float64) ** 2)))
    starts = np.arange(0, max(0, len(samples) - window), hop)
    found: NDArray[np.float64] = np.sqrt((energy[starts + window] - energy[starts]) / window)
    return found


def loud_place_s(sought: Samples, within: Samples, rate_hz: int) -> tuple[float, float]:
    """Where a sound lies within another by its loudness: seconds, and the correlation there (at most 1)."""
    needle, hay = loudness(sought, rate_hz), loudness(within, rate_hz)
    if len(needle) < 2 or len(hay) < len(needle):
        return 0.0, 0.0
    windows = np.lib.stride_tricks.sliding_window_view(hay, len(needle))
    spread = windows.std(axis=1) * needle.std() * len(needle)
    alike = (windows @ (needle - needle.mean())) / np.maximum(spread, 1e-9)
    best = int(np.argmax(alike))
    return best * HOP_S, float(alike[best])
