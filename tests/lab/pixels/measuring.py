"""All measures of one picture but the ring of the keyboard."""

from tests.lab.pixels import contrasts, lettering, places
from tests.lab.pixels.findings import Findings, Picture

_PAINTED = (
    contrasts.words,
    contrasts.pictograms,
    contrasts.edges,
    lettering.intruders,
    lettering.cut_off,
    lettering.capitals,
)
_PLACED = (places.targets, places.gaps, places.margins, places.overlaps, lettering.lines)


def measure_painted(picture: Picture) -> Findings:
    """What has to be measured in each theme."""
    for one in _PAINTED:
        yield from one(picture)


def measure_placed(picture: Picture, *, has_low_controls: bool) -> Findings:
    """What is the same wherever everything stands in the same place."""
    for one in _PLACED:
        yield from one(picture)
    if has_low_controls:
        yield from places.low(picture)
