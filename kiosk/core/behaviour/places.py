"""From a place in the text to documents and pages, and back."""

from bisect import bisect_right
from dataclasses import replace

from kiosk.core.content import Document, Library
from kiosk.core.labels import Label
from kiosk.core.state import KioskState, Place, Screen


def library_shown(state: KioskState, library: Library) -> Library:
    """The content on the screen: who is being read to keeps the old one until the sentence ends."""
    return state.reading.library or library


def document_at(state: KioskState, library: Library) -> Document:
    """The text of the screen that is shown."""
    return _document(state.place, library_shown(state, library))


def title_at(state: KioskState, library: Library) -> str:
    """The title of the screen that is shown."""
    shown = library_shown(state, library)
    match state.place.screen:
        case Screen.HOME:
            return shown.title
        case Screen.SECTION:
            return shown.sections_by_id[state.place.section].title
        case Screen.HELP:
            return shown.voice.labels[Label.HELP_TITLE]
        case Screen.SAYABLE:
            return shown.voice.labels[Label.SAYABLE_TITLE]


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


def words_on_page(state: KioskState, library: Library) -> int:
    """How many words the page shown has."""
    sentences = document_at(state, library).sentences
    start, end = page_range(state, library) or (0, len(sentences))
    return sum(len(sentence.shown) for sentence in sentences[start:end])


def relocate(place: Place, old: Library, new: Library) -> Place:
    """The same place in new content; else the start of its section, else home."""
    if place.section and place.section not in new.sections_by_id:
        return Place()
    return find_again(place, old, new) or replace(place, sentence=0)


def find_again(place: Place, old: Library, new: Library) -> Place | None:
    """The same sentence in new content, else the nearest before it that is still there; None if there is none."""
    if place.section and place.section not in new.sections_by_id:
        return None
    before = _document(place, old).sentences[: place.sentence + 1]
    after = _document(place, new).sentences
    for sentence in reversed(before):
        found = [index for index, candidate in enumerate(after) if candidate.shown == sentence.shown]
        if found:
            nearest = min(found, key=lambda index: abs(index - place.sentence))
            return replace(place, sentence=nearest)
    return None


def _document(place: Place, library: Library) -> Document:
    match place.screen:
        case Screen.HOME:
            return library.home_screen
        case Screen.SECTION:
            return library.sections_by_id[place.section].document
        case Screen.HELP:
            return library.voice.help
        case Screen.SAYABLE:
            return library.sayable
