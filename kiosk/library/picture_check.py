"""Whether the bytes of a file are a picture that the screen can draw."""

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

from defusedxml.ElementTree import iterparse
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

MOST_PIXELS_A_SIDE = 4000
_MOST_PARTS = 1_000
_MOST_NUMBERS = 6_000
"""Of a drawing, in its lines: with more of them the screen would stand still while it draws."""
_DEEPEST_PART = 60
_NOT_DRAWN = {"script", "foreignObject", "image", "use"}
"""Parts that lead elsewhere, or that drawing might never finish with."""
_NUMBER = re.compile(r"\d*\.?\d+")
_LENGTH = re.compile(r"(\d*\.?\d+)(?:px|pt|pc|mm|cm|in)?")


def fault_in_picture(ending: str, picture: bytes) -> str:
    """What is wrong with a picture, or "" if it can be drawn.

    Args:
        ending: Of its file name, one of `ENDINGS`.
        picture: The file.
    """
    try:
        return _FAULT_IN[ending](picture)
    # The readers of pictures fail in every way there is on a file that is none.
    except Exception:  # noqa: BLE001
        return "is not a picture, or a part of it is lost"


def _fault_in_drawing(picture: bytes) -> str:
    depth, numbers = 0, 0
    for number, (event, part) in enumerate(iterparse(BytesIO(picture), ("start", "end"))):
        depth += 1 if event == "start" else -1
        kind = str(part.tag).rpartition("}")[2]
        if number == 0 and kind != "svg":
            return "is not an SVG drawing"
        if number == 0 and not _has_size(part):
            return "does not say how large it is (`viewBox`)"
        if kind in _NOT_DRAWN:
            return f"has a part that the kiosk does not draw (`{kind}`)"
        if event == "start":
            numbers += sum(len(_NUMBER.findall(part.get(line, ""))) for line in ("d", "points"))
        if depth > _DEEPEST_PART or number > 2 * _MOST_PARTS or numbers > _MOST_NUMBERS:
            return "has too many parts"
    return ""


def _has_size(svg: Any) -> bool:
    box = svg.get("viewBox", "").replace(",", " ").split()
    sides = box[2:] if len(box) == 4 else [svg.get("width", ""), svg.get("height", "")]
    found = [_LENGTH.fullmatch(side) for side in sides]
    return all(length and float(length[1]) > 0 for length in found)


def _fault_in_image(kind: type[ImageFile]) -> Callable[[bytes], str]:
    def fault(picture: bytes) -> str:
        # Not `Image.open`: it warns of large pictures before anybody can ask how large they are.
        with kind(BytesIO(picture)) as image:
            if max(image.size) > MOST_PIXELS_A_SIDE:
                return f"is {image.width} by {image.height} pixels; {MOST_PIXELS_A_SIDE} a side are the most"
            image.load()
        with kind(BytesIO(picture)) as image:
            image.verify()
        return ""

    return fault


_FAULT_IN: Mapping[str, Callable[[bytes], str]] = {
    ".svg": _fault_in_drawing,
    ".png": _fault_in_image(PngImageFile),
    ".jpg": _fault_in_image(JpegImageFile),
    ".jpeg": _fault_in_image(JpegImageFile),
}
ENDINGS = tuple(_FAULT_IN)
"""Of the names of pictures, in lower case."""
