"""Colours as they are painted, and how far they stand apart (WCAG 2.2, relative luminance and contrast ratio)."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

Pixels: TypeAlias = NDArray[np.uint32]
_CORE_SHARE = 0.15
"""Of all pixels of strokes: what has one colour more often than that is no anti-aliased edge, where a colour in between
has a few hundredths at most."""

_EDGE_SHARE = 0.6
"""Of the pixels of the middle of a stem: its edge has fewer."""
_MIXING_ERROR = 8.0
"""Of red, green or blue (0 to 255), by which a mixture may be off."""
_SOLID_PX = 24
"""So many pixels of a place have no colour that only edges of letters have."""
_STRONGEST_SHARE = 0.1
"""Of the pixels of strokes: the middle of the thinnest ones."""


def pixels_of(image: QImage) -> Pixels:
    """One number 0xffRRGGBB a pixel, row by row; a view, good as long as the image is."""
    if image.format() != QImage.Format.Format_RGB32:
        image.convertTo(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), image.bytesPerLine() // 4)


def part(pixels: Pixels, place: QRectF) -> Pixels:
    """What is painted in a place, as far as it lies on the glass."""
    inside = place.toAlignedRect()
    top, left = max(0, inside.top()), max(0, inside.left())
    return pixels[top : max(top, inside.bottom() + 1), left : max(left, inside.right() + 1)]


def luminance(colour: QColor) -> float:
    """Relative luminance, 0 to 1."""

    def linear(light: float) -> float:
        return light / 12.92 if light <= 0.04045 else ((light + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(light) for light in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """1, the same, to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=4096)
def contrast_of(one: int, other: int) -> float:
    """The same of two pixels."""
    return contrast(QColor(one), QColor(other))


def contrasts(ground: int, inks: Pixels) -> NDArray[np.float64]:
    """Of many colours to one."""
    parts = [((inks >> shift) & 255) / 255.0 for shift in (16, 8, 0)]
    linear = [np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4) for part in parts]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05
    dark = luminance(QColor(ground)) + 0.05
    return np.maximum(light, dark) / np.minimum(light, dark)


@dataclass(frozen=True)
class Painted:
    """Strokes on a ground."""

    ground: int
    inks: tuple[int, ...]
    """Colours of the strokes without their anti-aliased edges, the commonest first; none: nothing is to be seen, or the
    strokes are too thin to have a middle."""
    core_contrast: float
    """Of the tenth of the strokes that stands out most: of thin ones, too, their middle."""

    @property
    def contrast(self) -> float:
        """Of the faintest stroke."""
        return min((contrast_of(self.ground, ink) for ink in self.inks), default=self.core_contrast)


def painted(pixels: Pixels) -> Painted:
    """The commonest colour, and those that stand on it."""
    colours, counts = np.unique(pixels, return_counts=True)
    if colours.size < 2:
        return Painted(int(colours[0]) if colours.size else 0, (), 1.0)
    order = np.argsort(-counts, kind="stable")
    ground, colours, counts = int(colours[order[0]]), colours[order[1:]], counts[order[1:]]
    common = counts >= _CORE_SHARE * counts.sum()
    inks, often = colours[common], counts[common]
    if inks.size > 1:
        inks = inks[~np.append(False, _is_edge(ground, inks, often))]
    apart = contrasts(ground, colours)
    strongest = np.argsort(-apart)
    reached = np.cumsum(counts[strongest]) >= _STRONGEST_SHARE * counts.sum()
    return Painted(ground, tuple(map(int, inks)), float(apart[strongest[int(np.argmax(reached))]]))


def _is_edge(ground: int, colours: Pixels, counts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Of each colour but the first: whether it is a mixture of that and the ground, and rarer, as beside a stem."""
    from_ground = np.array([_channels(colour) - _channels(ground) for colour in map(int, colours)])
    whole = from_ground[0]
    shares = from_ground[1:] @ whole / max(1.0, float(whole @ whole))
    off = np.abs(from_ground[1:] - shares[:, None] * whole).max(axis=1)
    is_rarer = counts[1:] <= _EDGE_SHARE * counts[0]
    edges: NDArray[np.bool_] = (shares > 0) & (shares < 1) & (off <= _MIXING_ERROR) & is_rarer
    return edges


def _channels(colour: int) -> NDArray[np.float64]:
    return np.array([(colour >> shift) & 255 for shift in (16, 8, 0)], dtype=np.float64)


def ground_and_ink(image: QImage, place: QRectF) -> tuple[QColor, QColor]:
    """The commonest colour of a place, and of those that are no edge of a letter the one that stands out most."""
    colours, counts = np.unique(part(pixels_of(image), place), return_counts=True)
    ground = int(colours[np.argmax(counts)])
    solid = colours[counts >= _SOLID_PX]
    return QColor(ground), QColor(int(solid[np.argmax(contrasts(ground, solid))]))
