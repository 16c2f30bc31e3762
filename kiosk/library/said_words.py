"""Every word that can be said on some screen."""

from collections.abc import Iterator
from string import Formatter

from kiosk.core.content import Library
from kiosk.core.wording import spoken_form


def said_words(library: Library) -> frozenset[str]:
    """The words of all phrases: of sections, questions, hard words, actions, frames and numbers."""
    return frozenset(word for phrase in _phrases(library) for word in spoken_form(phrase).split())


def _phrases(library: Library) -> Iterator[str]:
    voice = library.voice
    for section in library.sections:
        yield from section.names
        for answer in section.answers:
            yield from answer.names
    for term in library.terms:
        yield from term.names
    for action in voice.actions.values():
        yield from action.phrases
    yield from voice.numbers
    for frame in (*voice.section_frames, *voice.polite_frames):
        yield from (text for text, *_ in Formatter().parse(frame))
