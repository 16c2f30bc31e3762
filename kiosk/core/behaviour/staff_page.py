"""The screens of the staff tell of devices and measures, which change while somebody reads them."""

from kiosk.core.behaviour import reading
from kiosk.core.behaviour.places import document_at, within_text
from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library
from kiosk.core.state import BEHIND_THE_PIN, KioskState, Reading


def follow(step: Step, before: KioskState, library: Library) -> Step:
    """After everything else: if one tells something else than before, what it told is not read on."""
    place = step.state.place
    if place.screen not in BEHIND_THE_PIN or not place.is_same_screen(before.place):
        return step
    if document_at(step.state, library).id == document_at(before, library).id:
        return step
    step = reading.stop(step)
    return step.change(place=within_text(step.state, library), reading=Reading())
