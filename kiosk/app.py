"""The composition root: builds the parts of the kiosk, joins them, starts and stops them in order."""

import ctypes
import logging
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QLockFile, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from kiosk.core.effects import Effect
from kiosk.core.events import Event, TimePassed
from kiosk.core.phrases import phrases, understand
from kiosk.core.ports import Ears, Post
from kiosk.core.state import KioskState, ScreenModel
from kiosk.engine import Engine
from kiosk.hearing.deaf import DeafEars
from kiosk.hearing.ears import ListenerEars
from kiosk.library.keeper import Keeper
from kiosk.options import Options
from kiosk.screen.display import QuickDisplay
from kiosk.sound.card import SoundCard
from kiosk.speaking.espeak import EspeakVoice
from kiosk.speaking.mouth import SpeakerMouth
from kiosk.startup import NAME, Beginning, CannotStartError, begin, guarded, report_problem, state_folder
from kiosk.trace import MeaningOf, Trace

_log = logging.getLogger("kiosk")
TICK_MS = 500
"""How often time passes for the core."""
ENDING_S = 2.0
"""How long each thread may take to end."""


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

    def __init__(self, beginning: Beginning) -> None:
        """Builds every part; nothing runs yet."""
        options, settings, voice = beginning.options, beginning.settings, beginning.library.voice
        self._mailbox = Mailbox()
        post = self._mailbox.post
        self._display = make_display(beginning, post, is_full_screen=not options.is_windowed)
        self._ears = _ears(beginning, post)
        is_listening = settings.is_listening_allowed
        accept = self._ears.accept if is_listening else None
        self._card = SoundCard(post, settings.loudspeaker, settings.microphone, accept)
        self._mouth = SpeakerMouth(
            lambda: EspeakVoice(voice.voice, settings.rate_wpm, settings.volume_percent),
            self._card.loudspeaker,
            post,
            settings.sound_delay_ms,
            settings.rate_wpm,
        )
        self._keeper = Keeper(beginning.loader, post, report_problem)
        self._trace = _open_trace(options.trace, self._meaning_of) if options.trace else None
        watch = self._trace.watch if self._trace else _watch_nothing
        now_s = time.monotonic()
        state = KioskState(settings=settings, now_s=now_s, last_input_s=now_s)
        self._engine = Engine(state, beginning.library, self._display, self._mouth, self._ears, watch)
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
    return guarded(lambda: _run(options))


def _run(options: Options) -> int:
    beginning = begin(options)
    application = make_application()
    lock = _only_one()
    kiosk = Kiosk(beginning)
    _end_on_signals(application)
    kiosk.start()
    try:
        return application.exec()
    finally:
        kiosk.stop()
        lock.unlock()


def make_display(beginning: Beginning, post: Post, *, is_full_screen: bool) -> QuickDisplay:
    """The window; it is not open yet."""
    return QuickDisplay(
        post,
        beginning.settings,
        clock=time.monotonic,
        is_full_screen=is_full_screen,
        size=beginning.options.size_px,
        mm_per_pixel=beginning.options.mm_per_pixel,
    )


def make_application() -> QGuiApplication:
    """The Qt application.

    Raises:
        CannotStartError: there is no display; Qt itself would abort the whole process.
    """
    if (
        sys.platform == "linux"
        and "QT_QPA_PLATFORM" not in os.environ
        and "WAYLAND_DISPLAY" not in os.environ
    ):
        display = os.environ.get("DISPLAY", "")
        if not display:
            raise CannotStartError(
                "there is no display. Start it on the screen's own desktop, or with `make run`."
            )
        if not _is_x_answering():
            raise CannotStartError(
                f"the display {display} does not answer. Start it on the screen's own desktop."
            )
    application = QGuiApplication.instance() or QGuiApplication([NAME])
    assert isinstance(application, QGuiApplication)
    application.setApplicationName(NAME)
    return application


def _is_x_answering() -> bool:
    """Tries the display with the library that Qt itself uses for it."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    has_error = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not has_error


def _ears(beginning: Beginning, post: Post) -> Ears:
    if not beginning.settings.is_listening_allowed:
        return DeafEars(post, "Listening is switched off in the settings.")
    return ListenerEars(beginning.find_model, post)


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


def _open_trace(file: Path, meaning_of: MeaningOf) -> Trace:
    try:
        return Trace(file, meaning_of)
    except OSError as error:
        raise CannotStartError(f"{file}: {error.strerror}. Name another file after --trace.") from None


def _watch_nothing(_thing: Event | Effect | ScreenModel) -> None:
    """What passes is not looked at."""
