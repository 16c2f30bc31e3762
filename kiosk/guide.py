"""The way through every page and every state of the screen, for a picture of each."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from kiosk.core.actions import ActionId, Intent
from kiosk.core.behaviour.places import document_at, first_sentences, page_range
from kiosk.core.behaviour.terms import terms_on_page
from kiosk.core.content import Document, Section
from kiosk.core.effects import Listen, Utterance
from kiosk.core.events import (
    Device,
    DeviceChanged,
    Event,
    Heard,
    KeyPressed,
    LibraryChanged,
    ListeningStarted,
    MicrophoneFault,
    MicrophoneJudged,
    SpeechUnmatched,
    TimePassed,
    Touched,
    UtteranceEnded,
    UtteranceStarted,
    WordReached,
)
from kiosk.core.phrases import phrases
from kiosk.core.settings import Listening
from kiosk.engine import Engine
from kiosk.library.problems import Problem, StaffFileError
from kiosk.library.staff_screen import staff_screen
from kiosk.library.wording import Wording
from kiosk.library.words_file import read_words
from kiosk.staff.tour import View

_FIRST_TOUCH_S = 1000.0
_BETWEEN_TOUCHES_S = 1.0
_WORD_SHOWN = 2
"""Which word of a sentence is marked in the pictures of reading."""
_EXAMPLE_FILE = Path("en/words.yaml")
_EXAMPLE_MISTAKES = """\
capsaicin:
  say: cap say a sin
  meening: A strong substance from hot peppers.
nerve block:
  also: [nerve blocks]
"""
"""Two mistakes: a name that is typed wrong, and a term without a meaning."""


class Quiet:
    """A mouth and ears for pictures: the guide itself tells what was spoken and heard."""

    def start(self) -> None:
        """Does nothing."""

    def say(self, utterance: Utterance) -> None:
        """Stays silent."""

    def duck(self, *, is_on: bool) -> None:
        """Is silent already."""

    def be_silent(self) -> None:
        """Is silent."""

    def listen(self, request: Listen) -> None:
        """Hears nothing."""

    def accept(self, block: bytes, own_voice: bytes = b"") -> None:
        """Hears nothing."""

    def forget(self) -> None:
        """Has heard nothing."""

    def stop(self, timeout_s: float) -> None:
        """Does nothing."""


class Guide:
    """Leads the engine through every page and state. Main thread."""

    def __init__(self, engine: Engine, events: deque[Event], settle: Callable[[], None]) -> None:
        """Nothing is shown yet.

        Args:
            engine: A new one, with a mouth and ears that do nothing.
            events: What the screen posts.
            settle: Lets what is shown be painted.
        """
        self._engine = engine
        self._events = events
        self._settle = settle
        self._now_s = _FIRST_TOUCH_S
        self._hardest = (0, Intent(ActionId.GO_HOME))
        """How many hard words a page has, and what leads there: of the page with most of them so far."""

    def views(self) -> Iterator[View]:
        """Every picture, in the order of the visit; one is made while the one before is on the screen."""
        yield "home-getting-ready", lambda: self._happen(TimePassed(self._now_s))
        yield "home-listening", self._open_doors
        yield from self._further_pages("home")
        yield from self._pages("my-questions-empty", Intent(ActionId.MY_QUESTIONS))
        for section in self._sections:
            yield from self._pages(section.id, Intent(ActionId.OPEN_SECTION, section.id))
        for section in self._sections[:1]:
            yield from self._pages("sources", Intent(ActionId.SOURCES, section.id))
        yield from self._pages("questions", Intent(ActionId.QUESTIONS))
        yield from self._keeping()
        yield from self._hard_words()
        yield from self._pages("help", Intent(ActionId.HELP_ME))
        yield from self._pages("what-can-i-say", Intent(ActionId.WHAT_CAN_I_SAY))
        yield from self._reading()
        if self._engine.state.settings.listening is not Listening.NEVER:
            yield from self._hearing()
            yield from self._microphone()
        yield from self._closed_doors()
        yield from self._staff_page()
        yield "idle-question", lambda: self._happen(TimePassed(self._now_s + 10_000))
        yield "home-after-finishing", lambda: self._touch(ActionId.FINISHED)

    @property
    def _shown(self) -> Document:
        return document_at(self._engine.state, self._engine.library)

    @property
    def _sections(self) -> tuple[Section, ...]:
        return self._engine.library.sections

    def _pages(self, name: str, intent: Intent) -> Iterator[View]:
        yield f"{name}-1", lambda: self._press(intent)
        yield from self._further_pages(name)
        self._touch(ActionId.STOP_READING)

    def _further_pages(self, name: str) -> Iterator[View]:
        self._note_hard_words()
        for page in range(2, self._page_count() + 1):
            yield f"{name}-{page}", lambda: self._touch(ActionId.NEXT_PAGE)
            self._note_hard_words()

    def _note_hard_words(self) -> None:
        state = self._engine.state
        count, place = len(terms_on_page(state, self._engine.library)), state.place
        if place.section and count > self._hardest[0]:
            there = Intent(ActionId.OPEN_SECTION, section=place.section, sentence=place.sentence)
            self._hardest = count, there

    def _keeping(self) -> Iterator[View]:
        asking = [section for section in self._sections if section.ask][:2]
        for number, section in enumerate(asking, start=1):
            yield f"question-kept-{number}", partial(self._keep, section)
        if asking:
            yield from self._pages("my-questions", Intent(ActionId.MY_QUESTIONS))
            yield from self._pages("take-along", Intent(ActionId.TAKE_ALONG))

    def _keep(self, section: Section) -> None:
        self._press(Intent(ActionId.OPEN_SECTION, section.id))
        while self._page_end() <= self._shown.first_choice:
            self._touch(ActionId.NEXT_PAGE)
        self._press(Intent(ActionId.KEEP_QUESTION, section=section.id))

    def _hard_words(self) -> Iterator[View]:
        count, there = self._hardest
        if not count:
            return
        self._press(there)
        terms = terms_on_page(self._engine.state, self._engine.library)
        yield "hard-words-1", lambda: self._touch(ActionId.HARD_WORDS)
        yield from self._further_pages("hard-words")
        yield "word", lambda: self._press(Intent(ActionId.OPEN_WORD, term=terms[0]))
        yield from self._further_pages("word")
        yield "word-spelled", self._spell
        self._touch(ActionId.STOP_READING)

    def _spell(self) -> None:
        self._touch(ActionId.SPELL_IT)
        self._speak_to(_WORD_SHOWN)

    def _reading(self) -> Iterator[View]:
        yield "home-read-aloud", self._read_home
        for section in self._sections[:1]:
            yield "reading", partial(self._read, section.id)
        yield "reading-stopped", lambda: self._touch(ActionId.STOP_READING)

    def _hearing(self) -> Iterator[View]:
        yield "speak-now", self._press_to_speak
        yield "heard", lambda: self._hear(ActionId.NEXT_PAGE)
        self._press_to_speak()
        yield "not-understood", self._mumble
        yield "not-understood-again", self._mumble

    def _microphone(self) -> Iterator[View]:
        self._press_to_speak()
        yield "microphone-off", lambda: self._touch(ActionId.MICROPHONE_OFF)
        self._press_to_speak()
        yield "microphone-muted", lambda: self._happen(MicrophoneJudged(MicrophoneFault.MUTED))
        self._happen(MicrophoneJudged(MicrophoneFault.NONE))
        self._touch(ActionId.SPEAK)

    def _closed_doors(self) -> Iterator[View]:
        for device in Device:
            yield f"no-{device}", partial(self._happen, DeviceChanged(device, is_working=False))
            self._happen(DeviceChanged(device, is_working=True))

    def _staff_page(self) -> Iterator[View]:
        yield "staff-page-1", lambda: self._happen(KeyPressed("staff", self._later_s()))
        yield from self._further_pages("staff-page")
        yield "staff-page-with-problems-1", self._break_files
        yield from self._further_pages("staff-page-with-problems")

    def _break_files(self) -> None:
        library = self._engine.library
        problems = staff_screen(_example_problems(), (), library.voice.sentences)
        self._happen(LibraryChanged(replace(library, problems=problems)))

    def _open_doors(self) -> None:
        for device in Device:
            self._happen(DeviceChanged(device, is_working=True))

    def _read_home(self) -> None:
        self._touch(ActionId.GO_HOME)
        self._touch(ActionId.READ_ALOUD)
        for _ in range(self._shown.first_choice):
            self._speak_one()
        self._begin_one()

    def _read(self, section: str) -> None:
        self._press(Intent(ActionId.OPEN_SECTION, section))
        self._touch(ActionId.READ_ALOUD)
        self._speak_one()
        self._speak_to(_WORD_SHOWN)

    def _speak_one(self) -> None:
        for utterance in self._begin_one():
            self._happen(UtteranceEnded(utterance))

    def _speak_to(self, word: int) -> None:
        for utterance in self._begin_one():
            self._happen(WordReached(utterance, word))

    def _begin_one(self) -> tuple[int, ...]:
        """The next sentence begins to be heard; returns its utterance, or nothing if none is left."""
        begun = tuple(queued.utterance for queued in self._engine.state.reading.queue[:1])
        for utterance in begun:
            self._happen(UtteranceStarted(utterance))
        return begun

    def _press_to_speak(self) -> None:
        """Opens the ears for one command, whether or not they were open."""
        if self._engine.state.speak_until_s is None:
            self._touch(ActionId.SPEAK)
        self._happen(DeviceChanged(Device.MICROPHONE, is_working=True))

    def _mumble(self) -> None:
        """Somebody is not understood, and told so to the end."""
        self._happen(SpeechUnmatched(self._engine.state.turn, silence_before_s=1.0, is_long=False))
        if self._engine.state.announcement:
            self._happen(UtteranceEnded(self._engine.state.announcement.utterance))

    def _hear(self, action: ActionId) -> None:
        state = self._engine.state
        ways = phrases(state, self._engine.library)
        said = next((way for way in ways if way.intent.action is action), ways[0])
        self._happen(Heard(state.turn, said.text, confidence=1.0, silence_before_s=1.0))

    def _page_end(self) -> int:
        _, end = page_range(self._engine.state, self._engine.library) or (0, len(self._shown.sentences))
        return end

    def _page_count(self) -> int:
        return len(first_sentences(self._engine.state, self._engine.library) or (0,))

    def _touch(self, action: ActionId) -> None:
        self._press(Intent(action))

    def _press(self, intent: Intent) -> None:
        self._happen(Touched(intent, self._later_s()))

    def _later_s(self) -> float:
        self._now_s += _BETWEEN_TOUCHES_S
        return self._now_s

    def _happen(self, event: Event) -> None:
        """Lets an event and all that follows from it take its effect, and be painted."""
        self._events.append(event)
        while self._events:
            self._engine.handle(self._events.popleft())
            if self._engine.state.confirmed_turn != self._engine.state.turn:
                self._events.append(ListeningStarted(self._engine.state.turn))
        self._settle()


def _example_problems() -> tuple[Problem, ...]:
    """What the kiosk itself says about a broken file."""
    try:
        read_words(_EXAMPLE_MISTAKES, _EXAMPLE_FILE, Wording("en"))
    except StaffFileError as error:
        return error.problems
    return ()
