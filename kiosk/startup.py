"""What the kiosk and its commands begin with: settings, content, the speech model."""

import hashlib
import logging
import os
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_state_path

from kiosk.core.content import Library
from kiosk.core.settings import Settings
from kiosk.library import speech_model
from kiosk.library.last_good import LastGood
from kiosk.library.load import Folders, Loader
from kiosk.library.measures_file import MeasuresFile
from kiosk.library.problems import Problem, StaffFileError
from kiosk.library.rivals import Rivals
from kiosk.library.settings_file import read_settings
from kiosk.library.staff_file import is_folder
from kiosk.options import Options

NAME = "nerve-pain-kiosk"
CANNOT_START = 2
"""Exit code when something is missing that nothing can go on without."""
_PROJECT = Path(__file__).parent.parent / "pyproject.toml"
_log = logging.getLogger("kiosk")


class CannotStartError(Exception):
    """Something is missing that nothing can go on without; the message is for staff, one sentence a line."""


@dataclass(frozen=True)
class Beginning:
    """Everything that is read before any part is built."""

    options: Options
    settings: Settings
    loader: Loader
    library: Library
    digests: speech_model.Digests = field(default_factory=speech_model.Digests)

    def find_model(self) -> Path:
        """The folder of the speech model, every file of it checked; 0.2 s, so never on the main thread.

        Raises:
            OSError: it is not there or not whole; the message says what to do.
        """
        voice = self.library.voice
        table = self.options.voices / voice.language / "speech-model.sha256"
        places = speech_model.folders(self.options.voices)
        return speech_model.find(places, voice.speech_model, table, self.digests.of)


def begin(options: Options) -> Beginning:
    """Reads settings and content, and tells what is wrong with them.

    Raises:
        CannotStartError: there is nothing to show.
    """
    settings, problems = read_settings(options.settings)
    settings, bad_measures = MeasuresFile(state_folder()).put_before(settings)
    problems += bad_measures
    for problem in problems:
        report_problem(problem)
    folders = Folders(options.content, options.voices)
    kept = good_versions(options.content)
    loader = Loader(
        folders,
        settings.language,
        kept,
        settings,
        settings_problems=problems,
        rivals=Rivals(state_folder()),
    )
    try:
        return Beginning(options, settings, loader, loader.load())
    except StaffFileError as error:
        _find_folders(folders, settings, options)
        raise CannotStartError(str(error)) from None


def _find_folders(folders: Folders, settings: Settings, options: Options) -> None:
    """Without a whole folder, what is missing in it need not be told."""
    mend = f"Put it back, or correct `language` in {options.settings}."
    for folder in (folders.content, folders.voices):
        if not is_folder(folder):
            raise CannotStartError(
                f"there is no folder {folder}. Put it back, or name another one after --content."
            )
        if not is_folder(folder / settings.language):
            raise CannotStartError(f"there is no folder {folder / settings.language}. {mend}")


def guarded(do: Callable[[], int]) -> int:
    """Runs a command; what it cannot start without becomes one sentence a problem, and an exit code."""
    logging.basicConfig(format="Kiosk: %(message)s", level=logging.WARNING)
    try:
        return do()
    except CannotStartError as error:
        for line in str(error).splitlines():
            _log.error("%s", line)
        return CANNOT_START


def state_folder() -> Path:
    """What the kiosk itself writes goes here."""
    return Path(user_state_path(NAME))


def version() -> str:
    """The version of the program, from the checkout that it runs in; empty if the file that says it is gone."""
    try:
        project = tomllib.loads(_PROJECT.read_text(encoding="utf-8"))["project"]
        return str(project["version"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def good_versions(content: Path) -> LastGood:
    """The good versions of the texts in a folder; another folder's, such as a demonstration's, lie elsewhere."""
    folder = Path(os.path.realpath(content))
    digest = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    return LastGood(state_folder() / "last_good" / f"{folder.name}-{digest}")


def report_problem(problem: Problem) -> None:
    """Tells staff and engineers of a problem; any thread."""
    _log.warning("%s", problem)
