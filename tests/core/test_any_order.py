"""Anything may happen in any order: the core never raises, never hangs, and comes back to its start by itself."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.core.actions import ActionId, Intent
from kiosk.core.behaviour.places import document_at
from kiosk.core.content import Library
from kiosk.core.events import (
    Device,
    DeviceChanged,
    Event,
    Heard,
    KeyPressed,
    LibraryChanged,
    ListeningStarted,
    PagesMeasured,
    ScreenTouched,
    SpeechUnmatched,
    TimePassed,
    Touched,
    UtteranceEnded,
    UtteranceStarted,
    WordReached,
)
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
    "escape space page_down home f1 f2 f3 f4 f5 f6 f7 f10 backspace r s staff 1 2 3 4 9 x".split()  # noqa: SIM905
)
STEPS = st.one_of(
    st.tuples(st.just("touch"), INTENTS),
    st.tuples(st.just("tile"), st.integers(0, 12)),
    st.tuples(st.just("control"), st.integers(0, 7)),
    st.tuples(st.just("key"), KEYS),
    st.tuples(st.just("say"), st.integers(0, 60)),
    st.tuples(st.just("mouth"), st.sampled_from(["start", "word", "end"])),
    st.tuples(st.just("texts"), TEXTS),
    st.tuples(st.just("pages"), st.integers(1, 3)),
    st.tuples(st.just("device"), st.tuples(st.sampled_from(list(Device)), st.booleans())),
    st.tuples(st.just("time"), st.sampled_from([0.2, 1.0, 15.0, 61.0])),
    st.tuples(st.just("glass"), st.none()),
    st.tuples(st.just("mumble"), st.none()),
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
        case "say", int(number):
            return Heard(state.turn, state.listening[number % len(state.listening)], 1.0)
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
        case "mumble", _:
            return SpeechUnmatched(state.turn)
        case _:
            return TimePassed(visit.clock_s)


def library_of(texts: dict[str, list[str]]) -> Library:
    return library(
        *(
            section(name, *lines, ask=(f"Why {name}?",), answers=((f"How {name}?", len(lines) - 1),))
            for name, lines in sorted(texts.items())
        ),
        terms=tuple(term(word, "A thing.") for word in ("words", "four") if len(texts) > 1),
    )


@settings(max_examples=200, deadline=None)
@given(st.lists(STEPS, max_size=40))
def test_anything_in_any_order(steps: list[tuple[str, object]]) -> None:
    visit = Visit(is_measuring=False)
    for kind, value in steps:
        visit.clock_s += value if isinstance(value, float) else 0.3
        visit.happens(event_of(visit, kind, value))
        visit.happens(ListeningStarted(visit.state.turn))
        state = visit.state
        assert visit.screen
        assert state.listening, "something can always be said"
        assert state.reading.is_on == bool(state.reading.queue)
        assert 0 <= state.place.sentence < len(document_at(state, visit.library).sentences)
    for _ in range(4):
        visit.wait(70)
    assert (visit.place, visit.state.is_visit_open) == (("home", "", 0), False)
