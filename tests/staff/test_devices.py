"""The list of devices."""

import pytest

from kiosk.staff.devices import Listing, devices


def test_what_is_used_is_marked_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        devices([Listing("Microphones", ("Built-in", "USB"), ("USB",), "It is named in the settings.")]) == 0
    )
    assert capsys.readouterr().out == (
        "Microphones:\n    Built-in\n  * USB\n    It is named in the settings.\n* would be used.\n"
    )


def test_a_kind_of_which_nothing_can_be_used_is_told_by_the_exit_code(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert devices([Listing("Microphones", (), (), "Plug one in.")]) == 1
    assert "none" in capsys.readouterr().out
