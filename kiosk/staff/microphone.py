"""What is told of a microphone that was listened to, in plain words."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kiosk.core.events import MicrophoneFault
from kiosk.core.ports import RECOGNISER_RATE_HZ

_WANTED = (RECOGNISER_RATE_HZ, 1)
BUSY = "If the kiosk is running, or another program uses the microphone, end that first."
"""What to do when one does not open."""


class Levels(Protocol):
    """What the sound was like."""

    @property
    def room_db(self) -> float | None:
        """Between the words, in dB of full scale; None: nothing came."""

    @property
    def voice_db(self) -> float | None:
        """Of the words; None: nobody spoke."""

    @property
    def fault(self) -> MicrophoneFault:
        """What is wrong with the microphone."""


@dataclass(frozen=True, slots=True)
class Opening:
    """How a microphone was opened. Each pair is a rate in Hz and a number of channels."""

    name: str
    opened: tuple[int, int]
    behind_server: tuple[int, int] | None = None
    """What it gives to the sound server; None: there is none in between."""

    def told(self) -> str:
        """In one sentence."""
        as_opened = f"{self.name} was opened with {_form(self.opened)}"
        if self.opened != _WANTED:
            return f"{as_opened}; the kiosk converts this to {_form(_WANTED)}."
        if self.behind_server not in (None, _WANTED):
            return (
                f"{as_opened}; the sound server converts its {_form(self.behind_server or _WANTED)} to that."
            )
        return f"{as_opened}, as the kiosk needs it."


def levels_told(levels: Levels) -> str:
    """How loud it is: part of a sentence."""
    room = "The room is at ? dB" if levels.room_db is None else f"The room is at {levels.room_db:.0f} dB"
    if levels.voice_db is None:
        return room
    voice = f"{room}, the voice at {levels.voice_db:.0f} dB"
    if levels.room_db is None:
        return voice
    above_db = levels.voice_db - levels.room_db
    return f"{voice}: {abs(above_db):.0f} dB {'above' if above_db >= 0.0 else 'below'} it"


def fault_told(fault: MicrophoneFault, settings: Path) -> str:
    """What is wrong and what to do, in one sentence; empty: nothing.

    Args:
        fault: Of the microphone.
        settings: The settings file, in which another one can be named.
    """
    other = f"name another one after `microphone:` in {settings}"
    match fault:
        case MicrophoneFault.MUTED:
            return (
                "Only dead silence comes, so it is switched off, or it is no microphone but a virtual device or the "
                f"sound of the loudspeaker: switch it on, also in the computer's sound settings, or {other}."
            )
        case MicrophoneFault.TOO_LOUD:
            return (
                "It is far too loud, so that its sound is cut off at the top: turn its gain down in the computer's "
                "sound settings, or move it away."
            )
        case MicrophoneFault.TOO_QUIET:
            return (
                "It is far too quiet: turn its gain up in the computer's sound settings, bring it nearer to where "
                f"people speak, or {other}."
            )
        case MicrophoneFault.NONE:
            return ""


def no_sound_told(settings: Path) -> str:
    """An open microphone gives nothing at all."""
    return (
        "No sound comes from it: pull it out and plug it in again, or name another one after `microphone:` in "
        f"{settings}."
    )


def _form(form: tuple[int, int]) -> str:
    rate_hz, channels = form
    return f"{rate_hz} Hz and {channels} channel{'' if channels == 1 else 's'}"
