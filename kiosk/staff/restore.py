"""The command ``restore``: earlier good versions of the texts, listed and put back."""

import errno
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Protocol

from kiosk.staff.command import KIOSK
from kiosk.staff.not_written import not_written

NOT_RESTORED = 1
"""Exit code when nothing was put back."""
_NONE_KEPT = (
    "no earlier version is kept yet. The kiosk keeps the good ones of each file, from its first start on."
)


class KeptVersion(Protocol):
    """A good version of a text."""

    @property
    def kept_at(self) -> datetime:
        """When the kiosk read it first, with its time zone."""

    @property
    def text(self) -> str:
        """The whole file."""


Kept = Mapping[str, Sequence[KeptVersion]]
"""The versions of each file, the newest first, by its name in the folder of the texts, such as ``en/causes.md``."""


class NotRestoredError(Exception):
    """Nothing was put back; the message is one sentence for staff."""


def list_versions(kept: Kept, content: Path, read: Callable[[Path], str | None]) -> int:
    """Print every file of which there are good versions; returns the exit code, 0.

    Args:
        kept: The good versions.
        content: The folder of the texts.
        read: The text of a file as the kiosk reads it; None: there is none, or it cannot be read.
    """
    if not kept:
        print(_NONE_KEPT[0].upper() + _NONE_KEPT[1:])
        return 0
    for name in sorted(kept):
        there = (content / name).exists()
        print(name if there else f"{name} (no longer in the folder)")
        now = read(content / name)
        for number, version in enumerate(kept[name], start=1):
            same = "   as it is in the folder now" if version.text == now else ""
            print(f"  {number:3}  {_when(version)}{same}")
    print(
        f"\nThis puts the newest version back that is not as the file is now:  {KIOSK} restore FILE\n"
        f"This puts the one with that number back:  {KIOSK} restore FILE --version NUMBER"
    )
    return 0


def restore(
    name: str,
    number: int | None,
    kept: Kept,
    content: Path,
    read: Callable[[Path], str | None],
    now: datetime,
) -> int:
    """Put a version back; what was there is kept beside it under a name that the kiosk does not read.

    Args:
        name: The file, as listed or by its last part alone.
        number: Of the version, from 1, the newest; None: the newest that is not as the file is now.
        kept: The good versions.
        content: The folder of the texts.
        read: The text of a file as the kiosk reads it; None: there is none, or it cannot be read.
        now: For the name of what was there.

    Returns:
        The exit code: 0, or `NOT_RESTORED`.
    """
    try:
        name = _find_name(name, kept)
        file = content / name
        version = _find_version(name, kept[name], number, read(file))
        replaced = _replace(file, version.text, now)
    except NotRestoredError as error:
        print(f"Kiosk: {error}", file=sys.stderr)
        return NOT_RESTORED
    print(f"{file} is again as it was on {_when(version)}.")
    if replaced:
        print(f"What was there before is now in {replaced}. The kiosk does not read that file.")
    return 0


def _when(version: KeptVersion) -> str:
    """In the time of this place."""
    return f"{version.kept_at.astimezone():%Y-%m-%d %H:%M}"


def _find_name(name: str, kept: Kept) -> str:
    if not kept:
        raise NotRestoredError(_NONE_KEPT)
    found = [known for known in sorted(kept) if _is_meant(Path(known).parts, Path(name).parts)]
    if not found:
        raise NotRestoredError(
            f"there is no earlier version of {name}. There are some of {', '.join(sorted(kept))}."
        )
    if len(found) > 1:
        raise NotRestoredError(f"{name} may be {' or '.join(found)}. Write the whole name.")
    return found[0]


def _is_meant(known: tuple[str, ...], typed: tuple[str, ...]) -> bool:
    """Whether one is the end of the other: the whole path may be typed, or the name of the file alone."""
    shorter = min(len(known), len(typed))
    return shorter > 0 and known[-shorter:] == typed[-shorter:]


def _find_version(
    name: str, versions: Sequence[KeptVersion], number: int | None, now: str | None
) -> KeptVersion:
    if number is None:
        different = next((version for version in versions if version.text != now), None)
        if different is None:
            raise NotRestoredError(
                f"{name} is as it was when it was last good, and no other version is kept."
            )
        return different
    if not 1 <= number <= len(versions):
        last = (
            f"only version 1 of {name}" if len(versions) == 1 else f"versions 1 to {len(versions)} of {name}"
        )
        raise NotRestoredError(f"there is no version {number}: there is {last}.")
    return versions[number - 1]


def _replace(file: Path, text: str, now: datetime) -> Path | None:
    """Put a text into place in one step; returns where the old file is now, None if there was none."""
    unfinished, copy = file.with_name(f".{file.name}.new"), _free_copy(file, now)
    try:
        if file.is_dir():
            raise IsADirectoryError(errno.EISDIR, "", str(file))
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(text, encoding="utf-8", newline="\n")
        is_there = file.exists()
        if is_there:
            shutil.copy2(file, copy)
        unfinished.replace(file)
    except OSError as error:
        for left in (unfinished, copy):
            with suppress(OSError):
                left.unlink(missing_ok=True)
        raise NotRestoredError(not_written(file, error)) from None
    return copy if is_there else None


def _free_copy(file: Path, now: datetime) -> Path:
    """Beside it, under a name that begins with `_` and is not taken."""
    number, stamp = 1, f"{now:%Y%m%d-%H%M%S}"
    copy = file.with_name(f"_replaced-{stamp}-{file.name}")
    while copy.exists():
        number += 1
        copy = file.with_name(f"_replaced-{stamp}-{number}-{file.name}")
    return copy
