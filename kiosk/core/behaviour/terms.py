"""The hard words of a page."""

import re
from functools import lru_cache

from kiosk.core.behaviour.places import document_at, library_shown, page_range
from kiosk.core.content import Library, Sentence
from kiosk.core.state import BEHIND_THE_PIN, KioskState, Screen
from kiosk.core.wording import spoken_form

_QUOTE_OR_ENDING = re.compile(r"^'+|'s?$")
"""Single quotes, and the ending of possession."""
_PARTED = re.compile(r"[^\w\s'’-]$")
_OF_WORDS = {Screen.WORDS, Screen.WORD, Screen.MORE, Screen.EASIER, Screen.PIN, *BEHIND_THE_PIN}


def terms_on_page(state: KioskState, library: Library) -> tuple[str, ...]:
    """Ids of the hard words of the page shown, in the order of the text; none on the screens of words themselves."""
    if state.place.screen in _OF_WORDS:
        return ()
    sentences = document_at(state, library).sentences
    start, end = page_range(state, library) or (0, len(sentences))
    shown = library_shown(state, library)
    found = (term for sentence in sentences[start:end] for term in _terms_in(sentence, shown))
    return tuple(dict.fromkeys(found))


def _terms_in(sentence: Sentence, library: Library) -> list[str]:
    words, found, position = _words_of(sentence), [], 0
    while position < len(words):
        term, length = _longest_at(words, position, library)
        found += [term] if term else []
        position += length
    return found


def _longest_at(words: tuple[str, ...], position: int, library: Library) -> tuple[str, int]:
    """The term with the longest form that begins there, and its length in words; 1 word for none."""
    forms = library.forms_by_first_word.get(words[position])
    if not forms:
        return "", 1
    fitting = [form for form in forms if words[position : position + len(form)] == form]
    longest = max(fitting, key=len, default=None)
    return (forms[longest], len(longest)) if longest else ("", 1)


@lru_cache(maxsize=4096)
def _words_of(sentence: Sentence) -> tuple[str, ...]:
    """Its words as a recogniser writes them; an empty one where a comma or the like parts them."""
    words: list[str] = []
    for shown in sentence.shown:
        words += [_QUOTE_OR_ENDING.sub("", word) for word in spoken_form(shown).split()]
        words += [""] if _PARTED.search(shown) else []
    return tuple(words)
