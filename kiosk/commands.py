"""The commands for staff that need neither screen nor microphone: each is given the parts it works with."""

from __future__ import annotations

import signal
import sys
import warnings
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from getpass import GetPassWarning, getpass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.hearing.grammar import build_grammar
from kiosk.hearing.recogniser import VoskRecogniser
from kiosk.library.load import Folders
from kiosk.library.problems import Problem, StaffFileError
from kiosk.library.settings_file import read_settings
from kiosk.library.staff_file import read_text
from kiosk.options import Options
from kiosk.speaking.espeak import EspeakVoice
from kiosk.speaking.voice import VoiceMissingError
from kiosk.staff.check import SectionRow
from kiosk.staff.check import check as print_check
from kiosk.staff.command import KIOSK
from kiosk.staff.new import new as write_new
from kiosk.staff.pin import NOT_SET, PinFolder, set_pin
from kiosk.staff.restore import list_versions
from kiosk.staff.restore import restore as put_back
from kiosk.staff.say import say as say_to_file
from kiosk.startup import Beginning, CannotStartError, begin, good_versions, guarded, state_folder

if TYPE_CHECKING:
    from kiosk.library.checks.content_check import SectionReport
    from kiosk.library.checks.phrases import SpeechModel

_TEMPLATE = "section_template.md"


def say(options: Options, text: str, wav: Path, words: Path | None) -> int:
    """The kiosk's voice into a file; returns the exit code."""
    return guarded(lambda: _say(options, text, wav, words))


def check(options: Options, *, as_json: bool) -> int:
    """Everything that could be wrong or better in the texts; returns the exit code."""
    return guarded(lambda: _check(options, as_json=as_json))


def new(options: Options, title: str) -> int:
    """A new section from the template; returns the exit code."""
    return guarded(lambda: _new(options, title))


def restore(options: Options, file: str | None, version: int | None) -> int:
    """Lists earlier good versions of the texts, or puts one back; returns the exit code."""
    return guarded(lambda: _restore(options, file, version))


def staff_pin() -> int:
    """Sets the PIN of the staff; returns the exit code."""
    return guarded(_staff_pin)


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


def _staff_pin() -> int:
    # Ctrl-C must leave a terminal that shows again what is typed.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", GetPassWarning)
            return set_pin(PinFolder(state_folder()), getpass, _complain)
    except GetPassWarning:
        raise CannotStartError(
            "a PIN is typed at a terminal, where it does not show. Type this command there."
        ) from None
    except (EOFError, KeyboardInterrupt):
        _complain("\nNothing was changed.")
        return NOT_SET


def _complain(sentence: str) -> None:
    print(sentence, file=sys.stderr)
