"""What stands on the glass: targets, words, pictograms, lines of text; read from the items that are painted."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickItem, QQuickWindow

from tests.lab.pixels.things import Thing
from tests.lab.pixels.wording import Line, Words, label_of, lines_in

_SHAPES = {"Picture", "Tick", "Meter"}
_SEEN = {"QQuickText", "QQuickTextEdit", *_SHAPES}
_OPAQUE = 255


@dataclass(frozen=True)
class Glass:
    """Everything there is to be measured."""

    place: QRectF
    things: tuple[Thing, ...]
    covers: tuple[tuple[Thing, Thing], ...]
    """What is painted over what; things that are covered are left out of everything else."""

    @cached_property
    def _uncovered(self) -> list[Thing]:
        covered = {id(below) for _, below in self.covers}
        return [one for one in self.things if id(one) not in covered]

    def of_kind(self, *kinds: str) -> list[Thing]:
        """Things of one of these kinds."""
        return [one for one in self._uncovered if not one.kinds.isdisjoint(kinds)]

    @cached_property
    def targets(self) -> list[Thing]:
        """What can be pressed."""
        return [one for one in self._uncovered if one.is_target]

    @cached_property
    def shapes(self) -> list[Thing]:
        """Pictograms and the like."""
        return self.of_kind(*_SHAPES)

    @cached_property
    def drawings(self) -> list[Thing]:
        """Pictures between the words."""
        return [one for one in self.of_kind("QQuickImage") if one.get("key")]

    @cached_property
    def words(self) -> list[Words]:
        """Every label with words on it."""
        return [label_of(one) for one in self.of_kind("QQuickText") if str(one.get("text")).strip()]

    @cached_property
    def lines(self) -> list[Line]:
        """The words of the page."""
        return [line for one in self.of_kind("QQuickTextEdit") for line in lines_in(one)]

    @property
    def has_bands(self) -> bool:
        """Whether something is painted behind the words of the page, or over them."""
        marks = self.of_kind("QQuickRectangle", "QQuickText")
        return any(one.lies_in({"PageText"}) and not one.place.isEmpty() for one in marks)

    @cached_property
    def outline(self) -> tuple[object, ...]:
        """Where everything is: of two glasses that have the same, the places need not be measured twice."""
        things = tuple((one.kinds, one.place.getRect()) for one in self.things)
        words = tuple((label.text, label.letters.getRect()) for label in self.words)
        return things, words, tuple((line.text, line.letters.getRect()) for line in self.lines)

    @cached_property
    def focusable(self) -> list[Thing]:
        """What the ring can stand on."""
        return [one for one in self._uncovered if one.item.activeFocusOnTab() and one.item.isEnabled()]


def read_glass(window: QQuickWindow) -> Glass:
    """What the window shows now. Main thread."""
    place = QRectF(0, 0, window.width(), window.height())
    root = Thing(window.contentItem(), frozenset(), place, place, ())
    shown: list[Thing] = []
    for thing in _below(root, {}):
        if _is_opaque(thing) and thing.place.contains(place):
            shown.clear()
        shown.append(thing)
    return Glass(place, tuple(shown), tuple(_covers(shown)))


def _below(thing: Thing, known: dict[str, frozenset[str]]) -> Iterator[Thing]:
    """In the order in which they are painted."""
    for item in sorted(thing.item.childItems(), key=lambda child: child.z()):
        if item.isVisible() and item.opacity() > 0:
            place = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
            seen = thing.seen.intersected(place) if thing.item.clip() else thing.seen
            child = Thing(item, _kinds(item, known), place, seen, (*thing.above, thing))
            yield child
            yield from _below(child, known)


def _kinds(item: QQuickItem, known: dict[str, frozenset[str]]) -> frozenset[str]:
    meta, own = item.metaObject(), item.metaObject().className()
    if own not in known:
        names = set()
        while meta is not None:
            names.add(meta.className().split("_QML")[0])
            meta = meta.superClass()
        known[own] = frozenset(names)
    return known[own]


def _covers(shown: list[Thing]) -> Iterator[tuple[Thing, Thing]]:
    """Grounds that hide something painted before, of another part of the screen, such as a box over a page."""
    for number, cover in enumerate(shown):
        if _is_opaque(cover) and cover.target is None:
            for below in shown[:number]:
                is_other = below.above[-1] not in cover.above
                if is_other and cover.place.intersects(below.place) and _is_hidden(below, cover.place):
                    yield cover, below


def _is_hidden(below: Thing, cover: QRectF) -> bool:
    if not below.is_target and below.kinds.isdisjoint(_SEEN):
        return False
    hidden = (cover.intersected(place) for place in _painted(below))
    return any(place.width() > 1 and place.height() > 1 for place in hidden)


def _painted(thing: Thing) -> list[QRectF]:
    """Of words only the letters."""
    if "QQuickText" in thing.kinds:
        return [label_of(thing).letters]
    if "QQuickTextEdit" in thing.kinds:
        return [line.letters for line in lines_in(thing)]
    return [thing.place]


def _is_opaque(thing: Thing) -> bool:
    colour = thing.get("color") if "QQuickRectangle" in thing.kinds else None
    return isinstance(colour, QColor) and colour.alpha() == _OPAQUE and thing.item.opacity() == 1
