"""What the command line can ask for."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """Where things are, and how the kiosk is shown."""

    content: Path
    """Folder that holds a folder of texts for each language."""
    voices: Path
    """Folder that holds a voice pack for each language, and ``models``."""
    settings: Path
    is_windowed: bool = False
    size_px: tuple[int, int] | None = None
    mm_per_pixel: float | None = None
    """Millimetres of one pixel; None: as the settings or the screen say."""
    trace: Path | None = None
