"""From the end of a spoken word to the changed screen: other voices, a real microphone path, a quiet room."""

from itertools import cycle

from tests.lab.clinic import Clinic
from tests.lab.kiosk import Kiosk
from tests.lab.measures.table import Row, in_ms
from tests.lab.other_voices import FLITE_VOICES
from tests.lab.trace_log import Frame
from tests.lab.visit import Step, Visitor

SPOKEN = 32
TARGET_MS = 1000.0
VOICES = (*FLITE_VOICES, "espeak:en-gb")


def measure_obeying(clinic: Clinic, kiosk: Kiosk, section: str, section_title: str) -> list[Row]:
    """Go through sections by voice. The kiosk is on its home screen and listens."""
    buttons = {"open_section": f"Number 2: {section_title}", "next_page": "Next page"}
    buttons |= {"go_back": "Go back", "go_home": "Go home"}
    outcomes = []
    with clinic.record_room() as room:
        for outcome in Visitor(clinic, kiosk, room).visit(_steps(section, section_title)):
            outcomes.append(outcome)
            if not outcome.is_right:
                clinic.touch(buttons[outcome.step.action])
    took_s = [outcome.took_s for outcome in outcomes if outcome.took_s is not None and outcome.is_right]
    missed = [f"{outcome.step.said} ({outcome.step.voice})" for outcome in outcomes if not outcome.is_right]
    note = f"{len(took_s)} of {len(outcomes)} obeyed" + (f", not {', '.join(missed)}" if missed else "")
    return [
        Row("end of spoken word to changed screen", in_ms(took_s), "ms", TARGET_MS, 50.0, note),
        Row("end of spoken word to changed screen", in_ms(took_s), "ms", TARGET_MS, 95.0),
    ]


def _steps(section: str, section_title: str) -> list[Step]:
    def has_opened(_before: Frame, now: Frame) -> bool:
        return now.title == section_title and now.first_sentence is not None

    def has_turned(before: Frame, now: Frame) -> bool:
        return now.title == before.title and now.first_sentence not in (None, before.first_sentence)

    def is_home(_before: Frame, now: Frame) -> bool:
        return now.screen == "home"

    round_trip = (
        (section, "open_section", has_opened),
        ("next page", "next_page", has_turned),
        ("go back", "go_back", has_turned),
        ("go home", "go_home", is_home),
    )
    voices = cycle(VOICES)
    return [
        Step(said, next(voices), action, is_done)
        for said, action, is_done in (round_trip * (SPOKEN // len(round_trip)))
    ]
