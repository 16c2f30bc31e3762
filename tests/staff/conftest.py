"""For the commands for staff."""

import pytest

from kiosk.core.content import Library
from tests.lab.texts import load_texts


@pytest.fixture(scope="package")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """What the kiosk says and shows."""
    return load_texts(tmp_path_factory.mktemp("texts"))
