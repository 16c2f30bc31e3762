"""Whether two pictures look alike: the same but for the noise at the edges of letters."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from tests.lab.pixels.colours import pixels_of

Light = NDArray[np.float64]
_FIELD_PX = 6
"""Side of the fields that are compared."""
_LEAST_DIFFERENCE = 24.0
"""Of red, green or blue (0 to 255), after blurring: the edges of letters that are set half a pixel elsewhere differ by
less, any two colours of a theme by more."""
_LEAST_SHARE = 0.4
"""Of the pixels of a field."""
_MOST_FIELDS = 2
"""So few may differ: a letter here and there."""


@dataclass(frozen=True)
class Difference:
    """Where two pictures differ."""

    fields: int
    """How many fields of 6 pixels each way."""
    first: tuple[int, int]
    """Pixels from the upper left corner of the first one."""


def difference(one: QImage, other: QImage) -> Difference | None:
    """What differs; None: they look alike."""
    if one.size() != other.size():
        return Difference(one.width() * one.height() // _FIELD_PX**2, (0, 0))
    apart = np.abs(_blurred(one) - _blurred(other)).max(axis=2) > _LEAST_DIFFERENCE
    height, width = (length // _FIELD_PX * _FIELD_PX for length in apart.shape)
    fields = apart[:height, :width].reshape(height // _FIELD_PX, _FIELD_PX, width // _FIELD_PX, _FIELD_PX)
    rows, columns = np.nonzero(fields.mean(axis=(1, 3)) >= _LEAST_SHARE)
    if rows.size <= _MOST_FIELDS:
        return None
    return Difference(int(rows.size), (int(columns[0]) * _FIELD_PX, int(rows[0]) * _FIELD_PX))


def _blurred(image: QImage) -> Light:
    """Each pixel the mean of three by three."""
    pixels = pixels_of(image)
    light = np.stack([(pixels >> shift) & 255 for shift in (16, 8, 0)], axis=2).astype(np.float64)
    padded = np.pad(light, ((1, 1), (1, 1), (0, 0)), mode="edge")
    height, width = pixels.shape
    shifted = [padded[y : y + height, x : x + width] for y in range(3) for x in range(3)]
    blurred: Light = np.mean(shifted, axis=0)
    return blurred
