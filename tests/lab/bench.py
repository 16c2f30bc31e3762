"""The measurements that the kiosk is held to: ``make bench``. At most ten minutes, on virtual hardware."""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence

from tests.lab.clinic import Clinic
from tests.lab.kiosk import PROJECT, SPEECH_MODEL, Kiosk
from tests.lab.measures.editing import measure_editing
from tests.lab.measures.highlighting import measure_highlight
from tests.lab.measures.obeying import measure_obeying
from tests.lab.measures.reading import measure_reading
from tests.lab.measures.standing import measure_standing
from tests.lab.measures.starting import measure_start
from tests.lab.measures.table import Row, as_text, machine
from tests.lab.measures.touching import measure_touch
from tests.lab.texts import load_texts

SIZE_PX = (1920, 1080)
_PIXELS = (sys.executable, "-m", "tests.lab.pixels", "--sample")
_CRAWL = (sys.executable, "-m", "tests.lab.crawl", "--panels", "common", "--parts", "1")


def main() -> int:
    """Measure everything and print the table; the exit code is 0 if every target was met."""
    if not SPEECH_MODEL.is_dir():
        print(f"There is no speech model in {SPEECH_MODEL}. `make run` brings it.", file=sys.stderr)
        return 2
    began_s = time.monotonic()
    with Clinic(*SIZE_PX) as clinic:
        rows = _measure(clinic)
    print(f"\n{machine()}; screen {SIZE_PX[0]}x{SIZE_PX[1]}, drawn by software\n\n{as_text(rows)}")
    print("\nA part of the proof (`make proof`), sound straight into the ears:\n", flush=True)
    subprocess.run([sys.executable, "-m", "tests.lab.proof.short"], cwd=PROJECT, check=True)
    print("\nPages as they are painted, a sample (`make pixels` measures all):\n", flush=True)
    is_painted_well = subprocess.run(_PIXELS, cwd=PROJECT, check=False).returncode == 0
    print(
        "\nReached / all through each door, with one part of the content (`make crawl`: all of it):\n",
        flush=True,
    )
    is_reached = subprocess.run(_CRAWL, cwd=PROJECT, check=False).returncode == 0
    print(f"\nMeasured in {time.monotonic() - began_s:.0f} s.")
    return 0 if all(row.is_met for row in rows) and is_painted_well and is_reached else 1


def _measure(clinic: Clinic) -> list[Row]:
    library = load_texts(clinic.folder / "texts")
    second = library.sections[1]
    rows = _one("starting", lambda: measure_start(clinic))
    with Kiosk(clinic) as kiosk:
        kiosk.wait_until_listening()
        rows += _one("touching", lambda: measure_touch(clinic, kiosk, second.title.text))
        rows += _one("reading aloud", lambda: measure_reading(clinic, kiosk, second.title.text))
        rows += _one("word marks", lambda: measure_highlight(clinic, kiosk, library, 2))
        rows += _one("obeying", lambda: measure_obeying(clinic, kiosk, second.names[0], second.title.text))
        rows += _one("standing there", lambda: measure_standing(kiosk))
    rows += _one("editing", lambda: measure_editing(clinic, "2-symptoms.md", second.title.text))
    return rows


def _one(name: str, measure: Callable[[], Sequence[Row]]) -> list[Row]:
    began_s = time.monotonic()
    try:
        rows = list(measure())
    except AssertionError as missed:
        rows = [Row(name, [], "", note=str(missed).splitlines()[0])]
    print(f"{name}: {time.monotonic() - began_s:.0f} s", flush=True)
    return rows


if __name__ == "__main__":
    sys.exit(main())
