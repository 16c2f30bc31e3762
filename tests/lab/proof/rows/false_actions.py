"""Rows C and D: what the kiosk does though nobody asked for anything."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.core.trust import Attention
from tests.lab.proof.chains import POCKETSPHINX, VOSK_LOOP
from tests.lab.proof.clips import Clip
from tests.lab.proof.grammars import Page
from tests.lab.proof.intervals import Estimate, rate
from tests.lab.proof.judging import Judge, obeyed
from tests.lab.proof.lines import Line
from tests.lab.proof.noises import QUIET
from tests.lab.proof.recordings import Kind, Recording
from tests.lab.proof.rows.row import Setting, clip_of, turn
from tests.lab.proof.trials import KIOSK, Outcome, Outcomes, Trial

LEVELS_DB = (0.0, -10.0, -20.0)
"""Of the talk, against a person at arm's length."""
ROOM_BEFORE_S = 1.0
"""Each clip after a second of silence, so that no rule of silence helps."""
PAGES_A_CLIP = 12
"""Row D: so many of the distinct grammars hear each clip; all of them take their turns."""
FLOORS_D, AIMS_D = {Kind.FLUENT: 1.0, Kind.ISOLATED: 5.0}, {Kind.FLUENT: 0.0, Kind.ISOLATED: 2.0}
FLOOR_C, AIM_C = 0.5, 0.125
COMPARED_SHARE = 0.1
"""The other ears hear this part of the same clips."""


@dataclass(frozen=True)
class NobodyThere:
    """Row C: everything at three levels, with the grammar of a kiosk where nobody is."""

    letters: str = "C"

    def trials(self, setting: Setting) -> Iterator[Trial]:
        """Each recording at each level."""
        for page in setting.pages:
            if page.attention is Attention.NOBODY:
                for recording in _talk(setting):
                    for level_db in LEVELS_DB:
                        yield from _with_others(_trial(recording, level_db, page, Attention.NOBODY))

    def lines(self, outcomes: Outcomes, is_meant: Judge) -> list[Line]:
        """The worst level counts, and beside it the others and the other ears."""
        by_level = {level_db: _rate(_at_level(outcomes.of(), level_db), is_meant) for level_db in LEVELS_DB}
        worst_db = max(by_level, key=lambda level_db: by_level[level_db].value)
        done = _at_level(outcomes.of(), worst_db)
        levels = ", ".join(
            f"{estimate.value:.2g} at {level_db:g} dB" for level_db, estimate in by_level.items()
        )
        note = f"an hour of different speech; {levels}; {_heard(outcomes.of(), is_meant)}"
        line = Line("C", "nobody there", by_level[worst_db], "an hour", len(done), FLOOR_C, AIM_C, note=note)
        return [line, *_others("C", "nobody there", outcomes, is_meant)]


@dataclass(frozen=True)
class VisitOpen:
    """Row D: the same while a visit is open, with all the grammars in turn."""

    letters: str = "D"

    def trials(self, setting: Setting) -> Iterator[Trial]:
        """Each recording before several pages, the levels taking turns."""
        pages = setting.open_pages
        for recording in _talk(setting):
            first = turn(recording.key, len(pages))
            for step in range(PAGES_A_CLIP):
                page = pages[(first + step * len(pages) // PAGES_A_CLIP) % len(pages)]
                level_db = LEVELS_DB[turn(f"{recording.key}|{page.key}", len(LEVELS_DB))]
                yield from _with_others(_trial(recording, level_db, page, Attention.OPEN))

    def lines(self, outcomes: Outcomes, is_meant: Judge) -> list[Line]:
        """Fluent talk and isolated words; music counts as neither."""
        found = []
        for kind in Kind:
            done = _of_kind(outcomes.of(), kind)
            people = [outcome for outcome in done if _is_of_people(outcome)]
            alone = f"; recordings of people alone {_rate(people, is_meant).value:.2g}" if people else ""
            note = f"an hour of different speech{alone}; {_heard(done, is_meant)}"
            floor, aim = FLOORS_D.get(kind), AIMS_D.get(kind)
            found.append(
                Line("D", kind.value, _rate(done, is_meant), "an hour", len(done), floor, aim, note=note)
            )
        return [*found, *_others("D", "visit open", outcomes, is_meant)]


def _talk(setting: Setting) -> tuple[Recording, ...]:
    people = setting.materials.people.half(is_tuning=setting.is_tuning)
    return (*people, *(() if setting.is_tuning else setting.not_commands))


def _trial(recording: Recording, level_db: float, page: Page, attention: Attention) -> Trial:
    clip = Clip(recording, QUIET, ROOM_BEFORE_S, level_db)
    return Trial(clip, page, attention, group=recording.kind.value)


def _with_others(trial: Trial) -> Iterator[Trial]:
    yield trial
    if trial.order < COMPARED_SHARE:
        for ears in (VOSK_LOOP, POCKETSPHINX):
            yield Trial(trial.clip, trial.page, trial.attention, group=trial.group, ears=ears)


def _at_level(outcomes: Sequence[Outcome], level_db: float) -> list[Outcome]:
    return [outcome for outcome in outcomes if clip_of(outcome).level_db == level_db]


def _of_kind(outcomes: Sequence[Outcome], kind: Kind) -> list[Outcome]:
    return [outcome for outcome in outcomes if outcome.trial.group == kind.value]


def _is_of_people(outcome: Outcome) -> bool:
    source = clip_of(outcome).source
    return isinstance(source, Recording) and source.is_of_people


def _rate(outcomes: Sequence[Outcome], is_meant: Judge) -> Estimate:
    """False actions in an hour of speech. A clip that was heard several times counts once: the mean of its times."""
    events: dict[str, list[int]] = {}
    hours: dict[str, float] = {}
    for outcome in outcomes:
        key = clip_of(outcome).source.key
        events.setdefault(key, []).append(len(obeyed(outcome, is_meant)))
        hours[key] = outcome.speech_s / 3600.0
    return rate([sum(counts) / len(counts) for counts in events.values()], list(hours.values()))


def _heard(outcomes: Sequence[Outcome], is_meant: Judge) -> str:
    """In how many hours, and which phrases."""
    hours = sum({clip_of(outcome).source.key: outcome.speech_s for outcome in outcomes}.values()) / 3600.0
    phrases = Counter(answer.phrase for outcome in outcomes for answer in obeyed(outcome, is_meant))
    listed = ", ".join(f"“{phrase}” {count}x" for phrase, count in phrases.most_common(6)) or "none"
    return f"{hours:.2f} h; obeyed: {listed}"


def _others(row: str, what: str, outcomes: Outcomes, is_meant: Judge) -> list[Line]:
    found = []
    same = {outcome.trial.question for outcome in outcomes.of(ears=VOSK_LOOP)}
    own = [outcome for outcome in outcomes.of() if outcome.trial.question in same]
    for ears in (KIOSK, VOSK_LOOP, POCKETSPHINX):
        done = own if ears == KIOSK else outcomes.of(ears=ears)
        if done:
            estimate = _rate(done, is_meant)
            found.append(Line(row, f"({ears}, same clips) {what}", estimate, "an hour", len(done)))
    return found
