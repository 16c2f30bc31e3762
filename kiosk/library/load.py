"""Loads a whole language again and again; one load that goes wrong leaves the last library as it is."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from kiosk.core.content import Library
from kiosk.core.settings import Settings
from kiosk.library.good_files import GoodFiles
from kiosk.library.last_good import LastGood
from kiosk.library.memory import Memory
from kiosk.library.named_values import NamedValues
from kiosk.library.one_load import Folders, OneLoad
from kiosk.library.pictures import FOLDER as PICTURES_FOLDER
from kiosk.library.pictures import Pictures
from kiosk.library.problems import Problem, StaffFileError
from kiosk.library.rivals import Rivals
from kiosk.library.sections import SectionFile
from kiosk.library.staff_screen import staff_screen
from kiosk.library.wording import Wording, digit_by_digit

__all__ = ["Folders", "Loader"]


@dataclass
class Loader:
    """Loads a language again and again; library thread, or any one thread."""

    folders: Folders
    language: str
    last_good: LastGood
    settings: Settings = field(default_factory=Settings)
    today: Callable[[], date] = date.today
    settings_problems: tuple[Problem, ...] = ()
    """Told already by whoever has read the settings; they stay, as settings are read once."""
    memory: Memory = field(default_factory=Memory)
    """May be shared by several loaders on one thread."""
    rivals: Rivals | None = None
    """What is known of words that sound alike; None: the libraries have no rivals."""
    last: Library | None = field(default=None, init=False)
    """What the last load gave."""
    problems: list[Problem] = field(default_factory=list, init=False)
    """Of the settings and of the last load."""
    section_files: tuple[SectionFile, ...] = field(default=(), init=False)
    """The sections of the last load that are good as they are on disk."""
    words_file: NamedValues | None = field(default=None, init=False)
    """What is typed in ``words.yaml``; None if it is not good as it is on disk."""
    wording: Wording = field(init=False)
    """What the last load made its sentences with."""
    _pictures: Pictures = field(init=False)

    def __post_init__(self) -> None:
        # Blanks between quotes are a text, too, but nobody can be called by them.
        number = self.settings.emergency_number.strip() or Settings().emergency_number
        self.wording = Wording(self.language, fillings={"emergency_number": digit_by_digit(number)})
        self._pictures = Pictures(self.folders.content / self.language / PICTURES_FOLDER, self.last_good)

    def load(self) -> Library:
        """The content as it is on disk; in place of a broken file its last good version.

        If nothing can be made of it as a whole, the library that was given before, with the new problems.

        Raises:
            StaffFileError: there is nothing to show, now or before: no home text, no section, or the voice pack is
                broken.
        """
        files = GoodFiles(self.folders.content, self.last_good)
        load = OneLoad(
            folders=self.folders,
            language=self.language,
            wording=self.wording,
            today=self.today(),
            pictures=self._pictures,
            memory=self.memory,
            files=files,
            is_later=self.last is not None,
        )
        try:
            library = load.library()
        except StaffFileError as error:
            found = [*files.problems, *error.problems]
            self.problems = [*self.settings_problems, *found]
            if self.last is None:
                raise StaffFileError(found) from None
            library = self.last
        else:
            self.problems = [*self.settings_problems, *files.problems]
        self.section_files, self.words_file, self.wording = load.section_files, load.words_file, load.wording
        self.last = self._told(library)
        return self.last

    def _told(self, library: Library) -> Library:
        """A library with the problems of this load, and the words that sound like its own."""
        if self.rivals:
            library = self.rivals.joined(library, self.folders.voices / self.language)
        folders = (self.folders.content, self.folders.voices.parent)
        problems = staff_screen(self.problems, folders, library.voice.sentences)
        version = self.last.version + 1 if self.last else 1
        return replace(library, problems=problems, version=version)
