"""The commands for staff that need no screen: each is given the parts it works with."""

import sys
from pathlib import Path

from kiosk.core.content import Library
from kiosk.core.effects import Listen
from kiosk.core.phrases import Phrase, phrases, understand
from kiosk.core.state import KioskState, Place, Screen
from kiosk.hearing.hearing import VoskHearing
from kiosk.hearing.recogniser import VoskRecogniser
from kiosk.library.markdown import to_sentence
from kiosk.library.voice_pack import read_pronunciations
from kiosk.options import Options
from kiosk.sound.survey import survey
from kiosk.speaking.espeak import EspeakVoice, voice_names
from kiosk.speaking.voice import VoiceMissingError
from kiosk.staff.devices import Listing
from kiosk.staff.devices import devices as list_devices
from kiosk.staff.hear import hear_files
from kiosk.staff.say import say as say_to_file
from kiosk.startup import Beginning, CannotStartError, begin, guarded


def hear(options: Options, screen: str, files: list[Path], *, as_json: bool) -> int:
    """What the kiosk would have done on hearing recordings; returns the exit code."""
    return guarded(lambda: _hear(options, screen, files, as_json=as_json))


def say(options: Options, text: str, wav: Path, words: Path | None) -> int:
    """The kiosk's voice into a file; returns the exit code."""
    return guarded(lambda: _say(options, text, wav, words))


def devices(options: Options) -> int:
    """Which microphones, loudspeakers, voices and models there are, and which are used; returns the exit code."""
    return guarded(lambda: _devices(options))


def _hear(options: Options, screen: str, files: list[Path], *, as_json: bool) -> int:
    beginning = begin(options)
    live = phrases(_visit_at(screen, beginning.library), beginning.library)
    try:
        recogniser = VoskRecogniser(beginning.find_model())
    except (OSError, RuntimeError) as error:
        raise CannotStartError(str(error)) from None
    return hear_files(
        lambda: VoskHearing(recogniser),
        Listen(0, tuple(phrase.text for phrase in live)),
        lambda transcript: _action_of(understand(transcript, live)),
        files,
        as_json=as_json,
        complain=_complain,
    )


def _visit_at(screen: str, library: Library) -> KioskState:
    """A visit that is open on a screen of that name."""
    names = {kind.value: Place(kind) for kind in Screen if kind is not Screen.SECTION}
    names |= {section.id: Place(Screen.SECTION, section.id) for section in library.sections}
    if screen not in names:
        raise CannotStartError(f"there is no screen {screen!r}; the names are {', '.join(names)}.")
    return KioskState(place=names[screen], history=(Place(),), is_visit_open=True)


def _action_of(phrase: Phrase | None) -> str | None:
    if phrase is None:
        return None
    return f"{phrase.intent.action} {phrase.intent.section}".strip()


def _say(options: Options, text: str, wav: Path, words: Path | None) -> int:
    beginning = begin(options)
    folder = options.voices / beginning.settings.language
    sentence = to_sentence(text, read_pronunciations(folder))
    if not sentence.shown:
        raise CannotStartError("there is nothing to say; write some words after `say`.")
    settings = beginning.settings
    try:
        voice = EspeakVoice(beginning.library.voice.voice, settings.rate_wpm, settings.volume_percent)
        return say_to_file(sentence.shown, sentence.spoken, voice.render, wav, words)
    except VoiceMissingError as error:
        raise CannotStartError(str(error)) from None


def _devices(options: Options) -> int:
    beginning = begin(options)
    return list_devices([*_sound(beginning), _voice(beginning), _model(beginning)])


def _sound(beginning: Beginning) -> list[Listing]:
    ends = survey(beginning.settings.loudspeaker, beginning.settings.microphone)
    return [
        Listing(f"{end.end.capitalize()}s", end.names, (end.used,) if end.used else (), end.reason)
        for end in ends
    ]


def _voice(beginning: Beginning) -> Listing:
    pack = beginning.library.voice
    try:
        every = voice_names()
    except VoiceMissingError as error:
        return Listing("Voices", (), (), str(error))
    # With a folder before it and a variant after it: "gmw/en-gb+f3".
    used = tuple(name for name in every if name == pack.voice.rpartition("/")[2].partition("+")[0])
    names = tuple(name for name in every if name in used or name.partition("-")[0] == pack.language)
    reason = f"{pack.voice} is named in voices/{pack.language}/voice.yaml."
    others = f"espeak-ng has {len(every) - len(names)} more, for other languages."
    return Listing(
        "Voices", names, used, f"{reason if used else f'There is no voice {pack.voice}. {reason}'} {others}"
    )


def _model(beginning: Beginning) -> Listing:
    name = beginning.library.voice.speech_model
    try:
        found = beginning.find_model()
    except OSError as error:
        return Listing("Speech models", (), (), str(error))
    return Listing(
        "Speech models", (str(found),), (str(found),), f"{name} is whole: every file has its checksum."
    )


def _complain(sentence: str) -> None:
    print(sentence, file=sys.stderr)
