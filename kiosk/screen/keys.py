"""The keyboard: the six keys move and press the ring, every other key is told by its name."""

from collections.abc import Callable, Mapping
from typing import Final, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickWindow

from kiosk.core.keys import CANONICAL, NAMED, USUAL, Pad
from kiosk.screen.ring import Ring

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
_NAMES: Final = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Tab: "tab",
    Qt.Key.Key_Return: "enter",
    Qt.Key.Key_Enter: "enter",
    Qt.Key.Key_Select: "enter",
    Qt.Key.Key_Escape: "escape",
    Qt.Key.Key_Space: "space",
    Qt.Key.Key_PageDown: "page_down",
    Qt.Key.Key_PageUp: "page_up",
    Qt.Key.Key_Home: "home",
    Qt.Key.Key_End: "end",
    Qt.Key.Key_Backspace: "backspace",
    Qt.Key.Key_Delete: "delete",
    Qt.Key.Key_Insert: "insert",
    Qt.Key.Key_Plus: "plus",
    Qt.Key.Key_Minus: "minus",
    Qt.Key.Key_Asterisk: "asterisk",
    Qt.Key.Key_Slash: "slash",
}


def key_name(key: int) -> str:
    """Name of a key as in `kiosk.core.keys`, or ``other``."""
    if Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35:
        name = f"f{key - Qt.Key.Key_F1 + 1}"
    elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9 or Qt.Key.Key_A <= key <= Qt.Key.Key_Z:
        name = chr(key).lower()
    else:
        name = _NAMES.get(cast(Qt.Key, key), "other")
    return name if name in NAMED else "other"


class Keys(QObject):
    """Watches one window's keyboard, so that no item acts on a key by itself. Main thread only."""

    def __init__(
        self, window: QQuickWindow, ring: Ring, on_key: Callable[[str], None], further: Mapping[Pad, str]
    ) -> None:
        """Begin to watch.

        Args:
            window: Whose keys are taken.
            ring: Moved and pressed by them.
            on_key: Told the name of every key that does neither.
            further: Keys that the clinic has set, beside the usual ones.
        """
        super().__init__(window)
        self._ring = ring
        self._on_key = on_key
        self._pads = {**USUAL, **{name: pad for pad, name in further.items()}}
        self._is_asleep = False
        self._is_stepping = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802 (Qt's names)
        """Take every key; a key held down counts once."""
        if event.type() in _FINGER:
            self._ring.set_in_use(is_in_use=False)
        if event.type() in (QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride):
            return True
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not event.isAutoRepeat():
            if not self._is_asleep:
                self._ring.set_in_use(is_in_use=True)
            self._press(event.key(), event.modifiers())
        return True

    def tell_instead(self, *, is_asleep: bool, is_stepping: bool) -> None:
        """Tell the keys that move and press the ring, too, instead of doing so.

        Args:
            is_asleep: Nobody is there yet; the first key only wakes the kiosk.
            is_stepping: They go through the text.
        """
        self._is_asleep, self._is_stepping = is_asleep, is_stepping

    def _press(self, key: int, held: Qt.KeyboardModifier) -> None:
        if key in _SILENT:
            return
        if held & _MEANING_SOMETHING_ELSE:
            self._on_key("staff" if (key, held & _HELD) == _STAFF_CHORD else "other")
            return
        name = key_name(key)
        pad = Pad.PREVIOUS if key == Qt.Key.Key_Backtab else self._pads.get(name)
        if not self._is_for_ring(pad):
            self._on_key(CANONICAL[pad] if pad else name)

    def _is_for_ring(self, pad: Pad | None) -> bool:
        """Move or press the ring, if the key does that now."""
        if self._is_asleep or self._is_stepping:
            return False
        if pad is Pad.ENTER:
            return self._ring.press()
        if pad in (Pad.PREVIOUS, Pad.NEXT):
            self._ring.move(is_forward=pad is Pad.NEXT)
            return True
        return False
