"""The mouse pointer: there while a mouse moves, away under fingers."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtQuick import QQuickWindow

_MOVED_PX = 6
"""A mouse on a shaking table moves less."""
_HIDING = {QEvent.Type.TouchBegin, QEvent.Type.MouseButtonPress}


class HiddenCursor(QObject):
    """Hides the pointer of a window until a real mouse moves, and again at the next touch or click."""

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__(window)
        self._window = window
        self._from: QPointF | None = None
        self._hide()
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802 (Qt's names)
        """Watch, and take nothing."""
        if event.type() in _HIDING:
            self._hide()
        elif event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._follow(event)
        return False

    def _hide(self) -> None:
        self._from = None
        self._window.setCursor(Qt.CursorShape.BlankCursor)

    def _follow(self, event: QMouseEvent) -> None:
        if event.source() != Qt.MouseEventSource.MouseEventNotSynthesized:
            return
        if self._from is None:
            self._from = event.position()
        elif (event.position() - self._from).manhattanLength() >= _MOVED_PX:
            self._window.unsetCursor()
