"""A small part of the proof (``tests/lab/proof``): the floors of the standards, with voices that every clone has."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from kiosk.core.settings import Caution
from kiosk.core.trust import Attention
from tests.lab.proof.clips import Clip
from tests.lab.proof.judging import Result, judge_of, obeyed, result_of
from tests.lab.proof.noises import QUIET, STEADY_10, Room
from tests.lab.proof.radio import radio
from tests.lab.proof.rows.commands import COUNTED, ROW_A
from tests.lab.proof.rows.false_actions import VisitOpen
from tests.lab.proof.rows.near import NearMisses
from tests.lab.proof.rows.own_voice import OwnVoice
from tests.lab.proof.rows.row import Setting
from tests.lab.proof.runner import Bench
from tests.lab.proof.short import FLITE, short_setting
from tests.lab.proof.trials import KIOSK, Outcome, Trial, in_order

COMMANDS = 24
NEAR_MISSES = 16
TALKS = 2
PAGES_APART = 25
BALANCED = judge_of(Caution.BALANCED)

Hear = Callable[[Iterable[Trial], int], list[Outcome]]


@pytest.fixture(scope="module")
def bench(speech_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("proof"), None, model=speech_model)


@pytest.fixture(scope="module")
def setting(bench: Bench) -> Setting:
    every = short_setting(bench, radio(bench.folder / "radio", FLITE, talks=TALKS, songs=1))
    some = every.pages[::PAGES_APART]
    over = (page for page in every.pages if page.attention is Attention.OVER_OWN_VOICE)
    return replace(every, pages=(*some, *over))


@pytest.fixture
def hear(bench: Bench) -> Hear:
    """The first trials in their fixed random order."""
    return lambda trials, count: [bench.hear(trial) for trial in islice(in_order(trials), count)]


@pytest.mark.parametrize(("room", "least", "most_wrong"), [(QUIET, 22, 0), (STEADY_10, 20, 1)])
def test_commands_are_obeyed(room: Room, least: int, most_wrong: int, hear: Hear, setting: Setting) -> None:
    said = (trial for trial in ROW_A.trials(setting) if trial.group == COUNTED and trial.ears == KIOSK)
    outcomes = hear(
        (trial for trial in said if isinstance(trial.clip, Clip) and trial.clip.room == room), COMMANDS
    )
    results = Counter(result_of(outcome, BALANCED) for outcome in outcomes)
    assert results[Result.RIGHT] >= least, results
    assert results[Result.WRONG] <= most_wrong, results


def test_what_sounds_near_a_command_is_mostly_not_obeyed(hear: Hear, setting: Setting) -> None:
    trials = (trial for trial in NearMisses().trials(setting) if trial.ears == KIOSK)
    outcomes = hear(trials, NEAR_MISSES)
    assert sum(bool(obeyed(outcome, BALANCED)) for outcome in outcomes) <= NEAR_MISSES // 3


def test_a_radio_as_loud_as_a_person_is_not_obeyed(hear: Hear, setting: Setting) -> None:
    trials = (trial for trial in VisitOpen().trials(setting) if trial.ears == KIOSK)
    as_loud = (trial for trial in trials if isinstance(trial.clip, Clip) and trial.clip.level_db == 0.0)
    outcomes = hear(as_loud, 2 * TALKS)
    assert not [answer.phrase for outcome in outcomes for answer in obeyed(outcome, BALANCED)]


def test_the_kiosk_does_not_obey_itself(hear: Hear, setting: Setting) -> None:
    texts = [(name, sentences[:8]) for name, sentences in setting.texts if len(sentences) > 8]
    outcomes = hear(OwnVoice().trials(replace(setting, texts=tuple(texts[:2]))), 2)
    assert not [answer.phrase for outcome in outcomes for answer in obeyed(outcome, BALANCED)]
