"""The words and pictures on the glass: the page written there, its marks, and the finger on a sentence."""

from collections.abc import Callable, Mapping
from itertools import count

from PySide6.QtCore import QPointF, QRectF

from kiosk.core.content import Document
from kiosk.screen.frame import Frame
from kiosk.screen.glass import Glass
from kiosk.screen.page_text import PageText, WordMark
from kiosk.screen.picture_rooms import PictureRoom
from kiosk.screen.rows import BandRow, PictureRow, Rows, WordRow
from kiosk.screen.text_pages import TextPages


class ShownText:
    """Writes pages and marks into the text item, and pictures between them. Main thread only."""

    def __init__(self, glass: Glass, on_sentence: Callable[[int], None]) -> None:
        self._glass = glass
        self._on_sentence = on_sentence
        self._text = PageText(glass.text_document())
        self._written: tuple[object, ...] = ()
        self._pressed: int | None = None
        self._keys = count()
        self._pictures = Rows(PictureRow, glass.view)
        self._sentence_bands = Rows(BandRow, glass.view)
        self._word_bands = Rows(WordRow, glass.view)
        self._pressed_bands = Rows(BandRow, glass.view)
        self._letter_bands = Rows(BandRow, glass.view)
        glass.put(
            pictures=self._pictures,
            sentenceBands=self._sentence_bands,
            wordBands=self._word_bands,
            pressedBands=self._pressed_bands,
            letterBands=self._letter_bands,
        )
        view = glass.view
        view.textPressed.connect(self._press)  # type: ignore[attr-defined]
        view.textMoved.connect(self._move)  # type: ignore[attr-defined]
        view.textReleased.connect(self._release)  # type: ignore[attr-defined]
        view.textLeft.connect(self._leave)  # type: ignore[attr-defined]

    def write(self, document: Document, first: int, end: int, pages: TextPages, most_px: float) -> float:
        """Show some sentences in at most so many pixels; returns the height they take."""
        asked = (document.id, first, end, pages, most_px)
        if asked != self._written:
            self._written = asked
            self._leave()
            setting = pages.setting(document, first, end, most_px)
            self._text.write(document, first, end, setting.sizes, pages.gaps, setting.pictures)
            self._hang(pages.rooms(document))
        return self._text.height_px() if first < end else 0.0

    def _hang(self, rooms: Mapping[int, PictureRoom]) -> None:
        """Put the pictures of the page where room was left for them."""
        places = self._text.picture_places()
        keys = {number: str(next(self._keys)) for number in places}
        self._glass.drawings.put({key: rooms[number].drawing for number, key in keys.items()})
        self._pictures.replace(
            [PictureRow(keys[number], rooms[number].words, place) for number, place in places.items()]
        )

    def mark(self, sentence: int | None, word: int | None, letter: int | None, frame: Frame) -> None:
        """Put a soft band behind a sentence and a bar at its edge, a strong one behind a word, a bar under a letter."""
        bands = self._text.sentence_bands(sentence)
        self._sentence_bands.replace(_rows(bands))
        self._word_bands.replace(list(map(_word_row, self._text.word_marks(sentence, word))))
        self._letter_bands.replace(_rows(self._text.letter_bands(sentence, word, letter)))
        bar = QRectF()
        if bands:
            bar = QRectF(0, bands[0].top(), 2 * frame.sizes.bar_px, bands[-1].bottom() - bands[0].top())
        self._glass.put(sentenceBar=bar)

    def _press(self, x: float, y: float) -> None:
        self._pressed = self._text.sentence_at(QPointF(x, y))
        if self._pressed is None:
            self._glass.view.glassPressed.emit()  # type: ignore[attr-defined]
        self._move(x, y)

    def _move(self, x: float, y: float) -> None:
        is_on = self._pressed is not None and self._text.sentence_at(QPointF(x, y)) == self._pressed
        self._pressed_bands.replace(_rows(self._text.sentence_bands(self._pressed)) if is_on else [])

    def _release(self, x: float, y: float) -> None:
        pressed = self._pressed
        is_on = pressed is not None and self._text.sentence_at(QPointF(x, y)) == pressed
        self._leave()
        if pressed is None:
            self._glass.view.glassReleased.emit()  # type: ignore[attr-defined]
        elif is_on:
            self._on_sentence(pressed)

    def _leave(self) -> None:
        self._pressed = None
        self._pressed_bands.replace([])


def _rows(bands: list[QRectF]) -> list[BandRow]:
    return [BandRow(band) for band in bands]


def _word_row(mark: WordMark) -> WordRow:
    return WordRow(mark.band, mark.letters, mark.text_px, mark.is_bold, mark.beside_px, mark.base_px)
