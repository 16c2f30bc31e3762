"""What a patient chose to see, hear and press more easily. It ends with the visit."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar


class TextSize(StrEnum):
    """How large the letters are; the screen knows the millimetres (`kiosk.screen.millimetres`)."""

    LARGE = "large"
    LARGER = "larger"
    LARGEST = "largest"
    """At least twice the first one (WCAG 1.4.4)."""


class Theme(StrEnum):
    """The colours."""

    DAY = "day"
    NIGHT = "night"
    STRONG = "strong"


SIZES = tuple(TextSize)
RATES_WPM = (110, 130, 150, 175, 200)
"""Words a minute on offer (Sutton 1995)."""
LOUDNESSES_DB = (-18.0, -12.0, -6.0, 0.0)
"""Below the loudest that the clinic allows: a range of 18 dB, with a step 12 dB above the lowest
(EN 301 549 8.2.1.1 and 8.2.1.2)."""
USUAL_LOUDNESS_DB = -6.0
_Choice = TypeVar("_Choice")


@dataclass(frozen=True, slots=True)
class Comfort:
    """The choices of one visit; the defaults are everybody's."""

    text_size: TextSize = TextSize.LARGE
    theme: Theme = Theme.DAY
    rate_wpm: int | None = None
    """Words a minute; None: as the clinic has set it."""
    loudness_db: float = USUAL_LOUDNESS_DB
    """One of `LOUDNESSES_DB`."""
    is_still: bool = False
    """Nothing moves by itself: no mark walks from word to word, no meter, no change on the page for an empty room."""
    has_steady_hands: bool = False
    """Larger targets, and a press beside them counts for the nearest one."""
    has_low_controls: bool = False
    """Everything that can be touched stands in the lower half of the screen."""
    is_by_switch: bool = False
    """One key moves the ring, and staying there presses."""
    is_by_ear: bool = False
    """The kiosk tells where the person is, and what the ring stands on."""

    def resized(self, steps: int) -> "Comfort":
        """With letters so many steps larger, at most the largest and at least the smallest."""
        return replace(self, text_size=_moved(SIZES, self.text_size, steps))

    def paced(self, steps: int, usual_wpm: int) -> "Comfort":
        """With speech so many steps faster."""
        now_wpm = self.rate_wpm or usual_wpm
        nearest = min(RATES_WPM, key=lambda rate: abs(rate - now_wpm))
        return replace(self, rate_wpm=_moved(RATES_WPM, nearest, steps))

    def louder(self, steps: int) -> "Comfort":
        """With speech so many steps louder."""
        return replace(self, loudness_db=_moved(LOUDNESSES_DB, self.loudness_db, steps))

    def switched(self, name: str) -> "Comfort":
        """With one of the yes-or-no choices turned over.

        Raises:
            AttributeError: there is none of that name.
        """
        turned: dict[str, Any] = {name: not getattr(self, name)}
        return replace(self, **turned)


def _moved(choices: tuple[_Choice, ...], chosen: _Choice, steps: int) -> _Choice:
    place = choices.index(chosen) + steps
    return choices[max(0, min(place, len(choices) - 1))]
