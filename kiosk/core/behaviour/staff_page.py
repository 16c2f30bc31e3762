"""The screen of the staff tells of devices, which come and go while somebody reads it."""

from kiosk.core.behaviour import reading
from kiosk.core.behaviour.places import within_text
from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library
from kiosk.core.faults import device_faults
from kiosk.core.state import KioskState, Reading, Screen


def follow(step: Step, before: KioskState, library: Library) -> Step:
    """After everything else: if it tells something else than before, what it told is not read on."""
    is_shown = step.state.place.screen is Screen.STAFF
    if not is_shown or device_faults(step.state) == device_faults(before):
        return step
    step = reading.stop(step)
    return step.change(place=within_text(step.state, library), reading=Reading())
