"""The numbered targets on the glass, page by page."""

from collections.abc import Sequence

from kiosk.core.model import ScreenModel, Tile
from kiosk.core.state import Screen
from kiosk.screen.frame import Frame, Rect
from kiosk.screen.frame_values import qt_rect
from kiosk.screen.glass import Glass
from kiosk.screen.letters import label_height_px
from kiosk.screen.millimetres import Sizes
from kiosk.screen.pictures import picture_named
from kiosk.screen.rows import Rows, TileRow
from kiosk.screen.tile_list import large_list, paired_list, tile_list
from kiosk.screen.tile_sheet import MOST_LINES, Targets, TileLook, TileSheet, can_be_chosen
from kiosk.screen.tile_showcase import showcase


def sheet_of(model: ScreenModel, frame: Frame, words_px: float) -> TileSheet:
    """How all targets of a model are set, on a first page below words of that height and on further pages."""
    end_y = frame.body.bottom - (frame.sizes.gap_px if frame.is_snug else 0)
    targets = Targets(
        model.tiles,
        frame.body.width,
        end_y - tiles_y(words_px, frame),
        end_y - tiles_y(0, frame),
        frame.page_sizes,
        label_height_px,
    )
    match model.screen:
        case Screen.HOME:
            return showcase(targets)
        case Screen.KEPT:
            return large_list(targets)
        case Screen.EASIER:
            return paired_list(targets)
        case _:
            return tile_list(targets)


def lines_of(model: ScreenModel) -> tuple[str, ...]:
    """The lines under the titles, but those that come and go."""
    return tuple("" if can_be_chosen(tile) else tile.line for tile in model.tiles)


def gap_above_px(words_px: float, frame: Frame) -> int:
    """Free space between words of a height and the targets below, or above targets without words."""
    if not words_px:
        return frame.head_px
    return frame.sizes.gap_px if frame.is_snug else 2 * frame.sizes.gap_px


def tiles_y(words_px: float, frame: Frame) -> int:
    """Where targets begin below words of a height."""
    below_words_y = frame.body.y + round(words_px) + gap_above_px(words_px, frame)
    return max(below_words_y, frame.tiles_top_px)


class ShownTiles:
    """Sets the targets of a page. Main thread only."""

    def __init__(self, glass: Glass) -> None:
        self._glass = glass
        self._rows = Rows(TileRow, glass.view)
        glass.put(tiles=self._rows)

    def show(
        self,
        tiles: Sequence[Tile],
        places: Sequence[Rect],
        look: TileLook,
        sizes: Sizes,
        marked_sentence: int | None,
    ) -> None:
        """Show targets, each in its place."""
        self._glass.put(
            tilePadding=look.padding_px,
            tilePicture=look.picture_px,
            tileBadge=look.badge_px,
            isTilePictureSmall=look.picture_px <= look.badge_px,
            tileTitle=look.title_px,
            tileNumber=sizes.text_px,
            tileLines=MOST_LINES,
            tileLine=_line_text_px(tiles, look, sizes),
        )
        self._rows.replace(
            [
                _row(tile, place, look, is_marked=tile.sentence == marked_sentence)
                for tile, place in zip(tiles, places, strict=False)
            ]
        )

    def clear(self) -> None:
        """Show no target."""
        self._rows.replace([])


def _line_text_px(tiles: Sequence[Tile], look: TileLook, sizes: Sizes) -> int:
    """Font size of the lines under the titles."""
    for text_px in range(sizes.text_px, sizes.text_px // 2, -1):
        heights = [label_height_px(tile.line, text_px, False, look.words_px(sizes)) for tile in tiles]
        if not look.line_px or max(heights) <= look.line_px:
            break
    return text_px


def _row(tile: Tile, place: Rect, look: TileLook, *, is_marked: bool) -> TileRow:
    return TileRow(
        number=tile.number,
        title=tile.title,
        line=tile.line if look.has_line else "",
        picture=picture_named(tile.picture),
        described=tile.picture_words,
        spoken=tile.spoken_name,
        isMarked=is_marked,
        canBeChosen=can_be_chosen(tile),
        isChosen=tile.is_chosen,
        place=qt_rect(place),
    )
