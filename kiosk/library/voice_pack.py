"""Reads ``voices/<language>/``: everything said, heard and written on buttons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import ConfigDict, StringConstraints

from kiosk.core.actions import ActionId
from kiosk.core.content import ActionWords, Block, VoicePack
from kiosk.core.labels import Label
from kiosk.core.wording import spoken_form
from kiosk.library.braces import fault_in_braces
from kiosk.library.drafts import without_pictures
from kiosk.library.markdown import parse_markdown
from kiosk.library.named_values import NamedValues, read_named_values
from kiosk.library.problems import WHOLE_FILE, Problem, StaffFileError
from kiosk.library.staff_file import read_text
from kiosk.library.value_check import check_values
from kiosk.library.wording import Wording

VOICE_FILE = "voice.yaml"
HELP_FILE = "help.md"
FREQUENT_WORDS_FILE = "frequent_words.txt"
WORD_FORMS_FILE = "word_forms.yaml"
MOST_FREQUENT = 300
"""So many of them are listened for on every screen. With 300 words in the grammar 33 % of the near misses were obeyed,
in place of 39 (vosk 0.3.45, English small model, 43 commands)."""
NEUTRAL_PICTURE = "page"
"""The pictogram of a section that names none, or one that there is not."""
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]

_FILLED_IN = {
    Label.PAGE_OF: ("page", "pages"),
    Label.I_HEARD: ("phrase",),
    Label.NOT_UNDERSTOOD: ("phrases",),
    Label.NOT_UNDERSTOOD_AGAIN: ("phrases",),
    Label.TILE_NUMBER: ("number",),
    Label.PRESS_NUMBER: ("number", "title"),
    Label.REVIEWED: ("name", "date"),
    Label.STAFF_VERSION: ("version",),
    Label.STAFF_DEVICE_WORKS: ("detail",),
    Label.STAFF_LOUDEST: ("percent",),
    Label.CALIBRATION_EYES: ("distance",),
    Label.PIN_TYPED: ("count",),
    Label.STEP_OF: ("step", "steps"),
    Label.GUIDE_WELCOME: ("title",),
    Label.GUIDE_VOICE: ("phrases",),
    Label.FOCUS_BUTTON: ("name", "number", "count"),
    Label.FOCUS_TILE: ("name", "number", "count"),
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
    pictures: dict[str, Words]
    labels: dict[Label, Words]
    actions: dict[ActionId, "ActionEntry"]


@dataclass(frozen=True)
class ActionEntry:
    """The shape of one action in ``voice.yaml``."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    label: str = ""
    say: tuple[Words, ...] = ()
    explanation: str = ""


def read_texts(folder: Path) -> dict[Path, str]:
    """The files of a voice pack.

    Raises:
        StaffFileError: one of them cannot be read.
    """
    names = (VOICE_FILE, HELP_FILE, FREQUENT_WORDS_FILE)
    return {folder / name: read_text(folder / name) for name in names}


def read_voice_pack(texts: Mapping[Path, str], wording: Wording) -> VoicePack:
    """The voice pack of a language, from its files.

    Raises:
        StaffFileError: a file of it is wrong; the kiosk's own, so that it cannot go on without.
    """
    files = {file.name: file for file in texts}
    words = _read_voice_file(texts[files[VOICE_FILE]], files[VOICE_FILE])
    return VoicePack(
        language=wording.language,
        speech_model=words.speech_model,
        voice=words.voice,
        actions={action: _action_words(entry) for action, entry in words.actions.items()},
        section_frames=tuple(words.section_frames),
        numbers=tuple(words.numbers),
        polite_frames=tuple(words.polite_frames),
        labels={label.value: text for label, text in words.labels.items()},
        sentences={
            label.value: wording.sentence(text)
            for label, text in words.labels.items()
            if label not in _FILLED_IN
        },
        pictures=words.pictures,
        help=_help(texts[files[HELP_FILE]], files[HELP_FILE], wording),
        frequent_words=frequent_words(texts[files[FREQUENT_WORDS_FILE]])[:MOST_FREQUENT],
    )


def frequent_words(text: str) -> tuple[str, ...]:
    """The words of a file of them, lower case, each once, in its order; what follows ``#`` is a note."""
    lines = (line.partition("#")[0] for line in text.splitlines())
    return tuple(dict.fromkeys(word for line in lines for word in spoken_form(line).split()))


def _read_voice_file(text: str, file: Path) -> VoiceFile:
    typed = read_named_values(text, file)
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


def _help(text: str, file: Path, wording: Wording) -> tuple[Block, ...]:
    blocks = without_pictures(parse_markdown(text, file, wording), file)
    if not blocks:
        raise StaffFileError([Problem(file, WHOLE_FILE, "there is no text in it", "Write the help there")])
    return blocks


def _missing_words(words: VoiceFile, typed: NamedValues) -> Iterable[Problem]:
    wanted = (("labels", Label, words.labels), ("actions", ActionId, words.actions))
    for group, names, given in wanted:
        lacking = [f"`{name}`" for name in names if name not in given]
        if lacking:
            yield typed.problem((group,), f"`{group}` lacks {', '.join(lacking)}", "Add what is lacking")
    if NEUTRAL_PICTURE not in words.pictures:
        yield typed.problem(("pictures",), f"`pictures` lacks `{NEUTRAL_PICTURE}`", "Add what is lacking")


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
