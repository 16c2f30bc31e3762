"""Devices come and go; the screen says which doors are open."""

from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library
from kiosk.core.events import DeviceChanged, Event
from kiosk.core.state import Door


def device_changed(step: Step, event: Event, _library: Library) -> Step:
    """Notes that a device began or ceased to work."""
    if not isinstance(event, DeviceChanged):
        return step
    door = Door(is_known=True, is_working=event.is_working, detail=event.detail)
    return step.change(doors={**step.state.doors, event.device: door})
