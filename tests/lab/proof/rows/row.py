"""What every row of the table is made of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from kiosk.core.content import Sentence
from kiosk.core.trust import Attention
from tests.lab.proof.clips import Clip, Materials
from tests.lab.proof.grammars import Page
from tests.lab.proof.judging import Judge
from tests.lab.proof.lines import Line
from tests.lab.proof.noises import seed_of
from tests.lab.proof.own_voice import ReadingStyle
from tests.lab.proof.recordings import Recording
from tests.lab.proof.trials import Outcome, Outcomes, Trial
from tests.lab.proof.voices import Speaker, Use


@dataclass(frozen=True)
class Setting:
    """What all rows are made from."""

    pages: tuple[Page, ...]
    """Every distinct grammar; `refused` phrases are not in `Page.intents`."""
    materials: Materials
    not_commands: tuple[Recording, ...]
    """Prompts and radio; those that say a command are left out."""
    speakers: tuple[Speaker, ...] = ()
    """The natural voices that count."""
    beside: Mapping[Use, tuple[Speaker, ...]] = field(default_factory=dict)
    """Voices that are reported apart."""
    texts: tuple[tuple[str, tuple[Sentence, ...]], ...] = ()
    """Everything that the kiosk may read aloud, with the names of the screens."""
    style: ReadingStyle | None = None
    """How it reads; None: it is not heard reading."""
    is_tuning: bool = False
    """With the half of the recordings that numbers may be chosen on, and nothing else that is no command."""

    @property
    def open_pages(self) -> tuple[Page, ...]:
        """While somebody is there and the kiosk is silent."""
        return tuple(page for page in self.pages if page.attention is Attention.OPEN)

    @property
    def pages_by_phrase(self) -> dict[str, list[Page]]:
        """Where a phrase can be said; not over the kiosk's own voice."""
        found: dict[str, list[Page]] = {}
        for page in self.pages:
            if page.attention is not Attention.OVER_OWN_VOICE:
                for phrase in page.intents:
                    found.setdefault(phrase, []).append(page)
        return found


class Row(Protocol):
    """One letter, or a few, of the table."""

    @property
    def letters(self) -> str:
        """As in the table of standards."""

    def trials(self, setting: Setting) -> Iterable[Trial]:
        """Everything that has to be heard for it."""

    def lines(self, outcomes: Outcomes, is_meant: Judge) -> list[Line]:
        """Its lines of the table."""


def clip_of(outcome: Outcome) -> Clip:
    """The clip of a trial in which the kiosk itself is silent."""
    assert isinstance(outcome.trial.clip, Clip)
    return outcome.trial.clip


def turn(of: str, among: int) -> int:
    """Whose turn it is: always the same for the same text, and fair."""
    return seed_of(of) % among


def attention_at(page: Page, otherwise: Attention) -> Attention:
    """The attention that a page has by itself, or that of somebody who is there."""
    return page.attention if page.attention is not Attention.OPEN else otherwise
