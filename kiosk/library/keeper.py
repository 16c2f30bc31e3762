"""The library thread: loads the content, watches the folders, and hands over each good new version."""

import logging
from collections.abc import Callable
from threading import Event as Flag
from threading import Thread

from watchfiles import watch

from kiosk.core.content import Library
from kiosk.core.events import LibraryChanged
from kiosk.core.ports import Post
from kiosk.library.load import Loader
from kiosk.library.problems import Problem, StaffFileError

_log = logging.getLogger(__name__)
_QUIET_MS = 200
"""A burst of changes ends after this long without one: editors write a file in several steps."""

_GONE_S = 1.0
"""How often it is looked whether the folders are still the same ones: a folder put back is noticed within 2 s."""


class Keeper:
    """Watches content and voice pack. `start` and `stop` on the main thread, the rest on its own."""

    def __init__(self, loader: Loader, post: Post, report: Callable[[Problem], None]) -> None:
        self._loader = loader
        self._post = post
        self._report = report
        self._reported: set[Problem] = set()
        self._unexpected: set[str] = set()
        self._is_gone = False
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
        while not self._ending.is_set():
            try:
                self._watch()
            except OSError as error:
                self._tell_gone(error)
            # Whatever a library stumbles over in a file of staff: without this thread no mending would ever arrive.
            except Exception as error:  # noqa: BLE001
                self._tell_unexpected(error)
            self._ending.wait(_GONE_S)

    def _watch(self) -> None:
        """Until the end, or until a folder is no longer the one that is being watched.

        The first thing to come, within `_GONE_S`, says that the watch has begun: what was changed before is
        loaded then.
        """
        folders = (self._loader.folders.content, self._loader.folders.voices / self._loader.language)
        watched = [folder.stat().st_ino for folder in folders]
        self._is_gone = False
        changes = watch(
            *folders,
            stop_event=self._ending,
            debounce=_QUIET_MS * 5,
            step=_QUIET_MS,
            rust_timeout=round(_GONE_S * 1000),
            yield_on_timeout=True,
        )
        for number, changed in enumerate(changes):
            if changed or number == 0:
                self._load_again()
            if [folder.stat().st_ino for folder in folders] != watched:
                return

    def _tell_gone(self, error: OSError) -> None:
        if not self._is_gone:
            self._is_gone = True
            _log.warning(
                "%s: %s. Put the folder back; the last good content stays.", error.filename, error.strerror
            )

    def _tell_unexpected(self, error: Exception) -> None:
        told = f"{type(error).__name__}: {error}"
        if told not in self._unexpected:
            self._unexpected.add(told)
            _log.warning(
                "The content cannot be loaded (%s); the last good version stays. Take back the last change.",
                told,
            )

    def _load_again(self) -> None:
        last = self._loader.last
        library = self._try_load()
        if library is not None and library != last:
            self._post(LibraryChanged(library))
        self.report_problems()

    def _try_load(self) -> Library | None:
        try:
            return self._loader.load()
        except StaffFileError as error:
            self._loader.problems = list(error.problems)
        except OSError as error:
            _log.warning("The content cannot be read (%s); the last good version stays.", error)
        return None
