"""Where the parts of the frame stand: the same parts in the same order on every panel. Only numbers, no items."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kiosk.screen.labels import (
    LABEL_LINE,
    bar_button_lines,
    bar_button_px,
    control_chrome_px,
    letters_px,
    set_in_two_lines,
    stacked_picture_px,
)
from kiosk.screen.millimetres import Ruler, Sizes, sizes_of

TextWidth = Callable[[str, int], float]
"""Width in pixels of words set in one line, at a font size in pixels."""

_CLOSE_PADDING = 0.55
"""Of the space beside the words below a picture, where that saves more than a line of the body."""
_SCALES = (1.0, 0.92, 0.85, 0.78, 0.7, 0.62, 0.55, 0.48, 0.42, 0.36, 0.3)
_SHRINK = 0.8
"""By how much everything is made smaller on glass that cannot hold the frame with the smallest letters."""
_SMALLEST_FRAME = 0.05
LEAST_WINDOW_PX = (320, 240)
"""In a smaller window the edges of the frame are out of sight."""
_FEWEST_LINES = 3
_FEWEST_CHARACTERS = 15
_ROOMY_LINES = 8
_CHARACTERS_A_LINE = 69
"""Of middling width; the widest line then stays below 80 (WCAG 1.4.8)."""
_MIDDLING_CHARACTER_EM = 0.46
_MARGIN_MM = 8
_WIDE_MARGIN_MM = 12
_WIDE_MM = 380
"""From here on a panel has room for a wider margin."""
_TITLE_CENTRE_MM = 12.5
"""From the upper edge of the glass, so that capitals begin at least 8 mm below it."""
_TITLE_BELOW_MM = 10
_SNUG_TITLE_CENTRE_MM = 11.7
_SNUG_TITLE_BELOW_MM = 6.8
_SNUG_FOOT_MM = 1.2
"""Below the last line, which leaves 0.7 mm below its letters itself, and within the edge of the bar."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in whole pixels from the upper left corner of the window."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Frame:
    """The whole layout of one window."""

    sizes: Sizes
    is_tall: bool
    """Title and bar take two rows each."""
    title: Rect
    title_centre_px: int
    """Middle of the row of the title."""
    body: Rect
    """Where words and tiles go."""
    desk: Rect
    """The ground under the bar and the controls."""
    say_bar: Rect
    controls: tuple[Rect, ...]
    text_width_px: int
    """Width of the column of text within the body."""
    is_snug: bool
    """No room to spare: space between the parts is as small as may be."""
    control_lines: int
    """Lines of words on each control."""
    is_stacked: bool
    """The picture of a control stands above its words."""
    control_padding_px: int
    """Least space beside picture and words of a control."""

    @property
    def sign_px(self) -> int:
        """Height of the sign of the microphone, which keeps clear of the line below the title."""
        below_px = self.title.height - self.title_centre_px - (self.sizes.line_px if self.is_tall else 0)
        return min(
            self.sizes.line_px - self.sizes.edge_px, 2 * (below_px - self.sizes.edge_px) - self.sizes.edge_px
        )

    @property
    def bar_button_lines(self) -> int:
        """Lines of words on a button of the bar."""
        return bar_button_lines(self.is_snug, self.is_tall)

    @property
    def bar_button_px(self) -> int:
        """Height of the buttons of the bar."""
        return bar_button_px(self.sizes, self.bar_button_lines)

    @property
    def small_padding_px(self) -> int:
        """Space beside picture and words of a button in the bar."""
        return round(_CLOSE_PADDING * self.sizes.padding_px) if self.is_snug else self.sizes.padding_px

    @property
    def small_icon_px(self) -> int:
        """Size of the picture of a button in the bar."""
        return self.sizes.sign_icon_px if self.is_snug else self.sizes.icon_px

    @property
    def head_px(self) -> int:
        """Free space above what is no text at the head of a page; letters leave some above them by themselves."""
        return self.sizes.gap_px if self.is_snug else 0

    @property
    def fingerprint(self) -> tuple[int, ...]:
        """Everything that the breaking of pages depends on."""
        return (
            self.sizes.text_px,
            int(self.is_snug),
            self.text_width_px,
            self.body.width,
            self.body.height,
        )


def frame_of(
    width_px: int, height_px: int, ruler: Ruler, labels: Sequence[Sequence[str]], width_of: TextWidth
) -> Frame:
    """Lay out a window, with the letters at their legible size, or the largest that leaves room for words.

    Where no size of letters leaves room, because the glass is smaller than any panel, everything shrinks alike.

    Args:
        width_px: Width of the window.
        height_px: Height of the window.
        ruler: Millimetres of the panel and distance of the eyes.
        labels: For each control every label it may bear, so that the frame stays where it is.
        width_of: Measures words.
    """
    width_px, height_px = max(width_px, LEAST_WINDOW_PX[0]), max(height_px, LEAST_WINDOW_PX[1])
    margin_mm = _WIDE_MARGIN_MM if width_px * ruler.mm_per_pixel >= _WIDE_MM else _MARGIN_MM
    for smaller, scale in _tries(ruler):
        sizes = sizes_of(smaller, margin_mm, scale)
        for rows in _arrangements(width_px - 2 * sizes.margin_px, sizes, labels, width_of):
            frame = _stack(width_px, height_px, smaller, sizes, rows)
            if _is_enough(frame):
                return frame
    cut_off = [("",)] * len(labels)  # no panel holds words as long as these
    return frame_of(width_px, height_px, ruler, cut_off, width_of)


def _tries(ruler: Ruler) -> Iterator[tuple[Ruler, float]]:
    """First smaller letters alone; then everything smaller, as if the panel were larger."""
    yield from ((ruler, scale) for scale in _SCALES)
    share = _SHRINK
    while share > _SMALLEST_FRAME:
        smaller = replace(ruler, mm_per_pixel=ruler.mm_per_pixel / share)
        yield from ((smaller, scale) for scale in _SCALES)
        share *= _SHRINK


def _is_enough(frame: Frame) -> bool:
    sizes = frame.sizes
    characters_px = _FEWEST_CHARACTERS * _MIDDLING_CHARACTER_EM * sizes.text_px
    tile_px = sizes.line_px + sizes.small_target_px + 2 * sizes.gap_px
    return (
        frame.body.height >= max(_FEWEST_LINES * sizes.line_px, tile_px)
        and frame.text_width_px >= characters_px
    )


@dataclass(frozen=True)
class _Look:
    """How all controls are set."""

    row_count: int
    lines: int
    is_stacked: bool
    is_close: bool = False
    """Less space beside the words."""

    def padding_px(self, sizes: Sizes) -> int:
        """Between the edge of a control and its picture and words."""
        return round(_CLOSE_PADDING * sizes.padding_px) if self.is_close else sizes.padding_px

    def cost_px(self, sizes: Sizes) -> int:
        """Height of all rows, and what crowding is worth."""
        return self.total_px(sizes) + (sizes.line_px if self.is_close else 0)

    def height_px(self, sizes: Sizes) -> int:
        """Height of one control."""
        if self.is_stacked:
            words_px = letters_px(sizes.text_px, self.lines)
            return max(sizes.target_px, stacked_picture_px(sizes) + words_px + sizes.gap_px)
        words_px = round(self.lines * LABEL_LINE * sizes.text_px)
        return max(sizes.target_px, words_px + sizes.padding_px)

    def total_px(self, sizes: Sizes) -> int:
        """Height of all rows."""
        return self.row_count * (self.height_px(sizes) + sizes.gap_px) - sizes.gap_px


_LOOKS = tuple(
    _Look(row_count, lines, is_stacked, is_close)
    for is_close, row_count, is_stacked, lines in itertools.product(
        (False, True), (1, 2, 3, 4), (False, True), (1, 2)
    )
    if is_stacked or not is_close
)


@dataclass(frozen=True)
class _Rows:
    """Controls set in rows: their widths, and what all share."""

    widths_px: tuple[tuple[int, ...], ...]
    last_gap_px: int
    """Between the last control and the one before it in its row."""
    height_px: int
    look: _Look


def _arrangements(
    width_px: int, sizes: Sizes, labels: Sequence[Sequence[str]], width_of: TextWidth
) -> Iterator[_Rows]:
    """Ways to set the controls, those that leave most room for words first; the last control apart if it can be."""
    for look in sorted(_LOOKS, key=lambda look: look.cost_px(sizes)):
        needed = [_needed_px(names, look, sizes, width_of) for names in labels]
        for last_gap_px in (sizes.apart_px, sizes.gap_px):
            rows = _spread_rows(needed, width_px, look, sizes.gap_px, last_gap_px)
            if all(rows):
                yield _Rows(tuple(rows), last_gap_px, look.height_px(sizes), look)
                break


def _needed_px(names: Sequence[str], look: _Look, sizes: Sizes, width_of: TextWidth) -> int:
    def width(words: str) -> float:
        return width_of(words, sizes.text_px)

    halves = names if look.lines == 1 else [set_in_two_lines(name, width) for name in names]
    widest = max(width(half) for name in halves for half in name.split("\n"))
    chrome_px = 2 * look.padding_px(sizes) if look.is_stacked else control_chrome_px(sizes)
    return max(sizes.target_px, round(widest + 1.5) + chrome_px)


def _spread_rows(
    needed: Sequence[int], width_px: int, look: _Look, gap_px: int, last_gap_px: int
) -> list[tuple[int, ...]]:
    a_row = -(-len(needed) // look.row_count)
    rows = [needed[start : start + a_row] for start in range(0, len(needed), a_row)]
    spread = [_spread(row, width_px - gap_px * (len(row) - 1)) for row in rows[:-1]]
    before_last = rows[-1][:-1]
    gaps_px = gap_px * max(0, len(before_last) - 1) + (last_gap_px if before_last else 0)
    return [*spread, _spread(rows[-1], width_px - gaps_px)]


def _spread(needed: Sequence[int], free_px: int) -> tuple[int, ...]:
    """Widths that fill a row: equal where that holds every label, else its own and a share; none if too narrow."""
    if sum(needed) > free_px:
        return ()
    if max(needed) * len(needed) <= free_px:
        needed = [0] * len(needed)
    share, rest = divmod(free_px - sum(needed), len(needed))
    return tuple(own + share + (1 if n < rest else 0) for n, own in enumerate(needed))


def _stack(width_px: int, height_px: int, ruler: Ruler, sizes: Sizes, rows: _Rows) -> Frame:
    """Set the parts on top of each other, airy where the panel gives the room."""
    snug = _stacked(width_px, height_px, ruler, sizes, rows, is_snug=True)
    if snug.body.height < _ROOMY_LINES * sizes.line_px:
        return snug
    return _stacked(width_px, height_px, ruler, sizes, rows, is_snug=False)


def _stacked(
    width_px: int, height_px: int, ruler: Ruler, sizes: Sizes, rows: _Rows, *, is_snug: bool
) -> Frame:
    margin, is_tall = sizes.margin_px, height_px > width_px
    inner_px = width_px - 2 * margin
    centre_px = ruler.px(_SNUG_TITLE_CENTRE_MM if is_snug else _TITLE_CENTRE_MM)
    below_px = ruler.px(_SNUG_TITLE_BELOW_MM if is_snug else _TITLE_BELOW_MM)
    title_px = centre_px + below_px + (sizes.line_px if is_tall else 0)
    controls_px = rows.look.total_px(sizes)
    controls_y = height_px - margin - controls_px
    words_px = letters_px(sizes.text_px, 2) + sizes.gap_px if is_tall else 0
    say_px = bar_button_px(sizes, bar_button_lines(is_snug, is_tall)) + words_px
    say_y = controls_y - (sizes.gap_px if is_snug else ruler.px(5)) - say_px
    desk_y = say_y - ruler.px(_SNUG_FOOT_MM if is_snug else 5)
    body_y = title_px + (0 if is_snug else ruler.px(4))
    foot_px = ruler.px(_SNUG_FOOT_MM if is_snug else 4)
    column_px = min(inner_px, round(_CHARACTERS_A_LINE * _MIDDLING_CHARACTER_EM * sizes.text_px))
    return Frame(
        sizes=sizes,
        is_tall=is_tall,
        title_centre_px=centre_px,
        title=Rect(margin, 0, inner_px, title_px),
        body=Rect(margin, body_y, inner_px, max(0, desk_y - foot_px - body_y)),
        desk=Rect(0, desk_y, width_px, height_px - desk_y),
        say_bar=Rect(margin, say_y, inner_px, say_px),
        controls=tuple(_control_rects(margin, controls_y, rows, sizes.gap_px)),
        text_width_px=column_px,
        is_snug=is_snug,
        control_lines=rows.look.lines,
        is_stacked=rows.look.is_stacked,
        control_padding_px=rows.look.padding_px(sizes),
    )


def _control_rects(x: int, y: int, rows: _Rows, gap_px: int) -> Iterator[Rect]:
    for number, widths in enumerate(rows.widths_px):
        left, last = x, len(widths) - 1
        for place, width in enumerate(widths):
            is_set_apart = number == len(rows.widths_px) - 1 and place == last and last > 0
            left += rows.last_gap_px - gap_px if is_set_apart else 0
            yield Rect(left, y + number * (rows.height_px + gap_px), width, rows.height_px)
            left += width + gap_px
