"""The command ``check``: everything that was found in the texts, and the reading grade of each section."""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

HAS_ERRORS = 1
"""Exit code when there is an error; advice alone is no error."""
_HEADS = (
    "section",
    "words",
    "a sentence",
    "longest",
    "FK",
    "SMOG",
    "left out",
    "terms",
    "FK with all",
    "reviewed",
)
_LEGEND = """\
words, words in a sentence on average (at most 12) and in the longest (at most 20); grades by Flesch-Kincaid (FK, at
most 6) and SMOG (at most 8) without terms, the words that words.yaml explains; the share of words left out so: those
terms that come first, up to 5 %; the share of all terms; the grade by Flesch-Kincaid with all terms (at most 8)"""


class Found(Protocol):
    """One thing to mend or to better."""

    @property
    def file(self) -> Path:
        """Where."""

    @property
    def line(self) -> int:
        """From 1; 0: the whole file."""

    @property
    def what(self) -> str:
        """What is wrong, without the full stop."""

    @property
    def mend(self) -> str:
        """What to do about it, without the full stop."""

    @property
    def is_error(self) -> bool:
        """Whether it is more than advice."""

    def told(self, file: Path) -> str:
        """Where and what, with the file under another name."""


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One section in the table."""

    section: str
    reviewed: str
    """Day and name, or empty."""
    words: int | None = None
    """None, here and below: nothing is known about plain words in this language, or which words are terms."""
    mean_words: float | None = None
    """In a sentence."""
    longest: int | None = None
    """Words of the longest sentence."""
    flesch_kincaid: float | None = None
    """School grade without terms."""
    smog: float | None = None
    """School grade without terms."""
    left_out_percent: float | None = None
    """Share of the words that the grades without terms leave out."""
    terms_percent: float | None = None
    """Share of the words that are terms."""
    flesch_kincaid_with_terms: float | None = None


def check(found: Sequence[Found], rows: Sequence[SectionRow], *, as_json: bool) -> int:
    """Print what was found; returns the exit code: 0, or `HAS_ERRORS`.

    Args:
        found: Errors and advice.
        rows: The sections that could be read.
        as_json: One JSON object with the lists ``problems`` and ``sections`` instead of sentences and a table.
    """
    if as_json:
        print(_as_json(found, rows))
    else:
        _print_for_people(found, rows)
    return HAS_ERRORS if any(problem.is_error for problem in found) else 0


def _as_json(found: Sequence[Found], rows: Sequence[SectionRow]) -> str:
    problems = [
        {
            # A file name may hold bytes that are no text, which nothing could print.
            "file": str(problem.file).encode("utf-8", "replace").decode("utf-8"),
            "line": problem.line,
            "what": problem.what,
            "mend": problem.mend,
            "is_error": problem.is_error,
        }
        for problem in found
    ]
    return json.dumps(
        {"problems": problems, "sections": list(map(asdict, rows))}, ensure_ascii=False, indent=1
    )


def _print_for_people(found: Sequence[Found], rows: Sequence[SectionRow]) -> None:
    errors = [problem for problem in found if problem.is_error]
    advice = [problem for problem in found if not problem.is_error]
    for title, problems in (("To mend:", errors), ("To make better:", advice)):
        if problems:
            print(title)
            for problem in problems:
                print(f"  {problem.told(_short(problem.file))} {problem.mend}.")
            print()
    if rows:
        _print_table(rows)
    print(f"{_counted(len(rows), 'section')}, {_counted(len(errors), 'error')}, {len(advice)} times advice.")


def _print_table(rows: Sequence[SectionRow]) -> None:
    lines = [_HEADS, *map(_cells, rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for first, *numbers, last in lines:
        inner = "  ".join(cell.rjust(width) for cell, width in zip(numbers, widths[1:-1], strict=True))
        print(f"{first.ljust(widths[0])}  {inner}  {last}")
    print(f"{_LEGEND}\n")


def _cells(row: SectionRow) -> tuple[str, ...]:
    return (
        row.section,
        _number(row.words, 0),
        _number(row.mean_words, 1),
        _number(row.longest, 0),
        _number(row.flesch_kincaid, 1),
        _number(row.smog, 1),
        _number(row.left_out_percent, 1) + " %",
        _number(row.terms_percent, 1) + " %",
        _number(row.flesch_kincaid_with_terms, 1),
        row.reviewed or "none",
    )


def _number(value: float | None, digits: int) -> str:
    return "?" if value is None else f"{value:.{digits}f}"


def _short(file: Path) -> Path:
    """As it would be typed here."""
    here = Path(os.path.relpath(file))
    return file if here.parts[:1] == ("..",) else here


def _counted(number: int, name: str) -> str:
    return f"{number or 'no'} {name}{'' if number == 1 else 's'}"
