"""Ears for a clinic that does not want the kiosk to listen."""

from kiosk.core.effects import Listen
from kiosk.core.events import Device, DeviceChanged
from kiosk.core.ports import Post


class DeafEars:
    """Fulfils `kiosk.core.ports.Ears` and hears nothing, ever: no model is loaded, no sound looked at."""

    def __init__(self, post: Post, detail: str) -> None:
        """Keep the reason.

        Args:
            post: Where events go.
            detail: Why there is no listening, one sentence for staff.
        """
        self._post = post
        self._detail = detail

    def start(self) -> None:
        """Say once that this door is closed."""
        self._post(DeviceChanged(Device.RECOGNISER, is_working=False, detail=self._detail))

    def listen(self, request: Listen) -> None:
        """Leave the turn unanswered: an answer would say that the kiosk listens."""

    def accept(self, block: bytes, own_voice: bytes = b"") -> None:
        """Let the sound go by."""

    def forget(self) -> None:
        """Have heard nothing."""

    def stop(self, timeout_s: float) -> None:
        """Have nothing to stop."""
