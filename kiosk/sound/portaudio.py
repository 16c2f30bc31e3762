"""PortAudio through sounddevice, the only file that imports it. Everything here belongs to the sound thread."""

import importlib
import sys
from collections.abc import Callable, Sequence
from typing import Any

from kiosk.core.events import Device
from kiosk.sound.devices import CardDevice

LATENCY_S = 0.06
"""Sound that is under way.

Through PulseAudio, cut to silence then takes 72 ms, at most 82; at 0.07 it passes 100 ms, at 0.05 a busy machine
stutters more.
"""
BLOCK_S = {Device.LOUDSPEAKER: 0.02, Device.MICROPHONE: 0.032}
"""Sound a callback: 50 a second cost 1 % of a core. The voice activity behind the microphone takes 32 ms at a time."""

Callback = Callable[[Any, int, Any, Any], None]


class DeviceMissingError(Exception):
    """No such device, or it cannot be opened; its message is one sentence for staff."""


class OpenStream:
    """A running stream of one end of the card: int16 little-endian."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    @property
    def is_active(self) -> bool:
        """Whether PortAudio still serves it: false soon after the sound server was killed."""
        return bool(self._stream.active)

    def close(self) -> None:
        """End it at once; what was under way is dropped."""
        self._stream.close(ignore_errors=True)


class PortAudio:
    """The library, which sees new hardware only after it was ended and begun again."""

    def __init__(self) -> None:
        """Load nothing yet: loading looks for devices, and that can take its time."""
        self._library: Any = None

    def begin_again(self) -> None:
        """Look for the devices anew; every stream must have been closed.

        Raises:
            DeviceMissingError: the PortAudio library is not installed.
        """
        if self._library is None:
            is_fresh = "sounddevice" not in sys.modules
            try:
                self._library = importlib.import_module("sounddevice")
            except OSError:
                raise DeviceMissingError(
                    "Sound needs PortAudio: install the system package libportaudio2."
                ) from None
            if is_fresh:
                return
        self._library._terminate()
        self._library._initialize()

    def devices(self) -> list[CardDevice]:
        """What there was when PortAudio last began."""
        default_input, default_output = self._library.default.device
        return [
            CardDevice(
                number,
                found["name"],
                found["max_input_channels"],
                found["max_output_channels"],
                round(found["default_samplerate"]),
                is_default_input=number == default_input,
                is_default_output=number == default_output,
            )
            for number, found in enumerate(self._library.query_devices())
        ]

    def open(
        self,
        end: Device,
        device: CardDevice,
        rate_hz: int,
        prepare: Callable[[int, int], None],
        callback: Callback,
    ) -> OpenStream:
        """Open and start a device, at the wanted rate with one channel if it can, else at its own.

        Args:
            end: microphone or loudspeaker.
            device: one of `devices`.
            rate_hz: the wanted rate.
            prepare: called with the real rate in Hz and the channels, before the first callback.
            callback: sounddevice's, for raw streams.

        Raises:
            DeviceMissingError: it could not be opened.
        """
        kind = self._library.RawInputStream if end is Device.MICROPHONE else self._library.RawOutputStream
        refusal = ""
        for rate, channels in _ways(device, end, rate_hz):
            try:
                stream = kind(
                    samplerate=rate,
                    blocksize=round(rate * BLOCK_S[end]),
                    device=device.number,
                    channels=channels,
                    dtype="int16",
                    latency=LATENCY_S,
                    callback=callback,
                )
                prepare(rate, channels)
                stream.start()
            except self._library.PortAudioError as error:
                refusal = str(error)
            else:
                return OpenStream(stream)
        raise DeviceMissingError(f"The {end} {device.name} could not be opened: {refusal}.")


def _ways(device: CardDevice, end: Device, rate_hz: int) -> Sequence[tuple[int, int]]:
    """Rates and channels to try, the best first, each once."""
    channels = [1, 2] if device.channels(end) > 1 else [1]
    return list(dict.fromkeys((rate, count) for rate in (rate_hz, device.rate_hz) for count in channels))
