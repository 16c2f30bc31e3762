"""The mouse pointer: there while a mouse moves, away under fingers."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtQuick import QQuickWindow


class HiddenCursor(QObject):
    """Hides the pointer of a window until a real mouse moves, and again at the next touch."""

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__(window)
        self._window = window
        window.setCursor(Qt.CursorShape.BlankCursor)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802 (Qt's names)
        """Watch, and take nothing."""
        if event.type() == QEvent.Type.TouchBegin:
            self._window.setCursor(Qt.CursorShape.BlankCursor)
        elif (
            event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent) and _is_of_a_mouse(event)
        ):
            self._window.unsetCursor()
        return False


def _is_of_a_mouse(event: QMouseEvent) -> bool:
    return event.source() == Qt.MouseEventSource.MouseEventNotSynthesized
