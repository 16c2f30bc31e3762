"""How the tiles of the home screen are set: as large as the panel allows, all on one page where they fit."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kiosk.core.state import Tile
from kiosk.screen.millimetres import Sizes

TextHeight = Callable[[str, int, bool, int], int]
"""Height in pixels of words wrapped at a width: words, font size, bold, width; huge if a word is wider."""

_LEAST_WIDTH_TARGETS = 3
"""A tile is at least so many targets wide."""
_BEST_ASPECT = 2.4
_MOST_COLUMNS = 4
_MOST_PICTURE_TARGETS = 2.2
"""A picture is at most so many targets high."""
_CLOSE_PICTURE = 0.17
"""Of the width of a close-set tile, so that titles need not wrap."""
_TITLE_SCALES = (1.4, 1.2, 1.0)
"""Titles are set as large as every tile has room for, in parts of the font size."""


@dataclass(frozen=True, slots=True)
class TileGrid:
    """Tiles of one size in rows."""

    columns: int
    rows: int
    width_px: int
    height_px: int
    gap_px: int
    picture_px: int
    title_px: int
    """Font size of the titles."""
    has_line: bool
    """Whether the line under the title has room; without it all tiles fit on one page."""

    @property
    def per_page(self) -> int:
        """Tiles a page."""
        return self.columns * self.rows


def badge_px(sizes: Sizes) -> int:
    """Diameter of the disc with the number of a tile."""
    return round(1.36 * sizes.text_px)


def tile_grid(
    tiles: Sequence[Tile], width_px: int, height_px: int, sizes: Sizes, height_of: TextHeight
) -> TileGrid:
    """The best grid: all tiles with their lines, else all without, else as many as fit on a page."""
    for has_line in (True, False):
        shapes = [
            grid
            for grid in _shapes(len(tiles), width_px, height_px, sizes, has_line)
            if grid.per_page >= len(tiles) and _holds(grid, tiles, sizes, height_of)
        ]
        if shapes:
            best = min(shapes, key=lambda grid: _ugliness(grid, len(tiles)))
            return _with_large_titles(best, tiles, sizes, height_of)
    return _paged_grid(tiles, width_px, height_px, sizes, height_of)


def _with_large_titles(
    grid: TileGrid, tiles: Sequence[Tile], sizes: Sizes, height_of: TextHeight
) -> TileGrid:
    """The same grid with larger titles, where that takes no more lines."""
    if not grid.has_line:
        return grid
    for scale in _TITLE_SCALES:
        larger = replace(grid, title_px=round(scale * sizes.text_px))
        if _holds(larger, tiles, sizes, height_of) and all(
            _title_lines(larger, tile, sizes, height_of) <= _title_lines(grid, tile, sizes, height_of)
            for tile in tiles
        ):
            return larger
    return grid


def _paged_grid(
    tiles: Sequence[Tile], width_px: int, height_px: int, sizes: Sizes, height_of: TextHeight
) -> TileGrid:
    shapes = list(_shapes(len(tiles), width_px, height_px, sizes, has_line=True))
    shapes += _shapes(len(tiles), width_px, height_px, sizes, has_line=False)
    holding = [grid for grid in shapes if _holds(grid, tiles, sizes, height_of)] or shapes[-1:]
    return max(holding, key=lambda grid: (grid.per_page, grid.has_line, -_ugliness(grid, grid.per_page)))


def _shapes(count: int, width_px: int, height_px: int, sizes: Sizes, has_line: bool) -> Iterator[TileGrid]:
    for columns in range(1, min(_MOST_COLUMNS, count) + 1):
        tile_width_px = (width_px - sizes.gap_px * (columns - 1)) // columns
        if columns > 1 and tile_width_px < _LEAST_WIDTH_TARGETS * sizes.target_px:
            return
        for rows in range(1, math.ceil(count / columns) + 1):
            tile_height_px = (height_px - sizes.gap_px * (rows - 1)) // rows
            least_px = sizes.target_px if has_line else sizes.small_target_px
            if rows > 1 and tile_height_px < least_px:
                break
            picture_px = _picture_px(tile_height_px, sizes)
            if not has_line:
                picture_px = max(sizes.icon_px, min(picture_px, round(_CLOSE_PICTURE * tile_width_px)))
            yield TileGrid(
                columns,
                rows,
                tile_width_px,
                tile_height_px,
                sizes.gap_px,
                picture_px,
                sizes.text_px,
                has_line,
            )


def _picture_px(tile_height_px: int, sizes: Sizes) -> int:
    return max(
        sizes.icon_px, min(round(_MOST_PICTURE_TARGETS * sizes.target_px), round(0.62 * tile_height_px))
    )


def _holds(grid: TileGrid, tiles: Sequence[Tile], sizes: Sizes, height_of: TextHeight) -> bool:
    return all(_needed_px(grid, tile, sizes, height_of) <= grid.height_px for tile in tiles)


def _needed_px(grid: TileGrid, tile: Tile, sizes: Sizes, height_of: TextHeight) -> int:
    """Height of a tile with its words, as ``TileButton.qml`` sets them."""
    words_px = _words_px(grid, sizes)
    title_px = max(badge_px(sizes), height_of(tile.title, grid.title_px, True, words_px))
    if not grid.has_line:
        return title_px + sizes.padding_px
    line_px = height_of(tile.line, sizes.text_px, False, words_px)
    return title_px + sizes.padding_px // 2 + line_px + sizes.tile_padding_px


def _words_px(grid: TileGrid, sizes: Sizes) -> int:
    """Width of the words of a tile."""
    around_px = sizes.tile_padding_px if grid.has_line else sizes.padding_px
    return grid.width_px - grid.picture_px - 3 * around_px - badge_px(sizes) - sizes.padding_px


def _title_lines(grid: TileGrid, tile: Tile, sizes: Sizes, height_of: TextHeight) -> int:
    return round(height_of(tile.title, grid.title_px, True, _words_px(grid, sizes)) / grid.title_px)


def _ugliness(grid: TileGrid, count: int) -> float:
    """Empty places, and how far a tile is from a pleasant shape."""
    empty = grid.columns * math.ceil(count / grid.columns) - count
    spare = grid.rows - math.ceil(count / grid.columns)
    aspect = max(1, grid.width_px) / max(1, grid.height_px)
    return 0.35 * empty + 2.0 * spare + abs(math.log(aspect / _BEST_ASPECT))
