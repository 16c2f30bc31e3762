"""For every room's tests."""

import os
from pathlib import Path

import pytest

from tests.lab.kiosk import SPEECH_MODEL


@pytest.fixture(scope="session")
def speech_model() -> Path:
    """The folder of the English speech model; without it the test is skipped, and in CI it fails."""
    if not SPEECH_MODEL.is_dir():
        reason = f"There is no speech model in {SPEECH_MODEL}; `make test` brings it."
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return SPEECH_MODEL
