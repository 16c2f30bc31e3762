"""Reads the text of what staff typed, and tells a file of another kind from a text."""

import errno
import re
import stat
from pathlib import Path
from unicodedata import normalize

from kiosk.library.problems import WHOLE_FILE, Problem, StaffFileError

LARGEST_FILE_BYTES = 100_000
"""A section is some thousand bytes; anything above is a mistake."""

_OTHER_KINDS = {
    b"PK\x03\x04": "a Word document",
    b"\xd0\xcf\x11\xe0": "a Word document",
    rb"{\rtf": "a Word document",
    b"%PDF": "a PDF",
}
"""What such files begin with. Programs for writing keep their documents in these forms unless told otherwise."""
_AS_TEXT = "Save it as plain text (UTF-8)"
_WEB_PAGE = re.compile(rb"\s*<(?:!doctype )?html", re.IGNORECASE)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_AGAIN = "Write the text again, or bring back an earlier version"

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANK = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
"""Signs that look like a blank and are none: a Mac types one with the option key."""
_NOTHING = re.compile("[\ufeff\u200b\u2060\u00ad]")
"""Signs that take no room; a word with one of them would not be found in the list of words."""
_SIGNS = (
    (re.compile("\0{4,}"), "from here on the file was lost when it was saved", _AGAIN),
    (
        re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]"),
        "there is a character that does not show",
        "Type the line again",
    ),
    (re.compile("\ufffd"), "a letter was lost here when the file was saved", "Type the word again"),
    (
        re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)", re.MULTILINE),
        "two versions of this file were put together, and nobody has chosen yet (git marks that with <<<<<<<)",
        "Keep one of the two, and take out the lines with <<<<<<<, ======= and >>>>>>>",
    ),
)
"""What no text has: how it is told, what is wrong, and how to mend it."""


class UnreadableError(StaffFileError):
    """A staff file is not there, or nothing can be read from it."""


def is_folder(path: Path) -> bool:
    """Whether a folder is there, as far as the kiosk may see."""
    try:
        return path.is_dir()
    except OSError:
        return False


def read_text(file: Path) -> str:
    r"""The text of a file; its lines end in ``\n`` only, its blanks are plain ones.

    Raises:
        UnreadableError: it cannot be read.
        StaffFileError: it is of another kind, too large, empty or not UTF-8.
    """
    raw = _read_bytes(file)
    for beginning, kind in _OTHER_KINDS.items():
        if raw.startswith(beginning):
            raise _refused(file, WHOLE_FILE, f"this is {kind}, not a plain text", _AS_TEXT)
    if _WEB_PAGE.match(raw):
        raise _refused(file, WHOLE_FILE, "this is a web page, not a plain text", _AS_TEXT)
    if len(raw) > LARGEST_FILE_BYTES:
        what = f"the file is larger than {LARGEST_FILE_BYTES // 1000} kB"
        raise _refused(file, WHOLE_FILE, what, "Keep only text in it; what is long makes several files")
    return _checked(_plain(_decoded(raw, file)), file)


def _read_bytes(file: Path) -> bytes:
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            kind = "a folder" if file.is_dir() else "a device"
            raise _refused(file, WHOLE_FILE, f"this is {kind}, not a file", "Take it away, or rename it")
        with file.open("rb") as opened:
            return opened.read(LARGEST_FILE_BYTES + 1)
    except OSError as error:
        may_pass = not isinstance(error, FileNotFoundError)
        problem = Problem(file, WHOLE_FILE, *_unreadable(file, error), may_pass=may_pass)
        raise UnreadableError([problem]) from None


def _unreadable(file: Path, error: OSError) -> tuple[str, str]:
    if error.errno in {errno.ENOENT, errno.ELOOP} and file.is_symlink():
        return "this is a link to a file that is not there", "Put that file back, or take the link away"
    if isinstance(error, FileNotFoundError):
        return "there is no such file", "Put it back"
    if isinstance(error, PermissionError):
        mend = "Close it in other programs; if that does not help, make it readable for everybody"
        return "it may not be read: it is locked, or kept from the kiosk", mend
    return f"it cannot be read ({error.strerror})", "Put the file back, or make it readable"


def _decoded(raw: bytes, file: Path) -> str:
    if raw.startswith(_UTF_16) or _is_every_other_byte_zero(raw):
        what = "the file is saved in UTF-16 (some programs call that Unicode)"
        raise _refused(file, WHOLE_FILE, what, "Save it again, and choose UTF-8 as the encoding")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        mend = "Save the file as plain text (UTF-8)"
        raise _refused(file, line, "a letter is not in UTF-8", mend) from None


def _is_every_other_byte_zero(raw: bytes) -> bool:
    """So does UTF-16 look without its mark, in the alphabets of Europe."""
    zeros = sorted((raw[::2].count(0), raw[1::2].count(0)))
    return zeros[1] > len(raw) // 4 and zeros[0] <= zeros[1] // 10


def _plain(text: str) -> str:
    # Some programs write an accent as a sign of its own; then a word would not be found in the list of words.
    return normalize("NFC", _NOTHING.sub("", _BLANK.sub(" ", _LINE_END.sub("\n", text))))


def _checked(text: str, file: Path) -> str:
    if not text.strip():
        raise _refused(file, WHOLE_FILE, "the file is empty", _AGAIN)
    for sign, what, mend in _SIGNS:
        found = sign.search(text)
        if found:
            raise _refused(file, text.count("\n", 0, found.start()) + 1, what, mend)
    return text


def _refused(file: Path, line: int, what: str, mend: str) -> StaffFileError:
    return StaffFileError([Problem(file, line, what, mend)])
