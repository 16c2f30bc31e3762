"""From a touch to the changed screen, by what the kiosk notes and by what the screen itself shows."""

import threading
import time
from types import TracebackType
from typing import Self

from tests.lab.clinic import Clinic
from tests.lab.kiosk import Kiosk
from tests.lab.measures.table import Row, in_ms
from tests.lab.virtual_screen import VirtualScreen
from tests.lab.waiting import let_pass, wait_for

TOUCHES = 30
TARGET_MS = 100.0
CHANGED_WITHIN_S = 5.0
LOOK_EVERY_S = 0.004
EVERY_PX = 6
"""A change smaller than this grid may be missed; a page is larger."""
LONGEST_FRAME_MS = 50.0
"""No frame may take longer while a page is read aloud (ours)."""
HANDS_REST_S = 0.6
"""An identical touch within 0.5 s is taken for a tremble."""


class ScreenWatch:
    """Looks at the frame buffer from outside, on a thread of its own, and notes when the page area changed."""

    def __init__(self, screen: VirtualScreen) -> None:
        self._screen = screen
        self._changes_s: list[float] = []
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._look, name="screen watch", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._is_over.set()
        self._thread.join()

    def first_change_after(self, from_s: float) -> float | None:
        """When the page first looked otherwise; None: not yet. Monotonic seconds."""
        return next((change_s for change_s in self._changes_s if change_s >= from_s), None)

    def _look(self) -> None:
        before = self._page_area()
        while not self._is_over.wait(LOOK_EVERY_S):
            now = self._page_area()
            if now != before:
                self._changes_s.append(time.monotonic())
                before = now

    def _page_area(self) -> bytes:
        height_px = self._screen.height_px
        picture = self._screen.picture()
        return picture[height_px // 5 : height_px // 2 : EVERY_PX, ::EVERY_PX, 1].tobytes()


def measure_touch(clinic: Clinic, kiosk: Kiosk, section_title: str) -> list[Row]:
    """Turn pages there and back by touch, first in silence, then while they are read aloud.

    The kiosk is on its home screen, and its microphone is open.
    """
    touched_s = clinic.touch(f"Number 2: {section_title}")
    kiosk.wait_for_frame(lambda frame: frame.title == section_title, touched_s, "the section")
    with ScreenWatch(clinic.screen) as watch:
        seen_s = [_turn(clinic, kiosk, turn, watch) for turn in range(TOUCHES)]
    read_s = clinic.touch("Read aloud")
    kiosk.wait_for_frame(lambda frame: frame.word is not None, read_s, "the first mark")
    noted_s = [_turn(clinic, kiosk, turn) for turn in range(TOUCHES)]
    marking_ms = _marking_ms(kiosk, read_s)
    touched_s = clinic.touch("Go home")
    kiosk.wait_for_frame(lambda frame: frame.screen == "home", touched_s, "the home screen")
    note = f"looked every {1000 * LOOK_EVERY_S:.0f} ms"
    return [
        Row("touch to changed screen, in the frame buffer", in_ms(seen_s), "ms", TARGET_MS, 95.0, note),
        Row("the same while reading, as the kiosk notes it", in_ms(noted_s), "ms", TARGET_MS, 95.0),
        Row(
            "while reading, from a word to its mark", marking_ms, "ms", LONGEST_FRAME_MS, 100.0, "the longest"
        ),
    ]


def _marking_ms(kiosk: Kiosk, from_s: float) -> list[float]:
    """How long deciding, drawing and painting took for each word that was marked."""
    frames = [frame.at_s for frame in kiosk.trace.frames(from_s) if frame.word is not None]
    words = [event.at_s for event in kiosk.trace.events("WordReached", from_s)]
    painted = (next((frame_s for frame_s in frames if frame_s >= word_s), None) for word_s in words)
    return in_ms([frame_s - word_s for frame_s, word_s in zip(painted, words, strict=True) if frame_s])


def _turn(clinic: Clinic, kiosk: Kiosk, turn: int, watch: ScreenWatch | None = None) -> float:
    """Turn one page; returns the seconds until it was painted: as seen with a watch, else as noted."""
    button = ("Next page", "Go back")[turn % 2]
    place = clinic.reader.middle_of(clinic.reader.wait_for("button", button))
    let_pass(HANDS_REST_S)
    before = kiosk.frame().first_sentence
    touched_s = clinic.finger.touch(*place)
    noted = kiosk.wait_for_frame(lambda frame: frame.first_sentence != before, touched_s, "the page to turn")
    if watch is None:
        return noted.at_s - touched_s
    seen_s = wait_for(lambda: watch.first_change_after(touched_s), CHANGED_WITHIN_S, "the picture to change")
    return seen_s - touched_s
