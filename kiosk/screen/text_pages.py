"""Breaks a document into pages between its sentences, as the glass will show it."""

from functools import partial

from PySide6.QtGui import QFont, QTextDocument, QTextOption

from kiosk.core.content import Document
from kiosk.screen.layout import Frame
from kiosk.screen.millimetres import SMALLEST_TEXT_PX, Sizes, with_text_px
from kiosk.screen.page_breaks import best_pages
from kiosk.screen.page_text import PageText, gaps_of

_SENTENCES_AT_ONCE = 40
"""More hardly ever fit on a page; so long documents are not laid out again and again as a whole."""
_MOST_DOCUMENTS = 32
"""Whose pages are remembered; more than a kiosk has sections."""
_SHRINK = 0.9


class TextPages:
    """Measures documents at one width. Main thread only: it lays out with Qt's own text engine."""

    def __init__(self, font: QFont, frame: Frame) -> None:
        self._sizes = frame.sizes
        self._height_px = frame.body.height
        self._gaps = gaps_of(frame)
        self._document = measuring_document(font, frame)
        self._text = PageText(self._document)
        self._known: dict[str, tuple[int, ...]] = {}

    def first_sentences(self, document: Document) -> tuple[int, ...]:
        """First sentence of each page: rising, the first one 0."""
        if document.id not in self._known:
            if len(self._known) >= _MOST_DOCUMENTS:
                self._known.clear()
            self._known[document.id] = best_pages(document, partial(self._fills, document))
        return self._known[document.id]

    def fitting_sizes(self, document: Document, first: int, end: int, most_px: int) -> Sizes:
        """The sizes at which sentences fit in a height: the frame's own, unless one alone is longer than a page."""
        sizes = self._sizes
        while sizes.text_px > SMALLEST_TEXT_PX:
            self._text.write(document, first, end, sizes, self._gaps)
            if self._text.height_px() <= most_px:
                break
            sizes = with_text_px(sizes, int(sizes.text_px * _SHRINK))
        return sizes

    def _fills(self, document: Document, first: int) -> dict[int, float]:
        """Where a page that begins with a sentence may end, and how full it then is."""
        last = min(len(document.sentences), first + _SENTENCES_AT_ONCE)
        self._text.write(document, first, last, self._sizes, self._gaps)
        fills = {}
        for number in range(first, last):
            fills[number + 1] = self._text.bottom_px(number) / self._height_px
            if fills[number + 1] > 1.0:
                break
        fitting = {end: fill for end, fill in fills.items() if fill <= 1.0}
        return fitting or {first + 1: 1.0}


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
