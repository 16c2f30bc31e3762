"""How words and pictures are set on a control: lines, space around them, the least size that holds them."""

from collections.abc import Callable

from kiosk.screen.millimetres import Sizes

LABEL_LINE = 1.14
"""Lines of the words on a control, base to base, in parts of the font size."""
STACKED_LABEL_LINE = 1.0
"""The same below a picture, and in the bar."""
LETTERS_EM = 0.9
"""From the top of a capital letter to the foot of a "g", in parts of the font size."""


def set_in_two_lines(words: str, width_of: Callable[[str], float]) -> str:
    """A label broken where it is narrowest, so that all controls of a row look alike."""
    parts = words.split()
    pairs = [(" ".join(parts[:n]), " ".join(parts[n:])) for n in range(1, len(parts))]
    return "\n".join(min(pairs, key=lambda pair: max(map(width_of, pair)), default=(words,)))


def control_chrome_px(sizes: Sizes) -> int:
    """Width of a control beside its words: padding, icon and the space between."""
    return 2 * sizes.padding_px + sizes.icon_px + sizes.padding_px


def letters_px(text_px: int, lines: int) -> int:
    """Height of the letters of so many lines set close, from the top of a capital to the foot of a "g"."""
    return round((LETTERS_EM + (lines - 1) * STACKED_LABEL_LINE) * text_px)


def bar_button_px(sizes: Sizes, lines: int) -> int:
    """Height of the buttons of the bar."""
    return max(sizes.small_target_px, letters_px(sizes.text_px, lines) + 4 * sizes.edge_px)


def stacked_picture_px(sizes: Sizes) -> int:
    """Size of the picture above the words of a control."""
    return round(0.9 * sizes.sign_icon_px)
