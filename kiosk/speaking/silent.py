"""A voice that only keeps the time: reading along works without any synthesiser."""

from itertools import accumulate

from kiosk.speaking.voice import Rendered

RATE_HZ = 8_000
LETTERS_A_WORD = 5
"""What "words a minute" counts as a word; the space after it is one letter more."""


class SilentVoice:
    """Silence as long as the speech would be, each word as long as its letters."""

    name = "silence"
    is_audible = False

    def render(self, words: tuple[str, ...], rate_wpm: int) -> Rendered:
        """Keep silent for as long as the words take at so many words a minute."""
        letter_s = 60 / rate_wpm / (LETTERS_A_WORD + 1)
        ends_s = list(accumulate((letter_s * (len(word) + 1) for word in words), initial=0.0))
        return Rendered(bytes(2 * round(ends_s[-1] * RATE_HZ)), RATE_HZ, tuple(ends_s[:-1]))
