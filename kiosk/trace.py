"""Writes when things happened, for measuring: names, ids and counts; never what anybody said."""

import json
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kiosk.core.actions import ActionId, Intent
from kiosk.core.effects import CheckPin, Effect, Listen, Say
from kiosk.core.events import (
    Event,
    FocusMoved,
    Heard,
    KeyPressed,
    LibraryChanged,
    PagesMeasured,
    SoundLevel,
    TimePassed,
    Touched,
)
from kiosk.core.model import ScreenModel
from kiosk.core.state import Screen

_log = logging.getLogger(__name__)

MeaningOf = Callable[[str], str]
"""From a phrase that was heard to the name of what it asks for."""


class Trace:
    """A file of JSON lines ``{"t", "kind", "name", "data"}``; ``t`` in monotonic seconds. Main thread.

    It ends where it cannot be written any more, and the kiosk goes on.
    """

    def __init__(self, file: Path, meaning_of: MeaningOf) -> None:
        """Raises OSError if the file cannot be written."""
        self._out = file.open("w", encoding="utf-8", buffering=1)
        self._meaning_of = meaning_of
        self._shown: dict[str, Any] = {}

    def watch(self, thing: Event | Effect | ScreenModel) -> None:
        """Notes an event, an effect or a model that is about to be shown."""
        if isinstance(thing, TimePassed | SoundLevel):
            return
        if isinstance(thing, ScreenModel):
            self._shown = _model_data(thing)
            self._write("show", "ScreenModel", self._shown)
        elif isinstance(thing, Effect):
            self._write("effect", type(thing).__name__, _effect_data(thing))
        else:
            self._write("event", type(thing).__name__, self._event_data(thing))

    def painted(self) -> None:
        """Notes that a frame with the model shown last is on the glass."""
        self._write("frame", "Frame", self._shown)

    def close(self) -> None:
        """Closes the file."""
        # What could not be written before cannot be written now.
        with suppress(OSError):
            self._out.close()

    def _event_data(self, event: Any) -> dict[str, Any]:
        match event:
            case Heard(turn, phrase, confidence, silence_before_s):
                return {
                    "turn": turn,
                    "action": self._meaning_of(phrase),
                    "confidence": round(confidence, 3),
                    "silence_before_s": round(silence_before_s, 3),
                }
            case Touched(Intent(action=ActionId.ENTER_DIGIT)):
                return {"action": ActionId.ENTER_DIGIT}
            case FocusMoved() if self._shown.get("screen") == Screen.PIN:
                # Where the ring stands there is a digit of the PIN.
                return {"is_by_person": event.is_by_person}
            case Touched(intent):
                return {"action": intent.action, "section": intent.section, "sentence": intent.sentence}
            case PagesMeasured(document, first):
                return {"document": document, "pages": len(first)}
            case KeyPressed(key):
                # Letters one after the other are words that somebody typed.
                return {"key": key if len(key) > 1 else "character"}
            case LibraryChanged(library):
                return {"version": library.version}
            case _:
                return asdict(event)

    def _write(self, kind: str, name: str, data: dict[str, Any]) -> None:
        if self._out.closed:
            return
        line = json.dumps({"t": time.monotonic(), "kind": kind, "name": name, "data": data})
        try:
            self._out.write(line + "\n")
        except OSError as error:
            _log.warning("%s: %s. The trace ends here; the kiosk goes on.", self._out.name, error.strerror)
            self.close()


def _effect_data(effect: Any) -> dict[str, Any]:
    match effect:
        case Say(utterance):
            return {"utterance": utterance.id, "words": len(utterance.words)}
        case Listen(turn, phrases, competitors, is_over_own_voice):
            return {
                "turn": turn,
                "phrases": len(phrases),
                "competitors": len(competitors),
                "is_over_own_voice": is_over_own_voice,
            }
        case CheckPin():
            return {}
        case _:
            return asdict(effect)


def _model_data(model: ScreenModel) -> dict[str, Any]:
    return {
        "screen": model.screen,
        "title": model.title,
        "document": model.document.id,
        "page": model.page_label,
        "first_sentence": model.first_sentence,
        "sentence": model.marked_sentence,
        "word": model.marked_word,
        "microphone": model.microphone_sign,
        "sound": model.sound_label,
        "is_asking": model.question is not None,
    }
