"""Reads ``voices/<language>/``: everything said, heard and written on buttons."""

from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import Annotated

from annotated_types import MinLen

from kiosk.core.actions import ActionId
from kiosk.core.content import ActionWords, Document, VoicePack
from kiosk.core.labels import Label
from kiosk.core.phrases import spoken_form
from kiosk.library.markdown import parse_markdown, to_sentence
from kiosk.library.problems import Problem, StaffFileError
from kiosk.library.pronunciations import Pronunciations
from kiosk.library.staff_file import check_fields, read_mapping, read_text

Words = Annotated[str, MinLen(1)]


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

    label: str = ""
    say: tuple[Words, ...] = ()
    explanation: str = ""


def read_pronunciations(folder: Path) -> Pronunciations:
    """The respellings of a language.

    Raises:
        StaffFileError, OSError: the file cannot be used.
    """
    file = folder / "pronunciations.yaml"
    values = read_mapping(read_text(file), file)
    return Pronunciations({str(word).lower(): str(spoken) for word, spoken in values.items()})


def read_voice_pack(folder: Path, pronunciations: Pronunciations) -> VoicePack:
    """The voice pack of a language.

    Raises:
        StaffFileError: a file of it is wrong; the kiosk's own, so that it cannot go on without.
        OSError: a file of it is missing.
    """
    file = folder / "voice.yaml"
    found = check_fields(VoiceFile, read_mapping(read_text(file), file), file)
    problems = found.problems or _missing_words(VoiceFile(**found.good), file)
    if problems:
        raise StaffFileError(problems)
    words = VoiceFile(**found.good)
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


def _action_words(entry: ActionEntry) -> ActionWords:
    return ActionWords(entry.label, tuple(spoken_form(way) for way in entry.say), entry.explanation)


def _help(folder: Path, pronunciations: Pronunciations) -> Document:
    file = folder / "help.md"
    page = parse_markdown(read_text(file), file, folder.name, pronunciations)
    return Document("help", page.blocks)


def _missing_words(words: VoiceFile, file: Path) -> list[Problem]:
    lacking = [f"labels: {label}" for label in Label if label not in words.labels]
    lacking += [f"actions: {action}" for action in ActionId if action not in words.actions]
    problems = [Problem(file, 1, f"`{name}` is missing", "Add it") for name in lacking]
    return problems + [
        Problem(file, 1, f"{frame!r} has a wrong name in braces", "Use {phrase}, {name} or {number}")
        for frame in (*words.section_frames, *words.polite_frames)
        if not {name for _, name, _, _ in Formatter().parse(frame) if name} <= {"phrase", "name", "number"}
    ]
