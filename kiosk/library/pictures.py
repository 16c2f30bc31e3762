"""Pictures that texts show: found, and looked at before the screen gets them."""

import difflib
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.core.content import Picture
from kiosk.library.last_good import LastGood
from kiosk.library.picture_check import ENDINGS, MOST_PIXELS_A_SIDE, fault_in_picture

FOLDER = "pictures"
"""In the folder of a language."""
LARGEST_PICTURE_BYTES = 4_000_000
_SAVE = f"Save it again as SVG, PNG or JPEG, with at most {MOST_PIXELS_A_SIDE} pixels a side"
_Look = tuple[int, ...]


class PictureError(Exception):
    """A picture cannot be shown; says what is wrong, how to mend it, and what may be shown in its place."""

    def __init__(self, what: str, mend: str, last: Picture | None, *, may_pass: bool) -> None:
        super().__init__(what)
        self.what = what
        self.last = last
        """The picture as it was when it was good."""
        self.may_pass = may_pass
        """Whether it may be there again without any change in its file."""
        until_then = "the picture is shown as it was before" if last else "the text is shown without it"
        self.mend = f"{mend}; until then {until_then}"


class _FaultError(Exception):
    """What is wrong with a picture, and how to mend it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend


@dataclass
class Pictures:
    """The pictures of a language; one that has been looked at is looked at again when its file has changed."""

    folder: Path
    last_good: LastGood | None = None
    """Keeps the good ones; None: none is kept."""
    _known: dict[Path, tuple[_Look, Picture | None, str]] = field(default_factory=dict, init=False)
    """How the file looked, the picture, and what is wrong with it."""

    def find(self, name: str) -> Picture:
        """A picture by its file name.

        Raises:
            PictureError: there is none of that name, or it is no picture.
        """
        if not name or name != Path(name).name or "\\" in name or "\0" in name:
            mend = f"Put the file into the folder {FOLDER}, and write its name alone"
            raise PictureError(f"`{name}` is not the name of a picture", mend, None, may_pass=False)
        try:
            picture = self._on_disk(name)
        except _FaultError as fault:
            raise PictureError(fault.what, fault.mend, self._last(name), may_pass=False) from None
        except OSError as error:
            what = f"the picture `{name}` cannot be read ({error.strerror})"
            raise PictureError(what, "Make it readable", self._last(name), may_pass=True) from None
        if self.last_good:
            self.last_good.keep_picture(self._kept_name(name), picture.drawing)
        return picture

    def _on_disk(self, name: str) -> Picture:
        file = self.folder / name
        if not file.is_file():
            raise _FaultError(f"there is no picture `{name}`", self._where_else(name))
        return self._looked_at(file)

    def _last(self, name: str) -> Picture | None:
        """The newest kept one that is good still; another kiosk may have kept it."""
        kept = self.last_good.pictures(self._kept_name(name)) if self.last_good else ()
        ending = Path(name).suffix.lower()
        good = (drawing for drawing in kept if ending in ENDINGS and not fault_in_picture(ending, drawing))
        return next((_picture(name, drawing) for drawing in good), None)

    def _kept_name(self, name: str) -> str:
        return Path(*self.folder.parts[-2:], name).as_posix()

    def _looked_at(self, file: Path) -> Picture:
        state = file.stat()
        look = (state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)
        if file not in self._known or self._known[file][0] != look:
            self._known[file] = (look, *_read(file, state.st_size))
        _, picture, fault = self._known[file]
        if picture is None:
            raise _FaultError(f"the picture `{file.name}` {fault}", _SAVE)
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
    return (None, fault) if fault else (_picture(file.name, drawing), "")


def _picture(name: str, drawing: bytes) -> Picture:
    """A picture; the screen tells its kind by an ending in small letters."""
    file = Path(name)
    return Picture(file.stem + file.suffix.lower(), drawing)
