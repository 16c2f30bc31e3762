"""The tiles of the home screen on the glass, page by page."""

from kiosk.core.state import ScreenModel, Tile
from kiosk.screen.glass import Glass
from kiosk.screen.layout import Frame
from kiosk.screen.letters import label_height_px
from kiosk.screen.pictures import picture_named
from kiosk.screen.rows import Rows, TileRow
from kiosk.screen.tile_grid import TileGrid, tile_grid


class HomeTiles:
    """Sets the tiles below the words of the home screen. Main thread only."""

    def __init__(self, glass: Glass) -> None:
        self._glass = glass
        self._rows = Rows(TileRow, glass.view)
        glass.put(tiles=self._rows)

    def grid_of(self, model: ScreenModel, frame: Frame, words_px: int) -> TileGrid:
        """The grid for all tiles of a model below words of that height."""
        gap_px = frame.sizes.gap_px if frame.is_snug else 2 * frame.sizes.gap_px
        foot_px = frame.sizes.gap_px if frame.is_snug else 0
        room_px = frame.body.height - words_px - gap_px - foot_px
        return tile_grid(model.tiles, frame.body.width, room_px, frame.sizes, label_height_px)

    def show(
        self, tiles: tuple[Tile, ...], marked_sentence: int | None, grid: TileGrid, frame: Frame
    ) -> None:
        """Show the tiles of one page."""
        foot_px = frame.sizes.gap_px if frame.is_snug else 0
        grid_px = grid.rows * (grid.height_px + grid.gap_px) - grid.gap_px
        y = frame.body.y + frame.body.height - foot_px - grid_px
        self._glass.put(
            tilesX=frame.body.x,
            tilesY=y,
            tileColumns=grid.columns,
            tileWidth=grid.width_px,
            tileHeight=grid.height_px,
            tileGap=grid.gap_px,
            tilePicture=grid.picture_px,
            tileTitle=grid.title_px,
            tileHasLine=grid.has_line,
        )
        self._rows.replace([_row(tile, is_marked=tile.sentence == marked_sentence) for tile in tiles])

    def clear(self) -> None:
        """Show no tile."""
        self._rows.replace([])


def first_sentences(tiles: tuple[Tile, ...], per_page: int) -> tuple[int, ...]:
    """First sentence of each page of tiles; the first page begins with the words above."""
    return (0, *(tile.sentence for tile in tiles[per_page::per_page]))


def _row(tile: Tile, *, is_marked: bool) -> TileRow:
    picture = picture_named(tile.picture)
    return TileRow(tile.number, tile.title, tile.line, picture, tile.spoken_name, is_marked)
