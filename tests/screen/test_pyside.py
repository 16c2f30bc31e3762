"""Faults of PySide6 that this house works around, so that it is noticed when they are gone or come back."""

import subprocess
import sys

from PySide6.QtGui import QTextCharFormat

CALLS = 200
FEW = 20
LAZY_PYDANTIC = """
from typing import Annotated
from annotated_types import Ge
from pydantic import TypeAdapter
import PySide6.QtCore
TypeAdapter(Annotated[int, Ge(3)])
"""


def test_calls_that_give_nothing_back_keep_the_count_of_none() -> None:
    """PySide6 6.12.0 loses one with each call; on Python 3.11 the kiosk would abort within the hour."""
    letters = QTextCharFormat()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        letters.setFontItalic(True)
    assert abs(sys.getrefcount(None) - before) < FEW


def test_pydantic_still_breaks_when_it_is_first_used_after_pyside6() -> None:
    """When this fails, the early import in kiosk/library/value_check.py is no longer needed."""
    done = subprocess.run([sys.executable, "-c", LAZY_PYDANTIC], capture_output=True, text=True, timeout=60)
    assert "ImportError" in done.stderr
