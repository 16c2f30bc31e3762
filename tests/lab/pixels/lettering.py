"""Letters: whole, high enough, not too many in a line."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption

from kiosk.screen.millimetres import CAPITAL_EM, LINE_SPACING
from tests.lab.pixels.colours import Pixels, painted, part
from tests.lab.pixels.findings import ALMOST_PX, Finding, Findings, Picture
from tests.lab.pixels.places import within_px
from tests.lab.pixels.requirements import Requirement
from tests.lab.pixels.things import Thing
from tests.lab.pixels.wording import Words

_FLAT_CAPITALS = frozenset("BDEFHIKLMNPRTUXYZ")
"""As high as the font says; round ones reach a little farther."""
_HEADROOM_EM = 0.2
"""Free above a capital letter and below it, up to the next line."""
_BESIDE_EM = 0.1
"""The first and the last stroke of a line begin so far within its width."""
_MARK_MM = 2.5
"""The bar of a target that is being read stands so far from its left edge."""
_DASH_MM = 0.6
"""The broken edge of a target that cannot be pressed now is thinner."""


def cut_off(picture: Picture) -> Findings:
    """Pixels of labels, lines, targets and pictograms that are not painted, or not where there is room."""
    for label in picture.glass.words:
        yield Finding(Requirement.CUT_OFF, _lost_of_label_px(picture, label), label.thing.name)
    for line in picture.glass.lines:
        outside_px = -within_px(line.letters, line.room) - ALMOST_PX
        lost_px = max(0.0, outside_px, _missing_px(picture, line.letters, line.letter_px))
        yield Finding(Requirement.CUT_OFF, lost_px, line.name)
    for target in picture.glass.targets:
        yield Finding(Requirement.CUT_OFF, _touching(picture, target), f"edge of {target.name}")
    for shape in (*picture.glass.shapes, *picture.glass.drawings):
        yield Finding(Requirement.CUT_OFF, max(0.0, -within_px(shape.place, shape.seen)), shape.name)


def intruders(picture: Picture) -> Findings:
    """Colours painted into the letters of a label beside its own."""
    for label in picture.glass.words:
        foreign = len(picture.painted(label.letters).inks) - 1
        yield Finding(Requirement.OVERLAP, max(0, foreign), f"something and {label.thing.name}")


def lines(picture: Picture) -> Findings:
    """Characters a line; lines that a page of text has room for; how far they are apart."""
    glass = picture.glass
    for label in glass.words:
        if not label.is_of_frame:
            yield Finding(Requirement.LINE, max(map(len, lines_of(label))), label.thing.name)
    for line in glass.lines:
        yield Finding(Requirement.LINE, len(line.text), line.name)
    if glass.lines and not glass.of_kind("TileButton"):
        usual = min(glass.lines, key=lambda line: line.letter_px)
        further_px = usual.room.height() - usual.letters.height()
        yield Finding(Requirement.LINES, 1 + further_px / (LINE_SPACING * usual.letter_px), usual.name)
    smallest_px = min((line.letter_px for line in glass.lines), default=0.0)
    for above, below in pairwise(glass.lines):
        is_heading = below.letter_px > smallest_px
        if above.paragraph == below.paragraph and not is_heading:
            apart_em = (below.baseline_px - above.baseline_px) / below.letter_px
            yield Finding(Requirement.SPACING, apart_em, below.name)


def capitals(picture: Picture) -> Findings:
    """As high as the font is set, or as the first letter of a line is painted if that is less."""
    for line in picture.glass.lines:
        height_px = _capital_px(picture, line.text, line.letters, line.letter_px)
        yield Finding(Requirement.PAGE_CAPITAL, picture.mm(height_px), line.name)
    for label in picture.glass.words:
        requirement = Requirement.FRAME_CAPITAL if label.is_of_frame else Requirement.PAGE_CAPITAL
        text = label.text if label.line_count == 1 else ""
        height_px = _capital_px(picture, text, label.letters, label.letter_px)
        yield Finding(requirement, picture.mm(height_px), label.thing.name)


def lines_of(label: Words) -> list[str]:
    """A label broken as it is on the glass."""
    if label.line_count == 1:
        return [label.text]
    layout = QTextLayout(label.text.replace("\n", "\u2028"), label.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(label.thing.place.width())
    layout.endLayout()
    found = (layout.lineAt(number) for number in range(layout.lineCount()))
    return [label.text[line.textStart() : line.textStart() + line.textLength()].strip() for line in found]


def _lost_of_label_px(picture: Picture, label: Words) -> float:
    if label.thing.get("truncated"):
        return label.letter_px
    target = label.thing.target
    room = (target.place if target else picture.glass.place).intersected(label.thing.seen)
    wider_px = label.place.width() - label.thing.place.width() - ALMOST_PX
    outside_px = -within_px(label.letters, room) - ALMOST_PX
    needed_px = max(QFontMetricsF(label.font).tightBoundingRect(line).width() for line in lines_of(label))
    letters = label.letters
    spare_px = max(0.0, letters.width() - needed_px)
    return max(0.0, wider_px, outside_px, _missing_px(picture, letters, label.letter_px) - spare_px)


def _missing_px(picture: Picture, letters: QRectF, letter_px: float) -> float:
    """By how much the strokes that are painted are narrower than the letters."""
    beside_px = _BESIDE_EM * letter_px
    pixels, found = part(picture.pixels, letters), picture.painted(letters)
    strokes = np.isin(pixels, found.inks) if found.inks else pixels != found.ground
    columns = np.nonzero(strokes.any(axis=0))[0]
    seen_px = float(columns[-1] - columns[0] + 1) if columns.size else 0.0
    return max(0.0, letters.width() - 2 * beside_px - ALMOST_PX - seen_px)


def _touching(picture: Picture, target: Thing) -> float:
    """On how many of the two long sides strokes come up to the edge of a target: one further pixel must be free."""
    edge = target.ask("background.border.width")
    inset_px = max(float(str(edge or 0)), _DASH_MM / picture.mm_per_pixel) + ALMOST_PX
    corner_px = float(str(target.ask("background.radius") or 0))
    mark_px = _MARK_MM / picture.mm_per_pixel
    place = target.place.adjusted(corner_px + mark_px, inset_px, -corner_px, -inset_px)
    rows = (QRectF(place.left(), y, place.width(), 1) for y in (place.top(), place.bottom() - 1))
    return float(sum(np.unique(part(picture.pixels, row)).size > 1 for row in rows))


def _capital_px(picture: Picture, text: str, letters: QRectF, letter_px: float) -> float:
    set_px = CAPITAL_EM * letter_px
    if text[:1] not in _FLAT_CAPITALS:
        return set_px
    around_px = _HEADROOM_EM * letter_px
    top = letters.top() - around_px
    first = QRectF(letters.left(), top, 0.3 * letter_px, set_px + 2 * around_px)
    return min(set_px, _stroke_rows(part(picture.pixels, first)) + ALMOST_PX)


def _stroke_rows(pixels: Pixels) -> float:
    """How many rows have a stroke that is nearer to the colour of the ink than to that of the ground."""
    found = painted(pixels)
    if not found.inks:
        return float(pixels.shape[0])
    to_ground, to_ink = _distance(pixels, found.ground), _distance(pixels, found.inks[0])
    rows = np.nonzero((to_ink < to_ground).any(axis=1))[0]
    return float(rows[-1] - rows[0] + 1) if rows.size else 0.0


def _distance(pixels: Pixels, colour: int) -> NDArray[np.int64]:
    red, green, blue = (np.abs(_light(pixels, shift) - ((colour >> shift) & 255)) for shift in (16, 8, 0))
    return red + green + blue


def _light(pixels: Pixels, shift: int) -> NDArray[np.int64]:
    return ((pixels >> shift) & 255).astype(np.int64)
