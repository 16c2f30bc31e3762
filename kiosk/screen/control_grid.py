"""How the controls at the foot stand in rows: the way that holds their words and leaves most room above."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kiosk.screen.labels import (
    LABEL_LINE,
    control_chrome_px,
    letters_px,
    set_in_two_lines,
    stacked_picture_px,
)
from kiosk.screen.millimetres import Sizes

TextWidth = Callable[[str, int], float]
"""Width in pixels of words set in one line, at a font size in pixels."""

CLOSE_PADDING = 0.55
"""Of the space beside the words below a picture, where that saves more than a line of the body."""


@dataclass(frozen=True)
class ControlLook:
    """How all controls are set."""

    row_count: int
    lines: int
    """Of words."""
    is_stacked: bool
    """The picture stands above the words."""
    is_close: bool = False
    """Less space beside the words."""

    def padding_px(self, sizes: Sizes) -> int:
        """Between the edge of a control and its picture and words."""
        return round(CLOSE_PADDING * sizes.padding_px) if self.is_close else sizes.padding_px

    def cost_px(self, sizes: Sizes) -> int:
        """Height of all rows, and what crowding is worth."""
        return self.total_px(sizes) + (sizes.line_px if self.is_close else 0)

    def height_px(self, sizes: Sizes) -> int:
        """Height of one control."""
        if self.is_stacked:
            words_px = letters_px(sizes.text_px, self.lines)
            return max(sizes.target_px, stacked_picture_px(sizes) + words_px + sizes.padding_px)
        words_px = round(self.lines * LABEL_LINE * sizes.text_px)
        return max(sizes.target_px, words_px + sizes.padding_px)

    def total_px(self, sizes: Sizes) -> int:
        """Height of all rows."""
        return self.row_count * (self.height_px(sizes) + sizes.gap_px) - sizes.gap_px


_LOOKS = tuple(
    ControlLook(row_count, lines, is_stacked, is_close)
    for is_close, row_count, is_stacked, lines in itertools.product(
        (False, True), (1, 2, 3, 4), (False, True), (1, 2)
    )
    if is_stacked or not is_close
)


@dataclass(frozen=True)
class ControlGrid:
    """Controls set in rows: their widths, and what all share."""

    widths_px: tuple[tuple[int, ...], ...]
    """Row by row."""
    last_gap_px: int
    """Between the last control and the one before it in its row."""
    height_px: int
    look: ControlLook

    @property
    def count(self) -> int:
        """How many controls."""
        return sum(map(len, self.widths_px))

    def places(self, x: int, y: int, gap_px: int) -> Iterator[tuple[int, int, int]]:
        """Left and upper edge and width of each control, from the upper left corner of them all."""
        for number, widths in enumerate(self.widths_px):
            left, last = x, len(widths) - 1
            for place, width in enumerate(widths):
                is_set_apart = number == len(self.widths_px) - 1 and place == last and last > 0
                left += self.last_gap_px - gap_px if is_set_apart else 0
                yield left, y + number * (self.height_px + gap_px), width
                left += width + gap_px


def control_grids(
    width_px: int, sizes: Sizes, labels: Sequence[Sequence[str]], width_of: TextWidth
) -> Iterator[ControlGrid]:
    """Ways to set the controls, those that leave most room for words first; the last control apart if it can be.

    Args:
        width_px: Free width.
        sizes: Of letters and targets.
        labels: For each control every label it may bear.
        width_of: Measures words.
    """
    for look in sorted(_LOOKS, key=lambda look: look.cost_px(sizes)):
        needed = [_needed_px(names, look, sizes, width_of) for names in labels]
        for last_gap_px in (sizes.apart_px, sizes.gap_px):
            rows = _spread_rows(needed, width_px, look, sizes.gap_px, last_gap_px)
            if all(rows):
                yield ControlGrid(tuple(rows), last_gap_px, look.height_px(sizes), look)
                break


def _needed_px(names: Sequence[str], look: ControlLook, sizes: Sizes, width_of: TextWidth) -> int:
    def width(words: str) -> float:
        return width_of(words, sizes.text_px)

    halves = names if look.lines == 1 else [set_in_two_lines(name, width) for name in names]
    widest = max(width(half) for name in halves for half in name.split("\n"))
    chrome_px = 2 * look.padding_px(sizes) if look.is_stacked else control_chrome_px(sizes)
    return max(sizes.target_px, round(widest + 1.5) + chrome_px)


def _spread_rows(
    needed: Sequence[int], width_px: int, look: ControlLook, gap_px: int, last_gap_px: int
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
