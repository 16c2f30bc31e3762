"""What staff measured and chose at the screen itself: it goes before the settings of the clinic."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kiosk.core.settings import Settings
from kiosk.library.kept_versions import SafeFolder
from kiosk.library.named_values import read_named_values
from kiosk.library.problems import Problem, StaffFileError
from kiosk.library.staff_file import read_text
from kiosk.library.value_check import check_values

_NAME = "measures.yaml"
_NAMES = {"mm_per_pixel", "viewing_distance_mm", "volume_percent"}
_HEAD = """\
# What staff measured and chose at the screen. It goes before the settings of the same names.
# Delete this file, and the settings count again.
"""
_MEND = "The settings count until it is measured again on the page for the staff"


@dataclass
class MeasuresFile:
    """A small file in the state folder. Any one thread."""

    folder: Path
    _safe: SafeFolder = field(init=False)

    def __post_init__(self) -> None:
        self._safe = SafeFolder(self.folder)

    @property
    def path(self) -> Path:
        """Where it is."""
        return self.folder / _NAME

    def keep(self, mm_per_pixel: float, viewing_distance_mm: int, volume_percent: int) -> None:
        """Writes them down; a folder that cannot be written is told in the log.

        Args:
            mm_per_pixel: As in `Settings`; 0 is not known, and not kept.
            viewing_distance_mm: As in `Settings`.
            volume_percent: As in `Settings`.
        """
        lines = [f"viewing_distance_mm: {viewing_distance_mm}", f"volume_percent: {volume_percent}"]
        if mm_per_pixel > 0.0:
            lines.insert(0, f"mm_per_pixel: {mm_per_pixel:.5f}")
        self._safe.write(self.path, (_HEAD + "\n".join(lines) + "\n").encode())

    def put_before(self, settings: Settings) -> tuple[Settings, tuple[Problem, ...]]:
        """The settings with what was measured in their place; a bad file counts for nothing, and is told of once."""
        if not self.path.exists():
            return settings, ()
        try:
            found = check_values(Settings, read_named_values(read_text(self.path), self.path))
            problems: Sequence[Problem] = found.problems
        except StaffFileError as error:
            problems = error.problems
        if problems:
            return settings, (replace(problems[0], mend=_MEND),)
        measured = {name: value for name, value in found.good.items() if name in _NAMES}
        return replace(settings, **measured), ()
