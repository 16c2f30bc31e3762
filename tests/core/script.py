"""A visit as a little script: touch this, hear that, expect page and words. No Qt, no sound, no files."""

from dataclasses import dataclass, field, replace

from kiosk.core.actions import ACTIONS, ActionId, Intent, Kind
from kiosk.core.behaviour.decide import decide
from kiosk.core.content import (
    ActionWords,
    Answer,
    Block,
    BlockKind,
    Library,
    Section,
    Sentence,
    Term,
    VoicePack,
)
from kiosk.core.effects import Effect, Listen, Say, StopSpeaking, UseMicrophone, Utterance
from kiosk.core.events import (
    Device,
    DeviceChanged,
    Event,
    FocusMoved,
    FocusRole,
    Heard,
    KeyPressed,
    LibraryChanged,
    ListeningStarted,
    PagesMeasured,
    PinChecked,
    SpeechUnmatched,
    TimePassed,
    Touched,
    UtteranceEnded,
    UtteranceStarted,
    WordReached,
)
from kiosk.core.labels import Label
from kiosk.core.model import ScreenModel
from kiosk.core.settings import Settings
from kiosk.core.state import KioskState
from kiosk.core.view import screen_model

NOT_SPOKEN = {
    ActionId.OPEN_SECTION,
    ActionId.OPEN_WORD,
    ActionId.KEEP_QUESTION,
    ActionId.DROP_QUESTION,
    ActionId.READ_FROM,
    ActionId.STAFF_PAGE,
    ActionId.SPEAK,
    ActionId.BEGIN,
    ActionId.STEP_THROUGH,
    ActionId.NEXT_STEP,
    ActionId.STEP_BEFORE,
    ActionId.FINER_STEPS,
    ActionId.END_STEPS,
    *(action.id for action in ACTIONS.values() if action.kind is Kind.STAFF),
}
"""Asked for by choosing something, or by a key alone."""
UNNAMED = {
    ActionId.OPEN_SECTION,
    ActionId.OPEN_WORD,
    ActionId.KEEP_QUESTION,
    ActionId.DROP_QUESTION,
    ActionId.READ_FROM,
}
"""No button bears their name."""


def sentence(text: str) -> Sentence:
    words = tuple(text.split())
    return Sentence(words, words)


def paragraphs(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(BlockKind.PARAGRAPH, (sentence(text),)) for text in texts)


def section(
    name: str, *texts: str, ask: tuple[str, ...] = (), answers: tuple[tuple[str, int], ...] = ()
) -> Section:
    """A section; `answers` are questions and the sentences that answer them."""
    return Section(
        id=name,
        title=sentence(name.title()),
        tile=f"All of {name}",
        picture="page",
        names=(f"the {name}",),
        text=paragraphs(*texts),
        ask=tuple(map(sentence, ask)),
        answers=tuple(
            Answer(sentence(question), (question.lower().rstrip("?"),), number)
            for question, number in answers
        ),
        sources=paragraphs("A book.", "Nobody has read it."),
    )


def term(word: str, meaning: str, *others: str) -> Term:
    """A hard word; `others` are other spellings."""
    return Term(
        id=word.lower(),
        word=sentence(word),
        names=(word.lower(),),
        meaning=(sentence(meaning),),
        letters=Sentence(tuple(word.upper()), tuple(word.lower())),
        forms=tuple(tuple(form.lower().split()) for form in (word, *others)),
    )


def library(
    *sections: Section,
    version: int = 0,
    terms: tuple[Term, ...] = (),
    rivals: dict[str, tuple[str, ...]] | None = None,
    frequent: tuple[str, ...] = (),
) -> Library:
    """A small made-up language: each action is said with its own name in two made-up words."""
    labels = {label.value: f"[{label}]" for label in Label} | {
        "page_of": "{page}/{pages}",
        "i_heard": "+{phrase}",
        "not_understood": "? {phrases}",
        "not_understood_again": "?? {phrases}",
        "tile_number": "N {number}.",
        "press_number": "{number} {title}",
        "reviewed": "{name} {date}",
        "idle_spoken": "Ben tu?",
        "staff_version": "V {version}",
        "staff_device_works": "{detail}",
        "staff_loudest": "{percent} %",
        "calibration_eyes": "{distance} cm",
        "pin_typed": "{count} typed",
        "step_of": "{step}/{steps}",
        "guide_welcome": "Welcome to {title}.",
        "guide_voice": "or {phrases}",
        "focus_button": "{name} b {number}/{count}",
        "focus_tile": "{name} t {number}/{count}",
    }
    voice = VoicePack(
        language="zz",
        speech_model="none",
        voice="none",
        actions={
            action: ActionWords(
                label="" if action in UNNAMED else f"<{action}>",
                phrases=() if action in NOT_SPOKEN else (f"ba {action.replace('_', ' ')}",),
                explanation=f"Ba {action}.",
            )
            for action in ActionId
        },
        section_frames=("to {name}", "num {number}"),
        numbers=("un", "du", "tri"),
        polite_frames=("pli {phrase}",),
        labels=labels,
        sentences={label: sentence(text) for label, text in labels.items() if "{" not in text},
        pictures={"page": "A page"},
        help=paragraphs("Help one.", "Help two."),
        frequent_words=frequent,
    )
    return Library(
        "Zz",
        paragraphs("Hi you."),
        sections,
        voice,
        paragraphs("Say ba."),
        terms,
        paragraphs("No fault."),
        rivals or {},
        version,
    )


ALPHA = section("alpha", "One two three.", "Four five.", "Six seven eight.", "Nine ten.")
BETA = section("beta", "Beta begins.", "Beta ends.")


@dataclass
class Visit:
    """Plays events into the core, as the engine does, and remembers what followed."""

    library: Library = field(default_factory=lambda: library(ALPHA, BETA))
    state: KioskState = field(default_factory=KioskState)
    effects: list[Effect] = field(default_factory=list)
    """Of the last event."""
    pages: dict[str, tuple[int, ...]] = field(default_factory=lambda: {"alpha": (0, 2), "beta": (0,)})
    """First sentence of each page, by the name of the document; one page for any other."""
    is_measuring: bool = True
    """Whether the screen answers with the pages."""
    has_microphone: bool = True
    """Whether the microphone, once open, says that it works."""
    clock_s: float = 100.0
    minute_of_day: int = 720

    def __post_init__(self) -> None:
        self.state = replace(self.state, now_s=self.clock_s, last_input_s=self.clock_s)
        self.wait(0)
        for device in Device:
            self.happens(DeviceChanged(device, is_working=True))
        self.wait(0)

    @classmethod
    def of(cls, settings: Settings) -> "Visit":
        """A visit in a clinic that has set something."""
        return cls(state=KioskState(settings=settings))

    def happens(self, event: Event) -> "Visit":
        self.effects = []
        self._one(event)
        document_shown = self.screen.document
        if self.is_measuring and self.screen.first_sentence is None:
            first = self.pages.get(document_shown.id.split(".")[0], (0,))
            self._one(PagesMeasured(document_shown.id, first))
        return self

    def touch(self, action: ActionId, section: str = "", sentence: int = 0, term: str = "") -> "Visit":
        self.clock_s += 1
        return self.happens(Touched(Intent(action, section, sentence, term), self.clock_s))

    def finger(self, action: ActionId) -> "Visit":
        """Touched on the glass, as far as the kiosk can tell."""
        self.clock_s += 1
        return self.happens(Touched(Intent(action), self.clock_s, is_by_finger=True))

    def type(self, digits: str) -> "Visit":
        for digit in digits:
            self.key(digit)
        return self

    def enter_as_staff(self) -> "Visit":
        """By the keys of the staff, with the right PIN."""
        return self.key("staff").type("123456").happens(PinChecked(is_right=True))

    def focus(
        self,
        name: str = "Go",
        role: FocusRole = FocusRole.BUTTON,
        place: tuple[int, int] = (3, 9),
        *,
        is_offered: bool = True,
        is_by_person: bool = True,
    ) -> "Visit":
        """The ring comes to stand on something."""
        return self.happens(FocusMoved(name, role, *place, is_offered, is_by_person))

    def key(self, key: str) -> "Visit":
        self.clock_s += 1
        return self.happens(KeyPressed(key, self.clock_s))

    def hear(self, phrase: str, confidence: float = 1.0, silence_s: float = 1.0) -> "Visit":
        assert phrase in self.state.listening, f"{phrase!r} cannot be said here: {self.state.listening}"
        return self.happens(Heard(self.state.turn, phrase, confidence, silence_s))

    def mumble(self, silence_s: float = 1.0, *, is_long: bool = False) -> "Visit":
        return self.happens(SpeechUnmatched(self.state.turn, silence_s, is_long))

    def hears_announcement(self) -> "Visit":
        """The mouth speaks it to its end."""
        assert self.state.announcement
        return self.happens(UtteranceEnded(self.state.announcement.utterance))

    def wait(self, seconds: float) -> "Visit":
        self.clock_s += seconds
        return self.happens(TimePassed(self.clock_s, self.minute_of_day))

    def change(self, new: Library) -> "Visit":
        return self.happens(LibraryChanged(new))

    def hears_sentence(self) -> str:
        """The mouth speaks the sentence at the head of the queue to its end; returns its words."""
        head = self.state.reading.queue[0]
        words = " ".join(self.screen.document.sentences[head.sentence].shown[head.first_word :])
        self.happens(UtteranceStarted(head.utterance))
        self.happens(UtteranceEnded(head.utterance))
        return words

    def hears_word(self, word: int) -> "Visit":
        """The mouth has come to a word of the sentence at the head of the queue."""
        utterance = self.state.reading.queue[0].utterance
        self.happens(UtteranceStarted(utterance))
        return self.happens(WordReached(utterance, word))

    @property
    def screen(self) -> ScreenModel:
        return screen_model(self.state, self.library)

    @property
    def place(self) -> tuple[str, str, int]:
        return (self.state.place.screen, self.state.place.section, self.state.place.sentence)

    @property
    def said(self) -> list[str]:
        return [" ".join(effect.utterance.words) for effect in self.effects if isinstance(effect, Say)]

    @property
    def utterances(self) -> list[Utterance]:
        return [effect.utterance for effect in self.effects if isinstance(effect, Say)]

    @property
    def is_silenced(self) -> bool:
        return StopSpeaking() in self.effects

    @property
    def phrases_here(self) -> set[str]:
        return set(self.state.listening)

    def lines(self) -> dict[ActionId, str]:
        """The line of each target, by what it does."""
        return {tile.intent.action: tile.line for tile in self.screen.tiles}

    def button(self, action: ActionId) -> bool | None:
        """Whether the button of an action is enabled; None: it is not there."""
        found = [control.is_enabled for control in self.screen.controls if control.intent.action is action]
        return found[0] if found else None

    def _one(self, event: Event) -> None:
        self.state, effects = decide(self.state, event, self.library)
        if isinstance(event, LibraryChanged):
            self.library = event.library
        self.effects += effects
        for effect in effects:
            if isinstance(effect, Listen):
                self._one(ListeningStarted(effect.turn))
            elif effect == UseMicrophone(True) and self.has_microphone:
                self._one(DeviceChanged(Device.MICROPHONE, is_working=True))
