"""The microphone's end of the sound card."""

import time
from collections.abc import Callable
from typing import Any, Protocol

import numpy as np
import soxr

from kiosk.core.events import Device
from kiosk.core.ports import RECOGNISER_RATE_HZ
from kiosk.sound.card_port import Card
from kiosk.sound.devices import CardDevice
from kiosk.sound.flow import Flow
from kiosk.sound.portaudio import OpenStream, PortAudio


class Listener(Protocol):
    """Who takes the sound; `kiosk.core.ports.Ears` does."""

    def accept(self, block: bytes) -> None:
        """Take int16 little-endian, mono, 16 kHz. Microphone callback."""

    def forget(self) -> None:
        """What comes next does not follow on what came before. Sound thread, while no callback runs."""


class DeviceMicrophone:
    """Gives blocks of 32 ms to the ears while there is a device. Fulfils `ports.Microphone`."""

    device = Device.MICROPHONE
    is_idle = True
    """A moment without microphone harms little; the loudspeaker decides."""

    def __init__(self, name_part: str, listener: Listener, card: Card) -> None:
        """Nothing is opened yet.

        Args:
            name_part: part of the device's name; empty: the machine's own choice.
            listener: takes the sound, and is told where it breaks off.
            card: opens and watches it.
        """
        self.name_part = name_part
        self._listener = listener
        self._card = card
        self._convert: Callable[[bytes], bytes] | None = None
        self._stream: OpenStream | None = None
        self._flow = Flow(0.0)

    def start(self) -> None:
        """Begin to look for a device and open it; returns at once."""
        self._card.attach(self)

    def stop(self, timeout_s: float) -> None:
        """Close the device, waiting at most so long."""
        self._card.detach(self, timeout_s)

    def open(self, portaudio: PortAudio, choice: CardDevice) -> None:
        """Open a device. Sound thread.

        Raises:
            DeviceMissingError: it could not be opened.
        """
        self._flow = Flow(time.monotonic())
        self._stream = portaudio.open(self.device, choice, RECOGNISER_RATE_HZ, self._prepare, self._take)

    def close(self) -> None:
        """Close the device. Sound thread."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None
            self._listener.forget()

    def is_working(self) -> bool:
        """Whether sound has begun to flow. Sound thread."""
        return self._flow.is_flowing(time.monotonic())

    def is_lost(self) -> bool:
        """Whether an open device ceased to give sound. Sound thread."""
        return self._stream is None or not self._stream.is_active or self._flow.is_stalled(time.monotonic())

    def _prepare(self, rate_hz: int, channels: int) -> None:
        is_wanted = rate_hz == RECOGNISER_RATE_HZ and channels == 1
        self._convert = None if is_wanted else converter(rate_hz, channels)

    def _take(self, block: Any, _frames: int, _times: Any, _status: Any) -> None:
        """PortAudio's callback."""
        self._flow.moved(time.monotonic())
        sound = bytes(block)
        self._listener.accept(self._convert(sound) if self._convert else sound)


def converter(rate_hz: int, channels: int) -> Callable[[bytes], bytes]:
    """From blocks of a device to blocks for the ears, without a seam.

    Mixing and converting 32 ms from 48 kHz takes 0.05 ms: too little to be worth a thread of its own.
    """
    resampler = soxr.ResampleStream(rate_hz, RECOGNISER_RATE_HZ, 1, dtype="int16")

    def convert(block: bytes) -> bytes:
        mixed = np.frombuffer(block, "<i2").reshape(-1, channels).mean(axis=1).astype(np.int16)
        return bytes(resampler.resample_chunk(mixed).tobytes())

    return convert
