"""Through the text of a page by sentences, words and letters, for who only listens."""

from dataclasses import replace

from kiosk.core.actions import Intent
from kiosk.core.behaviour import by_ear, reading
from kiosk.core.behaviour.places import document_at, page_range
from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library, Sentence
from kiosk.core.labels import Label
from kiosk.core.state import KioskState, Reading
from kiosk.core.told import Steps, Unit

_FINER = {Unit.SENTENCE: Unit.WORD, Unit.WORD: Unit.LETTER, Unit.LETTER: Unit.SENTENCE}
_NAMES = {
    Unit.SENTENCE: Label.BY_SENTENCE,
    Unit.WORD: Label.BY_WORD,
    Unit.LETTER: Label.BY_LETTER,
}


def begin(step: Step, _intent: Intent, library: Library) -> Step:
    """Begins at the sentence where reading stopped, else at the top of the page."""
    start, end = _page(step.state, library)
    kept = step.state.reading.place
    is_here = kept is not None and kept.is_same_screen(step.state.place) and start <= kept.sentence < end
    steps = Steps(sentence=kept.sentence if kept and is_here else start)
    return _say(reading.stop(step).change(steps=steps), library, library.voice.labels[Label.STEPS_HINT])


def end(step: Step, _intent: Intent, library: Library) -> Step:
    """Back to moving from button to button."""
    if step.state.steps is None:
        return step
    step = step.change(steps=None)
    return by_ear.tell(step, library.voice.labels[Label.STEPS_ENDED])


def finer(step: Step, _intent: Intent, library: Library) -> Step:
    """From sentences to words, to letters, and to sentences again."""
    steps = step.state.steps
    if steps is None:
        return step
    word = _sentences(step.state, library)[steps.sentence].shown[steps.word]
    steps = replace(steps, unit=_FINER[steps.unit], letter=_letters(word)[0])
    return _say(step.change(steps=steps), library, library.voice.labels[_NAMES[steps.unit]])


def move(step: Step, _intent: Intent, library: Library, *, is_forward: bool) -> Step:
    """One step on or back, over the ends of words and sentences, and not beyond the page."""
    steps = step.state.steps
    if steps is None:
        return step
    moved = _moved(
        steps, _sentences(step.state, library), _page(step.state, library), 1 if is_forward else -1
    )
    if moved is None:
        label = Label.LAST_OF_PAGE if is_forward else Label.FIRST_OF_PAGE
        return by_ear.tell(step, library.voice.labels[label])
    return _say(step.change(steps=moved), library)


def follow(step: Step, before: KioskState, library: Library) -> Step:
    """After everything else: in another text or on another page there is nothing to step through any more."""
    state = step.state
    if state.steps is None or state.steps is not before.steps:
        return step
    is_here = (
        state.place == before.place
        and not state.reading.is_on
        and document_at(state, library).id == document_at(before, library).id
    )
    return step if is_here else step.change(steps=None)


def _say(step: Step, library: Library, before: str = "") -> Step:
    """Says the sentence, word or letter, and marks it."""
    steps = step.state.steps
    assert steps is not None
    sentence = _sentences(step.state, library)[steps.sentence]
    place = replace(step.state.place, sentence=steps.sentence)
    word = None if steps.unit is Unit.SENTENCE else steps.word
    step = by_ear.tell(step, f"{before} {_spoken(sentence, steps)}", caption=before)
    return step.change(place=place, reading=Reading(place=place, word=word))


def _spoken(sentence: Sentence, steps: Steps) -> str:
    match steps.unit:
        case Unit.SENTENCE:
            return " ".join(sentence.spoken)
        case Unit.WORD:
            return sentence.spoken[steps.word] or sentence.shown[steps.word]
        case Unit.LETTER:
            return sentence.shown[steps.word][steps.letter]


def _letters(word: str) -> tuple[int, ...]:
    """Which characters of a word are told one by one: no punctuation, unless there is nothing else."""
    found = tuple(number for number, letter in enumerate(word) if letter.isalnum())
    return found or tuple(range(len(word)))


def _moved(steps: Steps, sentences: tuple[Sentence, ...], page: tuple[int, int], by: int) -> Steps | None:
    """The next step in that direction; None: the page ends there."""
    units = _units(steps.unit, sentences, page)
    here = (steps.sentence, *_within(steps))
    later = [unit for unit in units if unit > here] if by > 0 else [unit for unit in units if unit < here]
    if not later:
        return None
    sentence, word, letter = later[0] if by > 0 else later[-1]
    return replace(steps, sentence=sentence, word=word, letter=letter)


def _within(steps: Steps) -> tuple[int, int]:
    match steps.unit:
        case Unit.SENTENCE:
            return 0, 0
        case Unit.WORD:
            return steps.word, 0
        case Unit.LETTER:
            return steps.word, steps.letter


def _units(unit: Unit, sentences: tuple[Sentence, ...], page: tuple[int, int]) -> list[tuple[int, int, int]]:
    """Where each sentence, word or letter of the page begins: its numbers."""
    numbers = range(*page)
    if unit is Unit.SENTENCE:
        return [(number, 0, 0) for number in numbers]
    words = [(number, word) for number in numbers for word in range(len(sentences[number].shown))]
    if unit is Unit.WORD:
        # What has no sound of its own is spoken with the word before or after it.
        return [(number, word, 0) for number, word in words if sentences[number].spoken[word]]
    return [
        (number, word, letter) for number, word in words for letter in _letters(sentences[number].shown[word])
    ]


def _sentences(state: KioskState, library: Library) -> tuple[Sentence, ...]:
    return document_at(state, library).sentences


def _page(state: KioskState, library: Library) -> tuple[int, int]:
    """First sentence and the one after the last of the page shown, targets among them."""
    return page_range(state, library) or (0, len(_sentences(state, library)))
