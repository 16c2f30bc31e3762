"""A bar as wide as a bank card, above the words and targets of its page."""

from dataclasses import replace
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF

from kiosk.screen.frame import Frame, Rect
from kiosk.screen.millimetres import Ruler

_HEIGHT_GAPS: Final = 4
"""Height of the marks at its ends, in gaps between targets (3 mm)."""


@lru_cache(maxsize=8)
def below_card(frame: Frame) -> Frame:
    """The frame with so much less room for words and targets."""
    taken_px = (_HEIGHT_GAPS + 2) * frame.sizes.gap_px
    body = frame.body
    return replace(frame, body=Rect(body.x, body.y + taken_px, body.width, max(0, body.height - taken_px)))


def card_values(card_mm: float | None, frame: Frame, ruler: Ruler) -> dict[str, object]:
    """For ``CardBar.qml``: exactly so wide, to half a pixel."""
    if card_mm is None:
        return {"cardBar": QRectF()}
    width_px, gap = round(card_mm / ruler.mm_per_pixel), frame.sizes.gap_px
    return {"cardBar": QRectF(frame.body.x, frame.body.y + gap, width_px, _HEIGHT_GAPS * gap)}
