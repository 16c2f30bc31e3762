"""The way through every page and every state of the screen, for a picture of each."""

from collections import deque
from collections.abc import Callable, Iterator
from functools import partial

from kiosk.core.actions import ActionId, Intent
from kiosk.core.behaviour.terms import terms_on_page
from kiosk.core.content import Section
from kiosk.core.effects import Listen, Utterance
from kiosk.core.events import (
    Device,
    DeviceChanged,
    Event,
    Heard,
    MicrophoneFault,
    MicrophoneJudged,
    SpeechUnmatched,
    TimePassed,
    UtteranceEnded,
    UtteranceStarted,
    WordReached,
)
from kiosk.core.phrases import phrases
from kiosk.core.settings import Listening
from kiosk.engine import Engine
from kiosk.guide_easier import by_ear_views, easier_views
from kiosk.guide_staff import staff_views
from kiosk.staff.tour import View
from kiosk.walker import Walker

_WORD_SHOWN = 2
"""Which word of a sentence is marked in the pictures of reading."""


class Quiet:
    """A mouth and ears for pictures: the guide itself tells what was spoken and heard."""

    def start(self) -> None:
        """Does nothing."""

    def say(self, utterance: Utterance) -> None:
        """Stays silent."""

    def duck(self, *, is_on: bool) -> None:
        """Is silent already."""

    def set_loudness(self, gain_db: float) -> None:
        """Is silent at any loudness."""

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
        self._walk = Walker(engine, events, settle)
        self._hardest = (0, Intent(ActionId.GO_HOME))
        """How many hard words a page has, and what leads there: of the page with most of them so far."""

    def views(self) -> Iterator[View]:
        """Every picture, in the order of the visit; one is made while the one before is on the screen."""
        yield "home-getting-ready", lambda: self._walk.happen(TimePassed(self._walk.now_s))
        yield "home-listening", self._open_doors
        yield from self._walk.further_pages("home")
        yield from self._walk.pages("my-questions-empty", Intent(ActionId.MY_QUESTIONS))
        for section in self._sections:
            opened = Intent(ActionId.OPEN_SECTION, section.id)
            yield from self._walk.pages(section.id, opened, self._note_hard_words)
        for section in self._sections[:1]:
            yield from self._walk.pages("sources", Intent(ActionId.SOURCES, section.id))
        yield from self._walk.pages("questions", Intent(ActionId.QUESTIONS))
        yield from self._keeping()
        yield from self._hard_words()
        yield from self._walk.pages("help", Intent(ActionId.HELP_ME))
        yield from self._walk.pages("what-can-i-say", Intent(ActionId.WHAT_CAN_I_SAY))
        yield from self._reading()
        if self._engine.state.settings.listening is not Listening.NEVER:
            yield from self._hearing()
            yield from self._microphone()
        yield from self._closed_doors()
        yield from easier_views(self._walk)
        yield "idle-question", lambda: self._walk.happen(TimePassed(self._walk.now_s + 10_000))
        yield "home-after-finishing", lambda: self._walk.touch(ActionId.FINISHED)
        yield from by_ear_views(self._walk)
        yield from staff_views(self._walk)

    @property
    def _sections(self) -> tuple[Section, ...]:
        return self._engine.library.sections

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
            yield from self._walk.pages("my-questions", Intent(ActionId.MY_QUESTIONS))
            yield from self._walk.pages("take-along", Intent(ActionId.TAKE_ALONG))

    def _keep(self, section: Section) -> None:
        self._walk.press(Intent(ActionId.OPEN_SECTION, section.id))
        while self._walk.page_end <= self._walk.shown.first_choice:
            self._walk.touch(ActionId.NEXT_PAGE)
        self._walk.press(Intent(ActionId.KEEP_QUESTION, section=section.id))

    def _hard_words(self) -> Iterator[View]:
        count, there = self._hardest
        if not count:
            return
        self._walk.press(there)
        terms = terms_on_page(self._engine.state, self._engine.library)
        yield "hard-words-1", lambda: self._walk.touch(ActionId.HARD_WORDS)
        yield from self._walk.further_pages("hard-words")
        yield "word", lambda: self._walk.press(Intent(ActionId.OPEN_WORD, term=terms[0]))
        yield from self._walk.further_pages("word")
        yield "word-spelled", self._spell
        self._walk.touch(ActionId.STOP_READING)

    def _spell(self) -> None:
        self._walk.touch(ActionId.SPELL_IT)
        self._speak_to(_WORD_SHOWN)

    def _reading(self) -> Iterator[View]:
        yield "home-read-aloud", self._read_home
        for section in self._sections[:1]:
            yield "reading", partial(self._read, section.id)
        yield "reading-stopped", lambda: self._walk.touch(ActionId.STOP_READING)

    def _hearing(self) -> Iterator[View]:
        yield "speak-now", self._press_to_speak
        yield "heard", lambda: self._hear(ActionId.NEXT_PAGE)
        self._press_to_speak()
        yield "not-understood", self._mumble
        yield "not-understood-again", self._mumble

    def _microphone(self) -> Iterator[View]:
        self._press_to_speak()
        yield "microphone-off", lambda: self._walk.touch(ActionId.MICROPHONE_OFF)
        self._press_to_speak()
        yield "microphone-muted", lambda: self._walk.happen(MicrophoneJudged(MicrophoneFault.MUTED))
        self._walk.happen(MicrophoneJudged(MicrophoneFault.NONE))
        self._walk.touch(ActionId.SPEAK)

    def _closed_doors(self) -> Iterator[View]:
        for device in Device:
            yield f"no-{device}", partial(self._walk.happen, DeviceChanged(device, is_working=False))
            self._walk.happen(DeviceChanged(device, is_working=True))

    def _open_doors(self) -> None:
        for device in Device:
            self._walk.happen(DeviceChanged(device, is_working=True))

    def _read_home(self) -> None:
        self._walk.touch(ActionId.GO_HOME)
        self._walk.touch(ActionId.READ_ALOUD)
        for _ in range(self._walk.shown.first_choice):
            self._speak_one()
        self._begin_one()

    def _read(self, section: str) -> None:
        self._walk.press(Intent(ActionId.OPEN_SECTION, section))
        self._walk.touch(ActionId.READ_ALOUD)
        self._speak_one()
        self._speak_to(_WORD_SHOWN)

    def _speak_one(self) -> None:
        for utterance in self._begin_one():
            self._walk.happen(UtteranceEnded(utterance))

    def _speak_to(self, word: int) -> None:
        for utterance in self._begin_one():
            self._walk.happen(WordReached(utterance, word))

    def _begin_one(self) -> tuple[int, ...]:
        """The next sentence begins to be heard; returns its utterance, or nothing if none is left."""
        begun = tuple(queued.utterance for queued in self._engine.state.reading.queue[:1])
        for utterance in begun:
            self._walk.happen(UtteranceStarted(utterance))
        return begun

    def _press_to_speak(self) -> None:
        """Opens the ears for one command, whether or not they were open."""
        if self._engine.state.speak_until_s is None:
            self._walk.touch(ActionId.SPEAK)
        self._walk.happen(DeviceChanged(Device.MICROPHONE, is_working=True))

    def _mumble(self) -> None:
        """Somebody is not understood, and told so to the end."""
        self._walk.happen(SpeechUnmatched(self._engine.state.turn, silence_before_s=1.0, is_long=False))
        if self._engine.state.announcement:
            self._walk.happen(UtteranceEnded(self._engine.state.announcement.utterance))

    def _hear(self, action: ActionId) -> None:
        state = self._engine.state
        ways = phrases(state, self._engine.library)
        said = next((way for way in ways if way.intent.action is action), ways[0])
        self._walk.happen(Heard(state.turn, said.text, confidence=1.0, silence_before_s=1.0))
