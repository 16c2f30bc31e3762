"""What is wrong with a staff file, in words that staff understand."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one file."""

    file: Path
    line: int
    """From 1."""
    what: str
    """What is wrong, without the full stop."""
    mend: str
    """What to do about it, without the full stop."""

    def __str__(self) -> str:
        """One line for a person: where, what, how to mend it."""
        return f"{self.file}, line {self.line}: {self.what}. {self.mend}."


class StaffFileError(Exception):
    """A staff file cannot be used; carries every problem found in it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)
