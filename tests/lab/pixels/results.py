"""The worst of many findings, and where it was."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace

from kiosk.core.comfort import Theme
from tests.lab.pixels.combinations import Layout
from tests.lab.pixels.findings import Finding
from tests.lab.pixels.requirements import Requirement, bar_of

_REDS_KEPT = 12


@dataclass
class Line:
    """One requirement in one theme, size and panel."""

    requirement: str
    theme: str
    layout: str
    bar: float
    unit: str
    is_most: bool
    count: int = 0
    value: float = 0.0
    """The worst."""
    where: str = ""
    """Screen and item of that."""
    reds: dict[str, float] = field(default_factory=dict)
    """Screen and item of values that do not reach the bar: of each item the worst, at most a dozen."""
    red_count: int = 0

    @property
    def is_red(self) -> bool:
        """Whether anything does not reach the bar."""
        return self.red_count > 0


class Results:
    """Takes findings in."""

    def __init__(self, layout: Layout) -> None:
        """Of a layout."""
        self._layout = layout
        self._lines: dict[tuple[Requirement, Theme], Line] = {}

    def add(self, theme: Theme, screen: str, findings: Iterable[Finding]) -> None:
        """What was found on a screen."""
        for finding in findings:
            bar = bar_of(finding.requirement, self._layout)
            line = self._line(finding.requirement, theme)
            sign = 1 if bar.is_most else -1
            where = f"{screen}: {finding.item}"
            if not line.count or sign * finding.value > sign * line.value:
                line.value, line.where = finding.value, where
            line.count += 1
            if not bar.is_met_by(finding.value):
                line.red_count += 1
                known = line.reds.get(where, finding.value)
                if where in line.reds or len(line.reds) < _REDS_KEPT:
                    line.reds[where] = (max if bar.is_most else min)(known, finding.value)

    def _line(self, requirement: Requirement, theme: Theme) -> Line:
        key = (requirement, theme)
        if key not in self._lines:
            bar = bar_of(requirement, self._layout)
            self._lines[key] = Line(
                str(requirement), str(theme), self._layout.name, bar.value, bar.unit, bar.is_most
            )
        return self._lines[key]

    @property
    def lines(self) -> list[Line]:
        """All of them."""
        return list(self._lines.values())


def as_json(lines: Iterable[Line]) -> str:
    """To be kept."""
    return json.dumps([asdict(line) for line in lines])


def from_json(text: str) -> list[Line]:
    """What was kept."""
    return [Line(**line) for line in json.loads(text)]


def as_table(lines: Iterable[Line]) -> str:
    """In Markdown, the red ones first."""
    head = "| | requirement | theme | panel and letters | worst | bar | where | n |\n|---|---|---|---|---|---|---|---|"
    return "\n".join((head, *map(_row, sorted(lines, key=lambda line: not line.is_red))))


def red_items(lines: Iterable[Line]) -> str:
    """Every red screen and item with its value, below its line; of many the first dozen."""
    return "\n".join(
        "\n".join((f"\n{line.requirement}, {line.theme}, {line.layout}:", *_items(line)))
        for line in lines
        if line.is_red
    )


def _items(line: Line) -> Iterator[str]:
    return (f"- {_cut(value)} {where}" for where, value in line.reds.items())


def as_summary(lines: Sequence[Line]) -> str:
    """The worst of each requirement, in Markdown."""
    worst = [
        _worst([line for line in lines if line.requirement == one])
        for one in dict.fromkeys(map(_what, lines))
    ]
    return as_table(worst)


def _what(line: Line) -> str:
    return line.requirement


def _worst(lines: Sequence[Line]) -> Line:
    """The one that misses its bar by most, in parts of it, with what was counted in all of them."""
    first = max(lines, key=lambda line: (line.is_red, _missed_by(line)))
    return replace(
        first, count=sum(line.count for line in lines), red_count=sum(line.red_count for line in lines)
    )


def _missed_by(line: Line) -> float:
    missed = line.value - line.bar if line.is_most else line.bar - line.value
    return missed / (line.bar or 1.0)


def _row(line: Line) -> str:
    verdict = f"RED {line.red_count}" if line.is_red else ""
    bar = f"{'<=' if line.is_most else '>='} {line.bar:g} {line.unit}"
    cells = (
        verdict,
        line.requirement,
        line.theme,
        line.layout,
        _cut(line.value),
        bar,
        line.where,
        str(line.count),
    )
    return f"| {' | '.join(cells)} |"


def _cut(value: float) -> str:
    """Two places after the point, the rest cut off: a value below a bar never looks as if it reached it."""
    return f"{int(value * 100) / 100:.2f}"
