"""Why a text could not be written, and what to do about it."""

import errno
from pathlib import Path

_ASK = "Ask whoever looks after the kiosk's computer"
_FULL = ("the disk is full", "Delete files that nobody needs any more, and try again")
_NOT_ALLOWED = (
    "this account must not write there",
    "Use the account that the kiosk runs in, or make the folder writable",
)
_NO_FOLDER = ("a file stands where its folder should be", "Rename that file")
_REASONS = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: ("the disk can only be read", _ASK),
    errno.EISDIR: ("there is a folder of that name", "Rename that folder"),
    errno.ENOTDIR: _NO_FOLDER,
    errno.EEXIST: _NO_FOLDER,
    errno.ENOENT: ("there is no such folder", "Put the folder back"),
}


def not_written(file: Path, error: OSError) -> str:
    """Two sentences for staff: what could not be written and why, and what to do.

    Args:
        file: What was to be written; nothing was changed.
        error: What happened.
    """
    why, mend = _REASONS.get(error.errno or 0, (error.strerror or str(error), _ASK))
    return f"{file} cannot be written, because {why}; nothing was changed. {mend}."
