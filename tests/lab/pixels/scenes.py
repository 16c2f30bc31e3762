"""Every screen, and every state that looks different, as places and as what people and devices do there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from kiosk.core.actions import ActionId
from kiosk.core.comfort import Comfort
from kiosk.core.content import Library
from kiosk.core.events import (
    CornerHeld,
    Device,
    DeviceChanged,
    FocusMoved,
    FocusRole,
    Heard,
    KeyPressed,
    MicrophoneFault,
    MicrophoneJudged,
    PinChecked,
    SoundLevel,
    SpeechUnmatched,
    UtteranceEnded,
    UtteranceStarted,
    WordReached,
)
from kiosk.core.phrases import phrases
from kiosk.core.state import BEHIND_THE_PIN, Place, Screen
from tests.lab.pixels.showing import Showing

_MOST_WORDS_ON_A_PAGE = 9
_WORD = 2
"""Which word of a sentence is marked."""
_LONG_S = 10_000.0
_MIDNIGHT = 0
_PIN = 123456
_STAFF_ACTIONS = {
    Screen.STAFF_CONTENT: ActionId.STAFF_CONTENT,
    Screen.STAFF_DEVICES: ActionId.STAFF_DEVICES,
    Screen.CALIBRATION: ActionId.CALIBRATE,
}


@dataclass(frozen=True)
class Scene:
    """What is looked at."""

    name: str
    place: Place
    happens: Callable[[Showing], None] = lambda _showing: None
    is_paged: bool = False
    """All its pages are looked at, not only the first."""
    is_without_visit: bool = False
    """Nobody is there: nothing is chosen yet, neither letters nor colours."""
    is_main: bool = False
    """In the sample."""

    def begin(self, showing: Showing, comfort: Comfort) -> None:
        """Goes there."""
        showing.begin(self.place, comfort, is_visit_open=not self.is_without_visit)
        self.happens(showing)


def scenes(library: Library, *, is_compact: bool) -> Iterator[Scene]:
    """All of them."""
    yield from _nobody_there()
    yield Scene("home", Place(), is_paged=True, is_main=True)
    yield from _texts(library)
    yield from _choices(library)
    if is_compact:
        yield Scene("more", Place(Screen.MORE), is_paged=True, is_main=True)
    yield from _reading(library)
    yield from _listening()
    yield from _doors()
    yield Scene("idle question", Place(), lambda showing: showing.passes(_LONG_S), is_main=True)
    yield from _staff()
    yield from _by_keys()  # the last ones: the ring stays on from then on


def _nobody_there() -> Iterator[Scene]:
    def wait(showing: Showing) -> None:
        showing.passes(_LONG_S)

    def night(showing: Showing) -> None:
        showing.passes(_LONG_S, _MIDNIGHT)

    yield Scene("welcome", Place(), wait, is_without_visit=True, is_main=True)
    yield Scene("welcome at night", Place(), night, is_without_visit=True)


def _texts(library: Library) -> Iterator[Scene]:
    for number, section in enumerate(library.sections):
        place = Place(Screen.SECTION, section.id)
        yield Scene(section.id, place, is_paged=True)
        yield Scene(f"{section.id} sources", Place(Screen.SOURCES, section.id), is_paged=True)
        if number == 0:
            yield Scene("a section", place, is_main=True)
    for term in library.terms:
        yield Scene(f"word {term.id}", Place(Screen.WORD, terms=(term.id,)), is_paged=True)
    yield Scene("help", Place(Screen.HELP), is_paged=True)
    yield Scene("what can I say", Place(Screen.SAYABLE), is_paged=True)


def _choices(library: Library) -> Iterator[Scene]:
    terms = tuple(term.id for term in library.terms)
    yield Scene("questions", Place(Screen.QUESTIONS), is_paged=True, is_main=True)
    yield Scene("hard words", Place(Screen.WORDS, terms=terms[:_MOST_WORDS_ON_A_PAGE]), is_paged=True)
    yield Scene("no questions kept", Place(Screen.KEPT))
    asking = [section for section in library.sections if section.ask][:1]

    def keep(showing: Showing, there: ActionId) -> None:
        for section in asking:
            showing.touch(ActionId.KEEP_QUESTION, section.id, 0)
            showing.touch(ActionId.KEEP_QUESTION, section.id, 1)
            showing.touch(there)

    yield Scene("my questions", Place(), lambda showing: keep(showing, ActionId.MY_QUESTIONS), is_main=True)
    yield Scene("take along", Place(), lambda showing: keep(showing, ActionId.TAKE_ALONG))
    yield Scene("easier", Place(Screen.EASIER), is_paged=True, is_main=True)


def _reading(library: Library) -> Iterator[Scene]:
    def read(showing: Showing) -> None:
        showing.touch(ActionId.READ_ALOUD)
        _end_sentence(showing)
        _reach_word(showing)

    def read_tile(showing: Showing) -> None:
        showing.touch(ActionId.READ_ALOUD)
        while showing.state.reading.queue and not _is_choice(showing):
            _end_sentence(showing)
        _reach_word(showing)

    def stop(showing: Showing) -> None:
        read(showing)
        showing.touch(ActionId.STOP_READING)

    def spell(showing: Showing) -> None:
        showing.touch(ActionId.SPELL_IT)
        _reach_word(showing)

    first = Place(Screen.SECTION, library.sections[0].id)
    yield Scene("reading", first, read, is_main=True)
    yield Scene("reading stopped", first, stop)
    yield Scene("reading home", Place(), read_tile)
    for term in library.terms[:1]:
        yield Scene(
            "word spelled",
            Place(Screen.WORD, terms=(term.id,)),
            spell,
        )


def _is_choice(showing: Showing) -> bool:
    queued = showing.state.reading.queue[0]
    return queued.sentence >= showing.document.first_choice


def _end_sentence(showing: Showing) -> None:
    for queued in showing.state.reading.queue[:1]:
        showing.happens(UtteranceStarted(queued.utterance))
        showing.happens(UtteranceEnded(queued.utterance))


def _reach_word(showing: Showing) -> None:
    for queued in showing.state.reading.queue[:1]:
        showing.happens(UtteranceStarted(queued.utterance))
        showing.happens(WordReached(queued.utterance, _WORD))


def _listening() -> Iterator[Scene]:
    def hear(showing: Showing) -> None:
        said = next(
            way.text
            for way in phrases(showing.state, showing.library)
            if way.intent.action is ActionId.HELP_ME
        )
        showing.happens(Heard(showing.state.turn, said, confidence=1.0, silence_before_s=1.0))

    def mumble(showing: Showing) -> None:
        showing.happens(SoundLevel(4))
        for _ in range(2):
            showing.happens(SpeechUnmatched(showing.state.turn, silence_before_s=1.0, is_long=False))
            if showing.state.announcement:
                showing.happens(UtteranceEnded(showing.state.announcement.utterance))

    def speak(showing: Showing) -> None:
        showing.touch(ActionId.SPEAK)

    def muted(showing: Showing) -> None:
        showing.happens(MicrophoneJudged(MicrophoneFault.MUTED))

    yield Scene("heard", Place(), hear, is_main=True)
    yield Scene("not understood", Place(), mumble)
    yield Scene("speak now", Place(), speak)
    yield Scene(
        "microphone off", Place(), lambda showing: showing.touch(ActionId.MICROPHONE_OFF), is_main=True
    )
    yield Scene("microphone muted", Place(), muted)


def _doors() -> Iterator[Scene]:
    for device in Device:

        def lose(showing: Showing, device: Device = device) -> None:
            showing.happens(DeviceChanged(device, is_working=False, detail="It is gone."))

        yield Scene(f"no {device}", Place(), lose)


def _by_keys() -> Iterator[Scene]:
    def wake(showing: Showing) -> None:
        showing.happens(KeyPressed("right", showing.now_s))

    def scan(showing: Showing) -> None:
        showing.touch(ActionId.ONE_SWITCH)
        showing.happens(KeyPressed("f12", showing.now_s))
        showing.happens(FocusMoved("Help", FocusRole.BUTTON, 1, 9))

    yield Scene("woken by a key", Place(), wake, is_without_visit=True, is_main=True)
    yield Scene("one switch", Place(), scan, is_main=True)


def _staff() -> Iterator[Scene]:
    def knock(showing: Showing) -> None:
        showing.happens(CornerHeld())

    def be_told(
        showing: Showing, *, is_right: bool = False, wait_s: float = 0.0, is_set: bool = True
    ) -> None:
        knock(showing)
        for digit in str(_PIN):
            showing.touch(ActionId.ENTER_DIGIT, sentence=int(digit))
        showing.happens(PinChecked(is_right, wait_s, is_set))

    def go_in(showing: Showing, screen: Screen) -> None:
        showing.happens(DeviceChanged(Device.LOUDSPEAKER, is_working=False, detail="It is not plugged in."))
        be_told(showing, is_right=True)
        if screen in _STAFF_ACTIONS:
            showing.touch(_STAFF_ACTIONS[screen])

    yield Scene("pin", Place(), knock, is_main=True)
    yield Scene("pin wrong", Place(), be_told)
    yield Scene("pin, wait", Place(), partial(be_told, wait_s=60.0))
    yield Scene("pin, none set", Place(), partial(be_told, is_set=False))
    for screen in sorted(BEHIND_THE_PIN):
        yield Scene(
            f"{screen}".replace("_", " "),
            Place(),
            partial(go_in, screen=screen),
            is_paged=True,
            is_main=screen in (Screen.CALIBRATION, Screen.STAFF_DEVICES),
        )
