"""The window and the values it shows, made from the QML files."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickTextDocument, QQuickWindow, QSGRendererInterface

from kiosk.screen.drawings import Drawings
from kiosk.screen.letters import load_fonts
from kiosk.screen.pictures import Pictures

_QML = Path(__file__).parent / "qml"


class Glass:
    """Owns the engine, the window and its `View`. Main thread only.

    Everything is painted by the processor: no graphics driver can fail in a year of running.
    """

    def __init__(self) -> None:
        if QQuickWindow.sceneGraphBackend() != "software":
            QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
        load_fonts()
        self._engine = QQmlEngine()
        self._engine.addImageProvider("pictures", Pictures())
        self.drawings = Drawings()
        self._engine.addImageProvider("drawings", self.drawings)
        self._sizes = self._make("Sizes.qml", {})
        self.view = self._make("View.qml", {"sizes": self._sizes})
        window = self._make("Main.qml", {"view": self.view})
        if not isinstance(window, QQuickWindow):
            raise TypeError("Main.qml is not a window; restore it from the repository.")
        self.window = window
        self._last: dict[tuple[str, str], object] = {}

    def _make(self, file: str, properties: dict[str, Any]) -> QObject:
        component = QQmlComponent(self._engine, QUrl.fromLocalFile(str(_QML / file)), self._engine)
        made = component.createWithInitialProperties(properties)
        if made is None:
            raise RuntimeError(f"{file} cannot be loaded: {component.errorString().strip()}")
        return made

    def close(self) -> None:
        """Close the window and give back what it took; nothing may be put or shown afterwards."""
        self.window.close()
        for made in (self.window, self.view, self._sizes, self._engine):
            made.deleteLater()  # a window made from QML belongs to nobody, and lives on without this

    def put(self, **values: object) -> None:
        """Set properties of the View, only those that differ from what they were set to last."""
        self._put("", self.view, values)

    def put_sizes(self, **values: object) -> None:
        """Set properties of the View's Sizes."""
        self._put("sizes", self._sizes, values)

    def put_level(self, level: int) -> None:
        """Set how loud it is; a screen reader can ask for it, and is not told of each change."""
        self.put(microphoneLevel=level)
        meter = self.window.findChild(QObject, "microphoneMeter")
        if meter is None:
            raise TypeError("The window has no meter; restore Sign.qml from the repository.")
        # No property of QML: a change of that would be announced to the screen reader.
        meter.setProperty("value", level)

    def _put(self, group: str, target: QObject, values: dict[str, object]) -> None:
        for name, value in values.items():
            if self._last.get((group, name), self) != value:
                self._last[group, name] = value
                if not target.setProperty(name, value):
                    raise AttributeError(f"The view has no property {name} of that type.")

    def text_document(self) -> QTextDocument:
        """The document of the text item."""
        item = self.window.findChild(QObject, "pageText")
        document = item.property("textDocument") if item is not None else None
        if not isinstance(document, QQuickTextDocument):
            raise TypeError("The window has no page text; restore PageText.qml from the repository.")
        self._page_text = document  # its text document lives as long as this wrapper does
        return document.textDocument()
