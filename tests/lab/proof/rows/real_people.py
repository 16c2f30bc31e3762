"""Real people: they say "computer" and "jarvis", as if these were commands of the page."""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.core.trust import Attention
from tests.lab.proof.chains import POCKETSPHINX, VOSK_LOOP
from tests.lab.proof.clips import Clip
from tests.lab.proof.intervals import share
from tests.lab.proof.judging import Judge, Result, result_of
from tests.lab.proof.lines import Line
from tests.lab.proof.noises import ROOMS
from tests.lab.proof.rows.row import Setting, clip_of, turn
from tests.lab.proof.trials import KIOSK, Outcomes, Trial

WORDS = ("computer", "jarvis")


@dataclass(frozen=True)
class RealPeople:
    """Single words, the hardest kind, by many people with their own microphones."""

    letters: str = "people"
    words: tuple[str, ...] = WORDS
    """Those that the model knows."""

    def trials(self, setting: Setting) -> Iterator[Trial]:
        """Every recording of such a word in every room, on any page."""
        pages = setting.open_pages
        for word in self.words:
            for recording in setting.materials.people.half(is_tuning=setting.is_tuning, named=word):
                for room in ROOMS:
                    page = pages[turn(f"{recording.key}|{room.name}", len(pages))]
                    clip = Clip(recording, room)
                    for ears in (KIOSK, VOSK_LOOP, POCKETSPHINX):
                        yield Trial(clip, page, Attention.RECENT, word, word, ears, also=self.words)

    def lines(self, outcomes: Outcomes, is_meant: Judge) -> list[Line]:
        """How many were understood."""
        found = []
        for ears in (KIOSK, VOSK_LOOP, POCKETSPHINX):
            for room in ROOMS:
                done = [outcome for outcome in outcomes.of(ears=ears) if clip_of(outcome).room == room]
                if not done:
                    continue
                results = [result_of(outcome, is_meant) for outcome in done]
                what = f"right, {room.name}" if ears == KIOSK else f"({ears}) right, {room.name}"
                right, wrong = (
                    share(results.count(result), len(done)) for result in (Result.RIGHT, Result.WRONG)
                )
                note = f"“{'”, “'.join(self.words)}” as commands; wrong {wrong.value:.1f} %"
                found.append(Line("people", what, right, "%", len(done), note=note))
        return found
