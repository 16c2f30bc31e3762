"""Where the parts of a window stand, and how large they are. Only numbers, no items."""

from dataclasses import dataclass

from kiosk.screen.control_grid import CLOSE_PADDING
from kiosk.screen.labels import bar_button_px
from kiosk.screen.millimetres import Sizes


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in whole pixels from the upper left corner of the window."""

    x: int
    y: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """Its lower edge."""
        return self.y + self.height


@dataclass(frozen=True)
class Frame:
    """The whole layout of one window."""

    sizes: Sizes
    """Of title, bar and controls."""
    page_sizes: Sizes
    """The same with the letters of the words and targets of a page, which the patient may make larger."""
    is_tall: bool
    """Title and bar take two rows each."""
    title: Rect
    title_centre_px: int
    """Middle of the row of the title."""
    body: Rect
    """Where words and tiles go."""
    tiles_top_px: int
    """Tiles begin there at the highest: at the body, or in the lower half of the window for who reaches no higher."""
    desk: Rect
    """The ground under the bar and the controls."""
    say_bar: Rect
    controls: tuple[Rect, ...]
    text_width_px: int
    """Width of the column of text within the body."""
    is_snug: bool
    """No room to spare: space between the parts is as small as may be."""
    bar_button_lines: int
    """Lines of words on a button of the bar."""
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
    def bar_button_px(self) -> int:
        """Height of the buttons of the bar."""
        return bar_button_px(self.sizes, self.bar_button_lines)

    @property
    def small_padding_px(self) -> int:
        """Space beside picture and words of a button in the bar."""
        return round(CLOSE_PADDING * self.sizes.padding_px) if self.is_snug else self.sizes.padding_px

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
            self.page_sizes.text_px,
            self.sizes.target_px,
            self.sizes.gap_px,
            int(self.is_snug),
            self.text_width_px,
            self.body.width,
            self.body.height,
            self.tiles_top_px,
        )
