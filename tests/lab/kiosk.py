"""The kiosk itself, started as anybody starts it, amid the virtual hardware."""

import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from tests.lab.clinic import Clinic
from tests.lab.processes import Program
from tests.lab.trace_log import Frame, TraceLog
from tests.lab.waiting import wait_for

PROJECT = Path(__file__).resolve().parents[2]
MAIN = PROJECT / "main.py"
SPEECH_MODEL = PROJECT / "voices" / "models" / "vosk-model-small-en-us-0.15"
READY_WITHIN_S = 15.0
MM_PER_PIXEL = "0.25"
SOUND_LIBRARIES_SAY = ("ALSA lib ", "Expression '")
"""How lines of ALSA and PortAudio begin."""
TRACEBACK = "Traceback (most recent call last)"

_names = iter(f"kiosk-{number}" for number in range(1, 1_000_000))


class KioskEndedError(AssertionError):
    """The kiosk ended while something was expected of it."""


class Kiosk(Program):
    """A running kiosk. Leaving it ends it by its id."""

    def __init__(
        self,
        clinic: Clinic,
        *options: str,
        environment: Mapping[str, str] | None = None,
        is_windowed: bool = False,
        main: Path = MAIN,
    ) -> None:
        name = next(_names)
        trace = clinic.folder / f"{name}.trace"
        size = f"{clinic.screen.width_px}x{clinic.screen.height_px}"
        shape = ("--windowed", "--size", size) if is_windowed else ()
        command = [
            sys.executable,
            str(main),
            *shape,
            "--mm-per-pixel",
            MM_PER_PIXEL,
            "--trace",
            str(trace),
            *options,
        ]
        self.started_s = time.monotonic()
        self.trace = TraceLog(trace)
        super().__init__(command, environment or clinic.environment, clinic.folder, name)

    def wait_until_usable(self) -> float:
        """Wait for the first page; returns when it was painted (monotonic seconds)."""
        return self.wait_for_frame(lambda frame: frame.first_sentence is not None, 0.0, "the first page").at_s

    def wait_until_listening(self) -> float:
        """Wait until the kiosk says that it listens; returns when that was painted."""
        return self.wait_for_frame(
            lambda frame: frame.microphone == "listening", 0.0, "the kiosk to listen"
        ).at_s

    def wait_for_frame(
        self, shows: Callable[[Frame], bool], from_s: float, what: str, deadline_s: float = READY_WITHIN_S
    ) -> Frame:
        """Wait for the first frame painted after a moment that shows what is wanted.

        Raises:
            DeadlineMissedError: it did not come in time.
            KioskEndedError: the kiosk ended meanwhile; it carries the complaints.
        """

        def look() -> Frame | None:
            found = next(filter(shows, self.trace.frames(from_s)), None)
            if found is None and not self.is_running:
                raise KioskEndedError(f"The kiosk ended with {self.process.returncode}: {self.complaints}")
            return found

        return wait_for(look, deadline_s, what)

    @property
    def own_complaints(self) -> str:
        """What it complained of, without what the sound libraries in C print when a busy machine starves them."""
        lines = self.complaints.splitlines(keepends=True)
        return "".join(line for line in lines if not line.startswith(SOUND_LIBRARIES_SAY))

    def frame(self) -> Frame:
        """What is on the glass."""
        return self.trace.frames()[-1]

    def resident_mb(self) -> float:
        """Memory that is in use now, in megabytes (10^6), of the kiosk and what it started."""
        return sum(_resident_kb(pid) for pid in self.family()) * 1024 / 1e6

    def processor_s(self) -> float:
        """Processor time used so far, of the kiosk and what it started."""
        return sum(_processor_s(pid) for pid in self.family())

    def family(self) -> list[int]:
        """The kiosk's process id and those of its children."""
        return [self.pid, *(pid for pid in _children(self.pid))]


def _children(pid: int) -> list[int]:
    listed = [
        int(child)
        for task in Path(f"/proc/{pid}/task").iterdir()
        for child in (task / "children").read_text().split()
    ]
    return [found for child in listed for found in (child, *_children(child))]


def _resident_kb(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))


def _processor_s(pid: int) -> float:
    ticks = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(ticks[11]) + int(ticks[12])) / 100.0


def command_line(*arguments: str) -> list[str]:
    """A command of the kiosk, for `processes.run`."""
    return [sys.executable, str(MAIN), *arguments]
