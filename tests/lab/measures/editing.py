"""From a saved file to the changed text on the glass, while the section is shown."""

import shutil
import time
from pathlib import Path

from tests.lab.clinic import Clinic
from tests.lab.kiosk import PROJECT, Kiosk
from tests.lab.measures.table import Row
from tests.lab.waiting import let_pass

EDITS = 8
TARGET_S = 2.0
SETTLED_S = 1.5
"""Between two edits, as nobody types faster than that."""


def measure_editing(clinic: Clinic, section: str, title: str) -> list[Row]:
    """Save a section again and again, each time with another sentence in it.

    Args:
        clinic: where the kiosk stands.
        section: the name of its file in ``content/en``.
        title: its title.
    """
    content = Path(shutil.copytree(PROJECT / "content", clinic.folder / "edited"))
    file = content / "en" / section
    good = file.read_text(encoding="utf-8")
    with Kiosk(clinic, "--content", str(content)) as kiosk:
        kiosk.wait_until_usable()
        touched_s = clinic.touch(f"Number 2: {title}")
        kiosk.wait_for_frame(lambda frame: frame.title == title, touched_s, "the section")
        taken_s = [_edit(kiosk, file, f"{good}\nThis is edit number {number}.\n") for number in range(EDITS)]
    return [Row("file saved to changed text on the screen", taken_s, "s", TARGET_S, 95.0)]


def _edit(kiosk: Kiosk, file: Path, text: str) -> float:
    let_pass(SETTLED_S)
    before = kiosk.frame().document
    saved_s = time.monotonic()
    file.write_text(text, encoding="utf-8")
    changed = kiosk.wait_for_frame(lambda frame: frame.document != before, saved_s, "the new text")
    return changed.at_s - saved_s
