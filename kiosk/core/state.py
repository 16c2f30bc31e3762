"""The state of a visit, and what the screen shall show of it. Frozen: a change is a new one."""

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.core.actions import Intent
from kiosk.core.content import Document, Library, Sentence
from kiosk.core.events import Device, MicrophoneFault
from kiosk.core.settings import Listening, Settings


class Screen(StrEnum):
    """A kind of view."""

    HOME = "home"
    SECTION = "section"
    HELP = "help"
    SAYABLE = "sayable"
    """What can I say."""
    QUESTIONS = "questions"
    """Plain questions, each leading to the place that answers it."""
    WORDS = "words"
    """The hard words of a page."""
    WORD = "word"
    """One hard word and its meaning."""
    SOURCES = "sources"
    """Where a section comes from, and who has read it."""
    KEPT = "kept"
    """The questions that the patient has kept for the doctor."""
    CODE = "code"
    """The kept questions as a code for a telephone."""
    STAFF = "staff"
    """What is wrong with devices, and with the files of the staff."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is: a screen and a sentence of its text, never a page."""

    screen: Screen = Screen.HOME
    section: str = ""
    """Section id, of a section and of where it comes from."""
    sentence: int = 0
    terms: tuple[str, ...] = ()
    """Term ids, of a list of words and of one word."""
    arrival: int = 0
    """The sentence at which the screen was opened: from its page, "go back" leads to the screen before."""

    def is_same_screen(self, other: "Place") -> bool:
        """Whether both are places in the same text."""
        mine, its = (self.screen, self.section, self.terms), (other.screen, other.section, other.terms)
        return mine == its


@dataclass(frozen=True, slots=True)
class QueuedSentence:
    """A sentence that the mouth was given."""

    utterance: int
    sentence: int
    first_word: int = 0
    """Where in the sentence it begins."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Reading aloud, or the place it was stopped at."""

    is_on: bool = False
    place: Place | None = None
    """The sentence being read, or kept; None: nothing was read on this screen."""
    word: int | None = None
    """Number of the word being heard."""
    queue: tuple[QueuedSentence, ...] = ()
    """Given to the mouth and not yet ended; the first is being heard."""
    progress_s: float = 0.0
    """When the mouth last told how far it is (monotonic seconds)."""
    library: Library | None = None
    """The content being read from; it stays until the sentence ends, even if the file changes."""
    end: int | None = None
    """One past the last sentence to be read; None: all that follow."""


@dataclass(frozen=True, slots=True)
class Door:
    """Whether a device works."""

    is_known: bool = False
    is_working: bool = False
    detail: str = ""
    """For staff: which device, or why not, in one sentence."""

    @property
    def has_failed(self) -> bool:
        """Whether it is known not to work."""
        return self.is_known and not self.is_working


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What Undo puts back."""

    place: Place
    history: tuple[Place, ...]
    reading: Reading
    kept: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """The idle question is on the screen."""

    utterance: int
    asked_at_s: float
    spoken_at_s: float | None = None
    """When it had been spoken to the end; the time to answer counts from there."""


@dataclass(frozen=True, slots=True)
class Note:
    """The line that answers a person: what was heard, or that nothing was understood."""

    heard: str = ""
    """The phrase that was obeyed; empty if none was."""
    label: str = ""
    """Name of another label to show."""
    phrases: tuple[str, ...] = ()
    """What could be said just then, for a label with ``{phrases}``."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """What the kiosk says of itself: neither text that is read aloud nor the idle question."""

    utterance: int
    words: tuple[str, ...]
    begun_at_s: float


@dataclass(frozen=True)
class KioskState:
    """Everything the kiosk remembers. Nothing of a visit outlives it."""

    settings: Settings = field(default_factory=Settings)
    place: Place = field(default_factory=Place)
    history: tuple[Place, ...] = ()
    kept: tuple[Sentence, ...] = ()
    """Questions for the doctor that the patient has kept."""
    is_visit_open: bool = False
    reading: Reading = field(default_factory=Reading)
    question: Question | None = None
    note: Note | None = None
    undo: Snapshot | None = None
    doors: dict[Device, Door] = field(default_factory=lambda: {device: Door() for device in Device})
    pages: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """First sentence of each page, by document id: only of the documents shown last."""
    is_next_page_waiting: bool = False
    """Next page was asked for before the pages were measured."""
    last_press: tuple[Intent | str, float] | None = None
    """Against trembling hands: what was pressed last (an intent or a key), and when (monotonic seconds)."""
    now_s: float = 0.0
    last_input_s: float = 0.0
    utterance: int = 0
    """The newest utterance id."""
    turn: int = 0
    """The newest listening turn."""
    listening: tuple[str, ...] = ()
    """The phrases of that turn."""
    competitors: tuple[str, ...] = ()
    """Its words that are none of them."""
    is_over_own_voice: bool = False
    """That turn is for the time while the kiosk itself speaks."""
    confirmed_turn: int = -1
    """The last turn the ears have confirmed; -1: they have not begun."""
    refused: frozenset[str] = frozenset()
    """Phrases the recogniser cannot hear."""
    is_microphone_off: bool = False
    """The patient has closed it for this visit."""
    is_microphone_open: bool = False
    """What the microphone was told last."""
    speak_until_s: float | None = None
    """Until when the speak button opens the ears for one command; None: it was not pressed."""
    level: int = 0
    """`events.SoundLevel` of the open microphone."""
    microphone_fault: MicrophoneFault = MicrophoneFault.NONE
    is_spoken_to: bool = False
    """Somebody near is speaking, as far as the ears can tell."""
    duck_until_s: float | None = None
    """Until when the kiosk speaks softly at most, because somebody seems to speak; None: it does not."""
    announcement: Announcement | None = None
    """It is being spoken."""
    misses: int = 0
    """How often in a row somebody was not understood."""
    last_told_s: float | None = None
    """When it was last said aloud that somebody was not understood: the end of it, once it has ended."""

    @property
    def is_speaking(self) -> bool:
        """Whether the kiosk itself is speaking."""
        return self.is_stop_only or self.announcement is not None

    @property
    def is_stop_only(self) -> bool:
        """Whether the kiosk is speaking for long, so that it obeys nothing but to stop; not while it answers."""
        is_asking = self.question is not None and self.question.spoken_at_s is None
        return self.reading.is_on or is_asking

    @property
    def is_microphone_wanted(self) -> bool:
        """Whether the microphone should be open."""
        match self.settings.listening:
            case Listening.ALWAYS:
                return not self.is_microphone_off
            case Listening.ON_PRESS:
                return self.speak_until_s is not None
            case Listening.NEVER:
                return False

    @property
    def can_close_microphone(self) -> bool:
        """Whether the microphone is open all the time, so that the patient may want it closed."""
        return self.settings.listening is Listening.ALWAYS and not self.is_microphone_off


# What the screen shows.


@dataclass(frozen=True, slots=True)
class Control:
    """A button: its words, its picture, what pressing it asks for."""

    intent: Intent
    label: str
    icon: str
    is_enabled: bool = True
    other_labels: tuple[str, ...] = ()
    """Labels that may come to stand in the same place, so that the place is made wide enough for them."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A numbered target on the page that ends a document."""

    number: int
    title: str
    line: str
    """One short line under the title; may be empty."""
    picture: str
    picture_words: str
    """What the picture shows; accessible description."""
    sentence: int
    """Its sentence in the document."""
    intent: Intent
    spoken_name: str
    """Accessible name."""
    is_chosen: bool = False
    """Shown as chosen: a question that is kept."""


class Sign(StrEnum):
    """State of the microphone; each has its own picture and words."""

    LISTENING = "listening"
    SPEAK_NOW = "speak_now"
    """The speak button was pressed."""
    ON_PRESS = "on_press"
    """It listens after the speak button was pressed, as the clinic wants it."""
    OFF = "off"
    """The patient has closed it."""
    STOP_ONLY = "stop_only"
    STARTING = "starting"
    CLOSED = "closed"
    """The door is closed: no device, no model, or not wanted."""


@dataclass(frozen=True)
class QuestionModel:
    """The idle question, over everything else."""

    title: str
    hint: str
    yes: Control
    finish: Control


@dataclass(frozen=True)
class ScreenModel:
    """Everything the screen shows, in words of the patient's language."""

    screen: Screen
    title: str
    language: str
    document: Document
    """Its last sentences belong to the tiles, one each; see `Document.text_end` and `Document.first_choice`."""
    first_sentence: int | None
    """First sentence of the page shown; None until `events.PagesMeasured` came for `document`."""
    end_sentence: int | None
    """One after the last sentence of the page shown."""
    page_label: str
    tiles: tuple[Tile, ...]
    """One for each target of the document; the page shows those whose sentence lies on it."""
    marked_sentence: int | None
    """The sentence being read aloud, or kept where reading stopped."""
    marked_word: int | None
    """The word being heard."""
    microphone_sign: Sign
    microphone_label: str
    microphone_level: int
    """How loud it is, 0 to `events.LOUDEST_LEVEL`; 0 while the microphone is closed."""
    speak: Control | None
    """The speak button; None where there is no listening at all."""
    sound_label: str
    """Empty while sound works and nothing is to be said of it."""
    say_label: str
    sayable: tuple[str, ...]
    """What can be said now, the most useful first; the screen shows as many as fit."""
    what_can_i_say: Control | None
    heard_label: str
    """What was heard, or that nothing was understood; empty for neither."""
    undo: Control | None
    controls: tuple[Control, ...]
    """The bar at the foot, always the same number in the same order."""
    question: QuestionModel | None = None
