"""What the clinic may set, each with unit and range. Staff write them into ``content/settings.yaml``."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from annotated_types import Ge, Le, Len, Predicate

from kiosk.core.keys import NAMED, Pad

KeyName = Annotated[str, Predicate(NAMED.__contains__)]
"""A name of `kiosk.core.keys`."""


def is_clock_time(text: str) -> bool:
    """Whether a text is hours and minutes, such as 07:30."""
    hours, colon, minutes = text.partition(":")
    return bool(colon) and _is_below(hours, 24) and _is_below(minutes, 60)


def _is_below(text: str, limit: int) -> bool:
    return len(text) == 2 and text.isdecimal() and text.isascii() and int(text) < limit


ClockTime = Annotated[str, Predicate(is_clock_time)]
"""Hours and minutes, 00:00 to 23:59."""


class Listening(StrEnum):
    """When the microphone may be open."""

    ALWAYS = "always"
    ON_PRESS = "on_press"
    """Only for one command after the speak button or its key was pressed."""
    NEVER = "never"


class Caution(StrEnum):
    """Which kind of mistake the clinic would rather have: a command missed, or one that nobody gave."""

    CAREFUL = "careful"
    BALANCED = "balanced"
    EAGER = "eager"


@dataclass(frozen=True)
class Settings:
    """Frozen settings; the defaults are the kiosk's own."""

    language: str = "en"
    """Which folder of ``content/`` and ``voices/`` is used."""
    emergency_number: Annotated[str, Len(1, 60)] = "the emergency number"
    """Whom to call at once: stands in the texts in place of ``{emergency_number}``."""
    mm_per_pixel: Annotated[float, Ge(0.0), Le(1.0)] = 0.0
    """Millimetres per pixel of the panel; 0 asks the screen."""
    viewing_distance_mm: Annotated[int, Ge(400), Le(1500)] = 600
    """Millimetres from the eyes to the screen; text grows with it (EN 301 549 5.1.4: 0.7 degrees)."""
    rate_wpm: Annotated[int, Ge(110), Le(200)] = 150
    """Words a minute of the kiosk's voice."""
    volume_percent: Annotated[int, Ge(10), Le(100)] = 80
    """Loudness of the kiosk's voice at the loudest that patients may choose."""
    sentence_pause_ms: Annotated[int, Ge(0), Le(2000)] = 600
    """Milliseconds of silence after each sentence that is read aloud; in it, a spoken "stop reading" is heard best."""
    sound_delay_ms: Annotated[int, Ge(0), Le(1000)] = 0
    """Milliseconds that a television or amplifier adds to the sound; the highlight waits as long."""
    microphone: str = ""
    """Part of the name of the microphone; empty: the machine's own choice."""
    loudspeaker: str = ""
    """Part of the name of the loudspeaker; empty: the machine's own choice."""
    listening: Listening = Listening.ALWAYS
    """When the kiosk may listen; else the microphone is closed."""
    caution: Caution = Caution.BALANCED
    """How sure it must be of a spoken command (`kiosk.core.trust`)."""
    idle_question_after_s: Annotated[int, Ge(60), Le(600)] = 60
    """Seconds without touch, key or obeyed phrase before the kiosk asks; longer on a page that takes longer to read."""
    idle_answer_s: Annotated[int, Ge(30), Le(300)] = 30
    """Seconds the question stays before the kiosk goes back to its start (WCAG 2.2.1: at least 20)."""
    welcome_after_s: Annotated[int, Ge(15), Le(600)] = 60
    """Seconds without a visit before the page for an empty room is shown."""
    night_from: ClockTime = "20:00"
    """From then on the page for an empty room is dim; the same time as `night_to`: never."""
    night_to: ClockTime = "07:00"
    """Until then."""
    dwell_s: Annotated[float, Ge(1.0), Le(15.0)] = 3.0
    """One switch: seconds that the ring stays on something before it is pressed."""
    keys: dict[Pad, KeyName] = field(default_factory=dict)
    """Further keys for the six, and for the one switch; the usual ones keep working."""
