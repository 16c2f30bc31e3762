"""Pictures of the main pages, kept so that a change of looks is seen in review (``make pictures`` renews them)."""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage

from kiosk.core.comfort import TextSize, Theme
from kiosk.core.settings import Settings
from tests.lab.kiosk import PROJECT
from tests.lab.pixels.combinations import PANELS, Layout
from tests.lab.pixels.requirements import DISTANCE_MM
from tests.lab.pixels.scenes import Scene, scenes
from tests.lab.pixels.showing import Showing, no_faults
from tests.lab.pixels.texts import picture_texts
from tests.screen.pane import Pane

FOLDER = PROJECT / "tests" / "screen" / "reference"
NOW = PROJECT / "proof" / "pictures"
"""Where a picture goes that no longer looks like the one kept."""
_SCALE = 3
"""So many pixels each way become one."""
_SCENES = ("home", "reading", "easier", "questions", "help", "idle question", "welcome", "pin")
_LOOKS = (
    (Layout(PANELS[0]), Theme.DAY),
    (Layout(PANELS[1], TextSize.LARGER), Theme.NIGHT),
    (Layout(PANELS[2], TextSize.LARGEST, has_steady_hands=True), Theme.STRONG),
    (Layout(PANELS[3], has_low_controls=True), Theme.DAY),
)


@dataclass(frozen=True)
class Look:
    """A layout in a theme."""

    layout: Layout
    theme: Theme

    @property
    def name(self) -> str:
        """For files."""
        return f"{self.layout.name} {self.theme}".replace(" ", "-")


LOOKS = tuple(Look(layout, theme) for layout, theme in _LOOKS)


def open_showing(application: QGuiApplication, look: Look) -> Showing:
    """A window to take the pictures of a look from; close its pane. Main thread."""
    panel = look.layout.panel
    return Showing(
        Pane(application, panel.size_px, panel.mm_per_pixel, Settings(viewing_distance_mm=DISTANCE_MM)),
        picture_texts(),
    )


def pictures(showing: Showing, look: Look) -> Iterator[tuple[str, QImage]]:
    """Name of the file and picture of each main page, one after another."""
    for scene in scenes(showing.library, is_compact=look.layout.panel.is_compact):
        if scene.name in _SCENES and not (scene.is_without_visit and look != LOOKS[0]):
            yield f"{scene.name.replace(' ', '-')}-{look.name}.png", _taken(showing, scene, look)


def _taken(showing: Showing, scene: Scene, look: Look) -> QImage:
    scene.begin(showing, look.layout.comfort(look.theme))
    showing.pane.settle()
    return reduced(showing.pane.picture())


def reduced(image: QImage) -> QImage:
    """A third as wide and high."""
    size = image.size() / _SCALE
    small = image.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return small.convertToFormat(QImage.Format.Format_RGB32)


def load(file: Path) -> QImage:
    """A kept picture; one without pixels if there is none."""
    image = QImage(str(file))
    return image if image.isNull() else image.convertToFormat(QImage.Format.Format_RGB32)


def main() -> int:
    """Renew all of them."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication([])
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for look in LOOKS:
        with no_faults():
            showing = open_showing(application, look)
            for name, image in pictures(showing, look):
                image.save(str(FOLDER / name))
            showing.pane.display.close()
    kept = list(FOLDER.glob("*.png"))
    size_kb = sum(file.stat().st_size for file in kept) // 1000
    print(f"{len(kept)} pictures, {size_kb} kB, in {FOLDER}: look at each before you commit them.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
