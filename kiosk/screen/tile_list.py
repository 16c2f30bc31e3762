"""How targets below words are set: questions, words, and the few that end a text. Only as large as they need to be."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kiosk.core.actions import ActionId
from kiosk.core.model import Tile
from kiosk.screen.labels import LABEL_LINE
from kiosk.screen.tile_sheet import SMALLER_TITLES, Targets, TileLook, TileSheet, can_be_chosen

_LEAST_WIDTH_TARGETS = 3
"""A target is at least so many times as wide as a control is high."""
_MOST_COLUMNS = 4
_PAIR = 2
_PICTURE_ICONS = 1.25
"""Size of a picture at least, in parts of the icon of a control,"""
_PICTURE_BADGES = 0.85
"""and of the disc with the number."""
_PLEASANT_LINES = 2
"""Of a title: more make a narrow column of words."""
_LINE_EM = 15.0
"""Room is kept for a line of such a width, in parts of the font size,"""
_MOST_LINES = 2
"""in at most so many lines; only in one on glass so small that titles are smaller."""
_FEW = 8
_LARGE_TITLES = (1.4, 1.2)
"""In parts of the font size."""
_FILLS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
"""How full the pages may become; the least that needs no further page spreads the targets evenly."""


def tile_list(targets: Targets, most_columns: int = _MOST_COLUMNS) -> TileSheet:
    """The targets in columns as narrow as their titles allow, on as few pages as may be.

    Those that can be chosen keep room for a line under the title, whether there is one now or not.
    """
    for scale in SMALLER_TITLES:
        looks = _looks(targets.title_px(scale), targets, most_columns)
        sheets = [_sheet(look, targets) for look in looks]
        best = min(sheets, key=lambda sheet: _ugliness(sheet, targets))
        if best.is_whole:
            break
    return best


def paired_list(targets: Targets) -> TileSheet:
    """Two columns, so that "more" and "less" of the same thing stand side by side, unless others need fewer pages."""
    return min(tile_list(targets, _PAIR), tile_list(targets), key=lambda sheet: len(sheet.pages))


def large_list(targets: Targets) -> TileSheet:
    """One column in large letters, to be shown to somebody else; or else as every list."""
    for scale in _LARGE_TITLES:
        look = _look(1, targets.title_px(scale), targets)
        sheet = _sheet(look, targets)
        if len(sheet.pages) == 1 and _most_lines(look, targets) <= _PLEASANT_LINES:
            return sheet
    return tile_list(targets)


def _ugliness(sheet: TileSheet, targets: Targets) -> tuple[int, ...]:
    return (not sheet.is_whole, len(sheet.pages), *_untidiness(sheet.look, targets))


def _untidiness(look: TileLook, targets: Targets) -> tuple[int, int, int]:
    """Columns of titles in one line are tidiest, then those in two lines, then one column; few in whole rows."""
    count, columns = len(targets.tiles), look.columns
    lines = _most_lines(look, targets) if columns > 1 else _PLEASANT_LINES
    missing = -count % columns if columns < count <= _FEW else 0
    return lines, missing, -columns


def _most_lines(look: TileLook, targets: Targets) -> int:
    return max(targets.title_lines(look, tile) for tile in targets.tiles)


def _looks(title_px: int, targets: Targets, most_columns: int) -> Iterator[TileLook]:
    """One column, and as many more as leave room for the titles."""
    for columns in range(1, most_columns + 1):
        look = _look(columns, title_px, targets)
        is_wide = look.width_px >= _LEAST_WIDTH_TARGETS * targets.sizes.target_px
        if columns > 1 and not (is_wide and _most_lines(look, targets) <= _PLEASANT_LINES):
            return
        yield look


def _look(columns: int, title_px: int, targets: Targets) -> TileLook:
    sizes = targets.sizes
    look = TileLook(
        columns=columns,
        width_px=targets.column_px(columns),
        gap_px=sizes.gap_px,
        padding_px=sizes.padding_px,
        picture_px=max(round(_PICTURE_ICONS * sizes.icon_px), round(_PICTURE_BADGES * targets.badge_px)),
        badge_px=targets.badge_px,
        title_px=title_px,
        has_line=True,
    )
    most = _MOST_LINES if title_px >= sizes.text_px else 1
    lines = min(most, _line_count(look.words_px(sizes), targets))
    title_px = max(look.badge_px, round(LABEL_LINE * title_px)) + sizes.padding_px // 2 + sizes.padding_px
    room_px = min(targets.height_px, targets.later_height_px) - title_px
    least_px, line_px = round(LABEL_LINE * sizes.text_px / 2), lines * round(LABEL_LINE * sizes.text_px)
    return replace(look, line_px=max(least_px, min(line_px, room_px)))


def _line_count(words_px: int, targets: Targets) -> int:
    """Lines to be kept for what stands under a title."""
    text_px, told = targets.sizes.text_px, [tile.line for tile in targets.tiles if tile.line]
    line_px = round(LABEL_LINE * text_px)
    lines = [round(targets.height_of(line, text_px, False, words_px) / line_px) for line in told]
    is_more_to_come = any(tile.intent.action is ActionId.KEEP_QUESTION for tile in targets.tiles)
    to_come = math.ceil(_LINE_EM * text_px / max(1, words_px)) if is_more_to_come else 1
    return max(to_come, *lines, 1)


def _sheet(look: TileLook, targets: Targets) -> TileSheet:
    tiles, columns = targets.tiles, look.columns
    rows = [tiles[start : start + columns] for start in range(0, len(tiles), columns)]
    heights = [max(_needed_px(look, tile, targets) for tile in row) for row in rows]
    full = _pages(heights, targets, 1.0)
    even = next(pages for fill in _FILLS if len(pages := _pages(heights, targets, fill)) == len(full))
    rooms = [targets.height_px, *[targets.later_height_px] * (len(even) - 1)]
    is_whole = all(page[0] <= room_px for page, room_px in zip(even, rooms, strict=True))
    return TileSheet(look, _airy(even, targets), is_whole=is_whole)


def _needed_px(look: TileLook, tile: Tile, targets: Targets) -> int:
    sizes, has_line = targets.sizes, tile.line or can_be_chosen(tile)
    line_px = sizes.padding_px // 2 + look.line_px if has_line else 0
    words_px = targets.title_height_px(look, tile) + line_px + sizes.padding_px
    return max(sizes.small_target_px, words_px)


def _pages(heights: Sequence[int], targets: Targets, fill: float) -> list[list[int]]:
    """Rows on pages that become so full (0 to 1); a row too high for every page stands alone."""
    pages: list[list[int]] = [[]]
    for height_px in heights:
        gap_px, page = targets.sizes.gap_px, pages[-1]
        room_px = fill * (targets.later_height_px if len(pages) > 1 else targets.height_px)
        if page and sum(page) + len(page) * gap_px + height_px > room_px:
            pages.append(page := [])
        page.append(height_px)
    return pages


def _airy(pages: Sequence[Sequence[int]], targets: Targets) -> tuple[tuple[int, ...], ...]:
    """The same rows with more air in them, where all pages have room to spare."""
    sizes = targets.sizes
    rooms = [targets.height_px, *[targets.later_height_px] * (len(pages) - 1)]
    spare = [
        (room_px - sum(page) - sizes.gap_px * (len(page) - 1)) // len(page)
        for room_px, page in zip(rooms, pages, strict=True)
    ]
    more_px = max(0, min(spare))
    return tuple(
        tuple(
            min(max(sizes.target_px, height_px + sizes.padding_px), height_px + more_px) for height_px in page
        )
        for page in pages
    )
