"""Which phrases the bar has room for."""

from collections.abc import Callable, Sequence

SEPARATOR = "  ·  "


def fitting_phrases(phrases: Sequence[str], room_px: float, width_of: Callable[[str], float]) -> str:
    """As many whole phrases as fit in a row, the first ones first."""
    shown = ""
    for phrase in phrases:
        longer = f"{shown}{SEPARATOR}{phrase}" if shown else phrase
        if width_of(longer) > room_px:
            break
        shown = longer
    return shown
