"""Loads a whole language: content and voice pack become one `Library`, and whatever is wrong is named."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from kiosk.core.actions import ActionId
from kiosk.core.content import Block, BlockKind, Document, Library, Section, VoicePack
from kiosk.core.labels import Label
from kiosk.library.last_good import LastGood
from kiosk.library.markdown import to_sentence
from kiosk.library.problems import WHOLE_FILE, Problem, StaffFileError
from kiosk.library.pronunciations import Pronunciations
from kiosk.library.sections import HOME_FILE, Language, read_home, read_section
from kiosk.library.staff_file import read_text
from kiosk.library.voice_pack import read_pronunciations, read_voice_pack

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a language is."""

    content: Path
    """Holds a folder for each language."""
    voices: Path
    """Holds a folder for each language, and ``models``."""


@dataclass
class Loader:
    """Loads a language again and again; library thread, or any one thread."""

    folders: Folders
    language: str
    last_good: LastGood
    version: int = field(default=0, init=False)
    last: Library | None = field(default=None, init=False)
    """What the last load that went well gave."""
    problems: list[Problem] = field(default_factory=list, init=False)
    """Of the last load."""

    def load(self) -> Library:
        """The content as it is on disk; in place of a broken file its last good version.

        Raises:
            StaffFileError: there is nothing to show: no home text or section, or the voice pack is broken.
            OSError: a folder or a file of the voice pack cannot be read.
        """
        self.problems = []
        language = self._language()
        title, home = self._home(language)
        sections = self._sections(language)
        self.version += 1
        sayable = _sayable(language, sections)
        self.last = Library(title, home, sections, language.voice, sayable, self.version)
        return self.last

    def _language(self) -> Language:
        folder = self.folders.voices / self.language
        pronunciations = read_pronunciations(folder)
        return Language(read_voice_pack(folder, pronunciations), pronunciations)

    def _home(self, language: Language) -> tuple[str, Document]:
        file = self.folders.content / self.language / HOME_FILE
        home = self._part(file, partial(read_home, file=file, language=language))
        if home is None:
            raise StaffFileError(self.problems)
        return home

    def _sections(self, language: Language) -> tuple[Section, ...]:
        folder = self.folders.content / self.language
        found: dict[str, Section] = {}
        files: dict[str, Path] = {}
        for file in sorted(folder.glob("*.md")):
            if file.name in {HOME_FILE, "README.md"}:
                continue
            section = self._part(
                file, partial(read_section, file=file, number=len(found) + 1, language=language)
            )
            if section and section.id in found:
                what = f"{files[section.id].name} is called `{section.id}` too"
                mend = f"Give one of the two files another name; until then {file.name} is not shown"
                self.problems.append(Problem(file, WHOLE_FILE, what, mend))
            elif section:
                found[section.id], files[section.id] = section, file
        if not found:
            what, mend = "there is no section to show", "Put the files of the sections there"
            raise StaffFileError([*self.problems, Problem(folder, WHOLE_FILE, what, mend)])
        return tuple(found.values())

    def _part(self, file: Path, read: Callable[[str], Part]) -> Part | None:
        try:
            text = read_text(file)
            part = read(text)
        except StaffFileError as error:
            self.problems += error.problems
            return self._last_good_part(file, read)
        except OSError as error:
            what = f"it cannot be read ({error.strerror})"
            self.problems.append(Problem(file, WHOLE_FILE, what, "Put the file back, or make it readable"))
            return self._last_good_part(file, read)
        self.last_good.keep(self._name(file), text)
        return part

    def _last_good_part(self, file: Path, read: Callable[[str], Part]) -> Part | None:
        text = self.last_good.find(self._name(file))
        if text is None:
            return None
        try:
            return read(text)
        except StaffFileError:
            return None

    def _name(self, file: Path) -> str:
        return file.relative_to(self.folders.content).as_posix()


def _sayable(language: Language, sections: tuple[Section, ...]) -> Document:
    voice: VoicePack = language.voice
    lines = [voice.actions[action].explanation for action in ActionId]
    blocks = [_item(line, language.pronunciations) for line in lines if line]
    heading = to_sentence(voice.labels[Label.SAYABLE_SECTIONS], language.pronunciations)
    names = [_item(f"“{section.names[0]}”", language.pronunciations) for section in sections]
    found = (*blocks, Block(BlockKind.PARAGRAPH, (heading,)), *names)
    return Document.named("sayable", found)


def _item(text: str, pronunciations: Pronunciations) -> Block:
    return Block(BlockKind.ITEM, (to_sentence(text, pronunciations),))
