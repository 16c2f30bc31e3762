"""Rows A, A2, B and H: commands, said by voices that are not the kiosk's, in quiet and in noise."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from kiosk.core.trust import Attention
from tests.lab.proof.chains import POCKETSPHINX, VOSK_LOOP
from tests.lab.proof.clips import LONG_BEFORE_S, ROOM_BEFORE_S, Clip, Said
from tests.lab.proof.grammars import Page
from tests.lab.proof.intervals import UNKNOWN, Estimate, clustered_share
from tests.lab.proof.judging import Judge, Result, obeyed, result_of
from tests.lab.proof.lines import Line
from tests.lab.proof.noises import PINK_10, ROOMS, Room
from tests.lab.proof.rows.row import Setting, attention_at, clip_of, turn
from tests.lab.proof.trials import Outcome, Outcomes, Trial
from tests.lab.proof.voices import Speaker, Use

FLOORS = dict(zip((room.name for room in ROOMS), (95.0, 88.0, 70.0, 65.0), strict=True))
AIMS = dict(zip((room.name for room in ROOMS), (98.0, 93.0, 80.0, 80.0), strict=True))
WRONG_FLOORS = dict(zip((room.name for room in ROOMS), (0.5, 1.0, 2.0, 2.0), strict=True))
WRONG_AIMS = dict(zip((room.name for room in ROOMS), (0.0, 0.3, 1.0, 1.0), strict=True))
LATENCY_FLOORS_MS, LATENCY_AIMS_MS = (350.0, 600.0), (250.0, 450.0)
LATENCY_ROOMS = ("quiet", "steady noise 10 dB")
LEAST_FOR_WORST = 4
"""A phrase is called the worst only if it was said so often."""
COUNTED = "counted"
COMPARED_SHARE = 0.25
"""The other ears hear this part of the same clips."""


@dataclass(frozen=True)
class Commands:
    """Every phrase of every grammar once, voices and rooms taking turns; and every phrase by every voice in each room.

    Rows A and A2 have the same mixture, or else they would not compare: what is on every page is said more often.
    """

    letters: str
    before_s: float
    attention: Attention

    def trials(self, setting: Setting) -> Iterator[Trial]:
        """The counted voices, those that are told apart, and the other ears on the same clips."""
        counted = [*self._sounds(setting, setting.speakers, COUNTED)]
        yield from self._pages(setting)
        if self.before_s == ROOM_BEFORE_S:
            yield from self._compared(counted)
            yield from self._sounds(setting, setting.speakers, COUNTED, (PINK_10,))
            for use, voices in setting.beside.items():
                yield from self._sounds(setting, voices, f"{use} voices")
        yield from counted

    def _pages(self, setting: Setting) -> Iterator[Trial]:
        for page in setting.pages:
            if page.attention is Attention.OVER_OWN_VOICE:
                continue
            for phrase in page.intents:
                number = turn(f"{page.key}|{phrase}", len(setting.speakers) * len(ROOMS))
                speaker, room = setting.speakers[number // len(ROOMS)], ROOMS[number % len(ROOMS)]
                yield self._trial(page, phrase, speaker, room, COUNTED)

    def _sounds(
        self, setting: Setting, voices: Sequence[Speaker], group: str, rooms: Sequence[Room] = ROOMS
    ) -> Iterator[Trial]:
        for phrase, pages in setting.pages_by_phrase.items():
            for speaker in voices:
                for room in rooms:
                    page = pages[turn(f"{phrase}|{speaker}|{room.name}", len(pages))]
                    yield self._trial(page, phrase, speaker, room, group)

    def _compared(self, counted: Sequence[Trial]) -> Iterator[Trial]:
        for trial in counted:
            if trial.order < COMPARED_SHARE:
                for ears in (VOSK_LOOP, POCKETSPHINX):
                    yield Trial(trial.clip, trial.page, trial.attention, trial.said, trial.group, ears)

    def _trial(self, page: Page, phrase: str, speaker: Speaker, room: Room, group: str) -> Trial:
        clip = Clip(Said(phrase, speaker), room, self.before_s)
        return Trial(clip, page, attention_at(page, self.attention), phrase, group)

    def lines(self, outcomes: Outcomes, is_meant: Judge) -> list[Line]:
        """Right and wrong for each room, then the voices apart, then the other ears, then how soon."""
        found: list[Line] = []
        for room in ROOMS:
            done = _in(outcomes.of(COUNTED), room)
            found += [_line(self.letters, f"right, {room.name}", done, Result.RIGHT, is_meant, room)]
            found += [_line("B", f"wrong, {room.name}", done, Result.WRONG, is_meant, room)]
        found += _beside(self.letters, outcomes.of(COUNTED), "harder", is_meant, (PINK_10,))
        for use in Use:
            found += _beside(self.letters, outcomes.of(f"{use} voices"), f"{use} voices", is_meant)
        for ears in (VOSK_LOOP, POCKETSPHINX):
            found += _beside(self.letters, outcomes.of(COUNTED, ears), f"{ears}, same clips", is_meant)
        return [*found, *_latency(outcomes.of(COUNTED), is_meant)]


def _in(outcomes: Sequence[Outcome], room: Room) -> list[Outcome]:
    return [outcome for outcome in outcomes if clip_of(outcome).room == room]


def _share(outcomes: Sequence[Outcome], wanted: Result, is_meant: Judge) -> Estimate:
    """One sound in many grammars is one cluster: the same voice saying the same phrase."""
    hits: dict[str, list[bool]] = {}
    for outcome in outcomes:
        hits.setdefault(clip_of(outcome).source.key, []).append(result_of(outcome, is_meant) is wanted)
    return clustered_share(hits.values())


def _line(letters: str, what: str, done: list[Outcome], wanted: Result, is_meant: Judge, room: Room) -> Line:
    is_right = wanted is Result.RIGHT
    floors, aims = (FLOORS, AIMS) if is_right else (WRONG_FLOORS, WRONG_AIMS)
    estimate = _share(done, wanted, is_meant)
    note = _worst(done, is_meant) if is_right else _confused(done, is_meant)
    return Line(letters, what, estimate, "%", len(done), floors[room.name], aims[room.name], is_right, note)


def _beside(
    letters: str, done: list[Outcome], name: str, is_meant: Judge, rooms: Sequence[Room] = ROOMS
) -> list[Line]:
    found = []
    for room in rooms:
        there = _in(done, room)
        if there:
            wrong = _share(there, Result.WRONG, is_meant).value
            right = _share(there, Result.RIGHT, is_meant)
            what = f"({name}) right, {room.name}"
            found.append(Line(letters, what, right, "%", len(there), note=f"wrong {wrong:.1f} %"))
    return found


def _latency(done: list[Outcome], is_meant: Judge) -> list[Line]:
    took_ms = [
        1000.0 * (answer.decided_s - outcome.word_end_s + answer.cost_s)
        for outcome in done
        if clip_of(outcome).room.name in LATENCY_ROOMS and result_of(outcome, is_meant) is Result.RIGHT
        for answer in obeyed(outcome, is_meant)
    ]
    note = "in sound, with the last step of decoding; the way to the screen is measured in real time"
    found = []
    for percent, floor, aim in zip((50, 95), LATENCY_FLOORS_MS, LATENCY_AIMS_MS, strict=True):
        value = float(np.percentile(took_ms, percent)) if took_ms else UNKNOWN.value
        estimate = Estimate(value, UNKNOWN.low, UNKNOWN.high)
        found.append(
            Line(
                "H",
                f"end of word to decision, p{percent}",
                estimate,
                "ms",
                len(took_ms),
                floor,
                aim,
                note=note,
            )
        )
    return found


def _worst(done: list[Outcome], is_meant: Judge) -> str:
    """The voice and the phrase that are understood least."""
    voice = _least(done, is_meant, lambda outcome: str(_speaker(outcome)))
    phrase = _least(done, is_meant, lambda outcome: f"“{outcome.trial.said}”")
    return f"worst {voice}; {phrase}" if voice and phrase else ""


def _least(done: list[Outcome], is_meant: Judge, name_of: Callable[[Outcome], str]) -> str:
    said, right = Counter[str](), Counter[str]()
    for outcome in done:
        said[name_of(outcome)] += 1
        right[name_of(outcome)] += result_of(outcome, is_meant) is Result.RIGHT
    shares = {name: right[name] / count for name, count in said.items() if count >= LEAST_FOR_WORST}
    if not shares:
        return ""
    least = min(shares, key=lambda name: shares[name])
    return f"{least} {100 * shares[least]:.0f} %"


def _confused(done: list[Outcome], is_meant: Judge) -> str:
    pairs = Counter(
        f"“{outcome.trial.said}” as “{answer.phrase}”"
        for outcome in done
        if result_of(outcome, is_meant) is Result.WRONG
        for answer in obeyed(outcome, is_meant)
        if answer.phrase != outcome.trial.said
    )
    return ", ".join(f"{pair} {count}x" for pair, count in pairs.most_common(3))


def _speaker(outcome: Outcome) -> Speaker:
    source = clip_of(outcome).source
    assert isinstance(source, Said)
    return source.speaker


ROW_A = Commands("A", ROOM_BEFORE_S, Attention.RECENT)
ROW_A2 = Commands("A2", LONG_BEFORE_S, Attention.OPEN)
