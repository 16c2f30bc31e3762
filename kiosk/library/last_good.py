"""Keeps the good versions of every content file in the state folder."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from kiosk.library.kept_versions import KeptVersions, SafeFolder, data_of, kept_at

_MOST_TEXTS = 20
"""Versions of each text."""
_MOST_PICTURES = 4
"""Versions of each picture: they are large."""
_TEXTS = "versions"
_PICTURES = "pictures"
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
    """Good texts and pictures; a state folder that cannot be written is reported once and done without.

    Any one thread; another process may read and keep in the same folder.
    """

    folder: Path
    clock: Callable[[], datetime] = _now
    """Gives the time in UTC."""
    _shown: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False)
    _unwritten: set[str] = field(default_factory=set, init=False)
    """Languages whose list could not be written."""
    _safe: SafeFolder = field(init=False)
    _texts: KeptVersions = field(init=False)
    _pictures: KeptVersions = field(init=False)

    def __post_init__(self) -> None:
        self._safe = SafeFolder(self.folder)
        self._texts = KeptVersions(self._safe, self.folder / _TEXTS, _MOST_TEXTS, self.clock)
        self._pictures = KeptVersions(self._safe, self.folder / _PICTURES, _MOST_PICTURES, self.clock)

    def keep(self, name: str, text: str) -> None:
        """Keeps a good text under its name, such as ``en/4-treatments.md``, unless it is the newest already."""
        self._texts.keep(name, text.encode())

    def find(self, name: str) -> str | None:
        """The newest good text of a name, if there is one."""
        return next(self.texts(name), None)

    def texts(self, name: str) -> Iterator[str]:
        """The good texts of a name, the newest first."""
        return filter(None, map(_decoded, self._texts.found(name)))

    def versions(self) -> Mapping[str, tuple[Version, ...]]:
        """Every version of the texts that is kept, by name, the newest first; also of files that are gone."""
        top = self.folder / _TEXTS
        names = sorted({file.parent.relative_to(top).as_posix() for file in top.glob("*/*/*")})
        found = {name: tuple(filter(None, map(_version, self._texts.files(name)))) for name in names}
        return {name: versions for name, versions in found.items() if versions}

    def keep_picture(self, name: str, drawing: bytes) -> None:
        """Keeps a good picture under its name, such as ``en/pictures/nerve.svg``, unless it is the newest already."""
        self._pictures.keep(name, drawing)

    def pictures(self, name: str) -> Iterator[bytes]:
        """The good drawings of a name, the newest first."""
        return self._pictures.found(name)

    def note_shown(self, language: str, names: tuple[str, ...]) -> None:
        """Notes which files make up what is shown now."""
        if self.shown(language) != names or language in self._unwritten:
            self._shown[language] = names
            is_written = self._safe.write(self.folder / _SHOWN / language, "\n".join(names).encode())
            (self._unwritten.discard if is_written else self._unwritten.add)(language)

    def shown(self, language: str) -> tuple[str, ...]:
        """The names of the files that were shown last."""
        if language not in self._shown:
            listed = _decoded(data_of(self.folder / _SHOWN / language))
            self._shown[language] = tuple(listed.split("\n")) if listed else ()
        return self._shown[language]


def _decoded(data: bytes) -> str | None:
    try:
        return data.decode("utf-8") or None
    except UnicodeDecodeError:
        return None


def _version(file: Path) -> Version | None:
    time, text = kept_at(file), _decoded(data_of(file))
    return Version(time, text) if time and text else None
