"""One Qt application for all tests of the screen, and no word of warning from Qt or QML."""

import gc
import os
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

from kiosk.core.settings import Settings
from tests.screen.pane import Pane

SIZES = {"wide": (1920, 1080), "tall": (1080, 1920), "compact": (1280, 800)}
"""The panels this kiosk is held to, all with pixels of 0.248 mm."""

MakePane = Callable[..., Pane]


@pytest.fixture(scope="session")
def application() -> QGuiApplication:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    running = QGuiApplication.instance() or QGuiApplication([])
    assert isinstance(running, QGuiApplication)
    return running


@pytest.fixture(autouse=True)
def no_word_from_qt(application: QGuiApplication) -> Iterator[None]:
    said: list[str] = []

    def note(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
        if kind is not QtMsgType.QtDebugMsg:
            said.append(f"{context.file}:{context.line}: {message}")

    before = qInstallMessageHandler(note)
    yield
    application.processEvents()
    qInstallMessageHandler(before)
    assert said == []


@pytest.fixture
def make_pane(application: QGuiApplication) -> Iterator[MakePane]:
    yield from _panes(application)


@pytest.fixture(scope="module")
def make_lasting_pane(application: QGuiApplication) -> Iterator[MakePane]:
    """For tests that only show one model after another."""
    yield from _panes(application)


def _panes(application: QGuiApplication) -> Iterator[MakePane]:
    panes: list[Pane] = []

    def make(
        size: tuple[int, int] = (1920, 1080),
        mm_per_pixel: float = 0.248,
        distance_mm: int = 600,
        settings: Settings | None = None,
    ) -> Pane:
        set_to = replace(settings or Settings(), viewing_distance_mm=distance_mm)
        panes.append(Pane(application, size, mm_per_pixel, set_to))
        return panes[-1]

    yield make
    for pane in panes:
        pane.display.close()
    panes.clear()
    gc.collect()  # a window of 1920x1080 and its engine take 10 MB
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(params=list(SIZES))
def pane(request: pytest.FixtureRequest, make_pane: MakePane) -> Pane:
    return make_pane(SIZES[request.param])
