"""Which microphone and which loudspeaker: a pure choice from what there is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kiosk.core.events import Device

SERVER_NAMES = ("pulse", "default")
"""ALSA's names for "whatever the sound server says" (alsa-plugins), the more certain first."""


@dataclass(frozen=True, slots=True)
class CardDevice:
    """A device as PortAudio lists it."""

    number: int
    name: str
    input_channels: int
    output_channels: int
    rate_hz: int
    """Its own rate."""
    is_default_input: bool = False
    is_default_output: bool = False

    def channels(self, end: Device) -> int:
        """How many channels it has on that end."""
        return self.input_channels if end is Device.MICROPHONE else self.output_channels

    def is_default(self, end: Device) -> bool:
        """Whether PortAudio would use it on that end."""
        return self.is_default_input if end is Device.MICROPHONE else self.is_default_output


@dataclass(frozen=True, slots=True)
class ServerDevice:
    """A source or sink of the sound server (PulseAudio, or PipeWire in its place)."""

    name: str
    description: str
    end: Device
    is_default: bool
    is_real: bool
    """Neither the echo of a loudspeaker (a monitor) nor the server's stand-in for no loudspeaker at all."""
    rate_hz: int = 0
    """Its own rate."""
    channels: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """What will be opened, and why; or why nothing."""

    device: CardDevice | None
    reason: str
    """One sentence for staff."""
    label: str = ""
    """Name of the thing for staff."""
    server_name: str = ""
    """The server's name for it; empty: not through a server, or the server's own choice."""


def choose(
    end: Device, name_part: str, devices: Sequence[CardDevice], on_server: Sequence[ServerDevice] | None
) -> Choice:
    """Choose one end of the sound card.

    Args:
        end: `Device.MICROPHONE` or `Device.LOUDSPEAKER`.
        name_part: what staff wrote in the settings, capitals do not matter; empty: the machine's own choice.
        devices: what PortAudio lists.
        on_server: what the sound server has; None: there is no server.
    """
    usable = [device for device in devices if device.channels(end) > 0]
    through = next((d for name in SERVER_NAMES for d in usable if d.name == name), None)
    if on_server is not None and through is not None:
        return _choose_on_server(end, name_part, through, usable, on_server)
    if name_part:
        return _choose_by_name(end, name_part, usable)
    default = next((device for device in usable if device.is_default(end)), None)
    if default is None:
        return Choice(None, f"This machine has no {end}.")
    return Choice(default, f"{default.name} is the machine's own choice.", default.name)


def _choose_on_server(
    end: Device,
    name_part: str,
    through: CardDevice,
    usable: Sequence[CardDevice],
    on_server: Sequence[ServerDevice],
) -> Choice:
    real = [device for device in on_server if device.end is end and device.is_real]
    if name_part:
        named = next((d for d in real if _fits(name_part, (d.name, d.description))), None)
        if named is None:
            return _choose_by_name(end, name_part, usable)
        reason = f'{named.description} is the sound server\'s {end} named "{name_part}" in the settings.'
        return Choice(through, reason, named.description, named.name)
    if not real:
        return Choice(None, f"The sound server has no {end}: plug one in.")
    default = next((device for device in real if device.is_default), None)
    if default is None:
        first = real[0]
        return Choice(through, f"{first.description} is the only {end}.", first.description, first.name)
    return Choice(through, f"{default.description} is the sound server's own choice.", default.description)


def _choose_by_name(end: Device, name_part: str, usable: Iterable[CardDevice]) -> Choice:
    named = next((device for device in usable if _fits(name_part, (device.name,))), None)
    if named is None:
        return Choice(None, f'There is no {end} named "{name_part}": plug it in, or change the settings.')
    return Choice(named, f'{named.name} is the {end} named "{name_part}" in the settings.', named.name)


def _fits(name_part: str, names: Iterable[str]) -> bool:
    return any(name_part.casefold() in name.casefold() for name in names)
