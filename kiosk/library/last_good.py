"""Keeps the good versions of every content file in the state folder."""

import logging
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

_log = logging.getLogger(__name__)
_MOST_VERSIONS = 20
"""Of each file."""
_STAMP = "%Y%m%dT%H%M%S%fZ"
_VERSIONS = "versions"
"""Folder with a folder for each file, in which each version is named by its number and its time."""
_SHOWN = "shown"
"""Folder with a list for each language: the files that were shown last."""


@dataclass(frozen=True, slots=True)
class Version:
    """A text that a file once had."""

    kept_at: datetime
    """In UTC."""
    text: str


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass
class LastGood:
    """Good texts of content files; a state folder that cannot be written is reported once and done without.

    Any one thread; another process may read and keep in the same folder.
    """

    folder: Path
    clock: Callable[[], datetime] = _now
    """Gives the time in UTC."""
    _newest: dict[str, str] = field(default_factory=dict, init=False)
    _shown: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False)
    _is_reported: bool = field(default=False, init=False)

    def keep(self, name: str, text: str) -> None:
        """Keeps a good text under its name, such as ``en/4-treatments.md``, unless it is the newest already."""
        if self.find(name) == text:
            return
        self._newest[name] = text
        before = self._files(name)
        number = _number(before[0]) + 1 if before else 1
        stamp = self.clock().astimezone(UTC).strftime(_STAMP)
        self._write(self.folder / _VERSIONS / name / f"{number:06}-{stamp}", text)
        for old in before[_MOST_VERSIONS - 1 :]:
            self._remove(old)

    def find(self, name: str) -> str | None:
        """The newest good text of a name, if there is one."""
        return next(self.texts(name), None)

    def texts(self, name: str) -> Iterator[str]:
        """The good texts of a name, the newest first."""
        if name in self._newest:
            yield self._newest[name]
        for file in self._files(name):
            text = _text_of(file)
            if text is not None:
                self._newest.setdefault(name, text)
                yield text

    def versions(self) -> Mapping[str, tuple[Version, ...]]:
        """Every version that is kept, by name, the newest first; also of files that are gone."""
        top = self.folder / _VERSIONS
        names = sorted({file.parent.relative_to(top).as_posix() for file in top.glob("*/*/*")})
        found = {name: tuple(filter(None, map(_version, self._files(name)))) for name in names}
        return {name: versions for name, versions in found.items() if versions}

    def note_shown(self, language: str, names: tuple[str, ...]) -> None:
        """Notes which files make up what is shown now."""
        if self.shown(language) != names:
            self._shown[language] = names
            self._write(self.folder / _SHOWN / language, "\n".join(names))

    def shown(self, language: str) -> tuple[str, ...]:
        """The names of the files that were shown last."""
        if language not in self._shown:
            listed = _text_of(self.folder / _SHOWN / language) or ""
            self._shown[language] = tuple(listed.split("\n")) if listed else ()
        return self._shown[language]

    def _files(self, name: str) -> list[Path]:
        """The files of the versions, the newest first."""
        try:
            found = [file for file in (self.folder / _VERSIONS / name).iterdir() if _number(file)]
        except OSError:
            return []
        return sorted(found, key=_number, reverse=True)

    def _write(self, file: Path, text: str) -> None:
        unfinished = self.folder / f"unfinished-{os.getpid()}"
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with unfinished.open("w", encoding="utf-8", newline="\n") as out:
                out.write(text)
                out.flush()
                # Whoever switches the kiosk off at the wall shall not find an empty file the next morning.
                os.fsync(out.fileno())
            unfinished.replace(file)
        except OSError as error:
            self._report(file, error)
            with suppress(OSError):
                unfinished.unlink()

    def _remove(self, file: Path) -> None:
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            self._report(file, error)

    def _report(self, file: Path, error: OSError) -> None:
        if not self._is_reported:
            self._is_reported = True
            _log.warning(
                "%s: the last good content cannot be kept there (%s). Make the folder writable.",
                file,
                error.strerror,
            )


def _number(file: Path) -> int:
    """Of a version; 0: no version."""
    number, _, stamp = file.name.partition("-")
    return int(number) if number.isdecimal() and stamp else 0


def _text_of(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8") or None
    except (OSError, UnicodeDecodeError):
        return None


def _version(file: Path) -> Version | None:
    try:
        kept_at = datetime.strptime(file.name.partition("-")[2], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    text = _text_of(file)
    return None if text is None else Version(kept_at, text)
