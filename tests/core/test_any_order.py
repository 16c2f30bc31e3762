"""Anything may happen in any order: the core never raises, never hangs, and comes back to its start by itself."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.actions import ActionId, Intent
from kiosk.core.behaviour.idle import clean_start
from kiosk.core.behaviour.places import document_at
from kiosk.core.comfort import USUAL_LOUDNESS_DB, Comfort
from kiosk.core.content import Library
from kiosk.core.effects import (
    CheckPin,
    Duck,
    Effect,
    EndKiosk,
    KeepMeasures,
    Listen,
    MoveFocus,
    PressFocus,
    SetLoudness,
    UseMicrophone,
)
from kiosk.core.events import (
    LOUDEST_LEVEL,
    CornerHeld,
    Device,
    DeviceChanged,
    Event,
    FocusMoved,
    FocusRole,
    Heard,
    KeyPressed,
    LibraryChanged,
    ListeningStarted,
    MicrophoneFault,
    MicrophoneJudged,
    PagesMeasured,
    PanelKnown,
    PinChecked,
    ScreenTouched,
    SoundLevel,
    SpeechBegan,
    SpeechEnded,
    SpeechUnmatched,
    TimePassed,
    Touched,
    UtteranceEnded,
    UtteranceStarted,
    WordReached,
)
from kiosk.core.phrases import SILENT
from kiosk.core.settings import Caution, Listening, Settings
from kiosk.core.state import BEHIND_THE_PIN, KioskState, Place, Screen
from tests.core.script import Visit, library, section, term

SENTENCES = st.lists(
    st.sampled_from(["One.", "Two words.", "Three little words.", "Four."]), min_size=1, max_size=5
)
TEXTS = st.dictionaries(st.sampled_from(["alpha", "beta", "gamma"]), SENTENCES, min_size=1)
INTENTS = st.builds(
    Intent,
    st.sampled_from(list(ActionId)),
    st.sampled_from(["alpha", "beta", "gamma"]),
    st.integers(-1, 6),
    st.sampled_from(["", "words", "four"]),
)
KEYS = st.sampled_from(
    "left right enter escape space page_down home f1 f2 f3 f4 f5 f6 f7 f8 f9 f10 f11 f12 plus minus backspace r s staff"  # noqa: SIM905
    " 1 2 3 4 9 x".split()
)
FOCUSES = st.builds(
    FocusMoved,
    st.just("A thing"),
    st.sampled_from(FocusRole),
    st.just(1),
    st.just(3),
    st.booleans(),
    st.booleans(),
)
PANELS = st.builds(PanelKnown, st.sampled_from([0.1, 0.25]), st.booleans())
CHECKED = st.builds(PinChecked, st.booleans(), st.sampled_from([0.0, 30.0]), st.booleans())
LIKELY = st.one_of(st.just(1.0), st.floats(0, 1))
SILENCE = st.sampled_from([0.0, 0.2, 0.6, 5.0])
SOUNDS = st.one_of(
    st.just(SpeechBegan()),
    st.just(SpeechEnded()),
    st.builds(SoundLevel, st.integers(0, LOUDEST_LEVEL)),
    st.builds(MicrophoneJudged, st.sampled_from(MicrophoneFault)),
)
CLINICS = st.builds(
    Settings, listening=st.sampled_from([Listening.ALWAYS, *Listening]), caution=st.sampled_from(Caution)
)
STEPS = st.one_of(
    st.tuples(st.just("touch"), INTENTS),
    st.tuples(st.just("tile"), st.integers(0, 12)),
    st.tuples(st.just("control"), st.integers(0, 8)),
    st.tuples(st.just("key"), KEYS),
    st.tuples(st.just("pin"), st.lists(st.sampled_from("123"), min_size=1, max_size=7)),
    st.tuples(st.just("told"), st.one_of(FOCUSES, PANELS, CHECKED, st.just(CornerHeld()))),
    st.tuples(st.just("say"), st.tuples(st.integers(0, 60), LIKELY, SILENCE)),
    st.tuples(st.just("mouth"), st.sampled_from(["start", "word", "end"])),
    st.tuples(st.just("texts"), TEXTS),
    st.tuples(st.just("pages"), st.integers(1, 3)),
    st.tuples(st.just("device"), st.tuples(st.sampled_from(list(Device)), st.booleans())),
    st.tuples(st.just("time"), st.sampled_from([0.2, 1.0, 15.0, 61.0])),
    st.tuples(st.just("glass"), st.none()),
    st.tuples(st.just("mumble"), st.tuples(SILENCE, st.booleans())),
    st.tuples(st.just("sound"), SOUNDS),
)


def events_of(visit: Visit, kind: str, value: object) -> Iterator[Event]:
    """A PIN is many; anything else is one."""
    if kind == "pin" and isinstance(value, list):
        for digit in value:
            visit.clock_s += 0.3
            yield KeyPressed(digit, visit.clock_s)
        return
    visit.clock_s += value if isinstance(value, float) else 0.3
    yield event_of(visit, kind, value)


def event_of(visit: Visit, kind: str, value: object) -> Event:
    state = visit.state
    utterance = state.reading.queue[0].utterance if state.reading.queue else state.utterance
    match kind, value:
        case "touch", Intent() as intent:
            return Touched(intent, visit.clock_s, is_by_finger=intent.sentence % 2 == 0)
        case "tile", int(number) if visit.screen.tiles:
            return Touched(visit.screen.tiles[number % len(visit.screen.tiles)].intent, visit.clock_s)
        case "control", int(number):
            controls = visit.screen.controls
            return Touched(controls[number % len(controls)].intent, visit.clock_s)
        case "told", (FocusMoved() | PanelKnown() | PinChecked() | CornerHeld()) as told:
            return told
        case "key", str(key):
            return KeyPressed(key, visit.clock_s)
        case "say", (int(number), float(confidence), float(silence_s)) if state.listening:
            said = state.listening[number % len(state.listening)]
            return Heard(state.turn, said, confidence, silence_s)
        case "mouth", "start":
            return UtteranceStarted(utterance)
        case "mouth", "word":
            return WordReached(utterance, 0)
        case "mouth", _:
            return UtteranceEnded(utterance)
        case "texts", dict(texts):
            return LibraryChanged(library_of(texts))
        case "pages", int(step):
            shown = document_at(state, visit.library)
            return PagesMeasured(shown.id, tuple(range(0, len(shown.sentences), step)))
        case "device", (Device() as device, bool(is_working)):
            return DeviceChanged(device, is_working)
        case "glass", _:
            return ScreenTouched()
        case "mumble", (float(silence_s), bool(is_long)):
            return SpeechUnmatched(state.turn, silence_s, is_long)
        case "sound", (SpeechBegan() | SpeechEnded() | SoundLevel() | MicrophoneJudged()) as sound:
            return sound
        case _:
            return TimePassed(visit.clock_s)


def library_of(texts: dict[str, list[str]]) -> Library:
    return library(
        *(
            section(name, *lines, ask=(f"Why {name}?",), answers=((f"How {name}?", len(lines) - 1),))
            for name, lines in sorted(texts.items())
        ),
        frequent=("so",),
        terms=tuple(term(word, "A thing.") for word in ("words", "four") if len(texts) > 1),
    )


@dataclass
class Machine:
    """What the rooms were told."""

    is_ducked: bool = False
    is_microphone_open: bool = False
    gain_db: float = USUAL_LOUDNESS_DB
    asked: Listen | None = None

    def take(self, effects: list[Effect], state: KioskState) -> None:
        """What follows an event that led to this state."""
        for effect in effects:
            match effect:
                case SetLoudness(gain_db):
                    assert gain_db != self.gain_db, "told twice"
                    self.gain_db = gain_db
                case CheckPin(digits):
                    assert len(digits) == 6
                case KeepMeasures() | EndKiosk():
                    assert state.staff.is_in
                case MoveFocus() | PressFocus():
                    assert state.comfort.is_by_switch
                case Duck(is_on):
                    assert is_on != self.is_ducked, "told twice"
                    self.is_ducked = is_on
                case UseMicrophone(is_open):
                    assert is_open != self.is_microphone_open, "told twice"
                    self.is_microphone_open = is_open
                case Listen():
                    assert not self.asked or said(self.asked) != said(effect), "nothing has changed"
                    self.asked = effect


def said(request: Listen) -> tuple[object, ...]:
    return request.phrases, request.competitors, request.is_over_own_voice


def check_voice(state: KioskState, machine: Machine) -> None:
    """Softly only while it speaks, open only when it should be, and nothing that nobody waits for."""
    assert not machine.is_ducked or state.is_speaking
    assert machine.is_ducked == (state.duck_until_s is not None)
    assert machine.is_microphone_open == is_to_be_open(state)
    assert machine.asked is None or said(machine.asked) == (
        state.listening,
        state.competitors,
        state.is_speaking,
    )
    told = state.announcement
    assert not told or not (state.reading.is_on or state.question)
    assert not told or state.now_s - told.begun_at_s < told.longest_s
    assert state.speak_until_s is None or state.is_visit_open
    assert machine.gain_db == (
        0.0 if state.place.screen is Screen.STAFF_DEVICES else state.comfort.loudness_db
    )


def check_staff(state: KioskState) -> None:
    """Nobody is behind the door who has not typed the PIN, and the pad holds no whole one."""
    assert state.place.screen not in BEHIND_THE_PIN or state.staff.is_in
    assert len(state.staff.digits) < 6
    assert not state.staff.digits or state.place.screen is Screen.PIN
    assert not (state.staff.is_in and not state.is_visit_open)
    assert state.panel.kept is None or state.staff.is_in
    assert bool(state.listening) != (state.place.screen in SILENT), (
        "something can be said, but not to the staff"
    )


def check_steps(visit: Visit) -> None:
    """What was stepped to is there."""
    state = visit.state
    if state.steps:
        shown = document_at(state, visit.library).sentences[state.steps.sentence].shown
        assert shown[state.steps.word][state.steps.letter]


def as_at_a_clean_start(state: KioskState) -> KioskState:
    """But for what a closed visit may show: the page for an empty room, a good-bye, and where the ring landed."""
    return replace(
        state, note=None, place=Place(), welcome_line=0, announcement=None, focus=None, last_input_s=0.0
    )


def is_to_be_open(state: KioskState) -> bool:
    match state.settings.listening:
        case Listening.NEVER:
            return False
        case Listening.ON_PRESS:
            return state.speak_until_s is not None
    return not state.is_microphone_off


@settings(max_examples=200, deadline=None)
@given(CLINICS, st.lists(STEPS, max_size=40))
def test_anything_in_any_order(clinic: Settings, steps: list[tuple[str, object]]) -> None:
    machine = Machine(is_microphone_open=clinic.listening is Listening.ALWAYS)
    visit = Visit(state=KioskState(settings=clinic), is_measuring=False)
    for kind, value in steps:
        for event in events_of(visit, kind, value):
            visit.happens(event)
            machine.take(visit.effects, visit.state)
        visit.happens(ListeningStarted(visit.state.turn))
        state = visit.state
        check_voice(state, machine)
        check_staff(state)
        check_steps(visit)
        assert visit.screen
        assert state.reading.is_on == bool(state.reading.queue)
        assert 0 <= state.place.sentence < len(document_at(state, visit.library).sentences)
        assert state.is_visit_open or as_at_a_clean_start(state) == as_at_a_clean_start(clean_start(state))
        assert state.is_visit_open or state.place in (Place(), Place(Screen.WELCOME))
    for _ in range(6):
        machine.take(visit.wait(70).effects, visit.state)
        check_voice(visit.state, machine)
    assert (visit.place, visit.state.is_visit_open) == (("welcome", "", 0), False)
    assert visit.state.comfort == Comfort()
