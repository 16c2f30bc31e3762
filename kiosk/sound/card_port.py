"""What the two ends of the sound card and the card ask of one another."""

from typing import Protocol

from kiosk.core.events import Device
from kiosk.sound.devices import CardDevice
from kiosk.sound.portaudio import PortAudio


class End(Protocol):
    """One end of the card. The sound thread calls everything here, and nobody else does."""

    device: Device
    name_part: str

    @property
    def is_idle(self) -> bool:
        """Whether nothing would be lost by closing the device for a moment."""

    def open_stream(self, portaudio: PortAudio, choice: CardDevice) -> None:
        """Open a device.

        Raises:
            DeviceMissingError: it could not be opened.
        """

    def close_stream(self) -> None:
        """Close the device, if one is open."""

    def is_working(self) -> bool:
        """Whether sound has begun to flow."""

    def is_lost(self) -> bool:
        """Whether the open device ceased to give or take sound."""


class Card(Protocol):
    """Opens, watches and closes the ends on its own thread."""

    def attach(self, end: End) -> None:
        """Keep this end open from now on, once the card has been started; returns at once."""

    def detach(self, end: End, timeout_s: float) -> None:
        """Close this end, waiting at most so long; 0: returns at once. Nothing is posted."""
