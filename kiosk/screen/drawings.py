"""What the pictures of the texts are painted from: lines, pixels, or the squares of a code."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

from kiosk.core.content import Picture
from kiosk.screen.qr_code import QUIET_MODULES, Squares, squares_of

_COLOUR = re.compile(rb"#([0-9a-fA-F]{6})\b")
_MOST_PIXELS_A_SIDE = 2400
"""Of a photograph, as it is kept; a larger one is made smaller when it is read."""
_MOST_MAGNIFIED = 2.0
"""Beyond that a photograph shows its pixels."""
_BLACK, _WHITE = QColor("#000000"), QColor("#ffffff")

Recolouring = dict[bytes, bytes]
"""From colours of the theme Day, as six lower-case hexadecimal digits, to those of the theme that is shown."""


class Drawing(Protocol):
    """Something that can be painted at any size, always in its own proportions."""

    def size_within(self, room: QSize) -> QSize:
        """The largest size in whole pixels that the room holds."""

    def paint(self, size: QSize, recolouring: Recolouring) -> QImage:
        """The picture at such a size."""


@dataclass(frozen=True)
class LineDrawing:
    """An SVG file, in the colours of the theme."""

    file: bytes
    proportions: QSizeF

    def size_within(self, room: QSize) -> QSize:
        """Fills the room in one direction."""
        return _scaled(self.proportions, room)

    def paint(self, size: QSize, recolouring: Recolouring) -> QImage:
        """Each colour of the theme Day becomes that of the theme shown; all others stay."""

        def recoloured(found: re.Match[bytes]) -> bytes:
            colour = found[1].lower()
            return b"#" + recolouring.get(colour, colour)

        renderer = QSvgRenderer(QByteArray(_COLOUR.sub(recoloured, self.file)))
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
        painter.end()
        return image


@dataclass(frozen=True)
class Photograph:
    """A PNG or JPEG file, as it is."""

    image: QImage

    def size_within(self, room: QSize) -> QSize:
        """At most twice its own size."""
        own = QSizeF(self.image.size())
        return _scaled(own, room.boundedTo((own * _MOST_MAGNIFIED).toSize()))

    def paint(self, size: QSize, _recolouring: Recolouring) -> QImage:
        """Its own colours."""
        ratio, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        return self.image.scaled(size, ratio, smooth)


@dataclass(frozen=True)
class Code:
    """Black squares on white, whatever the theme, so that every camera reads them."""

    squares: Squares

    @property
    def modules(self) -> int:
        """In each direction, with the free space around."""
        return len(self.squares) + 2 * QUIET_MODULES

    def size_within(self, room: QSize) -> QSize:
        """A whole number of pixels for each module."""
        module_px = min(room.width(), room.height()) // self.modules
        return QSize(module_px * self.modules, module_px * self.modules)

    def paint(self, size: QSize, _recolouring: Recolouring) -> QImage:
        """Pixel by pixel, then enlarged without any smoothing."""
        image = QImage(self.modules, self.modules, QImage.Format.Format_RGB32)
        image.fill(_WHITE)
        for y, row in enumerate(self.squares, start=QUIET_MODULES):
            for x, is_dark in enumerate(row, start=QUIET_MODULES):
                if is_dark:
                    image.setPixelColor(x, y, _BLACK)
        return image.scaled(size)


@lru_cache(maxsize=16)
def drawing_of(picture: Picture, most_modules: int) -> Drawing | None:
    """What a picture is painted from; None if it cannot be painted.

    Args:
        picture: Of the texts.
        most_modules: So many a code may have in each direction, to be read by a telephone.
    """
    if picture.code:
        squares = squares_of(picture.code, most_modules)
        return Code(squares) if squares else None
    if picture.name.lower().endswith(".svg"):
        return _line_drawing(picture.drawing)
    return _photograph(picture.drawing)


def _line_drawing(file: bytes) -> LineDrawing | None:
    renderer = QSvgRenderer(QByteArray(file))
    proportions = renderer.viewBoxF().size()
    return LineDrawing(file, proportions) if renderer.isValid() and not proportions.isEmpty() else None


def _photograph(file: bytes) -> Photograph | None:
    buffer = QBuffer()
    buffer.setData(QByteArray(file))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > _MOST_PIXELS_A_SIDE:
        most = QSize(_MOST_PIXELS_A_SIDE, _MOST_PIXELS_A_SIDE)
        reader.setScaledSize(_scaled(QSizeF(size), most))
    image = reader.read()
    return None if image.isNull() else Photograph(image)


def _scaled(proportions: QSizeF, room: QSize) -> QSize:
    scale = min(room.width() / proportions.width(), room.height() / proportions.height())
    return QSize(max(1, int(scale * proportions.width())), max(1, int(scale * proportions.height())))


class Drawings(QQuickImageProvider):
    """Answers ``image://drawings/<key>/<recolouring>`` with one of the pictures that are on the page.

    The recolouring is told as ``Theme.recolouring`` writes it: pairs of colours, parted by hyphens.
    """

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._shown: dict[str, Drawing] = {}

    def put(self, shown: dict[str, Drawing]) -> None:
        """These are on the page from now on, each by a key that no other ever had."""
        self._shown = shown

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: N802, N803 (Qt's names)
        """Paint one picture; `size` becomes its size in pixels."""
        key, _, pairs = id.partition("/")
        drawing = self._shown.get(key)
        size.setWidth(requestedSize.width())
        size.setHeight(requestedSize.height())
        if drawing is None or requestedSize.isEmpty():
            return QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        return drawing.paint(requestedSize, recolouring_of(pairs))


def recolouring_of(pairs: str) -> Recolouring:
    """The recolouring that a text tells; of two pairs for one colour the first holds."""
    told = [(pair[:6].encode(), pair[6:].encode()) for pair in pairs.lower().split("-") if len(pair) == 12]
    return dict(reversed(told))
