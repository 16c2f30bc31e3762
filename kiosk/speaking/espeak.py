"""The kiosk's voice: espeak-ng through pyttsx3, rendered and never played."""

import ctypes
import importlib
import threading
from collections.abc import Callable
from typing import Any

import numpy as np

from kiosk.speaking.voice import Rendered, VoiceMissingError
from kiosk.speaking.word_times import WordEvent, voiced_part, word_starts_s

RATE_HZ = 22_050
"""Of every espeak-ng voice that is not MBROLA; pyttsx3 writes the same into its files."""
LEAD_S = 0.01
TAIL_S = 0.05
ESPEAK_RATE_A_WORD = 0.81
"""Espeak's own "words a minute" are long words: at its 150, the kiosk's English texts are spoken at 186."""
RENDER_WITHIN_S = 10.0
"""A sentence takes about 0.005 s."""

_Listener = Callable[[Any, int, Any], int]


class EspeakVoice:
    """One voice at one loudness.

    Espeak keeps voice, speed and callback once for the whole process: the `EspeakVoice` made last is the one that
    works, and it is used on the thread that made it.
    """

    is_audible = True

    def __init__(self, voice: str, volume_percent: int | Callable[[], int]) -> None:
        """Load espeak-ng and choose the voice.

        Args:
            voice: espeak's name for it, such as ``en-us`` or ``en-gb+f3``.
            volume_percent: 0 to 100; or what tells it, asked before each utterance.

        Raises:
            VoiceMissingError: espeak-ng is not installed, or has no such voice.
        """
        self.name = voice
        self._driver = _build_driver()
        try:
            self._driver.setProperty("voice", voice)
        except ValueError:
            raise VoiceMissingError(
                f'espeak-ng has no voice "{voice}"; `espeak-ng --voices` lists those it has.'
            ) from None
        self._volume_percent = volume_percent

    def render(self, words: tuple[str, ...], rate_wpm: int) -> Rendered:
        """Speak words, joined by one space, into samples.

        Args:
            words: what is said.
            rate_wpm: words of plain English a minute, 100 to 500, without the pauses between sentences.

        Raises:
            VoiceMissingError: espeak did not finish in time.
        """
        if not any(words):
            # Espeak never says that it has finished with nothing.
            return Rendered(b"", RATE_HZ, (0.0,) * len(words))
        percent = self._volume_percent
        self._driver.setProperty("volume", (percent if isinstance(percent, int) else percent()) / 100)
        self._driver.setProperty("rate", round(rate_wpm * ESPEAK_RATE_A_WORD))
        sound, events = self._driver.render(" ".join(words))
        samples = np.frombuffer(sound, "<i2")
        starts_s = word_starts_s(words, events, samples, RATE_HZ)
        first, end = voiced_part(samples, RATE_HZ, LEAD_S, TAIL_S)
        length_s = (end - first) / RATE_HZ
        shifted_s = tuple(min(max(0.0, start_s - first / RATE_HZ), length_s) for start_s in starts_s)
        return Rendered(samples[first:end].tobytes(), RATE_HZ, shifted_s)


def voice_names() -> list[str]:
    """Every voice that espeak-ng has, by the names that `EspeakVoice` takes.

    Raises:
        VoiceMissingError: espeak-ng is not installed.
    """
    return sorted(voice.id.rpartition("/")[2] for voice in _build_driver().getProperty("voices"))


def _build_driver() -> Any:
    """A pyttsx3 driver that hands over samples and word times.

    pyttsx3 loads libespeak-ng when its driver is imported, so that happens here and not when the kiosk starts.
    """
    try:
        module = importlib.import_module("pyttsx3.drivers.espeak")
    except RuntimeError:
        raise VoiceMissingError(
            "The speech synthesiser is missing: install the system package libespeak-ng1."
        ) from None
    return _rendering_driver(module)


def _rendering_driver(module: Any) -> Any:
    """Make the driver; its class can only be written once pyttsx3's own is there."""
    library = module._espeak

    class RenderingDriver(module.EspeakDriver):  # type: ignore[misc]
        """Collects what espeak renders. Its callback comes on a thread of espeak's own."""

        def __init__(self) -> None:
            self._sound = bytearray()
            self._events: list[WordEvent] = []
            self._is_done = threading.Event()
            super().__init__(_NobodyToNotify())

        def render(self, text: str) -> tuple[bytes, list[WordEvent]]:
            self._sound, self._events = bytearray(), []
            self._is_done.clear()
            self._start_synthesis(text)
            if not self._is_done.wait(RENDER_WITHIN_S):
                raise VoiceMissingError(f"espeak-ng did not finish a sentence within {RENDER_WITHIN_S:g} s.")
            return bytes(self._sound), self._events

        def _onSynth(self, wav: Any, numsamples: int, events: Any) -> int:  # noqa: N802
            """Called by espeak; 0 lets it go on."""
            if numsamples > 0:
                self._sound += ctypes.string_at(wav, 2 * numsamples)
            for event in _listed(events, library.EVENT_LIST_TERMINATED):
                if event.type == library.EVENT_WORD:
                    # Counted in characters from 1; the time in ms, `sample` is the same in samples.
                    self._events.append(WordEvent(event.text_position - 1, event.sample / RATE_HZ))
                elif event.type == library.EVENT_MSG_TERMINATED:
                    self._is_done.set()
            return 0

    try:
        return RenderingDriver()
    except RuntimeError:
        raise VoiceMissingError(
            "espeak-ng could not be started: reinstall the system package espeak-ng-data."
        ) from None


def _listed(events: Any, end: int) -> list[Any]:
    found: list[Any] = []
    while events[len(found)].type != end:
        found.append(events[len(found)])
    return found


class _NobodyToNotify:
    """Where pyttsx3's driver reports to; this house asks the driver itself."""

    def setBusy(self, busy: bool) -> None:  # noqa: N802
        """Be told that the driver is busy."""

    def notify(self, topic: str, **details: object) -> None:
        """Be told what the driver does."""
