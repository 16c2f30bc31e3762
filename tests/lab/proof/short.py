"""The short table of ``make bench``: the same code and a small part of the trials, with voices that every clone has."""

import sys
import tempfile
from pathlib import Path

from kiosk.core.settings import Caution
from tests.lab.proof.grammars import distinct_pages, texts_read_aloud
from tests.lab.proof.judging import judge_of
from tests.lab.proof.lines import Line, as_table
from tests.lab.proof.radio import radio
from tests.lab.proof.recordings import Recording
from tests.lab.proof.rows.commands import ROW_A
from tests.lab.proof.rows.false_actions import VisitOpen
from tests.lab.proof.rows.near import NearMisses
from tests.lab.proof.rows.row import Row, Setting
from tests.lab.proof.runner import Bench, Limits, run
from tests.lab.proof.setting import hearable_pages, load_library, reading_style
from tests.lab.proof.store import Store
from tests.lab.proof.trials import KIOSK
from tests.lab.proof.voices import Speaker, Use

FLITE = tuple(Speaker(name, stretch) for name in ("awb", "rms") for stretch in (1.0, 1.2))
"""Voices that no number was chosen on."""
ESPEAK = tuple(Speaker(f"espeak:{name}", 1.0) for name in ("en-us", "en-gb", "en-us+f3"))
TALKS = 12
SHARES: tuple[tuple[Row, float], ...] = ((ROW_A, 0.008), (NearMisses(), 0.2), (VisitOpen(), 1.0))
MINUTES = 1.2
"""At most, for each row."""


def main() -> int:
    """Print the table."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        bench, store = Bench(folder, None), Store(folder / "results.sqlite")
        setting = short_setting(bench, radio(folder / "radio", FLITE, talks=TALKS, songs=2))
        lines: list[Line] = []
        for row, share in SHARES:
            trials = (trial for trial in row.trials(setting) if trial.ears == KIOSK)
            outcomes = run(trials, bench, store, Limits(share, MINUTES))
            lines += [line for line in row.lines(outcomes, judge_of(Caution.BALANCED)) if line.count]
        store.close()
    print(as_table(lines))
    return 0


def short_setting(bench: Bench, talk: tuple[Recording, ...]) -> Setting:
    """Every grammar, with the voices that ``make test`` brings."""
    library = load_library()
    pages, _ = hearable_pages(distinct_pages(library), bench)
    return Setting(
        pages=pages,
        materials=bench.materials,
        not_commands=talk,
        speakers=FLITE,
        beside={Use.FORMANT: ESPEAK},
        texts=tuple(texts_read_aloud(library)),
        style=reading_style(library),
    )


if __name__ == "__main__":
    sys.exit(main())
