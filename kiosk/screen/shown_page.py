"""One page on the glass: words, pictures and targets; and which sentence each page begins with."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

from kiosk.core.events import PagesMeasured
from kiosk.core.model import ScreenModel
from kiosk.core.ports import Post
from kiosk.core.state import Screen
from kiosk.screen.card_bar import below_card
from kiosk.screen.frame import Frame
from kiosk.screen.frame_values import qt_rect
from kiosk.screen.glass import Glass
from kiosk.screen.letters import font_of
from kiosk.screen.shown_text import ShownText
from kiosk.screen.shown_tiles import ShownTiles, gap_above_px, lines_of, sheet_of, tiles_y
from kiosk.screen.text_pages import TextPages
from kiosk.screen.tile_sheet import TileSheet

_INTRODUCTIONS = (0.5,)
"""Of the height of a page, for words that lead to targets."""
_HOME_INTRODUCTIONS = (0.5, 0.4, 0.3, 0.2)
"""On the home screen, the first that leaves room for a row of tiles,"""
_LEAST_WORDS = 0.8
"""as long as the letters keep so much of their size."""


@dataclass(frozen=True)
class _Plan:
    """The pages of a document."""

    first_sentences: tuple[int, ...]
    sheet: TileSheet | None = None
    """Of its targets, if it has any; they stand on the last pages."""
    introduction_px: int = 0
    """The words that lead to them may be so high."""


class ShownPage:
    """Sets the page of a model between title and bar. Main thread only."""

    def __init__(
        self,
        glass: Glass,
        post: Post,
        on_sentence: Callable[[int], None],
    ) -> None:
        """Make it; nothing is shown yet.

        Args:
            glass: Where it is shown.
            post: Takes `PagesMeasured`.
            on_sentence: Told the number of a sentence that was touched.
        """
        self._glass = glass
        self._post = post
        self._text = ShownText(glass, on_sentence)
        self._tiles = ShownTiles(glass)
        self._frame: Frame | None = None
        self._pages: TextPages
        self._measured: tuple[object, ...] = ()
        self._was_paged = False

    def show(self, model: ScreenModel, frame: Frame) -> None:
        """Show the page of a model in a frame."""
        frame = below_card(frame) if model.card_mm else frame
        self._glass.put(bodyRect=qt_rect(frame.body))
        if frame is not self._frame:
            self._frame = frame
            self._pages = TextPages(font_of(frame.page_sizes.text_px), frame)
        plan = self._measure(model, frame)
        first, end = _page_shown(model, plan.first_sentences)
        if plan.sheet is None or end <= model.document.first_choice:
            self._text.write(model.document, first, end, self._pages, frame.body.height)
            self._glass.put(textHeight=frame.body.height)
            self._tiles.clear()
        else:
            self._show_targets(model, plan, first, end, frame)
        is_word_marked = not model.comfort.is_still or model.is_stepping
        word = model.marked_word if is_word_marked else None
        self._text.mark(model.marked_sentence, word, model.marked_letter, frame)

    def _show_targets(self, model: ScreenModel, plan: _Plan, first: int, end: int, frame: Frame) -> None:
        """Show targets below the words of their page, if it has any."""
        document, body, sheet = model.document, frame.body, plan.sheet
        assert sheet is not None
        tiles = [tile for tile in model.tiles if first <= tile.sentence < end]
        page = _page_of(tiles[0].number - 1, sheet, len(model.tiles))
        is_below_text = first < document.text_end
        most_px = body.height - _below_text_px(sheet, frame) if is_below_text else plan.introduction_px
        words_px = self._text.write(document, first, min(end, document.first_choice), self._pages, most_px)
        self._glass.put(textHeight=round(words_px))
        places = list(sheet.places(page, body.x, tiles_y(words_px, frame)))
        self._tiles.show(tiles, places, sheet.look, frame.page_sizes, model.marked_sentence)

    def _measure(self, model: ScreenModel, frame: Frame) -> _Plan:
        """Where the pages begin; measured and told once for each document and frame."""
        key = (model.document.id, frame.fingerprint, lines_of(model))
        is_told = self._measured[:-1] == key and not (model.first_sentence is None and self._was_paged)
        if not is_told:
            plan = self._plan(model, frame)
            self._measured = (*key, plan)
            self._post(PagesMeasured(model.document.id, plan.first_sentences))
        self._was_paged = model.first_sentence is not None
        return self._measured[-1]  # type: ignore[return-value]

    def _plan(self, model: ScreenModel, frame: Frame) -> _Plan:
        document = model.document
        if not model.tiles:
            return _Plan(self._pages.bounds(document)[:-1] or (0,))
        if document.introduction_count:
            return self._plan_with_introduction(model, frame)
        sheet = sheet_of(model, frame, words_px=0)
        room_px = _below_text_px(sheet, frame) if len(sheet.pages) == 1 else None
        *text, end = self._pages.bounds(document, room_px)
        later = () if end > document.text_end else _first_choices(model, sheet)
        return _Plan((*text, *later), sheet)

    def _plan_with_introduction(self, model: ScreenModel, frame: Frame) -> _Plan:
        """Pages of text, then the introduction above the first targets; above those of home at any size."""
        document, is_home = model.document, model.screen is Screen.HOME
        *text, _ = self._pages.bounds(document)
        above_tiles_px = frame.tiles_top_px - frame.body.y - gap_above_px(1, frame)
        for share in _HOME_INTRODUCTIONS if is_home else _INTRODUCTIONS:
            most_px = max(int(share * frame.body.height), above_tiles_px)
            words = self._pages.setting(document, document.text_end, document.first_choice, most_px)
            sheet = sheet_of(model, frame, words.height_px)
            if not is_home and sheet.look.title_px < frame.page_sizes.text_px:
                continue
            if sheet.is_whole and words.sizes.text_px >= _LEAST_WORDS * frame.page_sizes.text_px:
                break
        else:
            return self._plan_with_introduction_apart(model, frame)
        _, *later = _first_choices(model, sheet)
        return _Plan((*text, document.text_end, *later), sheet, most_px)

    def _plan_with_introduction_apart(self, model: ScreenModel, frame: Frame) -> _Plan:
        """For glass too small for both: the introduction has a page of its own before the targets."""
        *text, _ = self._pages.bounds(model.document)
        sheet = sheet_of(model, frame, words_px=0)
        return _Plan((*text, model.document.text_end, *_first_choices(model, sheet)), sheet)


def _first_choices(model: ScreenModel, sheet: TileSheet) -> tuple[int, ...]:
    """The sentence of the first target of each page with targets."""
    return tuple(accumulate(sheet.counts(len(model.tiles)), initial=model.document.first_choice))[:-1]


def _below_text_px(sheet: TileSheet, frame: Frame) -> int:
    """Height of all targets and of the space between them and the text above."""
    return sheet.height_px(0) + gap_above_px(frame.body.height, frame)


def _page_of(index: int, sheet: TileSheet, count: int) -> int:
    """The page of the sheet that holds a target."""
    return next(page for page, end in enumerate(accumulate(sheet.counts(count))) if index < end)


def _page_shown(model: ScreenModel, pages: tuple[int, ...]) -> tuple[int, int]:
    """First sentence and one past the last; the first page until the core has taken in the measure."""
    count = len(model.document.sentences)
    if model.first_sentence is None or model.end_sentence is None:
        return 0, pages[1] if len(pages) > 1 else count
    return model.first_sentence, min(model.end_sentence, count)
