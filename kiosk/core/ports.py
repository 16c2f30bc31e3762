"""What the engine asks of the rooms around it.

Everything here is called from the main thread unless it says otherwise.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from kiosk.core.effects import KeepMeasures, Listen, Utterance
from kiosk.core.events import Event
from kiosk.core.model import ScreenModel

Post = Callable[[Event], None]
"""Hands an event to the engine; may be called from any thread, never blocks."""

RECOGNISER_RATE_HZ = 16_000
"""Sample rate of everything that goes into the ears (the English model's, ``conf/mfcc.conf``)."""


@dataclass(frozen=True, slots=True)
class SpeechDecision:
    """What the ears made of one stretch of speech. Times are seconds of sound since the first block."""

    phrase: str | None
    """Exactly one of the phrases listened for, or None: none of them."""
    confidence: float
    """0 to 1, the lowest of its words; 0 for none."""
    silence_before_s: float
    """Seconds without speech before it."""
    is_long: bool
    """It went on for longer than any command, and was not looked at to its end."""
    speech_end_s: float
    """Where the speech ended."""
    decided_s: float
    """How much sound had been taken in when the decision fell."""


class SoundHearing(Protocol):
    """The whole chain from sound to decisions, on the caller's thread, as fast as it can: no thread, no clock."""

    @property
    def is_within_speech(self) -> bool:
        """Whether somebody is speaking, as far as the sound taken in tells."""

    def listen(self, request: Listen) -> tuple[str, ...]:
        """Take over new phrases; returns the refused ones (a word is not in the model's vocabulary)."""

    def forget(self) -> None:
        """Drop an utterance half heard: the sound broke off."""

    def feed(self, block: bytes) -> list[SpeechDecision]:
        """Take sound (int16 little-endian, mono, `RECOGNISER_RATE_HZ`); returns the decisions that fell within it."""


class EchoCanceller(Protocol):
    """Takes the kiosk's own voice out of what the microphone hears. One thread: the listener's."""

    def clean(self, block: bytes, own_voice: bytes) -> bytes:
        """The block without the echo of the kiosk's own voice, as long as it was.

        Args:
            block: What the microphone heard (int16 little-endian, mono, `RECOGNISER_RATE_HZ`).
            own_voice: What the loudspeaker was given in the same time, of the same form and length; empty: nothing for
                so long that no echo is left.
        """

    def forget(self) -> None:
        """The next block does not follow on the last one."""


class Display(Protocol):
    """The screen.

    It posts Touched, KeyPressed, FocusMoved, ScreenTouched, CornerHeld, PagesMeasured and PanelKnown.
    """

    def show(self, model: ScreenModel) -> None:
        """Show exactly this; returns before it is painted."""

    def move_focus(self, *, is_forward: bool) -> None:
        """Move the ring of the keyboard to the next thing, or the one before; posts FocusMoved, as by a person."""

    def press_focus(self) -> None:
        """Press what the ring of the keyboard stands on, as Enter does."""


class Mouth(Protocol):
    """Speaks. It posts UtteranceStarted, WordReached, UtteranceEnded and DeviceChanged(VOICE)."""

    def start(self) -> None:
        """Begin to work on a thread of its own; returns at once."""

    def say(self, utterance: Utterance) -> None:
        """Queue an utterance; returns at once."""

    def duck(self, *, is_on: bool) -> None:
        """Speak softly from now on, or as before, within 100 ms; returns at once."""

    def set_loudness(self, gain_db: float) -> None:
        """Speak so loud from now on, within 100 ms, also what is being said; returns at once.

        Args:
            gain_db: 0, the loudest that the clinic allows, down to -18.
        """

    def be_silent(self) -> None:
        """Drop what is being said and all that is queued, silent within 100 ms; returns at once."""

    def stop(self, timeout_s: float) -> None:
        """Fall silent and end the thread, waiting at most so long."""


class Ears(Protocol):
    """Hears.

    It posts ListeningStarted, Heard, SpeechUnmatched, SpeechBegan, SpeechEnded, SoundLevel, MicrophoneJudged and
    DeviceChanged(RECOGNISER).
    """

    def start(self) -> None:
        """Begin to load the recogniser on a thread of its own; returns at once."""

    def listen(self, request: Listen) -> None:
        """Take over new phrases; returns at once."""

    def accept(self, block: bytes, own_voice: bytes = b"") -> None:
        """Take a block of sound: int16 little-endian, mono, `RECOGNISER_RATE_HZ`, any length.

        `own_voice` is what the loudspeaker was given meanwhile, as in `EchoCanceller.clean`. Called from the
        microphone callback: never blocks, drops the oldest sound when the listener is behind.
        """

    def forget(self) -> None:
        """Drop the utterance half heard: the sound broke off, and what comes next does not follow on it.

        Called from the thread that opens and closes the microphone, never while `accept` may be; returns at once.
        """

    def stop(self, timeout_s: float) -> None:
        """End the thread, waiting at most so long."""


class Microphone(Protocol):
    """Gives blocks of sound to the ears. It posts DeviceChanged(MICROPHONE)."""

    def open(self) -> None:
        """Look for a device from now on and keep it open; returns at once. Open already: nothing."""

    def close(self) -> None:
        """Give the device back; returns at once, and no block comes any more. Nothing is posted."""


class Loudspeaker(Protocol):
    """Plays samples one after the other, and knows what has been heard. It posts DeviceChanged(LOUDSPEAKER).

    With no device at hand it plays into silence at the same pace, so that reading along goes on.
    `play` and `heard_s` may be called from any one thread, `cut` from every thread.
    """

    def start(self) -> None:
        """Begin to look for a device and open it; returns at once."""

    def play(self, samples: bytes, rate_hz: int) -> float:
        """Queue sound (int16 little-endian, mono); returns the play position in seconds at which it begins."""

    def duck(self, *, is_on: bool) -> None:
        """Play softly from now on, or as before, within 100 ms; any thread."""

    def set_loudness(self, gain_db: float) -> None:
        """Play so loud from now on, within 100 ms, also what is queued; any thread. As `Mouth.set_loudness`."""

    def cut(self) -> None:
        """Drop everything queued; silent within 100 ms."""

    def heard_s(self) -> float:
        """The play position: seconds of queued sound that have left the loudspeaker since the start; never falls."""

    def stop(self, timeout_s: float) -> None:
        """Close the device, waiting at most so long."""


class Office(Protocol):
    """What the staff's screens ask of the machine. It posts PinChecked."""

    def check_pin(self, digits: str) -> None:
        """Hold a PIN against the one that was set; returns at once. Digits are neither kept nor logged."""

    def keep_measures(self, measures: KeepMeasures) -> None:
        """Write down what the staff measured and chose, for the next starts; returns at once."""

    def end_kiosk(self, *, is_restart: bool) -> None:
        """End the program; with a restart it begins again at once. Returns at once."""
