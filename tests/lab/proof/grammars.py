"""Every distinct grammar that the kiosk can ask for: all screens and pages, in every state that changes the phrases."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from kiosk.core.actions import Intent
from kiosk.core.behaviour.decide import decide
from kiosk.core.behaviour.places import document_at
from kiosk.core.behaviour.terms import terms_on_page
from kiosk.core.content import Document, Library, Sentence
from kiosk.core.effects import Listen
from kiosk.core.events import Device, TimePassed
from kiosk.core.phrases import phrases
from kiosk.core.state import Door, KioskState, Place, Question, QueuedSentence, Reading, Screen, Snapshot
from kiosk.core.trust import Attention, attention, calls_kiosk

WORDS_A_PAGE = (40, 120)
"""Pages of a small panel with large letters, and of a large one: they decide which hard words and targets are there."""
TARGETS_A_PAGE = (4, 8)
KEPT_QUESTIONS = (1, 3)


@dataclass(frozen=True)
class Page:
    """A grammar, and what its phrases mean."""

    name: str
    """The first place that has it."""
    listen: Listen
    intents: dict[str, Intent]
    attention: Attention
    """`Attention.NOBODY`, `Attention.OVER_OWN_VOICE`, or else `Attention.OPEN`, which may become more."""
    addresses: frozenset[str] = frozenset()
    """The phrases that call the kiosk by its name."""

    @cached_property
    def key(self) -> str:
        """The same for the same phrases and competitors, in whatever order: what the ears are asked."""
        asked = self.listen
        parts = (sorted(asked.phrases), sorted(asked.competitors), asked.is_over_own_voice)
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:24]


def distinct_pages(library: Library) -> tuple[Page, ...]:
    """Each grammar once: of those with the same phrases and competitors, the first."""
    found: dict[object, Page] = {}
    for name, state in _states(library):
        page = _page(name, state, library)
        if page is not None:
            found.setdefault((page.key, page.attention), page)
    return tuple(found.values())


def _page(name: str, state: KioskState, library: Library) -> Page | None:
    after, effects = decide(state, TimePassed(state.now_s), library)
    listen = next((effect for effect in effects if isinstance(effect, Listen)), None)
    if listen is None or not listen.phrases:
        return None
    now = attention(after)
    meant = {phrase.text: phrase.intent for phrase in phrases(after, library)}
    return Page(
        name=name,
        listen=listen,
        intents={phrase: meant[phrase] for phrase in listen.phrases},
        attention=Attention.OPEN if now is Attention.RECENT else now,
        addresses=frozenset(phrase for phrase in listen.phrases if calls_kiosk(phrase, library.voice)),
    )


def _states(library: Library) -> Iterator[tuple[str, KioskState]]:
    doors = {device: Door(is_known=True, is_working=True) for device in Device}
    clean = KioskState(doors=doors)
    yield "nobody there", clean
    somebody = replace(clean, is_visit_open=True)
    yield "home, greeted", somebody
    for name, state in _places(somebody, library):
        for page_name, on_page in _pages(name, state, library):
            yield from _moments(page_name, on_page, library)


def _places(somebody: KioskState, library: Library) -> Iterator[tuple[str, KioskState]]:
    for section in library.sections:
        for screen in (Screen.SECTION, Screen.SOURCES):
            yield f"{screen} {section.id}", _at(somebody, Place(screen, section.id))
    for screen in (Screen.HOME, Screen.HELP, Screen.SAYABLE, Screen.QUESTIONS, Screen.STAFF):
        yield screen.value, _at(somebody, Place(screen))
    asked = [question for section in library.sections for question in section.ask]
    for count in (0, *KEPT_QUESTIONS):
        keeping = replace(somebody, kept=tuple(asked[:count]))
        yield f"my questions, {count}", _at(keeping, Place(Screen.KEPT))
    yield "code", _at(replace(somebody, kept=tuple(asked[:1])), Place(Screen.CODE))
    for terms in _lists_of_terms(somebody, library):
        yield f"words {len(terms)} of {terms[0]}", _at(somebody, Place(Screen.WORDS, terms=terms))
    for term in library.terms[:1]:
        yield f"word {term.id}", _at(somebody, Place(Screen.WORD, terms=(term.id,)))


def _lists_of_terms(somebody: KioskState, library: Library) -> list[tuple[str, ...]]:
    found = []
    for section in library.sections:
        state = _at(somebody, Place(Screen.SECTION, section.id))
        found += [terms_on_page(page, library) for _, page in _pages("", state, library)]
    return [terms for terms in dict.fromkeys(found) if terms]


def _at(state: KioskState, place: Place) -> KioskState:
    """There, from the home screen."""
    return replace(state, place=place, history=(Place(),))


def _pages(name: str, state: KioskState, library: Library) -> Iterator[tuple[str, KioskState]]:
    """Every page of the screen: not yet measured, and as panels of two sizes break it."""
    yield f"{name}, unmeasured", state
    document = document_at(state, library)
    for words, targets in zip(WORDS_A_PAGE, TARGETS_A_PAGE, strict=True):
        first = _broken(document, words, targets)
        measured = replace(state, pages={document.id: first})
        for number, sentence in enumerate(first, start=1):
            place = replace(state.place, sentence=sentence)
            yield f"{name}, page {number} of {len(first)}", replace(measured, place=place)


def _broken(document: Document, words: int, targets: int) -> tuple[int, ...]:
    """First sentence of each page."""
    first, count = [0], 0
    for number, sentence in enumerate(document.sentences[: document.text_end]):
        count += len(sentence.shown)
        if count > words and number > first[-1]:
            first.append(number)
            count = len(sentence.shown)
    if document.choice_count and document.text_end:
        first.append(document.text_end)
    first += range(document.first_choice + targets, len(document.sentences), targets)
    return tuple(first)


def _moments(name: str, state: KioskState, library: Library) -> Iterator[tuple[str, KioskState]]:
    """With the fewest phrases: just come. With the most: reading stopped here, and the last step can be taken back.

    On a page not yet measured also the idle question, and reading aloud.
    """
    yield name, state
    before = Snapshot(state.place, state.history, state.reading, state.kept, state.comfort)
    stopped = Reading(place=state.place)
    yield f"{name}, reading stopped", replace(state, undo=before, reading=stopped)
    if not state.pages:
        yield f"{name}, idle question", replace(state, question=Question(1, 0.0, spoken_at_s=0.0))
        queue = (QueuedSentence(1, state.place.sentence),)
        reading = Reading(is_on=True, place=state.place, queue=queue)
        yield f"{name}, reading aloud", replace(state, reading=reading, utterance=1)


def texts_read_aloud(library: Library) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
    """Every text that the kiosk may read aloud, with the name of its screen."""
    for name, state in _places(KioskState(is_visit_open=True), library):
        yield name, document_at(state, library).sentences
