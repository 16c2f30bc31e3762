"""What to do, imperative; carried out by the rooms around the core, in order."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Utterance:
    """One sentence to be spoken."""

    id: int
    """Rises with every utterance of the running kiosk; answers with another id are dropped."""
    words: tuple[str, ...]
    """Spoken form of each shown word; spoken joined by one space."""
    rate_wpm: int
    """Words of plain English a minute, 100 to 500, without the pauses between sentences."""
    pause_after_ms: int = 0
    """Silence that belongs to the utterance, before `events.UtteranceEnded`."""


@dataclass(frozen=True, slots=True)
class Say:
    """Speak an utterance after those already given."""

    utterance: Utterance


@dataclass(frozen=True, slots=True)
class StopSpeaking:
    """Be silent at once and forget every utterance not yet ended."""


@dataclass(frozen=True, slots=True)
class Listen:
    """Listen for these phrases, and no others, from now on. No phrases: do not listen."""

    turn: int
    """Rises with every change; answers with another turn are dropped."""
    phrases: tuple[str, ...]
    competitors: tuple[str, ...] = ()
    """Words that are none of them, and may be what was said instead: those nearest in sound, and frequent ones."""
    is_over_own_voice: bool = False
    """The kiosk itself is speaking meanwhile."""


@dataclass(frozen=True, slots=True)
class Duck:
    """Speak softly, or as before: somebody seems to want to say something."""

    is_on: bool


@dataclass(frozen=True, slots=True)
class UseMicrophone:
    """Open the microphone, or close it: then the device itself is given back."""

    is_open: bool


@dataclass(frozen=True, slots=True)
class SetLoudness:
    """Speak so loud from now on, also what is being said."""

    gain_db: float
    """0, the loudest that the clinic allows, down to -18."""


@dataclass(frozen=True, slots=True)
class MoveFocus:
    """Move the ring of the keyboard to the next thing that can be pressed, or back."""

    is_forward: bool = True


@dataclass(frozen=True, slots=True)
class PressFocus:
    """Press what the ring of the keyboard stands on."""


@dataclass(frozen=True, slots=True)
class CheckPin:
    """Hold a PIN against the one of the staff; `events.PinChecked` answers. It is never kept or logged."""

    digits: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeepMeasures:
    """Keep what the staff measured and chose at the screen, for the next starts too."""

    mm_per_pixel: float
    viewing_distance_mm: int
    volume_percent: int


@dataclass(frozen=True, slots=True)
class EndKiosk:
    """End the program, once what is being said has ended."""

    is_restart: bool
    """It begins again at once."""


Effect = (
    Say
    | StopSpeaking
    | Listen
    | Duck
    | UseMicrophone
    | SetLoudness
    | MoveFocus
    | PressFocus
    | CheckPin
    | KeepMeasures
    | EndKiosk
)
