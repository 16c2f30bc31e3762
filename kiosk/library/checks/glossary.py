"""Whether the list of hard words is plain itself, and in use."""

from collections.abc import Iterable, Iterator

from kiosk.core.content import Block, Library
from kiosk.library.checks.passages import PlacedSentence, Role
from kiosk.library.checks.readability import words_of
from kiosk.library.checks.sentences import MOST_WORDS, Wordbook, sentence_advice
from kiosk.library.checks.term_forms import TermForms
from kiosk.library.named_values import NamedValues
from kiosk.library.problems import Problem, advice


def meaning_advice(words: NamedValues, book: Wordbook) -> Iterator[Problem]:
    """What is hard about the meanings: more than `MOST_WORDS` words, the passive voice, hard words without an entry."""
    for term, entry in words.values.items():
        meaning = entry.get("meaning", "")
        count = len(words_of(meaning))
        if count > MOST_WORDS:
            what = f"the meaning of `{term}` has {count} words; {MOST_WORDS} are the most"
            yield advice(words.file, words.line(term, "meaning"), what, "Say it in fewer words")
        else:
            placed = PlacedSentence(words.file, words.line(term, "meaning"), meaning, Role.TEXT)
            yield from sentence_advice([placed], book)


def unused_terms(words: NamedValues, library: Library) -> Iterator[Problem]:
    """Terms that stand in no text."""
    forms = TermForms.typed(words)
    used = {found.term for text in _texts(library, words) for found in forms.find(words_of(text))}
    for term in words.values:
        if term not in used:
            what, mend = (
                f"`{term}` stands in no text",
                "Take the entry out, or add the form that is used to `also`",
            )
            yield advice(words.file, words.line(term), what, mend)


def _texts(library: Library, words: NamedValues) -> Iterator[str]:
    """Everything that patients read, the meanings of words included."""
    yield from _sentences((*library.home, *library.voice.help))
    for section in library.sections:
        yield section.tile
        yield from _sentences((*section.text, *section.sources))
        yield from (part.text for part in (section.title, *section.ask))
        yield from (answer.question.text for answer in section.answers)
    yield from (entry.get("meaning", "") for entry in words.values.values())


def _sentences(blocks: Iterable[Block]) -> Iterator[str]:
    return (sentence.text for block in blocks for sentence in block.sentences)
