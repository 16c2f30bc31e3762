"""What the texts of the screens depend on beside the content: what this visit chose and kept, and the devices."""

from dataclasses import dataclass, field

from kiosk.core.comfort import Comfort
from kiosk.core.content import Sentence
from kiosk.core.events import Device
from kiosk.core.faults import DeviceFault, device_faults
from kiosk.core.settings import Settings
from kiosk.core.staff import Panel
from kiosk.core.state import Door, KioskState


@dataclass(frozen=True)
class Situation:
    """Of one state; the defaults are those of a visit that has done nothing yet."""

    kept: tuple[Sentence, ...] = ()
    """Questions for the doctor."""
    can_close_microphone: bool = False
    is_compact: bool = False
    comfort: Comfort = field(default_factory=Comfort)
    usual_wpm: int = Settings.rate_wpm
    faults: tuple[DeviceFault, ...] = ()
    doors: tuple[tuple[Device, Door], ...] = ()
    version: str = ""
    """Of the kiosk, for staff."""
    panel: Panel = field(default_factory=Panel)

    @classmethod
    def of(cls, state: KioskState) -> "Situation":
        """What a state says."""
        return cls(
            state.kept,
            state.can_close_microphone,
            state.panel.is_compact,
            state.comfort,
            state.settings.rate_wpm,
            device_faults(state),
            tuple(state.doors.items()),
            state.version,
            state.panel,
        )
