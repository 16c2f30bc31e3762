"""What the kiosk itself noted of events and painted frames, for times that cannot be seen from outside."""

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from tests.lab.waiting import wait_for


@dataclass(frozen=True, slots=True)
class Happening:
    """An event that the kiosk took in."""

    at_s: float
    """Monotonic seconds, the clock of the whole machine."""
    name: str
    """Class of the event."""
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Frame:
    """What was on the glass from a moment on."""

    at_s: float
    """Monotonic seconds at which it was painted."""
    screen: str
    title: str
    document: str
    """Id of its text, which changes with the text."""
    first_sentence: int | None
    """First sentence of the page shown; None until the pages are measured."""
    sentence: int | None
    """The sentence that is marked."""
    word: int | None
    """The word that is marked."""
    microphone: str
    """State of the microphone: ``listening``, ``stop_only``, ``starting`` or ``closed``."""
    sound: str
    """What the kiosk says of its sound; empty while it works."""
    is_asking: bool
    """Whether it asks if anybody is there."""


class TraceLog:
    """Reads ``--trace FILE`` of a running kiosk as it grows."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._read_bytes = 0
        self._happenings: list[Happening] = []
        self._frames: list[Frame] = []

    def events(self, name: str, from_s: float = 0.0) -> list[Happening]:
        """The events of a class after a moment."""
        self._read_on()
        return [event for event in self._happenings if event.name == name and event.at_s >= from_s]

    def frames(self, from_s: float = 0.0) -> list[Frame]:
        """The frames painted after a moment."""
        self._read_on()
        return [frame for frame in self._frames if frame.at_s >= from_s]

    def wait_for_event(self, name: str, from_s: float, deadline_s: float) -> Happening:
        """Wait for the first event of a class after a moment."""
        return wait_for(lambda: next(iter(self.events(name, from_s)), None), deadline_s, f"the event {name}")

    def _read_on(self) -> None:
        if not self._file.exists():
            return
        with self._file.open("rb") as source:
            source.seek(self._read_bytes)
            whole_lines, newline, _ = source.read().rpartition(b"\n")
        self._read_bytes += len(whole_lines) + len(newline)
        for line in whole_lines.splitlines():
            self._take(json.loads(line))

    def _take(self, line: dict[str, Any]) -> None:
        data = line["data"]
        if line["kind"] == "event":
            self._happenings.append(Happening(line["t"], line["name"], data))
        elif line["kind"] == "frame" and data:
            known = {field.name: data[field.name] for field in fields(Frame) if field.name != "at_s"}
            self._frames.append(Frame(at_s=line["t"], **known))
