"""A text of the staff taken apart: the names at its top with their values, and its blocks."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import StringConstraints

from kiosk.core.content import Block, BlockKind
from kiosk.library.braces import fault_in_text
from kiosk.library.markdown import Page, parse_markdown
from kiosk.library.named_values import NamedValues, read_named_values
from kiosk.library.problems import WHOLE_FILE, Problem, StaffFileError
from kiosk.library.value_check import check_values
from kiosk.library.wording import Wording

FIRST_LINE = 2
"""Of the names, from 1: below the `---`."""
_MOST_HOME_WORDS = 60
Shape = TypeVar("Shape")


@dataclass(frozen=True)
class TitleFields:
    """The shape of the names at the top of a text that is no section."""

    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]


@dataclass(frozen=True)
class Draft:
    """A text taken apart; nothing is known yet of what it belongs to."""

    file: Path
    page: Page
    typed: NamedValues


def read_draft(text: str, file: Path, wording: Wording) -> Draft:
    """Takes a text apart.

    Raises:
        StaffFileError: the kiosk cannot show it.
    """
    page = parse_markdown(text, file, wording)
    typed = read_named_values(page.front_matter, file, FIRST_LINE)
    if not typed.values:
        mend = "Begin the file with `---`, the title and the other names, and `---`"
        raise StaffFileError([Problem(file, 1, "the lines between `---` at the top are missing", mend)])
    problems = wrong_braces(typed, wording.fillings)
    if problems:
        raise StaffFileError(problems)
    if not any(map(_is_text, page.blocks)):
        what, mend = "there is no text below the second `---`", "Write the text there"
        raise StaffFileError([Problem(file, WHOLE_FILE, what, mend)])
    return Draft(file, page, typed)


def _is_text(block: Block) -> bool:
    """Whether it says something: headings alone, or signs alone, are no text."""
    is_said = any(sign.isalnum() for sentence in block.sentences for sign in sentence.text)
    return block.kind is not BlockKind.HEADING and is_said


def wrong_braces(typed: NamedValues, names: Collection[str]) -> list[Problem]:
    """What stands in braces and is not filled in."""
    faults = ((place, fault_in_text(text, names)) for place, text in typed.texts())
    found = (typed.problem(place, f"this line {fault}", "Correct it") for place, fault in faults if fault)
    return list(dict.fromkeys(found))


def fields_of(shape: type[Shape], draft: Draft, needed: Collection[str]) -> Shape:
    """The names at the top, held against a shape. One that is not needed may stand there without a value.

    Raises:
        StaffFileError: one is missing, unknown or wrong.
    """
    given = {name: value for name, value in draft.typed.values.items() if value != "" or name in needed}
    found = check_values(shape, replace(draft.typed, values=given))
    if found.problems:
        raise StaffFileError(found.problems)
    return shape(**found.good)


def titled_text(draft: Draft, wording: Wording) -> tuple[str, tuple[Block, ...]]:
    """Title and words of a text that is no section and shows no pictures.

    Raises:
        StaffFileError: there is no title, or there is a picture.
    """
    fields = fields_of(TitleFields, draft, {"title"})
    return wording.fill(fields.title), without_pictures(draft.page, draft.file)


def home_text(draft: Draft, wording: Wording) -> tuple[str, tuple[Block, ...]]:
    """Title and words of the home screen, where the targets stand below them.

    Raises:
        StaffFileError: the same, or the words would leave no room for the targets.
    """
    title, blocks = titled_text(draft, wording)
    words = sum(len(sentence.shown) for block in blocks for sentence in block.sentences)
    if words > _MOST_HOME_WORDS:
        what = f"there are {words} words; {_MOST_HOME_WORDS} are the most that fit above the pictures"
        raise StaffFileError([Problem(draft.file, draft.page.passages[0].lines[0], what, "Make it shorter")])
    return title, blocks


def without_pictures(page: Page, file: Path) -> tuple[Block, ...]:
    """The blocks of a text in which no picture is shown.

    Raises:
        StaffFileError: there is one.
    """
    what = "the kiosk shows no picture in this text"
    problems = [
        Problem(file, passage.lines[0], what, "Take it out") for passage in page.passages if passage.picture
    ]
    if problems:
        raise StaffFileError(problems)
    return page.blocks
