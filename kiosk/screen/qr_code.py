"""A text as a QR code, which the camera of a telephone reads without any network."""

import segno

QUIET_MODULES = 4
"""Free space around a code on each side, in modules (ISO/IEC 18004)."""
_CUT_OFF = "…"

Squares = tuple[tuple[bool, ...], ...]
"""Rows of modules without the free space around them: True is dark."""


def squares_of(text: str, most_modules: int) -> Squares | None:
    """The code of a text, or of as many of its lines as there is room for.

    Args:
        text: What the telephone shows: lines parted by a line feed.
        most_modules: Modules that there is room for in each direction, with the free space around.

    Returns:
        The code, or None if there is no room for even the first line.
    """
    lines, too_many = text.split("\n"), text.count("\n") + 2
    best, kept = None, len(lines)
    fewest = 1
    while fewest < too_many:
        shown = lines if kept == len(lines) else [*lines[:kept], _CUT_OFF]
        found = _squares("\n".join(shown))
        if found and len(found) + 2 * QUIET_MODULES <= most_modules:
            best, fewest = found, kept + 1
        else:
            too_many = kept
        kept = (fewest + too_many) // 2
    return best


def _squares(text: str) -> Squares | None:
    try:
        code = segno.make(text, error="m", boost_error=False, micro=False, encoding="utf-8")
    except segno.DataOverflowError:
        return None
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)
