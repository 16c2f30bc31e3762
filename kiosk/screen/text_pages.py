"""Breaks a document into pages between its sentences, as the glass will show it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QTextDocument, QTextOption

from kiosk.core.content import Document
from kiosk.screen.frame import Frame
from kiosk.screen.gaps import gaps_of
from kiosk.screen.millimetres import SMALLEST_TEXT_PX, Sizes, with_text_px
from kiosk.screen.page_breaks import best_pages
from kiosk.screen.page_text import NO_PICTURES, PageText
from kiosk.screen.picture_rooms import PictureRoom, grown, growth_px, picture_rooms

_SENTENCES_AT_ONCE = (12, 24, 48)
"""Tried one after the other until they fill a page, so that long documents are not laid out again and again as a whole;
more than the most hardly ever fit."""
_MOST_DOCUMENTS = 32
"""Whose pages are remembered; more than a kiosk has sections."""
_SHRINK = 0.97


@dataclass(frozen=True)
class Setting:
    """How some sentences are set so that they fit."""

    sizes: Sizes
    pictures: Mapping[int, QSize]
    """By the sentence that describes each."""
    height_px: float
    """Of it all."""


class TextPages:
    """Measures documents at one width. Main thread only: it lays out with Qt's own text engine."""

    def __init__(self, font: QFont, frame: Frame) -> None:
        self._frame = frame
        self._sizes = frame.page_sizes
        self._height_px = frame.body.height
        self.gaps = gaps_of(frame)
        self._document = measuring_document(font, frame)
        self._text = PageText(self._document)
        self._known: dict[tuple[str, int | None], tuple[int, ...]] = {}
        self._rooms: dict[str, dict[int, PictureRoom]] = {}

    def bounds(self, document: Document, targets_px: int | None = None) -> tuple[int, ...]:
        """Where the pages of the text before the targets begin, and where the last of them ends: rising, from 0.

        Args:
            document: Its text may be nothing but an introduction to targets: then there is no page, and one bound.
            targets_px: Height of all targets and of the space above them, if they may stand below the text.
        """
        key = (document.id, targets_px)
        if key not in self._known:
            if len(self._known) >= _MOST_DOCUMENTS:
                self._known.clear()
            self._known[key] = best_pages(document, partial(self._fills, document, targets_px))
        return self._known[key]

    def rooms(self, document: Document) -> dict[int, PictureRoom]:
        """The pictures of a document, by the sentence that describes each."""
        if document.id not in self._rooms:
            if len(self._rooms) >= _MOST_DOCUMENTS:
                self._rooms.clear()
            self._rooms[document.id] = picture_rooms(document, self._frame, self._height_of)
        return self._rooms[document.id]

    def setting(self, document: Document, first: int, end: int, most_px: float) -> Setting:
        """How sentences fit in a height: in the frame's own letters, unless one alone is longer than a page.

        Pictures become as large as the height allows.
        """
        rooms = {number: room for number, room in self.rooms(document).items() if first <= number < end}
        least = {number: room.least for number, room in rooms.items()}
        sizes = self._sizes
        height_px = self._height_of(document, first, end, sizes, least)
        while height_px > most_px and sizes.text_px > SMALLEST_TEXT_PX:
            sizes = with_text_px(sizes, int(sizes.text_px * _SHRINK))
            height_px = self._height_of(document, first, end, sizes, least)
        pictures = grown(rooms, most_px - height_px)
        return Setting(sizes, pictures, self._height_of(document, first, end, sizes, pictures))

    def _height_of(
        self,
        document: Document,
        first: int,
        end: int,
        sizes: Sizes,
        pictures: Mapping[int, QSize] = NO_PICTURES,
    ) -> float:
        if first >= end:
            return 0.0
        self._text.write(document, first, end, sizes, self.gaps, pictures)
        return self._text.height_px()

    def _fills(self, document: Document, targets_px: int | None, first: int) -> dict[int, float]:
        """Where a page that begins with a sentence may end, and how full it then is.

        A picture may be small for the sake of what stands above it, but never for what follows.
        """
        rooms = {number: room for number, room in self.rooms(document).items() if number >= first}
        last = self._write_more_than_a_page(document, first, rooms)
        fills = {}
        for number in range(first, last):
            bottom_px = self._text.bottom_px(number)
            if bottom_px + growth_px(rooms, number, is_whole=True) > self._height_px:
                break
            fills[number + 1] = min(1.0, (bottom_px + growth_px(rooms, number)) / self._height_px)
        if targets_px is not None and last == document.text_end and last in fills:
            bottom_px = self._text.bottom_px(last - 1) + growth_px(rooms, last) + targets_px
            if bottom_px <= self._height_px:
                fills[len(document.sentences)] = bottom_px / self._height_px
        return fills or {first + 1: 1.0}

    def _write_more_than_a_page(
        self, document: Document, first: int, rooms: Mapping[int, PictureRoom]
    ) -> int:
        """Write from a sentence on, with pictures as small as may be; returns one past the last sentence written."""
        least = {number: room.least for number, room in rooms.items()}
        for count in _SENTENCES_AT_ONCE:
            last = min(document.text_end, first + count)
            self._text.write(document, first, last, self._sizes, self.gaps, least)
            if last == document.text_end or self._text.bottom_px(last - 1) > self._height_px:
                break
        return last


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
