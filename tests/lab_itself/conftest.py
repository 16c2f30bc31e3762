from collections.abc import Iterator

import pytest

from tests.lab.clinic import Clinic


@pytest.fixture(scope="module")
def clinic() -> Iterator[Clinic]:
    with Clinic(640, 400) as clinic:
        yield clinic
