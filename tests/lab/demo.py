"""A visit to the kiosk by voice, on virtual hardware: ``make demo``.

A voice that is not the kiosk's own speaks into a virtual microphone. The table tells what was said, heard and done. The
folder ``demo`` then holds a picture of every step and what could be heard in the room. It fails if any step did not
happen, or if the page's words were not really spoken.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.core.content import Library
from tests.lab.clinic import Clinic
from tests.lab.kiosk import PROJECT, SPEECH_MODEL, Kiosk
from tests.lab.listener import plain_words, recall, words_heard
from tests.lab.recording import Recording
from tests.lab.texts import load_texts, text_of
from tests.lab.trace_log import TraceLog
from tests.lab.visit import Outcome, Visitor, steps

SIZE_PX = (1920, 1080)
LEAST_RECALL = 0.6
"""Of the words read aloud: the small recogniser does not know every word, and espeak is no person."""


def main() -> int:
    """Give the demo; the exit code is 0 if everything happened."""
    if not SPEECH_MODEL.is_dir():
        print(f"There is no speech model in {SPEECH_MODEL}. `make run` brings it.", file=sys.stderr)
        return 2
    folder = PROJECT / "demo"
    folder.mkdir(exist_ok=True)
    for old in (*folder.glob("*.png"), *folder.glob("*.wav")):
        old.unlink()
    with Clinic(*SIZE_PX) as clinic:
        try:
            is_right = _give(clinic, folder)
        except AssertionError as missed:
            print(f"The demo stopped: {missed}", file=sys.stderr)
            is_right = False
    print(f"\nPictures and sound are in {folder.relative_to(PROJECT)}/.")
    return 0 if is_right else 1


def _give(clinic: Clinic, folder: Path) -> bool:
    library = load_texts(clinic.folder / "texts")
    with Kiosk(clinic) as kiosk:
        kiosk.wait_until_listening()
        clinic.screen.save(folder / "0-home.png")
        with clinic.record_room() as room, clinic.record_loudspeaker() as loudspeaker:
            outcomes = _visit(clinic, kiosk, room, library, folder)
        loudspeaker.save(folder / "heard-in-the-room.wav")
        is_spoken = _was_spoken(loudspeaker, read_words(library, "symptoms", kiosk.trace))
        return is_spoken and all(outcome.is_right for outcome in outcomes)


def _visit(clinic: Clinic, kiosk: Kiosk, room: Recording, library: Library, folder: Path) -> list[Outcome]:
    titles = {section.id: section.title.text for section in library.sections}
    outcomes: list[Outcome] = []
    print(f"{'said':<50} {'by':<6} {'heard':<14} {'done':<5} end of word to screen")
    for outcome in Visitor(clinic, kiosk, room).visit(steps(titles, library.sections[2].title.text)):
        outcomes.append(outcome)
        print(row(outcome), flush=True)
        name = outcome.step.said.replace(" ", "-")
        clinic.screen.save(folder / f"{len(outcomes)}-{name}.png")
    return outcomes


def row(outcome: Outcome) -> str:
    """One line of the table."""
    step = outcome.step
    took = "" if outcome.took_s is None else f"{1000 * outcome.took_s:.0f} ms"
    done = "yes" if outcome.is_right else "NO"
    return f"{step.said:<50} {step.voice:<6} {outcome.heard or '(nothing)':<14} {done:<5} {took}"


def read_words(library: Library, section: str, trace: TraceLog) -> list[str]:
    """The words of a section that were marked as being heard, in order."""
    sentences = text_of(section, library).sentences
    title = library.sections_by_id[section].title.text
    marks = [
        (frame.sentence, frame.word)
        for frame in trace.frames()
        if frame.title == title and frame.microphone == "stop_only"
    ]
    said = [
        (sentence, word)
        for sentence, word in dict.fromkeys(marks)
        if sentence is not None and word is not None
    ]
    return plain_words([sentences[sentence].spoken[word] for sentence, word in said])


def _was_spoken(loudspeaker: Recording, expected: Sequence[str]) -> bool:
    heard = words_heard(loudspeaker.samples(), loudspeaker.rate_hz, SPEECH_MODEL)
    share = recall(expected, heard)
    print(f"\nMarked as read aloud: {' '.join(expected)}")
    print(f"Heard in the room:    {' '.join(heard)}")
    print(
        f"{100 * share:.0f} % of the {len(expected)} words were heard (at least {100 * LEAST_RECALL:.0f} %)."
    )
    return bool(expected) and share >= LEAST_RECALL


if __name__ == "__main__":
    sys.exit(main())
