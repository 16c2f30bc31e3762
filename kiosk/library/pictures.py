"""Pictures that texts show: found, and looked at before the screen gets them."""

import difflib
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.core.content import Picture
from kiosk.library.picture_check import ENDINGS, MOST_PIXELS_A_SIDE, fault_in_picture

FOLDER = "pictures"
"""In the folder of a language."""
LARGEST_PICTURE_BYTES = 4_000_000
_SAVE = f"Save it again as SVG, PNG or JPEG, with at most {MOST_PIXELS_A_SIDE} pixels a side"
_Look = tuple[int, ...]


class PictureError(Exception):
    """A picture cannot be shown; says what is wrong and how to mend it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what = what
        self.mend = f"{mend}; until then the text is shown without it"


@dataclass
class Pictures:
    """The pictures of a language; one that has been looked at is looked at again when its file has changed."""

    folder: Path
    _known: dict[Path, tuple[_Look, Picture | None, str]] = field(default_factory=dict, init=False)
    """How the file looked, the picture, and what is wrong with it."""

    def find(self, name: str) -> Picture:
        """A picture by its file name.

        Raises:
            PictureError: there is none of that name, or it is no picture.
        """
        if not name or name != Path(name).name or "\\" in name or "\0" in name:
            mend = f"Put the file into the folder {FOLDER}, and write its name alone"
            raise PictureError(f"`{name}` is not the name of a picture", mend)
        file = self.folder / name
        try:
            if not file.is_file():
                raise PictureError(f"there is no picture `{name}`", self._where_else(name))
            return self._looked_at(file)
        except OSError as error:
            what = f"the picture `{name}` cannot be read ({error.strerror})"
            raise PictureError(what, "Make it readable") from None

    def _looked_at(self, file: Path) -> Picture:
        state = file.stat()
        look = (state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)
        if file not in self._known or self._known[file][0] != look:
            self._known[file] = (look, *_read(file, state.st_size))
        _, picture, fault = self._known[file]
        if picture is None:
            raise PictureError(f"the picture `{file.name}` {fault}", _SAVE)
        return picture

    def _where_else(self, name: str) -> str:
        there = {file.name.lower(): file.name for file in self.folder.glob("*")}
        near = difflib.get_close_matches(name.lower(), there, n=1, cutoff=0.7)
        return f"Did you mean `{there[near[0]]}`" if near else f"Put the file into the folder {FOLDER}"


def _read(file: Path, size: int) -> tuple[Picture | None, str]:
    ending = file.suffix.lower()
    if ending not in ENDINGS:
        return None, "is of a kind that the kiosk does not show"
    if size > LARGEST_PICTURE_BYTES:
        return None, f"is larger than {LARGEST_PICTURE_BYTES // 1_000_000} MB"
    drawing = file.read_bytes()
    fault = fault_in_picture(ending, drawing)
    return (None, fault) if fault else (Picture(file.stem + ending, drawing), "")
