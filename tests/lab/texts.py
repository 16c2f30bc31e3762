"""The kiosk's own texts, as its library reads them, to compare with what was seen and heard."""

from pathlib import Path

from kiosk.core.content import Document, Library
from kiosk.core.screens import screen_text
from kiosk.core.situation import Situation
from kiosk.core.state import Place, Screen
from kiosk.library.last_good import LastGood
from kiosk.library.load import Folders, Loader
from tests.lab.kiosk import PROJECT


def load_texts(state: Path) -> Library:
    """The texts of the project; ``state`` is a folder that may be written to."""
    return Loader(Folders(PROJECT / "content", PROJECT / "voices"), "en", LastGood(state)).load()


def text_of(section: str, library: Library) -> Document:
    """The text of a section's screen."""
    return screen_text(Place(Screen.SECTION, section), Situation(), library).document
