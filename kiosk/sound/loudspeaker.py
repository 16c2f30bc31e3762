"""The loudspeaker's end of the sound card."""

import time
from typing import Any

from kiosk.core.events import Device
from kiosk.sound.card_port import Card
from kiosk.sound.devices import CardDevice
from kiosk.sound.flow import Flow
from kiosk.sound.own_voice import OwnVoice
from kiosk.sound.portaudio import OpenStream, PortAudio
from kiosk.sound.track import Track

WANTED_RATE_HZ = 22_050
"""The voice's own rate: nothing to convert."""


class DeviceLoudspeaker:
    """Plays through a device while there is one, and into silence while there is none. Fulfils `ports.Loudspeaker`."""

    device = Device.LOUDSPEAKER

    def __init__(self, name_part: str, card: Card, own_voice: OwnVoice) -> None:
        """Nothing is opened yet.

        Args:
            name_part: part of the device's name; empty: the machine's own choice.
            card: opens and watches it.
            own_voice: is told what the device was given.
        """
        self.name_part = name_part
        self._card = card
        self._track = Track(WANTED_RATE_HZ, time.monotonic, own_voice)
        self._stream: OpenStream | None = None
        self._flow = Flow(0.0)
        self._is_live = False

    def start(self) -> None:
        """Begin to look for a device and open it; returns at once."""
        self._card.attach(self)

    def stop(self, timeout_s: float) -> None:
        """Close the device, waiting at most so long."""
        self._card.detach(self, timeout_s)

    def play(self, samples: bytes, rate_hz: int) -> float:
        """Queue sound (int16 little-endian, mono); returns the play position in seconds at which it begins."""
        return self._track.play(samples, rate_hz)

    def duck(self, *, is_on: bool) -> None:
        """Play 14 dB softer from now on, or as before; heard as soon as what is under way has left, within 100 ms."""
        self._track.duck(is_on=is_on)

    def set_loudness(self, gain_db: float) -> None:
        """Play so loud from now on, also what is queued; heard as soon as what is under way has left, within 100 ms.

        Args:
            gain_db: 0, as the sound comes, down to -18.
        """
        self._track.set_gain(10.0 ** (gain_db / 20.0))

    def cut(self) -> None:
        """Drop everything queued; silent as soon as what is under way has left, within 100 ms."""
        self._track.cut()

    def heard_s(self) -> float:
        """The play position: seconds of queued sound that have left the loudspeaker; never falls."""
        return self._track.heard_s()

    @property
    def is_idle(self) -> bool:
        """Whether nothing would be lost by closing the device for a moment."""
        return self._track.is_idle

    def open_stream(self, portaudio: PortAudio, choice: CardDevice) -> None:
        """Open a device. Sound thread.

        Raises:
            DeviceMissingError: it could not be opened.
        """
        self._flow = Flow(time.monotonic())
        self._stream = portaudio.open(self.device, choice, WANTED_RATE_HZ, self._track.prepare, self._fill)

    def close_stream(self) -> None:
        """Close the device; sound goes on in silence. Sound thread."""
        self._track.go_silent()
        self._is_live = False
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def is_working(self) -> bool:
        """Whether sound has begun to flow. Sound thread."""
        if not self._is_live and self._flow.is_flowing(time.monotonic()):
            self._is_live = True
            self._track.go_live()
        return self._is_live

    def is_lost(self) -> bool:
        """Whether an open device ceased to take sound. Sound thread."""
        return self._stream is None or not self._stream.is_active or self._flow.is_stalled(time.monotonic())

    def _fill(self, out: Any, _frames: int, times: Any, _status: Any) -> None:
        """PortAudio's callback."""
        now_s = time.monotonic()
        self._flow.moved(now_s)
        self._track.fill(out, now_s + times.outputBufferDacTime - times.currentTime)
