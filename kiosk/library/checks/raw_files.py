"""What an editor has left in a file that nobody sees: the kiosk copes with it, the next editor may not."""

import re
from collections.abc import Iterator
from pathlib import Path

from kiosk.library.problems import WHOLE_FILE, Problem, advice
from kiosk.library.staff_file import LARGEST_FILE_BYTES

_LINE_ENDS = re.compile(rb"\r\n|\n|\r")
_READ_TWICE = re.compile("â€|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]")
"""Quotes and letters with signs in UTF-8 that a program took for the old Western encoding, and saved again."""


def raw_advice(file: Path) -> Iterator[Problem]:
    """Line ends of two kinds, tabs, letters that were garbled on the way; nothing of what the kiosk does not read."""
    try:
        if not file.is_file() or file.stat().st_size > LARGEST_FILE_BYTES:
            return
        raw = file.read_bytes()
    except OSError:
        return
    if len(set(_LINE_ENDS.findall(raw))) > 1:
        what = "its lines end in two different ways, as Windows and as other systems write them"
        yield advice(file, WHOLE_FILE, what, "Save it again with one kind of line ends")
    for number, line in enumerate(_LINE_ENDS.sub(b"\n", raw).decode("utf-8", "replace").split("\n"), start=1):
        if "\t" in line:
            yield advice(file, number, "there is a tab", "Type blanks in its place")
        if _READ_TWICE.search(line):
            yield advice(file, number, "letters look garbled", "Type them again, and save the file as UTF-8")
