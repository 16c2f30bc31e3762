"""Staff changed the content while somebody uses the kiosk."""

from dataclasses import replace

from kiosk.core.behaviour.places import relocate
from kiosk.core.behaviour.reading import moved_reading
from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library
from kiosk.core.events import Event, LibraryChanged
from kiosk.core.labels import Label
from kiosk.core.state import Note, Snapshot


def library_changed(step: Step, event: Event, library: Library) -> Step:
    """Finds the place again in the new content; who is being read to keeps the old one until the sentence ends."""
    if not isinstance(event, LibraryChanged):
        return step
    state = step.state
    old = state.reading.library or library
    step = step.change(
        history=tuple(relocate(place, old, event.library) for place in state.history),
        undo=_moved_snapshot(state.undo, old, event.library) if state.undo else None,
    )
    if state.reading.is_on:
        return step.change(reading=replace(state.reading, library=old))
    place = relocate(state.place, old, event.library)
    note = state.note if place.screen is state.place.screen else Note(label=Label.SECTION_GONE)
    return step.change(place=place, note=note, reading=moved_reading(state.reading, old, event.library))


def _moved_snapshot(undo: Snapshot, old: Library, new: Library) -> Snapshot:
    history = tuple(relocate(place, old, new) for place in undo.history)
    place, reading = relocate(undo.place, old, new), moved_reading(undo.reading, old, new)
    return replace(undo, place=place, history=history, reading=reading)
