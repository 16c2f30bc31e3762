"""The composition root: builds the parts of the kiosk, joins them, starts and stops them in order."""

import ctypes
import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Protocol

from PySide6.QtCore import QLockFile, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from kiosk.core.effects import Effect
from kiosk.core.events import Event, TimePassed
from kiosk.core.model import ScreenModel
from kiosk.core.phrases import phrases, understand
from kiosk.core.ports import Ears, Post
from kiosk.core.settings import Listening
from kiosk.core.staff import Panel
from kiosk.core.state import KioskState
from kiosk.engine import Engine
from kiosk.hearing.deaf import DeafEars
from kiosk.hearing.ears import ListenerEars
from kiosk.library.keeper import Keeper
from kiosk.office import Ending, StaffOffice
from kiosk.options import Options
from kiosk.screen.display import QuickDisplay
from kiosk.sound.card import SoundCard
from kiosk.sound.echo import KalmanEchoCanceller
from kiosk.speaking.espeak import EspeakVoice
from kiosk.speaking.mouth import SpeakerMouth
from kiosk.startup import (
    NAME,
    Beginning,
    CannotStartError,
    begin,
    guarded,
    report_problem,
    state_folder,
    version,
)
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


class Part(Protocol):
    """What has threads of its own."""

    def start(self) -> None:
        """Begin; returns at once."""

    def stop(self, timeout_s: float) -> None:
        """End, waiting at most so long."""


class Kiosk:
    """The running kiosk. Main thread."""

    def __init__(self, beginning: Beginning) -> None:
        """Builds every part; nothing runs yet."""
        options, settings = beginning.options, beginning.settings
        self._beginning = beginning
        self._mailbox = Mailbox()
        post = self._mailbox.post
        self._display = make_display(beginning, post, is_full_screen=not options.is_windowed)
        self._ears = self._make_ears(post)
        self._card = SoundCard(post, settings.loudspeaker, settings.microphone, self._ears)
        self._mouth = SpeakerMouth(
            self._make_voice,
            self._card.loudspeaker,
            post,
            settings.sound_delay_ms,
        )
        self._keeper = Keeper(beginning.loader, post, report_problem)
        self._trace = _open_trace(options.trace, self._meaning_of) if options.trace else None
        watch = self._trace.watch if self._trace else _watch_nothing
        self._office = StaffOffice(state_folder(), post, self._end)
        self._ending: Ending | None = None
        state = first_state(beginning)
        self._mouth.set_loudness(state.gain_db)
        self._engine = Engine(
            state,
            beginning.library,
            self._display,
            self._mouth,
            self._ears,
            watch,
            microphone=self._card.microphone,
            office=self._office,
        )
        self._clock = QTimer(interval=TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._started: list[Part] = []

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
        """Closes everything that was started, the last first."""
        self._clock.stop()
        while self._started:
            self._started.pop().stop(ENDING_S)
        if self._trace:
            self._trace.close()

    def _open_doors(self) -> None:
        self._keeper.report_problems()
        parts: tuple[Part, ...] = (self._ears, self._card, self._mouth, self._keeper, self._office)
        for part in parts:
            part.start()
            self._started.append(part)

    def _make_ears(self, post: Post) -> Ears:
        if self._beginning.settings.listening is Listening.NEVER:
            return DeafEars(post, "Listening is switched off in the settings.")
        return ListenerEars(self._find_model, KalmanEchoCanceller, post)

    # Both are asked again until they succeed, by the threads of the ears and the mouth, so that a name mended in the
    # voice pack opens the door. They read one frozen library and one frozen state, nothing else of the engine.

    def _find_model(self) -> Path:
        return replace(self._beginning, library=self._engine.library).find_model()

    def _make_voice(self) -> EspeakVoice:
        return EspeakVoice(self._engine.library.voice.voice, lambda: self._engine.state.panel.volume_percent)

    def _tick(self) -> None:
        self._engine.handle(time_passed())
        is_speaking = self._engine.state.is_speaking
        if self._ending and self._ending.is_due(time.monotonic(), is_speaking=is_speaking):
            QGuiApplication.exit(self._ending.code)

    def _end(self, code: int) -> None:
        self._ending = Ending(code, time.monotonic())

    def _meaning_of(self, transcript: str) -> str:
        phrase = understand(transcript, phrases(self._engine.state, self._engine.library))
        return phrase.intent.action if phrase else ""


def first_state(beginning: Beginning) -> KioskState:
    """What the kiosk knows before anything happened."""
    settings, now_s = beginning.settings, time.monotonic()
    panel = Panel(
        mm_per_pixel=beginning.options.mm_per_pixel or settings.mm_per_pixel,
        viewing_distance_mm=settings.viewing_distance_mm,
        volume_percent=settings.volume_percent,
    )
    return KioskState(settings=settings, panel=panel, version=version(), now_s=now_s, last_input_s=now_s)


def time_passed() -> TimePassed:
    """The time now, also of the clock on the wall."""
    local = time.localtime()
    return TimePassed(time.monotonic(), 60 * local.tm_hour + local.tm_min)


def run(options: Options) -> int:
    """Runs the kiosk until it is told to end; returns the exit code."""
    return guarded(lambda: _run(options))


def _run(options: Options) -> int:
    beginning = begin(options)
    application = make_application()
    _end_on_signals(application)
    lock = _only_one()
    kiosk = Kiosk(beginning)
    try:
        kiosk.start()
        return application.exec()
    finally:
        kiosk.stop()
        lock.unlock()


def make_display(beginning: Beginning, post: Post, *, is_full_screen: bool) -> QuickDisplay:
    """The window; it is not open yet.

    Raises:
        CannotStartError: a file of the screen is missing or broken.
    """
    try:
        return QuickDisplay(
            post,
            beginning.settings,
            clock=time.monotonic,
            is_full_screen=is_full_screen,
            size=beginning.options.size_px,
            mm_per_pixel=beginning.options.mm_per_pixel,
        )
    except (RuntimeError, TypeError) as error:
        reason = " ".join(str(error).split()).rstrip(".")
        raise CannotStartError(
            f"the screen cannot be made: {reason}; bring the folder kiosk/screen back as it was."
        ) from error


def make_application() -> QGuiApplication:
    """The Qt application.

    Raises:
        CannotStartError: there is no display; Qt itself would abort the whole process.
    """
    is_on_x = (
        sys.platform == "linux"
        and "QT_QPA_PLATFORM" not in os.environ
        and "WAYLAND_DISPLAY" not in os.environ
    )
    with _joined_to_x() if is_on_x else nullcontext():
        application = QGuiApplication.instance() or QGuiApplication([NAME])
    assert isinstance(application, QGuiApplication)
    application.setApplicationName(NAME)
    return application


@contextmanager
def _joined_to_x() -> Iterator[None]:
    """Tries the display with the library that Qt itself uses for it, and stays joined to it until Qt is.

    An X server whose only client leaves begins anew, and who joins it just then is thrown out: Qt would abort.

    Raises:
        CannotStartError: there is no display, or it does not answer.
    """
    display = os.environ.get("DISPLAY", "")
    if not display:
        raise CannotStartError(
            "there is no display. Start it on the screen's own desktop, or with `make run`."
        )
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    try:
        if xcb.xcb_connection_has_error(connection):
            raise CannotStartError(
                f"the display {display} does not answer. Start it on the screen's own desktop."
            )
        yield
    finally:
        xcb.xcb_disconnect(connection)


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
        # By way of the event loop, which may not have begun: what is not running does not quit.
        QTimer.singleShot(0, application.quit)

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)


def _open_trace(file: Path, meaning_of: MeaningOf) -> Trace:
    try:
        return Trace(file, meaning_of)
    except OSError as error:
        raise CannotStartError(f"{file}: {error.strerror}. Name another file after --trace.") from None


def _watch_nothing(_thing: Event | Effect | ScreenModel) -> None:
    """What passes is not looked at."""
