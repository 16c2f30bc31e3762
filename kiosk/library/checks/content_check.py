"""Everything that the command `check` finds: what the kiosk itself says about the files, then advice.

What is an error? What patients would miss: whatever the kiosk has to leave out or to replace by an earlier version, a
section that nobody can ask for by its name, phrases that it would take for one another, a short version that is none.
All the rest is advice, for good people save small things: a reading grade, a long sentence, a review that is due, never
keep a correction from the screen, and so never make the check fail.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from kiosk.core.content import Library
from kiosk.core.settings import Settings
from kiosk.library.checks import glossary, phrases, raw_files
from kiosk.library.checks.dictionary import Dictionary
from kiosk.library.checks.grades import Grades, grade, grade_advice
from kiosk.library.checks.passages import sentences_of_passages, sentences_of_section
from kiosk.library.checks.phrases import SpeechModel
from kiosk.library.checks.plain_language import FILE_NAME as PLAIN_LANGUAGE_FILE
from kiosk.library.checks.plain_language import read_plain_language
from kiosk.library.checks.said_together import said_together
from kiosk.library.checks.sentences import Wordbook, sentence_advice
from kiosk.library.checks.term_forms import TermForms
from kiosk.library.checks.upkeep import upkeep
from kiosk.library.drafts import read_draft
from kiosk.library.last_good import LastGood
from kiosk.library.listing import ABOUT_FILE, HOME_FILE, look_through
from kiosk.library.load import Folders, Loader
from kiosk.library.named_values import read_named_values
from kiosk.library.problems import WHOLE_FILE, Problem, StaffFileError, advice
from kiosk.library.sections import SectionFile
from kiosk.library.staff_file import read_text
from kiosk.library.voice_pack import VOICE_FILE
from kiosk.library.words_file import WORDS_FILE

_STAND_IN = "---\ntitle: x\n---\nx\n"
"""In place of a home text that is broken: the sections are looked at all the same."""
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True)
class SectionReport:
    """One section in the table."""

    section: str
    grades: Grades | None
    """None: nothing is known about plain words in this language, or ``words.yaml`` is broken."""
    reviewed: str
    """Day and name, or empty."""


@dataclass(frozen=True)
class Report:
    """Everything that was found."""

    problems: tuple[Problem, ...]
    """Errors first, then advice; each in the order of the files and their lines."""
    sections: tuple[SectionReport, ...]


def load_all(folders: Folders, settings: Settings, today: date) -> Loader:
    """Reads every file as it is on disk; `Loader.last` is None if nothing can be made of them.

    Args:
        folders: Where the language is.
        settings: Of the clinic.
        today: For the days of reviews.
    """
    with TemporaryDirectory() as nothing_kept:
        last_good = LastGood(Path(nothing_kept))
        last_good.keep(f"{settings.language}/{HOME_FILE}", _STAND_IN)
        loader = Loader(folders, settings.language, last_good, settings, lambda: today)
        with suppress(StaffFileError):  # What is wrong stands in `Loader.problems`.
            loader.load()
    return loader


def check_content(loader: Loader, model: SpeechModel | str, found: tuple[Problem, ...] = ()) -> Report:
    """Holds what `load_all` has read against everything that can be asked of it; takes some seconds.

    Args:
        loader: What has been read.
        model: What the recogniser can hear, or a sentence that says why nobody can tell.
        found: Problems that are known already.

    Raises:
        StaffFileError: what is known about plain words in the language is wrong.
    """
    problems = (*found, *loader.problems)
    if loader.last is None:
        return Report(_in_order(problems), ())
    check = _Check(loader, loader.last, _read_book(loader))
    found_here = (*check.advice(), *check.of_phrases(model))
    return Report(_in_order((*problems, *found_here)), tuple(map(check.report, loader.section_files)))


class _Check:
    """Holds what has been loaded against everything that can be asked of it."""

    def __init__(self, loader: Loader, library: Library, book: Wordbook | None) -> None:
        self._folder = loader.folders.content / loader.language
        self._voice_folder = loader.folders.voices / loader.language
        self._loader = loader
        self._library = library
        self._book = book

    def report(self, file: SectionFile) -> SectionReport:
        reviewed = file.reviewed
        book = self._book if self._book and self._book.has_terms else None
        grades = grade(file.file, sentences_of_section(file), book) if book else None
        return SectionReport(file.section.id, grades, f"{reviewed.on}, {reviewed.name}" if reviewed else "")

    def advice(self) -> Iterator[Problem]:
        files = (self._folder / name for name in (HOME_FILE, ABOUT_FILE, WORDS_FILE))
        sections = look_through(self._folder).sections
        for file in (*files, *sections):
            yield from raw_files.raw_advice(file)
        for section in self._loader.section_files:
            yield from upkeep(section, self._loader.today())
        words = self._loader.words_file
        # A term may stand in a file that could not be read.
        if words and len(sections) == len(self._loader.section_files):
            yield from glossary.unused_terms(words, self._library)
        if self._book is None:
            what = f"there is no {PLAIN_LANGUAGE_FILE}: reading grades, passive voice and hard words are not checked"
            yield advice(
                self._voice_folder, WHOLE_FILE, what, "Write one for this language, like the English one"
            )
        else:
            if not self._book.has_terms:
                what = "hard words and reading grades are not checked, because this file has a mistake"
                yield advice(self._folder / WORDS_FILE, WHOLE_FILE, what, "Mend that first, and check again")
            yield from self._of_language(self._book)

    def of_phrases(self, model: SpeechModel | str) -> Iterator[Problem]:
        files, words = self._loader.section_files, self._loader.words_file
        staff = phrases.staff_phrases(files, words, self._library)
        screens, voice = said_together(self._library), self._library.voice
        yield from phrases.ambiguous(staff, screens, voice)
        if isinstance(model, str):
            what = "nothing is known of how the phrases are heard, because the speech model is missing"
            yield advice(self._voice_folder, WHOLE_FILE, what, model.rstrip("."))
        else:
            yield from phrases.unheard(staff, model)
        if self._book:
            file = self._voice_folder / VOICE_FILE
            own = read_named_values(read_text(file), file)
            yield from phrases.short(staff, self._book.dictionary)
            yield from phrases.alike(staff, screens, voice, own, self._book.dictionary)

    def _of_language(self, book: Wordbook) -> Iterator[Problem]:
        for section in self._loader.section_files:
            sentences = sentences_of_section(section)
            yield from sentence_advice(sentences, book)
            if book.has_terms:
                yield from grade_advice(grade(section.file, sentences, book), sentences, book)
        for name in (HOME_FILE, ABOUT_FILE):
            yield from self._of_text(self._folder / name, book)
        if self._loader.words_file:
            yield from glossary.meaning_advice(self._loader.words_file, book)

    def _of_text(self, file: Path, book: Wordbook) -> Iterator[Problem]:
        """A text that is no section; what is wrong with it has been told already."""
        try:
            draft = read_draft(read_text(file), file, self._loader.wording)
        except StaffFileError:
            return
        yield from sentence_advice(sentences_of_passages(file, draft.page.passages), book)


def _read_book(loader: Loader) -> Wordbook | None:
    plain = read_plain_language(loader.folders.voices / loader.language)
    if plain is None:
        return None
    is_broken = loader.words_file is None and (loader.folders.content / loader.language / WORDS_FILE).exists()
    return Wordbook(
        plain, Dictionary(plain.syllables), TermForms.typed(loader.words_file), has_terms=not is_broken
    )


def _in_order(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(sorted(dict.fromkeys(problems), key=_place))


def _place(problem: Problem) -> tuple[bool, str, float, str, int]:
    number = _NUMBER.match(problem.file.name)
    order = float(number[0]) if number else float("inf")
    return not problem.is_error, str(problem.file.parent), order, problem.file.name, problem.line
