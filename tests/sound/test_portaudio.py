"""What PortAudio refuses is a device that is missing, and never the end of the sound thread."""

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kiosk.core.events import Device
from kiosk.sound.card import SoundCard
from kiosk.sound.portaudio import DeviceMissingError, PortAudio
from tests.lab.waiting import wait_for
from tests.sound.conftest import Blocks, Post

CALLBACK_EVERY_S = 0.02
DEVICE = {
    "name": "Card",
    "max_input_channels": 1,
    "max_output_channels": 1,
    "default_samplerate": 22_050.0,
}


class PortAudioError(Exception):
    """As sounddevice's."""


class Stream:
    """Calls back until it is closed."""

    def __init__(self, library: "SoundDevice", callback: Callable[..., None], blocksize: int) -> None:
        self._library = library
        self._callback = callback
        self._block = bytearray(2 * blocksize)
        self._is_closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="callback")
        self.is_closed = False

    def start(self) -> None:
        self._library.check("start")
        self._thread.start()

    @property
    def active(self) -> bool:
        self._library.check("active")
        return True

    def close(self, ignore_errors: bool) -> None:
        assert ignore_errors
        self.is_closed = True
        self._is_closing.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        times = SimpleNamespace(outputBufferDacTime=0.0, currentTime=0.0)
        while not self._is_closing.wait(CALLBACK_EVERY_S):
            self._callback(memoryview(self._block), len(self._block) // 2, times, None)


class SoundDevice:
    """In the place of the module sounddevice; refuses whatever `refused` names, and counts."""

    PortAudioError = PortAudioError
    default = SimpleNamespace(device=(0, 0))

    def __init__(self) -> None:
        self.refused: set[str] = set()
        self.refusals = 0
        self.begun = 1
        self.streams: list[Stream] = []

    def check(self, what: str) -> None:
        if what in self.refused:
            self.refusals += 1
            raise PortAudioError(f"{what} refused")

    def _initialize(self) -> None:
        self.check("initialize")
        self.begun += 1

    def _terminate(self) -> None:
        if self.begun == 0:
            raise PortAudioError("PortAudio not initialized")
        self.begun -= 1

    def query_devices(self) -> list[dict[str, Any]]:
        self.check("devices")
        if self.begun == 0:
            raise PortAudioError("PortAudio not initialized")
        return [DEVICE]

    def _open(self, *, callback: Callable[..., None], blocksize: int, **_: object) -> Stream:
        self.streams.append(Stream(self, callback, blocksize))
        return self.streams[-1]

    RawInputStream = RawOutputStream = _open


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SoundDevice:
    library = SoundDevice()
    monkeypatch.setitem(sys.modules, "sounddevice", library)
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/no-server")
    return library


@pytest.fixture
def card(library: SoundDevice, post: Post, blocks: Blocks) -> Iterator[SoundCard]:
    card = SoundCard(post, "", "", blocks)
    card.microphone.open()
    assert not any(thread.name == "sound" for thread in threading.enumerate())
    yield card
    card.stop(5.0)
    assert all(stream.is_closed for stream in library.streams)
    assert not any(thread.name == "sound" for thread in threading.enumerate())


@pytest.mark.parametrize("refused", ["initialize", "devices", "start"])
def test_what_is_refused_at_first_is_tried_again(
    library: SoundDevice, card: SoundCard, post: Post, refused: str
) -> None:
    library.refused = {refused}
    card.start()
    for device in (Device.LOUDSPEAKER, Device.MICROPHONE):
        post.wait_for_change(device, is_working=False)
        assert f"{refused} refused" in post.changes(device)[0].detail
    wait_for(lambda: library.refusals >= 4, 5.0, "further attempts")
    assert all(stream.is_closed for stream in library.streams)
    library.refused = set()
    for device in (Device.LOUDSPEAKER, Device.MICROPHONE):
        post.wait_for_change(device, is_working=True)
        assert [change.is_working for change in post.changes(device)] == [False, True]
    assert library.begun == 1


def test_a_stream_that_cannot_be_asked_is_lost_and_opened_again(
    library: SoundDevice, card: SoundCard, post: Post
) -> None:
    card.start()
    for device in (Device.LOUDSPEAKER, Device.MICROPHONE):
        post.wait_for_change(device, is_working=True)
    library.refused = {"active", "initialize"}
    for device in (Device.LOUDSPEAKER, Device.MICROPHONE):
        post.wait_for_change(device, is_working=False)
    library.refused = set()
    for device in (Device.LOUDSPEAKER, Device.MICROPHONE):
        post.wait_for_change(device, is_working=True)


def test_a_sound_system_that_is_in_turmoil_while_sounddevice_is_loaded(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "sounddevice.py").write_text(
        "class PortAudioError(Exception): ...\nraise PortAudioError('Unanticipated host error')\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    with pytest.raises(DeviceMissingError, match="Unanticipated host error"):
        PortAudio().begin_again()
