"""Rows F and G: the kiosk hears itself reading, and a person who says "stop reading" meanwhile."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kiosk.core.content import Sentence
from kiosk.core.trust import Attention
from tests.lab.proof.clips import Said
from tests.lab.proof.grammars import Page
from tests.lab.proof.intervals import rate, share
from tests.lab.proof.judging import Judge, obeyed
from tests.lab.proof.lines import Line
from tests.lab.proof.own_voice import Over, ReadingStyle
from tests.lab.proof.rows.row import Setting, turn
from tests.lab.proof.trials import Outcome, Outcomes, Trial
from tests.lab.proof.voices import Speaker, Use
from tests.lab.rooms import ROOMS

ECHOES_DB = (6.0, 0.0, -6.0)
"""Of row G, against the person; of row F the first and the last."""
PLACES = 30
VOICES = 6
SILENT_WITHIN_S = 0.7
FALLING_SILENT_S = 0.1
"""From the decision to silence: what the loudspeaker is held to."""
FLOORS_G, AIMS_G = {-6.0: 60.0, 0.0: 45.0}, {-6.0: 90.0, 0.0: 75.0}


@dataclass(frozen=True)
class OwnVoice:
    """Row F: every text of the kiosk, read aloud in every room, with an echo louder and softer than a person."""

    letters: str = "F"

    def trials(self, setting: Setting) -> Iterator[Trial]:
        """Stop phrases while it reads; afterwards those of any page."""
        person = Said("stop reading", setting.speakers[-1])
        style = _style(setting)
        for page in _over_pages(setting):
            for name, sentences in _distinct(setting.texts):
                for room in ROOMS:
                    for echo_db in (ECHOES_DB[0], ECHOES_DB[-1]):
                        clip = Over(name, sentences, style, room, echo_db, person)
                        then = setting.open_pages[turn(clip.key, len(setting.open_pages))]
                        yield Trial(clip, page, Attention.OVER_OWN_VOICE, then=then)

    def lines(self, outcomes: Outcomes, is_meant: Judge) -> list[Line]:
        """Nothing that it says itself may be obeyed."""
        done = outcomes.of()
        counts = [len(obeyed(outcome, is_meant)) for outcome in done]
        hours = [outcome.speech_s / 3600.0 for outcome in done]
        said = Counter(
            f"“{answer.phrase}” in {_over(outcome).name}, {_over(outcome).room.name}"
            for outcome in done
            for answer in obeyed(outcome, is_meant)
        )
        heard = ", ".join(f"{what} {count}x" for what, count in said.most_common(4)) or "none"
        note = f"{sum(hours):.1f} h of its own voice; {sum(counts)} obeyed: {heard}"
        return [Line("F", "own voice obeyed", rate(counts, hours), "an hour", len(done), 0.0, 0.0, note=note)]


@dataclass(frozen=True)
class Stopping:
    """Row G: six voices at thirty places of the texts, three levels; rooms and stop phrases take turns."""

    letters: str = "G"

    def trials(self, setting: Setting) -> Iterator[Trial]:
        """Voices that report first, then others up to six."""
        texts = list(_distinct(setting.texts))
        for page in _over_pages(setting):
            phrases = list(page.intents)
            for number in range(PLACES):
                name, sentences = texts[turn(f"text {number}", len(texts))]
                for speaker in _six(setting):
                    place = 0.2 + 0.75 * turn(f"{number}|{speaker}", 1000) / 1000.0
                    room = ROOMS[turn(f"room {number}|{speaker}", len(ROOMS))]
                    phrase = phrases[turn(f"phrase {number}|{speaker}", len(phrases))]
                    for echo_db in ECHOES_DB:
                        clip = Over(
                            name, sentences, _style(setting), room, echo_db, Said(phrase, speaker), place
                        )
                        yield Trial(clip, page, Attention.OVER_OWN_VOICE, phrase)

    def lines(self, outcomes: Outcomes, is_meant: Judge) -> list[Line]:
        """How often it was silent in time."""
        found = []
        for echo_db in reversed(ECHOES_DB):
            done = [outcome for outcome in outcomes.of() if _over(outcome).echo_db == echo_db]
            stopped = sum(_is_silent_in_time(outcome, is_meant) for outcome in done)
            what = f"stopped, person {0.0 - echo_db:+g} dB against the echo"
            note = f"within {1000 * SILENT_WITHIN_S:.0f} ms; {_by(done, is_meant)}"
            bars = (FLOORS_G.get(echo_db), AIMS_G.get(echo_db))
            found.append(Line("G", what, share(stopped, len(done)), "%", len(done), *bars, True, note))
        return found


def _style(setting: Setting) -> ReadingStyle:
    assert setting.style is not None
    return setting.style


def _over_pages(setting: Setting) -> list[Page]:
    return [page for page in setting.pages if page.attention is Attention.OVER_OWN_VOICE]


def _distinct(
    texts: Sequence[tuple[str, tuple[Sentence, ...]]],
) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
    once = {sentences: name for name, sentences in reversed(texts)}
    yield from ((name, sentences) for sentences, name in once.items() if sentences)


def _six(setting: Setting) -> tuple[Speaker, ...]:
    others = setting.beside.get(Use.TUNING, ())
    natural = [speaker for speaker in (*setting.speakers, *others) if speaker.stretch == 1.0]
    every = dict.fromkeys((*natural, *setting.speakers))
    return tuple(every)[:VOICES]


def _over(outcome: Outcome) -> Over:
    assert isinstance(outcome.trial.clip, Over)
    return outcome.trial.clip


def _is_silent_in_time(outcome: Outcome, is_meant: Judge) -> bool:
    return any(
        answer.decided_s + answer.cost_s + FALLING_SILENT_S <= outcome.word_end_s + SILENT_WITHIN_S
        for answer in obeyed(outcome, is_meant)
    )


def _by(done: Sequence[Outcome], is_meant: Judge) -> str:
    """The share of each voice."""
    said, stopped = Counter[str](), Counter[str]()
    for outcome in done:
        voice = str(_over(outcome).source.speaker)
        said[voice] += 1
        stopped[voice] += _is_silent_in_time(outcome, is_meant)
    return ", ".join(f"{voice} {100 * stopped[voice] / count:.0f} %" for voice, count in sorted(said.items()))
