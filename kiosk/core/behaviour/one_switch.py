"""One key is enough: it moves the ring on, and staying there presses. On the words of the page the ring rests."""

import math
from dataclasses import replace

from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library
from kiosk.core.effects import MoveFocus, PressFocus
from kiosk.core.events import Event, FocusMoved, FocusRole, TimePassed, Touched
from kiosk.core.state import KioskState


def pressed(step: Step) -> Step:
    """The switch moves the ring on."""
    comfort = replace(step.state.comfort, is_by_switch=True)
    return step.change(comfort=comfort, dwell_from_s=None).do(MoveFocus())


def followed(step: Step, event: Event, _library: Library) -> Step:
    """The time on a thing begins when the ring has come to it, and what the ring stays on for long is pressed."""
    if not step.state.comfort.is_by_switch:
        return step.change(dwell_from_s=None)
    match event:
        case FocusMoved(is_by_person=True):
            return step.change(dwell_from_s=step.state.now_s)
        case Touched():
            # Picked by another key: once is enough.
            return step.change(dwell_from_s=None)
        case TimePassed(now_s):
            return _dwelt(step, now_s)
    return step


def _dwelt(step: Step, now_s: float) -> Step:
    from_s = step.state.dwell_from_s
    if from_s is None or not is_armed(step.state) or step.state.question:
        return step.change(dwell_from_s=None)
    if step.state.announcement:
        # While its name is being said, the time does not run.
        return step.change(dwell_from_s=now_s)
    if now_s - from_s < step.state.settings.dwell_s:
        return step
    return step.change(dwell_from_s=None).do(PressFocus())


def is_armed(state: KioskState) -> bool:
    """Whether the ring stands on something that staying there presses."""
    focus = state.focus
    return focus is not None and focus.role is not FocusRole.TEXT and focus.is_offered


def left_s(state: KioskState) -> int | None:
    """Whole seconds until it is pressed; None: nothing is about to be."""
    if state.dwell_from_s is None or not is_armed(state):
        return None
    return max(1, math.ceil(state.settings.dwell_s - (state.now_s - state.dwell_from_s)))
