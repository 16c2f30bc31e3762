"""A small clinic with English texts in good order; each test spoils one thing."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kiosk.core.settings import Settings
from kiosk.library.checks.content_check import Report, check_content, load_all
from kiosk.library.checks.dictionary import Dictionary
from kiosk.library.checks.phrases import SpeechModel
from kiosk.library.checks.plain_language import PlainLanguage, read_plain_language
from kiosk.library.checks.sentences import Wordbook
from kiosk.library.checks.term_forms import TermForms
from kiosk.library.load import Folders

VOICES = Path(__file__).parent.parent.parent / "voices"
TODAY = date(2026, 6, 1)
HEARS_ALL = SpeechModel(lambda _word: True, lambda _phrase: True)
HOME = "---\ntitle: Home\n---\nTouch a part.\n"
ABOUT = "---\ntitle: About\n---\nThis is not advice from a doctor.\n"
WORDS = "neuropathy:\n  meaning: Nerves that have damage.\n"
PETS = """---
title: Dogs and cats
tile: Our pets
picture: page
say:
  - animals at home
ask:
  - May I keep a dog?
questions:
  Will a dog help me?: A dog
sources:
  - A book
reviewed: 2026-03-01, Dr. Ana Silva
---
A dog is good for you. It may ease neuropathy.

# A dog

It runs with you. You feel well and sleep well.
"""
FOOD = """---
title: What to eat
tile: Food
picture: page
say:
  - fruit and bread
ask:
  - What can I eat?
questions:
  Is bread good for me?: Bread
sources:
  - A book
reviewed: 2026-03-01, Dr. Ana Silva
---
Eat well.

# Bread

Bread is good. Eat it each day.
"""


@dataclass
class Clinic:
    """Its content, checked with the voice pack of the kiosk."""

    folder: Path

    def __post_init__(self) -> None:
        for name, text in (("home.md", HOME), ("about.md", ABOUT), ("words.yaml", WORDS)):
            self.write(name, text)
        self.write("1-pets.md", PETS)
        self.write("2-food.md", FOOD)

    @property
    def texts(self) -> Path:
        return self.folder / "en"

    def write(self, name: str, text: str | bytes) -> Path:
        file = self.texts / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def change(self, name: str, old: str, new: str) -> None:
        text = (self.texts / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new, 1))

    def report(
        self, model: SpeechModel | str = HEARS_ALL, today: date = TODAY, voices: Path = VOICES
    ) -> Report:
        return check_content(load_all(Folders(self.folder, voices), Settings(), today), model)

    def errors(self, model: SpeechModel | str = HEARS_ALL) -> list[str]:
        """File, line and what is wrong."""
        return [told for told, is_error in self._told(model) if is_error]

    def advice(self, model: SpeechModel | str = HEARS_ALL) -> list[str]:
        return [told for told, is_error in self._told(model) if not is_error]

    def _told(self, model: SpeechModel | str) -> list[tuple[str, bool]]:
        problems = self.report(model).problems
        return [
            (problem.told(problem.file.relative_to(self.texts)), problem.is_error) for problem in problems
        ]


def plain_english() -> PlainLanguage:
    found = read_plain_language(VOICES / "en")
    assert found is not None
    return found


def wordbook(*terms: str) -> Wordbook:
    plain = plain_english()
    forms = {tuple(term.split()): term for term in terms}
    return Wordbook(plain, Dictionary(plain.syllables), TermForms(forms, frozenset(forms.values())))
