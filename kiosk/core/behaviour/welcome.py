"""The page for an empty room, and its end."""

from kiosk.core.actions import Intent
from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library
from kiosk.core.events import Event, TimePassed
from kiosk.core.labels import WELCOME_LINES
from kiosk.core.state import KioskState, Place, Screen

LINE_S = 20.0
"""How long each sentence stays: a slow change at most (WCAG 2.2.2 allows none of 5 s and less by itself)."""
SHIFT_S = 180.0
"""How long everything stands in the same place, so that nothing burns in (ours)."""


def time_passed(step: Step, event: Event, _library: Library) -> Step:
    """Shows it when nobody has been there for a while, and its next sentence now and then."""
    if not isinstance(event, TimePassed):
        return step
    step = step.change(minute_of_day=event.minute_of_day)
    state = step.state
    if state.is_visit_open:
        return step
    alone_s = event.now_s - state.last_input_s
    if state.place.screen is Screen.HOME and alone_s >= state.settings.welcome_after_s:
        step = step.change(place=Place(Screen.WELCOME), history=(), focus=None)
    return step.change(welcome_line=int(alone_s / LINE_S) % len(WELCOME_LINES))


def begin(step: Step, _intent: Intent, _library: Library) -> Step:
    """Somebody came: the visit begins at home."""
    return leave(step)


def leave(step: Step) -> Step:
    """Before anything else is done for somebody who came: the home screen."""
    return step.change(place=Place()) if step.state.place.screen is Screen.WELCOME else step


def is_night(state: KioskState) -> bool:
    """Whether it is dark outside by the settings."""
    begin, end = _minute(state.settings.night_from), _minute(state.settings.night_to)
    now = state.minute_of_day
    return begin <= now < end if begin <= end else now >= begin or now < end


def shift(state: KioskState) -> int:
    """How often everything has moved a little since the room is empty."""
    return int((state.now_s - state.last_input_s) / SHIFT_S)


def _minute(clock: str) -> int:
    hours, minutes = clock.split(":")
    return 60 * int(hours) + int(minutes)
