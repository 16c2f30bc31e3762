"""What is wrong with a staff file, in words that staff understand."""

from dataclasses import dataclass
from pathlib import Path

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

    def __str__(self) -> str:
        """One line for a person: where, what, how to mend it."""
        where = f"{self.file}, line {self.line}" if self.line else f"{self.file}"
        return f"{where}: {self.what}. {self.mend}."


class StaffFileError(Exception):
    """A staff file cannot be used; carries every problem found in it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)
