"""Finding everything again that has a place in a text, when staff have changed the content."""

from dataclasses import dataclass, replace

from kiosk.core.actions import ActionId, Intent
from kiosk.core.content import Document, Library
from kiosk.core.screens import screen_text
from kiosk.core.situation import Situation
from kiosk.core.state import KioskState, Place, Reading, Screen


@dataclass(frozen=True)
class Move:
    """From one content to the next, in the situation of a visit."""

    old: Library
    new: Library
    situation: Situation

    @classmethod
    def of(cls, state: KioskState, old: Library, new: Library) -> "Move":
        """The move that a visit makes."""
        return cls(old, new, Situation.of(state))

    def relocate(self, place: Place) -> Place:
        """The same place in the new content; else the start of its screen, else home."""
        moved = self._same_screen(place)
        return self._at(place, moved) or replace(moved, sentence=0) if moved else Place()

    def find(self, place: Place) -> Place | None:
        """The same sentence in the new content, else the nearest before it that is still there; None if none is."""
        moved = self._same_screen(place)
        return self._at(place, moved) if moved else None

    def history(self, places: tuple[Place, ...], here: Place) -> tuple[Place, ...]:
        """The way to a place, without what has become twice the same."""
        way: list[Place] = []
        for place in map(self.relocate, places):
            if not way or not way[-1].is_same_screen(place):
                way.append(place)
        return tuple(way[:-1] if way and way[-1].is_same_screen(here) else way)

    def reading(self, reading: Reading) -> Reading:
        """What is kept of the reading: the place, if its sentence is still there, and where it shall end."""
        moved = self.find(reading.place) if reading.place else None
        if reading.place is None or moved is None:
            return replace(reading, place=None, word=None, is_on=False, end=None)
        word = reading.word if moved == reading.place else None
        end = None if reading.end is None else moved.sentence + reading.end - reading.place.sentence
        return replace(reading, place=moved, word=word, end=end)

    def intent(self, intent: Intent, here: Place) -> Intent | None:
        """What was asked for on a screen that still shows the old content; None if it is not there any more."""
        match intent.action:
            case ActionId.READ_FROM:
                found = self.find(replace(here, sentence=intent.sentence))
                return replace(intent, sentence=found.sentence) if found else None
            case ActionId.OPEN_SECTION if intent.section in self.old.sections_by_id:
                moved = self.relocate(Place(Screen.SECTION, intent.section, intent.sentence))
                return replace(intent, section=moved.section, sentence=moved.sentence)
            case ActionId.KEEP_QUESTION if intent.section in self.old.sections_by_id:
                return self._question(intent)
        return intent

    def _question(self, intent: Intent) -> Intent | None:
        before, after = self.old.sections_by_id[intent.section], self.new.sections_by_id.get(intent.section)
        if after is None or not 0 <= intent.sentence < len(before.ask):
            return None
        question = before.ask[intent.sentence]
        return replace(intent, sentence=after.ask.index(question)) if question in after.ask else None

    def _at(self, place: Place, moved: Place) -> Place | None:
        """A place of the same screen, at the sentence found again."""
        before, after = self._document(place, self.old), self._document(moved, self.new)
        numbers: dict[tuple[str, ...], list[int]] = {}
        for number, sentence in enumerate(after.sentences):
            numbers.setdefault(sentence.shown, []).append(number)
        found = _nearest(before, numbers, place.sentence)
        if found is None:
            return None
        return replace(moved, sentence=found, arrival=_nearest(before, numbers, place.arrival) or 0)

    def _document(self, place: Place, library: Library) -> Document:
        return screen_text(place, self.situation, library).document

    def _same_screen(self, place: Place) -> Place | None:
        """The same screen in the new content; None if there is no such screen any more."""
        terms = tuple(term for term in place.terms if term in self.new.terms_by_id)
        if place.terms and not terms and place.screen is not Screen.MORE:
            return None
        moved = replace(place, terms=terms)
        if not place.section or place.section in self.new.sections_by_id:
            return moved
        section = self._renamed(place.section)
        return replace(moved, section=section) if section else None

    def _renamed(self, section: str) -> str | None:
        """The new name of a section whose file was renamed: one not there before, with the same title or text."""
        before = self.old.sections_by_id[section]
        for candidate in self.new.sections:
            is_new = candidate.id not in self.old.sections_by_id
            if is_new and (candidate.title == before.title or candidate.text == before.text):
                return candidate.id
        return None


def _nearest(before: Document, numbers: dict[tuple[str, ...], list[int]], sentence: int) -> int | None:
    for earlier in reversed(before.sentences[: sentence + 1]):
        if earlier.shown in numbers:
            return min(numbers[earlier.shown], key=lambda number: abs(number - sentence))
    return None
