"""A whole virtual clinic: sound card, room, screen, finger, bus and screen reader, in one private folder."""

import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.lab.bus import Bus
from tests.lab.finger import Finger
from tests.lab.other_voices import Speech, say_into_room, speak
from tests.lab.processes import end_left_behind, private_environment
from tests.lab.recording import Recording
from tests.lab.screen_reader import ScreenReader
from tests.lab.sound_server import LOUDSPEAKER, ROOM, SoundServer
from tests.lab.virtual_screen import VirtualScreen


class Clinic:
    """Enter it, and everything is there; leave it, and nothing is left."""

    def __init__(
        self,
        width_px: int = 1280,
        height_px: int = 800,
        *,
        has_loudspeaker: bool = True,
        has_microphone: bool = True,
    ) -> None:
        self._size_px = (width_px, height_px)
        self._plugged_in = (has_loudspeaker, has_microphone)

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self.folder = Path(tempfile.mkdtemp(prefix="kiosk-lab-"))
            stack.callback(shutil.rmtree, self.folder)
            stack.callback(end_left_behind, self.folder)
            environment = private_environment(self.folder)
            has_loudspeaker, has_microphone = self._plugged_in
            self.sound = stack.enter_context(
                SoundServer(
                    environment, self.folder, has_loudspeaker=has_loudspeaker, has_microphone=has_microphone
                )
            )
            self.screen = stack.enter_context(
                VirtualScreen(self.sound.environment, self.folder, *self._size_px)
            )
            self.bus = stack.enter_context(Bus(self.screen.environment, self.folder))
            self.finger = stack.enter_context(Finger(self.screen.display))
            self.reader = stack.enter_context(ScreenReader(self.bus.accessibility_address))
            self.environment = self.bus.environment
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def record_loudspeaker(self, rate_hz: int = 16_000) -> Recording:
        """What people in the room hear of the kiosk."""
        return Recording(self.environment, f"{LOUDSPEAKER}.monitor", rate_hz)

    def record_room(self) -> Recording:
        """What the microphone hears."""
        return Recording(self.environment, f"{ROOM}.monitor")

    def say(self, text: str | Speech, room: Recording, voice: str = "slt") -> float:
        """Somebody speaks; returns when the last sound of it ended (monotonic seconds)."""
        speech = speak(text, voice) if isinstance(text, str) else text
        return say_into_room(speech, self.environment, room)

    def touch(self, name: str, role: str = "button", deadline_s: float = 5.0) -> float:
        """Touch the middle of a thing; returns the moment of letting go (monotonic seconds)."""
        return self.finger.touch(*self.reader.middle_of(self.reader.wait_for(role, name, deadline_s)))
