"""A picture of every page and every state of the frame, for people who look: staff, designers, reviewers."""

from collections.abc import Callable, Iterable
from pathlib import Path

View = tuple[str, Callable[[], None]]
"""A name for the file, and what brings the screen there."""


def tour(folder: Path, views: Iterable[View], save_picture: Callable[[Path], None]) -> list[Path]:
    """Go to each view in turn and save what is shown.

    Args:
        folder: Where the pictures go; made if it is missing.
        views: In the order of the visit; one may be made while the one before is on the screen.
        save_picture: Writes what the screen shows to a PNG file.

    Returns:
        The files, numbered in the order of the visit.

    Raises:
        OSError: The folder or a picture cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for number, (name, go_there) in enumerate(views, start=1):
        go_there()
        file = folder / f"{number:03}-{name}.png"
        save_picture(file)
        files.append(file)
    return files
