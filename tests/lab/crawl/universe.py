"""All there is to be reached, and what is left out of it for which door, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QGuiApplication

from kiosk.core.actions import ACTIONS, ActionId, Intent, Kind
from kiosk.core.behaviour.places import document_at
from kiosk.core.behaviour.terms import terms_on_page
from kiosk.core.content import Library, Sentence
from kiosk.core.events import Event, PagesMeasured
from kiosk.core.screens import screen_text
from kiosk.core.settings import Settings
from kiosk.core.situation import Situation
from kiosk.core.state import BEHIND_THE_PIN, KioskState, Place, Screen
from kiosk.core.view import screen_model
from kiosk.screen.display import QuickDisplay


class Way(StrEnum):
    """The doors."""

    KEYS = "keys"
    """Six keys, seeing the screen."""
    TAPS = "taps"
    EAR = "ear"
    """Six keys, with the window hidden."""
    SWITCH = "switch"
    VOICE = "voice"


_HEARD_ALREADY = "who is heard needs no button to be heard"
_CALLED = "a name is for calling; a touch or a key begins as well"
_LISTENING = "for who does not see the words; who does reads them, or has them read"
_RESTS = "on the words of the page the one switch rests, so that nothing is pressed while somebody reads"
_ORDER = (
    "by voice the page is read from its top, a sentence is repeated, and reading goes on where it stopped"
)
_STEPS = (
    ActionId.STEP_THROUGH,
    ActionId.NEXT_STEP,
    ActionId.STEP_BEFORE,
    ActionId.FINER_STEPS,
    ActionId.END_STEPS,
)
_BY_KEYS = {Way.KEYS, Way.EAR}
_LEFT_OUT: dict[tuple[Way, ActionId], str] = {
    (Way.VOICE, ActionId.SPEAK): _HEARD_ALREADY,
    (Way.VOICE, ActionId.READ_FROM): _ORDER,
    (Way.SWITCH, ActionId.READ_FROM): _RESTS,
    **{(way, ActionId.GREET): _CALLED for way in Way if way is not Way.VOICE},
    **{(way, step): _LISTENING for way in (Way.TAPS, Way.VOICE) for step in _STEPS},
    **{(Way.SWITCH, step): _RESTS for step in _STEPS},
}
ON_SMALL_PANELS = "only on small panels, whose bar has no room for everything"
STAFF_ONLY = "for staff, who see the screen and type their PIN"
STAFF_WAYS = {Way.KEYS, Way.TAPS}
_UNBROKEN = {Screen.WELCOME, Screen.PIN, Screen.WORDS}
"""They are no pages of text, or another text each time."""
_STAFF_SCREENS = {Screen.PIN, *BEHIND_THE_PIN}


def left_out(way: Way, action: ActionId, *, is_compact: bool) -> str:
    """Why an action is not asked of a door; empty if it is."""
    if action is ActionId.MORE and not is_compact:
        return ON_SMALL_PANELS
    if ACTIONS[action].kind is Kind.STAFF and way not in STAFF_WAYS:
        return STAFF_ONLY
    return _LEFT_OUT.get((way, action), "")


Part = tuple[str, int]
"""A screen, and a sentence of it."""


@dataclass(frozen=True)
class Universe:
    """Everything, by the names that the judge uses too."""

    actions: tuple[ActionId, ...]
    targets: tuple[str, ...]
    """What can be chosen, one by one: sections, words, questions and their answers."""
    pages: dict[str, frozenset[Part]]
    """Each page by its name, and what stands on it."""

    def of(self, way: Way, *, is_compact: bool) -> "Universe":
        """What is asked of a door."""
        actions = (one for one in self.actions if not left_out(way, one, is_compact=is_compact))
        staff = tuple(screen.value for screen in _STAFF_SCREENS)
        pages = self.pages
        if way not in STAFF_WAYS:
            pages = {name: parts for name, parts in pages.items() if min(parts)[0] not in staff}
        return Universe(tuple(actions), self.targets, pages)


def target_name(intent: Intent) -> str:
    """Of one thing that can be chosen."""
    number = str(intent.sentence) if intent.sentence or intent.action is ActionId.KEEP_QUESTION else ""
    return " ".join(part for part in (intent.action, intent.section, intent.term, number) if part)


def parts_of(state: KioskState, start: int, end: int) -> Iterator[Part]:
    """Of some sentences of a screen; what is no page of text is a single part."""
    place = state.place
    terms = place.terms if place.screen is Screen.WORD else ()
    kept = ("some" if state.kept else "none",) if place.screen is Screen.KEPT else ()
    name = " ".join((place.screen, *([place.section] if place.section else ()), *terms, *kept))
    numbers = (0,) if place.screen in _UNBROKEN else range(start, end)
    return ((name, number) for number in numbers)


def survey(
    application: QGuiApplication, library: Library, size_px: tuple[int, int], mm_per_pixel: float
) -> Universe:
    """Everything there is: asked of the content, and of a window that breaks it into pages."""
    events: list[Event] = []
    display = QuickDisplay(
        events.append, Settings(), lambda: 0.0, is_full_screen=False, size=size_px, mm_per_pixel=mm_per_pixel
    )
    pages: dict[str, frozenset[Part]] = {}
    for state in _states(library):
        events.clear()
        display.show(screen_model(state, library))
        application.processEvents()
        pages |= _pages(state, library, events)
    display.close()
    return Universe(tuple(ACTIONS), tuple(dict.fromkeys(_targets(library))), pages)


def _pages(state: KioskState, library: Library, events: list[Event]) -> dict[str, frozenset[Part]]:
    measured = next((event.first_sentences for event in events if isinstance(event, PagesMeasured)), (0,))
    ends = (*measured[1:], len(document_at(state, library).sentences))
    if state.place.screen in _UNBROKEN:
        measured, ends = (0,), (1,)
    pages = (frozenset(parts_of(state, start, end)) for start, end in zip(measured, ends, strict=True))
    return {f"{min(page)[0]}, page {number}": page for number, page in enumerate(pages, start=1)}


def _states(library: Library) -> Iterator[KioskState]:
    for place in _places(library):
        yield KioskState(place=place, is_visit_open=True)
    for screen in (Screen.KEPT, Screen.CODE):
        yield KioskState(place=Place(screen), is_visit_open=True, kept=_some_question(library))


def _some_question(library: Library) -> tuple[Sentence, ...]:
    return next(section.ask for section in library.sections if section.ask)[:1]


def _places(library: Library) -> Iterator[Place]:
    alone = {Screen.SECTION, Screen.SOURCES, Screen.WORDS, Screen.WORD, Screen.CODE, Screen.MORE}
    yield from (Place(screen) for screen in Screen if screen not in alone)
    for section in library.sections:
        yield Place(Screen.SECTION, section.id)
        yield Place(Screen.SOURCES, section.id)
    terms = _terms(library)
    if terms:
        yield Place(Screen.WORDS, terms=terms)
    for term in terms:
        yield Place(Screen.WORD, terms=(term,))


def _terms(library: Library) -> tuple[str, ...]:
    """The hard words that stand on a page of a section or on the first page."""
    places = (Place(), *(Place(Screen.SECTION, section.id) for section in library.sections))
    found = (term for place in places for term in terms_on_page(KioskState(place=place), library))
    return tuple(dict.fromkeys(found))


def _targets(library: Library) -> Iterator[str]:
    for place in _places(library):
        for choice in screen_text(place, Situation(), library).choices:
            if choice.intent != Intent(choice.intent.action):
                yield target_name(choice.intent)
