"""The page for an empty room: a name, one sentence and how to begin, as large as the glass lets them be."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF

from kiosk.core.model import WelcomeModel
from kiosk.screen.letters import line_count, width_px
from kiosk.screen.millimetres import SMALLEST_TEXT_PX, Ruler

Values = dict[str, object]

_PICTURE: Final = "nerve"
_HINT_PICTURE: Final = "touch"
_MARGIN_MM: Final = 8
_SHIFT_MM: Final = 4
"""How far everything moves from the middle of its way, each way: within the margin there is so much room more."""
_STEPS: Final = 5
"""Places on the way from left to right, and from top to bottom."""
_GAP_MM: Final = 9
_SMALL_GAP: Final = 0.04
"""On small glass, in parts of its height, as the next one."""
_LINE: Final = 1.2
"""From line to line, in parts of the font size; words as large as these need less than a page (labels: 1.14)."""
_PARTS: Final = (0.25, 0.36, 0.39)
_TALL_PARTS: Final = (0.29, 0.34, 0.37)
"""Of the height: for name, sentence and hint."""
_HINT_PADDING_MM: Final = 7
_SMALL_PADDING: Final = 0.034
_PICTURE_EM: Final = 1.35
"""Height of the picture beside the name, in parts of the font size of the name."""
_TALL_PICTURE_PART: Final = 0.38
"""Width of the picture above the name on tall glass, in parts of the width."""
_PICTURE_ROOM_EM: Final = 1.8
_MOST: Final = (0.165, 0.12, 0.113)
_TALL_MOST: Final = (0.084, 0.066, 0.064)
"""Font sizes of name, sentence and hint at most, in parts of the height of the glass: space is left between them. On a
21.5 inch panel capitals are then 20 mm high and more."""
_MEASURED_PX: Final = 100
_SLACK: Final = 1.02
"""Letters of another size are not exactly in proportion."""


@dataclass(frozen=True, slots=True)
class _Set:
    """Words set in a room."""

    text_px: int
    height_px: int
    width_px: int
    """The narrowest that keeps the lines, so that they are of one length."""


def welcome_values(welcome: WelcomeModel | None, width: int, height: int, ruler: Ruler) -> Values:
    """For ``Welcome.qml``; what it said stays written while it goes."""
    if welcome is None:
        return {"isWelcome": False}
    name, *sentences = welcome.lines
    sentence = " ".join(sentences)
    places = _places(name, sentence, welcome.hint, width, height, ruler)
    across_px, down_px = shift_px(welcome.shift, ruler)
    return {
        "welcomeIcon": _PICTURE,
        "welcomeHintIcon": _HINT_PICTURE,
        "isWelcomeDim": welcome.is_dim,
        "welcomeName": name,
        "welcomeSentence": sentence,
        "welcomeHint": welcome.hint,
        **{key: _moved(value, across_px, down_px) for key, value in places.items()},
        "isWelcome": True,
    }


def shift_px(shift: int, ruler: Ruler) -> tuple[int, int]:
    """How far everything has moved to the right and down: row by row over a small square, to and fro."""
    step_px = ruler.px(2 * _SHIFT_MM / (_STEPS - 1))
    row, column = divmod(shift % (_STEPS * _STEPS), _STEPS)
    column = column if row % 2 == 0 else _STEPS - 1 - column
    return (column - _STEPS // 2) * step_px, (row - _STEPS // 2) * step_px


def _moved(value: object, across_px: int, down_px: int) -> object:
    return value.translated(across_px, down_px) if isinstance(value, QRectF) else value


@lru_cache(maxsize=16)
def _places(name: str, sentence: str, hint: str, width: int, height: int, ruler: Ruler) -> Values:
    """Font sizes, and where everything stands while it has not moved."""
    margin = ruler.px(_MARGIN_MM + _SHIFT_MM)
    gap = min(ruler.px(_GAP_MM), round(_SMALL_GAP * height))
    padding = min(ruler.px(_HINT_PADDING_MM), round(_SMALL_PADDING * height))
    is_tall = height > width
    inner_px = width - 2 * margin
    above_px = round(_TALL_PICTURE_PART * inner_px) + gap if is_tall else 0
    parts = _TALL_PARTS if is_tall else _PARTS
    high, middle, low = (part * (height - 2 * margin - 2 * gap - above_px) for part in parts)
    most = [round(part * height) for part in (_TALL_MOST if is_tall else _MOST)]
    title = _fitting(name, inner_px, high, most[0], 0 if is_tall else _PICTURE_ROOM_EM)
    said = _fitting(sentence, inner_px, middle, most[1], is_bold=False)
    told = _fitting(hint, inner_px - 3 * padding, low - 2 * padding, most[2], _PICTURE_EM)
    picture_px = above_px - gap if is_tall else round(_PICTURE_EM * title.text_px)
    head_px = above_px + title.height_px if is_tall else max(picture_px, title.height_px)
    foot_px = told.height_px + 2 * padding
    said_y = margin + head_px + (height - 2 * margin - head_px - foot_px - said.height_px) / 2
    name_x = margin if is_tall else margin + picture_px + 0.3 * title.text_px
    name_y = margin + (above_px if is_tall else (head_px - title.height_px) / 2)
    return {
        "welcomePicture": QRectF(
            margin, margin + (0 if is_tall else (head_px - picture_px) / 2), picture_px, picture_px
        ),
        "welcomeNamePlace": QRectF(name_x, name_y, title.width_px, title.height_px),
        "welcomeNameText": title.text_px,
        "welcomeSentencePlace": QRectF(margin, said_y, said.width_px, said.height_px),
        "welcomeSentenceText": said.text_px,
        "welcomeHintPlace": QRectF(margin, height - margin - foot_px, inner_px, foot_px),
        "welcomeHintWidth": told.width_px,
        "welcomeHintText": told.text_px,
        "welcomePadding": padding,
    }


def _fitting(
    words: str,
    room_px: float,
    height_px: float,
    most_px: int,
    beside_em: float = 0.0,
    *,
    is_bold: bool = True,
) -> _Set:
    """Words as large as a room lets them be, with something beside them that grows with the letters."""
    for text_px in range(most_px, SMALLEST_TEXT_PX, -1):
        width_of = _widths_at(text_px, is_bold)
        free_px = room_px - beside_em * text_px
        lines = line_count(words, free_px, width_of)
        if lines * _LINE * text_px <= height_px:
            break
    narrowest = next(
        (px for px in range(1, int(free_px), 4) if line_count(words, px, width_of) <= lines), int(free_px)
    )
    return _Set(text_px, round(lines * _LINE * text_px), narrowest + 2)


def _widths_at(text_px: int, is_bold: bool) -> Callable[[str], float]:
    scale = _SLACK * text_px / _MEASURED_PX
    return lambda words: scale * width_px(words, _MEASURED_PX, is_bold)
