"""What one picture tells: a value for a requirement, and where."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from tests.lab.pixels.colours import Painted, Pixels, painted, part, pixels_of
from tests.lab.pixels.glass import Glass
from tests.lab.pixels.requirements import Requirement

ALMOST_PX = 1.0
"""Letters are placed between pixels."""


@dataclass(frozen=True)
class Finding:
    """One value."""

    requirement: Requirement
    value: float
    item: str


Findings = Iterator[Finding]


@dataclass(frozen=True)
class Picture:
    """A glass, how it is painted, and the size of its pixels."""

    glass: Glass
    image: QImage
    mm_per_pixel: float
    _known: dict[object, Painted] = field(default_factory=dict)

    @cached_property
    def pixels(self) -> Pixels:
        """The picture as numbers."""
        return pixels_of(self.image)

    def mm(self, length_px: float) -> float:
        """Of a length on the glass."""
        return length_px * self.mm_per_pixel

    def painted(self, place: QRectF) -> Painted:
        """What is painted in a place."""
        key = place.getRect()
        if key not in self._known:
            self._known[key] = painted(part(self.pixels, place))
        return self._known[key]
