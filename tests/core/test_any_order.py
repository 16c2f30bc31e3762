"""Anything may happen in any order: the core never raises, never hangs, and comes back to its start by itself."""

from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.actions import ActionId, Intent
from kiosk.core.behaviour.idle import clean_start
from kiosk.core.behaviour.places import document_at
from kiosk.core.content import Library
from kiosk.core.effects import Duck, Effect, Listen, UseMicrophone
from kiosk.core.events import (
    LOUDEST_LEVEL,
    Device,
    DeviceChanged,
    Event,
    Heard,
    KeyPressed,
    LibraryChanged,
    ListeningStarted,
    MicrophoneFault,
    MicrophoneJudged,
    PagesMeasured,
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
from kiosk.core.settings import Caution, Listening, Settings
from kiosk.core.state import KioskState
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
    "escape space page_down home f1 f2 f3 f4 f5 f6 f7 f8 f9 f10 backspace r s staff 1 2 3 4 9 x".split()  # noqa: SIM905
)
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
    st.tuples(st.just("control"), st.integers(0, 7)),
    st.tuples(st.just("key"), KEYS),
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


def event_of(visit: Visit, kind: str, value: object) -> Event:
    state = visit.state
    utterance = state.reading.queue[0].utterance if state.reading.queue else state.utterance
    match kind, value:
        case "touch", Intent() as intent:
            return Touched(intent, visit.clock_s)
        case "tile", int(number) if visit.screen.tiles:
            return Touched(visit.screen.tiles[number % len(visit.screen.tiles)].intent, visit.clock_s)
        case "control", int(number):
            return Touched(visit.screen.controls[number].intent, visit.clock_s)
        case "key", str(key):
            return KeyPressed(key, visit.clock_s)
        case "say", (int(number), float(confidence), float(silence_s)):
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
    asked: Listen | None = None

    def take(self, effects: list[Effect]) -> None:
        for effect in effects:
            match effect:
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
    assert not told or state.now_s - told.begun_at_s < 20
    assert state.speak_until_s is None or state.is_visit_open


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
        visit.clock_s += value if isinstance(value, float) else 0.3
        visit.happens(event_of(visit, kind, value))
        machine.take(visit.effects)
        visit.happens(ListeningStarted(visit.state.turn))
        state = visit.state
        check_voice(state, machine)
        assert visit.screen
        assert state.listening, "something can always be said"
        assert state.reading.is_on == bool(state.reading.queue)
        assert 0 <= state.place.sentence < len(document_at(state, visit.library).sentences)
        assert state.is_visit_open or replace(state, note=None) == replace(
            clean_start(state), last_input_s=state.last_input_s
        )
    for _ in range(4):
        machine.take(visit.wait(70).effects)
        check_voice(visit.state, machine)
    assert (visit.place, visit.state.is_visit_open) == (("home", "", 0), False)
