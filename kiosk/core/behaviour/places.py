"""From a place in the text to documents and pages, and back."""

from bisect import bisect_right
from dataclasses import replace

from kiosk.core.choices import Choice, ScreenText
from kiosk.core.content import Document, Library
from kiosk.core.labels import Label
from kiosk.core.screens import screen_text, screen_title
from kiosk.core.situation import Situation
from kiosk.core.state import KioskState, Place


def library_shown(state: KioskState, library: Library) -> Library:
    """The content on the screen: who is being read to keeps the old one until the sentence ends."""
    return state.reading.library or library


def document_at(state: KioskState, library: Library) -> Document:
    """The text of the screen that is shown."""
    return _text_at(state, library).document


def choices_at(state: KioskState, library: Library) -> tuple[Choice, ...]:
    """The targets of the screen that is shown, on all its pages."""
    return _text_at(state, library).choices


def choices_on_page(state: KioskState, library: Library) -> dict[int, Choice]:
    """The targets of the page that is shown, by their number from 1; all of them until it has been measured."""
    text = _text_at(state, library)
    first, end = page_range(state, library) or (0, len(text.document.sentences))
    numbered = enumerate(text.choices, start=text.document.first_choice)
    return {
        sentence - text.document.first_choice + 1: choice
        for sentence, choice in numbered
        if first <= sentence < end
    }


def within_text(state: KioskState, library: Library) -> Place:
    """The place shown; in a text that has become shorter, its last sentence at most."""
    last = max(0, len(document_at(state, library).sentences) - 1)
    return replace(state.place, sentence=min(state.place.sentence, last))


def title_at(state: KioskState, library: Library) -> str:
    """The title of the screen that is shown."""
    return screen_title(state.place, library_shown(state, library))


def first_sentences(state: KioskState, library: Library) -> tuple[int, ...] | None:
    """First sentence of each page of the document shown; None until it has been measured."""
    return state.pages.get(document_at(state, library).id)


def page_index(first: tuple[int, ...], sentence: int) -> int:
    """Number from 0 of the page that holds a sentence."""
    return max(0, bisect_right(first, sentence) - 1)


def page_range(state: KioskState, library: Library) -> tuple[int, int] | None:
    """First sentence of the page shown and the one after its last; None until it has been measured."""
    first = first_sentences(state, library)
    if first is None:
        return None
    page = page_index(first, state.place.sentence)
    ends = (*first[1:], len(document_at(state, library).sentences))
    return first[page], ends[page]


def page_label(state: KioskState, library: Library) -> str:
    """Which page is shown, in words; empty where there is only one, or none is known."""
    first = first_sentences(state, library)
    if first is None or len(first) < 2:
        return ""
    page = page_index(first, state.place.sentence) + 1
    label = library_shown(state, library).voice.labels[Label.PAGE_OF]
    return label.format(page=page, pages=len(first))


def words_on_page(state: KioskState, library: Library) -> int:
    """How many words the page shown has."""
    sentences = document_at(state, library).sentences
    start, end = page_range(state, library) or (0, len(sentences))
    return sum(len(sentence.shown) for sentence in sentences[start:end])


def _text_at(state: KioskState, library: Library) -> ScreenText:
    return screen_text(state.place, Situation.of(state), library_shown(state, library))
