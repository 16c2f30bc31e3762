"""What stands over the page or in its place: welcome, the pad for staff, captions, the seconds of the one switch."""

from typing import Final

from PySide6.QtCore import QRectF

from kiosk.core.model import ScreenModel
from kiosk.screen.caption import strip_values
from kiosk.screen.card_bar import card_values
from kiosk.screen.frame import Frame
from kiosk.screen.glass import Glass
from kiosk.screen.millimetres import CAPITAL_EM, Ruler
from kiosk.screen.pin_pad import DigitRow, PinPad, WayRow
from kiosk.screen.rows import Rows
from kiosk.screen.welcome_page import welcome_values

_SECONDS_CAPITAL_MM: Final = 7.5
_BADGE_EM: Final = 1.5
"""Diameter of the disc of the seconds, in parts of the font size."""


class Overlays:
    """Main thread only."""

    def __init__(self, glass: Glass) -> None:
        self._glass = glass
        self._digits = Rows(DigitRow, glass.view)
        self._ways = Rows(WayRow, glass.view)
        glass.put(pinDigits=self._digits, pinWays=self._ways)

    def show_pages(self, model: ScreenModel, frame: Frame, ruler: Ruler) -> None:
        """Show the pages that take the whole glass, and the bar of the calibration."""
        window = self._glass.window
        size = window.width(), window.height()
        self._glass.put(
            isFrameShown=model.welcome is None and model.pin is None,
            isPin=model.pin is not None,
            **welcome_values(model.welcome, *size, ruler),
            **card_values(model.card_mm, frame, ruler),
        )
        pad = PinPad(model, size, ruler, frame.sizes) if model.pin else None
        if pad:
            self._glass.put(**pad.values())
        self._digits.replace(list(pad.digits()) if pad else [])
        self._ways.replace(list(pad.ways()) if pad else [])

    def show_marks(self, model: ScreenModel, frame: Frame, ruler: Ruler, ring: QRectF | None) -> None:
        """Show the strip of the caption, and the seconds at the ring, where it has come to stand."""
        caption = "" if model.pin else model.caption
        self._glass.put(
            **strip_values(caption, frame, ring), **self._seconds_values(model, frame, ruler, ring)
        )

    def _seconds_values(
        self, model: ScreenModel, frame: Frame, ruler: Ruler, ring: QRectF | None
    ) -> dict[str, object]:
        if model.dwell_left_s is None or ring is None:
            return {"dwell": ""}
        text_px = max(frame.sizes.text_px, ruler.px(_SECONDS_CAPITAL_MM / CAPITAL_EM))
        side_px = round(_BADGE_EM * text_px)
        x = min(ring.right() - side_px / 2, self._glass.window.width() - side_px)
        y = max(0.0, ring.top() - 0.8 * side_px)
        place = QRectF(round(x), round(y), side_px, side_px)
        return {"dwell": str(model.dwell_left_s), "dwellText": text_px, "dwellPlace": place}
