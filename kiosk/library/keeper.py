"""The library thread: loads the content, watches the folders, and hands over each new version."""

import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event as Flag
from threading import Thread

from watchfiles import watch

from kiosk.core.events import LibraryChanged
from kiosk.core.ports import Post
from kiosk.library.load import Loader
from kiosk.library.problems import Problem, StaffFileError
from kiosk.library.staff_file import is_folder

_log = logging.getLogger(__name__)
_QUIET_MS = 200
"""A burst of changes ends after this long without one: editors write a file in several steps."""

_LOOK_S = 1.0
"""How often it is looked whether anything is different without having been told: a folder put back, a folder of
another machine whose changes are never told."""

_Look = tuple[str, int, int, int]


class Keeper:
    """Watches content and voice pack, and sees to it that words that sound alike are worked out.

    `start` and `stop` on the main thread, the rest on its own.
    """

    def __init__(self, loader: Loader, post: Post, report: Callable[[Problem], None]) -> None:
        self._loader = loader
        self._post = post
        self._report = report
        self._reported = set(loader.settings_problems)
        self._told: set[str] = set()
        self._loaded: tuple[_Look, ...] | None = None
        self._ending = Flag()
        self._thread = Thread(target=self._work, name="library", daemon=True)

    def start(self) -> None:
        """Begin to watch; returns at once."""
        self._thread.start()

    def stop(self, timeout_s: float) -> None:
        """End the thread, waiting at most so long; harmless if it has never begun."""
        self._ending.set()
        if self._thread.is_alive():
            self._thread.join(timeout_s)

    def report_problems(self) -> None:
        """Tells each problem of the last load once; called on the thread that loaded."""
        problems = set(self._loader.problems)
        for problem in self._loader.problems:
            if problem not in self._reported:
                self._report(problem)
        self._reported = problems

    def _work(self) -> None:
        self._keep()
        if self._loader.rivals:
            self._loader.rivals.end()

    def _keep(self) -> None:
        while not self._ending.is_set():
            try:
                self._load_if_different()
                self._look_for_rivals()
                self._watch()
            except OSError as error:
                self._tell_once("The folders cannot be watched (%s); they are looked at every second.", error)
            # Whatever a library stumbles over in a file of staff: without this thread no mending would ever arrive.
            except Exception as error:  # noqa: BLE001
                told = "The content cannot be loaded (%s); the last good version stays. Take back the last change."
                self._tell_once(told, error)
            self._ending.wait(_LOOK_S)

    def _watch(self) -> None:
        """Until the end."""
        folders = (self._content, self._content / self._loader.language, self._voice_pack)
        changes = watch(
            *(folder for folder in folders if is_folder(folder)),
            stop_event=self._ending,
            debounce=_QUIET_MS * 5,
            step=_QUIET_MS,
            rust_timeout=round(_LOOK_S * 1000),
            yield_on_timeout=True,
        )
        for changed in changes:
            if changed:
                self._load_again()
            else:
                self._load_if_different()
            self._look_for_rivals()

    def _load_if_different(self) -> None:
        may_pass = any(problem.may_pass for problem in self._loader.problems)
        if may_pass or self._look() != self._loaded:
            self._load_again()

    def _look_for_rivals(self) -> None:
        if self._loader.rivals and self._loader.rivals.look():
            self._load_again()

    def _load_again(self) -> None:
        self._loaded = self._look()
        last = self._loader.last
        try:
            library = self._loader.load()
        except StaffFileError:
            # Nothing was ever shown; what is wrong is told below.
            library = None
        if library and library != last:
            self._post(LibraryChanged(library))
        self.report_problems()

    def _look(self) -> tuple[_Look, ...]:
        """How every file looks from outside."""
        folders = (self._content / self._loader.language, self._voice_pack)
        return tuple(look for folder in folders for look in _looks(folder))

    @property
    def _content(self) -> Path:
        return self._loader.folders.content

    @property
    def _voice_pack(self) -> Path:
        return self._loader.folders.voices / self._loader.language

    def _tell_once(self, told: str, error: Exception) -> None:
        reason = f"{type(error).__name__}: {error}"
        if reason not in self._told:
            self._told.add(reason)
            _log.warning(told, reason)


def _looks(folder: Path) -> Iterator[_Look]:
    for top, _, names in os.walk(folder):
        for name in sorted(names):
            file = Path(top, name)
            try:
                found = file.stat()
            except OSError:
                continue
            yield str(file), found.st_ino, found.st_size, found.st_mtime_ns
