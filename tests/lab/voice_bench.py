"""How well the ears hear commands, and how soon: voices that are not the kiosk's, in quiet and in noise.

``python -m tests.lab.voice_bench voices/models/vosk-model-small-en-us-0.15 [--talk FOLDER]`` prints a table;
``--tuning`` uses the voices that numbers may be chosen on, the others report. The commands come after 3 s of
room, because the ears judge loudness against it.
"""

import argparse
import math
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from kiosk.core.effects import Listen
from kiosk.core.ports import RECOGNISER_RATE_HZ, SpeechDecision
from kiosk.hearing.hearing import OperatingPoint, VoskHearing
from kiosk.hearing.recogniser import Recogniser, VoskRecogniser
from tests.lab.other_voices import speak

Samples = NDArray[np.float64]

PHRASES = (
    *(f"number {number}" for number in ("one", "two", "three", "four", "five")),
    *("start here", "what nerve pain is", "symptoms", "causes", "treatments"),
    *("go home", "go back", "next page", "read aloud", "stop reading", "go on", "repeat"),
    *("help me", "what can i say", "i am finished", "undo", "kiosk"),
)
VOICES = ("awb", "rms")
TUNING_VOICES = ("slt", "kal16")
FORMANT_VOICES = ("espeak:en-us", "espeak:en-gb", "espeak:en-us+f3")
"""Not natural: reported apart."""
ROOM_BEFORE_S = 3.0
ROOM_AFTER_S = 1.0
QUIET_DB = 40.0
"""Speech over the room in a quiet room."""
MICROPHONE_BLOCK_FRAMES = 320


@dataclass
class Row:
    """One line of the table."""

    name: str
    said: int = 0
    right: int = 0
    wrong: int = 0
    latencies_s: list[float] = field(default_factory=list)
    """From the end of the word to the decision, in sound, plus the time of the last decoding step."""

    @property
    def missed(self) -> int:
        """Commands with no answer."""
        return self.said - self.right - self.wrong

    def __str__(self) -> str:
        """The line."""
        median_s, p95_s = np.percentile(self.latencies_s or [math.nan], (50, 95))
        shares = (100.0 * count / self.said for count in (self.right, self.wrong, self.missed))
        right, wrong, missed = (f"{share:5.1f} %" for share in shares)
        return (
            f"{self.name:34} {self.said:4}  right {right}  wrong {wrong}  missed {missed}"
            f"  median {1000 * median_s:4.0f} ms  p95 {1000 * p95_s:4.0f} ms"
        )


def measure(
    recogniser: Recogniser, voices: Iterable[str], snr_db: float, point: OperatingPoint | None = None
) -> Row:
    """Say every phrase with every voice, after `ROOM_BEFORE_S` of steady noise `snr_db` below its loudest parts."""
    voices = tuple(voices)
    row = Row(f"{', '.join(voices)}: {snr_db:.0f} dB")
    for number, (voice, phrase) in enumerate((voice, phrase) for voice in voices for phrase in PHRASES):
        speech = speak(phrase, voice)
        sound = in_room(speech.samples.astype(np.float64), snr_db, seed=number)
        said = [(decision, cost_s) for decision, cost_s in _hear(recogniser, sound, point) if decision.phrase]
        row.said += 1
        row.right += [decision.phrase for decision, _ in said] == [phrase]
        row.wrong += any(decision.phrase != phrase for decision, _ in said)
        end_s = ROOM_BEFORE_S + speech.end_s
        row.latencies_s += [decision.decided_s - end_s + cost_s for decision, cost_s in said]
    return row


def in_room(speech: Samples, snr_db: float, seed: int) -> Samples:
    """Put speech into a room with a fan: pink noise, softer than its loudest tenth of 32 ms frames by `snr_db`."""
    before = round(ROOM_BEFORE_S * RECOGNISER_RATE_HZ)
    after = round(ROOM_AFTER_S * RECOGNISER_RATE_HZ)
    sound = np.pad(speech, (before, after))
    noise = _pink(len(sound), seed)
    frames = speech[: len(speech) // 512 * 512].reshape(-1, 512)
    loudest = float(np.percentile(np.sqrt(np.mean(frames**2, axis=1)), 90))
    mixed: Samples = sound + noise * (loudest * 10.0 ** (-snr_db / 20.0))
    return mixed


def _pink(length: int, seed: int) -> Samples:
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(length))
    spectrum[1:] /= np.sqrt(np.arange(1, len(spectrum)))
    spectrum[: round(length * 40 / RECOGNISER_RATE_HZ)] = 0.0
    noise = np.fft.irfft(spectrum, length)
    return noise / float(np.std(noise))


def _hear(
    recogniser: Recogniser, sound: Samples, point: OperatingPoint | None = None
) -> Iterator[tuple[SpeechDecision, float]]:
    hearing = VoskHearing(recogniser, point)
    hearing.listen(Listen(turn=1, phrases=PHRASES))
    samples = np.clip(sound, -32768, 32767).astype("<i2")
    for at in range(0, len(samples), MICROPHONE_BLOCK_FRAMES):
        began_s = time.perf_counter()
        decisions = hearing.feed(samples[at : at + MICROPHONE_BLOCK_FRAMES].tobytes())
        cost_s = time.perf_counter() - began_s
        yield from ((decision, cost_s) for decision in decisions)


@dataclass(frozen=True)
class TalkResult:
    """What came of speech that is no command."""

    clips: int
    hours: float
    false_phrases: tuple[str, ...]
    """The made sound of the test is no patient's: these may be shown."""
    processor_share: float
    """Of one core, were it heard as fast as it was said."""

    def __str__(self) -> str:
        """The line."""
        count = len(self.false_phrases)
        return (
            f"talk: {self.clips} clips, {self.hours:.2f} h: {count} false actions, {count / self.hours:.1f} an hour, "
            f"{100 * self.processor_share:.1f} % of a core; {', '.join(sorted(self.false_phrases)) or 'none'}"
        )


def measure_talk(
    recogniser: Recogniser, files: Sequence[Path], point: OperatingPoint | None = None
) -> TalkResult:
    """Put recordings that are no command through the ears, one after the other, each after a second of quiet room."""
    false: list[str] = []
    seconds = 0.0
    began_s = time.process_time()
    for number, file in enumerate(files):
        speech = _load(file)
        sound = in_room(speech, QUIET_DB, number)[round((ROOM_BEFORE_S - 1.0) * RECOGNISER_RATE_HZ) :]
        seconds += len(sound) / RECOGNISER_RATE_HZ
        false += [decision.phrase for decision, _ in _hear(recogniser, sound, point) if decision.phrase]
    share = (time.process_time() - began_s) / seconds
    return TalkResult(len(files), seconds / 3600.0, tuple(false), share)


def _load(file: Path) -> Samples:
    samples, rate_hz = soundfile.read(file, dtype="float64", always_2d=True)
    return np.asarray(soxr.resample(samples.mean(axis=1) * 32767.0, rate_hz, RECOGNISER_RATE_HZ))


def measure_quiet(recogniser: Recogniser, seconds: int = 60) -> float:
    """Listen to a room where nobody speaks; returns the share of one core."""
    noise = _pink(seconds * RECOGNISER_RATE_HZ, seed=1) * 30.0
    began_s = time.process_time()
    heard = list(_hear(recogniser, noise))
    if heard:
        raise AssertionError(f"Noise was taken for speech {len(heard)} times.")
    return (time.process_time() - began_s) / seconds


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="folder of the speech model")
    parser.add_argument("--tuning", action="store_true", help="the voices that numbers may be chosen on")
    parser.add_argument("--talk", type=Path, help="folder of recordings that are no command")
    parser.add_argument("--every", type=int, default=4, help="use every so many of those recordings")
    options = parser.parse_args()
    recogniser = VoskRecogniser(options.model)
    voices = TUNING_VOICES if options.tuning else VOICES
    print(*(measure(recogniser, voices, snr_db) for snr_db in (QUIET_DB, 10.0)), sep="\n")
    if not options.tuning:
        print(measure(recogniser, FORMANT_VOICES, QUIET_DB))
    print(f"a quiet room: {100 * measure_quiet(recogniser):.1f} % of a core")
    if options.talk:
        files = sorted(file for file in options.talk.iterdir() if file.suffix in (".flac", ".wav"))
        first = 0 if options.tuning else options.every // 2
        print(measure_talk(recogniser, files[first :: options.every]))


if __name__ == "__main__":
    main()
