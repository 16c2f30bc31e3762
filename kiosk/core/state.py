"""The state of a visit. Frozen: a change is a new one."""

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.core.actions import Intent
from kiosk.core.comfort import USUAL_LOUDNESS_DB, Comfort
from kiosk.core.content import Library, Sentence
from kiosk.core.events import Device, MicrophoneFault
from kiosk.core.settings import Listening, Settings
from kiosk.core.staff import Panel, StaffEntry
from kiosk.core.told import Announcement, Focus, Steps


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
    WELCOME = "welcome"
    """Nobody is there: very large words that say what this is and how to begin."""
    EASIER = "easier"
    """Make it easier: letters, colours, speech, pressing."""
    MORE = "more"
    """On a small panel: the controls that its bar has no room for."""
    PIN = "pin"
    """The way in for staff: digits."""
    STAFF = "staff"
    """What staff can do here."""
    STAFF_CONTENT = "staff_content"
    """What is wrong with devices, and with the files of the staff."""
    STAFF_DEVICES = "staff_devices"
    """Microphone and loudspeaker, tried out."""
    CALIBRATION = "calibration"
    """How large this panel is, and how far people's eyes are from it."""


BEHIND_THE_PIN = {Screen.STAFF, Screen.STAFF_CONTENT, Screen.STAFF_DEVICES, Screen.CALIBRATION}
"""Only who has typed the PIN of the staff sees these."""


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
    comfort: Comfort


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
    cut_at_s: float = float("-inf")
    """When the kiosk was last cut short while it spoke."""
    misses: int = 0
    """How often in a row somebody was not understood."""
    last_told_s: float | None = None
    """When it was last said aloud that somebody was not understood: the end of it, once it has ended."""
    comfort: Comfort = field(default_factory=Comfort)
    gain_db: float = USUAL_LOUDNESS_DB
    """What the mouth was told last."""
    is_page_untold: bool = False
    """Who goes by ear has not been told yet which page is shown: it waits for the pages to be measured."""
    steps: Steps | None = None
    """Somebody steps through the text."""
    focus: Focus | None = None
    """None: nobody has used a key on this screen."""
    dwell_from_s: float | None = None
    """The one switch moved the ring then; staying presses. None: it rests."""
    staff: StaffEntry = field(default_factory=StaffEntry)
    panel: Panel = field(default_factory=Panel)
    version: str = ""
    """Of the program, for staff."""
    minute_of_day: int = 720
    empty_questions: int = 0
    """How often in a row the idle question was asked aloud and nobody answered."""
    welcome_line: int = 0
    """Which of its sentences the page for an empty room shows now."""

    @property
    def is_speaking(self) -> bool:
        """Whether the kiosk itself is speaking."""
        return self.is_stop_only or self.announcement is not None

    @property
    def is_stop_only(self) -> bool:
        """Whether the kiosk is speaking of its own, so that it obeys nothing but to stop; not while it answers."""
        is_asking = self.question is not None and self.question.spoken_at_s is None
        is_guiding = self.announcement is not None and not self.announcement.is_answer
        return self.reading.is_on or is_asking or is_guiding

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
