"""The keyboard: focus keys are the screen's own, every other key is told by its name."""

from collections.abc import Callable, Iterator
from typing import TypeGuard, cast

from PySide6.QtCore import QEvent, QMetaObject, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

_FORWARD = {Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_Down}
_BACKWARD = {Qt.Key.Key_Backtab, Qt.Key.Key_Left, Qt.Key.Key_Up}
_ACTIVATE = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select}
_FINGER = {QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress}
_SILENT = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_ScrollLock,
}
"""They only change what another key means."""
_MEANING_SOMETHING_ELSE = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
"""With one of them held down, a key is not the plain one."""
_STAFF_CHORD = (Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
_HELD = _MEANING_SOMETHING_ELSE | Qt.KeyboardModifier.ShiftModifier
_NAMES = {
    Qt.Key.Key_Escape: "escape",
    Qt.Key.Key_Space: "space",
    Qt.Key.Key_PageDown: "page_down",
    Qt.Key.Key_PageUp: "page_up",
    Qt.Key.Key_Home: "home",
    Qt.Key.Key_Backspace: "backspace",
}


def key_name(key: int) -> str:
    """Name of a key as in `kiosk.core.events.KeyPressed`."""
    if Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35:
        return f"f{key - Qt.Key.Key_F1 + 1}"
    if Qt.Key.Key_0 <= key <= Qt.Key.Key_9 or Qt.Key.Key_A <= key <= Qt.Key.Key_Z:
        return chr(key).lower()
    return _NAMES.get(cast(Qt.Key, key), "other")


class Keys(QObject):
    """Watches one window's keyboard, so that no item acts on a key by itself. Main thread only."""

    def __init__(
        self, window: QQuickWindow, on_key: Callable[[str], None], on_focus_moved: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._on_key = on_key
        self._on_focus_moved = on_focus_moved
        self._is_in_use = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802 (Qt's names)
        """Take every key; a key held down counts once."""
        if event.type() in _FINGER:
            self._set_in_use(False)
        if event.type() in (QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride):
            return True
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not event.isAutoRepeat():
            self._set_in_use(True)
            self._press(event.key(), event.modifiers())
        return True

    def keep_focus(self) -> None:
        """Let whoever walks by keys find the ring again where what it stood on has gone or is not offered now."""
        here = self._window.activeFocusItem()
        if not self._is_in_use or (_is_open(here) and here.property("visualFocus")):
            return
        there = here if _is_open(here) else self._landing()
        if there is not None:
            there.forceActiveFocus(Qt.FocusReason.TabFocusReason)

    def _landing(self) -> QQuickItem | None:
        """A tile, or else what most people want next, or else the first thing that can be pressed."""
        offered = [item for item in _controls_in(self._window.contentItem()) if item.isEnabled()]
        return max(offered, key=_rank, default=None)

    def _set_in_use(self, is_in_use: bool) -> None:
        self._is_in_use = is_in_use
        self._window.setProperty("isByKeys", is_in_use)

    def _press(self, key: int, held: Qt.KeyboardModifier) -> None:
        if key in _SILENT:
            return
        if held & _MEANING_SOMETHING_ELSE:
            self._on_key("staff" if (key, held & _HELD) == _STAFF_CHORD else "other")
        elif key in _FORWARD or key in _BACKWARD:
            self._move_focus(is_forward=key in _FORWARD)
        elif key in _ACTIVATE:
            self._activate()
        else:
            self._on_key(key_name(key))

    def _move_focus(self, *, is_forward: bool) -> None:
        here = self._window.activeFocusItem() or self._window.contentItem()
        there = here.nextItemInFocusChain(is_forward)
        if there is not None and there is not here:
            reason = Qt.FocusReason.TabFocusReason if is_forward else Qt.FocusReason.BacktabFocusReason
            there.forceActiveFocus(reason)
        self._on_focus_moved()

    def _activate(self) -> None:
        item = self._window.activeFocusItem()
        if _is_control(item):
            QMetaObject.invokeMethod(item, "click")


def _is_control(item: QQuickItem | None) -> bool:
    return item is not None and item.metaObject().indexOfMethod("click()") >= 0


def _is_open(item: QQuickItem | None) -> TypeGuard[QQuickItem]:
    return item is not None and _is_control(item) and item.isVisible() and item.isEnabled()


def _controls_in(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if child.isVisible():
            if _is_control(child):
                yield child
            yield from _controls_in(child)


def _rank(control: QQuickItem) -> int:
    if control.property("number") is not None:
        return 2
    return 1 if control.property("isMain") else 0
