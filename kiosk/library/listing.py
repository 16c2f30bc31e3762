"""Which files of a content folder are sections, and which were left there by mistake."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kiosk.library.problems import WHOLE_FILE, Problem
from kiosk.library.words_file import WORDS_FILE

HOME_FILE = "home.md"
ABOUT_FILE = "about.md"
_README = "readme.md"
_NO_SECTIONS = {HOME_FILE, ABOUT_FILE, WORDS_FILE}
_LEFT_ALONE = (".", "_", "~", "#")
"""What names begin with that are no business of the kiosk: of programs, and of staff who put a text aside."""
_CONFLICT = re.compile(r"\.sync-conflict-|conflicted copy", re.IGNORECASE)
"""How Syncthing and others name the copy of one of two people who changed a file at the same time."""
_NEARLY_SECTIONS = {".txt", ".markdown", ".doc", ".docx", ".odt", ".rtf", ".pdf", ".pages", ".html", ".yml"}
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class Listing:
    """A content folder looked through."""

    sections: tuple[Path, ...]
    """In the order of their numbers, then of the alphabet."""
    problems: tuple[Problem, ...]


def look_through(folder: Path) -> Listing:
    """Sorts out what is in a folder.

    Raises:
        OSError: it cannot be read.
    """
    files = sorted(folder.iterdir(), key=_order)
    problems = {file: problem for file in files for problem in _misplaced(file)}
    sections = (file for file in files if _is_section(file) and file not in problems)
    return Listing(tuple(sections), tuple(problems.values()))


def _order(file: Path) -> tuple[float, str, str]:
    number = _NUMBER.match(file.name)
    return (float(number[0]) if number else float("inf"), file.name.lower(), file.name)


def _is_section(file: Path) -> bool:
    name = file.name.lower()
    return name.endswith(".md") and name not in _NO_SECTIONS | {_README} and not _is_left_alone(file)


def _is_left_alone(file: Path) -> bool:
    return file.name.startswith(_LEFT_ALONE) or file.name.lower() == _README


def _misplaced(file: Path) -> Iterator[Problem]:
    if _is_left_alone(file):
        return
    not_shown = "patients do not see this file"
    if _CONFLICT.search(file.name):
        what = f"two people changed a file at the same time, and this is the copy of one of them; {not_shown}"
        yield Problem(file, WHOLE_FILE, what, "Put what is right into the other file, and delete this one")
    elif file.name.lower() in _NO_SECTIONS and file.name not in _NO_SECTIONS:
        what = f"{not_shown}, because of the capital letters in its name"
        yield Problem(file, WHOLE_FILE, what, f"Call it {file.name.lower()}")
    elif file.suffix.lower() in _NEARLY_SECTIONS:
        what = f"{not_shown}, because its name ends in {file.suffix}"
        yield Problem(file, WHOLE_FILE, what, _better_name(file))
    elif _is_section(file) and not _is_text(file.name):
        mend = "Give it a name of plain letters"
        yield Problem(file, WHOLE_FILE, f"its name has letters that cannot be read; {not_shown}", mend)


def _better_name(file: Path) -> str:
    """Some programs add an ending of their own to the name that was typed."""
    if file.stem.lower().endswith((".md", ".yaml")):
        return f"Call it {file.stem}"
    if file.stem.lower() == Path(WORDS_FILE).stem:
        return f"Call it {WORDS_FILE}"
    return "Save it as plain text with a name that ends in .md, or take it away"


def _is_text(name: str) -> bool:
    """Whether a name can be shown; on Linux a name may be any bytes."""
    return name == name.encode("utf-8", "ignore").decode("utf-8")
