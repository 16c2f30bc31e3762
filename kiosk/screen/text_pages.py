"""Breaks a document into pages between its sentences, as the glass will show it."""

from PySide6.QtGui import QFont, QTextDocument, QTextOption

from kiosk.core.content import BlockKind, Document
from kiosk.screen.layout import Frame
from kiosk.screen.millimetres import SMALLEST_TEXT_PX, Sizes, with_text_px
from kiosk.screen.page_text import PageText

_FULL_ENOUGH = 2 / 3
"""A page filled so far may end at a paragraph, even if another sentence would fit."""
_SENTENCES_AT_ONCE = 60
"""More never fit on a page; so long documents are not laid out again and again as a whole."""
_SHRINK = 0.9


class TextPages:
    """Measures documents at one width. Main thread only: it lays out with Qt's own text engine."""

    def __init__(self, font: QFont, frame: Frame) -> None:
        self._sizes = frame.sizes
        self._height_px = frame.body.height
        self._document = measuring_document(font, frame)
        self._text = PageText(self._document)

    def first_sentences(self, document: Document) -> tuple[int, ...]:
        """First sentence of each page: rising, the first one 0."""
        firsts = [0]
        while (end := self._page_end(document, firsts[-1])) < len(document.sentences):
            firsts.append(end)
        return tuple(firsts)

    def fitting_sizes(self, document: Document, first: int, end: int, most_px: int) -> Sizes:
        """The sizes at which sentences fit in a height: the frame's own, unless one alone is longer than a page."""
        sizes = self._sizes
        while sizes.text_px > SMALLEST_TEXT_PX:
            self._text.write(document, first, end, sizes)
            if self._text.height_px() <= most_px:
                break
            sizes = with_text_px(sizes, int(sizes.text_px * _SHRINK))
        return sizes

    def _page_end(self, document: Document, first: int) -> int:
        count = len(document.sentences)
        last = min(count, first + _SENTENCES_AT_ONCE)
        self._text.write(document, first, last, self._sizes)
        bottoms = {number: self._text.bottom_px(number) for number in range(first, last)}
        fitting = [number for number in bottoms if bottoms[number] <= self._height_px]
        if len(fitting) == count - first:
            return count
        end = max(fitting[-1] + 1 if fitting else first + 1, first + 1)
        return self._better_end(document, first, end, bottoms)

    def _better_end(self, document: Document, first: int, end: int, bottoms: dict[int, float]) -> int:
        """Rather between paragraphs than within one, and never below a heading."""
        kinds = _kinds(document)
        starts = _block_starts(document)
        full_px = _FULL_ENOUGH * self._height_px
        between = [at for at in range(first + 1, end + 1) if at in starts and bottoms[at - 1] >= full_px]
        best = between[-1] if between else end
        while best - 1 > first and kinds[best - 1] is BlockKind.HEADING:
            best -= 1
        return best if best - 1 > first or kinds[first] is not BlockKind.HEADING else end


def measuring_document(font: QFont, frame: Frame) -> QTextDocument:
    """An empty document that breaks lines just as Qt Quick's text item does."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    document.setUseDesignMetrics(True)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setTextWidth(frame.text_width_px)
    return document


def _kinds(document: Document) -> list[BlockKind]:
    return [block.kind for block in document.blocks for _ in block.sentences]


def _block_starts(document: Document) -> set[int]:
    starts, number = set(), 0
    for block in document.blocks:
        starts.add(number)
        number += len(block.sentences)
    return starts
