"""The one pure function that decides."""

from collections.abc import Callable

from kiosk.core.behaviour import (
    answers,
    attention,
    devices,
    ducking,
    idle,
    listening,
    microphone,
    navigation,
    reading,
    reload,
    staff_page,
)
from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library
from kiosk.core.effects import Effect
from kiosk.core.events import Event, LibraryChanged
from kiosk.core.state import KioskState

Reducer = Callable[[Step, Event, Library], Step]

REDUCERS: tuple[Reducer, ...] = (
    devices.device_changed,
    microphone.told,
    reload.library_changed,
    navigation.pages_measured,
    reading.progress,
    idle.question_spoken,
    answers.announcement_ended,
    attention.person_acted,
    attention.person_spoke,
    reading.time_passed,
    microphone.time_passed,
    idle.time_passed,
)
"""In the order in which they see an event."""


def decide(state: KioskState, event: Event, library: Library) -> tuple[KioskState, tuple[Effect, ...]]:
    """What becomes of a state when something happens, and what is to be done.

    With `LibraryChanged`, `library` is the content until now; the event carries the new one.
    """
    step = Step(state)
    for reducer in REDUCERS:
        step = reducer(step, event, library)
    current = event.library if isinstance(event, LibraryChanged) else library
    step = staff_page.follow(microphone.follow(step), state, current)
    step = listening.follow(step, current)
    step = ducking.follow(step, event)
    return step.state, step.effects
