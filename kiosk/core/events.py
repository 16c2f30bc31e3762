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


@dataclass(frozen=True, slots=True)
class KeyPressed:
    """A key that is not the screen's own (moving the focus) was pressed."""

    key: str
    """Lower case: ``escape``, ``space``, ``page_down``, ``page_up``, ``home``, ``backspace``, ``f1`` ... ``f12``,
    ``0`` ... ``9``, ``a`` ... ``z``; ``staff`` for the keys of the staff (Ctrl, Shift and S together); ``other`` for
    any other key."""
    at_s: float


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


Event = (
    Touched
    | KeyPressed
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
