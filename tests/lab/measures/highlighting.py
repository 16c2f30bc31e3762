"""The marked word against the word heard: the recorded loudspeaker, matched with the kiosk's own rendering."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import soxr

from kiosk.core.content import Library, Section, Sentence
from tests.lab.clinic import Clinic
from tests.lab.kiosk import Kiosk, command_line
from tests.lab.measures.table import Row, in_ms
from tests.lab.processes import run
from tests.lab.recording import Recording, Samples, load_wav, loud_place_s
from tests.lab.texts import text_of
from tests.lab.trace_log import Frame
from tests.lab.waiting import let_pass, wait_for

MEDIAN_TARGET_MS = 80.0
P95_TARGET_MS = 150.0
WORDS = 80
"""At least so many words are listened to."""
READ_WITHIN_S = 90.0
RECORDED_HZ = 16_000
LEAST_ALIKE = 0.8
LAST_WORD_S = 0.1
"""So much of the last marked word has surely been heard."""
LOST_TARGET = 1.0
AROUND_S = 0.6
"""A sentence is sought from so long before its first mark, until so long after its last."""
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


def measure_highlight(clinic: Clinic, kiosk: Kiosk, library: Library, number: int) -> list[Row]:
    """Read the section of a number from 1 aloud, with a stop, a going on and a repeat in between.

    The kiosk is on its home screen.
    """
    with clinic.record_loudspeaker(RECORDED_HZ) as loudspeaker:
        section = library.sections[number - 1]
        began_s = _read_along(clinic, kiosk, section, number)
        sentences = text_of(section.id, library).sentences
        found = [
            errors_s(clinic, marks, sentences[marks.sentence], loudspeaker)
            for marks in marks_of(kiosk.trace.frames(began_s), section.title.text)
        ]
    errors = [error for errors_of_one in found for error in errors_of_one or ()]
    sizes_ms = in_ms([abs(error) for error in errors])
    early = sum(1 for error in errors if error < 0)
    missing = sum(1 for errors_of_one in found if errors_of_one is None)
    note = (
        f"{early} words marked early; {len(found) - missing} of {len(found)} sentences found in the recording"
    )
    return [
        Row("word mark against its sound", sizes_ms, "ms", MEDIAN_TARGET_MS, 50.0, note),
        Row("word mark against its sound", sizes_ms, "ms", P95_TARGET_MS, 95.0),
        Row("sentences marked but not found in the sound", [float(missing)], "", LOST_TARGET),
    ]


def _read_along(clinic: Clinic, kiosk: Kiosk, section: Section, number: int) -> float:
    began_s = clinic.touch(f"Number {number}: {section.title.text}")
    kiosk.wait_for_frame(lambda frame: frame.title == section.title.text, began_s, "the section")
    clinic.touch("Read aloud")
    wait_for(lambda: _words_marked(kiosk, began_s) > WORDS // 4, READ_WITHIN_S, "a quarter of the words")
    clinic.touch("Stop reading")
    let_pass(NEXT_STOP_AFTER_S)
    clinic.touch("Go on")
    wait_for(lambda: _words_marked(kiosk, began_s) > WORDS // 2, READ_WITHIN_S, "half of the words")
    clinic.touch("Repeat")
    wait_for(lambda: _words_marked(kiosk, began_s) > WORDS, READ_WITHIN_S, "the rest of the words")
    clinic.touch("Stop reading")
    clinic.touch("I am finished")
    return began_s


def _words_marked(kiosk: Kiosk, from_s: float) -> int:
    marks = [(frame.sentence, frame.word) for frame in kiosk.trace.frames(from_s) if frame.word is not None]
    return len([key for key, _ in groupby(marks)])


def marks_of(frames: Sequence[Frame], title: str) -> Iterator[Marks]:
    """The marks, sentence by sentence; a sentence that is begun again, or gone on with, is another one."""
    painted_s: dict[int, float] = {}
    sentence = -1
    for frame in frames:
        is_mark = frame.title == title and frame.microphone == "stop_only" and frame.word is not None
        is_new = not is_mark or frame.sentence != sentence or (frame.word or 0) < max(painted_s, default=0)
        if is_new and painted_s:
            yield Marks(sentence, painted_s)
        if is_new:
            painted_s = {}
        if is_mark and frame.word is not None and frame.sentence is not None:
            sentence = frame.sentence
            painted_s.setdefault(frame.word, frame.at_s)
    if painted_s:
        yield Marks(sentence, painted_s)


def errors_s(clinic: Clinic, marks: Marks, sentence: Sentence, loudspeaker: Recording) -> list[float] | None:
    """How long after its sound each word was marked; None: the sentence was not found in the recording."""
    first, last = min(marks.painted_s), max(marks.painted_s)
    rendering = _render(clinic, " ".join(sentence.shown[first:]))
    end_s = rendering.word_starts_s[last - first] + LAST_WORD_S
    known = rendering.samples[: round(end_s * loudspeaker.rate_hz)]
    heard, heard_from_s = loudspeaker.between(
        marks.painted_s[first] - AROUND_S, marks.painted_s[first] + end_s + AROUND_S
    )
    place_s, alike = loud_place_s(known, heard, loudspeaker.rate_hz)
    if alike < LEAST_ALIKE:
        return None
    begin_s = heard_from_s + place_s
    return [
        painted_s - begin_s - rendering.word_starts_s[word - first]
        for word, painted_s in marks.painted_s.items()
    ]


def _render(clinic: Clinic, text: str) -> Rendering:
    sound, words = clinic.folder / "rendering.wav", clinic.folder / "rendering.json"
    run(command_line("say", text, "--wav", str(sound), "--words", str(words)), clinic.environment)
    samples, rate_hz = load_wav(sound)
    resampled = soxr.resample(samples, rate_hz, RECORDED_HZ)
    return Rendering(resampled, tuple(word["start_s"] for word in json.loads(words.read_text())))
