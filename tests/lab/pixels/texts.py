"""What stands on the pages that are measured, and on those that are kept as pictures."""

import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from kiosk.core.content import Library
from tests.lab.texts import load_texts
from tests.screen import made_up


@cache
def real_texts() -> Library:
    """The texts of the project; read once a process.

    Raises:
        kiosk.library.problems.StaffFileError: A file of the staff is wrong.
    """
    with tempfile.TemporaryDirectory() as scratch:
        return load_texts(Path(scratch))


@cache
def picture_texts() -> Library:
    """Made-up pages under the project's own buttons: they look the same whatever the staff write."""
    real = real_texts()
    return replace(made_up.LIBRARY, voice=real.voice, sayable=real.sayable)
