"""What docs/conformance.md calls met names tests that are there."""

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
PAGE = (PROJECT / "docs" / "conformance.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/.:]+)`", PAGE)))


@pytest.mark.parametrize("named", NAMED)
def test_the_named_test_is_there(named: str) -> None:
    """A file or folder of tests, or a function in one."""
    place, _, function = named.partition("::")
    path = PROJECT / place
    assert path.exists(), f"docs/conformance.md names {named}"
    tests = path.rglob("test_*.py") if path.is_dir() else [path]
    assert any(f"def {function or 'test_'}" in test.read_text(encoding="utf-8") for test in tests)


def test_every_row_that_is_met_says_how() -> None:
    """An empty claim is none."""
    rows = [line.split("|") for line in PAGE.splitlines() if "| met |" in line or "| in part |" in line]
    assert len(rows) > 60
    assert [row for row in rows if not row[-2].strip()] == []
