"""How numbered targets stand on pages, and what all ways to set them share."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kiosk.core.actions import ActionId
from kiosk.core.model import Tile
from kiosk.screen.frame import Rect
from kiosk.screen.labels import LABEL_LINE
from kiosk.screen.millimetres import Sizes

TextHeight = Callable[[str, int, bool, int], int]
"""Height in pixels of words wrapped at a width: words, font size, bold, width; huge if a word is wider."""

MOST_LINES = 4
"""Of a title; the rest of a longer one is cut off with three dots."""
SMALLER_TITLES = (1.0, 0.85, 0.7, 0.6, 0.5)
"""In parts of the font size: on small glass the first with which no title is cut off by the page."""
_BADGE = 1.36
_WIDE_BADGE = 1.6
"""In parts of the font size, around numbers of two digits."""
_TWO_DIGITS = 10
_ENDLESS = 1000
"""So many lines are told of a word that is wider than the room."""


_CHOOSABLE = {
    ActionId.KEEP_QUESTION,
    ActionId.DAY_COLOURS,
    ActionId.NIGHT_COLOURS,
    ActionId.STRONG_COLOURS,
    ActionId.KEEP_STILL,
    ActionId.STEADY_HANDS,
    ActionId.LOW_CONTROLS,
    ActionId.ONE_SWITCH,
    ActionId.GUIDE_ME,
}


def can_be_chosen(tile: Tile) -> bool:
    """Whether a target stays where it is when it is pressed, and then says in a line that it is chosen."""
    return tile.intent.action in _CHOOSABLE


@dataclass(frozen=True, slots=True)
class TileLook:
    """What all targets of a screen share."""

    columns: int
    width_px: int
    gap_px: int
    padding_px: int
    """Between the edge of a target and what is in it, and between picture and number."""
    picture_px: int
    badge_px: int
    """Diameter of the disc with the number."""
    title_px: int
    """Font size of the titles."""
    has_line: bool
    """Whether there is room for a line under the title."""
    line_px: int = 0
    """Height kept for it, in which it is set smaller if it is too long; 0: it takes what it needs."""

    def words_px(self, sizes: Sizes) -> int:
        """Width of the words of a target, as ``TileButton.qml`` sets them."""
        beside_px = self.picture_px + self.badge_px + sizes.padding_px
        return self.width_px - beside_px - 3 * self.padding_px


@dataclass(frozen=True)
class TileSheet:
    """Targets in rows on pages."""

    look: TileLook
    pages: tuple[tuple[int, ...], ...]
    """For each page the heights of its rows in pixels."""
    is_whole: bool
    """Whether all targets and their words have found room."""

    def counts(self, count: int) -> Iterator[int]:
        """How many of so many targets stand on each page."""
        for heights in self.pages:
            here = min(count, len(heights) * self.look.columns)
            yield here
            count -= here

    def height_px(self, page: int) -> int:
        """Height of all targets of a page."""
        heights = self.pages[page]
        return sum(heights) + self.look.gap_px * (len(heights) - 1)

    def places(self, page: int, x: int, y: int) -> Iterator[Rect]:
        """Places of the targets of a page, row by row, from its upper left corner; more than are needed."""
        look = self.look
        for height_px in self.pages[page]:
            for column in range(look.columns):
                yield Rect(x + column * (look.width_px + look.gap_px), y, look.width_px, height_px)
            y += height_px + look.gap_px


@dataclass(frozen=True)
class Targets:
    """What is to be set, and the free glass for it."""

    tiles: Sequence[Tile]
    """At least one."""
    width_px: int
    height_px: int
    """On the first page, below the words there."""
    later_height_px: int
    """On each further page."""
    sizes: Sizes
    height_of: TextHeight

    @property
    def badge_px(self) -> int:
        """Diameter of the discs with the numbers."""
        scale = _BADGE if len(self.tiles) < _TWO_DIGITS else _WIDE_BADGE
        return round(scale * self.sizes.text_px)

    def title_px(self, scale: float) -> int:
        """Font size of titles, from the font size of all words."""
        return round(scale * self.sizes.text_px)

    def column_px(self, columns: int) -> int:
        """Width of each of so many columns."""
        return (self.width_px - self.sizes.gap_px * (columns - 1)) // columns

    def title_lines(self, look: TileLook, tile: Tile) -> int:
        """Lines of the title of a target; huge if a word is wider than the room."""
        height_px = self.height_of(tile.title, look.title_px, True, look.words_px(self.sizes))
        return round(height_px / round(LABEL_LINE * look.title_px))

    def is_word_broken(self, look: TileLook) -> bool:
        """Whether a word of a title is too long for a line."""
        return any(self.title_lines(look, tile) >= _ENDLESS for tile in self.tiles)

    def title_height_px(self, look: TileLook, tile: Tile) -> int:
        """Height of the title of a target, with the number beside it."""
        lines = min(MOST_LINES, self.title_lines(look, tile))
        return max(look.badge_px, lines * round(LABEL_LINE * look.title_px))
