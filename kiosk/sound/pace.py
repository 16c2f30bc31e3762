"""How much faster one clock of the sound card goes than the other, from counting frames over minutes.

Two devices with a clock each drift apart by 55 ppm, 200 ms an hour; what the echo canceller has learned then grows
stale while it learns (22 dB of echo taken away at 5 ppm, 13 dB at 55).
"""

from kiosk.core.ports import RECOGNISER_RATE_HZ

UNSURE_S = 0.005
"""Counts over 3 s are off by so much (PulseAudio's null sinks: 4 ms)."""
LOST_S = 0.012
"""The count went astray by so much at once: a device lost sound or was opened anew."""
LOOK_S = 3.0
SETTLING_S = 15.0
"""After that, the mean count is no longer moved by it."""
LEAST_S = 120.0
TRUSTED_S = 1200.0
"""From counting so long on, a shorter count is no reason to think otherwise: 4 ppm."""
LONGEST_S = 3600.0
MOST = 300e-6
"""No clock is that far off; bad quartzes are at 100 ppm."""


class Pace:
    """Of the loudspeaker, against the microphone. The microphone's callback."""

    def __init__(self) -> None:
        """One clock, as in most machines, until the count shows that there are two."""
        self.ratio = 1.0
        """Frames given for each frame taken."""
        self._trusted_s = LEAST_S
        self._begun: tuple[float, float] | None = None
        self._last = (0.0, 0.0)
        self._is_settling = False

    def begin(self) -> None:
        """Count anew; what is known stays so until the new count is long enough."""
        self._begun = None

    def look(self, given_s: float, taken_s: float) -> None:
        """Look at the counts, both in seconds of sound since any moment; called as often as one likes."""
        if self._begun is None:
            self._begun = self._last = (given_s, taken_s)
            self._is_settling = True
        passed_s = taken_s - self._last[1]
        if passed_s < (SETTLING_S if self._is_settling else LOOK_S):
            return
        if self._is_settling:
            self._begun = self._last = (given_s, taken_s)
            self._is_settling = False
            return
        expected_s = self._last[0] + passed_s * self.ratio
        self._last = (given_s, taken_s)
        if abs(given_s - expected_s) > LOST_S:
            self._begun = None
        else:
            self._judge(given_s - self._begun[0], taken_s - self._begun[1])

    def _judge(self, given_s: float, taken_s: float) -> None:
        if taken_s < self._trusted_s:
            return
        drift = given_s / taken_s - 1.0
        is_shown = abs(drift) > UNSURE_S / taken_s
        if abs(drift) < MOST:
            self.ratio = 1.0 + drift if is_shown else 1.0
            self._trusted_s = min(taken_s, TRUSTED_S)
        if taken_s > LONGEST_S:
            self._begun = None


def seconds(frames: float) -> float:
    """How long so many frames last at `RECOGNISER_RATE_HZ`."""
    return frames / RECOGNISER_RATE_HZ
