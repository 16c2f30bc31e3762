"""The table: what was measured, how sure it is, the floor below which it is a defect, and the aim."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tests.lab.proof.intervals import Estimate


@dataclass(frozen=True)
class Line:
    """One line of the table."""

    row: str
    """Letter of the row in the table of standards."""
    what: str
    estimate: Estimate
    unit: str
    count: int
    """Trials, clips or whatever the material counts in."""
    floor: float | None = None
    aim: float | None = None
    is_more_better: bool = False
    note: str = ""
    """The worst voice and phrase, the material, what was left out."""

    @property
    def judgement(self) -> str:
        """Whether the floor and the aim are reached."""
        value = self.estimate.value
        if math.isnan(value):
            return "not measured"
        if self.floor is None or self.aim is None:
            return ""
        if self._reaches(value, self.aim):
            return "aim"
        return "floor" if self._reaches(value, self.floor) else "BELOW FLOOR"

    def _reaches(self, value: float, bar: float) -> bool:
        return value >= bar if self.is_more_better else value <= bar


HEAD = (
    "| row | measured | value | 95 % interval | floor | aim | | n | |\n|---|---|---|---|---|---|---|---|---|"
)


def as_table(lines: Sequence[Line]) -> str:
    """In Markdown."""
    return "\n".join((HEAD, *map(_row, lines)))


def _row(line: Line) -> str:
    estimate = line.estimate
    is_known = not math.isnan(estimate.value)
    value = f"{_number(estimate.value)} {line.unit}" if is_known else "-"
    has_interval = is_known and not math.isnan(estimate.low)
    interval = f"{_number(estimate.low)} to {_number(estimate.high)}" if has_interval else ""
    floor, aim = ("" if bar is None else _number(bar) for bar in (line.floor, line.aim))
    cells = (line.row, line.what, value, interval, floor, aim, line.judgement, str(line.count), line.note)
    return f"| {' | '.join(cells)} |"


def _number(value: float) -> str:
    value = round(value, 9) + 0.0
    return f"{value:.3g}" if abs(value) < 10.0 else f"{value:.1f}" if abs(value) < 100.0 else f"{value:.0f}"
