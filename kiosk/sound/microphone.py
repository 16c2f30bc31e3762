"""The microphone's end of the sound card."""

import threading
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
from kiosk.sound.own_voice import OwnVoice
from kiosk.sound.portaudio import OpenStream, PortAudio


class Listener(Protocol):
    """Who takes the sound; `kiosk.core.ports.Ears` does."""

    def accept(self, block: bytes, own_voice: bytes = b"") -> None:
        """Take int16 little-endian, mono, 16 kHz, and what the loudspeaker was given meanwhile. Microphone callback."""

    def forget(self) -> None:
        """What comes next does not follow on what came before. Sound thread, while no callback runs."""


class DeviceMicrophone:
    """Gives blocks of 32 ms to the ears while there is a device. Fulfils `ports.Microphone`."""

    device = Device.MICROPHONE
    is_idle = True
    """A moment without microphone harms little; the loudspeaker decides."""

    def __init__(self, name_part: str, listener: Listener, card: Card, own_voice: OwnVoice) -> None:
        """Nothing is opened yet.

        Args:
            name_part: part of the device's name; empty: the machine's own choice.
            listener: takes the sound, and is told where it breaks off.
            card: opens and watches it.
            own_voice: gives what the loudspeaker was given meanwhile.
        """
        self.name_part = name_part
        self._listener = listener
        self._card = card
        self._own_voice = own_voice
        self._is_wanted = False
        self._gate = threading.Lock()
        """Behind a closed one no block is handed over; held by the callback while it does so, which never blocks."""
        self._convert: Callable[[bytes], bytes] | None = None
        self._stream: OpenStream | None = None
        self._flow = Flow(0.0)

    def open(self) -> None:
        """Look for a device from now on and keep it open; returns at once. Open already: nothing. Main thread."""
        if not self._is_wanted:
            self._is_wanted = True
            self._card.attach(self)

    def close(self) -> None:
        """Give the device back; returns at once, and no block comes any more. Nothing is posted. Main thread."""
        if self._is_wanted:
            with self._gate:
                self._is_wanted = False
            self._card.detach(self, 0.0)

    def open_stream(self, portaudio: PortAudio, choice: CardDevice) -> None:
        """Open a device. Sound thread.

        Raises:
            DeviceMissingError: it could not be opened.
        """
        self._flow = Flow(time.monotonic())
        self._stream = portaudio.open(self.device, choice, RECOGNISER_RATE_HZ, self._prepare, self._take)

    def close_stream(self) -> None:
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
        self._own_voice.begin()

    def _take(self, block: Any, _frames: int, _times: Any, _status: Any) -> None:
        """PortAudio's callback."""
        self._flow.moved(time.monotonic())
        sound = self._convert(bytes(block)) if self._convert else bytes(block)
        own_voice = self._own_voice.take(len(sound) // 2)
        with self._gate:
            if self._is_wanted:
                self._listener.accept(sound, own_voice)


def converter(rate_hz: int, channels: int) -> Callable[[bytes], bytes]:
    """From blocks of a device to blocks for the ears, without a seam.

    Mixing and converting 32 ms from 48 kHz takes 0.05 ms: too little to be worth a thread of its own.
    """
    resampler = soxr.ResampleStream(rate_hz, RECOGNISER_RATE_HZ, 1, dtype="int16")

    def convert(block: bytes) -> bytes:
        mixed = np.frombuffer(block, "<i2").reshape(-1, channels).mean(axis=1).astype(np.int16)
        return bytes(resampler.resample_chunk(mixed).tobytes())

    return convert
