"""One door of one panel, crawled and judged."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kiosk.core.content import Library
from kiosk.core.settings import Settings
from kiosk.hearing.recogniser import VoskRecogniser
from tests.lab.crawl.crawler import Atlas, Crawler
from tests.lab.crawl.doors import Door, Keys, Sight, Switch, Taps, WithNeighbour
from tests.lab.crawl.judge import Judge
from tests.lab.crawl.listening import Ear, Voice
from tests.lab.crawl.report import Crawled
from tests.lab.crawl.staff import Staff
from tests.lab.crawl.stage import Stage
from tests.lab.crawl.universe import STAFF_WAYS, Way, survey


@dataclass(frozen=True)
class Panel:
    """A screen to crawl on."""

    name: str
    size_px: tuple[int, int]
    mm_per_pixel: float
    is_compact: bool = False


PANELS = (
    Panel("common", (1920, 1080), 0.248),
    Panel("compact", (1280, 800), 0.169, is_compact=True),
)
"""21.5 inches, and 10 inches, where the bar has no room for everything."""


def crawl(
    application: QGuiApplication,
    library: Library,
    panel: Panel,
    way: Way,
    model: Path,
    most_steps: int = 100_000,
) -> Crawled:
    """Goes through one door until nothing is left, and behind the staff's door too where staff use it.

    Args:
        application: The running one.
        library: The content.
        panel: The screen.
        way: The door.
        model: Folder of the speech model.
        most_steps: Give up after so many.
    """
    began_s = time.process_time()
    asked = survey(application, library, panel.size_px, panel.mm_per_pixel).of(
        way, is_compact=panel.is_compact
    )
    judge = Judge(library)
    recogniser = VoskRecogniser(model) if way is Way.VOICE else None
    steps = 0
    with Stage(
        application,
        library,
        judge.obeyed,
        judge.look,
        size_px=panel.size_px,
        mm_per_pixel=panel.mm_per_pixel,
        recogniser=recogniser,
    ) as stage:
        bare, atlas = _door(stage, library, way), Atlas()
        for door in _as_used(bare, stage, way):
            crawler = Crawler(door, atlas, most_steps)
            crawler.crawl()
            steps += crawler.steps
    took_s = time.process_time() - began_s
    return Crawled(
        way, panel.name, asked, judge.missing(asked), steps, took_s, tuple(_remarks(way, atlas, bare))
    )


def shortened(library: Library, parts: int) -> Library:
    """The first parts of the content only."""
    return replace(library, sections=library.sections[:parts]) if parts else library


def _as_used(bare: Door, stage: Stage, way: Way) -> Iterator[Door]:
    """By a patient, beside whom others talk; and then by staff."""
    yield WithNeighbour(bare, stage.overhear)
    if way in STAFF_WAYS:
        yield Staff(bare, stage, has_keys=way is Way.KEYS)


def _door(stage: Stage, library: Library, way: Way) -> Door:
    sight = Sight(library)
    match way:
        case Way.TAPS:
            return Taps(stage, sight)
        case Way.KEYS:
            return Keys(stage, sight)
        case Way.SWITCH:
            return Switch(stage, sight, Settings.dwell_s)
        case Way.EAR:
            return Ear(stage, library)
        case Way.VOICE:
            return Voice(stage, sight, library)


def _remarks(way: Way, atlas: Atlas, door: Door) -> Iterator[str]:
    for page, offer in atlas.out_of_reach:
        yield f'{way}: "{offer}" is offered and cannot be got at, on: {page[:80]}'
    match door:
        case Ear():
            yield from (f'{way}: nothing was said after "{offer}"' for offer in door.silent)
        case Voice():
            yield f"{way}: {door.repeated} times something had to be said again"
            yield from (
                f'{way}: "{offer}" stands on a button, and was never understood'
                for offer in door.not_understood
            )
