"""Keeps the last good version of every content file in the state folder."""

import logging
from dataclasses import dataclass, field
from pathlib import Path

_log = logging.getLogger(__name__)


@dataclass
class LastGood:
    """Copies of content files; a state folder that cannot be written is reported once and done without."""

    folder: Path
    _kept: dict[str, str] = field(default_factory=dict, init=False)
    _is_reported: bool = field(default=False, init=False)

    def keep(self, name: str, text: str) -> None:
        """Keeps a good text under its name, such as ``en/treatments.md``."""
        if self.find(name) == text:
            return
        self._kept[name] = text
        file = self.folder / name
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            unfinished = file.with_name(file.name + ".new")
            unfinished.write_text(text, encoding="utf-8")
            unfinished.replace(file)
        except OSError as error:
            self._report(file, error)

    def find(self, name: str) -> str | None:
        """The last good text of a name, if there is one."""
        if name not in self._kept:
            try:
                self._kept[name] = (self.folder / name).read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError):
                return None
        return self._kept[name]

    def _report(self, file: Path, error: OSError) -> None:
        if not self._is_reported:
            self._is_reported = True
            _log.warning(
                "%s: the last good content cannot be kept there (%s). Make the folder writable.",
                file,
                error.strerror,
            )
