"""The kiosk's own pictures: drawn once in one colour, painted in any."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).parent / "icons"
NEUTRAL = "page"
"""The picture for a name that has none."""

_INK = b"#000000"
"""The one colour in the files; it becomes the colour asked for."""


def picture_named(name: str) -> str:
    """The name itself where there is such a picture, else the neutral one; empty stays empty."""
    return name if not name or (FOLDER / f"{name}.svg").is_file() else NEUTRAL


class Pictures(QQuickImageProvider):
    """Answers ``image://pictures/<name>/<rrggbb>`` with the picture in that colour, sharp at the size asked for."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: N802, N803 (Qt's names)
        """Paint one picture; `size` becomes its size in pixels."""
        name, _, colour = id.partition("/")
        drawing = (FOLDER / f"{picture_named(name)}.svg").read_bytes().replace(_INK, f"#{colour}".encode())
        renderer = QSvgRenderer(drawing)
        pixels = requestedSize if requestedSize.width() > 0 else renderer.defaultSize()
        size.setWidth(pixels.width())
        size.setHeight(pixels.height())
        image = QImage(pixels, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter, QRectF(0, 0, pixels.width(), pixels.height()))
        painter.end()
        return image
