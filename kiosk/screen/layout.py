"""Where the parts of the frame stand: the same parts in the same order on every panel. Only numbers, no items."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kiosk.screen.millimetres import Ruler, Sizes, sizes_of

TextWidth = Callable[[str, int], float]
"""Width in pixels of words set in one line, at a font size in pixels."""

LABEL_LINE = 1.14
"""Lines of the words on a control, base to base, in parts of the font size."""

_SCALES = (1.0, 0.92, 0.85, 0.78, 0.7, 0.62, 0.55, 0.48, 0.42, 0.36, 0.3)
_FEWEST_LINES = 3
_FEWEST_CHARACTERS = 15
_ROOMY_LINES = 8
_CHARACTERS_A_LINE = 68
"""Of middling width; the widest line then stays below 80 (WCAG 1.4.8)."""
_MIDDLING_CHARACTER_EM = 0.46
_MARGIN_MM = 8
_WIDE_MARGIN_MM = 12
_WIDE_MM = 380
"""From here on a panel has room for a wider margin."""
_TITLE_CENTRE_MM = 12.5
"""From the upper edge of the glass, so that capitals begin at least 8 mm below it."""
_TITLE_BELOW_MM = 10


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


def set_in_two_lines(words: str, width_of: Callable[[str], float]) -> str:
    """A label broken where it is narrowest, so that all controls of a row look alike."""
    parts = words.split()
    pairs = [(" ".join(parts[:n]), " ".join(parts[n:])) for n in range(1, len(parts))]
    return "\n".join(min(pairs, key=lambda pair: max(map(width_of, pair)), default=(words,)))


def control_chrome_px(sizes: Sizes) -> int:
    """Width of a control beside its words: padding, icon and the space between."""
    return 2 * sizes.padding_px + sizes.icon_px + sizes.padding_px


def frame_of(
    width_px: int, height_px: int, ruler: Ruler, labels: Sequence[Sequence[str]], width_of: TextWidth
) -> Frame:
    """Lay out a window, with the letters at their legible size, or the largest that leaves room for words.

    Args:
        width_px: Width of the window.
        height_px: Height of the window.
        ruler: Millimetres of the panel and distance of the eyes.
        labels: For each control every label it may bear, so that the frame stays where it is.
        width_of: Measures words.
    """
    margin_mm = _WIDE_MARGIN_MM if width_px * ruler.mm_per_pixel >= _WIDE_MM else _MARGIN_MM
    for scale in _SCALES:
        sizes = sizes_of(ruler, margin_mm, scale)
        for rows in _arrangements(width_px - 2 * sizes.margin_px, sizes, labels, width_of):
            frame = _stack(width_px, height_px, ruler, sizes, rows)
            if _is_enough(frame):
                return frame
    return frame


def _is_enough(frame: Frame) -> bool:
    characters_px = _FEWEST_CHARACTERS * _MIDDLING_CHARACTER_EM * frame.sizes.text_px
    return frame.body.height >= _FEWEST_LINES * frame.sizes.line_px and frame.text_width_px >= characters_px


@dataclass(frozen=True)
class _Rows:
    """Controls set in rows: their widths, and the height all share."""

    widths_px: tuple[tuple[int, ...], ...]
    height_px: int
    lines: int


def _arrangements(
    width_px: int, sizes: Sizes, labels: Sequence[Sequence[str]], width_of: TextWidth
) -> Iterator[_Rows]:
    """Ways to set the controls, the best first: few rows, then few lines."""
    for row_count, lines in itertools.product((1, 2, 3, 4), (1, 2)):
        needed = [_needed_px(names, lines, sizes, width_of) for names in labels]
        rows = [_spread(row, width_px, sizes.gap_px) for row in _in_rows(needed, row_count)]
        if all(rows):
            lines_px = round(lines * LABEL_LINE * sizes.text_px) + sizes.padding_px
            yield _Rows(tuple(rows), max(sizes.target_px, lines_px), lines)


def _needed_px(names: Sequence[str], lines: int, sizes: Sizes, width_of: TextWidth) -> int:
    def width(words: str) -> float:
        return width_of(words, sizes.text_px)

    halves = names if lines == 1 else [set_in_two_lines(name, width) for name in names]
    widest = max(width(half) for name in halves for half in name.split("\n"))
    return max(sizes.target_px, round(widest + 1.5) + control_chrome_px(sizes))


def _in_rows(needed: Sequence[int], row_count: int) -> list[Sequence[int]]:
    a_row = -(-len(needed) // row_count)
    return [needed[start : start + a_row] for start in range(0, len(needed), a_row)]


def _spread(needed: Sequence[int], width_px: int, gap_px: int) -> tuple[int, ...]:
    """Widths that fill a row: equal where that holds every label, else its own and a share; none if too narrow."""
    free_px = width_px - gap_px * (len(needed) - 1)
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
    desk_gap_px = ruler.px(3 if is_snug else 5)
    body_gap_px = 0 if is_snug else ruler.px(4)
    margin, is_tall = sizes.margin_px, height_px > width_px
    inner_px = width_px - 2 * margin
    title_px = ruler.px(_TITLE_CENTRE_MM) + ruler.px(_TITLE_BELOW_MM) + (sizes.line_px if is_tall else 0)
    controls_px = len(rows.widths_px) * (rows.height_px + sizes.gap_px) - sizes.gap_px
    controls_y = height_px - margin - controls_px
    say_px = sizes.small_target_px + (sizes.line_px if is_tall else 0)
    say_y = controls_y - desk_gap_px - say_px
    desk_y = say_y - desk_gap_px
    body_y = title_px + body_gap_px
    column_px = min(inner_px, round(_CHARACTERS_A_LINE * _MIDDLING_CHARACTER_EM * sizes.text_px))
    return Frame(
        sizes=sizes,
        is_tall=is_tall,
        title_centre_px=ruler.px(_TITLE_CENTRE_MM),
        title=Rect(margin, 0, inner_px, title_px),
        body=Rect(margin, body_y, inner_px, max(0, desk_y - body_gap_px - body_y)),
        desk=Rect(0, desk_y, width_px, height_px - desk_y),
        say_bar=Rect(margin, say_y, inner_px, say_px),
        controls=tuple(_control_rects(margin, controls_y, rows, sizes.gap_px)),
        text_width_px=column_px,
        is_snug=is_snug,
        control_lines=rows.lines,
    )


def _control_rects(x: int, y: int, rows: _Rows, gap_px: int) -> Iterator[Rect]:
    for number, widths in enumerate(rows.widths_px):
        left = x
        for width in widths:
            yield Rect(left, y + number * (rows.height_px + gap_px), width, rows.height_px)
            left += width + gap_px
