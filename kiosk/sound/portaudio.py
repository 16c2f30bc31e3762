"""PortAudio through sounddevice, the only file that imports it. Everything here belongs to the sound thread."""

import importlib
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
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
    """No such device, or PortAudio refused; its message is one sentence for staff."""


class OpenStream:
    """A running stream of one end of the card: int16 little-endian."""

    def __init__(self, stream: Any, refusal: type[Exception]) -> None:
        """Take over a stream that was started.

        Args:
            stream: sounddevice's.
            refusal: what sounddevice raises.
        """
        self._stream = stream
        self._refusal = refusal

    @property
    def is_active(self) -> bool:
        """Whether PortAudio still serves it: false soon after the sound server was killed."""
        try:
            return bool(self._stream.active)
        except self._refusal:
            return False

    def close(self) -> None:
        """End it at once; what was under way is dropped."""
        self._stream.close(ignore_errors=True)


class PortAudio:
    """The library, which sees new hardware only after it was ended and begun again."""

    def __init__(self) -> None:
        """Load nothing yet: loading looks for devices, and that can take its time."""
        self._library: Any = None
        self._has_begun = False
        """Ending what has not begun is an error, and it does not begin where the sound system is in turmoil."""

    def begin_again(self) -> None:
        """Look for the devices anew; every stream must have been closed.

        Raises:
            DeviceMissingError: the PortAudio library is not installed, or did not begin.
        """
        is_fresh = "sounddevice" not in sys.modules
        if self._library is None:
            self._library = _load()
            self._has_begun = True
            if is_fresh:
                return
        with self._refusals("PortAudio does not begin"):
            if self._has_begun:
                self._has_begun = False
                self._library._terminate()
            self._library._initialize()
            self._has_begun = True

    def devices(self) -> list[CardDevice]:
        """What there was when PortAudio last began.

        Raises:
            DeviceMissingError: PortAudio could not say.
        """
        with self._refusals("PortAudio cannot list the devices"):
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
                return self._started(stream)
            except self._library.PortAudioError as error:
                refusal = str(error)
        raise DeviceMissingError(f"The {end} {device.name} could not be opened: {refusal}.")

    def _started(self, stream: Any) -> OpenStream:
        """One that does not start is closed again: a device that is held open cannot be opened another way."""
        try:
            stream.start()
        except self._library.PortAudioError:
            stream.close(ignore_errors=True)
            raise
        return OpenStream(stream, self._library.PortAudioError)

    @contextmanager
    def _refusals(self, what: str) -> Iterator[None]:
        """What PortAudio refuses is a device that is missing."""
        try:
            yield
        except self._library.PortAudioError as error:
            raise DeviceMissingError(f"{what}: {error}.") from None


def _load() -> Any:
    """Load sounddevice, which begins PortAudio."""
    try:
        return importlib.import_module("sounddevice")
    except OSError:
        raise DeviceMissingError("Sound needs PortAudio: install the system package libportaudio2.") from None
    # The class of its complaint is in the very module that did not load.
    except Exception as error:
        if type(error).__name__ != "PortAudioError":
            raise
        raise DeviceMissingError(f"PortAudio does not begin: {error}.") from None


def _ways(device: CardDevice, end: Device, rate_hz: int) -> Sequence[tuple[int, int]]:
    """Rates and channels to try, the best first, each once."""
    channels = [1, 2] if device.channels(end) > 1 else [1]
    return list(dict.fromkeys((rate, count) for rate in (rate_hz, device.rate_hz) for count in channels))
