"""From the texts of the kiosk and what this machine has to the setting in which all rows are measured."""

import re
import tempfile
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from kiosk.core.content import Library
from kiosk.core.settings import Settings
from kiosk.hearing.grammar import normalise
from kiosk.library.last_good import LastGood
from kiosk.library.load import Folders, Loader
from kiosk.library.rivals import Rivals
from tests.lab.kiosk import PROJECT
from tests.lab.proof.chains import FreeSpeech
from tests.lab.proof.clips import Clip
from tests.lab.proof.grammars import Page, distinct_pages, texts_read_aloud
from tests.lab.proof.noises import QUIET
from tests.lab.proof.own_voice import ReadingStyle
from tests.lab.proof.radio import radio
from tests.lab.proof.recordings import ASTERISK, Kind, Recording, prompts
from tests.lab.proof.rows.row import Setting
from tests.lab.proof.runner import Bench
from tests.lab.proof.store import Store
from tests.lab.proof.trials import digest
from tests.lab.proof.voices import Use, speakers

_SPOKEN_ENGLISH = re.compile(rf"^{ASTERISK}/|/klettres/en")


def load_library() -> Library:
    """The texts of the kiosk, as its library reads them."""
    with tempfile.TemporaryDirectory() as scratch:
        state = Path(scratch)
        folders = Folders(PROJECT / "content", PROJECT / "voices")
        return Loader(folders, "en", LastGood(state), rivals=Rivals(state)).load()


def make_setting(
    bench: Bench, store: Store, library: Library, *, is_tuning: bool
) -> tuple[Setting, tuple[str, ...], tuple[str, ...]]:
    """Put the setting together; the first time, this takes some minutes.

    Returns:
        The setting; the phrases that the model cannot hear, which are left out; the prompts that say a command,
        which are left out.
    """
    pages, refused = hearable_pages(distinct_pages(library), bench)
    others: tuple[Recording, ...] = ()
    commands: tuple[str, ...] = ()
    if not is_tuning:
        phrases = {_run_together(phrase) for page in pages for phrase in page.listen.phrases}
        spoken = {recording: _words(recording, bench, store) for recording in prompts()}
        is_command = {recording: _run_together(words) in phrases for recording, words in spoken.items()}
        commands = tuple(recording.file.stem for recording in spoken if is_command[recording])
        kept = (recording for recording in spoken if not is_command[recording])
        others = (*kept, *radio(bench.folder / "radio", speakers(Use.REPORTING)))
    counted = Use.TUNING if is_tuning else Use.REPORTING
    apart = (Use.FORMANT,) if is_tuning else (Use.TUNING, Use.FORMANT)
    beside = {use: speakers(use) for use in apart}
    setting = Setting(
        pages=pages,
        materials=bench.materials,
        not_commands=others,
        speakers=speakers(counted),
        beside=beside,
        texts=tuple(texts_read_aloud(library)),
        style=reading_style(library),
        is_tuning=is_tuning,
    )
    return setting, refused, commands


def reading_style(library: Library) -> ReadingStyle:
    """How the kiosk reads when nothing is set otherwise."""
    settings = Settings()
    return ReadingStyle(
        library.voice.voice, settings.rate_wpm, settings.volume_percent, settings.sentence_pause_ms / 1000.0
    )


def hearable_pages(pages: tuple[Page, ...], bench: Bench) -> tuple[tuple[Page, ...], tuple[str, ...]]:
    """The pages without the phrases that the kiosk itself would not offer."""
    every = dict.fromkeys(phrase for page in pages for phrase in page.listen.phrases)
    refused = set(bench.kiosk.refused(replace(pages[0].listen, phrases=tuple(every))))
    hearable = []
    for page in pages:
        intents = {phrase: intent for phrase, intent in page.intents.items() if phrase not in refused}
        hearable.append(replace(page, intents=intents))
    return tuple(hearable), tuple(sorted(refused))


def _run_together(text: str) -> str:
    """Without blanks, for "goodbye" is "good bye"."""
    return normalise(text).replace(" ", "")


def _words(recording: Recording, bench: Bench, store: Store) -> str:
    """What a short English prompt says, as far as the recogniser without a grammar can tell; it is asked once."""
    if recording.kind is not Kind.ISOLATED or not _SPOKEN_ENGLISH.search(str(recording.file)):
        return ""
    key = digest(f"free|{bench.model.name}|{recording.key}")
    words = store.get(key)
    if words is None:
        words = _free(bench.model).words(bench.materials.make(Clip(recording, QUIET, 0.5)).sound)
        store.put(key, words)
    return words


@lru_cache(maxsize=1)
def _free(model: Path) -> FreeSpeech:
    return FreeSpeech(model)
