"""Breaks a document into pages between its sentences, as the glass will show it."""

from PySide6.QtGui import QFont, QTextDocument, QTextOption

from kiosk.core.content import BlockKind, Document
from kiosk.screen.layout import Frame
from kiosk.screen.millimetres import SMALLEST_TEXT_PX, Sizes, with_text_px
from kiosk.screen.page_text import PageText, gaps_of

_WORTH_OF_WHOLE_BLOCK = 0.34
"""In parts of a page: two thirds with a whole paragraph at the end are better than a full page that tears one."""
_WORTH_BEFORE_HEADING = 0.15
_LOSS_OF_TORN_LIST = 0.35
"""A list whose introduction stands alone at the foot, or with the first item only."""
_SENTENCES_AT_ONCE = 60
"""More never fit on a page; so long documents are not laid out again and again as a whole."""
_SHRINK = 0.9


class TextPages:
    """Measures documents at one width. Main thread only: it lays out with Qt's own text engine."""

    def __init__(self, font: QFont, frame: Frame) -> None:
        self._sizes = frame.sizes
        self._height_px = frame.body.height
        self._gaps = gaps_of(frame)
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
            self._text.write(document, first, end, sizes, self._gaps)
            if self._text.height_px() <= most_px:
                break
            sizes = with_text_px(sizes, int(sizes.text_px * _SHRINK))
        return sizes

    def _page_end(self, document: Document, first: int) -> int:
        count = len(document.sentences)
        last = min(count, first + _SENTENCES_AT_ONCE)
        self._text.write(document, first, last, self._sizes, self._gaps)
        bottoms = {number: self._text.bottom_px(number) for number in range(first, last)}
        fitting = [number for number in bottoms if bottoms[number] <= self._height_px]
        end = fitting[-1] + 1 if fitting else first + 1
        if end == count:
            return count
        fill = {end: bottoms[end - 1] / self._height_px for end in range(first + 1, end + 1)}
        return _best_end(document, fill)


def _best_end(document: Document, fill: dict[int, float]) -> int:
    """Where a page ends best, among the places it may end at and how full it then is (0 to 1)."""
    kinds = _kinds(document)
    starts = _block_starts(document)

    def worth(end: int) -> float:
        last, following = kinds[end - 1], kinds[end]
        if last is BlockKind.HEADING:
            return -1.0
        worth = fill[end]
        if end in starts:
            worth += _WORTH_OF_WHOLE_BLOCK
            worth += _WORTH_BEFORE_HEADING if following is BlockKind.HEADING else 0
            is_torn = following is BlockKind.ITEM and last is BlockKind.PARAGRAPH
            is_lone = following is last is BlockKind.ITEM and kinds[end - 2] is not BlockKind.ITEM
            worth -= _LOSS_OF_TORN_LIST if is_torn or is_lone else 0
        return worth

    return max(fill, key=worth)


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
