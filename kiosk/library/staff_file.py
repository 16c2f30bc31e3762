"""Reads the text of what staff typed, and tells a file of another kind from a text."""

from pathlib import Path

from kiosk.library.problems import WHOLE_FILE, Problem, StaffFileError

LARGEST_FILE_BYTES = 1_000_000
"""A section is some thousand bytes; anything above is a mistake."""

_OTHER_KINDS = {
    b"PK\x03\x04": "a Word document",
    b"\xd0\xcf\x11\xe0": "a Word document",
    rb"{\rtf": "a Word document",
    b"%PDF": "a PDF",
}
"""What such files begin with. Programs for writing keep their documents in these forms unless told otherwise."""


def read_text(file: Path) -> str:
    """The text of a file, with line ends made plain.

    Raises:
        StaffFileError: it is of another kind, too large or not UTF-8.
        OSError: it cannot be read.
    """
    with file.open("rb") as opened:
        raw = opened.read(LARGEST_FILE_BYTES + 1)
    for beginning, kind in _OTHER_KINDS.items():
        if raw.startswith(beginning):
            what = f"this is {kind}, not a plain text"
            raise StaffFileError([Problem(file, WHOLE_FILE, what, "Save it as plain text (UTF-8)")])
    if len(raw) > LARGEST_FILE_BYTES:
        what = f"the file is larger than {LARGEST_FILE_BYTES // 1000} kB"
        raise StaffFileError([Problem(file, WHOLE_FILE, what, "Keep only text in it")])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        mend = "Save the file as plain text (UTF-8)"
        raise StaffFileError([Problem(file, line, "a letter is not in UTF-8", mend)]) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
