"""Sizes a body can feel: millimetres on the glass, turned into pixels of this panel."""

import math
from dataclasses import dataclass, replace

from PySide6.QtGui import QScreen

from kiosk.core.comfort import TextSize

DEFAULT_MM_PER_PIXEL = 0.248
"""A 21.5 inch panel with 1920x1080 pixels."""

LEGIBLE_DEGREES = 0.7
"""Height of a capital letter as the eye sees it (EN 301 549, 5.1.4)."""

CAPITAL_EM = 0.668
"""Height of a capital letter of Atkinson Hyperlegible, in parts of the font size (its OS/2 table)."""

LINE_SPACING = 1.5
"""Lines from base to base, in parts of the font size (WCAG 1.4.8)."""

LARGEST_CAPITAL_MM = 12.0
"""Of the largest text size at least (Korean notice on kiosks)."""

_TIMES = {TextSize.LARGE: 1.0, TextSize.LARGER: 1.45, TextSize.LARGEST: 2.0}
"""Of the legible size; the largest is twice as large (WCAG 1.4.4)."""

SMALLEST_TEXT_PX = 8
"""Below this letters are no longer letters, whatever the panel."""

_PLAUSIBLE_MM_PER_PIXEL = (0.1, 0.5)
"""From a 24 inch panel with 4K pixels to a 42 inch one with 1080 lines."""

_INVENTED_DPI = 96.0
"""What an X server answers when the panel says nothing."""


LEAST_MM_PER_PIXEL = 0.05
"""A pixel of a telephone; what is set smaller is no pixel of a panel."""


def mm_per_pixel_of(screen: QScreen, measured: float = 0.0) -> float:
    """Millimetres per pixel as somebody measured them, or else as the screen reports, or else the default.

    Args:
        screen: The panel.
        measured: Below 0.05 it asks the screen.
    """
    if measured >= LEAST_MM_PER_PIXEL:
        return measured * screen.devicePixelRatio()
    return _reported_mm_per_pixel(screen)


def _reported_mm_per_pixel(screen: QScreen) -> float:
    """What the screen itself says, or the default where that cannot be true."""
    reported_dpi = screen.physicalDotsPerInchX()
    if reported_dpi <= 0 or math.isclose(reported_dpi, _INVENTED_DPI, rel_tol=0.005):
        return DEFAULT_MM_PER_PIXEL
    reported_mm = 25.4 / reported_dpi
    lowest, highest = _PLAUSIBLE_MM_PER_PIXEL
    return reported_mm if lowest <= reported_mm <= highest else DEFAULT_MM_PER_PIXEL


@dataclass(frozen=True)
class Ruler:
    """Turns millimetres into whole pixels, never smaller than asked for."""

    mm_per_pixel: float
    viewing_distance_mm: float

    def px(self, length_mm: float) -> int:
        """The fewest whole pixels that are at least so many millimetres."""
        return max(1, math.ceil(length_mm / self.mm_per_pixel - 1e-6))

    @property
    def capital_mm(self) -> float:
        """Least height of a capital letter at the viewing distance."""
        return self.viewing_distance_mm * math.tan(math.radians(LEGIBLE_DEGREES))

    @property
    def text_px(self) -> int:
        """Font size at which capital letters are just legible."""
        return self.px(self.capital_mm / CAPITAL_EM)

    def page_text_px(self, size: TextSize, text_px: int) -> int:
        """Font size of the words of a page.

        Args:
            size: What the patient chose.
            text_px: Font size of all other words.
        """
        if size is TextSize.LARGE:
            return text_px
        wanted_px = math.ceil(_TIMES[size] * text_px)
        is_floored = size is TextSize.LARGEST and text_px >= self.text_px
        return max(wanted_px, self.px(LARGEST_CAPITAL_MM / CAPITAL_EM)) if is_floored else wanted_px


@dataclass(frozen=True)
class Sizes:
    """Every size of the frame in pixels of this panel; QML reads them all from here."""

    text_px: int
    heading_px: int
    line_px: int
    margin_px: int
    """Free space along the edges of the glass (at least 8 mm)."""
    gap_px: int
    """Between things that can be pressed (3 mm; for steady hands 6 mm)."""
    apart_px: int
    """Between the control that ends the visit and the one before it (8 mm)."""
    target_px: int
    """Least height and width of a control (25 mm; for steady hands 30 mm; on very small panels 20 mm)."""
    small_target_px: int
    """Least height and width of anything that can be pressed (20 mm; for steady hands 30 mm)."""
    padding_px: int
    """Between the edge of a control and what is in it."""
    icon_px: int
    sign_icon_px: int
    meter_bar_px: int
    """Width of one bar of the meter beside the microphone, and its height while it is unlit (1.6 mm)."""
    meter_gap_px: int
    ring_px: int
    """Thickness of the ring around what the keyboard is on (2 mm)."""
    ring_gap_px: int
    bar_px: int
    """Thickness of the bars under the word and beside the sentence (1 mm)."""
    edge_px: int
    radius_px: int
    gutter_px: int
    """Left of the text, within the margin: there stands the bar of the sentence (5 mm)."""
    tile_padding_px: int
    """Within a tile, around picture and words."""
    least_code_px: int
    """Least width of a code for telephones (60 mm)."""
    most_code_px: int
    """Of a wider one (110 mm), a telephone has to be held far away."""
    least_module_px: int
    """Least width of one of its squares (0.45 mm)."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How large targets are at least, and how far apart, for somebody's hands."""

    control_mm: float
    """Each way, of the controls at the foot."""
    small_mm: float
    """Each way, of anything else that can be pressed."""
    gap_mm: float


USUAL_REACH = Reach(25, 20, 3)
"""38 people with motor impairment pressed 20 mm well (Sesto et al.); the controls are larger."""
STEADY_REACH = Reach(30, 30, 6)
CLOSE_REACH = Reach(20, 20, 3)
"""On panels so small that larger controls leave no room for words."""


def sizes_of(ruler: Ruler, margin_mm: float, scale: float, reach: Reach = USUAL_REACH) -> Sizes:
    """The sizes for a panel; `scale` (0.3 to 1) shrinks the letters alone, where a frame cannot hold them."""
    text_px = max(SMALLEST_TEXT_PX, math.floor(ruler.text_px * scale)) if scale < 1.0 else ruler.text_px
    sizes = Sizes(
        text_px=text_px,
        heading_px=0,
        line_px=0,
        margin_px=ruler.px(margin_mm),
        gap_px=ruler.px(reach.gap_mm),
        apart_px=ruler.px(8),
        target_px=ruler.px(reach.control_mm),
        small_target_px=ruler.px(reach.small_mm),
        padding_px=ruler.px(3.3),
        icon_px=ruler.px(10.5),
        sign_icon_px=ruler.px(9),
        meter_bar_px=ruler.px(1.6),
        meter_gap_px=ruler.px(1),
        ring_px=ruler.px(2),
        ring_gap_px=ruler.px(0.4),
        bar_px=ruler.px(1),
        edge_px=ruler.px(0.6),
        radius_px=ruler.px(3),
        gutter_px=ruler.px(5),
        tile_padding_px=ruler.px(6),
        least_code_px=ruler.px(60),
        most_code_px=ruler.px(110),
        least_module_px=ruler.px(0.45),
    )
    return with_text_px(sizes, text_px)


def with_text_px(sizes: Sizes, text_px: int) -> Sizes:
    """The same frame with another size of letters."""
    line_px = math.ceil(text_px * LINE_SPACING)
    return replace(sizes, text_px=text_px, heading_px=round(text_px * 1.2), line_px=line_px)
