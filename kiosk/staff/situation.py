"""The running kiosk at the moment in which something is said to it: what it listens for, and how it judges."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf

from kiosk.core.actions import Intent
from kiosk.core.behaviour.listening import follow
from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library
from kiosk.core.effects import Effect, Listen
from kiosk.core.phrases import phrases, sayable, understand
from kiosk.core.ports import SpeechDecision
from kiosk.core.settings import Settings
from kiosk.core.state import KioskState, Place, Reading, Screen
from kiosk.core.trust import Attention, Verdict, attention, is_answered, judge_heard

_OF_SOMETHING = {Screen.SECTION, Screen.SOURCES, Screen.WORDS, Screen.WORD}
"""Screens that are none without a section or a word."""
SCREENS = tuple(kind.value for kind in Screen if kind not in _OF_SOMETHING)
"""Names of screens that staff can give; beside them they can give the names of sections."""
ATTENTIONS = tuple(kind.value for kind in Attention)
_MOMENTS = {
    Attention.NOBODY: KioskState(),
    Attention.OPEN: KioskState(is_visit_open=True, last_input_s=-inf),
    Attention.RECENT: KioskState(is_visit_open=True),
    Attention.PUSHED: KioskState(is_visit_open=True, speak_until_s=inf),
    Attention.OVER_OWN_VOICE: KioskState(is_visit_open=True, reading=Reading(is_on=True)),
}


class NoSituationError(Exception):
    """It cannot come about; the message is one sentence for staff."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the running kiosk would make of a decision of the ears."""

    meaning: str | None = None
    """The action that was asked for, and what it is done with; None: the speech was no command."""
    verdict: Verdict | None = None
    """Whether it counts; None: the speech was no command."""
    is_answered: bool = False
    """The kiosk tells the person that it did not understand."""

    @property
    def action(self) -> str | None:
        """What is done; None: nothing."""
        return self.meaning if self.verdict and self.verdict.is_meant else None


@dataclass(frozen=True)
class Situation:
    """A moment of the running kiosk."""

    state: KioskState
    library: Library

    @property
    def attention(self) -> Attention:
        """Who the kiosk believes to be there."""
        return attention(self.state)

    @cached_property
    def request(self) -> Listen:
        """What the ears are asked for, by the very function that asks the running kiosk's."""
        effects: tuple[Effect, ...] = follow(Step(self.state), self.library).effects
        return next((effect for effect in effects if isinstance(effect, Listen)), Listen(0, ()))

    def sayable(self, refused: Iterable[str]) -> tuple[str, ...]:
        """A way to say each thing that can be said, none of them one that the ears have refused."""
        return sayable(replace(self.state, refused=frozenset(refused)), self.library)

    def judge(self, decision: SpeechDecision) -> Judgement:
        """What the kiosk would make of it."""
        is_told = not decision.is_long and is_answered(self.state, decision.silence_before_s)
        live = phrases(self.state, self.library)
        phrase = understand(decision.phrase, live) if decision.phrase is not None else None
        if phrase is None:
            return Judgement(is_answered=is_told)
        verdict = judge_heard(
            self.state, self.library, phrase.text, decision.confidence, decision.silence_before_s
        )
        return Judgement(_told(phrase.intent), verdict, is_told and not verdict.is_meant)


def situation(screen: str, who: Attention, settings: Settings, library: Library) -> Situation:
    """The moment in which somebody speaks at a screen.

    Args:
        screen: One of `SCREENS`, or the name of a section.
        who: Who the kiosk believes to be there.
        settings: Of the clinic.
        library: The content.

    Raises:
        NoSituationError: There is no such screen, or never with nobody there.
    """
    places = {name: Place(Screen(name)) for name in SCREENS}
    places |= {section.id: Place(Screen.SECTION, section.id) for section in library.sections}
    if screen not in places:
        raise NoSituationError(f"there is no screen {screen!r}; the names are {', '.join(places)}.")
    place = places[screen]
    if who is Attention.NOBODY and place != Place():
        raise NoSituationError("with nobody there, the kiosk shows its home screen. Leave out --screen.")
    return Situation(_state(place, who, settings), library)


def _state(place: Place, who: Attention, settings: Settings) -> KioskState:
    state = replace(_MOMENTS[who], settings=settings, place=place, is_microphone_open=True)
    return replace(state, history=(Place(),)) if state.is_visit_open else state


def _told(intent: Intent) -> str:
    return f"{intent.action} {intent.section}".strip()
