"""The real kiosk with real Vosk and real espeak-ng, on virtual hardware."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.core.content import Library
from tests.lab.clinic import Clinic
from tests.lab.kiosk import PROJECT, Kiosk
from tests.lab.texts import load_texts
from tests.lab.visit import BREATH_S
from tests.lab.waiting import let_pass


@pytest.fixture(scope="session")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """What the kiosk says and shows."""
    return load_texts(tmp_path_factory.mktemp("texts"))


@pytest.fixture(scope="module")
def clinic() -> Iterator[Clinic]:
    with Clinic() as clinic:
        yield clinic


@pytest.fixture(scope="module")
def kiosk(clinic: Clinic, speech_model: Path) -> Iterator[Kiosk]:
    """A kiosk that listens; it has nothing to complain of until the module ends."""
    with Kiosk(clinic) as kiosk:
        kiosk.wait_until_listening()
        # Who speaks in the very moment in which the kiosk begins to listen has no silence before.
        let_pass(BREATH_S)
        yield kiosk
        assert kiosk.is_running
        assert kiosk.end() == 0
        assert kiosk.own_complaints == ""


@pytest.fixture
def at_home(clinic: Clinic, kiosk: Kiosk) -> Kiosk:
    """The kiosk on its home screen, with nobody before it."""
    if kiosk.frame().screen == "welcome":
        touched_s = clinic.finger.touch(clinic.screen.width_px // 2, clinic.screen.height_px // 2)
        kiosk.wait_for_frame(lambda frame: frame.screen == "home", touched_s, "the home screen")
    if kiosk.frame().screen != "home":
        touched_s = clinic.touch("I am finished")
        kiosk.wait_for_frame(lambda frame: frame.screen == "home", touched_s, "the home screen")
    return kiosk


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the texts that may be changed."""
    return Path(shutil.copytree(PROJECT / "content", tmp_path / "content"))
