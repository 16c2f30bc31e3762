"""The commands for staff that need no screen: each is given the parts it works with."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.content import Library
from kiosk.core.effects import Listen
from kiosk.core.phrases import Phrase, phrases, understand
from kiosk.core.state import KioskState, Place, Screen
from kiosk.hearing.grammar import build_grammar
from kiosk.hearing.hearing import VoskHearing
from kiosk.hearing.recogniser import VoskRecogniser
from kiosk.library.load import Folders
from kiosk.library.problems import Problem, StaffFileError
from kiosk.library.settings_file import read_settings
from kiosk.library.staff_file import read_text
from kiosk.options import Options
from kiosk.sound.survey import survey
from kiosk.speaking.espeak import EspeakVoice, voice_names
from kiosk.speaking.voice import VoiceMissingError
from kiosk.staff.check import SectionRow
from kiosk.staff.check import check as print_check
from kiosk.staff.command import KIOSK
from kiosk.staff.devices import Listing
from kiosk.staff.devices import devices as list_devices
from kiosk.staff.hear import hear_files
from kiosk.staff.new import new as write_new
from kiosk.staff.restore import list_versions
from kiosk.staff.restore import restore as put_back
from kiosk.staff.say import say as say_to_file
from kiosk.startup import Beginning, CannotStartError, begin, good_versions, guarded

if TYPE_CHECKING:
    from kiosk.library.checks.content_check import SectionReport
    from kiosk.library.checks.phrases import SpeechModel

_TEMPLATE = "section_template.md"
_OF_SOMETHING = {Screen.SECTION, Screen.SOURCES, Screen.WORDS, Screen.WORD}
"""Screens that are none without a section or a word."""
SCREENS = tuple(kind.value for kind in Screen if kind not in _OF_SOMETHING)
"""Names of screens for `hear`; beside them it takes the names of sections."""


def hear(options: Options, screen: str, files: list[Path], *, as_json: bool) -> int:
    """What the kiosk would have done on hearing recordings; returns the exit code."""
    return guarded(lambda: _hear(options, screen, files, as_json=as_json))


def say(options: Options, text: str, wav: Path, words: Path | None) -> int:
    """The kiosk's voice into a file; returns the exit code."""
    return guarded(lambda: _say(options, text, wav, words))


def devices(options: Options) -> int:
    """Which microphones, loudspeakers, voices and models there are, and which are used; returns the exit code."""
    return guarded(lambda: _devices(options))


def check(options: Options, *, as_json: bool) -> int:
    """Everything that could be wrong or better in the texts; returns the exit code."""
    return guarded(lambda: _check(options, as_json=as_json))


def new(options: Options, title: str) -> int:
    """A new section from the template; returns the exit code."""
    return guarded(lambda: _new(options, title))


def restore(options: Options, file: str | None, version: int | None) -> int:
    """Lists earlier good versions of the texts, or puts one back; returns the exit code."""
    return guarded(lambda: _restore(options, file, version))


def _hear(options: Options, screen: str, files: list[Path], *, as_json: bool) -> int:
    beginning = begin(options)
    live = phrases(_visit_at(screen, beginning.library), beginning.library)
    try:
        recogniser = VoskRecogniser(beginning.find_model())
    except (OSError, RuntimeError) as error:
        raise CannotStartError(str(error)) from None
    return hear_files(
        lambda: VoskHearing(recogniser),
        Listen(0, tuple(phrase.text for phrase in live)),
        lambda transcript: _action_of(understand(transcript, live)),
        files,
        as_json=as_json,
        complain=_complain,
    )


def _visit_at(screen: str, library: Library) -> KioskState:
    """A visit that is open on a screen of that name."""
    names = {name: Place(Screen(name)) for name in SCREENS}
    names |= {section.id: Place(Screen.SECTION, section.id) for section in library.sections}
    if screen not in names:
        raise CannotStartError(f"there is no screen {screen!r}; the names are {', '.join(names)}.")
    return KioskState(place=names[screen], history=(Place(),), is_visit_open=True)


def _action_of(phrase: Phrase | None) -> str | None:
    if phrase is None:
        return None
    return f"{phrase.intent.action} {phrase.intent.section}".strip()


def _say(options: Options, text: str, wav: Path, words: Path | None) -> int:
    beginning = begin(options)
    sentence = beginning.loader.wording.sentence(text)
    if not sentence.shown:
        raise CannotStartError("there is nothing to say; write some words after `say`.")
    settings = beginning.settings
    try:
        voice = EspeakVoice(beginning.library.voice.voice, settings.volume_percent)
        render = partial(voice.render, rate_wpm=settings.rate_wpm)
        return say_to_file(sentence.shown, sentence.spoken, render, wav, words)
    except VoiceMissingError as error:
        raise CannotStartError(str(error)) from None


def _devices(options: Options) -> int:
    beginning = begin(options)
    return list_devices([*_sound(beginning), _voice(beginning), _model(beginning)])


def _sound(beginning: Beginning) -> list[Listing]:
    ends = survey(beginning.settings.loudspeaker, beginning.settings.microphone)
    return [
        Listing(f"{end.end.capitalize()}s", end.names, (end.used,) if end.used else (), end.reason)
        for end in ends
    ]


def _voice(beginning: Beginning) -> Listing:
    pack = beginning.library.voice
    try:
        every = voice_names()
    except VoiceMissingError as error:
        return Listing("Voices", (), (), str(error))
    # With a folder before it and a variant after it: "gmw/en-gb+f3".
    used = tuple(name for name in every if name == pack.voice.rpartition("/")[2].partition("+")[0])
    names = tuple(name for name in every if name in used or name.partition("-")[0] == pack.language)
    reason = f"{pack.voice} is named in voices/{pack.language}/voice.yaml."
    others = f"espeak-ng has {len(every) - len(names)} more, for other languages."
    return Listing(
        "Voices", names, used, f"{reason if used else f'There is no voice {pack.voice}. {reason}'} {others}"
    )


def _model(beginning: Beginning) -> Listing:
    name = beginning.library.voice.speech_model
    try:
        found = beginning.find_model()
    except OSError as error:
        return Listing("Speech models", (), (), str(error))
    return Listing(
        "Speech models", (str(found),), (str(found),), f"{name} is whole: every file has its checksum."
    )


def _check(options: Options, *, as_json: bool) -> int:
    # Late: what it looks words up in is large, and the running kiosk does without.
    from kiosk.library.checks.content_check import check_content, load_all

    settings, problems = read_settings(options.settings)
    _find_language(options, settings.language)
    loader = load_all(Folders(options.content, options.voices), settings, date.today())
    model: SpeechModel | str = ""
    if loader.last:
        model = _speech_model(Beginning(options, settings, loader, loader.last))
    try:
        report = check_content(loader, model, _of_settings(problems))
    except StaffFileError as error:
        raise CannotStartError(str(error)) from None
    return print_check(report.problems, [_row(section) for section in report.sections], as_json=as_json)


def _find_language(options: Options, language: str) -> None:
    for folder in (options.content, options.content / language, options.voices / language):
        if not folder.is_dir():
            mend = f"Name the folder that holds the folder `{language}` with the texts"
            raise CannotStartError(
                f"there is no folder {folder}. {mend}, or correct `language` in {options.settings}."
            )


def _of_settings(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Without the file every setting has its default, and patients miss nothing."""
    return tuple(
        replace(problem, is_error=problem.is_error and problem.file.exists()) for problem in problems
    )


def _speech_model(beginning: Beginning) -> SpeechModel | str:
    from kiosk.library.checks.phrases import SpeechModel

    try:
        knows = VoskRecogniser(beginning.find_model()).knows
    except (OSError, RuntimeError) as error:
        return str(error)
    return SpeechModel(knows, lambda phrase: not build_grammar([phrase], knows).refused)


def _row(section: SectionReport) -> SectionRow:
    if section.grades is None:
        return SectionRow(section.section, section.reviewed)
    plain, everything = section.grades.without_terms, section.grades.everything
    return SectionRow(
        section.section,
        section.reviewed,
        words=everything.words,
        mean_words=round(everything.mean_words, 2),
        longest=everything.longest,
        flesch_kincaid=round(plain.flesch_kincaid, 2),
        smog=round(plain.smog, 2),
        left_out_percent=round(section.grades.left_out_percent, 2),
        terms_percent=round(section.grades.terms_percent, 2),
        flesch_kincaid_with_terms=round(everything.flesch_kincaid, 2),
    )


def _new(options: Options, title: str) -> int:
    from kiosk.library.checks.content_check import load_all

    settings, _ = read_settings(options.settings)
    _find_language(options, settings.language)
    try:
        template = read_text(options.voices / settings.language / _TEMPLATE)
    except StaffFileError as error:
        raise CannotStartError(str(error)) from None
    loader = load_all(Folders(options.content, options.voices), settings, date.today())
    titles = [file.section.title.text for file in loader.section_files]
    return write_new(title, options.content / settings.language, template, titles)


def _restore(options: Options, file: str | None, version: int | None) -> int:
    if not options.content.is_dir():
        raise CannotStartError(f"there is no folder {options.content}. Name another one after --content.")
    kept = good_versions(options.content).versions()
    if file is None:
        if version is not None:
            raise CannotStartError(
                f"there is a number of a version, but no file. Type: {KIOSK} restore FILE --version N."
            )
        return list_versions(kept, options.content, _text_of)
    return put_back(file, version, kept, options.content, _text_of, datetime.now())


def _text_of(file: Path) -> str | None:
    try:
        return read_text(file)
    except StaffFileError:
        return None


def _complain(sentence: str) -> None:
    print(sentence, file=sys.stderr)
