"""What makes a single sentence hard: its length, the passive voice, hard words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kiosk.library.checks.dictionary import Dictionary
from kiosk.library.checks.passages import PlacedSentence
from kiosk.library.checks.passive import find_passive
from kiosk.library.checks.plain_language import PlainLanguage
from kiosk.library.checks.readability import words_of
from kiosk.library.checks.term_forms import TermForms
from kiosk.library.problems import Problem

MOST_WORDS = 20
"""Of a sentence (the house's standards; plain-language trials)."""
HARD_SYLLABLES = 4
"""A word of so many syllables is hard unless everybody knows it."""
_QUESTION = ("?", "？", "؟")


@dataclass(frozen=True)
class Wordbook:
    """What is known about the words of a language and of its content."""

    plain: PlainLanguage
    dictionary: Dictionary
    terms: TermForms
    has_terms: bool = True
    """False: the list of terms is broken, so that nobody can tell which words it explains."""


def sentence_advice(sentences: Iterable[PlacedSentence], book: Wordbook) -> Iterator[Problem]:
    """What could be plainer; a hard word once a file, where it stands first."""
    told: set[str] = set()
    for sentence in sentences:
        words = words_of(sentence.text)
        yield from _length(sentence, len(words))
        yield from _passive(sentence, words, book)
        for word in hard_words(words, book) if book.has_terms else ():
            if word.lower() not in told:
                told.add(word.lower())
                yield sentence.advice(f"`{word}` is a hard word", mend_hard_word(word))


def hard_words(words: list[str], book: Wordbook) -> list[str]:
    """Words of `HARD_SYLLABLES` or more, and words that the dictionary lacks.

    Left out are terms, words that everybody knows, and names of several words, which nobody can make plainer.
    """
    named = {number for term in book.terms.find(words) for number in range(term.first, term.end)}
    return [
        word
        for number, word in enumerate(words)
        if number not in named and not _is_in_name(words, number) and _is_hard(word, book)
    ]


def mend_hard_word(word: str) -> str:
    """What to do about a hard word."""
    return f"Use a plainer word, or write into words.yaml what `{word}` means"


def _is_in_name(words: list[str], number: int) -> bool:
    """Whether a word and one beside it begin with a capital letter."""
    beside = words[max(0, number - 1) : number + 2]
    return words[number][0].isupper() and sum(word[0].isupper() for word in beside) > 1


def _is_hard(word: str, book: Wordbook) -> bool:
    return any(_is_hard_part(part, book) for part in word.split("-"))


def _is_hard_part(part: str, book: Wordbook) -> bool:
    plain = part.lower().replace("’", "'")
    if plain in book.plain.familiar or any(letter.isdigit() for letter in part):
        return False
    return not book.dictionary.has(plain) or book.dictionary.syllables(plain) >= HARD_SYLLABLES


def _length(sentence: PlacedSentence, words: int) -> Iterator[Problem]:
    if words > MOST_WORDS:
        what = f"a sentence has {words} words; {MOST_WORDS} are the most: “{_beginning(sentence.text)}”"
        yield sentence.advice(what, "Make two sentences of it")


def _passive(sentence: PlacedSentence, words: list[str], book: Wordbook) -> Iterator[Problem]:
    is_question = sentence.text.rstrip("”\"' ").endswith(_QUESTION)
    verb = find_passive(words, book.plain.passive, is_question=is_question)
    if verb:
        mend = "Say who does it, such as “the doctor asks you” in place of “you are asked”"
        yield sentence.advice(f"“{verb}” does not say who does it", mend)


def _beginning(text: str) -> str:
    words = text.split()
    return text if len(words) <= 6 else " ".join(words[:6]) + " ..."
