"""The sound card: one thread that opens, watches and closes both ends of it."""

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.core.events import DeviceChanged
from kiosk.core.ports import Post
from kiosk.sound.card_port import End
from kiosk.sound.devices import Choice, ServerDevice, choose
from kiosk.sound.loudspeaker import DeviceLoudspeaker
from kiosk.sound.microphone import DeviceMicrophone, Listener
from kiosk.sound.own_voice import OwnVoice
from kiosk.sound.portaudio import DeviceMissingError, PortAudio
from kiosk.sound.server import ServerWatch, choose_on_server

LOOK_S = 0.1
"""How often the streams are looked at while one is being opened or missing."""
CALM_LOOK_S = 0.25
"""And while all work."""
ASK_SERVER_S = 1.0
"""How often the sound server is asked what became of them: 2 ms each time."""
FIRST_RETRY_S = 0.25
LONGEST_RETRY_S = 2.0
"""With what noticing and opening take, sound is back within 5 s."""
WAIT_FOR_PAUSE_S = 2.0
"""How long new hardware waits for the other end to have nothing to do, as looking for it closes both."""
KERNEL_CARDS = Path("/proc/asound/cards")
KERNEL_DEVICES = Path("/dev/snd")


@dataclass
class _Watched:
    """An end and what is known of it."""

    end: End
    choice: Choice = field(default_factory=lambda: Choice(None, ""))
    is_open: bool = False
    is_working: bool = False
    """Sound has been seen to flow since it was opened."""
    told: tuple[bool, str] | None = None
    """What was posted last."""
    retry_s: float = FIRST_RETRY_S
    next_try_s: float = 0.0

    def is_due(self, now_s: float) -> bool:
        """Whether it is closed and should be tried."""
        return not self.is_open and now_s >= self.next_try_s


class SoundCard:
    """Both ends, and the "sound" thread that alone touches PortAudio."""

    def __init__(self, post: Post, loudspeaker_name: str, microphone_name: str, listener: Listener) -> None:
        """Nothing starts yet.

        Args:
            post: the door to the engine.
            loudspeaker_name: part of the name; empty: the machine's own choice.
            microphone_name: likewise.
            listener: takes what the microphone gives.
        """
        self._post = post
        own_voice = OwnVoice()
        self.loudspeaker = DeviceLoudspeaker(loudspeaker_name, self, own_voice)
        self.microphone = DeviceMicrophone(microphone_name, listener, self, own_voice)
        self._orders: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._watched: list[_Watched] = []
        self._portaudio = PortAudio()
        self._server = ServerWatch()
        self._asked_s = 0.0
        self._hardware: object = None
        """What the kernel and the server had when PortAudio last began."""
        self._new_since_s: float | None = None
        """Since when there is new hardware that waits for a pause."""
        self._is_ending = False
        self._thread = threading.Thread(target=self._work, name="sound", daemon=True)

    def start(self) -> None:
        """Begin to open the loudspeaker, and the microphone if it is wanted; returns at once."""
        self.loudspeaker.start()
        self._thread.start()

    def stop(self, timeout_s: float) -> None:
        """Close both ends and end the thread, waiting at most so long."""
        self._orders.put(self._end)
        if self._thread.is_alive():
            self._thread.join(timeout_s)

    def attach(self, end: End) -> None:
        """Keep this end open from now on, once the card has been started; returns at once. Main thread."""
        self._orders.put(lambda: self._watched.append(_Watched(end)))

    def detach(self, end: End, timeout_s: float) -> None:
        """Close this end, waiting at most so long; 0: returns at once. Nothing is posted. Main thread."""
        done = threading.Event()

        def leave() -> None:
            end.close_stream()
            self._watched = [watched for watched in self._watched if watched.end is not end]
            done.set()

        self._orders.put(leave)
        if timeout_s > 0.0 and self._thread.is_alive():
            done.wait(timeout_s)

    def _end(self) -> None:
        self._is_ending = True

    def _work(self) -> None:
        """The sound thread."""
        while not self._is_ending:
            try:
                self._orders.get(timeout=self._patience_s(time.monotonic()))()
            except queue.Empty:
                self._look(time.monotonic())
        for watched in self._watched:
            watched.end.close_stream()
        self._server.close()

    def _patience_s(self, now_s: float) -> float | None:
        """How long to wait for an order before the next look; None: as long as it takes."""
        if not self._watched:
            return None
        if any(watched.is_due(now_s) for watched in self._watched):
            return 0.0
        return CALM_LOOK_S if all(watched.is_working for watched in self._watched) else LOOK_S

    def _look(self, now_s: float) -> None:
        misled = self._misled(now_s)
        for watched in self._watched:
            if watched.is_open and (watched in misled or watched.end.is_lost()):
                self._close(watched)
                self._tell(watched, False, f"The {watched.end.device} {watched.choice.label} was lost.")
            elif watched.is_open and watched.end.is_working():
                self._tell(watched, True, watched.choice.reason)
                watched.is_working, watched.retry_s = True, FIRST_RETRY_S
        if any(watched.is_due(now_s) for watched in self._watched):
            self._look_for_missing(now_s)

    def _misled(self, now_s: float) -> list[_Watched]:
        """Ends that the server joined to something else, as it does when a plug is pulled."""
        if now_s - self._asked_s < ASK_SERVER_S:
            return []
        self._asked_s = now_s
        working = [watched for watched in self._watched if watched.is_open and watched.end.is_working()]
        used = self._server.used() if working else None
        devices = {device.name: device for device in self._server.devices() or ()} if used else {}
        return [w for w in working if used and _is_wrong(w.choice, devices.get(used.get(w.end.device, "")))]

    def _look_for_missing(self, now_s: float) -> None:
        on_server = self._server.devices()
        try:
            self._begin_again_if_needed(on_server is not None, now_s)
        except DeviceMissingError as missing:
            for watched in self._watched:
                self._put_off(watched, str(missing), now_s)
            return
        for watched in self._watched:
            if watched.is_due(now_s):
                self._open(watched, on_server, now_s)

    def _begin_again_if_needed(self, has_server: bool, now_s: float) -> None:
        """PortAudio sees new hardware only after a new beginning, which closes the end that works."""
        hardware = (_kernel_hardware(), has_server)
        others = [watched for watched in self._watched if watched.is_open]
        if others and (hardware == self._hardware or not self._may_close(others, now_s)):
            return
        for watched in others:
            self._close(watched)
        self._portaudio.begin_again()
        self._hardware, self._new_since_s = hardware, None

    def _may_close(self, others: list[_Watched], now_s: float) -> bool:
        """Whether new hardware has found a pause, or waited for one long enough."""
        if self._new_since_s is None:
            self._new_since_s = now_s
        is_long_enough = now_s - self._new_since_s >= WAIT_FOR_PAUSE_S
        return is_long_enough or all(watched.end.is_idle for watched in others)

    def _open(self, watched: _Watched, on_server: list[ServerDevice] | None, now_s: float) -> None:
        end = watched.end
        try:
            choice = choose(end.device, end.name_part, self._portaudio.devices(), on_server)
            if choice.device is None:
                raise DeviceMissingError(choice.reason)  # noqa: TRY301 - as missing as one that does not open
            choose_on_server(end.device, choice.server_name)
            end.open_stream(self._portaudio, choice.device)
        except DeviceMissingError as missing:
            self._put_off(watched, str(missing), now_s)
        else:
            watched.choice, watched.is_open = choice, True

    def _put_off(self, watched: _Watched, reason: str, now_s: float) -> None:
        """Try again later, each time a little later."""
        self._tell(watched, False, reason)
        watched.next_try_s = now_s + watched.retry_s
        watched.retry_s = min(2 * watched.retry_s, LONGEST_RETRY_S)

    def _close(self, watched: _Watched) -> None:
        watched.end.close_stream()
        watched.is_open = watched.is_working = False
        watched.next_try_s = 0.0

    def _tell(self, watched: _Watched, is_working: bool, detail: str) -> None:
        """Post what is new."""
        if watched.told is None or watched.told[0] != is_working:
            self._post(DeviceChanged(watched.end.device, is_working, detail))
        watched.told = (is_working, detail)


def _is_wrong(choice: Choice, used: ServerDevice | None) -> bool:
    """Whether a stream hangs on nothing real, or on another device than the one chosen by name."""
    return used is not None and (
        not used.is_real or (bool(choice.server_name) and used.name != choice.server_name)
    )


def _kernel_hardware() -> tuple[str, ...]:
    """The cards that the kernel knows; empty where there are none, none to be seen, or another kind of kernel."""
    try:
        cards = KERNEL_CARDS.read_text() if KERNEL_CARDS.exists() else ""
        devices = sorted(entry.name for entry in KERNEL_DEVICES.iterdir()) if KERNEL_DEVICES.exists() else []
    except OSError:
        return ()
    return (cards, *devices)
