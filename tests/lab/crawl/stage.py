"""The kiosk's own core and window in this process, amid a clock that is turned by hand."""

from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Self
from unittest import mock

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from kiosk.core.actions import ActionId, Intent
from kiosk.core.behaviour import attention
from kiosk.core.behaviour.obey import obey
from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library
from kiosk.core.effects import KeepMeasures
from kiosk.core.events import CornerHeld, Device, DeviceChanged, Event, Heard, PinChecked, TimePassed
from kiosk.core.ports import Post
from kiosk.core.settings import Settings
from kiosk.core.state import KioskState, Screen
from kiosk.engine import Engine
from kiosk.hearing.recogniser import VoskRecogniser
from kiosk.screen.display import QuickDisplay
from tests.lab.crawl.speakers import PhraseEars, WrittenMouth
from tests.lab.crawl.window import Role, Seen, Thing

PIN = "271828"
TICK_S = 0.5
"""As often as the running kiosk is told the time (`kiosk.app`)."""
LONG_TICK_S = 5.0
"""Where nothing happens in between; an utterance ends when it ends."""
QUIET_S = 5.0
"""So long nobody had spoken before."""
MOST_ROUNDS = 200
"""So many rounds of events, and it will not come to rest any more."""
_ROLES = {
    QAccessible.Role.Button: Role.BUTTON,
    QAccessible.Role.Heading: Role.HEADING,
    QAccessible.Role.StaticText: Role.LABEL,
    QAccessible.Role.EditableText: Role.WORDS,
}
_KEYS = {
    "left": Qt.Key.Key_Left,
    "right": Qt.Key.Key_Right,
    "enter": Qt.Key.Key_Return,
    "escape": Qt.Key.Key_Escape,
    "space": Qt.Key.Key_Space,
    "f1": Qt.Key.Key_F1,
    "f12": Qt.Key.Key_F12,
}
Obeyed = Callable[[Intent], None]
Looked = Callable[[KioskState, KioskState], None]


class OpenMicrophone:
    """A microphone that works as soon as it is opened."""

    def __init__(self, post: Post) -> None:
        self._post = post

    def open(self) -> None:
        self._post(DeviceChanged(Device.MICROPHONE, is_working=True))

    def close(self) -> None:
        """Nothing comes any more."""


class Office:
    """Fulfils `kiosk.core.ports.Office`; it knows the PIN, and ends nothing."""

    def __init__(self, post: Post) -> None:
        self._post = post

    def check_pin(self, digits: str) -> None:
        self._post(PinChecked(is_right=digits == PIN))

    def keep_measures(self, measures: KeepMeasures) -> None:
        """Nothing is kept."""

    def end_kiosk(self, *, is_restart: bool) -> None:
        """The crawl goes on."""


class Stage:
    """Fulfils `window.Window`. Main thread; entered while it is used."""

    def __init__(
        self,
        application: QGuiApplication,
        library: Library,
        on_obeyed: Obeyed,
        on_look: Looked,
        *,
        size_px: tuple[int, int] = (1280, 800),
        mm_per_pixel: float = 0.25,
        recogniser: VoskRecogniser | None = None,
    ) -> None:
        """Opens the window.

        Args:
            application: The running one.
            library: What is shown.
            on_obeyed: Told what the kiosk obeyed, for the judge.
            on_look: Told the state before and after each event, for the judge.
            size_px: Of the window.
            mm_per_pixel: Of the panel.
            recogniser: For `say`.
        """
        self.now_s = 1000.0
        self.library = library
        self._application = application
        self._on_obeyed, self._on_look = on_obeyed, on_look
        self._events: list[Event] = []
        post = self._events.append
        QAccessible.setActive(True)
        self._display = self._open(size_px, mm_per_pixel)
        self.mouth = WrittenMouth(post)
        self.ears = PhraseEars(post, recogniser)
        state = KioskState(settings=Settings(), now_s=self.now_s, last_input_s=self.now_s, version="1")
        self.engine = Engine(
            state,
            library,
            self._display,
            self.mouth,
            self.ears,
            lambda _thing: None,
            microphone=OpenMicrophone(post),
            office=Office(post),
        )

    def _open(self, size_px: tuple[int, int], mm_per_pixel: float) -> QuickDisplay:
        before = set(self._application.topLevelWindows())
        display = QuickDisplay(
            self._events.append,
            Settings(),
            lambda: self.now_s,
            is_full_screen=False,
            size=size_px,
            mm_per_pixel=mm_per_pixel,
        )
        (window,) = set(self._application.topLevelWindows()) - before
        assert isinstance(window, QQuickWindow)
        self._window = window
        return display

    def __enter__(self) -> Self:
        self._spy = mock.patch.object(attention, "obey", self._obey_watched(obey))
        self._spy.start()
        self._events += [DeviceChanged(device, is_working=True) for device in Device]
        self._events.append(TimePassed(self.now_s))
        self._settle()
        self._display.open()
        self._settle()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._spy.stop()
        self._display.close()
        self._application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _obey_watched(self, really: Callable[[Step, Intent, Library], Step]) -> Callable[..., Step]:
        def watched(step: Step, intent: Intent, library: Library) -> Step:
            done = really(step, intent, library)
            if done is not step:
                self._on_obeyed(intent)
            return done

        return watched

    def see(self) -> Seen:
        root = QAccessible.queryAccessibleInterface(self._window)
        assert root is not None
        # Rows and grids are laid out when they are painted.
        self._window.grabWindow()
        dialog = next((part for part in _below(root) if part.role() is QAccessible.Role.Dialog), None)
        return Seen(tuple(self._thing(part) for part in _below(dialog or root) if _is_showing(part)))

    def _thing(self, part: QAccessibleInterface) -> Thing:
        role, state = _ROLES[part.role()], part.state()
        name, place = part.text(QAccessible.Text.Name), part.rect()
        if role is Role.WORDS:
            text = part.textInterface()
            name = text.text(0, text.characterCount()) if text else name
        left, top = place.left() - self._window.x(), place.top() - self._window.y()
        return Thing(
            role,
            name,
            (left, top, place.width(), place.height()),
            is_enabled=not state.disabled,
            is_focused=bool(state.focused),
        )

    def hear(self) -> tuple[str, ...]:
        said = tuple(self.mouth.said)
        self.mouth.said.clear()
        return said

    def is_speaking(self) -> bool:
        return self.mouth.is_speaking

    def tap(self, x_px: int, y_px: int) -> None:
        QTest.mouseClick(self._window, Qt.MouseButton.LeftButton, pos=QPoint(x_px, y_px))
        self._settle()

    def press(self, key: str) -> None:
        QTest.keyClick(self._window, _KEYS[key])
        self._settle()

    def press_staff_keys(self) -> None:
        """The chord that opens the door for staff."""
        held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(self._window, Qt.Key.Key_S, held)
        self._settle()

    def hold_corner(self) -> None:
        """What the window tells after five seconds, which are not waited for here."""
        self._events.append(CornerHeld())
        self._settle()

    def say(self, phrase: str, voice: str) -> None:
        self.wait(self.ears.hear(phrase, voice))

    def overhear(self) -> None:
        """Somebody else says a command, and the kiosk obeys: what Undo is for."""
        while self.mouth.is_speaking:
            self.wait(LONG_TICK_S)
        is_helping = self.engine.state.place.screen is Screen.HELP
        action = ActionId.GO_HOME if is_helping else ActionId.HELP_ME
        phrase = self.library.voice.actions[action].phrases[0]
        self._events.append(Heard(self.engine.state.turn, phrase, 1.0, QUIET_S))
        self._settle()

    def wait(self, duration_s: float) -> None:
        end_s = self.now_s + duration_s
        while True:
            self._settle()
            tick_s = TICK_S if self._is_dwelling else LONG_TICK_S
            self.now_s = min(end_s, self.now_s + tick_s, max(self.now_s, self.mouth.ends_s))
            self.mouth.pass_to(self.now_s)
            self._events.append(TimePassed(self.now_s))
            self._settle()
            if self.now_s >= end_s:
                return

    @property
    def _is_dwelling(self) -> bool:
        return self.engine.state.dwell_from_s is not None

    def _settle(self) -> None:
        """Until everything that was posted has taken its effect."""
        for _ in range(MOST_ROUNDS):
            self._application.processEvents()
            self.mouth.pass_to(self.now_s)
            if not self._events:
                return
            posted = self._events[:]
            del self._events[: len(posted)]
            for event in posted:
                before = self.engine.state
                self.engine.handle(event)
                self._on_look(before, self.engine.state)
        raise AssertionError("The kiosk does not come to rest.")


def _below(part: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for number in range(part.childCount()):
        child = part.child(number)
        if child is not None and not child.state().invisible:
            yield child
            yield from _below(child)


def _is_showing(part: QAccessibleInterface) -> bool:
    place = part.rect()
    return part.role() in _ROLES and place.width() > 0 and place.height() > 0
