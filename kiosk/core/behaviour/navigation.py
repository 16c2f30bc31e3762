"""Going elsewhere: screens, pages, back, undo."""

from collections.abc import Callable
from dataclasses import replace

from kiosk.core.actions import Intent
from kiosk.core.behaviour import reading
from kiosk.core.behaviour.offers import is_last_page
from kiosk.core.behaviour.places import document_at, first_sentences, page_index, within_text
from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library
from kiosk.core.events import Event, PagesMeasured
from kiosk.core.labels import Label
from kiosk.core.screens import screen_text
from kiosk.core.situation import Situation
from kiosk.core.state import Note, Place, Reading, Screen

_MOST_HISTORY = 50


def pages_measured(step: Step, event: Event, library: Library) -> Step:
    """Takes over pages of the document shown (stale ones are dropped), and turns a page that waited for them."""
    if not isinstance(event, PagesMeasured) or event.document != document_at(step.state, library).id:
        return step
    is_waiting = step.state.is_next_page_waiting
    step = step.change(pages={event.document: event.first_sentences}, is_next_page_waiting=False)
    return next_page(step, library) if is_waiting else step


def go_home(step: Step, _intent: Intent, library: Library) -> Step:
    """Shows the home screen and forgets the way there."""
    return _show(step, Place(), library).change(history=())


def open_section(step: Step, intent: Intent, library: Library) -> Step:
    """Shows a section from its start, or at the sentence that answers a question, which is marked.

    One that staff have just taken away stays shut.
    """
    section = library.sections_by_id.get(intent.section)
    if section is None:
        return step
    place = Place(Screen.SECTION, section.id, intent.sentence, arrival=intent.sentence)
    if not 0 < intent.sentence < len(screen_text(place, Situation(), library).document.sentences):
        return visit(step, replace(place, sentence=0, arrival=0), library)
    return visit(step, place, library).change(reading=Reading(place=place))


def open_sources(step: Step, _intent: Intent, library: Library) -> Step:
    """Shows where the section that is shown comes from."""
    section = step.state.place.section
    is_there = section in library.sections_by_id
    return visit(step, Place(Screen.SOURCES, section), library) if is_there else step


def open_screen(screen: Screen) -> Callable[[Step, Intent, Library], Step]:
    """What shows a screen that there is only one of."""
    return lambda step, _intent, library: visit(step, Place(screen), library)


def turn_page(step: Step, _intent: Intent, library: Library) -> Step:
    """Shows the next page; waits for the pages if they are not known yet."""
    if first_sentences(step.state, library) is None:
        return step.change(is_next_page_waiting=True)
    return next_page(step, library)


def next_page(step: Step, library: Library) -> Step:
    """Shows the next page, or says that there is none; reading aloud goes on there."""
    first = first_sentences(step.state, library)
    if first is None or is_last_page(step.state, library):
        return step.change(note=Note(label=Label.NOTHING_MORE))
    return _turn_to(step, first[page_index(first, step.state.place.sentence) + 1], library)


def go_back(step: Step, _intent: Intent, library: Library) -> Step:
    """Shows the page before, or from the page where the screen was opened the screen before."""
    first, place = first_sentences(step.state, library) or (0,), step.state.place
    page = page_index(first, place.sentence)
    if page > 0 and not (step.state.history and page == page_index(first, place.arrival)):
        return _turn_to(step, first[page - 1], library)
    if not step.state.history:
        return step
    *history, place = step.state.history
    return _show(step, place, library).change(history=tuple(history))


def undo(step: Step, _intent: Intent, library: Library) -> Step:
    """Puts back what was before the last action that was obeyed by voice."""
    before = step.state.undo
    if before is None:
        return step
    step = _show(step.change(kept=before.kept, comfort=before.comfort), before.place, library)
    step = step.change(history=before.history, undo=None, note=Note(label=Label.UNDONE))
    kept = before.reading
    if kept.is_on and kept.place:
        return reading.read_from(step, kept.place.sentence, library, kept.word or 0, kept.end)
    return step.change(reading=replace(kept, queue=(), library=None))


def _turn_to(step: Step, sentence: int, library: Library) -> Step:
    is_reading = step.state.reading.is_on
    step = step.change(place=replace(step.state.place, sentence=sentence))
    return reading.read_from(step, sentence, library) if is_reading else step


def visit(step: Step, place: Place, library: Library) -> Step:
    """Shows another screen, from which "go back" leads here again."""
    here = step.state.place
    if here.is_same_screen(place):
        return _show(step, place, library)
    history = (*step.state.history, here)[-_MOST_HISTORY:]
    return _show(step, place, library).change(history=history)


def _show(step: Step, place: Place, library: Library) -> Step:
    step = reading.stop(step).change(place=place, is_next_page_waiting=False)
    return step.change(place=within_text(step.state, library))
