"""Staff changed the content while somebody uses the kiosk."""

from dataclasses import replace

from kiosk.core.behaviour import reading
from kiosk.core.behaviour.moving import Move
from kiosk.core.behaviour.places import library_shown
from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library
from kiosk.core.events import Event, LibraryChanged
from kiosk.core.state import Snapshot


def library_changed(step: Step, event: Event, library: Library) -> Step:
    """Finds the place again in the new content; who is being read to keeps the old one until the sentence ends."""
    if not isinstance(event, LibraryChanged):
        return step
    state, move = step.state, Move.of(step.state, library, event.library)
    undo = _moved_snapshot(state.undo, move) if state.undo else None
    step = step.change(undo=undo, steps=None)
    if state.reading.is_on:
        history = tuple(map(move.relocate, state.history))
        return step.change(
            history=history, reading=replace(state.reading, library=library_shown(state, library))
        )
    return reading.arrive(step.change(history=move.history(state.history, move.relocate(state.place))), move)


def _moved_snapshot(undo: Snapshot, move: Move) -> Snapshot:
    move = replace(move, situation=replace(move.situation, kept=undo.kept, comfort=undo.comfort))
    place = move.relocate(undo.place)
    return replace(
        undo, place=place, history=move.history(undo.history, place), reading=move.reading(undo.reading)
    )
