"""The command line: walks every page in every combination, keeps what was measured, prints the table."""

import argparse
import hashlib
import os
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from kiosk.library.problems import StaffFileError
from tests.lab.kiosk import PROJECT
from tests.lab.pixels.combinations import PANELS, Walk, all_walks, sample_walks
from tests.lab.pixels.results import Line, as_json, as_summary, as_table, from_json, red_items
from tests.lab.pixels.texts import real_texts
from tests.lab.proof.store import Store

_LOOKED_AT = (
    "kiosk",
    "content",
    "voices/en",
    "tests/lab/pixels",
    "tests/screen/pane.py",
    "tests/screen/made_up.py",
)
"""What the pictures depend on: if none of it has changed, what was measured once is not measured again."""
_TABLE = "pixels.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; the exit code is 0 if nothing is red."""
    options = _parser().parse_args(arguments)
    began_s = time.monotonic()
    try:
        real_texts()
    except StaffFileError as error:
        print(f"Nothing can be measured before the texts are right:\n{error}", file=sys.stderr)
        return 2
    walks = sample_walks() if options.sample else all_walks()
    chosen = [walk for walk in walks if options.panel in ("", walk.layout.panel.name)]
    options.folder.mkdir(parents=True, exist_ok=True)
    store = Store(options.folder / "pixels.sqlite")
    try:
        lines = [line for found in _measured(chosen, store, options) for line in found]
    except BrokenProcessPool:
        print("A process was ended from outside: what was measured is kept; start again.", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\nInterrupted: what was measured is kept, and the next run goes on there.", file=sys.stderr)
        return 130
    finally:
        store.close()
    return _report(lines, options, time.monotonic() - began_s)


def _report(lines: list[Line], options: argparse.Namespace, took_s: float) -> int:
    file = options.folder / _TABLE
    if not options.sample:
        file.write_text(f"{as_table(lines)}\n{red_items(lines)}\n", encoding="utf-8")
    red = [line for line in lines if line.is_red]
    print(as_summary(lines))
    if red:
        print(f"\n{as_table(red)}")
    whole = "" if options.sample else f" The whole table: {file}."
    print(f"\n{len(red)} of {len(lines)} lines are red; took {took_s:.0f} s.{whole}")
    return int(bool(red))


def _measured(walks: Sequence[Walk], store: Store, options: argparse.Namespace) -> Iterator[list[Line]]:
    version = _version()
    keys = {walk: hashlib.sha256(f"{walk}|{options.sample}|{version}".encode()).hexdigest() for walk in walks}
    kept = {} if options.again else {walk: text for walk in walks if (text := store.get(keys[walk]))}
    yield from map(from_json, kept.values())
    # A process for each: windows, once closed, do not give back all that they took.
    spawn = get_context("spawn")
    with ProcessPoolExecutor(options.jobs, mp_context=spawn, max_tasks_per_child=1) as pool:
        open_walks = [walk for walk in walks if walk not in kept]
        running = {pool.submit(measure_walk, walk, is_sample=options.sample): walk for walk in open_walks}
        for number, done in enumerate(as_completed(running), start=1):
            text, walk = done.result(), running[done]
            store.put(keys[walk], text)
            print(f"{number} of {len(running)}: {walk.layout.name}", file=sys.stderr, flush=True)
            yield from_json(text)


def measure_walk(walk: Walk, *, is_sample: bool) -> str:
    """In a process of its own: what was found, to be kept."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    from tests.lab.pixels.walking import walk_pages

    application = QGuiApplication.instance() or QGuiApplication([])
    assert isinstance(application, QGuiApplication)
    return as_json(walk_pages(application, real_texts(), walk, is_sample=is_sample))


def _version() -> str:
    """Changes whenever anything does that a picture depends on."""
    whole = hashlib.sha256()
    for place in _LOOKED_AT:
        path = PROJECT / place
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts:
                whole.update(f"{file.relative_to(PROJECT)}\0".encode())
                whole.update(file.read_bytes())
    return whole.hexdigest()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make pixels", description="Measures every page as it is painted.")
    parser.add_argument("--sample", action="store_true", help="main screens in chosen combinations")
    names = ["", *(panel.name for panel in PANELS)]
    parser.add_argument("--panel", default="", choices=names, help="only this panel")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    parser.add_argument("--again", action="store_true", help="measure anew what was measured before")
    parser.add_argument("--folder", type=Path, default=PROJECT / "proof", help="where everything is kept")
    return parser
