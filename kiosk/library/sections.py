"""Reads ``content/<language>/``: the home text and one Markdown file a section."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeVar

from annotated_types import Len, MinLen

from kiosk.core.content import Document, Section, VoicePack
from kiosk.core.labels import Label
from kiosk.core.phrases import spoken_form
from kiosk.library.markdown import Page, parse_markdown, to_sentence
from kiosk.library.named_values import read_named_values
from kiosk.library.problems import WHOLE_FILE, Problem, StaffFileError
from kiosk.library.pronunciations import Pronunciations
from kiosk.library.value_check import check_values

HOME_FILE = "home.md"
_ORDER = re.compile(r"^\d+[-_ ]*")
Shape = TypeVar("Shape")


@dataclass(frozen=True)
class HomeFields:
    """The shape of the front matter of ``home.md``."""

    title: Annotated[str, Len(1, 80)]


@dataclass(frozen=True)
class SectionFields:
    """The shape of the front matter of a section."""

    title: Annotated[str, Len(1, 60)]
    tile: Annotated[str, Len(1, 60)]
    sources: Annotated[tuple[str, ...], MinLen(1)]
    say: tuple[Annotated[str, MinLen(1)], ...] = ()
    picture: str = "page"
    reviewed: str = "none"


@dataclass(frozen=True)
class Language:
    """What every section of a language is read with."""

    voice: VoicePack
    pronunciations: Pronunciations


def read_home(text: str, file: Path, language: Language) -> tuple[str, Document]:
    """The title and the words above the tiles.

    Raises:
        StaffFileError: the file is wrong.
    """
    page = _parse(text, file, language)
    fields = _front_matter(HomeFields, page, file)
    return fields.title, Document.named("home", page.blocks)


def read_section(text: str, file: Path, number: int, language: Language) -> Section:
    """A section; `number` is that of its tile, from 1.

    Raises:
        StaffFileError: the file is wrong.
    """
    page = _parse(text, file, language)
    fields = _front_matter(SectionFields, page, file)
    names = tuple(dict.fromkeys(filter(None, map(spoken_form, (fields.title, *fields.say)))))
    if not names:
        what, mend = "there is no word in `title` that can be said", "Write a word into it"
        raise StaffFileError([Problem(file, WHOLE_FILE, what, mend)])
    identity = section_id(file)
    spoken = language.voice.labels[Label.TILE_NUMBER].format(number=number)
    return Section(
        id=identity,
        title=fields.title,
        tile=fields.tile,
        picture=fields.picture,
        names=names,
        document=Document.named(identity, page.blocks),
        tile_sentence=to_sentence(f"{spoken} {fields.title}", language.pronunciations),
    )


def section_id(file: Path) -> str:
    """The name of a section: that of its file, without number and ending."""
    return _ORDER.sub("", file.stem) or file.stem


def _parse(text: str, file: Path, language: Language) -> Page:
    return parse_markdown(text, file, language.voice.language, language.pronunciations)


def _front_matter(shape: type[Shape], page: Page, file: Path) -> Shape:
    typed = read_named_values(page.front_matter, file, first_line=2)
    if not typed.values:
        mend = "Begin the file with `---`, the title and the other names, and `---`"
        raise StaffFileError([Problem(file, 1, "the lines between `---` at the top are missing", mend)])
    found = check_values(shape, typed)
    if found.problems:
        raise StaffFileError(found.problems)
    if not page.blocks:
        what, mend = "there is no text below the second `---`", "Write the text there"
        raise StaffFileError([Problem(file, WHOLE_FILE, what, mend)])
    return shape(**found.good)
