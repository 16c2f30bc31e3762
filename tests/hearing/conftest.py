from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.hearing.hearing import VoskHearing
from kiosk.hearing.recogniser import VoskRecogniser
from tests.hearing.bench import DEADLINE_S, Bench


@pytest.fixture(scope="session")
def recogniser(speech_model: Path) -> VoskRecogniser:
    return VoskRecogniser(speech_model)


@pytest.fixture
def bench() -> Iterator[Bench]:
    """Ears with nothing inside."""
    bench = Bench(lambda: Path("model"), lambda model: None)
    yield bench
    bench.ears.stop(DEADLINE_S)


@pytest.fixture
def real(speech_model: Path, recogniser: VoskRecogniser) -> Iterator[Bench]:
    """Ears with the real chain inside."""
    bench = Bench(lambda: speech_model, lambda model: VoskHearing(recogniser))
    yield bench
    bench.ears.stop(DEADLINE_S)
