"""What the sound server (PulseAudio, or PipeWire in its place) knows and PortAudio does not tell.

Without any microphone the server records the loudspeaker's echo, and without any loudspeaker it plays into nothing: to
PortAudio both look like devices that work. A source or sink that is pulled out is swapped for such a one in silence.
"""

import importlib
import os
from typing import Any

from kiosk.core.events import Device
from kiosk.sound.devices import ServerDevice

STAND_IN_SINK = "auto_null"
"""Name of the sink made when there is none (PulseAudio's module-always-sink, and PipeWire's)."""
NOT_A_MONITOR = 0xFFFFFFFF
VARIABLES = {Device.MICROPHONE: "PULSE_SOURCE", Device.LOUDSPEAKER: "PULSE_SINK"}
"""Read by libpulse when a stream is opened: PortAudio itself cannot name a server's device."""


class ServerWatch:
    """Asks the sound server. Everything here belongs to the sound thread."""

    def __init__(self) -> None:
        """Connect to nothing yet."""
        self._library: Any = None
        self._pulse: Any = None
        self._is_library_missing = False

    def devices(self) -> list[ServerDevice] | None:
        """Every source and sink; None: there is no server."""
        found: list[ServerDevice] | None = self._asked(_devices_of)
        return found

    def used(self) -> dict[Device, str] | None:
        """Names of the source and sink that this process is joined to; None: there is no server."""
        found: dict[Device, str] | None = self._asked(_used_of)
        return found

    def close(self) -> None:
        """End the connection."""
        if self._pulse is not None:
            self._pulse.close()
            self._pulse = None

    def _asked(self, question: Any) -> Any:
        if not self._load():
            return None
        try:
            if self._pulse is None:
                self._pulse = self._library.Pulse("kiosk", connect=False)
                self._pulse.connect()
            return question(self._pulse)
        except self._library.PulseError:
            self.close()
            return None

    def _load(self) -> bool:
        """Load libpulse; a machine without it has no such server."""
        if self._library is None and not self._is_library_missing:
            try:
                self._library = importlib.import_module("pulsectl")
            except OSError:
                self._is_library_missing = True
        return self._library is not None


def choose_on_server(end: Device, server_name: str) -> None:
    """Let the next stream go to this source or sink; empty: to the server's own choice."""
    if server_name:
        os.environ[VARIABLES[end]] = server_name
    else:
        os.environ.pop(VARIABLES[end], None)


def _devices_of(pulse: Any) -> list[ServerDevice]:
    server = pulse.server_info()
    sources = [
        ServerDevice(
            source.name,
            source.description,
            Device.MICROPHONE,
            is_default=source.name == server.default_source_name,
            is_real=source.monitor_of_sink == NOT_A_MONITOR,
            rate_hz=source.sample_spec.rate,
            channels=source.sample_spec.channels,
        )
        for source in pulse.source_list()
    ]
    sinks = [
        ServerDevice(
            sink.name,
            sink.description,
            Device.LOUDSPEAKER,
            is_default=sink.name == server.default_sink_name,
            is_real=sink.name != STAND_IN_SINK,
            rate_hz=sink.sample_spec.rate,
            channels=sink.sample_spec.channels,
        )
        for sink in pulse.sink_list()
    ]
    return sources + sinks


def _used_of(pulse: Any) -> dict[Device, str]:
    own = str(os.getpid())
    sources = {source.index: source.name for source in pulse.source_list()}
    sinks = {sink.index: sink.name for sink in pulse.sink_list()}
    used = {}
    for stream in pulse.source_output_list():
        if stream.proplist.get("application.process.id") == own and stream.source in sources:
            used[Device.MICROPHONE] = sources[stream.source]
    for stream in pulse.sink_input_list():
        if stream.proplist.get("application.process.id") == own and stream.sink in sinks:
            used[Device.LOUDSPEAKER] = sinks[stream.sink]
    return used
