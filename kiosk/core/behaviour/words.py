"""What a hard word means, and its letters."""

from kiosk.core.actions import Intent
from kiosk.core.behaviour import navigation, reading
from kiosk.core.behaviour.step import Step
from kiosk.core.behaviour.terms import terms_on_page
from kiosk.core.content import Library
from kiosk.core.state import Place, Screen


def hard_words(step: Step, intent: Intent, library: Library) -> Step:
    """Shows the hard words of the page; a single one at once, with its meaning read aloud."""
    here = step.state.place
    terms = here.terms if here.screen is Screen.MORE else terms_on_page(step.state, library)
    if len(terms) == 1:
        return open_word(step, Intent(intent.action, term=terms[0]), library)
    return navigation.visit(step, Place(Screen.WORDS, terms=terms), library) if terms else step


def more(step: Step, _intent: Intent, library: Library) -> Step:
    """On a small panel: the other controls, the hard words of this page among them."""
    return navigation.visit(step, Place(Screen.MORE, terms=terms_on_page(step.state, library)), library)


def open_word(step: Step, intent: Intent, library: Library) -> Step:
    """Shows what a word means, and reads it slowly."""
    term = library.terms_by_id.get(intent.term)
    if term is None:
        return step
    step = navigation.visit(step, Place(Screen.WORD, terms=(term.id,)), library)
    return reading.read_from(step, 0, library, end=1 + len(term.meaning))


def spell_it(step: Step, _intent: Intent, library: Library) -> Step:
    """Reads the letters of the word shown, one by one."""
    place = step.state.place
    if place.screen is not Screen.WORD:
        return step
    letters = 2 + len(library.terms_by_id[place.terms[0]].meaning)
    return reading.read_from(step, letters, library, end=letters + 1)
