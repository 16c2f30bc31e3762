"""The way through all pages, without any screen: that it comes to each of them, whatever the clinic has."""

from collections import deque
from pathlib import Path

import pytest

from kiosk.core.comfort import TextSize, Theme
from kiosk.core.content import Library
from kiosk.core.events import Event, FocusMoved, FocusRole, PagesMeasured, PanelKnown
from kiosk.core.model import ScreenModel, Sign
from kiosk.core.settings import Listening, Settings
from kiosk.core.state import KioskState, Screen
from kiosk.engine import Engine
from kiosk.guide import Guide, Quiet
from kiosk.library.problems import StaffFileError
from kiosk.library.wording import Wording
from kiosk.library.words_file import read_words
from tests.core import script

RICH = script.library(
    script.section("alpha", "Palpation and HIV.", "Four five.", ask=("Why me?",), answers=(("Why?", 1),)),
    script.section("beta", "Beta begins.", ask=("Why now?",)),
    terms=(script.term("HIV", "A virus."), script.term("palpation", "Touching.")),
)
POOR = script.library(script.ALPHA, script.BETA)
EMPTY = script.library()


class TwoSentencesAPage:
    """A small display that has room for two sentences."""

    def __init__(self) -> None:
        self.events: deque[Event] = deque()
        self.shown: list[ScreenModel] = []

    def show(self, model: ScreenModel) -> None:
        if not self.shown:
            self.events.append(PanelKnown(0.248, is_compact=True))
        self.shown.append(model)
        if model.first_sentence is None:
            count = len(model.document.sentences)
            self.events.append(PagesMeasured(model.document.id, tuple(range(0, max(1, count), 2))))

    def move_focus(self, *, is_forward: bool) -> None:
        number = 2 if is_forward else 1
        self.events.append(FocusMoved("Button", FocusRole.BUTTON, number, 2))

    def press_focus(self) -> None:
        """The guide lets no time run out."""

    def close(self) -> None:
        """Nothing to close."""


def visited(library: Library, settings: Settings | None = None) -> dict[str, ScreenModel]:
    """Every picture by its name."""
    display = TwoSentencesAPage()
    state = KioskState(settings=settings or Settings())
    engine = Engine(state, library, display, Quiet(), Quiet(), lambda _thing: None)
    seen = {}
    for name, go_there in Guide(engine, display.events, lambda: None).views():
        go_there()
        assert name not in seen
        seen[name] = display.shown[-1]
    return seen


def test_every_screen_is_in_a_picture() -> None:
    seen = visited(RICH)
    assert {model.screen for model in seen.values()} == set(Screen)
    assert {
        "home-listening",
        "my-questions-empty-1",
        "alpha-1",
        "alpha-2",
        "sources-1",
        "questions-1",
        "question-kept-1",
        "question-kept-2",
        "my-questions-1",
        "take-along-1",
        "hard-words-1",
        "word",
        "word-spelled",
        "reading",
        "speak-now",
        "heard",
        "not-understood",
        "not-understood-again",
        "microphone-off",
        "microphone-muted",
        "no-microphone",
        "easier-1",
        "more-1",
        "home-night_colours",
        "section-bigger_text_2",
        "home-low_controls",
        "welcome-day",
        "welcome-night",
        "by-letters",
        "pin-typed",
        "pin-wait",
        "staff-devices-1",
        "calibration-1",
        "staff-page-1",
        "staff-page-with-problems-1",
        "idle-question",
    } <= set(seen)


def test_the_states_are_what_their_names_say() -> None:
    seen = visited(RICH)
    assert [tile.is_chosen for tile in seen["question-kept-1"].tiles][:1] == [True]
    first, end = seen["question-kept-1"].first_sentence, seen["question-kept-1"].end_sentence
    assert first is not None and end is not None
    assert first <= seen["question-kept-1"].tiles[0].sentence < end
    assert len(seen["my-questions-empty-1"].tiles) == 0
    assert len(seen["my-questions-1"].tiles) == 3
    assert len(seen["hard-words-1"].tiles) == 2
    assert seen["word-spelled"].marked_word == 2
    assert seen["section-bigger_text_2"].comfort.text_size is TextSize.LARGEST
    assert seen["home-strong_colours"].comfort.theme is Theme.STRONG
    assert seen["home-low_controls"].comfort.has_low_controls
    day, night = seen["welcome-day"].welcome, seen["welcome-night"].welcome
    assert day is not None
    assert night is not None
    assert (day.is_dim, night.is_dim) == (False, True)
    assert seen["by-ear"].caption
    assert seen["by-letters"].marked_letter is not None
    assert seen["one-switch-dwelling"].dwell_left_s
    assert seen["pin-typed"].pin is not None
    assert seen["calibration-1"].card_mm == 85.6
    problems, none = seen["staff-page-with-problems-1"].document, seen["staff-page-1"].document
    assert len(problems.sentences) > len(none.sentences)


def test_the_problems_are_told_as_the_kiosk_tells_them() -> None:
    names = (name for name in visited(RICH).items() if name[0].startswith("staff-page-with-problems"))
    _, model = next(names)
    told = " ".join(sentence.text for sentence in model.document.sentences)
    with pytest.raises(StaffFileError) as raised:
        read_words("nerve block:\n  also: [nerve blocks]\n", Path("en/words.yaml"), Wording("en"))
    (problem,) = raised.value.problems
    assert f"{problem.what}. {problem.mend}." in told
    assert told.count("en/words.yaml, line") == 2


@pytest.mark.parametrize("library", [POOR, EMPTY], ids=["poor", "empty"])
def test_a_clinic_without_questions_and_words_or_without_anything_has_pictures_too(library: Library) -> None:
    seen = visited(library)
    assert {"home-listening", "help-1", "idle-question", "home-after-finishing"} <= set(seen)
    assert not {"take-along-1", "hard-words-1", "word"} & set(seen)


def test_the_states_of_the_microphone_are_what_their_names_say() -> None:
    for listening in (Listening.ALWAYS, Listening.ON_PRESS):
        seen = visited(RICH, Settings(listening=listening))
        assert seen["speak-now"].microphone_sign is Sign.SPEAK_NOW
        assert seen["heard"].heard_label.startswith("+")
        assert seen["not-understood"].heard_label.startswith("? ")
        assert seen["not-understood-again"].heard_label.startswith("?? ")
        assert seen["microphone-off"].microphone_sign is Sign.OFF
        assert seen["microphone-muted"].microphone_label == "[microphone_muted]"
        at_home = Sign.LISTENING if listening is Listening.ALWAYS else Sign.ON_PRESS
        assert seen["home-listening"].microphone_sign is at_home
        assert seen["idle-question"].microphone_sign in (Sign.STOP_ONLY, Sign.ON_PRESS)


def test_nothing_is_heard_where_listening_is_not_allowed() -> None:
    assert "heard" not in visited(RICH, Settings(listening=Listening.NEVER))
