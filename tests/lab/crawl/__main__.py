"""``python -m tests.lab.crawl``: see the package."""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from tests.lab.crawl.crawling import PANELS, crawl, shortened
from tests.lab.crawl.universe import Way
from tests.lab.kiosk import SPEECH_MODEL
from tests.lab.texts import load_texts


def main(arguments: Sequence[str] | None = None) -> int:
    """Crawl and print reached / all for each door; the exit code is 0 if everything was reached."""
    options = _parser().parse_args(arguments)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_QUICK_BACKEND"] = "software"
    application = QGuiApplication([])
    with tempfile.TemporaryDirectory() as scratch:
        library = shortened(load_texts(Path(scratch)), options.parts)
    is_whole = True
    for panel in PANELS:
        if panel.name not in options.panels.split(","):
            continue
        for way in Way:
            if way not in options.doors.split(","):
                continue
            crawled = crawl(application, library, panel, way, SPEECH_MODEL, options.steps)
            print("\n".join((crawled.line(), *(f"    {note}" for note in crawled.notes()))), flush=True)
            is_whole &= crawled.is_whole
    return 0 if is_whole else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Is everything reached through every door?")
    parser.add_argument("--doors", default=",".join(Way), help="some of them, such as taps,ear")
    panels = ",".join(panel.name for panel in PANELS)
    parser.add_argument("--panels", default=panels, help=f"some of {panels}")
    parser.add_argument("--parts", type=int, default=0, help="only so many parts of the content")
    parser.add_argument("--steps", type=int, default=100_000, help="give up after so many in each door")
    return parser


if __name__ == "__main__":
    sys.exit(main())
