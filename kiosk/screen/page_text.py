"""Writes sentences into a text document, and finds them again: where each word stands, and what stands at a point.

The same writing serves the measuring of pages and the text item on the glass, so both break alike. Above what describes
a picture, room is left for it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLine,
    QTextListFormat,
)

from kiosk.core.content import BlockKind, Document
from kiosk.screen.gaps import Gaps
from kiosk.screen.millimetres import Sizes

_BAND_ABOVE_EM = 0.83
_BAND_BELOW_EM = 0.30
"""Reach of the bands from the base line: just beyond the highest and the lowest letters."""
_BAND_BESIDE_EM = 0.1
_TOUCH_SLACK_EM = 0.2
"""So that a sentence can be touched between its lines too."""


NO_PICTURES: Mapping[int, QSize] = {}


@dataclass(frozen=True, slots=True)
class Written:
    """Where a sentence stands in the text: first character and one past the last, of it and of each word."""

    start: int
    end: int
    words: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class WordMark:
    """A word, or the part of it in one line, on a band of its own."""

    band: QRectF
    letters: str
    text_px: int
    is_bold: bool
    beside_px: float
    """Free space of the band at both sides of the letters."""
    base_px: float
    """From the upper edge of the band to the base line."""


class PageText:
    """Sentences of a document, written into a QTextDocument that somebody else owns. Main thread only."""

    def __init__(self, target: QTextDocument) -> None:
        target.setUndoRedoEnabled(False)
        self._target = target
        self._text_px = 0
        self._gaps = Gaps(0, 0, 0, 0, 0)
        self._written: dict[int, Written] = {}
        self._pictures: dict[int, QSize] = {}

    def write(
        self,
        document: Document,
        first: int,
        end: int,
        sizes: Sizes,
        gaps: Gaps,
        pictures: Mapping[int, QSize] = NO_PICTURES,
    ) -> None:
        """Replace the text with the sentences from `first` up to and without `end`.

        Args:
            document: Holds the sentences.
            first: Number of the first one.
            end: One past the last one.
            sizes: Of the letters.
            gaps: Between the blocks.
            pictures: Room to be left above the sentences with these numbers.
        """
        self._written, self._text_px, self._gaps = {}, sizes.text_px, gaps
        self._pictures = {number: size for number, size in pictures.items() if first <= number < end}
        self._target.clear()  # forgets the formats of the old lists too; removing the text would keep them for ever
        self._leave_room_above(first)
        cursor = QTextCursor(self._target)
        cursor.beginEditBlock()
        above: BlockKind | None = None
        number = 0
        for block in document.blocks:
            kept = range(max(first, number), min(end, number + len(block.sentences)))
            if kept:
                gap_px = (
                    None if above is None else gaps.between(above, block.kind) + self._room_px(kept.start)
                )
                _begin_block(cursor, block.kind, gap_px, sizes, is_continued=kept.start > number)
                self._add_sentences(cursor, document, kept)
                above = block.kind
            number += len(block.sentences)
        cursor.endEditBlock()

    def _leave_room_above(self, first: int) -> None:
        """The first block of a text has no space above it of its own."""
        around = QTextFrameFormat()
        if first in self._pictures:
            around.setTopMargin(self._gaps.above_first_picture_px + self._room_px(first))
        self._target.rootFrame().setFrameFormat(around)

    def _room_px(self, sentence: int) -> int:
        """Height of the picture above a sentence, and the space between; 0 for no picture."""
        size = self._pictures.get(sentence)
        return size.height() + self._gaps.below_picture_px if size else 0

    def _add_sentences(self, cursor: QTextCursor, document: Document, numbers: range) -> None:
        for number in numbers:
            if number > numbers.start:
                cursor.insertText(" ")
            start, words = cursor.position(), []
            for count, word in enumerate(document.sentences[number].shown):
                cursor.insertText(f" {word}" if count else word)
                words.append((cursor.position() - _utf16_length(word), cursor.position()))
            self._written[number] = Written(start, cursor.position(), tuple(words))

    def height_px(self) -> float:
        """Height of the whole text."""
        return self._target.size().height()

    def bottom_px(self, sentence: int) -> float:
        """Lower edge of the last line of a sentence on the page."""
        written = self._written[sentence]
        block, line = self._line_at(max(written.start, written.end - 1))
        return self._origin(block).y() + line.y() + line.height()

    def picture_places(self) -> dict[int, QRectF]:
        """Where the pictures go, by the sentence that describes each."""
        places = {}
        for sentence, size in self._pictures.items():
            block, _ = self._line_at(self._written[sentence].start)
            bottom_px = self._origin(block).y() - self._gaps.below_picture_px
            places[sentence] = QRectF(0, bottom_px - size.height(), size.width(), size.height())
        return places

    def sentence_bands(self, sentence: int | None) -> list[QRectF]:
        """Bands behind a sentence, one for each of its lines; none if it is not on the page."""
        written = self._written.get(-1 if sentence is None else sentence)
        return list(self._bands(written.start, written.end)) if written else []

    def word_marks(self, sentence: int | None, word: int | None) -> list[WordMark]:
        """Band and letters of one word (two where it is broken over a line); none if it is not on the page."""
        written = self._written.get(-1 if sentence is None else sentence)
        if written is None or word is None or not 0 <= word < len(written.words):
            return []
        return [self._mark(start, stop) for start, stop in self._in_lines(*written.words[word])]

    def _mark(self, start: int, stop: int) -> WordMark:
        cursor = QTextCursor(self._target)
        cursor.setPosition(start)
        cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
        letters = cursor.charFormat()
        (band,) = self._bands(start, stop)
        return WordMark(
            band,
            cursor.selectedText(),
            int(letters.property(QTextCharFormat.Property.FontPixelSize)),
            letters.fontWeight() == QFont.Weight.Bold,
            beside_px=_BAND_BESIDE_EM * self._text_px,
            base_px=_BAND_ABOVE_EM * self._text_px,
        )

    def letter_bands(self, sentence: int | None, word: int | None, letter: int | None) -> list[QRectF]:
        """Band behind one letter of a word, counted without the punctuation around it; none if it is not there."""
        written = self._written.get(-1 if sentence is None else sentence)
        if written is None or word is None or letter is None or not 0 <= word < len(written.words):
            return []
        letters = self._letters_at(*written.words[word])
        return list(self._bands(*letters[letter])) if 0 <= letter < len(letters) else []

    def _letters_at(self, start: int, end: int) -> list[tuple[int, int]]:
        """First position and one past the last of each letter of a word, as `stepping.letters_of` counts them."""
        cursor = QTextCursor(self._target)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        word = cursor.selectedText()
        ends = list(accumulate(map(_utf16_length, word), initial=start))
        told = [number for number, letter in enumerate(word) if letter.isalnum()] or range(len(word))
        return [(ends[number], ends[number + 1]) for number in told]

    def sentence_at(self, point: QPointF) -> int | None:
        """Number of the sentence whose words or picture are at a point of the text; None beside them all."""
        for sentence, place in self.picture_places().items():
            if place.contains(point):
                return sentence
        slack_px = _TOUCH_SLACK_EM * self._text_px
        for sentence in self._written:
            bands = self.sentence_bands(sentence)
            if any(band.adjusted(-slack_px, -slack_px, slack_px, slack_px).contains(point) for band in bands):
                return sentence
        return None

    def _bands(self, start: int, end: int) -> Iterator[QRectF]:
        for first, stop in self._in_lines(start, end):
            block, line = self._line_at(first)
            yield self._band(block, line, first - block.position(), stop - block.position())

    def _in_lines(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of a stretch of text that lie in one line each."""
        position = start
        while position < end:
            block, line = self._line_at(position)
            stop = min(end, block.position() + line.textStart() + line.textLength())
            yield position, stop
            position = max(stop, position + 1)

    def _band(self, block: QTextBlock, line: QTextLine, start: int, stop: int) -> QRectF:
        origin, beside_px = self._origin(block), _BAND_BESIDE_EM * self._text_px
        base_px = origin.y() + line.y() + line.ascent()
        left_px = origin.x() + _x_in(line, start)
        right_px = origin.x() + min(_x_in(line, stop), line.x() + line.naturalTextWidth())
        top_left = QPointF(left_px - beside_px, base_px - _BAND_ABOVE_EM * self._text_px)
        return QRectF(top_left, QPointF(right_px + beside_px, base_px + _BAND_BELOW_EM * self._text_px))

    def _line_at(self, position: int) -> tuple[QTextBlock, QTextLine]:
        block = self._target.findBlock(position)
        self._target.documentLayout().blockBoundingRect(block)  # lays the block out, if that is still to do
        return block, block.layout().lineForTextPosition(position - block.position())

    def _origin(self, block: QTextBlock) -> QPointF:
        return block.layout().position()


def _begin_block(
    cursor: QTextCursor, kind: BlockKind, gap_px: int | None, sizes: Sizes, *, is_continued: bool
) -> None:
    layout, letters = _block_format(kind, gap_px or 0, sizes), _letters(kind, sizes)
    if gap_px is None:
        cursor.setBlockFormat(layout)
        cursor.setBlockCharFormat(letters)
    else:
        cursor.insertBlock(layout, letters)
    cursor.setCharFormat(letters)
    if kind is BlockKind.ITEM and not is_continued:
        bullets = QTextListFormat()
        bullets.setStyle(QTextListFormat.Style.ListDisc)
        bullets.setIndent(0)
        cursor.createList(bullets)


def _block_format(kind: BlockKind, gap_px: int, sizes: Sizes) -> QTextBlockFormat:
    layout = QTextBlockFormat()
    layout.setLineHeight(sizes.line_px, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    layout.setTopMargin(gap_px)
    if kind is BlockKind.ITEM:
        layout.setLeftMargin(sizes.text_px)
    return layout


def _letters(kind: BlockKind, sizes: Sizes) -> QTextCharFormat:
    letters = QTextCharFormat()
    is_heading = kind is BlockKind.HEADING
    letters.setProperty(
        QTextCharFormat.Property.FontPixelSize, sizes.heading_px if is_heading else sizes.text_px
    )
    letters.setFontWeight(QFont.Weight.Bold if is_heading else QFont.Weight.Normal)
    return letters


def _x_in(line: QTextLine, position: int) -> float:
    x: tuple[float, int] = line.cursorToX(position)  # type: ignore[assignment]
    return x[0]


def _utf16_length(word: str) -> int:
    """Qt counts in units of UTF-16."""
    return len(word.encode("utf-16-le")) // 2
