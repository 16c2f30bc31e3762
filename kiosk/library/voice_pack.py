"""Reads ``voices/<language>/``: everything said, heard and written on buttons."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, ClassVar

from annotated_types import MinLen
from pydantic import ConfigDict

from kiosk.core.actions import ActionId
from kiosk.core.content import ActionWords, Document, VoicePack
from kiosk.core.labels import Label
from kiosk.core.phrases import spoken_form
from kiosk.library.braces import fault_in_braces
from kiosk.library.markdown import parse_markdown, to_sentence
from kiosk.library.named_values import NamedValues, read_named_values
from kiosk.library.problems import WHOLE_FILE, Problem, StaffFileError
from kiosk.library.pronunciations import Pronunciations
from kiosk.library.staff_file import read_text
from kiosk.library.value_check import check_value, check_values

Words = Annotated[str, MinLen(1)]

_FILLED_IN = {
    Label.PAGE_OF: ("page", "pages"),
    Label.I_HEARD: ("phrase",),
    Label.TILE_NUMBER: ("number",),
    Label.PRESS_NUMBER: ("number", "title"),
}
"""Names in braces that a label may have; any other label is shown as it stands."""
_SECTION_NAMES = ("name", "number")
_POLITE_NAMES = ("phrase",)


@dataclass(frozen=True)
class VoiceFile:
    """The shape of ``voice.yaml``."""

    speech_model: Words
    voice: Words
    numbers: list[Words]
    section_frames: list[Words]
    polite_frames: list[Words]
    labels: dict[Label, Words]
    actions: dict[ActionId, "ActionEntry"]


@dataclass(frozen=True)
class ActionEntry:
    """The shape of one action in ``voice.yaml``."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    label: str = ""
    say: tuple[Words, ...] = ()
    explanation: str = ""


def read_pronunciations(folder: Path) -> Pronunciations:
    """The respellings of a language.

    Raises:
        StaffFileError, OSError: the file cannot be used.
    """
    file = folder / "pronunciations.yaml"
    typed = read_named_values(read_text(file), file)
    problems = [problem for word in typed.values for problem in check_value(Words, typed, word).problems]
    if problems:
        raise StaffFileError(problems)
    return Pronunciations({word.lower(): spoken for word, spoken in typed.values.items()})


def read_voice_pack(folder: Path, pronunciations: Pronunciations) -> VoicePack:
    """The voice pack of a language.

    Raises:
        StaffFileError: a file of it is wrong; the kiosk's own, so that it cannot go on without.
        OSError: a file of it is missing.
    """
    words = _read_voice_file(folder / "voice.yaml")
    return VoicePack(
        language=folder.name,
        speech_model=words.speech_model,
        voice=words.voice,
        actions={action: _action_words(entry) for action, entry in words.actions.items()},
        section_frames=tuple(words.section_frames),
        numbers=tuple(words.numbers),
        polite_frames=tuple(words.polite_frames),
        labels={label.value: text for label, text in words.labels.items()},
        help=_help(folder, pronunciations),
        idle_question=to_sentence(words.labels[Label.IDLE_SPOKEN], pronunciations),
    )


def _read_voice_file(file: Path) -> VoiceFile:
    typed = read_named_values(read_text(file), file)
    found = check_values(VoiceFile, typed)
    if found.problems:
        raise StaffFileError(found.problems)
    words = VoiceFile(**found.good)
    problems = [*_missing_words(words, typed), *_wrong_braces(words, typed)]
    if problems:
        raise StaffFileError(problems)
    return words


def _action_words(entry: ActionEntry) -> ActionWords:
    return ActionWords(entry.label, tuple(spoken_form(way) for way in entry.say), entry.explanation)


def _help(folder: Path, pronunciations: Pronunciations) -> Document:
    file = folder / "help.md"
    page = parse_markdown(read_text(file), file, folder.name, pronunciations)
    if not page.blocks:
        raise StaffFileError([Problem(file, WHOLE_FILE, "there is no text in it", "Write the help there")])
    return Document.named("help", page.blocks)


def _missing_words(words: VoiceFile, typed: NamedValues) -> Iterable[Problem]:
    wanted = (("labels", Label, words.labels), ("actions", ActionId, words.actions))
    for group, names, given in wanted:
        lacking = [f"`{name}`" for name in names if name not in given]
        if lacking:
            yield typed.problem((group,), f"`{group}` lacks {', '.join(lacking)}", "Add what is lacking")


def _wrong_braces(words: VoiceFile, typed: NamedValues) -> Iterable[Problem]:
    faults: dict[tuple[str, str | int], str] = {
        ("labels", label.value): fault_in_braces(text, _FILLED_IN.get(label, ()))
        for label, text in words.labels.items()
    }
    for number, frame in enumerate(words.section_frames):
        faults["section_frames", number] = fault_in_braces(frame, _SECTION_NAMES, needed=_SECTION_NAMES)
    for number, frame in enumerate(words.polite_frames):
        faults["polite_frames", number] = fault_in_braces(frame, _POLITE_NAMES, needed=_POLITE_NAMES)
    for (group, which), fault in faults.items():
        if fault:
            called = which if isinstance(which, str) else f"entry {which + 1}"
            yield typed.problem((group, which), f"`{group}`, {called}, {fault}", "Correct it")
