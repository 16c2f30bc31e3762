"""Free space between the paragraphs, items, headings and pictures of a page."""

import math
from dataclasses import dataclass

from kiosk.core.content import BlockKind
from kiosk.screen.frame import Frame

_PARAGRAPH_GAP_LINES = 0.75
"""Free space above a block in lines; lines of two paragraphs then stand 1.75 lines apart (WCAG 1.4.8: 1.5)."""
_SNUG_PARAGRAPH_GAP_LINES = 0.5
_ITEM_GAP_LINES = 0.25
_BELOW_PICTURE_LINES = 0.2
_SNUG_BELOW_PICTURE_LINES = 0.1


@dataclass(frozen=True, slots=True)
class Gaps:
    """Free space above blocks, in pixels."""

    paragraph_px: int
    item_px: int
    below_heading_px: int
    below_picture_px: int
    above_first_picture_px: int
    """Above a picture with which a page begins."""

    def between(self, above: BlockKind, below: BlockKind) -> int:
        """Free space between two blocks."""
        if above is BlockKind.HEADING:
            return max(self.below_heading_px, self.item_px if below is BlockKind.PICTURE else 0)
        return self.item_px if below is BlockKind.ITEM else self.paragraph_px


def gaps_of(frame: Frame) -> Gaps:
    """The gaps of a frame; all are set close where the frame has no room to spare."""
    line_px = frame.page_sizes.line_px
    paragraph_lines = _SNUG_PARAGRAPH_GAP_LINES if frame.is_snug else _PARAGRAPH_GAP_LINES
    below_picture_lines = _SNUG_BELOW_PICTURE_LINES if frame.is_snug else _BELOW_PICTURE_LINES
    below_heading_px = 0 if frame.is_snug else frame.sizes.gap_px
    return Gaps(
        paragraph_px=math.ceil(paragraph_lines * line_px),
        item_px=round(_ITEM_GAP_LINES * line_px),
        below_heading_px=below_heading_px,
        below_picture_px=round(below_picture_lines * line_px),
        above_first_picture_px=frame.head_px // 2,
    )
