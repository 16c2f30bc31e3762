"""Writes the `rivals.json` of a voice pack anew; for engineers who have changed the texts or the voice pack.

Type ``.venv/bin/python -m kiosk.library.checks.ship_rivals``.
"""

import sys
from datetime import date
from pathlib import Path

from kiosk.core.content import Library
from kiosk.core.settings import Settings
from kiosk.library.checks.content_check import load_all
from kiosk.library.checks.nearest_words_process import nearest_words
from kiosk.library.load import Folders
from kiosk.library.rivals import SHIPPED_FILE, as_kept, made_with
from kiosk.library.said_words import said_words

_TOP = Path(__file__).parent.parent.parent.parent
_NOTE = (
    "Which words sound alike: of each its rivals, then its kin. Worked out by kiosk.library.checks.ship_rivals from "
    "the pronouncing dictionary CMUdict of Carnegie Mellon University and from frequent_words.txt, whose licence holds."
)


def main() -> int:
    """Writes the file of the kiosk's own language; returns the exit code."""
    folders = Folders(_TOP / "content", _TOP / "voices")
    loader = load_all(folders, Settings(), date.today())
    if loader.last is None or any(problem.is_error for problem in loader.problems):
        sys.stderr.write("The texts have mistakes; `main.py check` names them. Mend them first.\n")
        return 1
    voice_pack = folders.voices / loader.language
    (voice_pack / SHIPPED_FILE).write_bytes(shipped(loader.last, voice_pack))
    return 0


def shipped(library: Library, voice_pack: Path) -> bytes:
    """What the file should have for some texts."""
    found = nearest_words(voice_pack, sorted(said_words(library)))
    return as_kept(
        {word: (near.rivals, near.kin) for word, near in found.items()}, made_with(voice_pack), _NOTE
    )


if __name__ == "__main__":
    sys.exit(main())
