"""What an installer should change so that commands are heard better."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from kiosk.core.events import MicrophoneFault
from kiosk.core.settings import Caution
from kiosk.staff.microphone import Levels, fault_told, no_sound_told

NOISY_DB = 10.0
"""With the voice so far above the room, the kiosk is held to 88 commands in 100; with less, to fewer (ours)."""
COMFORTABLE_DB = 15.0
"""From here on it is not the noise that commands are missed for (ours)."""
OFTEN = 2
"""So many times out of ten are no accident."""


class Ending(StrEnum):
    """How the check ended."""

    COMPLETE = "complete"
    INTERRUPTED = "interrupted"
    """Somebody pressed Ctrl-C."""
    LOST = "lost"
    """The microphone gave no sound any more."""
    MUTED = "muted"
    """It never gave any."""


def advice(
    counts: Mapping[str, int], ending: Ending, levels: Levels, caution: Caution, settings: Path
) -> list[str]:
    """Sentences, the most important first.

    Args:
        counts: How often there was each `voice_check.Outcome`, by its value.
        ending: How the check ended.
        levels: How loud room and voice were.
        caution: As it is set.
        settings: The settings file.
    """
    if ending is Ending.LOST:
        return [no_sound_told(settings)]
    told = [fault_told(levels.fault, settings)] if levels.fault is not MicrophoneFault.NONE else []
    if ending is not Ending.COMPLETE:
        return told
    missed = sum(counts.values()) - counts["right"]
    told += _of_noise(levels, is_missed=missed > 0)
    told += _of_caution(counts, caution, settings)
    if counts["silent"] >= OFTEN:
        told.append(
            "It often noticed nobody: bring the microphone nearer, turn it to the speaker, or speak up."
        )
    if missed and not told:
        told.append("Try again, and let another person try; if it stays so, try another microphone, nearer.")
    return told or ["It hears well here; nothing needs to be changed."]


def _of_noise(levels: Levels, *, is_missed: bool) -> list[str]:
    if levels.room_db is None or levels.voice_db is None:
        return []
    above_db = levels.voice_db - levels.room_db
    if above_db < NOISY_DB:
        return [
            "The room is nearly as loud as the voice: bring the microphone nearer to where people speak, and turn it "
            "away from fans, loudspeakers and the television."
        ]
    if above_db < COMFORTABLE_DB and is_missed:
        return ["The room is rather loud: a microphone nearer to where people speak would hear more."]
    return []


def _of_caution(counts: Mapping[str, int], caution: Caution, settings: Path) -> list[str]:
    if counts["wrong"] >= OFTEN and caution is not Caution.CAREFUL:
        return [f"Commands are mixed up: write `caution: careful` in {settings}."]
    if counts["unsure"] >= OFTEN and counts["wrong"] == 0 and caution is not Caution.EAGER:
        return [f"It is often not sure enough: write `caution: eager` in {settings}."]
    return []
