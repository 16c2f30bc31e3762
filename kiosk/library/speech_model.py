"""The recogniser's files on disk: where they may lie, and whether they are whole. Only the standard library is used.

The set-up uses this file before anything is installed; nothing here, or anywhere in the kiosk, goes online.
"""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

DigestOf = Callable[[Path], str]
"""The SHA-256 of a file in hexadecimal digits; raises OSError if it cannot be read."""


class ModelMissingError(OSError):
    """No folder holds the speech model whole; the sentence says which file is wrong and what to do."""


def sha256_of(file: Path) -> str:
    """Reads every byte of a file."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


class Digests:
    """Remembers digests: looking for a whole model again and again reads only files that changed. One thread."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[tuple[int, ...], str]] = {}

    def of(self, file: Path) -> str:
        """The SHA-256 of a file, read again if it looks different; the time of its last change cannot be set back."""
        found = file.stat()
        look = (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
        if self._known.get(file, ((), ""))[0] != look:
            self._known[file] = (look, sha256_of(file))
        return self._known[file][1]


def folders(voices: Path) -> tuple[Path, ...]:
    """Where speech models may lie, the best first: the kiosk's own folder, then the user's cache."""
    return voices / "models", user_cache()


def user_cache() -> Path:
    """The folder in which every Vosk program of this user keeps its models (XDG base directories)."""
    home = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(home) if Path(home).is_absolute() else Path.home() / ".cache") / "vosk"


def find(places: Sequence[Path], name: str, table: Path, digest_of: DigestOf = sha256_of) -> Path:
    """Finds the first whole copy of a speech model, reading every byte of it (71 MB: about 0.2 s).

    Any thread but the main one.

    Args:
        places: Folders that may hold the model's folder; at least one.
        name: Name of the model's folder.
        table: SHA-256 of each of its files, as ``sha256sum`` writes them.
        digest_of: Tells the SHA-256 of a file; `Digests.of` for who looks often.

    Raises:
        ModelMissingError: No place holds it whole, or the table cannot be read.
    """
    sums = read_table(table)
    faults: list[str] = []
    for place in places:
        found = fault(place / name, sums, digest_of)
        if not found:
            return place / name
        faults.append(found)
    raise ModelMissingError(
        f"The speech model {name} is not usable: {_most_telling(places, name, faults)}. "
        f'Run "make run" while this machine is online, or copy the folder {name} from another kiosk '
        f"into {places[0]}; until then the kiosk works without voice."
    )


def read_table(table: Path) -> dict[str, str]:
    """Reads file names and their SHA-256 sums, in the order of the table.

    Raises:
        ModelMissingError: It cannot be read, or it is no table.
    """
    try:
        lines = table.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ModelMissingError(
            f"The checksums of the speech model, {table}, cannot be read: {error}."
        ) from error
    rows = [line.split(maxsplit=1) for line in lines if line.strip() and not line.startswith("#")]
    if not rows or any(len(row) != 2 or len(row[0]) != 64 for row in rows):
        raise ModelMissingError(
            f"The checksums of the speech model, {table}, are damaged. Restore that file."
        )
    return {name: digest for digest, name in rows}


def fault(folder: Path, sums: dict[str, str], digest_of: DigestOf = sha256_of) -> str:
    """Says what is wrong with a copy of the model: the first missing or altered file, or "" if it is whole."""
    return next(_faults(folder, sums, digest_of), "")


def _faults(folder: Path, sums: dict[str, str], digest_of: DigestOf) -> Iterator[str]:
    if not folder.is_dir():
        yield f"the folder {folder} does not exist"
        return
    for name, expected in sums.items():
        try:
            actual = digest_of(folder / name)
        except FileNotFoundError:
            yield f"{folder / name} is missing"
        except OSError as error:
            yield f"{folder / name} cannot be read ({error.strerror})"
        else:
            if actual != expected:
                yield f"{folder / name} is altered"


def _most_telling(places: Sequence[Path], name: str, faults: Sequence[str]) -> str:
    """A copy with a broken file tells more than a folder that is not there."""
    broken = (found for place, found in zip(places, faults, strict=True) if (place / name).is_dir())
    return next(broken, faults[0])
