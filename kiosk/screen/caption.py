"""What is being spoken and stands nowhere else: in the bar if it fits there, else on a strip over the page."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRectF

from kiosk.core.model import ScreenModel
from kiosk.screen.frame import Frame
from kiosk.screen.letters import line_count, width_px
from kiosk.screen.millimetres import LINE_SPACING
from kiosk.screen.say_bar import say_values

_PICTURE: Final = "read"
_SMALLEST_PART: Final = 3
"""Words shrink at most to this part of their size."""
_LEAST_LINES_LEFT: Final = 1.5
"""Where less of the page would be left, the strip covers all of it."""


def with_caption_in_bar(model: ScreenModel, frame: Frame) -> ScreenModel:
    """The model with the caption where the bar tells what was heard, if it finds room there in letters of full size."""
    if not model.caption or model.heard_label:
        return model
    captioned = replace(model, heard_label=model.caption, say_label="", sayable=(), caption="")
    is_fitting = say_values(captioned, frame)["heardText"] == frame.sizes.text_px
    return captioned if is_fitting else model


def strip_values(caption: str, frame: Frame, ring: QRectF | None) -> dict[str, object]:
    """The strip for ``Caption.qml``: at the foot of the page, or at its head where it would hide the ring.

    Args:
        caption: What is spoken; empty: no strip.
        frame: Of the window.
        ring: Where the ring of the keyboard is; None: there is none.
    """
    if not caption:
        return {"caption": ""}
    body, sizes = frame.body, frame.sizes
    room_px = body.width - 3 * sizes.padding_px - sizes.sign_icon_px
    for text_px in range(sizes.text_px, sizes.text_px // _SMALLEST_PART, -1):
        lines = line_count(caption, room_px - 2, _widths_at(text_px))
        height_px = round(lines * LINE_SPACING * text_px) + 2 * sizes.gap_px
        if height_px <= body.height:
            break
    if body.height - height_px < _LEAST_LINES_LEFT * sizes.line_px:
        height_px = body.height
    foot = QRectF(body.x, body.y + body.height - height_px, body.width, height_px)
    is_hiding = ring is not None and foot.intersects(ring)
    place = foot.translated(0, body.y - foot.y()) if is_hiding else foot
    return {"caption": caption, "captionIcon": _PICTURE, "captionText": text_px, "captionPlace": place}


def _widths_at(text_px: int) -> Callable[[str], float]:
    return lambda words: width_px(words, text_px)
