"""Devices come and go; the screen says which doors are open."""

from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library
from kiosk.core.events import Device, DeviceChanged, Event
from kiosk.core.state import Door

_HEARING = {Device.MICROPHONE, Device.RECOGNISER}


def device_changed(step: Step, event: Event, _library: Library) -> Step:
    """Notes that a device began or ceased to work; who is no longer heard is no longer answered."""
    if not isinstance(event, DeviceChanged):
        return step
    door = Door(is_known=True, is_working=event.is_working, detail=event.detail)
    is_deaf = event.device in _HEARING and not event.is_working
    note = None if is_deaf else step.state.note
    return step.change(doors={**step.state.doors, event.device: door}, note=note)
