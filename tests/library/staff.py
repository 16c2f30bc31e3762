"""A content folder that staff own, small and in a made-up place."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.core.content import Library
from kiosk.library.last_good import LastGood
from kiosk.library.load import Folders, Loader

VOICES = Path(__file__).parent.parent.parent / "voices"
SECTION = """---
title: {title}
tile: A line
say:
  - {title}
sources:
  - A named source
---
# First heading

One sentence here. A second one follows.

- an item
"""


@dataclass
class Clinic:
    """Content in one folder, state in another."""

    folder: Path

    def __post_init__(self) -> None:
        self.write("home.md", "---\ntitle: Home\n---\nHello there.\n")
        self.write("1-alpha.md", SECTION.format(title="Alpha part"))
        self.write("2-beta.md", SECTION.format(title="Beta part"))

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def state(self) -> Path:
        return self.folder / "state"

    def file(self, name: str) -> Path:
        return self.content / "en" / name

    def write(self, name: str, text: str | bytes) -> Path:
        file = self.file(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def loader(self) -> Loader:
        return Loader(Folders(self.content, VOICES), "en", LastGood(self.state))

    def load(self) -> tuple[Library, list[str]]:
        loader = self.loader()
        library = loader.load()
        return library, [str(problem) for problem in loader.problems]
