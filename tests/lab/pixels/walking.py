"""One way through all pages, measured."""

import sys
from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication

from kiosk.core.comfort import TextSize, Theme
from kiosk.core.content import Library
from kiosk.core.settings import Settings
from tests.lab.pixels.combinations import Layout, Walk
from tests.lab.pixels.contrasts import ring
from tests.lab.pixels.findings import Finding, Picture
from tests.lab.pixels.glass import read_glass
from tests.lab.pixels.measuring import measure_painted, measure_placed
from tests.lab.pixels.requirements import DISTANCE_MM
from tests.lab.pixels.results import Line, Results
from tests.lab.pixels.scenes import Scene, scenes
from tests.lab.pixels.showing import Showing, no_faults
from tests.screen.pane import Pane

_PAGES_OF_SAMPLE = 2
"""Of each screen."""


def walk_pages(
    application: QGuiApplication, library: Library, walk: Walk, *, is_sample: bool = False
) -> list[Line]:
    """Everything that is measured on it. Main thread."""
    with no_faults():
        return _walk(application, library, walk, is_sample=is_sample)


def _walk(application: QGuiApplication, library: Library, walk: Walk, *, is_sample: bool) -> list[Line]:
    layout = walk.layout
    pane = Pane(
        application,
        layout.panel.size_px,
        layout.panel.mm_per_pixel,
        Settings(viewing_distance_mm=DISTANCE_MM),
    )
    try:
        looking = Looking(Showing(pane, library), walk, is_sample=is_sample)
        all_scenes = scenes(library, is_compact=layout.panel.is_compact)
        looking.at(scene for scene in all_scenes if scene.is_main or not is_sample)
        return looking.results.lines
    finally:
        pane.display.close()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class Looking:
    """Measures scene after scene."""

    def __init__(self, showing: Showing, walk: Walk, *, is_sample: bool = False) -> None:
        """Of one walk."""
        self.results = Results(walk.layout)
        self._showing = showing
        self._walk = walk
        self._most_pages = _PAGES_OF_SAMPLE if is_sample else sys.maxsize
        self._outline: object = None
        self._found: list[Finding] = []
        self._ringed = 0
        """Whose turn it is to bear the ring."""

    def at(self, chosen: Iterable[Scene]) -> None:
        """Looks at scenes; at those without a visit only where they can look so."""
        for scene in chosen:
            if not scene.is_without_visit or _is_usual(self._walk.layout):
                self._look(scene)

    def _look(self, scene: Scene) -> None:
        scene.begin(self._showing, self._walk.layout.comfort(self._walk.themes[0]))
        for number in self._showing.pages() if scene.is_paged else (1,):
            if number > self._most_pages:
                break
            name = f"{scene.name} {number}" if number > 1 else scene.name
            themes = (Theme.DAY,) if scene.is_without_visit else self._walk.themes
            for turn, theme in enumerate(self._showing.in_themes(themes)):
                picture = self._picture()
                self.results.add(theme, name, measure_painted(picture))
                self.results.add(theme, name, self._placed(picture))
                if turn == self._ringed % len(themes):
                    self.results.add(theme, name, self._ring(picture))
            self._ringed += 1

    def _placed(self, picture: Picture) -> list[Finding]:
        """Measured once for all themes in which everything stands in the same place."""
        outline = picture.glass.outline
        if outline != self._outline:
            has_low = self._walk.layout.has_low_controls
            self._outline, self._found = outline, list(measure_placed(picture, has_low_controls=has_low))
        return self._found

    def _ring(self, without: Picture) -> list[Finding]:
        """The ring around one of the things it can stand on, each time another one."""
        there = without.glass.focusable
        if not there:
            return []
        thing = there[self._ringed // len(self._walk.themes) % len(there)]
        # What has the focus already would keep the reason it was given for.
        thing.item.setFocus(False, Qt.FocusReason.OtherFocusReason)
        thing.item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        found = list(ring(without, self._picture(), thing))
        thing.item.setFocus(False, Qt.FocusReason.OtherFocusReason)
        return found

    def _picture(self) -> Picture:
        pane = self._showing.pane
        pane.settle()
        return Picture(read_glass(pane.window), pane.picture(), pane.mm_per_pixel)


def _is_usual(layout: Layout) -> bool:
    return layout.size is TextSize.LARGE and not layout.has_steady_hands and not layout.has_low_controls
