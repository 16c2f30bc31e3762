"""What the parts of the frame say for a model: values for the properties of ``View.qml``, no Qt items."""

import re
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QRectF

from kiosk.core.actions import ActionId
from kiosk.core.state import Control, QuestionModel, ScreenModel, Sign
from kiosk.screen.layout import (
    LABEL_LINE,
    STACKED_LABEL_LINE,
    Frame,
    Rect,
    control_chrome_px,
    set_in_two_lines,
    stacked_picture_px,
)
from kiosk.screen.letters import width_px
from kiosk.screen.millimetres import Sizes
from kiosk.screen.pictures import picture_named
from kiosk.screen.rows import ControlRow
from kiosk.screen.say_bar import fitting_phrases

Values = dict[str, object]

_MICROPHONE_PICTURES = {
    Sign.LISTENING: "microphone",
    Sign.STOP_ONLY: "microphone_stop",
    Sign.STARTING: "microphone_wait",
    Sign.CLOSED: "microphone_off",
}
_MAIN_ACTIONS = {ActionId.NEXT_PAGE, ActionId.READ_ALOUD, ActionId.STOP_READING, ActionId.GO_ON}
"""What most people want next; painted strong."""
_POINTING_RIGHT = {ActionId.NEXT_PAGE}
_SENTENCE_END = re.compile(r"(?<=[.!?…。！？])\s+")
_LEAST_SAY_SCALE = 0.65
"""How far words that stand alone in the bar may shrink before they give way to what was heard."""


def qt_rect(rect: Rect) -> QRectF:
    """The same rectangle for Qt."""
    return QRectF(rect.x, rect.y, rect.width, rect.height)


def size_values(frame: Frame) -> Values:
    """For ``Sizes.qml``."""
    sizes = frame.sizes
    return {
        "text": sizes.text_px,
        "heading": sizes.heading_px,
        "line": sizes.line_px,
        "margin": sizes.margin_px,
        "gap": sizes.gap_px,
        "target": sizes.target_px,
        "smallTarget": sizes.small_target_px,
        "padding": sizes.padding_px,
        "icon": sizes.icon_px,
        "signIcon": sizes.sign_icon_px,
        "ring": sizes.ring_px,
        "ringGap": sizes.ring_gap_px,
        "bar": sizes.bar_px,
        "edge": sizes.edge_px,
        "radius": sizes.radius_px,
        "gutter": sizes.gutter_px,
        "tilePadding": sizes.tile_padding_px,
        "labelLine": LABEL_LINE,
    }


def frame_values(frame: Frame) -> Values:
    """Where the parts stand."""
    return {
        "isTall": frame.is_tall,
        "titleRect": qt_rect(frame.title),
        "titleCentre": frame.title_centre_px,
        "bodyRect": qt_rect(frame.body),
        "deskRect": qt_rect(frame.desk),
        "sayRect": qt_rect(frame.say_bar),
        "textWidth": frame.text_width_px,
        "isStacked": frame.is_stacked,
        "stackedPicture": stacked_picture_px(frame.sizes),
        "controlPadding": frame.control_padding_px,
        "controlLine": STACKED_LABEL_LINE if frame.is_stacked else LABEL_LINE,
    }


def title_values(model: ScreenModel, frame: Frame) -> Values:
    """Title, place in the text, microphone and sound."""
    title_px, text_px = _title_row_px(model, frame)
    return {
        "title": model.title,
        "titleText": title_px,
        "factsText": text_px,
        "pageLabel": model.page_label,
        "microphoneIcon": _MICROPHONE_PICTURES[model.microphone_sign],
        "microphoneLabel": model.microphone_label,
        "soundIcon": "sound_off" if model.sound_label else "",
        "soundLabel": model.sound_label,
    }


def _title_row_px(model: ScreenModel, frame: Frame) -> tuple[int, int]:
    """Font sizes of the title and of what stands beside it: the title gives way first, then both."""
    sizes = frame.sizes
    largest_px = sizes.text_px if frame.is_snug else sizes.heading_px
    for title_px, text_px in _shrinking(largest_px, sizes.text_px):
        title, facts = width_px(model.title, title_px, True), _facts_px(model, text_px, sizes)
        widths = (title, facts) if frame.is_tall else (title + facts + 3 * sizes.gap_px,)
        if max(widths) <= frame.title.width:
            break
    return title_px, text_px


def _shrinking(title_px: int, text_px: int) -> Iterator[tuple[int, int]]:
    yield from ((size_px, text_px) for size_px in range(title_px, text_px, -1))
    yield from ((size_px, size_px) for size_px in range(text_px, text_px // 3, -1))


def _facts_px(model: ScreenModel, text_px: int, sizes: Sizes) -> float:
    """Width of page, sound and microphone side by side, as ``TitleBar.qml`` sets them."""
    signs = [sizes.sign_icon_px + sizes.padding_px + width_px(words, text_px) for words in _sign_words(model)]
    pages = [width_px(model.page_label, text_px)] if model.page_label else []
    return sum(signs + pages) + 3 * sizes.gap_px * (len(signs + pages) - 1) + len(signs + pages)


def _sign_words(model: ScreenModel) -> list[str]:
    return [words for words in (model.sound_label, model.microphone_label) if words]


def say_values(model: ScreenModel, frame: Frame) -> Values:
    """What can be said, as far as there is room beside what was heard."""
    text_px = frame.sizes.text_px
    gap_px = _bar_gap_px(model, frame)
    room_px = _room_for_phrases_px(model, frame, gap_px)
    label_px = width_px(model.say_label, text_px)
    labelled = fitting_phrases(model.sayable, room_px - label_px - text_px, partial(_bold_px, frame))
    is_alone = not model.sayable and room_px >= _LEAST_SAY_SCALE * label_px
    return {
        "barGap": gap_px,
        "sayLabel": model.say_label if labelled or is_alone else "",
        "sayWidth": max(0, int(room_px)),
        "phrases": labelled or fitting_phrases(model.sayable[:1], room_px, partial(_bold_px, frame)),
        "hasAsk": model.what_can_i_say is not None,
        **_control_values("ask", model.what_can_i_say),
        "heardLabel": model.heard_label,
        "isHeardAbove": _is_heard_above(model, frame, gap_px),
        "hasUndo": model.undo is not None,
        **_control_values("undo", model.undo),
    }


def _bold_px(frame: Frame, words: str) -> float:
    return width_px(words, frame.sizes.text_px, True)


def _bar_gap_px(model: ScreenModel, frame: Frame) -> int:
    """Space between the parts of the bar: less where one phrase then finds room beside what was heard."""
    wide_px = 2 * frame.sizes.gap_px
    phrase_px = max((_bold_px(frame, phrase) for phrase in model.sayable[:1]), default=0.0)
    has_room = _room_for_phrases_px(model, frame, wide_px) >= phrase_px
    return wide_px if has_room else frame.sizes.gap_px


def _room_for_phrases_px(model: ScreenModel, frame: Frame, gap_px: int) -> float:
    if frame.is_tall:
        return 0 if _is_heard_above(model, frame, gap_px) else frame.say_bar.width
    return frame.say_bar.width - _beside_phrases_px(model, frame, gap_px)


def _is_heard_above(model: ScreenModel, frame: Frame, gap_px: int) -> bool:
    """Whether what was heard takes the row of the phrases, being too long for the row of the buttons."""
    is_too_long = _beside_phrases_px(model, frame, gap_px) > frame.say_bar.width
    return frame.is_tall and bool(model.heard_label) and is_too_long


def _beside_phrases_px(model: ScreenModel, frame: Frame, gap_px: int) -> float:
    """Room of the buttons and of what was heard, each with the space beside it."""
    controls = [control for control in (model.what_can_i_say, model.undo) if control]
    parts = [_small_button_px(control, frame) for control in controls]
    if model.heard_label:
        parts.append(width_px(model.heard_label, frame.sizes.text_px))
    return sum(part + gap_px for part in parts)


def _small_button_px(control: Control, frame: Frame) -> float:
    words_px = width_px(control.label, frame.sizes.text_px)
    return max(frame.sizes.small_target_px, words_px + control_chrome_px(frame.sizes))


def _control_values(name: str, control: Control | None) -> Values:
    label, icon = (control.label, picture_named(control.icon)) if control else ("", "")
    return {f"{name}Label": label, f"{name}Icon": icon}


def control_rows(model: ScreenModel, frame: Frame) -> Iterator[ControlRow]:
    """The controls at the foot, each in its place."""

    def width(words: str) -> float:
        return width_px(words, frame.sizes.text_px)

    for control, place in zip(model.controls, frame.controls, strict=True):
        words = control.label if frame.control_lines == 1 else set_in_two_lines(control.label, width)
        action = control.intent.action
        yield ControlRow(
            words=words,
            spoken=control.label,
            picture=picture_named(control.icon),
            isOffered=control.is_enabled,
            isMain=action in _MAIN_ACTIONS,
            isPictureAfter=action in _POINTING_RIGHT,
            place=qt_rect(place),
        )


def question_values(question: QuestionModel | None) -> Values:
    """The idle question; what it said stays written while it goes."""
    if question is None:
        return {"hasQuestion": False}
    return {
        "questionTitle": question.title,
        "questionHints": _SENTENCE_END.split(question.hint),
        **_control_values("yes", question.yes),
        **_control_values("finish", question.finish),
        "hasQuestion": True,
    }
