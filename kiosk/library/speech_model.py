"""The recogniser's files on disk: where they may lie, and whether they are whole. Only the standard library is used.

The set-up uses this file before anything is installed; nothing here, or anywhere in the kiosk, goes online.
"""

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path


class ModelMissingError(OSError):
    """No folder holds the speech model whole; the sentence says which file is wrong and what to do."""


def folders(voices: Path) -> tuple[Path, ...]:
    """Where speech models may lie, the best first: the kiosk's own folder, then the user's cache."""
    return voices / "models", user_cache()


def user_cache() -> Path:
    """The folder in which every Vosk program of this user keeps its models (XDG base directories)."""
    home = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(home) if Path(home).is_absolute() else Path.home() / ".cache") / "vosk"


def find(places: Sequence[Path], name: str, table: Path) -> Path:
    """Finds the first whole copy of a speech model, reading every byte of it (71 MB: about 0.2 s).

    Any thread but the main one.

    Args:
        places: Folders that may hold the model's folder; at least one.
        name: Name of the model's folder.
        table: SHA-256 of each of its files, as ``sha256sum`` writes them.

    Raises:
        ModelMissingError: No place holds it whole, or the table cannot be read.
    """
    sums = read_table(table)
    faults = [fault(place / name, sums) for place in places]
    for place, found in zip(places, faults, strict=True):
        if not found:
            return place / name
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


def fault(folder: Path, sums: dict[str, str]) -> str:
    """Says what is wrong with a copy of the model: the first missing or altered file, or "" if it is whole."""
    return next(_faults(folder, sums), "")


def _faults(folder: Path, sums: dict[str, str]) -> Iterator[str]:
    if not folder.is_dir():
        yield f"the folder {folder} does not exist"
        return
    for name, expected in sums.items():
        try:
            with (folder / name).open("rb") as file:
                actual = hashlib.file_digest(file, "sha256").hexdigest()
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
