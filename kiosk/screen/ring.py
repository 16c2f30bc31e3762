"""The ring of the keyboard: where it stands, what it can stand on, and in which order."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QMetaObject, QRectF, Qt
from PySide6.QtQml import QQmlEngine, QQmlProperty
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.core.events import FocusMoved, FocusRole

TEXT_STOP = "textStop"
"""Name of the item that stands for the words of the page."""
_QUESTION = "question"
"""Name of the item that holds the idle question, which covers everything else."""


class Ring:
    """Moves through everything that can be pressed on the glass of one window. Main thread only."""

    def __init__(self, window: QQuickWindow, on_moved: Callable[[FocusMoved], None]) -> None:
        self._window = window
        self._on_moved = on_moved
        self._is_in_use = False
        self._told: FocusMoved | None = None

    def set_in_use(self, *, is_in_use: bool) -> None:
        """Whether somebody goes by keys; under fingers no ring comes by itself."""
        self._is_in_use = is_in_use
        self._window.setProperty("isByKeys", is_in_use)

    def leave(self) -> None:
        """Take it away: nobody is there any more."""
        self.set_in_use(is_in_use=False)
        self._told = None
        here = self._window.activeFocusItem()
        if is_control(here):
            here.setFocus(False, Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        """After a change on the glass: let whoever goes by keys find it again, and tell where it has come to stand."""
        if not self._is_in_use:
            return
        stops, here = self.stops(), self._window.activeFocusItem()
        there = here if here in stops else max(stops, key=_rank, default=None)
        if there is not None and not (there is here and here.property("visualFocus")):
            there.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        self._tell(stops, is_by_person=False)

    def move(self, *, is_forward: bool) -> None:
        """To the next stop or the one before, around the ends; tells where it stands then."""
        self.set_in_use(is_in_use=True)
        stops, here = self.stops(), self._window.activeFocusItem()
        if not stops:
            return
        start = -1 if is_forward else 0
        place = stops.index(here) if here in stops else start
        reason = Qt.FocusReason.TabFocusReason if is_forward else Qt.FocusReason.BacktabFocusReason
        stops[(place + (1 if is_forward else -1)) % len(stops)].forceActiveFocus(reason)
        self._tell(stops, is_by_person=True)

    def press(self) -> bool:
        """Press what it stands on; False: it stands on nothing."""
        here = self._window.activeFocusItem()
        if here not in self.stops():
            return False
        return bool(QMetaObject.invokeMethod(here, "click"))

    def place(self) -> QRectF | None:
        """Where what it stands on is on the glass; None: there is no ring."""
        here = self._window.activeFocusItem()
        if here not in self.stops() or not here.property("visualFocus"):
            return None
        return place_of(here)

    def stops(self) -> list[QQuickItem]:
        """Everything it can stand on, in order; while the idle question is asked, only its answers."""
        return [control for control in self.controls() if control.isEnabled()]

    def controls(self) -> list[QQuickItem]:
        """The same and what cannot be pressed now."""
        question = self._window.findChild(QQuickItem, _QUESTION)
        is_asked = question is not None and question.isVisible()
        return list(_controls_in(question if question and is_asked else self._window.contentItem()))

    def _tell(self, stops: list[QQuickItem], *, is_by_person: bool) -> None:
        here = self._window.activeFocusItem()
        if here not in stops:
            return
        role = _role(here)
        alike = [stop for stop in stops if _role(stop) is role]
        moved = FocusMoved(_name(here), role, alike.index(here) + 1, len(alike), is_by_person=is_by_person)
        if is_by_person or self._told is None or replace(self._told, is_by_person=False) != moved:
            self._on_moved(moved)
        self._told = moved


def is_control(item: QQuickItem | None) -> bool:
    """Whether an item can be pressed."""
    return item is not None and item.metaObject().indexOfMethod("click()") >= 0


def is_text(item: QQuickItem) -> bool:
    """Whether an item stands for the words of the page."""
    return item.objectName() == TEXT_STOP


def place_of(item: QQuickItem) -> QRectF:
    """Where an item is on the glass."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def _controls_in(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if child.isVisible():
            if is_control(child):
                yield child
            yield from _controls_in(child)


def _role(control: QQuickItem) -> FocusRole:
    if is_text(control):
        return FocusRole.TEXT
    return FocusRole.BUTTON if control.property("number") is None else FocusRole.TILE


def _name(control: QQuickItem) -> str:
    """As a screen reader is told it."""
    name = QQmlProperty(control, "Accessible.name", QQmlEngine.contextForObject(control))
    return str(name.read() or "")


def _rank(control: QQuickItem) -> int:
    """A tile, or else what most people want next, or else the first thing that can be pressed."""
    match _role(control):
        case FocusRole.TILE:
            return 3
        case FocusRole.BUTTON:
            return 2 if control.property("isMain") else 1
        case FocusRole.TEXT:
            return 0
