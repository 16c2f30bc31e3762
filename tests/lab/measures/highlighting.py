"""The marked word against the word heard: the recorded loudspeaker, matched with the kiosk's own rendering."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import soxr

from kiosk.core.content import Section, Sentence
from tests.lab.clinic import Clinic
from tests.lab.kiosk import Kiosk, command_line
from tests.lab.measures.table import Row, in_ms
from tests.lab.processes import run
from tests.lab.recording import Recording, Samples, load_wav, place_of
from tests.lab.trace_log import Frame
from tests.lab.waiting import let_pass, wait_for

MEDIAN_TARGET_MS = 80.0
P95_TARGET_MS = 150.0
WORDS = 80
"""At least so many words are listened to."""
READ_WITHIN_S = 90.0
LEAST_ALIKE = 0.6
AROUND_S = 2.0
"""A sentence is sought from so long before its first mark."""
NEXT_STOP_AFTER_S = 1.2


@dataclass(frozen=True)
class Rendering:
    """A piece of text in the kiosk's own voice."""

    samples: Samples
    word_starts_s: tuple[float, ...]


@dataclass(frozen=True)
class Marks:
    """When the words of one sentence were marked, of one time that it was read."""

    sentence: int
    painted_s: dict[int, float]
    """Word number to monotonic seconds."""


def measure_highlight(clinic: Clinic, kiosk: Kiosk, section: Section, section_number: int) -> list[Row]:
    """Read a section aloud, with a stop, a going on and a repeat in between. The kiosk is on its home screen."""
    with clinic.record_loudspeaker() as loudspeaker:
        began_s = _read_along(clinic, kiosk, section, section_number)
        frames = kiosk.trace.frames(began_s)
        errors_s = [
            error
            for marks in marks_of(frames, section.title)
            for error in _errors_s(clinic, marks, section.document.sentences[marks.sentence], loudspeaker)
        ]
    sizes_ms = in_ms([abs(error) for error in errors_s])
    early = sum(1 for error in errors_s if error < 0)
    note = f"{early} of {len(errors_s)} marked before they were heard"
    return [
        Row("word mark against its sound", sizes_ms, "ms", MEDIAN_TARGET_MS, 50.0, note),
        Row("word mark against its sound", sizes_ms, "ms", P95_TARGET_MS, 95.0),
    ]


def _read_along(clinic: Clinic, kiosk: Kiosk, section: Section, number: int) -> float:
    began_s = clinic.touch(f"Number {number}: {section.title}")
    kiosk.wait_for_frame(lambda frame: frame.title == section.title, began_s, "the section")
    clinic.touch("Read aloud")
    wait_for(lambda: _words_marked(kiosk, began_s) > WORDS // 4, READ_WITHIN_S, "a quarter of the words")
    clinic.touch("Stop reading")
    let_pass(NEXT_STOP_AFTER_S)
    clinic.touch("Go on")
    wait_for(lambda: _words_marked(kiosk, began_s) > WORDS // 2, READ_WITHIN_S, "half of the words")
    clinic.touch("Repeat")
    wait_for(lambda: _words_marked(kiosk, began_s) > WORDS, READ_WITHIN_S, "the rest of the words")
    clinic.touch("Stop reading")
    clinic.touch("Go home")
    return began_s


def _words_marked(kiosk: Kiosk, from_s: float) -> int:
    marks = [(frame.sentence, frame.word) for frame in kiosk.trace.frames(from_s) if frame.word is not None]
    return len([key for key, _ in groupby(marks)])


def marks_of(frames: Sequence[Frame], title: str) -> Iterator[Marks]:
    """The marks, sentence by sentence; a sentence that is begun again is another one."""
    painted_s: dict[int, float] = {}
    sentence = -1
    for frame in frames:
        if frame.title != title or frame.sentence is None or frame.word is None:
            continue
        if frame.sentence != sentence or frame.word < max(painted_s, default=0):
            if painted_s:
                yield Marks(sentence, painted_s)
            sentence, painted_s = frame.sentence, {}
        painted_s.setdefault(frame.word, frame.at_s)
    if painted_s:
        yield Marks(sentence, painted_s)


def _errors_s(clinic: Clinic, marks: Marks, sentence: Sentence, loudspeaker: Recording) -> list[float]:
    first = min(marks.painted_s)
    rendering = _render(clinic, " ".join(sentence.shown[first:]))
    from_s = marks.painted_s[first] - AROUND_S
    heard, heard_from_s = loudspeaker.between(from_s, max(marks.painted_s.values()) + AROUND_S)
    last = max(marks.painted_s) - first
    known = rendering.samples[: round(rendering.word_starts_s[last] * loudspeaker.rate_hz)]
    place, alike = place_of(known, heard)
    if alike < LEAST_ALIKE or not last:
        return []
    begin_s = heard_from_s + place / loudspeaker.rate_hz
    return [
        painted_s - begin_s - rendering.word_starts_s[word - first]
        for word, painted_s in marks.painted_s.items()
        if word - first < len(rendering.word_starts_s)
    ]


def _render(clinic: Clinic, text: str) -> Rendering:
    sound, words = Path(clinic.folder / "rendering.wav"), Path(clinic.folder / "rendering.json")
    run(command_line("say", text, "--wav", str(sound), "--words", str(words)), clinic.environment)
    samples, rate_hz = load_wav(sound)
    resampled = soxr.resample(samples, rate_hz, 16_000)
    return Rendering(resampled, tuple(word["start_s"] for word in json.loads(words.read_text())))
