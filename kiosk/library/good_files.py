"""Reads the files of one load: each as it is on disk, or else its last good version."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from kiosk.library.last_good import LastGood
from kiosk.library.problems import WHOLE_FILE, Problem, StaffFileError
from kiosk.library.staff_file import read_text

Part = TypeVar("Part")
Make = Callable[[str], tuple[Part, Iterable[Problem]]]
"""Makes something of a text, and names what had to be left out; raises StaffFileError if nothing can be made."""


@dataclass
class GoodFiles:
    """The files of one load, and what is wrong with them."""

    content: Path
    """Holds a folder for each language; the names of good versions begin there."""
    last_good: LastGood
    is_there: bool = True
    """Whether the folder of the language is there; without it there is no need to name each file in it."""
    problems: list[Problem] = field(default_factory=list)
    from_disk: set[Path] = field(default_factory=set)
    """Those that are good as they are on disk."""

    def part(self, file: Path, make: Make[Part]) -> Part | None:
        """What is made of a file or of its last good version; None if there is neither."""
        if not self.is_there:
            return self.last_part(self.name(file), make)
        try:
            text = read_text(file)
            part, left_out = make(text)
        except StaffFileError as error:
            self.problems += error.problems
        # Whatever a library stumbles over in a file of staff: the other files are shown all the same.
        except Exception as error:  # noqa: BLE001
            what = f"the kiosk stumbles over this file ({type(error).__name__})"
            self.problems.append(Problem(file, WHOLE_FILE, what, "Take back the last change in it"))
        else:
            self.problems += left_out
            self.from_disk.add(file)
            self.last_good.keep(self.name(file), text)
            return part
        return self.last_part(self.name(file), make)

    def last_part(self, name: str, make: Make[Part]) -> Part | None:
        """What is made of the newest good version that anything can still be made of."""
        for text in self.last_good.texts(name):
            part = self._last_try(text, make)
            if part is not None:
                return part
        return None

    def _last_try(self, text: str, make: Make[Part]) -> Part | None:
        """What is made of a text that was good once; another kiosk may have kept it, so it may not be good now."""
        try:
            return make(text)[0]
        except Exception:  # noqa: BLE001
            return None

    def name(self, file: Path) -> str:
        """The name under which its good versions are kept."""
        return file.relative_to(self.content).as_posix()
