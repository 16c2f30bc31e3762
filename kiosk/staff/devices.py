"""The command ``devices``: what the kiosk could use, what it would use, and why; and what its microphone hears."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.events import MicrophoneFault
from kiosk.staff.microphone import BUSY, Levels, Opening, fault_told, levels_told, no_sound_told

LISTENING_S = 3.0
LOUD_ROOM_DB = -35.0
"""Of full scale: a voice at arm's length, with the gain set right, is at -35 to -15 (ours)."""
_LOUD_ROOM = (
    "That is loud, and voices hardly stand out of it: turn its gain down in the computer's sound settings, and turn it "
    "away from fans, loudspeakers and the television."
)
UNUSABLE = 1
"""Exit code when there is a kind of which nothing can be used."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything there is of one kind."""

    title: str
    """Such as ``Microphones``."""
    names: tuple[str, ...]
    used: tuple[str, ...]
    """Those of `names` that the kiosk would use; empty: none."""
    reason: str
    """Why, in one sentence."""


@dataclass(frozen=True, slots=True)
class Listened:
    """What came of listening to the microphone."""

    opening: Opening | None = None
    """None: it could not be opened."""
    levels: Levels | None = None
    """None: no sound came."""
    refusal: str = ""
    """Why it could not be opened, in one sentence."""


def devices(
    listings: Sequence[Listing], listen: Callable[[], Listened] | None = None, settings: Path = Path()
) -> int:
    """Print the listings, and what the microphone hears; returns the exit code, 0 or `UNUSABLE`.

    Args:
        listings: What there is.
        listen: Listens to the microphone for `LISTENING_S`; None: it is left alone.
        settings: The settings file, in which a device can be named.
    """
    for listing in listings:
        print(f"{listing.title}:")
        for name in listing.names or ("none",):
            print(f"  {'*' if name in listing.used else ' '} {name}")
        print(f"    {listing.reason}")
    print("* would be used.")
    are_there = all(listing.used for listing in listings)
    is_hearing = listen is None or _try(listen, settings)
    return 0 if are_there and is_hearing else UNUSABLE


def _try(listen: Callable[[], Listened], settings: Path) -> bool:
    """Whether the microphone can be used."""
    print(f"\nListening for {LISTENING_S:.0f} seconds, say something. No sound is stored.", flush=True)
    found = listen()
    if found.opening is None:
        print(f"{found.refusal} {BUSY}")
        return False
    print(found.opening.told())
    if found.levels is None:
        print(no_sound_told(settings))
        return False
    fault = found.levels.fault
    if fault is MicrophoneFault.NONE:
        print(f"It gives sound. {levels_told(found.levels)}.")
        if (found.levels.room_db or 0.0) > LOUD_ROOM_DB:
            print(_LOUD_ROOM)
    else:
        print(fault_told(fault, settings))
    return fault is MicrophoneFault.NONE
