"""How the targets of the home screen are set: as large as the panel allows, all on one page where they fit."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiosk.core.model import Tile
from kiosk.screen.tile_sheet import SMALLER_TITLES, Targets, TileLook, TileSheet

_LEAST_WIDTH_TARGETS = 3
"""A tile is at least so many targets wide,"""
_MOST_HEIGHT_TARGETS = 3.2
"""and at most so many high."""
_BEST_ASPECT = 2.4
_MOST_COLUMNS = 4
_MOST_PICTURE_TARGETS = 2.2
"""A picture is at most so many targets high."""
_CLOSE_PICTURE = 0.17
"""Of the width of a close-set tile, so that titles need not wrap."""
_TITLE_SCALES = (1.4, 1.2, 1.0)
"""Titles are set as large as every tile has room for, in parts of the font size."""


@dataclass(frozen=True)
class _Grid:
    """Tiles of one size."""

    look: TileLook
    rows: int
    """That the first page holds."""
    later_rows: int
    """That each further page holds."""
    height_px: int
    """Of a tile."""

    def page_count(self, count: int) -> int:
        """How many pages so many tiles take."""
        rows = math.ceil(count / self.look.columns)
        return 1 + max(0, math.ceil((rows - self.rows) / self.later_rows))

    def pages(self, count: int) -> Iterator[tuple[int, ...]]:
        """The rows of each page, spread evenly over as few pages as hold them."""
        rows, page_count = math.ceil(count / self.look.columns), self.page_count(count)
        for page in range(page_count):
            even = math.ceil(rows / (page_count - page))
            here = even if page else min(even, self.rows)
            yield (self.height_px,) * here
            rows -= here


def showcase(targets: Targets) -> TileSheet:
    """The best grid: all tiles with their lines, else all without, else as many as fit on a page."""
    grid = _best_grid(targets)
    pages = tuple(grid.pages(len(targets.tiles)))
    return TileSheet(grid.look, pages, is_whole=_is_high_enough(grid, targets))


def _best_grid(targets: Targets) -> _Grid:
    count = len(targets.tiles)
    for has_line in (True, False):
        shapes = [
            grid
            for grid in _shapes(targets, targets.sizes.text_px, has_line=has_line)
            if grid.page_count(count) == 1 and _holds(grid, targets)
        ]
        if shapes:
            return _with_large_titles(min(shapes, key=lambda grid: _ugliness(grid, count)), targets)
    return min(
        _paged_shapes(targets),
        key=lambda grid: (
            grid.page_count(count),
            not grid.look.has_line,
            _ugliness(grid, grid.look.columns * grid.rows),
        ),
    )


def _with_large_titles(grid: _Grid, targets: Targets) -> _Grid:
    """The same grid with larger titles, where that takes no more lines."""
    if not grid.look.has_line:
        return grid
    for scale in _TITLE_SCALES:
        larger = replace(grid, look=replace(grid.look, title_px=targets.title_px(scale)))
        if _holds(larger, targets) and all(
            targets.title_lines(larger.look, tile) <= targets.title_lines(grid.look, tile)
            for tile in targets.tiles
        ):
            return larger
    return grid


def _paged_shapes(targets: Targets) -> list[_Grid]:
    """Ways to set the tiles on several pages, if need be in smaller letters, or with words broken."""
    for scale in SMALLER_TITLES:
        title_px = targets.title_px(scale)
        shapes = [
            *_shapes(targets, title_px, has_line=True),
            *_shapes(targets, title_px, has_line=False),
            *_later_shapes(targets, title_px),
        ]
        holding = [grid for grid in shapes if _holds(grid, targets)]
        if holding:
            return holding
    return [grid for grid in shapes if _is_high_enough(grid, targets)] or shapes[:1]


def _shapes(targets: Targets, title_px: int, *, has_line: bool) -> Iterator[_Grid]:
    count, sizes = len(targets.tiles), targets.sizes
    least_px = sizes.target_px if has_line else sizes.small_target_px
    for columns in range(1, min(_MOST_COLUMNS, count) + 1):
        if columns > 1 and targets.column_px(columns) < _LEAST_WIDTH_TARGETS * sizes.target_px:
            return
        for rows in range(1, math.ceil(count / columns) + 1):
            height_px = (targets.height_px - sizes.gap_px * (rows - 1)) // rows
            if rows > 1 and height_px < least_px:
                break
            most_px = round(_MOST_HEIGHT_TARGETS * sizes.target_px)
            look = _look(columns, min(height_px, most_px), title_px, targets, has_line=has_line)
            yield _grid(look, rows, min(height_px, most_px), targets)


def _later_shapes(targets: Targets, title_px: int) -> Iterator[_Grid]:
    """Tiles that fill the pages after the first, which holds as many rows of them as it can."""
    sizes = targets.sizes
    for columns in range(1, _MOST_COLUMNS + 1):
        if columns > 1 and targets.column_px(columns) < _LEAST_WIDTH_TARGETS * sizes.target_px:
            return
        most_rows = (targets.later_height_px + sizes.gap_px) // (sizes.small_target_px + sizes.gap_px)
        for rows in range(1, most_rows + 1):
            height_px = (targets.later_height_px - sizes.gap_px * (rows - 1)) // rows
            here = (targets.height_px + sizes.gap_px) // (height_px + sizes.gap_px)
            if here:
                look = _look(columns, height_px, title_px, targets, has_line=False)
                smaller = replace(look, picture_px=min(look.picture_px, targets.badge_px))
                yield from (_grid(one, here, height_px, targets) for one in (look, smaller))


def _look(columns: int, height_px: int, title_px: int, targets: Targets, *, has_line: bool) -> TileLook:
    sizes, width_px = targets.sizes, targets.column_px(columns)
    picture_px = min(round(_MOST_PICTURE_TARGETS * sizes.target_px), round(0.62 * height_px))
    if not has_line:
        picture_px = min(picture_px, round(_CLOSE_PICTURE * width_px))
    return TileLook(
        columns=columns,
        width_px=width_px,
        gap_px=sizes.gap_px,
        padding_px=sizes.tile_padding_px if has_line else sizes.padding_px,
        picture_px=max(sizes.icon_px, picture_px),
        badge_px=targets.badge_px,
        title_px=title_px,
        has_line=has_line,
    )


def _grid(look: TileLook, rows: int, height_px: int, targets: Targets) -> _Grid:
    later_rows = (targets.later_height_px + look.gap_px) // (height_px + look.gap_px)
    return _Grid(look, rows, max(rows, later_rows), height_px)


def _holds(grid: _Grid, targets: Targets) -> bool:
    return _is_high_enough(grid, targets) and not targets.is_word_broken(grid.look)


def _is_high_enough(grid: _Grid, targets: Targets) -> bool:
    return all(_needed_px(grid.look, tile, targets) <= grid.height_px for tile in targets.tiles)


def _needed_px(look: TileLook, tile: Tile, targets: Targets) -> int:
    """Height of a tile with its words, as ``TileButton.qml`` sets them."""
    sizes, title_px = targets.sizes, targets.title_height_px(look, tile)
    if not look.has_line:
        return title_px + sizes.padding_px
    line_px = targets.height_of(tile.line, sizes.text_px, False, look.words_px(targets.sizes))
    return title_px + sizes.padding_px // 2 + line_px + sizes.tile_padding_px


def _ugliness(grid: _Grid, count: int) -> float:
    """Empty places, and how far a tile is from a pleasant shape."""
    rows = math.ceil(count / grid.look.columns)
    empty, spare = grid.look.columns * rows - count, grid.rows - rows
    aspect = max(1, grid.look.width_px) / max(1, grid.height_px)
    return 0.35 * empty + 2.0 * spare + abs(math.log(aspect / _BEST_ASPECT))
