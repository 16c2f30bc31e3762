"""What the staff's screens ask of the machine: the PIN, the measures, the end."""

import logging
import os
import queue
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.core.effects import CheckPin, KeepMeasures
from kiosk.core.ports import Post
from kiosk.library.measures_file import MeasuresFile
from kiosk.staff.pin import PinDoor, PinFolder

LEAVE = 0
"""Exit code when the staff closed the kiosk: whoever starts it after a fault leaves it closed."""
RESTART = 3
"""Exit code when it is to begin again at once; `main.py` sees to that itself."""
LAST_WORDS_S = 5.0
"""How long what is being said may still go on: a sentence, not a page."""
_log = logging.getLogger("kiosk")

_Order = CheckPin | KeepMeasures | None
"""None: look whether to end."""


@dataclass(frozen=True, slots=True)
class Ending:
    """The staff have ended the program."""

    code: int
    """Exit code."""
    asked_s: float
    """Monotonic seconds."""

    def is_due(self, now_s: float, *, is_speaking: bool) -> bool:
        """Whether it ends now: what is being said ends first, if it is short."""
        return not is_speaking or now_s >= self.asked_s + LAST_WORDS_S


def begin_again() -> int:
    """Puts a new kiosk, started as this one was, into the place of this process, which must have ended all its work.

    Whoever waits for the process notices nothing.

    Returns:
        The exit code, if that fails.
    """
    # Of the parts written in C, some would leave their files open to the new one.
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))
    try:
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
    except OSError as error:
        _log.error("It could not begin again (%s). Start it by hand.", error.strerror)
    return RESTART


class StaffOffice:
    """Fulfils `ports.Office` on a thread of its own, "office", which alone touches its files."""

    def __init__(self, folder: Path, post: Post, end: Callable[[int], None]) -> None:
        """Nothing starts yet.

        Args:
            folder: The state folder.
            post: The door to the engine.
            end: Ends the program with an exit code; called on the main thread, returns at once.
        """
        self._folder = folder
        self._post = post
        self._end = end
        self._orders: queue.SimpleQueue[_Order] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="office", daemon=True)

    def start(self) -> None:
        """Begin to work; returns at once."""
        self._thread.start()

    def stop(self, timeout_s: float) -> None:
        """Do what was asked before, and end the thread, waiting at most so long."""
        self._orders.put(None)
        if self._thread.is_alive():
            self._thread.join(timeout_s)

    def check_pin(self, digits: str) -> None:
        """Hold a PIN against the one that was set; returns at once."""
        self._orders.put(CheckPin(digits))

    def keep_measures(self, measures: KeepMeasures) -> None:
        """Write down what the staff measured and chose; returns at once."""
        self._orders.put(measures)

    def end_kiosk(self, *, is_restart: bool) -> None:
        """End the program; returns at once."""
        self._end(RESTART if is_restart else LEAVE)

    def _work(self) -> None:
        """The office's thread."""
        door = PinDoor(PinFolder(self._folder), time.monotonic, _log.warning)
        measures = MeasuresFile(self._folder)
        while (order := self._orders.get()) is not None:
            match order:
                case CheckPin(digits):
                    self._post(door.check(digits))
                case KeepMeasures():
                    measures.keep(order.mm_per_pixel, order.viewing_distance_mm, order.volume_percent)
