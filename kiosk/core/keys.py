"""Names of keys: what the screen tells, and what a clinic may write into its settings."""

import string
from enum import StrEnum
from typing import Final

DIGITS: Final = frozenset(string.digits)
NAMED: Final = frozenset(
    (
        *(f"f{number}" for number in range(1, 25)),
        *string.ascii_lowercase,
        *string.digits,
        *("left", "right", "up", "down", "tab", "enter", "space", "escape", "backspace", "delete", "insert"),
        *("home", "end", "page_up", "page_down", "plus", "minus", "asterisk", "slash"),
    )
)
"""Every key that can be named."""


class Pad(StrEnum):
    """The six keys that reach everything, and the one switch."""

    PREVIOUS = "previous"
    NEXT = "next"
    ENTER = "enter"
    BACK = "back"
    READ = "read"
    HELP = "help"
    SWITCH = "switch"


USUAL: Final = {
    "left": Pad.PREVIOUS,
    "up": Pad.PREVIOUS,
    "right": Pad.NEXT,
    "down": Pad.NEXT,
    "tab": Pad.NEXT,
    "enter": Pad.ENTER,
    "escape": Pad.BACK,
    "page_up": Pad.BACK,
    "space": Pad.READ,
    "f1": Pad.HELP,
    "f12": Pad.SWITCH,
}
"""What these keys are if the clinic says nothing else. Shift and tab together are `Pad.PREVIOUS`."""

CANONICAL: Final = {
    Pad.PREVIOUS: "left",
    Pad.NEXT: "right",
    Pad.ENTER: "enter",
    Pad.BACK: "escape",
    Pad.READ: "space",
    Pad.HELP: "f1",
    Pad.SWITCH: "f12",
}
"""Under these names the screen tells of them, whichever key it was."""
