"""A screen that nobody sees: Xvfb, whose picture lies in a file."""

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from tests.lab.processes import Program
from tests.lab.waiting import wait_for

Picture = NDArray[np.uint8]
"""Height x width x 4, blue first."""


class VirtualScreen:
    """An X server on a free display. Its frame buffer is a file in the ``xwd`` form, so looking disturbs nobody."""

    def __init__(
        self, environment: Mapping[str, str], folder: Path, width_px: int = 1280, height_px: int = 800
    ) -> None:
        self.width_px, self.height_px = width_px, height_px
        self._folder = folder
        self._environment = dict(environment)

    def __enter__(self) -> Self:
        buffer = self._folder / "screen"
        buffer.mkdir(exist_ok=True)
        command = [
            "Xvfb", "-displayfd", "1", "-screen", "0", f"{self.width_px}x{self.height_px}x24", "-fbdir", str(buffer),
            "-nolisten", "tcp", "-ac", "-noreset", "-dpi", "96",
        ]  # fmt: skip
        self._server = Program(command, self._environment, self._folder, "xvfb")
        try:
            number = wait_for(self._number, 10.0, "Xvfb to find a free display")
            self._file = buffer / "Xvfb_screen0"
            wait_for(self._file.exists, 5.0, "the frame buffer of Xvfb")
        except BaseException:
            self._server.end()
            raise
        self.display = f":{number}"
        self.environment = {**self._environment, "DISPLAY": self.display}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.end()

    def _number(self) -> str:
        if not self._server.is_running:
            raise RuntimeError(f"Xvfb did not start: {self._server.complaints}")
        return self._server.output.strip()

    def picture(self) -> Picture:
        """What is on the screen now."""
        whole = np.fromfile(self._file, dtype=np.uint8)
        header_bytes, colours, line_bytes = (
            int(whole[4 * word : 4 * word + 4].view(">u4")[0]) for word in (0, 19, 12)
        )
        start = header_bytes + 12 * colours
        lines = whole[start : start + line_bytes * self.height_px].reshape(self.height_px, line_bytes)
        return lines[:, : 4 * self.width_px].reshape(self.height_px, self.width_px, 4)

    def save(self, file: Path) -> None:
        """Save what is on the screen as PNG."""
        picture = np.ascontiguousarray(self.picture())
        image = QImage(picture.data, self.width_px, self.height_px, QImage.Format.Format_RGB32)
        if not image.save(str(file)):
            raise OSError(f"{file} could not be written.")
