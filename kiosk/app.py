"""The composition root: builds the parts of the kiosk, joins them, starts and stops them in order."""

import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from platformdirs import user_state_path
from PySide6.QtCore import QLockFile, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from kiosk.core.content import Library
from kiosk.core.effects import Effect
from kiosk.core.events import Event, TimePassed
from kiosk.core.phrases import phrases, understand
from kiosk.core.ports import Ears
from kiosk.core.settings import Settings
from kiosk.core.state import KioskState, ScreenModel
from kiosk.engine import Engine
from kiosk.hearing.deaf import DeafEars
from kiosk.hearing.ears import ListenerEars
from kiosk.library import speech_model
from kiosk.library.keeper import Keeper
from kiosk.library.last_good import LastGood
from kiosk.library.load import Folders, Loader
from kiosk.library.problems import Problem, StaffFileError
from kiosk.library.settings_file import read_settings
from kiosk.options import Options
from kiosk.screen.display import QuickDisplay
from kiosk.sound.card import SoundCard
from kiosk.speaking.espeak import EspeakVoice
from kiosk.speaking.mouth import SpeakerMouth
from kiosk.trace import Trace

_log = logging.getLogger("kiosk")
NAME = "nerve-pain-kiosk"
TICK_MS = 500
"""How often time passes for the core."""
ENDING_S = 2.0
"""How long each thread may take to end."""
CANNOT_START = 2
"""Exit code when there is nothing that could be shown, or nowhere to show it."""


class CannotStartError(Exception):
    """The kiosk cannot start; the message is one sentence for staff."""


class Mailbox(QObject):
    """The only door into the main thread: `post` may be called from any thread."""

    posted = Signal(object)

    def open_to(self, handle: Callable[[Event], None]) -> None:
        """Begin to deliver, on the main thread, in order."""
        self.posted.connect(handle, Qt.ConnectionType.QueuedConnection)

    def post(self, event: Event) -> None:
        """Hand over an event; returns at once."""
        self.posted.emit(event)


class Kiosk:
    """The running kiosk. Main thread."""

    def __init__(self, options: Options, settings: Settings, loader: Loader, library: Library) -> None:
        """Builds every part; nothing runs yet."""
        self._mailbox = Mailbox()
        post = self._mailbox.post
        self._display = QuickDisplay(
            post,
            settings,
            clock=time.monotonic,
            is_full_screen=not options.is_windowed,
            size=options.size_px,
            mm_per_pixel=options.mm_per_pixel,
        )
        self._ears = _ears(options, settings, library, post)
        self._card = SoundCard(post, settings.loudspeaker, settings.microphone, self._ears.accept)
        self._mouth = SpeakerMouth(
            lambda: EspeakVoice(library.voice.voice, settings.rate_wpm, settings.volume_percent),
            self._card.loudspeaker,
            post,
            settings.sound_delay_ms,
        )
        self._keeper = Keeper(loader, post, report_problem)
        self._trace = Trace(options.trace, self._meaning_of) if options.trace else None
        watch = self._trace.watch if self._trace else _watch_nothing
        state = KioskState(settings=settings, now_s=time.monotonic(), last_input_s=time.monotonic())
        self._engine = Engine(state, library, self._display, self._mouth, self._ears, watch)
        self._clock = QTimer(interval=TICK_MS)
        self._clock.timeout.connect(self._tick)

    def start(self) -> None:
        """Shows the home screen, then opens the other doors."""
        self._mailbox.open_to(self._engine.handle)
        if self._trace:
            self._display.on_painted(self._trace.painted)
        self._tick()
        self._display.open()
        self._clock.start()
        QTimer.singleShot(0, self._open_doors)

    def stop(self) -> None:
        """Closes everything, the last first."""
        self._clock.stop()
        self._keeper.stop(ENDING_S)
        self._mouth.stop(ENDING_S)
        self._card.stop(ENDING_S)
        self._ears.stop(ENDING_S)
        if self._trace:
            self._trace.close()

    def _open_doors(self) -> None:
        self._keeper.report_problems()
        self._ears.start()
        self._card.start()
        self._mouth.start()
        self._keeper.start()

    def _tick(self) -> None:
        self._engine.handle(TimePassed(time.monotonic()))

    def _meaning_of(self, transcript: str) -> str:
        phrase = understand(transcript, phrases(self._engine.state, self._engine.library))
        return phrase.intent.action if phrase else ""


def run(options: Options) -> int:
    """Runs the kiosk until it is told to end; returns the exit code."""
    logging.basicConfig(format="Kiosk: %(message)s", level=logging.WARNING)
    try:
        return _run(options)
    except CannotStartError as error:
        _log.error("it cannot start: %s", error)
        return CANNOT_START


def _run(options: Options) -> int:
    settings, problems = read_settings(options.settings)
    for problem in problems:
        report_problem(problem)
    loader, library = load_library(options, settings)
    application = make_application()
    lock = _only_one()
    kiosk = Kiosk(options, settings, loader, library)
    _end_on_signals(application)
    kiosk.start()
    try:
        return application.exec()
    finally:
        kiosk.stop()
        lock.unlock()


def load_library(options: Options, settings: Settings) -> tuple[Loader, Library]:
    """The content, and the loader that can load it again.

    Raises:
        CannotStartError: there is nothing to show.
    """
    folders = Folders(options.content, options.voices)
    loader = Loader(folders, settings.language, LastGood(state_folder() / "last_good"))
    try:
        return loader, loader.load()
    except StaffFileError as error:
        raise CannotStartError(str(error)) from None
    except OSError as error:
        raise CannotStartError(
            f"{error.filename}: {error.strerror}. Put it back, or name another folder."
        ) from None


def make_application() -> QGuiApplication:
    """The Qt application.

    Raises:
        CannotStartError: there is no display; Qt would end the whole process.
    """
    is_display_at_hand = any(name in os.environ for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if sys.platform == "linux" and not is_display_at_hand:
        raise CannotStartError(
            "there is no display. Start it on the screen's own desktop, or with `make run`."
        )
    application = QGuiApplication.instance() or QGuiApplication([NAME])
    assert isinstance(application, QGuiApplication)
    application.setApplicationName(NAME)
    return application


def state_folder() -> Path:
    """What the kiosk itself writes goes here."""
    return Path(user_state_path(NAME))


def report_problem(problem: Problem) -> None:
    """Tells staff and engineers of a problem; any thread."""
    _log.warning("%s", problem)


def model_finder(options: Options, library: Library) -> Callable[[], Path]:
    """Finds and checks the speech model; the finder raises OSError with a sentence if it is not there."""
    table = options.voices / library.voice.language / "speech-model.sha256"
    folders = speech_model.folders(options.voices)
    return lambda: speech_model.find(folders, library.voice.speech_model, table)


def _ears(options: Options, settings: Settings, library: Library, post: Callable[[Event], None]) -> Ears:
    if not settings.is_listening_allowed:
        return DeafEars(post, "Listening is switched off in the settings.")
    return ListenerEars(model_finder(options, library), post)


def _only_one() -> QLockFile:
    folder = state_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        _log.warning("%s cannot be made (%s); nothing is kept there.", folder, error.strerror)
    lock = QLockFile(str(folder / "kiosk.lock"))
    lock.setStaleLockTime(0)
    if not lock.tryLock(0) and lock.error() is QLockFile.LockError.LockFailedError:
        raise CannotStartError("another kiosk is running on this machine already. End that one first.")
    return lock


def _end_on_signals(application: QGuiApplication) -> None:
    def end(_signal: int, _frame: FrameType | None) -> None:
        application.quit()

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)


def _watch_nothing(_thing: Event | Effect | ScreenModel) -> None:
    """What passes is not looked at."""
