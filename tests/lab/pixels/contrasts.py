"""Colours against the ground that they are painted on."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF

from tests.lab.pixels.colours import contrast_of
from tests.lab.pixels.findings import Finding, Findings, Picture
from tests.lab.pixels.requirements import Requirement
from tests.lab.pixels.things import Thing

_EDGE_MM = 1.0
"""So deep within a target its edge is looked for."""
_BESIDE_PX = 3
"""So far outside an edge its ground is looked at."""
_RING = "FocusRing"
_RING_MM = 4.0
"""So deep the ring of the focus is looked for."""
_SHAPE_CONTRAST = 3.0
_INWARDS = (QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1))
"""From the middle of the left side, the right, the upper, the lower one."""


def words(picture: Picture) -> Findings:
    """Of every label, and of each line of the page: of each word where there are bands behind some."""
    for label in picture.glass.words:
        yield Finding(Requirement.WORDS, picture.painted(label.letters).contrast, label.thing.name)
    has_bands = picture.glass.has_bands
    for line in picture.glass.lines:
        for place in line.words if has_bands else (line.letters,):
            yield Finding(Requirement.WORDS, picture.painted(place).contrast, line.name)


def pictograms(picture: Picture) -> Findings:
    """Of every pictogram, tick and meter."""
    for shape in picture.glass.shapes:
        yield Finding(Requirement.ICONS, picture.painted(shape.place).core_contrast, shape.name)


def edges(picture: Picture) -> Findings:
    """Of every target that can be pressed now, at the middle of the side where it is faintest."""
    depth_px = round(_EDGE_MM / picture.mm_per_pixel)
    rings = picture.glass.of_kind(_RING)
    for target in picture.glass.targets:
        is_ringed = any(one.place.contains(target.place) for one in rings)
        if target.item.isEnabled() and not is_ringed:
            faintest = min(max(_across(picture, target.place, side, depth_px)) for side in _INWARDS)
            yield Finding(Requirement.EDGES, faintest, target.name)


def ring(without: Picture, picture: Picture, on: Thing) -> Findings:
    """The ring around what the keyboard is on, at the middle of the side where it is faintest, and thinnest.

    By how much the same pixels differ from a picture without it (WCAG 2.4.13); nothing if that has one already.
    """
    if without.glass.of_kind(_RING):
        return
    rings = picture.glass.of_kind(_RING)
    sides = [_changes(without, picture, one.place, side) for one in rings[:1] for side in _INWARDS]
    runs = [max(_runs(side), key=len, default=[1.0]) for side in sides] or [[1.0]]
    faintest = min(run[len(run) // 2] for run in runs)
    thinnest_px = min(len(run) for run in runs) if faintest >= _SHAPE_CONTRAST else 0
    yield Finding(Requirement.RING, faintest, on.name)
    yield Finding(Requirement.RING_MM, picture.mm(thinnest_px), on.name)


def _runs(across: list[float]) -> Iterator[list[float]]:
    """Neighbouring pixels that stand out enough."""
    return (list(run) for stands_out, run in groupby(across, _stands_out) if stands_out)


def _stands_out(contrast: float) -> bool:
    return contrast >= _SHAPE_CONTRAST


def _changes(without: Picture, picture: Picture, place: QRectF, inwards: QPointF) -> list[float]:
    """Contrast of each pixel around the middle of a side to what it was before."""
    depths = range(-1, round(_RING_MM / picture.mm_per_pixel))
    before, after = (_pixels(one, place, inwards, depths) for one in (without, picture))
    return [contrast_of(*pair) for pair in zip(before, after, strict=True)] or [1.0]


def _across(picture: Picture, place: QRectF, inwards: QPointF, depth_px: int) -> list[float]:
    """Contrast of each pixel inwards from the middle of a side to what is beside it; 1 if that is off the glass."""
    beside, *pixels = _pixels(picture, place, inwards, (-_BESIDE_PX, *range(depth_px))) or [0]
    return [contrast_of(beside, pixel) for pixel in pixels] or [1.0]


def _pixels(picture: Picture, place: QRectF, inwards: QPointF, depths: Iterable[int]) -> list[int]:
    """Colours inwards from the middle of a side; none if one of them is off the glass."""
    half = QPointF(place.width() / 2 - 0.5, place.height() / 2 - 0.5)
    x, y = place.center().x() - inwards.x() * half.x(), place.center().y() - inwards.y() * half.y()
    pixels = picture.pixels
    found = []
    for depth in depths:
        column, row = int(x + inwards.x() * depth), int(y + inwards.y() * depth)
        if not (0 <= row < pixels.shape[0] and 0 <= column < pixels.shape[1]):
            return []
        found.append(int(pixels[row, column]))
    return found
