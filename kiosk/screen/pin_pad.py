"""The door for staff over the whole glass: what to do, circles for the digits typed, a pad, and the ways out."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF

from kiosk.core.actions import ActionId
from kiosk.core.behaviour.staff_door import PIN_DIGITS
from kiosk.core.model import Control, ScreenModel
from kiosk.screen.labels import control_chrome_px, letters_px, set_in_two_lines, stacked_picture_px
from kiosk.screen.letters import line_count, width_px
from kiosk.screen.millimetres import LINE_SPACING, SMALLEST_TEXT_PX, Ruler, Sizes
from kiosk.screen.pictures import picture_named

_LEAST_KEY_MM: Final = 25
_MOST_KEY_MM: Final = 34
"""Height of a digit (standard: 25; larger than this a pad of twelve is only a longer way)."""
_KEY_SHAPE: Final = 1.15
"""Width of a digit beside the words, in parts of its height."""
_ROWS, _COLUMNS = 4, 3
_ZERO_PLACE = 10
"""In the middle of the last row."""
_GAP_MM: Final = 3
_MARGIN_MM: Final = 8
"""At least so much, as there is room enough here."""
_CIRCLE_MM: Final = 10
_BETWEEN_MM: Final = 12
"""Between the words and the pad."""
_HEADING: Final = 1.2
_ROOM_ABOVE_GAPS: Final = 1.5
"""Above and below what a button bears, in gaps, as ``ControlButton.qml`` sets it."""
_WAYS_OUT: Final = (ActionId.GO_BACK, ActionId.HELP_ME, ActionId.FINISHED)
"""Where whoever came here by accident goes on."""


@dataclass(frozen=True)
class DigitRow:
    """A digit of the pad."""

    words: str
    isOffered: bool  # noqa: N815 (a name of QML)
    place: QRectF


@dataclass(frozen=True)
class WayRow:
    """A button that is no digit."""

    words: str
    spoken: str
    picture: str
    isOffered: bool  # noqa: N815 (a name of QML)
    isStacked: bool  # noqa: N815 (a name of QML)
    scaling: float
    """Of its letters and its picture, where there is no room for their full size."""
    place: QRectF


def buttons_of(model: ScreenModel) -> tuple[Control, ...]:
    """The buttons that are no digits: what takes one back, then the ways out."""
    if model.pin is None:
        return ()
    ways = {control.intent.action: control for control in model.controls}
    return (model.pin.take_back, *(ways[action] for action in _WAYS_OUT if action in ways))


class PinPad:
    """The page of one model in one window."""

    def __init__(self, model: ScreenModel, size: tuple[int, int], ruler: Ruler, sizes: Sizes) -> None:
        """Lay it out.

        Args:
            model: Must have a pad.
            size: Width and height of the window in pixels.
            ruler: Of the panel.
            sizes: Of the frame.
        """
        if model.pin is None:
            raise ValueError("This screen has no pad.")
        self._pin, self._model = model.pin, model
        self._ruler, self._sizes = ruler, sizes
        self._gap = max(sizes.gap_px, ruler.px(_GAP_MM))
        self._margin = max(sizes.margin_px, ruler.px(_MARGIN_MM))
        self._pad = self._pad_in(*size)
        self._told = self._told_in(*size)
        self._text_px = self._fitting_px()

    @property
    def words(self) -> str:
        """What the kiosk says just now stands in the place of what it asks for."""
        return self._model.caption or self._pin.message

    def values(self) -> dict[str, object]:
        """For ``PinPad.qml``."""
        told = self._told
        heading_px, said_px = self._heights_px(self._text_px)
        circle_px = self._ruler.px(_CIRCLE_MM)
        said_y = told.y() + heading_px
        return {
            "pinTitlePlace": QRectF(told.x(), told.y(), told.width(), heading_px),
            "pinMessagePlace": QRectF(told.x(), said_y, told.width(), said_px),
            "pinCircles": QRectF(told.x(), said_y + said_px + self._gap, circle_px, circle_px),
            "pinText": self._text_px,
            "pinMessage": self.words,
            "pinTyped": self._pin.typed,
            "pinCount": PIN_DIGITS,
        }

    def digits(self) -> Iterator[DigitRow]:
        """1 to 9, and 0 in the middle of the last row."""
        for number, control in enumerate(self._pin.digits):
            place = self._key(number if number < len(self._pin.digits) - 1 else _ZERO_PLACE)
            yield DigitRow(control.label, control.is_enabled, place)

    def ways(self) -> Iterator[WayRow]:
        """As `buttons_of`: the first below the circles, the others in the last row or in one of their own."""
        back, *out = buttons_of(self._model)
        told, sizes = self._told, self._sizes
        heading_px, said_px = self._heights_px(self._text_px)
        y = told.y() + heading_px + said_px + self._ruler.px(_CIRCLE_MM) + 4 * self._gap
        words_px = _width_px(sizes.text_px, False, back.label) + control_chrome_px(sizes) + 2
        yield self._beside(back, QRectF(told.x(), y, min(told.width(), words_px), sizes.target_px))
        width = (told.width() - self._gap * (len(out) - 1)) / max(1, len(out))
        key = self._key(_ZERO_PLACE)
        top = key.top() if self._is_beside else self._pad.bottom() + 2 * self._gap
        for number, control in enumerate(out):
            x = told.x() + number * (width + self._gap)
            yield self._way(control, QRectF(x, top, width, key.height()))

    @property
    def _is_beside(self) -> bool:
        """Words and pad stand beside each other."""
        return self._pad.x() > self._margin

    def _pad_in(self, width: int, height: int) -> QRectF:
        """At the right, or on tall glass above the ways out; low enough for arms that do not reach up."""
        is_tall = height > width
        rows = _ROWS + 1 if is_tall else _ROWS
        gaps_px = rows * self._gap
        low_px = (height / 2 - self._margin - gaps_px) / rows
        free_px = (height - 2 * self._margin - gaps_px) / rows
        is_low = self._model.comfort.has_low_controls and low_px >= self._ruler.px(_LEAST_KEY_MM)
        key_px = min(low_px if is_low else free_px, self._ruler.px(_MOST_KEY_MM))
        across_px = (_COLUMNS - 1) * self._gap
        pad_width = width - 2 * self._margin if is_tall else _COLUMNS * _KEY_SHAPE * key_px + across_px
        pad_height = _ROWS * (key_px + self._gap) - self._gap
        foot_px = self._margin + (key_px + 2 * self._gap if is_tall else 0)
        return QRectF(width - self._margin - pad_width, height - foot_px - pad_height, pad_width, pad_height)

    def _told_in(self, width: int, height: int) -> QRectF:
        margin = self._margin
        if height > width:
            return QRectF(margin, margin, width - 2 * margin, self._pad.top() - margin - self._gap)
        right = self._pad.x() - self._ruler.px(_BETWEEN_MM)
        return QRectF(margin, margin, right - margin, height - 2 * margin)

    def _key(self, place: int) -> QRectF:
        pad, gap = self._pad, self._gap
        width, height = (pad.width() + gap) / _COLUMNS, (pad.height() + gap) / _ROWS
        row, column = divmod(place, _COLUMNS)
        return QRectF(pad.x() + column * width, pad.y() + row * height, width - gap, height - gap)

    def _fitting_px(self) -> int:
        """The size of letters with which the words find room above what stands at the foot."""
        sizes = self._sizes
        foot_px = self._key(_ZERO_PLACE).height() + self._gap if self._is_beside else 0
        below_px = self._ruler.px(_CIRCLE_MM) + 4 * self._gap + sizes.target_px + self._gap
        free_px = self._told.height() - foot_px - below_px
        for text_px in range(sizes.text_px, SMALLEST_TEXT_PX, -1):
            if sum(self._heights_px(text_px)) <= free_px:
                break
        return text_px

    def _heights_px(self, text_px: int) -> tuple[int, int]:
        """Of the title and of the words below it."""
        lines = [
            line_count(words, self._told.width() - 2, partial(_width_px, size_px, is_bold))
            for words, size_px, is_bold in (
                (self._model.title, round(_HEADING * text_px), True),
                (self.words, text_px, False),
            )
        ]
        return round(lines[0] * _HEADING * LINE_SPACING * text_px), round(lines[1] * LINE_SPACING * text_px)

    def _way(self, control: Control, place: QRectF) -> WayRow:
        """Its picture above its words."""
        sizes = self._sizes
        room = place.width() - sizes.padding_px, place.height() - _ROOM_ABOVE_GAPS * self._gap
        words, widest_px, lines = self._in_lines(control, room[0])
        high_px = stacked_picture_px(sizes) + letters_px(sizes.text_px, lines)
        scaling = min(1.0, room[0] / widest_px, room[1] / high_px)
        return _row(control, words, place, scaling, is_stacked=True)

    def _beside(self, control: Control, place: QRectF) -> WayRow:
        """Its picture beside its words, in one line where there is room."""
        sizes = self._sizes
        room_px = place.width() - control_chrome_px(sizes)
        words, widest_px, _ = self._in_lines(control, room_px)
        return _row(control, words, place, min(1.0, room_px / widest_px), is_stacked=False)

    def _in_lines(self, control: Control, room_px: float) -> tuple[str, float, int]:
        """Words in one line where it has room, else in two; the width of the longer line, and how many there are."""
        width_of = partial(_width_px, self._sizes.text_px, False)
        is_short = width_of(control.label) + 2 <= room_px
        words = control.label if is_short else set_in_two_lines(control.label, width_of)
        lines = words.split("\n")
        return words, max(map(width_of, lines)) + 2, len(lines)


def _row(control: Control, words: str, place: QRectF, scaling: float, *, is_stacked: bool) -> WayRow:
    picture = picture_named(control.icon)
    return WayRow(words, control.label, picture, control.is_enabled, is_stacked, scaling, place)


def _width_px(text_px: int, is_bold: bool, words: str) -> float:
    return width_px(words, text_px, is_bold)
