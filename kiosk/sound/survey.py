"""What microphones and loudspeakers there are, for the staff command ``devices``."""

from dataclasses import dataclass

from kiosk.core.events import Device
from kiosk.sound.devices import CardDevice, ServerDevice, choose
from kiosk.sound.portaudio import DeviceMissingError, PortAudio
from kiosk.sound.server import ServerWatch


@dataclass(frozen=True, slots=True)
class EndSurvey:
    """One end of the sound card."""

    end: Device
    names: tuple[str, ...]
    """Everything there is."""
    used: str
    """The one of `names` the kiosk would use; empty: none."""
    reason: str
    """Why that one, or why none, in one sentence."""


def survey(loudspeaker_name: str, microphone_name: str) -> list[EndSurvey]:
    """Look at both ends, opening neither. Not while a `SoundCard` of this process runs.

    Args:
        loudspeaker_name: part of the name; empty: the machine's own choice.
        microphone_name: likewise.
    """
    portaudio, server = PortAudio(), ServerWatch()
    wanted = {Device.MICROPHONE: microphone_name, Device.LOUDSPEAKER: loudspeaker_name}
    try:
        portaudio.begin_again()
        devices, on_server = portaudio.devices(), server.devices()
    except DeviceMissingError as missing:
        return [EndSurvey(end, (), "", str(missing)) for end in wanted]
    finally:
        server.close()
    return [_survey_of(end, name_part, devices, on_server) for end, name_part in wanted.items()]


def _survey_of(
    end: Device, name_part: str, devices: list[CardDevice], on_server: list[ServerDevice] | None
) -> EndSurvey:
    names = [found.description for found in on_server or () if found.end is end and found.is_real]
    names += [found.name for found in devices if found.channels(end) > 0]
    choice = choose(end, name_part, devices, on_server)
    return EndSurvey(end, tuple(dict.fromkeys(names)), choice.label, choice.reason)
