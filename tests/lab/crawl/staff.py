"""The way in for staff, by the glass and by the keyboard, and then as through every other door."""

from kiosk.core.actions import ActionId
from kiosk.core.keys import CANONICAL, Pad
from tests.lab.crawl.doors import PRESS_EVERY_S, Door, View
from tests.lab.crawl.stage import PIN, Stage


class Staff:
    """Somebody who knows the PIN; with a finger the corner is held, with keys the chord is pressed."""

    def __init__(self, door: Door, stage: Stage, *, has_keys: bool) -> None:
        self._door, self._stage, self._has_keys = door, stage, has_keys

    def begin(self) -> None:
        """From an empty room to the page behind the PIN."""
        self._door.begin()
        if self._has_keys:
            self._stage.press(CANONICAL[Pad.NEXT])
            self._stage.press_staff_keys()
        else:
            self._stage.hold_corner()
        self._door.look()
        for digit in ("0", *PIN):
            self._stage.wait(PRESS_EVERY_S)
            self._door.do(digit)
            if digit == "0":
                self._door.do(self._take_back())
        self._stage.wait(PRESS_EVERY_S)

    def look(self) -> View:
        return self._door.look()

    def do(self, offer: str) -> bool:
        return self._door.do(offer)

    def _take_back(self) -> str:
        """The name of what takes a digit back, as the voice pack has it."""
        return self._stage.library.voice.actions[ActionId.TAKE_DIGIT_BACK].label
