"""Row E: what sounds near a command, or shares words with one, and means something else."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from kiosk.core.trust import Attention
from tests.lab.proof.chains import POCKETSPHINX, VOSK_LOOP
from tests.lab.proof.clips import Clip, Said
from tests.lab.proof.intervals import clustered_share
from tests.lab.proof.judging import Judge, obeyed
from tests.lab.proof.lines import Line
from tests.lab.proof.near_misses import NEAR_MISSES
from tests.lab.proof.noises import QUIET
from tests.lab.proof.rows.row import Setting, clip_of, turn
from tests.lab.proof.trials import KIOSK, Outcome, Outcomes, Trial
from tests.lab.proof.voices import Speaker, Use

PAGES_A_PHRASE = 2
VOICES = 4
FLOOR, AIM = 15.0, 8.0


@dataclass(frozen=True)
class NearMisses:
    """Each one on pages where the phrase is live that is most alike to it."""

    letters: str = "E"

    def trials(self, setting: Setting) -> Iterator[Trial]:
        """Each phrase by each voice, in quiet."""
        pages_by_phrase = setting.pages_by_phrase
        for text in NEAR_MISSES:
            spoken = text.lower()
            if spoken in pages_by_phrase:
                continue
            nearest = process.extractOne(spoken, list(pages_by_phrase), scorer=fuzz.ratio)[0]
            pages = [page for page in pages_by_phrase[nearest] if page.attention is Attention.OPEN]
            for speaker in _voices(setting):
                for number in range(min(PAGES_A_PHRASE, len(pages))):
                    page = pages[(turn(f"{text}|{speaker}", len(pages)) + number) % len(pages)]
                    clip = Clip(Said(text, speaker), QUIET)
                    for ears in (KIOSK, VOSK_LOOP, POCKETSPHINX):
                        yield Trial(clip, page, Attention.RECENT, ears=ears)

    def lines(self, outcomes: Outcomes, is_meant: Judge) -> list[Line]:
        """How many were obeyed."""
        found = []
        for ears in (KIOSK, VOSK_LOOP, POCKETSPHINX):
            done = outcomes.of(ears=ears)
            if not done:
                continue
            clusters: dict[str, list[bool]] = {}
            for outcome in done:
                clusters.setdefault(_text(outcome), []).append(bool(obeyed(outcome, is_meant)))
            is_own = ears == KIOSK
            what = "near misses obeyed" if is_own else f"({ears}) near misses obeyed"
            floor, aim = (FLOOR, AIM) if is_own else (None, None)
            estimate, note = clustered_share(clusters.values()), _most(done, is_meant) if is_own else ""
            found.append(Line("E", what, estimate, "%", len(done), floor, aim, note=note))
        return found


def _voices(setting: Setting) -> tuple[Speaker, ...]:
    """Those that count, and others up to four, all at their own speed."""
    every = (*setting.speakers, *setting.beside.get(Use.TUNING, ()), *setting.beside.get(Use.FORMANT, ()))
    return tuple(speaker for speaker in every if speaker.stretch == 1.0)[:VOICES]


def _text(outcome: Outcome) -> str:
    source = clip_of(outcome).source
    assert isinstance(source, Said)
    return source.text


def _most(done: list[Outcome], is_meant: Judge) -> str:
    heard = Counter(
        f"“{_text(outcome)}” as “{answer.phrase}”" for outcome in done for answer in obeyed(outcome, is_meant)
    )
    return ", ".join(f"{pair} {count}x" for pair, count in heard.most_common(8))
