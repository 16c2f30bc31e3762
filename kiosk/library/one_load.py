"""One load of a language: content and voice pack become one `Library`, and whatever is wrong is named."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from kiosk.core.actions import ActionId
from kiosk.core.content import Block, BlockKind, Library, Section
from kiosk.core.labels import Label
from kiosk.library.drafts import Draft, home_text, read_draft, titled_text
from kiosk.library.good_files import GoodFiles
from kiosk.library.listing import ABOUT_FILE, HOME_FILE, look_through
from kiosk.library.memory import Memory
from kiosk.library.named_values import NamedValues
from kiosk.library.pictures import Pictures
from kiosk.library.problems import WHOLE_FILE, Problem, StaffFileError
from kiosk.library.pronunciations import Pronunciations
from kiosk.library.sections import Language, SectionFile, read_section
from kiosk.library.staff_file import is_folder
from kiosk.library.twins import twins
from kiosk.library.voice_pack import read_texts, read_voice_pack
from kiosk.library.wording import Wording
from kiosk.library.words_file import WORDS_FILE, Words, no_words, read_words

_TitledText = tuple[str, tuple[Block, ...]]
_MOST_SECTIONS = 100
"""More are a folder that was put there by mistake."""


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a language is."""

    content: Path
    """Holds a folder for each language."""
    voices: Path
    """Holds a folder for each language, and ``models``."""


@dataclass
class OneLoad:
    """One load; what is good and what is wrong is read from it afterwards."""

    folders: Folders
    language: str
    wording: Wording
    """At first with what is filled in; then with the pronunciations of the language, too."""
    today: date
    pictures: Pictures
    memory: Memory
    files: GoodFiles
    is_later: bool
    """Whether something is shown already."""
    section_files: tuple[SectionFile, ...] = field(default=(), init=False)
    words_file: NamedValues | None = field(default=None, init=False)

    def library(self) -> Library:
        """Everything on disk, without its problems.

        Raises:
            StaffFileError: there is nothing to show; what is wrong with files of the content is told by `files`.
        """
        self.files.is_there = is_folder(self._folder)
        if not self.files.is_there:
            self._note(self._folder, "there is no such folder", "Put it back")
            if self.is_later:
                # What is shown needs no putting together again from what was kept.
                raise StaffFileError([])
        words = self._words()
        language = self._language()
        home = self._titled_text(HOME_FILE, home_text)
        sections = self._sections(language)
        # Only now: whoever mends the files wants to know everything that is wrong with them.
        if home is None or not sections:
            raise StaffFileError([])
        title, welcome = home
        sayable = _sayable(language, sections)
        return Library(title, welcome, sections, language.voice, sayable, words.terms(self.wording))

    @property
    def _folder(self) -> Path:
        return self.folders.content / self.language

    def _words(self) -> Words:
        file = self._folder / WORDS_FILE
        # How the words of the file itself are said is not known before it has been read.
        wording = replace(self.wording, pronunciations=Pronunciations())

        def make(text: str) -> tuple[Words, tuple[Problem, ...]]:
            return self.memory.recall((file, text), wording, lambda: read_words(text, file, wording)), ()

        words = self.files.part(file, make) or no_words(file)
        self.words_file = words.typed if file in self.files.from_disk else None
        self.wording = replace(wording, pronunciations=words.pronunciations)
        return words

    def _language(self) -> Language:
        texts = read_texts(self.folders.voices / self.language)
        voice = self.memory.recall(
            tuple(texts.items()), self.wording, lambda: read_voice_pack(texts, self.wording)
        )
        about = self._titled_text(ABOUT_FILE, titled_text)
        return Language(voice, self.wording, self.pictures, self.today, about[1] if about else ())

    def _titled_text(self, name: str, read: Callable[[Draft, Wording], _TitledText]) -> _TitledText | None:
        file = self._folder / name
        return self.files.part(file, lambda text: (read(self._draft(text, file), self.wording), ()))

    def _draft(self, text: str, file: Path) -> Draft:
        return self.memory.recall((file, text), self.wording, lambda: read_draft(text, file, self.wording))

    def _sections(self, language: Language) -> tuple[Section, ...]:
        found = self._on_disk(language) or self._shown_before(language)
        if not found:
            self._note(self._folder, "there is no section to show", "Put the files of the sections there")
            return ()
        names = tuple(self.files.name(file.file) for file in found)
        self.files.last_good.note_shown(self.language, names)
        self.section_files = tuple(file for file in found if file.file in self.files.from_disk)
        self.files.problems += twins(found, self.files.from_disk)
        return tuple(file.section for file in found)

    def _on_disk(self, language: Language) -> list[SectionFile]:
        """The sections of the files that are there, each good or in its last good version."""
        found: dict[str, SectionFile] = {}
        for file in self._listed():
            section = self.files.part(file, partial(self._section, file, language))
            if section is None:
                continue
            first = found.setdefault(section.section.id, section)
            if first is not section:
                what = f"{first.file.name} is called `{section.section.id}` too"
                mend = f"Give one of the two files another name; until then {file.name} is not shown"
                self._note(file, what, mend)
        return list(found.values())

    def _shown_before(self, language: Language) -> list[SectionFile]:
        """When there is nothing else: the last good versions of what was shown last."""
        names = self.files.last_good.shown(self.language)
        files = ((name, self.folders.content / name) for name in names)
        found = [self.files.last_part(name, partial(self._section, file, language)) for name, file in files]
        there = [section for section in found if section]
        if there and self.files.is_there:
            what = "there is no section to show; patients see what was there before"
            self._note(self._folder, what, "Put the files of the sections back")
        return there

    def _section(self, file: Path, language: Language, text: str) -> tuple[SectionFile, tuple[Problem, ...]]:
        return read_section(self._draft(text, file), language)

    def _listed(self) -> list[Path]:
        """The files of sections, those first that are shown already if there are far too many."""
        if not self.files.is_there:
            return []
        try:
            listing = look_through(self._folder)
        except OSError as error:
            what = f"the folder cannot be read ({error.strerror})"
            problem = Problem(self._folder, WHOLE_FILE, what, "Make it readable", may_pass=True)
            self.files.problems.append(problem)
            return []
        self.files.problems += listing.problems
        files = listing.sections
        if len(files) > _MOST_SECTIONS:
            what = f"there are {len(files)} files of sections here; {_MOST_SECTIONS} are the most"
            self._note(self._folder, what, "Take away those that do not belong here")
            shown = set(self.files.last_good.shown(self.language))
            kept = set(sorted(files, key=lambda file: self.files.name(file) not in shown)[:_MOST_SECTIONS])
            files = tuple(file for file in files if file in kept)
        return list(files)

    def _note(self, file: Path, what: str, mend: str) -> None:
        self.files.problems.append(Problem(file, WHOLE_FILE, what, mend))


def _sayable(language: Language, sections: tuple[Section, ...]) -> tuple[Block, ...]:
    """Everything that can be said: the actions, then the names of the sections."""
    voice = language.voice
    lines = [voice.actions[action].explanation for action in ActionId]
    actions = [_item(line, language.wording) for line in lines if line]
    heading = Block(BlockKind.PARAGRAPH, (voice.sentences[Label.SAYABLE_SECTIONS],))
    names = [_item(f"“{section.names[0]}”", language.wording) for section in sections]
    return (*actions, heading, *names)


def _item(text: str, wording: Wording) -> Block:
    return Block(BlockKind.ITEM, (wording.sentence(text),))
