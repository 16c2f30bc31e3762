"""A private sound server for this process, and a card on it that notes what it posts."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.core.events import Device, DeviceChanged, Event
from kiosk.sound.card import SoundCard
from tests.lab.processes import private_environment
from tests.lab.recording import Recording
from tests.lab.sound_server import LOUDSPEAKER, SoundServer
from tests.lab.waiting import wait_for

READ_BY_SOUND_LIBRARIES = (
    "PULSE_SERVER",
    "PULSE_CLIENTCONFIG",
    "ALSA_CONFIG_PATH",
    "XDG_RUNTIME_DIR",
    "HOME",
)
BACK_WITHIN_S = 5.0


class Post:
    """Where a card posts to."""

    def __init__(self) -> None:
        self.events: list[tuple[float, Event]] = []

    def __call__(self, event: Event) -> None:
        self.events.append((time.monotonic(), event))

    def changes(self, device: Device) -> list[DeviceChanged]:
        return [
            event for _, event in self.events if isinstance(event, DeviceChanged) and event.device is device
        ]

    def wait_for_change(
        self, device: Device, *, is_working: bool, since: int = 0, deadline_s: float = BACK_WITHIN_S
    ) -> float:
        """Wait until the device last changed to this, after so many changes; returns the seconds it took."""
        began_s = time.monotonic()
        wait_for(
            lambda: len(found := self.changes(device)) > since and found[-1].is_working is is_working,
            deadline_s,
            f"the {device} to be {'working' if is_working else 'lost'}",
        )
        return time.monotonic() - began_s


class Blocks:
    """Takes what the microphone gives."""

    def __init__(self) -> None:
        self.count = 0
        self.bytes_taken = 0
        self.loudest = 0
        self.own_voices: list[bytes] = []
        """What the loudspeaker was given while each block was heard."""
        self.forgotten_after: list[int] = []
        """After how many blocks it was told that the sound broke off."""

    def forget(self) -> None:
        self.forgotten_after.append(self.count)

    def accept(self, block: bytes, own_voice: bytes = b"") -> None:
        assert len(own_voice) in (0, len(block))
        self.count += 1
        self.own_voices.append(own_voice)
        self.bytes_taken += len(block)
        self.loudest = max(self.loudest, *memoryview(block).cast("h"))


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def blocks() -> Blocks:
    return Blocks()


@pytest.fixture
def plugged_in() -> tuple[bool, bool]:
    """Whether there is a loudspeaker and a microphone at first."""
    return True, True


@pytest.fixture
def server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plugged_in: tuple[bool, bool]
) -> Iterator[SoundServer]:
    has_loudspeaker, has_microphone = plugged_in
    lab = SoundServer(
        private_environment(tmp_path),
        tmp_path,
        has_loudspeaker=has_loudspeaker,
        has_microphone=has_microphone,
    )
    with lab as running:
        for name in READ_BY_SOUND_LIBRARIES:
            monkeypatch.setenv(name, running.environment[name])
        for name in ("PULSE_SINK", "PULSE_SOURCE"):
            monkeypatch.delenv(name, raising=False)
        yield running


@pytest.fixture
def card(server: SoundServer, post: Post, blocks: Blocks) -> Iterator[SoundCard]:
    card = SoundCard(post, "", "", blocks)
    card.microphone.open()
    card.start()
    yield card
    card.stop(5.0)


@pytest.fixture
def recording(server: SoundServer) -> Iterator[Recording]:
    with Recording(server.environment, f"{LOUDSPEAKER}.monitor", rate_hz=22_050) as running:
        yield running
