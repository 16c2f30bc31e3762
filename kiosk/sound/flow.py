"""Whether sound moves: a killed server or a pulled plug says nothing, its callback just comes no more."""

STALLED_S = 1.0
"""No callback for so long: lost."""
OPENING_S = 3.0
"""How long the first callbacks may take; PulseAudio's null sink, when it was idle, takes up to 2 s."""
SETTLED_S = 0.1
"""Callbacks coming for so long: open. Opening fills the buffer at once, even where nothing moves after it."""

ENOUGH = 4
"""Callbacks, likewise."""


class Flow:
    """Times of callbacks, in monotonic seconds. `moved` is called by the callback, all else by the sound thread."""

    def __init__(self, now_s: float) -> None:
        """A stream is being opened now."""
        self._began_s = self._last_s = now_s
        self._count = 0
        self._is_settled = False

    def moved(self, now_s: float) -> None:
        """Note a callback."""
        self._last_s = now_s
        self._count += 1

    def is_flowing(self, now_s: float) -> bool:
        """Whether callbacks have come in a row; once true it stays so."""
        if not self._is_settled:
            is_recent = now_s - self._last_s < SETTLED_S and self._last_s - self._began_s > SETTLED_S
            self._is_settled = is_recent and self._count >= ENOUGH
        return self._is_settled

    def is_stalled(self, now_s: float) -> bool:
        """Whether no callback came for too long."""
        return now_s - self._last_s > (STALLED_S if self._is_settled else OPENING_S)
