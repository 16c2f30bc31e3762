"""What a page is measured in: themes, sizes of letters, panels, and two ways to press more easily."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from kiosk.core.comfort import Comfort, TextSize, Theme


@dataclass(frozen=True)
class Panel:
    """Glass that this kiosk may stand on."""

    name: str
    size_px: tuple[int, int]
    mm_per_pixel: float
    is_compact: bool = False
    """Below 15 inches: it need not offer the larger letters (standards: down to three lines of 15 characters)."""


PANELS = (
    Panel("1920x1080", (1920, 1080), 0.248),
    Panel("1080x1920", (1080, 1920), 0.248),
    Panel("1280x800", (1280, 800), 0.25),
    Panel("10 inch", (1280, 800), 0.169, is_compact=True),
    Panel("32 inch", (1920, 1080), 0.369),
)


@dataclass(frozen=True)
class Layout:
    """What decides where everything stands; a theme only colours it."""

    panel: Panel
    size: TextSize = TextSize.LARGE
    has_steady_hands: bool = False
    has_low_controls: bool = False

    @property
    def name(self) -> str:
        """For the table."""
        hands = " steady hands" if self.has_steady_hands else ""
        low = " low controls" if self.has_low_controls else ""
        return f"{self.panel.name} {self.size}{hands}{low}"

    def comfort(self, theme: Theme) -> Comfort:
        """The choices of a patient that lead to it."""
        return Comfort(
            text_size=self.size,
            theme=theme,
            has_steady_hands=self.has_steady_hands,
            has_low_controls=self.has_low_controls,
        )


@dataclass(frozen=True)
class Walk:
    """One way through all pages: a layout, in one theme after the other."""

    layout: Layout
    themes: tuple[Theme, ...] = tuple(Theme)


def all_walks() -> tuple[Walk, ...]:
    """Every panel, size and theme; steady hands and low controls pairwise with all three."""
    plain = tuple(Walk(Layout(panel, size)) for panel, size in product(PANELS, TextSize))
    return (*plain, *_pairwise_with_hands())


def sample_walks() -> tuple[Walk, ...]:
    """Each panel with the smallest letters or the middle ones, and with the largest; themes and hands in turn."""
    themes, hands = tuple(Theme), tuple(product((False, True), repeat=2))
    chosen = [
        (panel, size)
        for row, panel in enumerate(PANELS)
        for column, size in enumerate(TextSize)
        if (column + row) % 2 == 0 or size is TextSize.LARGEST
    ]
    return tuple(
        Walk(Layout(panel, size, *hands[number % len(hands)]), (themes[number % len(themes)],))
        for number, (panel, size) in enumerate(chosen)
    )


def _pairwise_with_hands() -> Iterator[Walk]:
    """The fewest walks, as a greedy search finds them, that bring every two choices together that others do not."""
    rows = [row for row in product(PANELS, TextSize, Theme, (False, True), (False, True)) if row[3] or row[4]]
    plain = {pair for row in product(PANELS, TextSize, Theme, (False,), (False,)) for pair in _pairs(row)}
    open_pairs = {pair for row in rows for pair in _pairs(row)} - plain
    while open_pairs:
        panel, size, theme, steady, low = best = max(rows, key=lambda row: len(open_pairs & _pairs(row)))
        open_pairs -= _pairs(best)
        yield Walk(Layout(panel, size, steady, low), (theme,))


def _pairs(row: tuple[object, ...]) -> set[object]:
    return set(combinations(enumerate(row), 2))
