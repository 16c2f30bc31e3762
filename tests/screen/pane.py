"""A display in a window of its own, with eyes to look at it and a finger to touch it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem, QQuickTextDocument, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.core.content import Document
from kiosk.core.events import Event, PagesMeasured, PanelKnown
from kiosk.core.model import ScreenModel
from kiosk.core.settings import Settings
from kiosk.screen.display import QuickDisplay


@dataclass(frozen=True)
class Thing:
    """An item on the glass."""

    item: QQuickItem
    place: QRectF

    def get(self, name: str) -> object:
        return self.item.property(name)


class Pane:
    """Main thread only."""

    def __init__(
        self,
        application: QGuiApplication,
        size: tuple[int, int],
        mm_per_pixel: float,
        settings: Settings,
    ) -> None:
        self.events: list[Event] = []
        self.mm_per_pixel = mm_per_pixel
        self.now_s = 0.0
        self._application = application
        before = set(application.topLevelWindows())
        self.display = QuickDisplay(
            self.events.append,
            settings,
            lambda: self.now_s,
            is_full_screen=False,
            size=size,
            mm_per_pixel=mm_per_pixel,
        )
        (window,) = set(application.topLevelWindows()) - before
        assert isinstance(window, QQuickWindow)
        self.window = window

    def show(self, model: ScreenModel) -> None:
        self.display.show(model)
        self.display.open()
        self.settle()

    def settle(self) -> None:
        self._application.processEvents()

    def pages(self, document: Document) -> list[tuple[int, int]]:
        """First sentence and one past the last of each page, as measured last."""
        measured = [event for event in self.events if isinstance(event, PagesMeasured)][-1]
        assert measured.document == document.id
        return list(pairwise((*measured.first_sentences, len(document.sentences))))

    def show_page(self, model: ScreenModel, number: int = 0) -> ScreenModel:
        """Measures, then shows one page, as the core does."""
        self.show(replace(model, first_sentence=None, end_sentence=None))
        first, end = self.pages(model.document)[number]
        shown = replace(model, first_sentence=first, end_sentence=end)
        self.show(shown)
        return shown

    def picture(self) -> QImage:
        return self.window.grabWindow()

    def things(self, kind: str) -> list[Thing]:
        """Visible items whose class begins so, such as ``QQuickText`` or ``ControlButton``."""
        return [thing for thing in self._all(self.window.contentItem()) if _is_a(thing.item, kind)]

    def _all(self, item: QQuickItem) -> Iterator[Thing]:
        for child in item.childItems():
            if child.isVisible() and child.opacity() > 0:
                yield Thing(child, child.mapRectToScene(QRectF(0, 0, child.width(), child.height())))
                yield from self._all(child)

    def buttons(self) -> list[Thing]:
        return self.things("ControlButton") + self.things("TileButton")

    def button(self, words: str) -> Thing:
        (found,) = [one for one in self.buttons() if _words(one) == words]
        return found

    def words(self) -> list[Thing]:
        """Every label with words on it; the place is where they are painted."""
        return [replace(one, place=_painted(one)) for one in self.things("QQuickText") if one.get("text")]

    def is_in_popup(self, thing: Thing) -> bool:
        """Whether it belongs to the idle question."""
        item: QQuickItem | None = thing.item
        while item is not None and "Popup" not in item.metaObject().className():
            item = item.parentItem()
        return item is not None

    def text(self) -> Thing:
        (found,) = self.things("QQuickTextEdit")
        return found

    def letter_px(self, words: Thing) -> float:
        """Font size as painted, after any shrinking to fit."""
        shrunk = QQmlExpression(QQmlEngine.contextForObject(words.item), words.item, "fontInfo.pixelSize")
        size, _is_undefined = shrunk.evaluate() if words in self.words() else (None, True)
        return float(size or words.item.property("font").pixelSize())

    def ask(self, item: QQuickItem, expression: str) -> object:
        """What an expression of QML says of an item."""
        answer, _is_undefined = QQmlExpression(QQmlEngine.contextForObject(item), item, expression).evaluate()
        return answer

    def _ask_text(self, expression: str) -> object:
        return self.ask(self.text().item, expression)

    def plain_text(self, separator: str = " ") -> str:
        """The words on the page, as a screen reader gets them."""
        whole = str(self._ask_text("getText(0, length)"))
        return whole.replace("\u2029", separator).replace("\u2028", separator)

    def position(self, character: int) -> QRectF:
        """Where the text item itself says a character is, on the glass."""
        place = self._ask_text(f"positionToRectangle({character})")
        assert isinstance(place, QRectF)
        return place.translated(self.text().place.topLeft())

    def text_height_px(self) -> float:
        return float(str(self.text().get("contentHeight")))

    def line_tops(self) -> list[float]:
        tops = [self.position(at).bottom() for at in range(len(self.plain_text()))]
        return sorted(set(tops))

    def lines(self) -> list[str]:
        """The words line by line as they are painted."""
        lines: dict[float, str] = {}
        for at, character in enumerate(self.plain_text()):
            bottom = self.position(at).bottom()
            lines[bottom] = lines.get(bottom, "") + character
        return [line.strip() for line in lines.values()]

    def bands(self, colour: str) -> list[QRectF]:
        """Rectangles of a colour behind the text, from above."""
        found = [one.place for one in self.things("QQuickRectangle") if _colour(one) == colour]
        return sorted(found, key=lambda place: (place.top(), place.left()))

    def word_bands(self) -> list[QRectF]:
        """Rectangles behind the word that is being read."""
        return [one.place for one in self.things("QQuickRectangle") if one.get("letters") is not None]

    def document_revision(self) -> int:
        document = self.text().item.property("textDocument")
        assert isinstance(document, QQuickTextDocument)
        return document.textDocument().revision()

    def mm(self, length_px: float) -> float:
        return length_px * self.mm_per_pixel

    def press(self, point: QPointF) -> None:
        QTest.mousePress(self.window, Qt.MouseButton.LeftButton, pos=_whole(point))
        self.settle()

    def move(self, point: QPointF) -> None:
        QTest.mouseMove(self.window, _whole(point))
        self.settle()

    def release(self, point: QPointF) -> None:
        QTest.mouseRelease(self.window, Qt.MouseButton.LeftButton, pos=_whole(point))
        self.settle()

    def touch(self, point: QPointF) -> None:
        self.press(point)
        self.release(point)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.window, key, held)
        self.settle()

    def send(self, event: QEvent) -> None:
        """An event just as the window system would give it."""
        QCoreApplication.sendEvent(self.window, event)
        self.settle()

    def asked(self) -> list[Event]:
        """Everything told but the measures of pages and panel, and forgotten then."""
        told: list[Event] = [
            event for event in self.events if not isinstance(event, PagesMeasured | PanelKnown)
        ]
        self.events.clear()
        return told


def _is_a(item: QQuickItem, kind: str) -> bool:
    meta = item.metaObject()
    while meta is not None:
        if meta.className().split("_QML")[0] == kind:
            return True
        meta = meta.superClass()
    return False


def _words(button: Thing) -> str:
    return str(button.get("text") or button.get("title")).replace("\n", " ")


def _colour(thing: Thing) -> str:
    colour = thing.item.property("color")
    assert isinstance(colour, QColor)
    return colour.name()


def _painted(words: Thing) -> QRectF:
    width, height = float(words.item.property("contentWidth")), float(words.item.property("contentHeight"))
    return QRectF(words.place.left(), words.place.center().y() - height / 2, width, height)


def _whole(point: QPointF) -> QPoint:
    return point.toPoint()
