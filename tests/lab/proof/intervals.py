"""How sure a number is: 95 % intervals."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

Z = 1.96
RESAMPLES = 2000
NONE_SEEN = 3.0
"""With none seen, up to so many could have been expected (the rule of three, 95 %)."""


@dataclass(frozen=True)
class Estimate:
    """A number and its interval; not known if nothing was measured."""

    value: float
    low: float
    high: float


UNKNOWN = Estimate(math.nan, math.nan, math.nan)


def share(hits: int, count: int) -> Estimate:
    """Of independent trials, in percent: Wilson's interval."""
    if count == 0:
        return UNKNOWN
    rate = hits / count
    middle = (rate + Z * Z / (2 * count)) / (1 + Z * Z / count)
    half = Z / (1 + Z * Z / count) * math.sqrt(rate * (1 - rate) / count + Z * Z / (4 * count * count))
    return Estimate(100 * rate, 100 * max(0.0, middle - half), 100 * min(1.0, middle + half))


def clustered_share(clusters: Collection[Sequence[bool]]) -> Estimate:
    """Of trials that are alike within a cluster (one sound in many grammars), in percent: clusters are resampled."""
    counts = np.array([len(cluster) for cluster in clusters], dtype=float)
    found = np.array([sum(cluster) for cluster in clusters], dtype=float)
    if not counts.sum():
        return UNKNOWN
    plain = share(int(found.sum()), int(counts.sum()))
    if found.sum() in (0.0, counts.sum()):
        return share(int(np.sign(found.sum())) * len(clusters), len(clusters))
    low, high = _resampled(100 * found, counts)
    return Estimate(plain.value, low, high)


def rate(events: Sequence[float], hours: Sequence[float]) -> Estimate:
    """Events an hour; the clips are resampled.

    Args:
        events: How many there were in each clip.
        hours: How much different speech each clip is.
    """
    total = float(np.sum(hours)) if len(hours) else 0.0
    if total == 0.0:
        return UNKNOWN
    happened = np.asarray(events, dtype=float)
    if not happened.any():
        return Estimate(0.0, 0.0, NONE_SEEN / total)
    low, high = _resampled(happened, np.asarray(hours, dtype=float))
    return Estimate(float(happened.sum()) / total, low, high)


def _resampled(above: "np.ndarray", below: "np.ndarray") -> tuple[float, float]:
    draw = np.random.default_rng(1)
    ratios = []
    for _ in range(RESAMPLES):
        chosen = draw.integers(len(above), size=len(above))
        ratios.append(above[chosen].sum() / max(below[chosen].sum(), 1e-12))
    low, high = np.percentile(ratios, (2.5, 97.5))
    return float(low), float(high)
