"""From "Read aloud" to the first sound, and from "Stop reading" to silence, in the recorded loudspeaker."""

import random

from tests.lab.clinic import Clinic
from tests.lab.kiosk import Kiosk
from tests.lab.measures.table import Row, in_ms
from tests.lab.recording import Recording
from tests.lab.waiting import let_pass, wait_for

READINGS = 10
FIRST_SOUND_TARGET_MS = 150.0
SILENCE_TARGET_MS = 100.0
SOUND_WITHIN_S = 5.0
SPEAKS_NOW_S = 0.08
SURELY_SILENT_S = 1.0
LISTENED_S = (0.8, 2.5)


def measure_reading(clinic: Clinic, kiosk: Kiosk, section_title: str) -> list[Row]:
    """Have a section read aloud and stop it, again and again, by touch. The kiosk is on its home screen."""
    to_sound_s, to_silence_s = [], []
    chance = random.Random(5)
    with clinic.record_loudspeaker() as loudspeaker:
        for _ in range(READINGS):
            _open(clinic, kiosk, section_title)
            to_sound_s.append(_read(clinic, loudspeaker))
            let_pass(chance.uniform(*LISTENED_S))
            to_silence_s.append(_stop(clinic, loudspeaker))
            clinic.touch("I am finished")
    return [
        Row('"Read aloud" touched to first sound', in_ms(to_sound_s), "ms", FIRST_SOUND_TARGET_MS),
        Row('"Stop reading" touched to silence', in_ms(to_silence_s), "ms", SILENCE_TARGET_MS),
    ]


def _open(clinic: Clinic, kiosk: Kiosk, section_title: str) -> None:
    touched_s = clinic.touch(f"Number 2: {section_title}")
    kiosk.wait_for_frame(lambda frame: frame.title == section_title, touched_s, "the section")


def _read(clinic: Clinic, loudspeaker: Recording) -> float:
    touched_s = clinic.touch("Read aloud")
    heard_s = wait_for(lambda: loudspeaker.first_sound_after(touched_s), SOUND_WITHIN_S, "the first sound")
    return heard_s - touched_s


def _stop(clinic: Clinic, loudspeaker: Recording) -> float:
    place = clinic.reader.middle_of(clinic.reader.wait_for("button", "Stop reading"))
    wait_for(lambda: _speaks_now(loudspeaker), SOUND_WITHIN_S, "a word to be in the middle of")
    touched_s = clinic.finger.touch(*place)
    wait_for(lambda: loudspeaker.heard_until_s() > touched_s + SURELY_SILENT_S, SOUND_WITHIN_S, "silence")
    last_s = loudspeaker.last_sound_before(touched_s + SURELY_SILENT_S)
    return max(0.0, (last_s or 0.0) - touched_s)


def _speaks_now(loudspeaker: Recording) -> bool:
    now_s = loudspeaker.heard_until_s()
    return (loudspeaker.last_sound_before(now_s) or 0.0) > now_s - SPEAKS_NOW_S
