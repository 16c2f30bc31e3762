"""Numbers, and the table they are printed in."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True)
class Row:
    """One line of the table: values of one kind, of which the given percentile must not pass the target."""

    what: str
    values: Sequence[float]
    unit: str
    target: float | None = None
    percentile: float = 50.0
    note: str = ""

    @property
    def number(self) -> float:
        return percentile(self.values, self.percentile)

    @property
    def is_met(self) -> bool:
        return bool(self.values) and (self.target is None or self.number <= self.target)


def percentile(values: Sequence[float], share: float) -> float:
    """Linear between the values; NaN of none."""
    return float(np.percentile(np.asarray(values, dtype=float), share)) if values else float("nan")


def in_ms(values_s: Sequence[float]) -> list[float]:
    return [1000.0 * value for value in values_s]


def machine() -> str:
    """What this was measured on, in one line."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown"
    )
    memory_kb = int(Path("/proc/meminfo").read_text().split()[1])
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    return (
        f"{os.cpu_count()} cores of {model or 'unknown'}, {memory_kb / 1e6:.0f} GB, {system}, "
        f"Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}"
    )


def as_text(rows: Sequence[Row]) -> str:
    """The table in Markdown."""
    lines = ["| measured | ours | target | median | p95 | n | |", "|---|---|---|---|---|---|---|"]
    return "\n".join(lines + [_line(row) for row in rows])


def _line(row: Row) -> str:
    share = "" if row.percentile == 50.0 else f" p{row.percentile:.0f}"
    target = "" if row.target is None else f"{row.target:g} {row.unit}"
    note = row.note if row.is_met else f"MISSED {row.note}".strip()
    spread = f"{percentile(row.values, 50.0):.3g} | {percentile(row.values, 95.0):.3g}"
    number = "-" if not row.values else f"{row.number:.3g}" if row.number < 10.0 else f"{row.number:.0f}"
    return f"| {row.what}{share} | {number} {row.unit} | {target} | {spread} | {len(row.values)} | {note} |"
