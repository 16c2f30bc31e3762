"""What can be said on one screen of an open visit, whatever has happened on it before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kiosk.core.actions import Intent
from kiosk.core.behaviour.places import document_at
from kiosk.core.behaviour.terms import terms_on_page
from kiosk.core.comfort import Comfort
from kiosk.core.content import Library
from kiosk.core.phrases import phrases
from kiosk.core.staff import Panel
from kiosk.core.state import KioskState, Place, Question, Reading, Screen, Snapshot

Screens = Sequence[tuple[Place, Mapping[str, Intent]]]
"""Screens, with what can be said there and what it means."""
_ANYWHERE = (Screen.HELP, Screen.SAYABLE, Screen.KEPT, Screen.CODE, Screen.EASIER)


def said_together(library: Library) -> Screens:
    """Each screen of an open visit.

    A screen stands for all its pages. The sources of a section are left out: less can be said there than on the screen
    they are opened from; on the screens of the staff, nothing can. Of the screens of single words one stands for all.
    All of them are as on a small panel, where more can be said.
    """
    return [(place, _said_at(place, library)) for place in _places(library)]


def _places(library: Library) -> Iterator[Place]:
    places = [Place(), *(Place(Screen.SECTION, section.id) for section in library.sections)]
    places += [*map(Place, _ANYWHERE), *([Place(Screen.QUESTIONS)] if library.has_answers else [])]
    yield from places
    yield Place(Screen.MORE)
    lists = {terms_on_page(KioskState(place=place), library) for place in places}
    yield from (Place(Screen.WORDS, terms=terms) for terms in sorted(lists) if terms)
    if library.terms:
        yield Place(Screen.WORD, terms=(library.terms[0].id,))


def _said_at(place: Place, library: Library) -> dict[str, Intent]:
    states = (state for measured in (False, True) for state in _moments(place, library, measured))
    return {phrase.text: phrase.intent for state in states for phrase in phrases(state, library)}


def _moments(place: Place, library: Library, measured: bool) -> Iterator[KioskState]:
    """While the kiosk listens, with everything on offer, and while it reads aloud."""
    kept = tuple(question for section in library.sections for question in section.ask)
    history, stopped = (Place(), Place()), Reading(place=place)
    state = KioskState(
        place=place,
        history=history,
        kept=kept,
        panel=Panel(is_compact=True),
        is_visit_open=True,
        reading=stopped,
        question=Question(0, asked_at_s=0.0, spoken_at_s=0.0),
        undo=Snapshot(Place(), history, stopped, kept, Comfort()),
    )
    # One page, as soon as it has been measured; before that every page may be next.
    pages: dict[str, tuple[int, ...]] = {document_at(state, library).id: (0,)} if measured else {}
    yield replace(state, pages=pages)
    yield replace(state, pages=pages, reading=replace(stopped, is_on=True))
