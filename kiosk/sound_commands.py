"""The commands for staff about microphone, loudspeaker, voice and ears: each is given the parts it works with."""

import signal
from pathlib import Path

from kiosk.core.content import Library
from kiosk.core.ports import RECOGNISER_RATE_HZ
from kiosk.core.trust import Attention
from kiosk.hearing.hearing import VoskHearing
from kiosk.hearing.loudness import Loudness, loudness_of
from kiosk.hearing.recogniser import VoskRecogniser
from kiosk.options import Options
from kiosk.sound.survey import survey
from kiosk.sound.trial import DeviceMissingError, TrialMicrophone, trial_microphone
from kiosk.speaking.espeak import voice_names
from kiosk.speaking.voice import VoiceMissingError
from kiosk.staff.devices import LISTENING_S, Listened, Listing
from kiosk.staff.devices import devices as print_devices
from kiosk.staff.hear import hear_files
from kiosk.staff.microphone import BUSY, Opening
from kiosk.staff.situation import NoSituationError, Situation, situation
from kiosk.staff.voice_check import NOT_PASSED, VoiceCheck
from kiosk.startup import Beginning, CannotStartError, begin, guarded


def hear(options: Options, screen: str, attention: str, files: list[Path], *, as_json: bool) -> int:
    """What the kiosk would have done on hearing recordings, and why; returns the exit code."""
    return guarded(lambda: _hear(options, screen, Attention(attention), files, as_json=as_json))


def devices(options: Options, *, is_listening: bool) -> int:
    """What there is of microphones, loudspeakers, voices and models, and what is heard; returns the exit code."""
    return guarded(lambda: _devices(options, is_listening=is_listening))


def voice_check(options: Options, seconds: float, *, as_json: bool) -> int:
    """Ten commands spoken by whoever installs the kiosk, and counted; returns the exit code."""
    return guarded(lambda: _voice_check(options, seconds, as_json=as_json))


def _hear(options: Options, screen: str, attention: Attention, files: list[Path], *, as_json: bool) -> int:
    beginning = begin(options)
    moment = _situation(beginning, screen, attention)
    recogniser = _recogniser(beginning)
    return hear_files(lambda: VoskHearing(recogniser), moment, files, as_json=as_json)


def _situation(beginning: Beginning, screen: str, attention: Attention) -> Situation:
    try:
        moment = situation(screen, attention, beginning.settings, beginning.library)
    except NoSituationError as error:
        raise CannotStartError(str(error)) from None
    return Situation(moment.state, _with_rivals(beginning))


def _with_rivals(beginning: Beginning) -> Library:
    """The content, with the words that sound like its own; some seconds if it has words that are new."""
    rivals, voices = beginning.loader.rivals, beginning.options.voices
    if rivals is None or not rivals.lacking:
        return beginning.library
    rivals.work_out()
    return rivals.joined(beginning.library, voices / beginning.settings.language)


def _recogniser(beginning: Beginning) -> VoskRecogniser:
    try:
        return VoskRecogniser(beginning.find_model())
    except (OSError, RuntimeError) as error:
        raise CannotStartError(str(error)) from None


def _devices(options: Options, *, is_listening: bool) -> int:
    beginning = begin(options)
    microphones, loudspeakers = _sound(beginning)
    listings = [microphones, loudspeakers, _voice(beginning), _model(beginning)]
    can_listen = is_listening and microphones.used
    return print_devices(listings, (lambda: _listened(beginning)) if can_listen else None, options.settings)


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


def _listened(beginning: Beginning) -> Listened:
    try:
        with trial_microphone(beginning.settings.microphone) as microphone:
            sound = _sound_of(microphone, LISTENING_S)
            opening = _opening(microphone)
    except DeviceMissingError as missing:
        return Listened(refusal=str(missing))
    try:
        return Listened(opening, loudness_of(sound) if sound else None)
    except (OSError, RuntimeError) as error:
        raise CannotStartError(f"speech cannot be told from noise ({error}): run the set-up again.") from None


def _sound_of(microphone: TrialMicrophone, seconds: float) -> bytes:
    """So much of what it gives; empty if it ceases before."""
    sound = bytearray()
    for block in microphone.blocks():
        sound += block
        if len(sound) >= 2 * seconds * RECOGNISER_RATE_HZ:
            return bytes(sound)
    return b""


def _opening(microphone: TrialMicrophone) -> Opening:
    opened, behind = microphone.opened, microphone.behind_server
    return Opening(
        microphone.name,
        (opened.rate_hz, opened.channels),
        (behind.rate_hz, behind.channels) if behind else None,
    )


def _voice_check(options: Options, seconds: float, *, as_json: bool) -> int:
    beginning = begin(options)
    section = beginning.library.sections[0].id
    moment = _situation(beginning, section, Attention.RECENT)
    try:
        hearing = VoskHearing(_recogniser(beginning))
    except (OSError, RuntimeError) as error:
        raise CannotStartError(str(error)) from None
    check = VoiceCheck(moment, hearing, Loudness(), options.settings, seconds)
    # Ctrl-C ends the check with what was counted until then.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with trial_microphone(beginning.settings.microphone) as microphone:
            return check.run(_opening(microphone), microphone.blocks(), as_json=as_json)
    except DeviceMissingError as missing:
        raise CannotStartError(f"{missing} {BUSY}") from None
    except KeyboardInterrupt:  # While the microphone was being opened or closed.
        return NOT_PASSED
