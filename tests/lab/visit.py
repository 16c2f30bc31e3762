"""One visit by voice, from the first tile to the farewell: the demo shows it, and a test holds it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.lab.clinic import Clinic
from tests.lab.kiosk import Kiosk
from tests.lab.other_voices import speak
from tests.lab.recording import Recording
from tests.lab.trace_log import Frame
from tests.lab.waiting import DeadlineMissedError, let_pass, wait_for

OBEYED_WITHIN_S = 4.0
NOT_OBEYED_FOR_S = 3.0
"""How long after a sentence that is no command nothing may happen."""
SENTENCES_READ = 6
"""How many sentences are read aloud before somebody asks for silence."""
BREATH_S = 1.0
READ_WITHIN_S = 60.0


@dataclass(frozen=True)
class Step:
    """Somebody says something; what the kiosk shall take it for, and what shall then be on the screen."""

    said: str
    voice: str
    action: str
    """Name of the action; empty: nothing may be obeyed."""
    is_done: Callable[[Frame, Frame], bool]
    """Whether the screen (second) has become what it should, from what it was (first)."""


@dataclass(frozen=True)
class Outcome:
    """What became of a step."""

    step: Step
    heard: str
    """Name of the action that was heard; empty for none."""
    is_done: bool
    took_s: float | None
    """From the end of the last word to the painted screen; None where nothing was to change."""
    said_until_s: float
    """Monotonic seconds."""

    @property
    def is_right(self) -> bool:
        return self.is_done and self.heard == self.step.action


def shows(title: str) -> Callable[[Frame, Frame], bool]:
    return lambda _before, now: now.title == title and now.first_sentence is not None


def _is_reading(_before: Frame, now: Frame) -> bool:
    return now.sentence is not None and now.microphone == "stop_only"


def _is_quiet(_before: Frame, now: Frame) -> bool:
    return now.microphone == "listening"


def _is_later_page(before: Frame, now: Frame) -> bool:
    return now.title == before.title and (now.first_sentence or 0) > (before.first_sentence or 0)


def _is_home(_before: Frame, now: Frame) -> bool:
    return now.screen == "home"


def _is_unchanged(before: Frame, now: Frame) -> bool:
    return (now.title, now.first_sentence) == (before.title, before.first_sentence)


def steps(titles: dict[str, str], third_title: str) -> list[Step]:
    """The whole visit.

    Args:
        titles: title of each section by its id.
        third_title: title of the section with the number three.
    """
    return [
        Step("symptoms", "slt", "open_section", shows(titles["symptoms"])),
        Step("read aloud", "slt", "read_aloud", _is_reading),
        Step("stop reading", "slt", "stop_reading", _is_quiet),
        Step("next page", "rms", "next_page", _is_later_page),
        Step("go home", "kal16", "go_home", _is_home),
        Step("number three", "slt", "open_section", shows(third_title)),
        Step("treatments", "awb", "open_section", shows(titles["treatments"])),
        Step("my daughter will come and take me to the station", "slt", "", _is_unchanged),
        Step("i am finished", "rms", "finished", _is_home),
    ]


class Visitor:
    """Says the steps of a visit, one after the other, and looks what comes of each."""

    def __init__(self, clinic: Clinic, kiosk: Kiosk, room: Recording) -> None:
        self._clinic = clinic
        self._kiosk = kiosk
        self._room = room

    def visit(self, script: list[Step]) -> Iterator[Outcome]:
        """Do the steps; each outcome comes when its screen is on the glass."""
        # Who speaks in the very moment in which the kiosk begins to listen has no silence before.
        let_pass(BREATH_S)
        for step in script:
            if step.action == "stop_reading":
                self._listen_along()
            yield self._do(step)

    def _listen_along(self) -> None:
        first = self._kiosk.frame().sentence
        assert first is not None, "Nothing is being read aloud."
        wait_for(lambda: self._has_read(first), READ_WITHIN_S, f"{SENTENCES_READ} sentences to be read aloud")

    def _has_read(self, first: int) -> bool:
        now = self._kiosk.frame().sentence
        if now is None:
            raise AssertionError("The reading aloud ended by itself before it could be stopped.")
        return now >= first + SENTENCES_READ

    def _do(self, step: Step) -> Outcome:
        before = self._kiosk.frame()
        said_until_s = self._clinic.say(speak(step.said, step.voice), self._room)
        began_s = said_until_s - speak(step.said, step.voice).end_s
        if not step.action:
            let_pass(NOT_OBEYED_FOR_S)
            return self._outcome(step, step.is_done(before, self._kiosk.frame()), None, began_s, said_until_s)
        try:
            found = self._kiosk.wait_for_frame(
                lambda now: step.is_done(before, now),
                began_s,
                f'what "{step.said}" asks for',
                OBEYED_WITHIN_S,
            )
        except DeadlineMissedError:
            return self._outcome(step, False, None, began_s, said_until_s)
        return self._outcome(step, True, found.at_s - said_until_s, began_s, said_until_s)

    def _outcome(
        self, step: Step, is_done: bool, took_s: float | None, began_s: float, said_until_s: float
    ) -> Outcome:
        heard = [entry.data["action"] for entry in self._kiosk.trace.events("Heard", began_s)]
        return Outcome(step, " + ".join(heard), is_done, took_s, said_until_s)
