"""The pixel table (``make pixels``): a sample of it, and that it tells what is wrong.

Chosen are the screens and states that differ most, in combinations that bring each panel together with each size of
letters, each theme with each of both, and steady hands and low controls with all of them.
"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlProperty

from kiosk.core.comfort import TextSize
from tests.lab.pixels.combinations import PANELS, Layout, Walk, all_walks, sample_walks
from tests.lab.pixels.findings import Finding, Picture
from tests.lab.pixels.glass import read_glass
from tests.lab.pixels.measuring import measure_painted, measure_placed
from tests.lab.pixels.requirements import Requirement, bar_of
from tests.lab.pixels.results import Line, as_table, red_items
from tests.lab.pixels.texts import real_texts
from tests.lab.pixels.things import Thing
from tests.lab.pixels.walking import walk_pages
from tests.screen import sample
from tests.screen.conftest import MakePane
from tests.screen.pane import Pane

USUAL = Layout(PANELS[0])
Key = tuple[str, str, str]
"""Requirement, theme, layout."""
KNOWN_FILE = Path(__file__).parent / "known_red.json"
KNOWN: dict[Key, float] = {
    (requirement, theme, layout): worst
    for requirement, theme, layout, worst in json.loads(KNOWN_FILE.read_text(encoding="utf-8"))
}
"""What does not reach its bar yet, and how bad it is: it may become better, and not worse."""
SLACK = 0.03


@pytest.mark.parametrize("walk", sample_walks(), ids=lambda walk: f"{walk.layout.name} {walk.themes[0]}")
def test_nothing_is_red_but_what_is_known_to_be(application: QGuiApplication, walk: Walk) -> None:
    lines = walk_pages(application, real_texts(), walk, is_sample=True)
    red = {_key(line): line for line in lines if line.is_red}
    worse = [line for key, line in red.items() if not _is_known(key, line)]
    assert not worse, f"\n{as_table(worse)}\n{red_items(worse)}\nThe whole table: make pixels"
    mended = [key for key in KNOWN if key in map(_key, lines) and key not in red]
    assert not mended, f"These are red no more; take them out of {KNOWN_FILE.name}: {mended}"


def _key(line: Line) -> Key:
    return line.requirement, line.theme, line.layout


def _is_known(key: Key, line: Line) -> bool:
    """Whether it has been as bad before; each line of the file is a defect that is still to be mended."""
    if key not in KNOWN:
        return False
    slack = SLACK * abs(KNOWN[key])
    return line.value <= KNOWN[key] + slack if line.is_most else line.value >= KNOWN[key] - slack


def test_the_sample_has_every_choice_and_the_whole_every_combination() -> None:
    for walks in (sample_walks(), all_walks()):
        for choice in ("panel", "size", "has_steady_hands", "has_low_controls"):
            seen = {getattr(walk.layout, choice) for walk in walks}
            assert len(seen) == {"panel": len(PANELS), "size": len(TextSize)}.get(choice, 2)
    plain = [walk for walk in all_walks() if len(walk.themes) > 1]
    assert len({walk.layout for walk in plain}) == len(PANELS) * len(TextSize)


def reds(pane: Pane) -> dict[Requirement, list[str]]:
    """What is red on a page as it is now."""
    pane.settle()
    picture = Picture(read_glass(pane.window), pane.picture(), pane.mm_per_pixel)
    found: list[Finding] = [*measure_painted(picture), *measure_placed(picture, has_low_controls=False)]
    red: dict[Requirement, list[str]] = {}
    for one in found:
        if not bar_of(one.requirement, USUAL).is_met_by(one.value):
            red.setdefault(one.requirement, []).append(one.item)
    return red


def write(thing: Thing, name: str, value: object) -> None:
    assert QQmlProperty(thing.item, name).write(value), name


def write_all(thing: Thing, values: dict[str, object]) -> None:
    for name, value in values.items():
        write(thing, name, value)


def button(pane: Pane, words: str) -> Thing:
    (found,) = [one for one in read_glass(pane.window).targets if words in one.name]
    return found


def label(pane: Pane, words: str) -> Thing:
    (found,) = [one.thing for one in read_glass(pane.window).words if one.text.startswith(words)]
    return found


BROKEN: dict[Requirement, Callable[[Pane], None]] = {
    Requirement.WORDS: lambda pane: write(label(pane, "Listening"), "color", "#7d7d7d"),
    Requirement.ICONS: lambda pane: write(read_glass(pane.window).shapes[0], "opacity", 0.25),
    Requirement.EDGES: lambda pane: write(button(pane, "Repeat"), "background.border.color", "#e0e8ea"),
    Requirement.TARGET: lambda pane: write(button(pane, "Speak"), "height", 70),
    Requirement.MAIN_TARGET: lambda pane: write(button(pane, "Repeat"), "height", 95),
    Requirement.GAP: lambda pane: write(button(pane, "Repeat"), "x", button(pane, "Repeat").place.left() - 5),
    Requirement.MARGIN: lambda pane: write(button(pane, "Go home"), "x", 20),
    Requirement.OVERLAP: lambda pane: write(label(pane, "Nerve pain"), "y", 80),
    Requirement.CUT_OFF: lambda pane: write(label(pane, "Listening"), "width", 60),
    Requirement.LINE: lambda pane: write_all(
        label(pane, "Symptoms"), {"wrapMode": 0, "text": "words " * 16, "font.pixelSize": 12}
    ),
    Requirement.FRAME_CAPITAL: lambda pane: write(label(pane, "You can say"), "font.pixelSize", 40),
    Requirement.PAGE_CAPITAL: lambda pane: write(label(pane, "Symptoms"), "font.pixelSize", 40),
    Requirement.LINES: lambda pane: write(page_text(pane), "height", 120),
}


def page_text(pane: Pane) -> Thing:
    (found,) = read_glass(pane.window).of_kind("QQuickTextEdit")
    return found


@pytest.mark.parametrize("requirement", BROKEN, ids=str)
def test_what_is_broken_is_red(make_pane: MakePane, requirement: Requirement) -> None:
    pane = make_pane()
    pane.show_page(sample.section() if requirement is Requirement.LINES else sample.home())
    assert requirement not in reds(pane)
    BROKEN[requirement](pane)
    assert requirement in reds(pane)
