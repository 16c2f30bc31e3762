"""The bar above the controls: the speak button, what can be said, what was heard, and how to take it back.

The buttons stand at both ends and never move; the words share the room between them, or the row above on tall panels.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from kiosk.core.actions import ActionId
from kiosk.core.model import Control, ScreenModel, Sign
from kiosk.screen.frame import Frame, Rect
from kiosk.screen.labels import letters_px, set_in_two_lines
from kiosk.screen.letters import line_count, width_px
from kiosk.screen.pictures import picture_named

SEPARATOR = "  ·  "
SPEAK_NOW_PICTURE = "microphone_now"

_LEAST_SCALE = 0.65
"""How far words that stand alone in the bar may shrink before they give way to what was heard."""
_SMALLEST_PART = 3
"""Words shrink at most to this part of their size."""
_NARROW = 0.45
"""Part of the room that words in two lines may take with a phrase beside them."""
_MOST_LEFT = 0.55
_MOST_LEFT_TALL = 0.74
_MOST_UNDO = 0.22
"""Parts of the width that the buttons at both ends may take; the words on longer ones shrink."""


@dataclass(frozen=True)
class _SetWords:
    """Words as they are set in a room."""

    text_px: int
    width_px: int
    is_alone: bool = False
    """They leave no room for phrases."""


@dataclass(frozen=True)
class _Buttons:
    """Widths of the buttons of the bar; 0 for one that is not there."""

    speak_px: int
    ask_px: int
    undo_px: int


def say_values(model: ScreenModel, frame: Frame) -> dict[str, object]:
    """Values for the bar in ``View.qml``."""
    if any(control.intent.action is ActionId.MORE for control in model.controls):
        model = replace(model, what_can_i_say=None)  # it stands under "more"
    buttons = _buttons(model, frame)
    row = _words_row(frame, buttons)
    note = _note(model, frame, row)
    room_px = row.width - (note.width_px + _gap_px(frame) if model.heard_label else 0)
    room_px = 0 if note.is_alone else room_px
    label, phrases = _sayable(model, frame, room_px)
    alone = _set_words(label, max(1, room_px), row.height, frame.sizes.text_px)
    return {
        "speakWidth": buttons.speak_px,
        "askWidth": buttons.ask_px,
        "undoWidth": buttons.undo_px,
        "barButton": frame.bar_button_px,
        "smallPadding": frame.small_padding_px,
        "smallIcon": frame.small_icon_px,
        "wordsX": row.x,
        "wordsWidth": row.width,
        "wordsHeight": row.height,
        "sayLabel": label,
        "sayText": alone.text_px,
        "sayWidth": alone.width_px,
        "phrases": phrases,
        "heardLabel": model.heard_label,
        "heardText": note.text_px,
        "heardWidth": note.width_px,
        **_speak_values(model, frame),
        **_button_values("ask", model.what_can_i_say, frame),
        **_button_values("undo", model.undo, frame),
    }


def control_values(name: str, control: Control | None) -> dict[str, object]:
    """Words and picture of a button that may be missing."""
    label, icon = (control.label, picture_named(control.icon)) if control else ("", "")
    return {f"{name}Label": label, f"{name}Icon": icon}


def _button_values(name: str, control: Control | None, frame: Frame) -> dict[str, object]:
    words = _in_lines(control.label, frame) if control else ""
    return control_values(name, control) | {f"{name}Label": words}


def _in_lines(words: str, frame: Frame) -> str:
    """Words as they are set on a button of the bar."""
    if frame.bar_button_lines == 1:
        return words
    return set_in_two_lines(words, partial(_plain_px, frame.sizes.text_px))


def _speak_values(model: ScreenModel, frame: Frame) -> dict[str, object]:
    """The speak button, which tells a screen reader the state of the microphone and what can be said."""
    values = _button_values("speak", model.speak, frame)
    if model.speak is None:
        return values | {"canSpeak": False, "speakSpoken": "", "speakDescribed": ""}
    is_now = model.microphone_sign is Sign.SPEAK_NOW
    return values | {
        "speakIcon": SPEAK_NOW_PICTURE if is_now else values["speakIcon"],
        "canSpeak": model.speak.is_enabled,
        "speakSpoken": f"{model.speak.label}. {model.microphone_label}",
        "speakDescribed": f"{model.say_label} {', '.join(model.sayable)}".strip(),
    }


def _buttons(model: ScreenModel, frame: Frame) -> _Buttons:
    """Widths that depend neither on what was heard nor on one another's presence at the other end."""
    speak_px, ask_px = _natural_px(model.speak, frame), _natural_px(model.what_can_i_say, frame)
    most_px = (_MOST_LEFT_TALL if frame.is_tall else _MOST_LEFT) * frame.say_bar.width - frame.sizes.gap_px
    share = min(1.0, most_px / max(1, speak_px + ask_px))
    undo_px = min(_natural_px(model.undo, frame), round(_MOST_UNDO * frame.say_bar.width))
    least_px = frame.sizes.small_target_px
    return _Buttons(
        *(max(least_px, int(px)) if px else 0 for px in (share * speak_px, share * ask_px, undo_px))
    )


def _natural_px(control: Control | None, frame: Frame) -> int:
    if control is None:
        return 0
    chrome_px = 3 * frame.small_padding_px + frame.small_icon_px
    width = partial(_plain_px, frame.sizes.text_px)
    words_px = round(max(map(width, _in_lines(control.label, frame).split("\n"))) + 2.5)
    return max(frame.sizes.small_target_px, words_px + chrome_px)


def _gap_px(frame: Frame) -> int:
    """Between words and what stands beside them."""
    return frame.sizes.gap_px if frame.is_snug else 2 * frame.sizes.gap_px


def _words_row(frame: Frame, buttons: _Buttons) -> Rect:
    """Where the words stand, from the upper left corner of the bar."""
    bar, sizes = frame.say_bar, frame.sizes
    if frame.is_tall:
        return Rect(0, 0, bar.width, bar.height - frame.bar_button_px - sizes.gap_px)
    left_px = sum(px + sizes.gap_px for px in (buttons.speak_px, buttons.ask_px) if px)
    left_px += _gap_px(frame) - sizes.gap_px if left_px else 0
    right_px = buttons.undo_px + _gap_px(frame) if buttons.undo_px else 0
    # Two lines of letters at their full size may be a little higher than a button.
    height_px = max(frame.bar_button_px, letters_px(sizes.text_px, 2))
    return Rect(left_px, 0, max(0, bar.width - left_px - right_px), height_px)


def _note(model: ScreenModel, frame: Frame, row: Rect) -> _SetWords:
    """What was heard: in one line if a phrase finds room beside it, else in two, else as large as it can be."""
    words, text_px = model.heard_label, frame.sizes.text_px
    if not words:
        return _SetWords(text_px, 0)
    phrase_px = max((_bold_px(frame, phrase) for phrase in model.sayable[:1]), default=0.0)
    width = partial(_plain_px, text_px)
    halves_px = _halves_px(words, width)
    is_narrow = halves_px <= _NARROW * row.width
    for needed_px in (width(words), *([halves_px] if is_narrow else [])):
        if phrase_px and needed_px + _gap_px(frame) + phrase_px + 2 <= row.width:
            return _SetWords(text_px, round(needed_px + 1.5))
    return replace(_set_words(words, row.width, row.height, text_px), is_alone=bool(model.sayable))


def _set_words(words: str, room_px: int, height_px: int, text_px: int) -> _SetWords:
    """Words in as many lines as the room is high, as large as it lets them be."""
    for size_px in range(text_px, max(1, text_px // _SMALLEST_PART) - 1, -1):
        width = partial(_plain_px, size_px)
        if width(words) + 2 <= room_px:
            return _SetWords(size_px, round(width(words) + 1.5))
        lines = line_count(words, room_px - 2, width)
        if letters_px(size_px, lines) <= height_px:
            return _SetWords(size_px, round(_halves_px(words, width) + 2.5) if lines == 2 else room_px)
    return _SetWords(size_px, room_px)


def _halves_px(words: str, width_of: Callable[[str], float]) -> float:
    """Width of words in two lines."""
    return max(map(width_of, set_in_two_lines(words, width_of).split("\n")))


def _plain_px(text_px: int, words: str) -> float:
    return width_px(words, text_px)


def _bold_px(frame: Frame, words: str) -> float:
    return width_px(words, frame.sizes.text_px, True)


def _sayable(model: ScreenModel, frame: Frame, room_px: float) -> tuple[str, str]:
    """The words before the phrases, and the phrases: as many as there is room for, without the words if need be."""
    text_px, bold = frame.sizes.text_px, partial(_bold_px, frame)
    label_px = width_px(model.say_label, text_px)
    if not model.sayable:
        lines = 1 if frame.is_tall else 2
        return (model.say_label if lines * room_px >= _LEAST_SCALE * label_px else ""), ""
    labelled = fitting_phrases(model.sayable, room_px - label_px - text_px, bold)
    if labelled:
        return model.say_label, labelled
    return "", fitting_phrases(model.sayable[:1], room_px, bold)


def fitting_phrases(phrases: Sequence[str], room_px: float, width_of: Callable[[str], float]) -> str:
    """As many whole phrases as fit in a row, the first ones first."""
    shown = ""
    for phrase in phrases:
        longer = f"{shown}{SEPARATOR}{phrase}" if shown else phrase
        if width_of(longer) > room_px:
            break
        shown = longer
    return shown
