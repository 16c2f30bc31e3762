"""The choice of devices, without any."""

import pytest

from kiosk.core.events import Device
from kiosk.sound.devices import CardDevice, ServerDevice, choose

CARD = [
    CardDevice(
        0,
        "HDA Intel PCH: ALC257 Analog (hw:0,0)",
        2,
        2,
        44_100,
        is_default_input=True,
        is_default_output=True,
    ),
    CardDevice(1, "Jabra SPEAK 410 USB: Audio (hw:1,0)", 1, 2, 48_000),
    CardDevice(2, "HDMI 0 (hw:0,3)", 0, 8, 44_100),
]
THROUGH_SERVER = [
    CardDevice(0, "default", 32, 32, 44_100, is_default_input=True, is_default_output=True),
    CardDevice(1, "pulse", 32, 32, 44_100),
]


def source(name: str, *, is_default: bool = False, is_real: bool = True) -> ServerDevice:
    return ServerDevice(name, name.title(), Device.MICROPHONE, is_default=is_default, is_real=is_real)


def test_without_a_wish_the_machine_chooses() -> None:
    choice = choose(Device.LOUDSPEAKER, "", CARD, None)
    assert choice.device is CARD[0]
    assert "own choice" in choice.reason


@pytest.mark.parametrize("wish", ["jabra", "JABRA", "410 usb"])
def test_a_part_of_the_name_is_enough(wish: str) -> None:
    assert choose(Device.MICROPHONE, wish, CARD, None).device is CARD[1]


def test_an_output_is_no_microphone() -> None:
    choice = choose(Device.MICROPHONE, "hdmi", CARD, None)
    assert choice.device is None
    assert "hdmi" in choice.reason


def test_a_machine_without_anything_says_so() -> None:
    assert choose(Device.MICROPHONE, "", [], None).reason == "This machine has no microphone."


def test_the_echo_of_a_loudspeaker_is_no_microphone() -> None:
    echo = source("speaker.monitor", is_default=True, is_real=False)
    choice = choose(Device.MICROPHONE, "", THROUGH_SERVER, [echo])
    assert choice.device is None
    assert "no microphone" in choice.reason


def test_the_servers_own_choice_is_left_to_the_server() -> None:
    choice = choose(
        Device.MICROPHONE, "", THROUGH_SERVER, [source("built-in"), source("usb", is_default=True)]
    )
    assert (choice.device, choice.server_name, choice.label) == (THROUGH_SERVER[1], "", "Usb")


def test_a_real_microphone_is_preferred_to_the_servers_choice_of_an_echo() -> None:
    echo = source("speaker.monitor", is_default=True, is_real=False)
    assert choose(Device.MICROPHONE, "", THROUGH_SERVER, [echo, source("usb")]).server_name == "usb"


def test_a_name_is_looked_up_on_the_server_first_and_then_on_the_card() -> None:
    devices = [*THROUGH_SERVER, *CARD]
    assert choose(Device.MICROPHONE, "usb", devices, [source("usb")]).server_name == "usb"
    assert choose(Device.MICROPHONE, "jabra", devices, [source("usb")]).device is CARD[1]
    assert choose(Device.MICROPHONE, "piano", devices, [source("usb")]).device is None
