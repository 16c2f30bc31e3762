"""The mouse pointer does not lie about under fingers."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from kiosk.screen.cursor import HiddenCursor

HIDDEN = Qt.CursorShape.BlankCursor


def test_the_pointer_is_there_only_while_a_mouse_moves(application: QGuiApplication) -> None:
    window = QQuickWindow()
    window.resize(400, 300)
    HiddenCursor(window)
    window.show()

    def pointer_after_moves(*xs: int) -> Qt.CursorShape:
        for x in xs:
            QTest.mouseMove(window, QPoint(x, 100))
        application.processEvents()
        return window.cursor().shape()

    assert window.cursor().shape() is HIDDEN
    assert pointer_after_moves(100) is HIDDEN, "where it lies at the start"
    assert pointer_after_moves(101) is HIDDEN, "a shaking table"
    assert pointer_after_moves(150) is not HIDDEN
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(150, 100))
    assert window.cursor().shape() is HIDDEN
    window.close()
