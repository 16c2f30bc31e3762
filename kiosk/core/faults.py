"""What is wrong with the devices, for the screen of the staff."""

from dataclasses import dataclass

from kiosk.core.events import Device, MicrophoneFault
from kiosk.core.labels import Label
from kiosk.core.settings import Listening
from kiosk.core.state import KioskState

_MISSING = {
    Device.MICROPHONE: Label.STAFF_NO_MICROPHONE,
    Device.RECOGNISER: Label.STAFF_NO_RECOGNISER,
    Device.LOUDSPEAKER: Label.STAFF_NO_LOUDSPEAKER,
    Device.VOICE: Label.STAFF_NO_VOICE,
}
_HEARD = {
    MicrophoneFault.MUTED: Label.STAFF_MICROPHONE_MUTED,
    MicrophoneFault.TOO_LOUD: Label.STAFF_MICROPHONE_TOO_LOUD,
    MicrophoneFault.TOO_QUIET: Label.STAFF_MICROPHONE_TOO_QUIET,
}
_FOR_LISTENING = {Device.MICROPHONE, Device.RECOGNISER}


@dataclass(frozen=True, slots=True)
class DeviceFault:
    """One device that does not do what it should."""

    label: Label
    """What is wrong, and what to do."""
    detail: str = ""
    """Which device, or why, as its room tells it; may be empty."""


def device_faults(state: KioskState) -> tuple[DeviceFault, ...]:
    """Every device that is known not to work; those for listening only where the clinic wants it."""
    unwanted = _FOR_LISTENING if state.settings.listening is Listening.NEVER else set()
    failed = {
        device: door for device, door in state.doors.items() if door.has_failed and device not in unwanted
    }
    faults = [DeviceFault(_MISSING[device], door.detail) for device, door in failed.items()]
    if state.microphone_fault in _HEARD and state.is_microphone_open and Device.MICROPHONE not in failed:
        faults.append(DeviceFault(_HEARD[state.microphone_fault]))
    return tuple(faults)
