"""The kiosk's letters: the fonts it carries, and how much room words take."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from kiosk.screen.labels import LABEL_LINE

FONT_FAMILY = "Atkinson Hyperlegible"
FOLDER = Path(__file__).parent / "fonts"
_TOO_MANY_LINES = 10_000


def load_fonts() -> None:
    """Make the fonts known to Qt.

    Raises:
        RuntimeError: A font file is missing or broken.
    """
    for file in sorted(FOLDER.glob("*.ttf")):
        if FONT_FAMILY not in QFontDatabase.applicationFontFamilies(
            QFontDatabase.addApplicationFont(str(file))
        ):
            raise RuntimeError(f"The font {file} cannot be read; restore it from the repository.")
    if FONT_FAMILY not in QFontDatabase.families():
        raise RuntimeError(f"There is no font in {FOLDER}; restore the folder from the repository.")


def font_of(size_px: int, *, is_bold: bool = False) -> QFont:
    """The kiosk's font at a size in pixels."""
    font = QFont(FONT_FAMILY)
    font.setPixelSize(size_px)
    font.setBold(is_bold)
    return font


@lru_cache(maxsize=64)
def _metrics(size_px: int, is_bold: bool) -> QFontMetricsF:
    return QFontMetricsF(font_of(size_px, is_bold=is_bold))


def width_px(words: str, size_px: int, is_bold: bool = False) -> float:
    """Width of words in one line."""
    return _metrics(size_px, is_bold).horizontalAdvance(words)


def label_height_px(words: str, size_px: int, is_bold: bool, room_px: int) -> int:
    """Height of words on a control, wrapped at spaces; beyond every panel if a word is wider than the room."""

    def width(part: str) -> float:
        return width_px(part, size_px, is_bold)

    return line_count(words, room_px - 2, width) * round(LABEL_LINE * size_px)


def line_count(words: str, room_px: float, width_of: Callable[[str], float]) -> int:
    """How many lines words take, each filled as far as it goes; huge if a word is wider than the room."""
    lines, line = 1, ""
    for word in words.split():
        if width_of(word) > room_px:
            return _TOO_MANY_LINES
        longer = f"{line} {word}".strip()
        if width_of(longer) > room_px:
            lines, longer = lines + 1, word
        line = longer
    return lines
