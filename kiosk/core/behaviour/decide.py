"""The one pure function that decides."""

from collections.abc import Callable

from kiosk.core.behaviour import (
    answers,
    attention,
    by_ear,
    comfort,
    devices,
    ducking,
    idle,
    listening,
    microphone,
    navigation,
    one_switch,
    reading,
    reload,
    staff_door,
    staff_page,
    stepping,
    welcome,
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
    staff_door.happened,
    by_ear.focus_noted,
    attention.person_acted,
    attention.person_spoke,
    reading.time_passed,
    microphone.time_passed,
    idle.time_passed,
    one_switch.followed,
    welcome.time_passed,
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
    step = staff_page.follow(staff_door.follow(microphone.follow(step)), state, current)
    step = by_ear.follow(stepping.follow(step, state, current), event, state, current)
    step = comfort.follow(step)
    step = listening.follow(step, current)
    step = ducking.follow(step, event)
    return step.state, step.effects
