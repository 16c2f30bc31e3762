"""How words are set: labels, and the lines of a page."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QTextLine
from PySide6.QtQuick import QQuickTextDocument

from kiosk.screen.labels import LETTERS_EM
from kiosk.screen.millimetres import CAPITAL_EM
from tests.lab.pixels.things import Thing, quoted

_FRAME = {"TitleBar", "SayBar", "ControlBar", "DwellBadge"}
_FIXED_HEIGHT = 1
_AT_MIDDLE = {"horizontalAlignment": 0x04, "verticalAlignment": 0x80}
_AT_END = {"horizontalAlignment": 0x02, "verticalAlignment": 0x40}


@dataclass(frozen=True)
class Words:
    """A label, as it is set."""

    thing: Thing
    text: str
    font: QFont
    letter_px: float
    """Font size after any shrinking to fit."""
    line_count: int
    between_px: float
    """From line to line."""
    place: QRectF
    """Of all its lines."""

    @cached_property
    def letters(self) -> QRectF:
        """From the top of the capitals of the first line to the foot of a "g" in the last."""
        baseline_px = self.place.top() + QFontMetricsF(self.font).ascent()
        height = (self.line_count - 1) * self.between_px + LETTERS_EM * self.letter_px
        return QRectF(
            self.place.left(), baseline_px - CAPITAL_EM * self.letter_px, self.place.width(), height
        )

    @property
    def is_mark(self) -> bool:
        """Whether it is a word of the page, painted once more on its band."""
        return self.thing.lies_in({"PageText"})

    @property
    def is_of_frame(self) -> bool:
        """Whether it belongs to title, bar or controls."""
        return self.thing.lies_in(_FRAME)


@dataclass(frozen=True)
class Line:
    """A line of the words of a page."""

    text: str
    paragraph: int
    letter_px: float
    baseline_px: float
    place: QRectF
    words: tuple[QRectF, ...]
    """The letters of each word."""
    room: QRectF
    """Of all words of the page."""

    @property
    def name(self) -> str:
        """For the table."""
        return quoted(self.text)

    @property
    def letters(self) -> QRectF:
        """From the top of the capitals to the foot of a "g"."""
        top = self.baseline_px - CAPITAL_EM * self.letter_px
        return QRectF(self.place.left(), top, self.place.width(), LETTERS_EM * self.letter_px)


def label_of(thing: Thing) -> Words:
    """A label."""
    width, height = thing.number("contentWidth"), thing.number("contentHeight")
    line_count = int(thing.number("lineCount"))
    letter_px = float(str(thing.ask("fontInfo.pixelSize")))
    is_fixed = bool(thing.ask(f"lineHeightMode === {_FIXED_HEIGHT}"))
    font = QFont(thing.item.property("font"))
    font.setPixelSize(round(letter_px))
    return Words(
        thing=thing,
        text=str(thing.get("text")),
        font=font,
        letter_px=letter_px,
        line_count=line_count,
        between_px=thing.number("lineHeight") if is_fixed else height / max(1, line_count),
        place=QRectF(
            _aligned(thing, "horizontalAlignment", thing.place.left(), thing.place.width() - width),
            _aligned(thing, "verticalAlignment", thing.place.top(), thing.place.height() - height),
            width,
            height,
        ),
    )


def _aligned(thing: Thing, name: str, start: float, free: float) -> float:
    alignment = thing.ask(f"Number({name})")
    share = 0.5 if alignment == _AT_MIDDLE[name] else 1.0 if alignment == _AT_END[name] else 0.0
    return start + share * free


def lines_in(thing: Thing) -> Iterator[Line]:
    """The words of a page."""
    holder = thing.get("textDocument")
    assert isinstance(holder, QQuickTextDocument)
    document = holder.textDocument()
    block = document.begin()
    while block.isValid():
        corner = document.documentLayout().blockBoundingRect(block).topLeft() + thing.place.topLeft()
        for number in range(block.layout().lineCount()):
            line = block.layout().lineAt(number)
            text = block.text()[line.textStart() : line.textStart() + line.textLength()]
            if text.strip():
                letter_px = float(block.charFormat().font().pixelSize())
                baseline_px = corner.y() + line.y() + line.ascent()
                place = line.naturalTextRect().translated(corner)
                words = tuple(
                    QRectF(
                        corner.x() + left,
                        baseline_px - CAPITAL_EM * letter_px,
                        right - left,
                        LETTERS_EM * letter_px,
                    )
                    for left, right in _words_across(text, line)
                )
                yield Line(
                    text.rstrip(),
                    block.blockNumber(),
                    letter_px,
                    baseline_px,
                    place,
                    words,
                    thing.seen.intersected(thing.place),
                )
        block = block.next()


def _words_across(text: str, line: QTextLine) -> Iterator[tuple[float, float]]:
    at = 0
    for word in text.split():
        at = text.index(word, at)
        if any(map(str.isalnum, word)):  # a dash alone is all edge
            left, right = (_x(line, line.textStart() + place) for place in (at, at + len(word)))
            yield left, right
        at += len(word)


def _x(line: QTextLine, cursor: int) -> float:
    place: Any = line.cursorToX(cursor)  # a pair, whatever the stub says
    return float(place[0])
