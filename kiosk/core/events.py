"""What happened, past tense. `post` of an event is the only door into the main thread."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.actions import Intent
from kiosk.core.content import Library


class Device(StrEnum):
    """What can be missing, come and go."""

    MICROPHONE = "microphone"
    RECOGNISER = "recogniser"
    LOUDSPEAKER = "loudspeaker"
    VOICE = "voice"


LOUDEST_LEVEL = 5


class MicrophoneFault(StrEnum):
    """What may be wrong with a microphone that gives sound."""

    NONE = "none"
    MUTED = "muted"
    """Every sample is the same: switched off, or not plugged in."""
    TOO_LOUD = "too_loud"
    """Speech is cut off at the top."""
    TOO_QUIET = "too_quiet"
    """Speech is there, but far too faint."""


@dataclass(frozen=True, slots=True)
class Touched:
    """A control, tile or sentence was pressed by touch, by the keyboard on the focused thing, or by a screen reader."""

    intent: Intent
    at_s: float
    """Monotonic seconds."""
    is_by_finger: bool = False
    """A finger on the glass: this person sees the screen, at least a little."""


@dataclass(frozen=True, slots=True)
class KeyPressed:
    """A key that is not the screen's own (moving the focus) was pressed."""

    key: str
    """A name of `kiosk.core.keys`; ``staff`` for the keys of the staff (Ctrl, Shift and S together); ``other`` for any
    other key."""
    at_s: float


class FocusRole(StrEnum):
    """What the ring of the keyboard stands on."""

    BUTTON = "button"
    TILE = "tile"
    TEXT = "text"
    """The words of the page, which Enter steps through and the one switch rests on."""


@dataclass(frozen=True, slots=True)
class FocusMoved:
    """The ring of the keyboard has come to stand on something, by key, by the one switch or with a new page."""

    name: str
    """Its words, as a screen reader is told them."""
    role: FocusRole
    number: int
    """Its place among those of its role on the screen, from 1."""
    count: int
    """How many there are of its role."""
    is_offered: bool = True
    """Pressing it does something now."""
    is_by_person: bool = True
    """A person moved it; else it came with a new page."""


@dataclass(frozen=True, slots=True)
class CornerHeld:
    """The upper left corner of the glass was held for five seconds: the way in for staff."""


@dataclass(frozen=True, slots=True)
class PanelKnown:
    """The panel that the screen stands on; sent when it opens and whenever this changes."""

    mm_per_pixel: float
    is_compact: bool
    """Too small for all controls: the rest stand under "More"."""


@dataclass(frozen=True, slots=True)
class PinChecked:
    """What became of the PIN that the staff typed."""

    is_right: bool
    wait_s: float = 0.0
    """After a wrong one: so long none is taken."""
    is_set: bool = True
    """Whether there is a PIN at all."""


@dataclass(frozen=True, slots=True)
class ScreenTouched:
    """The glass was touched beside every control: nobody asked for anything, but somebody is there."""


@dataclass(frozen=True, slots=True)
class ListeningStarted:
    """The ears now listen for the phrases of a turn."""

    turn: int
    refused: tuple[str, ...] = ()
    """Phrases that cannot be heard, because the model does not know a word of them."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody said exactly one of the phrases of a turn."""

    turn: int
    phrase: str
    confidence: float
    """0 to 1, the lowest of its words."""
    silence_before_s: float
    """Seconds without speech before it."""


@dataclass(frozen=True, slots=True)
class SpeechUnmatched:
    """Somebody spoke, and it was none of the phrases of the turn. What it was is not kept."""

    turn: int
    silence_before_s: float
    """Seconds without speech before it."""
    is_long: bool
    """Longer than any command: people talking."""


@dataclass(frozen=True, slots=True)
class SpeechBegan:
    """Somebody near begins to speak."""


@dataclass(frozen=True, slots=True)
class SpeechEnded:
    """Whoever spoke near has ended; `Heard` or `SpeechUnmatched`, if either, came before."""


@dataclass(frozen=True, slots=True)
class SoundLevel:
    """How loud it is at the microphone; sent when it changes, at most eight times a second."""

    level: int
    """0, a quiet room, to `LOUDEST_LEVEL`."""


@dataclass(frozen=True, slots=True)
class MicrophoneJudged:
    """What the sound of the open microphone tells of it; sent when it changes."""

    fault: MicrophoneFault


@dataclass(frozen=True, slots=True)
class UtteranceStarted:
    """The first sample of an utterance has left the loudspeaker."""

    utterance: int


@dataclass(frozen=True, slots=True)
class WordReached:
    """A word of an utterance is being heard."""

    utterance: int
    word: int
    """Number of the word in `effects.Utterance.words`, from 0."""


@dataclass(frozen=True, slots=True)
class UtteranceEnded:
    """The last sample of an utterance has left the loudspeaker. Not sent for utterances that were cut."""

    utterance: int


@dataclass(frozen=True, slots=True)
class PagesMeasured:
    """The screen has broken a document into pages."""

    document: str
    """`content.Document.id`."""
    first_sentences: tuple[int, ...]
    """First sentence of each page, rising, the first one 0."""


@dataclass(frozen=True, slots=True)
class DeviceChanged:
    """A device began or ceased to work."""

    device: Device
    is_working: bool
    detail: str = ""
    """For staff: which device, or why not, in one sentence. Shown on the screen of the staff alone."""


@dataclass(frozen=True, slots=True)
class LibraryChanged:
    """Staff changed the content, and the new version is good."""

    library: Library


@dataclass(frozen=True, slots=True)
class TimePassed:
    """Sent about twice a second."""

    now_s: float
    """Monotonic seconds."""
    minute_of_day: int = 720
    """Of the clock on the wall, 0 to 1439."""


Event = (
    Touched
    | KeyPressed
    | FocusMoved
    | CornerHeld
    | PanelKnown
    | PinChecked
    | ScreenTouched
    | ListeningStarted
    | Heard
    | SpeechUnmatched
    | SpeechBegan
    | SpeechEnded
    | SoundLevel
    | MicrophoneJudged
    | UtteranceStarted
    | WordReached
    | UtteranceEnded
    | PagesMeasured
    | DeviceChanged
    | LibraryChanged
    | TimePassed
)
