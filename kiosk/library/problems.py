"""What is wrong with a staff file, in words that staff understand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_LINE_ENDS = re.compile(r"\s*\n\s*")
WHOLE_FILE = 0
"""In place of a line: the problem is with the file, not with a line of it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one file."""

    file: Path
    line: int
    """From 1, or `WHOLE_FILE`."""
    what: str
    """What is wrong, without the full stop."""
    mend: str
    """What to do about it, without the full stop."""
    is_error: bool = True
    """False: advice; patients miss nothing."""
    may_pass: bool = False
    """True: it may go without any change in the file, such as a lock."""

    def __str__(self) -> str:
        """One line for a person: where, what, how to mend it."""
        return _one_line(f"{self.told(self.file)} {self.mend}.")

    def told(self, file: Path) -> str:
        """Where and what, with the file under a shorter name."""
        where = f"{file}, line {self.line}" if self.line else f"{file}"
        return _one_line(f"{_readable(where)}: {self.what}.")


def advice(file: Path, line: int, what: str, mend: str) -> Problem:
    """What could be better, though patients miss nothing."""
    return Problem(file, line, what, mend, is_error=False)


class StaffFileError(Exception):
    """A staff file cannot be used; carries every problem found in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def _readable(name: str) -> str:
    """A file name may hold bytes that are no text, which nothing could show or print."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _one_line(words: str) -> str:
    """What staff typed may go over several lines, and a part of it may be told again."""
    return _LINE_ENDS.sub(" ", words)
