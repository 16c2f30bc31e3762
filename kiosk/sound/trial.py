"""The microphone opened for a moment by a command of the staff: the kiosk's own choice of device, without its watch."""

import queue
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from kiosk.core.events import Device
from kiosk.core.ports import RECOGNISER_RATE_HZ
from kiosk.sound.devices import SERVER_NAMES, Choice, ServerDevice, choose
from kiosk.sound.flow import OPENING_S, STALLED_S
from kiosk.sound.microphone import converter
from kiosk.sound.portaudio import DeviceMissingError, PortAudio
from kiosk.sound.server import ServerWatch, choose_on_server

__all__ = ["DeviceMissingError", "Form", "TrialMicrophone", "trial_microphone"]


@dataclass(frozen=True, slots=True)
class Form:
    """Of sound."""

    rate_hz: int
    channels: int


class TrialMicrophone:
    """An open microphone."""

    def __init__(self, choice: Choice, on_server: list[ServerDevice] | None) -> None:
        """Nothing has come yet.

        Args:
            choice: What is being opened.
            on_server: What the sound server has.
        """
        self.name = choice.label
        self.opened = Form(RECOGNISER_RATE_HZ, 1)
        """As it was opened."""
        self.behind_server = _behind(choice, on_server)
        """What the device gives to the sound server, which gives it to the kiosk as it was opened; None: there is none
        in between."""
        self._sound: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def blocks(self) -> Iterator[bytes]:
        """Yield the sound as it comes (int16 little-endian, mono, 16 kHz); it ends when nothing comes any more."""
        as_wanted = Form(RECOGNISER_RATE_HZ, 1)
        convert = None if self.opened == as_wanted else converter(self.opened.rate_hz, self.opened.channels)
        patience_s = OPENING_S
        while True:
            try:
                block = self._sound.get(timeout=patience_s)
            except queue.Empty:
                return
            patience_s = STALLED_S
            yield convert(block) if convert else block

    def prepare(self, rate_hz: int, channels: int) -> None:
        """Note how it was opened."""
        self.opened = Form(rate_hz, channels)

    def take(self, block: Any, _frames: int, _times: Any, _status: Any) -> None:
        """PortAudio's callback."""
        self._sound.put(bytes(block))


@contextmanager
def trial_microphone(name_part: str) -> Iterator[TrialMicrophone]:
    """Hold the microphone open that the kiosk would use. Not while a `SoundCard` of this process runs.

    Args:
        name_part: part of the name; empty: the machine's own choice.

    Raises:
        DeviceMissingError: there is none, or it could not be opened.
    """
    portaudio, server = PortAudio(), ServerWatch()
    try:
        portaudio.begin_again()
        on_server = server.devices()
        choice = choose(Device.MICROPHONE, name_part, portaudio.devices(), on_server)
        if choice.device is None:
            raise DeviceMissingError(choice.reason)
        choose_on_server(Device.MICROPHONE, choice.server_name)
        microphone = TrialMicrophone(choice, on_server)
        stream = portaudio.open(
            Device.MICROPHONE, choice.device, RECOGNISER_RATE_HZ, microphone.prepare, microphone.take
        )
        try:
            yield microphone
        finally:
            stream.close()
    finally:
        server.close()


def _behind(choice: Choice, on_server: list[ServerDevice] | None) -> Form | None:
    if choice.device is None or choice.device.name not in SERVER_NAMES:
        return None
    sources = [device for device in on_server or () if device.end is Device.MICROPHONE and device.is_real]
    found = next((device for device in sources if device.description == choice.label), None)
    return Form(found.rate_hz, found.channels) if found else None
