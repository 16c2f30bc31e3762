"""What the screen shows, in words of the patient's language: made by `kiosk.core.view`, drawn by the screen."""

from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.core.actions import Intent
from kiosk.core.comfort import Comfort
from kiosk.core.content import Document
from kiosk.core.state import Screen


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
class WelcomeModel:
    """The page for an empty room; a touch anywhere begins."""

    lines: tuple[str, ...]
    """The name of the kiosk, then what it is; very large."""
    hint: str
    """How to begin."""
    is_dim: bool
    """It is night."""
    shift: int
    """Rises by one every few minutes: by it everything stands a little elsewhere, so that nothing burns in."""


@dataclass(frozen=True)
class PinModel:
    """The door for staff: a pad of ten digits."""

    typed: int
    """How many digits."""
    message: str
    is_open: bool
    """Digits are taken now."""
    digits: tuple[Control, ...]
    """Those of 1 to 9, then 0."""
    take_back: Control


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
    """The bar at the foot, always the same number in the same order; fewer on a compact panel."""
    question: QuestionModel | None = None
    comfort: Comfort = field(default_factory=Comfort)
    """Letters, colours, targets and motion are drawn by it."""
    mm_per_pixel: float = 0.0
    """Of the panel as staff measure it now; 0: the screen's own."""
    viewing_distance_mm: int = 600
    caption: str = ""
    """What is being spoken and stands nowhere else on the screen."""
    step_through: Control | None = None
    """What Enter does on the words of the page; None: there are none."""
    is_asleep: bool = False
    """Nobody is there: every key is told, and none moves the ring, for the first one only wakes the kiosk."""
    is_stepping: bool = False
    """The keys for moving and choosing go through the text: the screen tells them instead of moving the ring."""
    marked_letter: int | None = None
    """Number of the character of the marked word, as shown, that was spoken last: for who goes by letters."""
    dwell_left_s: int | None = None
    """One switch: whole seconds until what the ring stands on is pressed."""
    welcome: WelcomeModel | None = None
    pin: PinModel | None = None
    card_mm: float | None = None
    """Draw a bar of this width, to be held against a bank card."""
