"""Lays out a window: the same parts in the same order on every panel, at every size of letters and targets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kiosk.core.comfort import Comfort
from kiosk.screen.control_grid import ControlGrid, TextWidth, control_grids
from kiosk.screen.frame import Frame, Rect
from kiosk.screen.labels import LABEL_LINE, bar_button_px, letters_px
from kiosk.screen.millimetres import (
    CLOSE_REACH,
    LINE_SPACING,
    STEADY_REACH,
    USUAL_REACH,
    Reach,
    Ruler,
    Sizes,
    sizes_of,
    with_text_px,
)

_SCALES = (1.0, 0.92, 0.85, 0.78, 0.7, 0.62, 0.55, 0.48, 0.42, 0.36, 0.3)
_SHRINK = 0.8
"""By how much everything is made smaller on glass that cannot hold the frame with the smallest letters."""
_SMALLEST_FRAME = 0.05
_LEAST_STEADY = 0.7
"""Rather than letters smaller than that, a small panel has smaller targets for steady hands."""
LEAST_WINDOW_PX = (320, 240)
"""In a smaller window the edges of the frame are out of sight."""
FEWEST_LINES = 3
_FEWEST_LINES_UPRIGHT = 5
"""They are short."""
FEWEST_CHARACTERS = 15
_FEWEST_LINES_BESIDE_ALL_CONTROLS = 4
_ROOMY_LINES = 8
"""Of the letters that nobody has made larger,"""
_ROOMY_PAGE_LINES = 5
"""and of those of the page: so many leave room for space between the parts."""
_CHARACTERS_A_LINE = 69
"""Of middling width; the widest line then stays below 80 (WCAG 1.4.8)."""
_MIDDLING_CHARACTER_EM = 0.46
_MARGIN_MM = 8
_WIDE_MARGIN_MM = 12
_WIDE_MM = 380
"""From here on a panel has room for a wider margin."""
_TITLE_CENTRE_MM = 12.5
"""From the upper edge of the glass, so that capitals begin at least 8 mm below it."""
_TITLE_BELOW_MM = 9.5
_SNUG_TITLE_CENTRE_MM = 11.7
_SNUG_TITLE_BELOW_MM = 6.8
_SNUG_FOOT_MM = 1.2
"""Below the last line, which leaves 0.7 mm below its letters itself, and within the edge of the bar."""
_SHORT_ROW_EM = 34
"""In a shorter row, the buttons of a whole bar bear two lines of words, to leave room for what can be said."""
_FEW_CONTROLS = 7
"""So many stand on a small panel, the others under "more"."""
_ALL_CONTROLS = 8
_TYPICAL_LABEL = "ooooo oooo"
_TYPICAL_CHARACTER_EM = 0.55


def frame_of(
    width_px: int,
    height_px: int,
    ruler: Ruler,
    labels: Sequence[Sequence[str]],
    width_of: TextWidth,
    comfort: Comfort | None = None,
) -> Frame:
    """Lay out a window, with the letters at their legible size, or the largest that leaves room for words.

    Where no size of letters leaves room, because the glass is smaller than any panel, everything shrinks alike.

    Args:
        width_px: Width of the window.
        height_px: Height of the window.
        ruler: Millimetres of the panel and distance of the eyes.
        labels: For each control every label it may bear, so that the frame stays where it is.
        width_of: Measures words.
        comfort: What the patient chose; None: what is usual.
    """
    width_px, height_px = max(width_px, LEAST_WINDOW_PX[0]), max(height_px, LEAST_WINDOW_PX[1])
    chosen = comfort or Comfort()
    for smaller, scale, reach in _tries(ruler, len(labels), chosen):
        window = _Window(width_px, height_px, smaller, scale, reach, chosen)
        frame = next(filter(_is_enough, window.frames(labels, width_of)), None)
        if frame:
            return frame
    cut_off = [("",)] * len(labels)  # no panel holds words as long as these
    return frame_of(width_px, height_px, ruler, cut_off, width_of, comfort)


def is_compact(width_px: int, height_px: int, ruler: Ruler, comfort: Comfort | None = None) -> bool:
    """Whether a window is too small for all controls in full size beside enough words, at the size chosen for them.

    Args:
        width_px: Width of the window.
        height_px: Height of the window.
        ruler: Millimetres of the panel and distance of the eyes.
        comfort: What the patient chose; None: what is usual.
    """
    chosen = comfort or Comfort()
    reach = STEADY_REACH if chosen.has_steady_hands else USUAL_REACH
    window = _Window(width_px, height_px, ruler, 1.0, reach, chosen)

    def typical_px(words: str, text_px: int) -> float:
        return _TYPICAL_CHARACTER_EM * text_px * len(words)

    frames = window.frames([(_TYPICAL_LABEL,)] * _ALL_CONTROLS, typical_px)
    return not any(window.has_room(frame) for frame in frames)


def _tries(ruler: Ruler, control_count: int, comfort: Comfort) -> Iterator[tuple[Ruler, float, Reach]]:
    """First smaller controls where they are few, and smaller letters; then all smaller, as if the panel were larger."""
    usual = (USUAL_REACH, CLOSE_REACH) if control_count <= _FEW_CONTROLS else (USUAL_REACH,)
    if comfort.has_steady_hands:
        is_small = control_count <= _FEW_CONTROLS
        yield from (
            (ruler, scale, STEADY_REACH) for scale in _SCALES if scale >= _LEAST_STEADY or not is_small
        )
    share = 1.0
    while share > _SMALLEST_FRAME:
        smaller = replace(ruler, mm_per_pixel=ruler.mm_per_pixel / share) if share < 1.0 else ruler
        yield from ((smaller, scale, reach) for scale in _SCALES for reach in usual)
        share *= _SHRINK


def _is_enough(frame: Frame) -> bool:
    sizes = frame.sizes
    fewest_lines = _FEWEST_LINES_UPRIGHT if frame.is_tall else FEWEST_LINES
    characters_px = FEWEST_CHARACTERS * _MIDDLING_CHARACTER_EM * sizes.text_px
    tile_px = sizes.line_px + sizes.small_target_px + 2 * sizes.gap_px
    return (
        frame.body.height >= max(fewest_lines * sizes.line_px, tile_px)
        and frame.text_width_px >= characters_px
    )


@dataclass(frozen=True)
class _Window:
    """A window, and how large everything in it shall be."""

    width_px: int
    height_px: int
    ruler: Ruler
    scale: float
    """Of the letters."""
    reach: Reach
    comfort: Comfort

    def frames(self, labels: Sequence[Sequence[str]], width_of: TextWidth) -> Iterator[Frame]:
        """Ways to lay it out, those that leave most room for words first."""
        is_wide = self.width_px * self.ruler.mm_per_pixel >= _WIDE_MM
        margin_mm = _WIDE_MARGIN_MM if is_wide else _MARGIN_MM
        sizes = sizes_of(self.ruler, margin_mm, self.scale, self.reach)
        for grid in control_grids(self.width_px - 2 * sizes.margin_px, sizes, labels, width_of):
            yield self._stack(sizes, grid)

    def has_room(self, frame: Frame) -> bool:
        """Whether enough words of the chosen size find room, and in the lower half a row of tiles if need be."""
        wanted = with_text_px(frame.sizes, self._wanted_text_px(frame.sizes))
        lines_px = max(_FEWEST_LINES_BESIDE_ALL_CONTROLS * frame.sizes.line_px, FEWEST_LINES * wanted.line_px)
        is_low_enough = not self.comfort.has_low_controls or frame.tiles_top_px * 2 >= self.height_px
        return frame.body.height >= lines_px and is_low_enough

    def _wanted_text_px(self, sizes: Sizes) -> int:
        return self.ruler.page_text_px(self.comfort.text_size, sizes.text_px)

    def _page_sizes(self, sizes: Sizes, body: Rect) -> Sizes:
        """The letters that were chosen, or the largest that show three lines of 15 characters."""
        most_px = min(
            int(body.height / FEWEST_LINES / LINE_SPACING),
            int(body.width / FEWEST_CHARACTERS / _MIDDLING_CHARACTER_EM),
        )
        return with_text_px(sizes, max(sizes.text_px, min(self._wanted_text_px(sizes), most_px)))

    def _stack(self, sizes: Sizes, grid: ControlGrid) -> Frame:
        """Set the parts on top of each other, airy where the panel gives the room."""
        airy = self._stacked(sizes, grid, is_snug=False)
        least_px = max(_ROOMY_LINES * sizes.line_px, _ROOMY_PAGE_LINES * airy.page_sizes.line_px)
        return airy if airy.body.height >= least_px else self._stacked(sizes, grid, is_snug=True)

    def _stacked(self, sizes: Sizes, grid: ControlGrid, *, is_snug: bool) -> Frame:
        ruler, margin, is_tall = self.ruler, sizes.margin_px, self.height_px > self.width_px
        inner_px = self.width_px - 2 * margin
        centre_px = ruler.px(_SNUG_TITLE_CENTRE_MM if is_snug else _TITLE_CENTRE_MM)
        below_px = ruler.px(_SNUG_TITLE_BELOW_MM if is_snug else _TITLE_BELOW_MM)
        title_px = centre_px + below_px + (sizes.line_px if is_tall else 0)
        controls_y = self.height_px - ruler.px(_MARGIN_MM) - grid.look.total_px(sizes)
        is_short = inner_px < _SHORT_ROW_EM * sizes.text_px and grid.count > _FEW_CONTROLS
        bar_lines = 2 if is_short and not is_tall else 1
        words_px = letters_px(sizes.text_px, 2) + sizes.gap_px if is_tall else 0
        say_px = bar_button_px(sizes, bar_lines) + words_px
        say_y = controls_y - (sizes.gap_px if is_snug else max(sizes.gap_px, ruler.px(4))) - say_px
        desk_y = say_y - ruler.px(_SNUG_FOOT_MM if is_snug else 4)
        body_y = title_px + (0 if is_snug else ruler.px(4))
        foot_px = ruler.px(_SNUG_FOOT_MM if is_snug else 4)
        body = Rect(margin, body_y, inner_px, max(0, desk_y - foot_px - body_y))
        page_sizes = self._page_sizes(sizes, body)
        column_px = round(_CHARACTERS_A_LINE * _MIDDLING_CHARACTER_EM * page_sizes.text_px)
        return Frame(
            sizes=sizes,
            page_sizes=page_sizes,
            is_tall=is_tall,
            title_centre_px=centre_px,
            title=Rect(margin, 0, inner_px, title_px),
            body=body,
            tiles_top_px=self._tiles_top_px(page_sizes, body),
            desk=Rect(0, desk_y, self.width_px, self.height_px - desk_y),
            say_bar=Rect(margin, say_y, inner_px, say_px),
            controls=tuple(
                Rect(x, y, width, grid.height_px)
                for x, y, width in grid.places(margin, controls_y, sizes.gap_px)
            ),
            text_width_px=min(inner_px, column_px),
            is_snug=is_snug,
            bar_button_lines=bar_lines,
            control_lines=grid.look.lines,
            is_stacked=grid.look.is_stacked,
            control_padding_px=grid.look.padding_px(sizes),
        )

    def _tiles_top_px(self, page_sizes: Sizes, body: Rect) -> int:
        """In the lower half for who reaches no higher; above it only as far as one row of tiles needs."""
        if not self.comfort.has_low_controls:
            return body.y
        words_px = round(2 * LABEL_LINE * page_sizes.text_px) + page_sizes.padding_px
        row_px = max(page_sizes.small_target_px, words_px) + page_sizes.gap_px
        return max(body.y, min(-(-self.height_px // 2), body.bottom - row_px))
