"""A sound card that is not there: a private PulseAudio with a loudspeaker and a microphone.

The loudspeaker is a null sink. The microphone is what is played into a second null sink, the *room*. ALSA (and
through it PortAudio) reaches this server, and no real card, by an ALSA configuration of its own.
"""

import json
import os
import threading
from collections.abc import Mapping
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from types import TracebackType
from typing import Self

import numpy as np

from tests.lab.processes import Program, run
from tests.lab.waiting import wait_for

ALSA_CONFIGURATION = """\
pcm.pulse { type pulse hint { show on description "PulseAudio Sound Server" } }
ctl.pulse { type pulse }
pcm.default { type pulse hint { show on description "Default ALSA Output (currently PulseAudio Sound Server)" } }
ctl.default { type pulse }
defaults.pcm.dmix.rate 48000
"""
CLIENT_CONFIGURATION = "autospawn = no\nenable-shm = no\n"
LOUDSPEAKER = "loudspeaker"
ROOM = "room"
MICROPHONE = "microphone"
ECHO = "echo"
ECHO_DELAY_MS = 40
ROOM_RATE_HZ = 16_000
ROOM_HISS = 12.0
"""Root mean square of the quiet room, of 32767: a real microphone is never exactly zero."""


class SoundServer:
    """Starts with loudspeaker and microphone; either can be unplugged, and the whole server killed and begun again."""

    def __init__(
        self,
        environment: Mapping[str, str],
        folder: Path,
        *,
        has_loudspeaker: bool = True,
        has_microphone: bool = True,
    ) -> None:
        self._folder = folder
        self._socket = folder / "runtime" / "sound.socket"
        self._has_loudspeaker, self._has_microphone = has_loudspeaker, has_microphone
        alsa, client = folder / "alsa.conf", folder / "pulse-client.conf"
        alsa.write_text(ALSA_CONFIGURATION)
        client.write_text(CLIENT_CONFIGURATION)
        self.environment = {
            **environment,
            "PULSE_SERVER": f"unix:{self._socket}",
            "PULSE_CLIENTCONFIG": str(client),
            "ALSA_CONFIG_PATH": str(alsa),
        }
        self._server: Program | None = None
        self._hiss: Hiss | None = None
        self._modules: dict[str, str] = {}

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def is_running(self) -> bool:
        return self._server is not None and self._server.is_running

    def start(self) -> None:
        """Start the server with the devices that are plugged in."""
        self._server = Program(self._command(), self.environment, self._folder, "pulseaudio")
        wait_for(self._answers, 10.0, "the private PulseAudio to answer")
        self._modules.clear()
        if self._has_loudspeaker:
            self.plug_in_loudspeaker()
        if self._has_microphone:
            self.plug_in_microphone()

    def _command(self) -> list[str]:
        return [
            "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes",
            "--realtime=no", "--high-priority=no", "--log-target=stderr", "--log-level=error",
            "-L", f"module-native-protocol-unix auth-anonymous=1 socket={self._socket}",
            "-L", "module-always-sink",
        ]  # fmt: skip

    def _answers(self) -> bool:
        assert self._server is not None
        if not self._server.is_running:
            raise RuntimeError(f"The private PulseAudio did not start: {self._server.complaints}")
        return Popen(["pactl", "info"], env=self.environment, stdout=DEVNULL, stderr=DEVNULL).wait() == 0

    def stop(self) -> None:
        self._silence_room()
        if self._server is not None:
            self._server.end()
            self._server = None

    def kill(self) -> None:
        """Take the server away without a word, as a crash does."""
        assert self._server is not None
        self._server.kill()
        self._silence_room()
        self._server = None

    def plug_in_loudspeaker(self) -> None:
        self._load(LOUDSPEAKER, f"module-null-sink sink_name={LOUDSPEAKER} rate=48000 channels=2")
        self._pactl("set-default-sink", LOUDSPEAKER)
        self._has_loudspeaker = True

    def unplug_loudspeaker(self) -> None:
        self._unload(LOUDSPEAKER)
        self._has_loudspeaker = False

    def plug_in_microphone(self) -> None:
        self._load(ROOM, f"module-null-sink sink_name={ROOM} rate={ROOM_RATE_HZ} channels=1")
        self._load(MICROPHONE, f"module-remap-source source_name={MICROPHONE} master={ROOM}.monitor")
        self._pactl("set-default-source", MICROPHONE)
        self._hiss = Hiss(self.environment)
        self._has_microphone = True

    def unplug_microphone(self) -> None:
        self._silence_room()
        self._unload(MICROPHONE)
        self._unload(ROOM)
        self._has_microphone = False

    def begin_echo(self, volume_percent: int = 50) -> None:
        """Let the microphone hear the loudspeaker too, as in any room."""
        self._load(
            ECHO, f"module-loopback source={LOUDSPEAKER}.monitor sink={ROOM} latency_msec={ECHO_DELAY_MS}"
        )
        module = self._modules[ECHO]
        inputs = json.loads(self._pactl("--format=json", "list", "sink-inputs"))
        echo = next(entry["index"] for entry in inputs if str(entry["owner_module"]) == module)
        self._pactl("set-sink-input-volume", str(echo), f"{volume_percent}%")

    def end_echo(self) -> None:
        """Let the microphone hear the room alone again."""
        self._unload(ECHO)

    def sources(self) -> list[str]:
        """Names of the sources, monitors too."""
        return [line.split("\t")[1] for line in self._pactl("list", "short", "sources").splitlines()]

    def _silence_room(self) -> None:
        if self._hiss is not None:
            self._hiss.stop()
            self._hiss = None

    def _pactl(self, *arguments: str) -> str:
        return run(["pactl", *arguments], self.environment)

    def _load(self, name: str, module: str) -> None:
        self._modules[name] = self._pactl("load-module", *module.split())

    def _unload(self, name: str) -> None:
        self._pactl("unload-module", self._modules.pop(name))


class Hiss:
    """The faint noise of a room in which nobody speaks, on a thread of its own until stopped."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._player = Popen(
            ["pacat", "--playback", "--raw", "--format=s16le", f"--rate={ROOM_RATE_HZ}", "--channels=1",
             f"--device={ROOM}", "--latency-msec=200", "--client-name=hiss"],
            env=dict(environment), stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL, bufsize=0,
        )  # fmt: skip
        self._thread = threading.Thread(target=self._play, name="hiss", daemon=True)
        self._thread.start()

    def _play(self) -> None:
        noise = (
            np.random.default_rng(seed=1).normal(0.0, ROOM_HISS, 10 * ROOM_RATE_HZ).astype("<i2").tobytes()
        )
        assert self._player.stdin is not None
        try:
            while self._player.poll() is None:
                os.write(self._player.stdin.fileno(), noise[: 2 * ROOM_RATE_HZ // 10])
                noise = noise[2 * ROOM_RATE_HZ // 10 :] + noise[: 2 * ROOM_RATE_HZ // 10]
        except BrokenPipeError:
            return

    def stop(self) -> None:
        self._player.kill()
        self._player.wait()
        self._thread.join()
        if self._player.stdin is not None:
            self._player.stdin.close()
