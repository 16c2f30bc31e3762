from pathlib import Path

import pytest

from kiosk.hearing.recogniser import VoskRecogniser


@pytest.fixture(scope="session")
def recogniser(speech_model: Path) -> VoskRecogniser:
    return VoskRecogniser(speech_model)
