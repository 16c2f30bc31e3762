"""What was worked out from a library is remembered with it, and forgotten with it."""

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from kiosk.core.content import Library

MOST_REMEMBERED = 500
"""More than the screens of a kiosk and the lists of phrases that they lead to in a day."""
_Made = TypeVar("_Made")


def remembered(library: Library, key: Hashable, make: Callable[[], _Made]) -> _Made:
    """What `make` gives, which is called only once for a key; it gives nothing that changes."""
    if key not in library.made:
        if len(library.made) >= MOST_REMEMBERED:
            library.made.clear()
        library.made[key] = make()
    return cast(_Made, library.made[key])
