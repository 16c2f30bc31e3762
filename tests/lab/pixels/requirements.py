"""What every page is held to; the numbers are those of the standards (``docs/conformance.md`` names their sources)."""

import math
from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.comfort import TextSize
from kiosk.screen.millimetres import CAPITAL_EM, Ruler
from tests.lab.pixels.combinations import Layout


class Requirement(StrEnum):
    """A line of the table."""

    WORDS = "contrast of words"
    ICONS = "contrast of pictograms"
    EDGES = "contrast of the edges of targets"
    RING = "contrast of the focus ring"
    RING_MM = "thickness of the focus ring"
    TARGET = "targets, the smaller side"
    MAIN_TARGET = "controls at the foot, the smaller side"
    GAP = "gap between targets"
    MARGIN = "margin at the edge of the glass"
    CUT_OFF = "things cut off"
    OVERLAP = "things on top of another"
    LINE = "characters a line"
    LINES = "lines that a page of text has room for"
    SPACING = "from line to line of a paragraph"
    PAGE_CAPITAL = "capitals of what is read"
    FRAME_CAPITAL = "capitals of title, bar and controls"
    LOW = "top of the highest target"


@dataclass(frozen=True)
class Bar:
    """What a value has to reach, or not to pass. Never rounded."""

    value: float
    unit: str
    is_most: bool = False

    def is_met_by(self, value: float) -> bool:
        """Whether it is not red."""
        return value <= self.value if self.is_most else value >= self.value


DISTANCE_MM = 600
_CAPITAL_MM = DISTANCE_MM * math.tan(math.radians(0.7))
"""Of a letter 0.7 degrees high (EN 301 549 5.1.4)."""
_LARGEST_CAPITAL_MM = 12.0
"""Korean kiosk notice; and 200 % of the default (WCAG 1.4.4)."""
_BARS = {
    Requirement.WORDS: Bar(7.0, ":1"),
    Requirement.ICONS: Bar(3.0, ":1"),
    Requirement.EDGES: Bar(3.0, ":1"),
    Requirement.RING: Bar(3.0, ":1"),
    Requirement.RING_MM: Bar(2.0, "mm"),
    Requirement.TARGET: Bar(20.0, "mm"),
    Requirement.MAIN_TARGET: Bar(25.0, "mm"),
    Requirement.GAP: Bar(3.0, "mm"),
    Requirement.MARGIN: Bar(8.0, "mm"),
    Requirement.CUT_OFF: Bar(0.0, "px", is_most=True),
    Requirement.OVERLAP: Bar(0.0, "px", is_most=True),
    Requirement.LINE: Bar(80.0, "characters", is_most=True),
    Requirement.LINES: Bar(3.0, "lines"),
    Requirement.SPACING: Bar(1.5, "of the letters"),
    Requirement.PAGE_CAPITAL: Bar(_CAPITAL_MM, "mm"),
    Requirement.FRAME_CAPITAL: Bar(_CAPITAL_MM, "mm"),
    Requirement.LOW: Bar(50.0, "% of the height"),
}


def bar_of(requirement: Requirement, layout: Layout) -> Bar:
    """The bar in a layout."""
    is_target = requirement in (Requirement.TARGET, Requirement.MAIN_TARGET)
    if is_target and layout.has_steady_hands:
        return Bar(30.0, "mm")
    is_largest = layout.size is TextSize.LARGEST and not layout.panel.is_compact
    if requirement is Requirement.PAGE_CAPITAL and is_largest:
        default_px = Ruler(layout.panel.mm_per_pixel, DISTANCE_MM).text_px
        twice_mm = 2 * default_px * CAPITAL_EM * layout.panel.mm_per_pixel
        return Bar(max(_LARGEST_CAPITAL_MM, twice_mm), "mm")
    return _BARS[requirement]
