"""Versions of files in a folder: written so that none is ever half there, thinned out, found again."""

import errno
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

_log = logging.getLogger(__name__)
_SITTING = timedelta(minutes=10)
"""Versions nearer than this in time are steps of the same work: some editors save by themselves every few seconds."""
_STAMP = "%Y%m%dT%H%M%S%fZ"
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}


@dataclass
class SafeFolder:
    """A folder to write to; each reason why it cannot be is reported once. Any one thread."""

    path: Path
    _reported: set[int | None] = field(default_factory=set, init=False)

    def write(self, file: Path, data: bytes) -> bool:
        """Puts a file into place in one step; returns whether it is there."""
        unfinished = self.path / f"unfinished-{os.getpid()}"
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with unfinished.open("wb") as out:
                out.write(data)
                out.flush()
                # Whoever switches the kiosk off at the wall shall not find an empty file the next morning.
                os.fsync(out.fileno())
            unfinished.replace(file)
        except OSError as error:
            self._report(file, error)
            with suppress(OSError):
                unfinished.unlink()
            return False
        return True

    def remove(self, file: Path) -> None:
        """Takes a file away, if it is there."""
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            self._report(file, error)

    def _report(self, file: Path, error: OSError) -> None:
        if error.errno in self._reported:
            return
        self._reported.add(error.errno)
        mend = "Make room on the disk" if error.errno in _NO_ROOM else "Make the folder writable"
        told = "%s: what the kiosk itself writes cannot be kept there (%s). %s."
        _log.warning(told, file, error.strerror, mend)


@dataclass
class KeptVersions:
    """The versions of each of some files, in a folder for each, named by number and time. Any one thread."""

    safe: SafeFolder
    top: Path
    """Holds the folders."""
    most: int
    """Versions of one file."""
    clock: Callable[[], datetime]
    """Gives the time in UTC."""
    _newest: dict[str, bytes] = field(default_factory=dict, init=False)
    _unwritten: set[str] = field(default_factory=set, init=False)
    """Names whose newest version is known here alone, until the folder can be written again."""

    def keep(self, name: str, data: bytes) -> None:
        """Keeps a version, unless it is the newest already.

        In one sitting the first version that was there and the first step stay, and the last step is overwritten.
        """
        if name not in self._unwritten and next(self.found(name), None) == data:
            return
        self._newest[name] = data
        self._unwritten.add(name)
        before, now = self.files(name), self.clock().astimezone(UTC)
        number = _number(before[0]) + 1 if before else 1
        if not self.safe.write(self.top / name / f"{number:06}-{now.strftime(_STAMP)}", data):
            return
        self._unwritten.discard(name)
        gone = before[self.most - 1 :]
        for old in before[:1] if self._is_a_step(before, data, now) else gone:
            self.safe.remove(old)

    def found(self, name: str) -> Iterator[bytes]:
        """The versions of a name, the newest first."""
        if name in self._newest:
            yield self._newest[name]
        for file in self.files(name):
            data = data_of(file)
            if data:
                self._newest.setdefault(name, data)
                yield data

    def files(self, name: str) -> list[Path]:
        """The files of the versions, the newest first."""
        try:
            found = [file for file in (self.top / name).iterdir() if _number(file)]
        except OSError:
            return []
        return sorted(found, key=_number, reverse=True)

    def _is_a_step(self, before: list[Path], data: bytes, now: datetime) -> bool:
        """Whether the two newest are of this sitting; what is brought back is none of its steps."""
        newest = [kept_at(file) for file in before[:2]]
        steps = [time for time in newest if time and timedelta() <= now - time < _SITTING]
        return len(steps) == 2 and data not in map(data_of, before)


def kept_at(file: Path) -> datetime | None:
    """When a version was kept, in UTC; None: its name does not say."""
    try:
        return datetime.strptime(file.name.partition("-")[2], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def data_of(file: Path) -> bytes:
    """What is in a version; nothing if it cannot be read."""
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _number(file: Path) -> int:
    """Of a version; 0: no version."""
    number, _, stamp = file.name.partition("-")
    return int(number) if number.isdecimal() and stamp else 0
