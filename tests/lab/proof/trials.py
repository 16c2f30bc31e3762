"""One sound, one grammar, one pair of ears: the question; and what came of it: the answers."""

import ast
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, field
from functools import cache, cached_property
from pathlib import Path

from kiosk.core.effects import Listen
from kiosk.core.ports import SpeechDecision
from kiosk.core.trust import Attention
from tests.lab.kiosk import PROJECT
from tests.lab.proof.clips import Clip
from tests.lab.proof.grammars import Page
from tests.lab.proof.noises import seed_of
from tests.lab.proof.own_voice import Over

KIOSK = "kiosk"
NOT_HEARING = ("ears.py", "deaf.py", "__init__.py")
"""Files of ``kiosk/hearing`` for threads and devices: the answers do not depend on them."""


@dataclass(frozen=True)
class Answer:
    """What ears made of one utterance."""

    phrase: str | None
    confidence: float
    silence_before_s: float
    is_long: bool
    speech_end_s: float
    decided_s: float
    """How much sound had been taken in when the decision fell."""
    cost_s: float
    """How long the last step of decoding took."""

    @classmethod
    def of(cls, decision: SpeechDecision, cost_s: float) -> "Answer":
        """From a decision of the kiosk's ears."""
        return cls(
            decision.phrase,
            round(decision.confidence, 4),
            round(decision.silence_before_s, 3),
            decision.is_long,
            round(decision.speech_end_s, 3),
            round(decision.decided_s, 3),
            round(cost_s, 4),
        )


@dataclass(frozen=True)
class Trial:
    """A clip is played to ears that listen for a page."""

    clip: Clip | Over
    page: Page
    attention: Attention
    said: str | None = None
    """The phrase of the page that is said; None: what is heard is no command."""
    group: str = ""
    """Under which it is counted."""
    ears: str = KIOSK
    also: tuple[str, ...] = ()
    """Phrases listened for beside those of the page."""
    then: Page | None = None
    """Listened for when the kiosk itself has spoken to the end."""

    @cached_property
    def listen(self) -> Listen:
        """What the ears are asked."""
        asked = self.page.listen
        return Listen(1, (*asked.phrases, *self.also), asked.competitors, asked.is_over_own_voice)

    @cached_property
    def question(self) -> str:
        """What sound and which grammar, without whose ears: the part of the key that orders trials."""
        return digest(f"{self.page.key}|{self.also}|{self.then and self.then.key}|{self.clip.key}")

    @cached_property
    def order(self) -> float:
        """A fixed random number, 0 to 1: trials are run by it, so that those done so far are a fair sample."""
        return seed_of(self.question) / 2.0**48


@dataclass(frozen=True)
class Outcome:
    """A trial and its answers."""

    trial: Trial
    answers: tuple[Answer, ...]
    word_end_s: float
    speech_s: float
    """Seconds of speech, without the room around it."""

    def as_text(self) -> str:
        """For the store."""
        return json.dumps([self.word_end_s, self.speech_s, [astuple(answer) for answer in self.answers]])

    @classmethod
    def of_text(cls, trial: Trial, text: str) -> "Outcome":
        """From the store."""
        word_end_s, speech_s, answers = json.loads(text)
        return cls(trial, tuple(Answer(*answer) for answer in answers), word_end_s, speech_s)


@dataclass
class Outcomes:
    """What has been heard so far of the trials of a row."""

    planned: int
    done: list[Outcome] = field(default_factory=list)

    def of(self, group: str = "", ears: str = KIOSK) -> list[Outcome]:
        """Those of a group, or all, by certain ears."""
        return [
            outcome
            for outcome in self.done
            if outcome.trial.ears == ears and group in ("", outcome.trial.group)
        ]


def digest(text: str) -> str:
    """A short name for a long text."""
    return hashlib.sha256(text.encode()).hexdigest()[:24]


@cache
def code_version() -> str:
    """Changes when the ears do; words in comments and docstrings do not count."""
    files = (PROJECT / "kiosk" / "hearing").glob("*.py")
    return _version(sorted(file for file in files if file.name not in NOT_HEARING))


@cache
def echo_version() -> str:
    """Changes when the echo canceller does, or the rooms of the laboratory."""
    canceller = [
        PROJECT / "kiosk" / "sound" / f"{name}.py" for name in ("echo", "adaptive_filter", "own_voice")
    ]
    return _version([*canceller, PROJECT / "tests" / "lab" / "rooms.py"])


def _version(files: Sequence[Path]) -> str:
    return digest("".join(file.name + _bare(file) for file in files))


def _bare(file: Path) -> str:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [part for part in body if not _is_words(part)]  # type: ignore[attr-defined]
    return ast.dump(tree)


def _is_words(part: ast.AST) -> bool:
    return (
        isinstance(part, ast.Expr)
        and isinstance(part.value, ast.Constant)
        and isinstance(part.value.value, str)
    )


def in_order(trials: Iterable[Trial], share: float = 1.0) -> list[Trial]:
    """The share of the trials that comes first, in their fixed random order; each one once."""
    once = {(trial.question, trial.ears): trial for trial in trials}
    return sorted((trial for trial in once.values() if trial.order < share), key=lambda trial: trial.order)
