"""Where things stand: large enough, apart, within the glass, within reach."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRectF

from tests.lab.pixels.findings import ALMOST_PX, Finding, Findings, Picture
from tests.lab.pixels.glass import Glass
from tests.lab.pixels.requirements import Requirement
from tests.lab.pixels.things import Thing

Named = tuple[str, QRectF]


def targets(picture: Picture) -> Findings:
    """The smaller side of each."""
    for target in picture.glass.targets:
        is_main = target.lies_in({"ControlBar"})
        requirement = Requirement.MAIN_TARGET if is_main else Requirement.TARGET
        smaller_px = min(target.place.width(), target.place.height())
        yield Finding(requirement, picture.mm(smaller_px), target.name)


def gaps(picture: Picture) -> Findings:
    """Between each two targets."""
    for one, other in combinations(picture.glass.targets, 2):
        gap_mm = picture.mm(apart_px(one.place, other.place))
        yield Finding(Requirement.GAP, gap_mm, f"{one.name} and {other.name}")


def margins(picture: Picture) -> Findings:
    """From targets and words to the edge of the glass."""
    glass = picture.glass
    for name, place in _targets(glass):
        yield Finding(Requirement.MARGIN, picture.mm(within_px(place, glass.place)), name)
    for name, place in (*_labels(glass), *_lines(glass)):
        yield Finding(Requirement.MARGIN, picture.mm(within_px(place, glass.place) + ALMOST_PX), name)


def low(picture: Picture) -> Findings:
    """How far down each target begins."""
    for name, place in _targets(picture.glass):
        yield Finding(Requirement.LOW, 100.0 * place.top() / picture.glass.place.height(), name)


def overlaps(picture: Picture) -> Findings:
    """Parts of the page, and parts of a target."""
    glass = picture.glass
    for cover, below in glass.covers:
        depth_px = -apart_px(cover.place, below.place)
        yield Finding(Requirement.OVERLAP, depth_px, f"{cover.owner} over {below.name}")
    separate = (*_targets(glass), *_labels(glass), *_shapes(glass), *_lines(glass))
    yield from _between(list(separate))
    for target in glass.targets:
        yield from _between([*_labels(glass, target), *_shapes(glass, target)])


def _between(things: list[Named]) -> Findings:
    for (name, place), (other_name, other) in combinations(things, 2):
        depth_px = max(0.0, -apart_px(place, other) - ALMOST_PX)
        yield Finding(Requirement.OVERLAP, depth_px, f"{name} and {other_name}")


def _targets(glass: Glass) -> Iterator[Named]:
    yield from ((target.name, target.place) for target in glass.targets)


def _labels(glass: Glass, target: Thing | None = None) -> Iterator[Named]:
    """Of a target, or of none."""
    for label in glass.words:
        if label.thing.target is target and not label.is_mark:
            yield label.thing.name, label.letters


def _shapes(glass: Glass, target: Thing | None = None) -> Iterator[Named]:
    shapes = (*glass.shapes, *glass.drawings)
    yield from ((shape.name, shape.place) for shape in shapes if shape.target is target)


def _lines(glass: Glass) -> Iterator[Named]:
    yield from ((line.name, line.letters) for line in glass.lines)


def apart_px(one: QRectF, other: QRectF) -> float:
    """Free space between two rectangles; below zero: how far they overlap."""
    across = max(one.left(), other.left()) - min(one.right(), other.right())
    down = max(one.top(), other.top()) - min(one.bottom(), other.bottom())
    return max(across, down)


def within_px(place: QRectF, room: QRectF) -> float:
    """How far it is to the nearest edge of a room; below zero: how far it sticks out."""
    return min(
        place.left() - room.left(),
        place.top() - room.top(),
        room.right() - place.right(),
        room.bottom() - place.bottom(),
    )
