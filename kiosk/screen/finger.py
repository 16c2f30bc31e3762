"""A finger or a mouse on the glass: that it is one, the corner for staff, and help for shaking hands."""

import math
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QMetaObject, QObject, QPointF, QTimer
from PySide6.QtGui import QMouseEvent, QTouchEvent
from PySide6.QtQml import QQmlProperty
from PySide6.QtQuick import QQuickItem, QQuickWindow
from shiboken6 import isValid

from kiosk.screen.millimetres import Ruler
from kiosk.screen.ring import Ring, is_text, place_of

CORNER_MM: Final = 20
HOLD_MS: Final = 5000
NEAR_MM: Final = 15
"""From the edge of a target: half of a target for steady hands (ours)."""
_DOWN = {QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin}
_MOVING = {QEvent.Type.MouseMove, QEvent.Type.TouchUpdate}
_UP = {QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel}
_ACTING = {QEvent.Type.MouseButtonRelease, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd}
"""Something may be pressed by these; with two fingers down, one leaves the glass in an update."""


class Finger(QObject):
    """Watches the fingers on one window, and takes nothing. Main thread only."""

    def __init__(self, window: QQuickWindow, ring: Ring, on_corner: Callable[[], None]) -> None:
        """Begin to watch.

        Args:
            window: The glass.
            ring: Knows what can be pressed.
            on_corner: Told that the upper left corner was held for 5 s.
        """
        super().__init__(window)
        self._ring = ring
        self._ruler = Ruler(1.0, 1.0)
        self._has_steady_hands = False
        self._at = QPointF()
        self._target: QQuickItem | None = None
        self._acting = QTimer(self, singleShot=True, interval=0)
        self._corner = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._corner.setObjectName("corner")
        self._corner.timeout.connect(on_corner)
        window.installEventFilter(self)

    @property
    def is_acting(self) -> bool:
        """Whether what is pressed just now is pressed by a finger or a mouse."""
        return self._acting.isActive()

    def watch(self, ruler: Ruler, *, has_steady_hands: bool) -> None:
        """Take over how large a millimetre is, and whether a press beside a target counts for it."""
        self._ruler, self._has_steady_hands = ruler, has_steady_hands

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802 (Qt's names)
        """Watch, and take nothing."""
        at = _position(event)
        if at is not None:
            self._at = at
        if event.type() in _ACTING:
            self._acting.start()
        if event.type() in _DOWN and self._is_in_corner():
            self._corner.start()
        elif event.type() in _UP or (event.type() in _MOVING and not self._is_in_corner()):
            self._corner.stop()
        if event.type() in _MOVING and self._target is not None and self._target is not self._nearest():
            self._drop_target()
        return False

    def press_beside(self) -> None:
        """The glass was pressed beside every target: for steady hands, the nearest one is as if pressed."""
        self._drop_target()
        if self._has_steady_hands and not any(self._is_on(control) for control in self._ring.controls()):
            self._target = self._nearest()
        if self._target is not None:
            QQmlProperty(self._target, "down").write(True)

    def release_beside(self) -> bool:
        """The finger leaves the glass beside every target; returns whether a target was pressed in its place."""
        target = self._target
        self._drop_target()
        # It may have left the glass under the finger.
        if target is None or not isValid(target):
            return False
        return bool(QMetaObject.invokeMethod(target, "click"))

    def _drop_target(self) -> None:
        if self._target is not None and isValid(self._target):
            QQmlProperty(self._target, "down").reset()
        self._target = None

    def _is_in_corner(self) -> bool:
        side_px = self._ruler.px(CORNER_MM)
        return 0 <= self._at.x() < side_px and 0 <= self._at.y() < side_px

    def _is_on(self, control: QQuickItem) -> bool:
        return not is_text(control) and self._distance_px(control) == 0.0

    def _nearest(self) -> QQuickItem | None:
        """The target with the nearest edge, if it is near enough."""
        targets = [stop for stop in self._ring.stops() if not is_text(stop)]
        target = min(targets, key=self._distance_px, default=None)
        is_near = target is not None and self._distance_px(target) <= self._ruler.px(NEAR_MM)
        return target if is_near else None

    def _distance_px(self, item: QQuickItem) -> float:
        place = place_of(item)
        beside = max(place.left() - self._at.x(), 0.0, self._at.x() - place.right())
        above = max(place.top() - self._at.y(), 0.0, self._at.y() - place.bottom())
        return math.hypot(beside, above)


def _position(event: QEvent) -> QPointF | None:
    if isinstance(event, QMouseEvent):
        return event.position()
    points = event.points() if isinstance(event, QTouchEvent) else ()
    return points[0].position() if points else None
