"""Staff changed the content while somebody uses the kiosk."""

from dataclasses import replace

from kiosk.core.behaviour.places import relocate
from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library
from kiosk.core.events import Event, LibraryChanged
from kiosk.core.state import KioskState


def library_changed(step: Step, event: Event, library: Library) -> Step:
    """Finds the place again in the new content; who is being read to keeps the old one until the sentence ends."""
    if not isinstance(event, LibraryChanged):
        return step
    state = step.state
    old = state.reading.library or library
    step = step.change(
        history=tuple(relocate(place, old, event.library) for place in state.history),
        undo=None,
        pages={},
    )
    if state.reading.is_on:
        return step.change(reading=replace(state.reading, library=old), pages=state.pages)
    return _move(step, state, old, event.library)


def _move(step: Step, state: KioskState, old: Library, new: Library) -> Step:
    kept = state.reading.place
    moved = relocate(kept, old, new) if kept else None
    word = state.reading.word if moved == kept else None
    return step.change(
        place=relocate(state.place, old, new),
        reading=replace(state.reading, place=moved, word=word),
    )
