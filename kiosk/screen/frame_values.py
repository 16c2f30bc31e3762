"""What the parts of the frame say for a model: values for the properties of ``View.qml``, no Qt items."""

import re
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QRectF

from kiosk.core.actions import ActionId
from kiosk.core.events import LOUDEST_LEVEL
from kiosk.core.model import QuestionModel, ScreenModel, Sign
from kiosk.screen.frame import Frame, Rect
from kiosk.screen.labels import LABEL_LINE, STACKED_LABEL_LINE, set_in_two_lines, stacked_picture_px
from kiosk.screen.letters import line_count, width_px
from kiosk.screen.millimetres import LINE_SPACING, Sizes
from kiosk.screen.pictures import picture_named
from kiosk.screen.rows import ControlRow
from kiosk.screen.say_bar import SPEAK_NOW_PICTURE, control_values

Values = dict[str, object]

_MICROPHONE_PICTURES = {
    Sign.LISTENING: "microphone",
    Sign.SPEAK_NOW: SPEAK_NOW_PICTURE,
    Sign.ON_PRESS: "microphone_press",
    Sign.OFF: "microphone_off",
    Sign.STOP_ONLY: "microphone_stop",
    Sign.STARTING: "microphone_wait",
    Sign.CLOSED: "microphone_off",
}
_OPEN_SIGNS = {Sign.LISTENING, Sign.SPEAK_NOW, Sign.STOP_ONLY}
"""The microphone gives sound, so that there is a level to be shown."""
_FRAMED_SIGNS = {Sign.SPEAK_NOW, Sign.OFF}
"""They stand in a field of their own: filled, or with a broken edge."""
_MAIN_ACTIONS = {ActionId.NEXT_PAGE, ActionId.READ_ALOUD, ActionId.STOP_READING, ActionId.GO_ON}
"""What most people want next; painted strong."""
_POINTING_RIGHT = {ActionId.NEXT_PAGE}
_QUESTION_TITLE = 1.7
"""In parts of the font size of the idle question."""
_QUESTION_EM = 32
"""Its width at most, in the same parts."""
_ANSWER_TARGETS = 1.7
"""Height of an answer to it, in targets."""
_SENTENCE_END = re.compile(r"(?<=[.!?…。！？])\s+")


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
        "signHeight": frame.sign_px,
        "meterBar": sizes.meter_bar_px,
        "meterGap": sizes.meter_gap_px,
        "ring": sizes.ring_px,
        "ringGap": sizes.ring_gap_px,
        "bar": sizes.bar_px,
        "edge": sizes.edge_px,
        "radius": sizes.radius_px,
        "gutter": sizes.gutter_px,
        "tilePadding": sizes.tile_padding_px,
        "labelLine": LABEL_LINE,
        "closeLine": STACKED_LABEL_LINE,
    }


def frame_values(frame: Frame) -> Values:
    """Where the parts stand."""
    return {
        "isTall": frame.is_tall,
        "titleRect": qt_rect(frame.title),
        "titleCentre": frame.title_centre_px,
        "loudest": LOUDEST_LEVEL,
        "bodyRect": qt_rect(frame.body),
        "deskRect": qt_rect(frame.desk),
        "sayRect": qt_rect(frame.say_bar),
        "textWidth": frame.text_width_px,
        "pageText": frame.page_sizes.text_px,
        "lineSpacing": LINE_SPACING,
        "isStacked": frame.is_stacked,
        "stackedPicture": stacked_picture_px(frame.sizes),
        "controlPadding": frame.control_padding_px,
        "controlLine": STACKED_LABEL_LINE if frame.is_stacked else LABEL_LINE,
    }


def title_values(model: ScreenModel, frame: Frame) -> Values:
    """Title, place in the text, microphone and sound."""
    title_px, text_px = _title_row_px(model, frame)
    return {
        "theme": str(model.comfort.theme),
        "isStill": model.comfort.is_still,
        "isLow": model.comfort.has_low_controls,
        "title": model.title,
        "titleText": title_px,
        "factsText": text_px,
        "pageLabel": model.page_label,
        "microphoneIcon": _MICROPHONE_PICTURES[model.microphone_sign],
        "microphoneLabel": model.microphone_label,
        "isMeterShown": model.microphone_sign in _OPEN_SIGNS,
        "isSpeakNow": model.microphone_sign is Sign.SPEAK_NOW,
        "isMicrophoneOff": model.microphone_sign is Sign.OFF,
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
    between_px = 3 * sizes.gap_px * (len(signs + pages) - 1) + len(signs + pages)
    return sum(signs + pages) + between_px + _around_sign_px(model, sizes)


def _sign_words(model: ScreenModel) -> list[str]:
    return [words for words in (model.sound_label, model.microphone_label) if words]


def _around_sign_px(model: ScreenModel, sizes: Sizes) -> int:
    """Width of the meter and of the field around the sign of the microphone."""
    bars_px = LOUDEST_LEVEL * (sizes.meter_bar_px + sizes.meter_gap_px) - sizes.meter_gap_px
    meter_px = sizes.padding_px + bars_px if model.microphone_sign in _OPEN_SIGNS else 0
    return meter_px + (2 * sizes.padding_px if model.microphone_sign in _FRAMED_SIGNS else 0)


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


def question_values(question: QuestionModel | None, frame: Frame) -> Values:
    """The idle question; what it said stays written while it goes."""
    if question is None:
        return {"hasQuestion": False}
    hints = _SENTENCE_END.split(question.hint)
    return {
        "questionTitle": question.title,
        "questionHints": hints,
        "questionText": _question_text_px(question.title, hints, frame),
        "questionTitleScale": _QUESTION_TITLE,
        **control_values("yes", question.yes),
        **control_values("finish", question.finish),
        "hasQuestion": True,
    }


def _question_text_px(title: str, hints: list[str], frame: Frame) -> int:
    """The letters of the page, or the largest in which the idle question has room between the margins."""
    sizes = frame.sizes
    answers = 2 if frame.is_tall else 1
    free_px = frame.desk.bottom - 2 * sizes.margin_px - (len(hints) + 1) * sizes.line_px // 2
    free_px -= answers * round(_ANSWER_TARGETS * sizes.target_px) + (answers - 1) * 2 * sizes.gap_px
    for text_px in range(frame.page_sizes.text_px, sizes.text_px, -1):
        room_px, title_px = min(frame.body.width, _QUESTION_EM * text_px), _QUESTION_TITLE * text_px
        title_lines = line_count(title, room_px, partial(_bold_px, round(title_px)))
        hint_lines = sum(line_count(hint, room_px, partial(_plain_px, text_px)) for hint in hints)
        if title_lines * LINE_SPACING * title_px + hint_lines * LINE_SPACING * text_px <= free_px:
            return text_px
    return sizes.text_px


def _plain_px(text_px: int, words: str) -> float:
    return width_px(words, text_px)


def _bold_px(text_px: int, words: str) -> float:
    return width_px(words, text_px, True)
