"""What the kiosk would have done: the ears give evidence, the core judges it."""

from collections.abc import Callable
from enum import StrEnum

from kiosk.core.actions import ActionId, Intent
from kiosk.core.settings import Caution
from kiosk.core.trust import Attention, Evidence, judge
from tests.lab.proof.grammars import Page
from tests.lab.proof.trials import KIOSK, Answer, Outcome

GREETING = Intent(ActionId.GREET)
Judge = Callable[[Evidence, Attention], bool]
"""Whether a phrase is obeyed."""


class Result(StrEnum):
    """What came of a command."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSED = "missed"


def judge_of(caution: Caution) -> Judge:
    """The core's judgement at an operating point."""
    return lambda evidence, attention: judge(evidence, attention, caution).is_meant


def obeyed(outcome: Outcome, is_meant: Judge) -> list[Answer]:
    """The answers that the kiosk would have obeyed. Ears that know no judgement obey whatever they hear."""
    trial = outcome.trial
    return [
        answer
        for answer in outcome.answers
        if answer.phrase is not None and (trial.ears != KIOSK or is_meant(*_judged(outcome, answer)))
    ]


def _judged(outcome: Outcome, answer: Answer) -> tuple[Evidence, Attention]:
    """Evidence and attention; when the kiosk has spoken to the end, somebody was there just now."""
    trial = outcome.trial
    if trial.then is not None and answer.decided_s > outcome.word_end_s:
        return evidence_of(answer, trial.then), Attention.RECENT
    return evidence_of(answer, trial.page), trial.attention


def evidence_of(answer: Answer, page: Page) -> Evidence:
    """An answer as the core sees it."""
    phrase = answer.phrase or ""
    return Evidence(
        words=len(phrase.split()),
        confidence=answer.confidence,
        silence_before_s=answer.silence_before_s,
        is_address=phrase in page.addresses,
    )


def result_of(outcome: Outcome, is_meant: Judge) -> Result:
    """Right if what was done is what the phrase that was said asks for; wrong if anything else was done.

    Of "kiosk, go home" the greeting may be heard alone, and the rest after it: a greeting changes nothing that is
    shown.
    """
    meant = _meaning(outcome, outcome.trial.said)
    done = [_meaning(outcome, answer.phrase) for answer in obeyed(outcome, is_meant)]
    done = [meaning for meaning in done if meaning == meant or meaning != GREETING]
    if not done:
        return Result.MISSED
    return Result.RIGHT if all(meaning == meant for meaning in done) else Result.WRONG


def _meaning(outcome: Outcome, phrase: str | None) -> Intent | str | None:
    """The intent of a phrase; of a phrase listened for beside those of the page, itself."""
    return outcome.trial.page.intents.get(phrase or "", phrase)
