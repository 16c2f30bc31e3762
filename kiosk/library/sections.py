"""From a section's file to the section that patients see."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import takewhile
from pathlib import Path
from typing import Annotated

from annotated_types import Len, MaxLen
from pydantic import StringConstraints

from kiosk.core.content import Answer, Block, BlockKind, Picture, Section, Sentence, VoicePack
from kiosk.core.labels import Label
from kiosk.core.wording import spoken_form
from kiosk.library.drafts import Draft, fields_of
from kiosk.library.markdown import Passage
from kiosk.library.named_values import NamedValues
from kiosk.library.pictures import PictureError, Pictures
from kiosk.library.problems import WHOLE_FILE, Problem, StaffFileError
from kiosk.library.reviews import Review, ReviewError, read_review
from kiosk.library.value_check import shown_value
from kiosk.library.voice_pack import NEUTRAL_PICTURE
from kiosk.library.wording import Wording

_ORDER = re.compile(r"^\d+[-_ ]*")
_Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
_Question = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
_Source = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]


@dataclass(frozen=True)
class SectionFields:
    """The shape of the front matter of a section."""

    title: _Line
    tile: _Line
    sources: Annotated[tuple[_Source, ...], Len(1, 20)]
    say: Annotated[tuple[_Line, ...], MaxLen(20)] = ()
    picture: str = NEUTRAL_PICTURE
    ask: Annotated[tuple[_Question, ...], MaxLen(4)] = ()
    questions: Annotated[dict[_Question, _Question], MaxLen(12)] = field(default_factory=dict)
    reviewed: str = "none"


@dataclass(frozen=True)
class Language:
    """What every section of a language is read with."""

    voice: VoicePack
    wording: Wording
    pictures: Pictures
    today: date
    about: tuple[Block, ...] = ()
    """Where everything comes from; shown after a section's own sources."""


@dataclass(frozen=True)
class SectionFile:
    """A section, and what its file says beside what patients see."""

    file: Path
    section: Section
    reviewed: Review | None
    lines: tuple[int, ...]
    """Line of each sentence of the section's text, from 1; `WHOLE_FILE` for the heading above the gist."""
    gist_sentences: int
    """How many sentences the gist has, without that heading."""
    typed: NamedValues
    """The names at its top."""


def read_section(draft: Draft, language: Language) -> tuple[SectionFile, tuple[Problem, ...]]:
    """A section, and what had to be left out of it.

    Raises:
        StaffFileError: the file is wrong.
    """
    fields = fields_of(SectionFields, draft, {"title", "tile", "sources"})
    return _Reading(draft, fields, language).result()


def section_id(file: Path) -> str:
    """The name of a section: that of its file, without number and ending."""
    return _ORDER.sub("", file.stem) or file.stem


class _Reading:
    """Puts one section together, and notes what is left out."""

    def __init__(self, draft: Draft, fields: SectionFields, language: Language) -> None:
        self._draft = draft
        self._fields = fields
        self._language = language
        self._labels = language.voice.sentences
        self._problems = list(draft.page.problems)

    def result(self) -> tuple[SectionFile, tuple[Problem, ...]]:
        fields, words = self._fields, self._language.wording
        passages = self._passages()
        gist = sum(len(passage.lines) for passage in _before_headings(passages))
        if gist:
            heading = Block(BlockKind.HEADING, (self._labels[Label.GIST_TITLE],))
            passages.insert(0, Passage(heading, (WHOLE_FILE,)))
        else:
            self._note_no_gist()
        reviewed = self._review()
        section = Section(
            id=section_id(self._draft.file),
            title=words.sentence(fields.title),
            tile=words.fill(fields.tile),
            picture=self._pictogram(),
            names=self._names(),
            text=tuple(passage.block for passage in passages),
            ask=tuple(map(words.sentence, fields.ask)),
            answers=self._answers(passages),
            sources=self._sources(reviewed),
        )
        lines = tuple(line for passage in passages for line in passage.lines)
        file = SectionFile(self._draft.file, section, reviewed, lines, gist, self._draft.typed)
        return file, tuple(self._problems)

    def _passages(self) -> list[Passage]:
        """The text, with the drawings of its pictures; without those of which there is no good one."""
        found = []
        for passage in self._draft.page.passages:
            if passage.block.kind is not BlockKind.PICTURE:
                found.append(passage)
                continue
            picture = self._drawing(passage)
            if picture:
                found.append(replace(passage, block=replace(passage.block, picture=picture)))
        return found

    def _drawing(self, passage: Passage) -> Picture | None:
        try:
            return self._language.pictures.find(passage.picture)
        except PictureError as error:
            told = (error.what, error.mend)
            problem = Problem(self._draft.file, passage.lines[0], *told, may_pass=error.may_pass)
            self._problems.append(problem)
            return error.last

    def _note_no_gist(self) -> None:
        what = "nothing stands between the names at the top and the first heading"
        mend = "Say there in two or three sentences what this part is about"
        self._problems.append(Problem(self._draft.file, self._draft.page.passages[0].lines[0], what, mend))

    def _names(self) -> tuple[str, ...]:
        typed = (self._fields.title, *self._fields.say)
        names = [spoken_form(self._fill(name)) for name in typed]
        if not names[0]:
            what, mend = "there is no word in `title` that can be said", "Write a word into it"
            raise StaffFileError([self._draft.typed.problem(("title",), what, mend)])
        return tuple(dict.fromkeys(filter(None, names)))

    def _pictogram(self) -> str:
        known, name = self._language.voice.pictures, self._fields.picture
        if name in known:
            return name
        near = difflib.get_close_matches(name, known, n=1)
        mend = f"Did you mean `{near[0]}`" if near else f"Write one of these: {', '.join(known)}"
        self._note(
            "picture",
            f"there is no pictogram `{shown_value(name)}`",
            f"{mend}; until then a neutral one is shown",
        )
        return NEUTRAL_PICTURE

    def _answers(self, passages: list[Passage]) -> tuple[Answer, ...]:
        headings = _headings(passages)
        found = (self._answer(*typed, headings) for typed in self._fields.questions.items())
        return tuple(answer for answer in found if answer)

    def _answer(self, question: str, heading: str, headings: Mapping[str, tuple[int, str]]) -> Answer | None:
        name, place = spoken_form(self._fill(question)), spoken_form(self._fill(heading))
        if name and place in headings:
            return Answer(self._language.wording.sentence(question), (name,), headings[place][0])
        if not name:
            what, mend = "there is no word in this question that can be said", "Write it in words"
        else:
            near = difflib.get_close_matches(place, headings, n=1)
            what = f"there is no heading `{heading}` in this file"
            mend = f"Did you mean `{headings[near[0]][1]}`" if near else "Name a heading of this file"
        self._note(("questions", question), what, f"{mend}; until then the question is not shown")
        return None

    def _review(self) -> Review | None:
        try:
            return read_review(self._fields.reviewed, self._language.today)
        except ReviewError as error:
            until_then = "until then the kiosk says that nobody has checked this part"
            self._note("reviewed", f"`reviewed` {error}", f"Correct it; {until_then}")
            return None

    def _sources(self, reviewed: Review | None) -> tuple[Block, ...]:
        named = (self._language.wording.sentence(source) for source in self._fields.sources)
        return (
            Block(BlockKind.PARAGRAPH, (self._labels[Label.SOURCES_LIST],)),
            *(Block(BlockKind.ITEM, (source,)) for source in named),
            Block(BlockKind.PARAGRAPH, (self._who_has_read_it(reviewed),)),
            *self._language.about,
        )

    def _who_has_read_it(self, reviewed: Review | None) -> Sentence:
        if reviewed is None:
            return self._labels[Label.NOT_REVIEWED]
        day = reviewed.on
        name = tuple(reviewed.name.split())
        fillings = {
            "name": Sentence(name, name),
            "date": Sentence((str(day),), (f"{day.year} {day.month} {day.day}",)),
        }
        wording = replace(self._language.wording, fillings=fillings)
        return wording.sentence(self._language.voice.labels[Label.REVIEWED])

    def _fill(self, text: str) -> str:
        return self._language.wording.fill(text)

    def _note(self, place: str | tuple[str, ...], what: str, mend: str) -> None:
        way = (place,) if isinstance(place, str) else place
        self._problems.append(self._draft.typed.problem(way, what, mend))


def _before_headings(passages: list[Passage]) -> list[Passage]:
    return list(takewhile(lambda passage: passage.block.kind is not BlockKind.HEADING, passages))


def _headings(passages: list[Passage]) -> dict[str, tuple[int, str]]:
    """Number of its first sentence and words of each heading, by how it is spoken."""
    found: dict[str, tuple[int, str]] = {}
    sentence = 0
    for passage in passages:
        if passage.block.kind is BlockKind.HEADING:
            words = " ".join(part.text for part in passage.block.sentences)
            found.setdefault(spoken_form(words), (sentence, words))
        sentence += len(passage.lines)
    return found
