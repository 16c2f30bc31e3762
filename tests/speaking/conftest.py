"""A loudspeaker that is only a clock, and a post that notes what comes."""

import time

import pytest

from kiosk.core.events import Event


class ClockLoudspeaker:
    """Fulfils `ports.Loudspeaker` in silence, on a clock that the test turns."""

    def __init__(self) -> None:
        self.played: list[tuple[float, bytes, int]] = []
        self.cuts = 0
        self.ducked: list[bool] = []
        self.gains_db: list[float] = []
        self._queued_s = 0.0
        self._heard_s = 0.0

    def start(self) -> None: ...

    def stop(self, timeout_s: float) -> None: ...

    def play(self, samples: bytes, rate_hz: int) -> float:
        begin_s = self._queued_s
        self.played.append((begin_s, samples, rate_hz))
        self._queued_s += len(samples) / 2 / rate_hz
        return begin_s

    def duck(self, *, is_on: bool) -> None:
        self.ducked.append(is_on)

    def set_loudness(self, gain_db: float) -> None:
        self.gains_db.append(gain_db)

    def cut(self) -> None:
        self.cuts += 1
        self._heard_s = self._queued_s

    def heard_s(self) -> float:
        return min(self._heard_s, self._queued_s)

    def turn_to(self, heard_s: float) -> None:
        self._heard_s = heard_s


class Post:
    def __init__(self) -> None:
        self.events: list[Event] = []
        self.times_s: list[float] = []

    def __call__(self, event: Event) -> None:
        self.times_s.append(time.monotonic())
        self.events.append(event)


@pytest.fixture
def loudspeaker() -> ClockLoudspeaker:
    return ClockLoudspeaker()


@pytest.fixture
def post() -> Post:
    return Post()
