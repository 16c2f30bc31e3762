"""Reading aloud, sentence by sentence; the mouth is always given a few sentences ahead."""

from dataclasses import replace

from kiosk.core.actions import Intent
from kiosk.core.behaviour.moving import Move
from kiosk.core.behaviour.places import document_at, page_range
from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library
from kiosk.core.effects import StopSpeaking
from kiosk.core.events import Event, TimePassed, UtteranceEnded, UtteranceStarted, WordReached
from kiosk.core.labels import Label
from kiosk.core.state import KioskState, Note, QueuedSentence, Reading

SENTENCES_AHEAD = 2
"""How many sentences the mouth holds; one is heard while the next is being rendered."""
LONGEST_WORD_S = 20.0
"""The mouth says something of its progress at each word; after so long without, it has stopped."""


def read_aloud(step: Step, _intent: Intent, library: Library) -> Step:
    """Reads from the top of the page shown."""
    start, _ = page_range(step.state, library) or (step.state.place.sentence, 0)
    return read_from(step, start, library)


def read_sentence(step: Step, intent: Intent, library: Library) -> Step:
    """Reads from the sentence that was touched."""
    if not 0 <= intent.sentence < len(document_at(step.state, library).sentences):
        return step
    return read_from(step, intent.sentence, library)


def stop_reading(step: Step, _intent: Intent, _library: Library) -> Step:
    """Falls silent and keeps the place."""
    return stop(step)


def go_on(step: Step, _intent: Intent, library: Library) -> Step:
    """Reads on at the word where reading stopped."""
    kept = step.state.reading
    if kept.place is None or kept.is_on:
        return step
    return read_from(step, kept.place.sentence, library, kept.word or 0, kept.end)


def repeat(step: Step, _intent: Intent, library: Library) -> Step:
    """Reads the sentence again that was heard last, and goes on from there."""
    kept = step.state.reading
    return read_from(step, kept.place.sentence, library, end=kept.end) if kept.place else step


def stop(step: Step) -> Step:
    """Falls silent; place and word are kept."""
    kept = step.state.reading
    return step.be_silent().change(reading=replace(kept, is_on=False, queue=(), library=None))


def catch_up(step: Step, library: Library) -> Step:
    """Before anything is done about a text that staff have changed: leaves the old one, and stops reading it."""
    old = step.state.reading.library
    if old is None:
        return step
    return arrive(stop(step), Move.of(step.state, old, library))


def caught_up(state: KioskState, intent: Intent | None, library: Library) -> Intent | None:
    """What was asked for, in the numbers of the new content, where the old one is still shown."""
    old = state.reading.library
    return Move.of(state, old, library).intent(intent, state.place) if old and intent else intent


def arrive(step: Step, move: Move) -> Step:
    """Takes the place and the reading over into new content; whose screen is gone is at home, and is told."""
    before, place = step.state.place, move.relocate(step.state.place)
    step = step.change(place=place, reading=move.reading(step.state.reading))
    if place.screen is before.screen:
        return step
    return step.change(note=Note(label=Label.SECTION_GONE), is_next_page_waiting=False)


def read_from(step: Step, sentence: int, library: Library, word: int = 0, end: int | None = None) -> Step:
    """Reads from a word of a sentence of the screen shown, up to and without another sentence."""
    step = stop(step)
    last = len(document_at(step.state, library).sentences)
    if not 0 <= sentence < (last if end is None else min(end, last)):
        return step
    place = replace(step.state.place, sentence=sentence)
    reading = Reading(is_on=True, place=place, word=word or None, progress_s=step.state.now_s, end=end)
    return _fill(step.change(place=place, reading=reading), library, word)


def time_passed(step: Step, event: Event, library: Library) -> Step:
    """A mouth that does not go on has stopped: the visit must not hang on it."""
    reading = step.state.reading
    if not isinstance(event, TimePassed) or not reading.is_on:
        return step
    return stop(catch_up(step, library)) if event.now_s - reading.progress_s > LONGEST_WORD_S else step


def progress(step: Step, event: Event, library: Library) -> Step:
    """Follows the mouth; answers for anything but the sentences it was given are dropped."""
    queue = step.state.reading.queue
    if not step.state.reading.is_on or not queue:
        return step
    match event:
        case UtteranceStarted(utterance) if utterance in {queued.utterance for queued in queue}:
            return _sentence_started(step, utterance, library)
        case WordReached(utterance, word) if utterance == queue[0].utterance:
            word += queue[0].first_word
            return step.change(reading=replace(step.state.reading, word=word, progress_s=step.state.now_s))
        case UtteranceEnded(utterance) if utterance == queue[0].utterance:
            return _sentence_ended(step, library)
    return step


def _sentence_started(step: Step, utterance: int, library: Library) -> Step:
    queue = step.state.reading.queue
    while queue[0].utterance != utterance:
        queue = queue[1:]
    place = replace(step.state.place, sentence=queue[0].sentence)
    word = queue[0].first_word or None
    reading = replace(step.state.reading, queue=queue, place=place, word=word, progress_s=step.state.now_s)
    return _fill(step.change(place=place, reading=reading), library)


def _sentence_ended(step: Step, library: Library) -> Step:
    reading = step.state.reading
    ended, *rest = reading.queue
    if reading.library:
        return _go_on_in_new_content(step, reading.library, ended.sentence, library)
    if rest:
        return step.change(reading=replace(reading, queue=tuple(rest)))
    return step.change(reading=Reading(), last_input_s=step.state.now_s)


def _go_on_in_new_content(step: Step, old: Library, sentence: int, library: Library) -> Step:
    """The sentence from the old content has ended; the rest is read from the new."""
    ended = replace(step.state.place, sentence=sentence)
    move = Move.of(step.state, old, library)
    found = move.find(ended)
    end = move.reading(replace(step.state.reading, place=ended)).end
    step = arrive(step.do(StopSpeaking()).change(place=ended), move)
    step = step.change(reading=Reading(), last_input_s=step.state.now_s)
    if step.state.place.screen is not ended.screen:
        return step
    return read_from(step, found.sentence + 1 if found else 0, library, end=end)


def _fill(step: Step, library: Library, word: int = 0) -> Step:
    sentences = document_at(step.state, library).sentences[: step.state.reading.end]
    while True:
        reading = step.state.reading
        following = reading.queue[-1].sentence + 1 if reading.queue else step.state.place.sentence
        if len(reading.queue) >= SENTENCES_AHEAD or following >= len(sentences):
            return step
        first_word = word if not reading.queue and word < len(sentences[following].spoken) else 0
        step = step.say(sentences[following].spoken[first_word:], step.state.settings.sentence_pause_ms)
        queued = QueuedSentence(step.state.utterance, following, first_word)
        step = step.change(reading=replace(reading, queue=(*reading.queue, queued)))
