"""What each screen says and what can be chosen on it: put together from the content and from what the patient kept."""

from collections.abc import Iterable
from dataclasses import replace

from kiosk.core.actions import ACTIONS, ActionId, Intent
from kiosk.core.choices import Choice, ScreenText, chosen_from, of_action, paragraph
from kiosk.core.comfort_screen import easier, more, with_lines
from kiosk.core.content import Block, BlockKind, Document, Library, Picture, Section, Sentence
from kiosk.core.labels import WELCOME_LINES, Label
from kiosk.core.memory import remembered
from kiosk.core.situation import Situation
from kiosk.core.staff_screens import staff_text
from kiosk.core.state import BEHIND_THE_PIN, Place, Screen

_TITLES = {
    Screen.HELP: Label.HELP_TITLE,
    Screen.SAYABLE: Label.SAYABLE_TITLE,
    Screen.QUESTIONS: Label.QUESTIONS_TITLE,
    Screen.WORDS: Label.WORDS_TITLE,
    Screen.WORD: Label.WORDS_TITLE,
    Screen.SOURCES: Label.SOURCES_TITLE,
    Screen.KEPT: Label.KEPT_TITLE,
    Screen.CODE: Label.CODE_TITLE,
    Screen.EASIER: Label.EASIER_TITLE,
    Screen.MORE: Label.MORE_TITLE,
    Screen.PIN: Label.PIN_TITLE,
    Screen.STAFF: Label.STAFF_TITLE,
    Screen.STAFF_CONTENT: Label.STAFF_TITLE,
    Screen.STAFF_DEVICES: Label.STAFF_DEVICES_TITLE,
    Screen.CALIBRATION: Label.CALIBRATION_TITLE,
}


def screen_title(place: Place, library: Library) -> str:
    """The title of a screen."""
    match place.screen:
        case Screen.HOME | Screen.WELCOME:
            return library.title
        case Screen.SECTION:
            return library.sections_by_id[place.section].title.text
        case screen:
            return library.voice.labels[_TITLES[screen]]


def screen_text(place: Place, situation: Situation, library: Library) -> ScreenText:
    """The text and the targets of a screen."""
    match place.screen:
        case Screen.KEPT:
            return _kept(situation.kept, library)
        case Screen.CODE:
            return ScreenText(_code(situation.kept, library))
        case Screen.SECTION:
            return _with_kept(_remembered(place, library), situation.kept, library)
        case Screen.SAYABLE if situation.can_close_microphone:
            return remembered(library, "microphone can be closed", lambda: _sayable_and_switch(library))
        case Screen.EASIER:
            return with_lines(_remembered(place, library), situation, library)
        case screen if screen in BEHIND_THE_PIN:
            known = (screen, situation.faults, situation.doors, situation.panel)
            return remembered(library, known, lambda: staff_text(screen, situation, library))
        case _:
            return _remembered(place, library)


def _remembered(place: Place, library: Library) -> ScreenText:
    """A screen that says nothing of the patient: put together once."""
    key = (place.screen, place.section, place.terms)
    return remembered(library, key, lambda: _make(place, library))


def _with_kept(text: ScreenText, kept: tuple[Sentence, ...], library: Library) -> ScreenText:
    """A section whose kept questions are marked."""
    if not kept:
        return text
    line = library.voice.labels[Label.IS_KEPT]
    marked = (
        replace(choice, line=line, is_chosen=True, has_state=True)
        if choice.intent.action is ActionId.KEEP_QUESTION and choice.title in kept
        else choice
        for choice in text.choices
    )
    return replace(text, choices=tuple(marked))


def _make(place: Place, library: Library) -> ScreenText:
    voice = library.voice
    match place.screen:
        case Screen.HOME:
            return chosen_from(library, "home", (), library.home, _home_choices(library))
        case Screen.SECTION:
            return _section(library.sections_by_id[place.section], library)
        case Screen.SOURCES:
            blocks = library.sections_by_id[place.section].sources
            return ScreenText(Document.named(f"sources-{place.section}", blocks))
        case Screen.QUESTIONS:
            hint = paragraph(voice.sentences[Label.QUESTIONS_HINT])
            return chosen_from(library, "questions", (), (hint,), _answer_choices(library))
        case Screen.WORDS:
            hint = paragraph(voice.sentences[Label.WORDS_HINT])
            return chosen_from(library, "words", (), (hint,), _word_choices(place.terms, library))
        case Screen.WORD:
            return _word(place.terms[0], library)
        case Screen.EASIER:
            return easier(library)
        case Screen.MORE:
            return more(library, has_words=bool(place.terms))
        case Screen.WELCOME:
            lines = tuple(paragraph(voice.sentences[line]) for line in (*WELCOME_LINES, Label.WELCOME_HINT))
            return ScreenText(Document.named("welcome", lines))
        case Screen.PIN:
            return ScreenText(Document.named("pin", (paragraph(voice.sentences[Label.PIN_HINT]),)))
        case Screen.HELP:
            choices = (
                *_questions_choice(library),
                of_action(ActionId.MY_QUESTIONS, library),
                of_action(ActionId.MAKE_EASIER, library),
            )
            return chosen_from(library, "help", voice.help, (), choices)
        case _:
            return ScreenText(Document.named("sayable", library.sayable))


def _home_choices(library: Library) -> tuple[Choice, ...]:
    sections = tuple(
        Choice(
            Intent(ActionId.OPEN_SECTION, section=section.id),
            section.title,
            section.picture,
            section.tile,
            section.names,
        )
        for section in library.sections
    )
    return sections + _questions_choice(library, library.voice.labels[Label.QUESTIONS_TILE])


def _questions_choice(library: Library, line: str = "") -> tuple[Choice, ...]:
    """The way to the questions people ask, if there are any."""
    return (of_action(ActionId.QUESTIONS, library, line),) if library.has_answers else ()


def _section(section: Section, library: Library) -> ScreenText:
    voice = library.voice
    heading = Block(BlockKind.HEADING, (voice.sentences[Label.ASK_TITLE],))
    introduction = (heading, paragraph(voice.sentences[Label.ASK_HINT])) if section.ask else ()
    asked = tuple(
        Choice(
            Intent(ActionId.KEEP_QUESTION, section=section.id, sentence=number),
            question,
            ACTIONS[ActionId.KEEP_QUESTION].icon,
        )
        for number, question in enumerate(section.ask)
    )
    sources = of_action(ActionId.SOURCES, library)
    further = (of_action(ActionId.MY_QUESTIONS, library), sources) if section.ask else (sources,)
    return chosen_from(library, section.id, section.text, introduction, asked + further)


def _answer_choices(library: Library) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            Intent(ActionId.OPEN_SECTION, section=section.id, sentence=answer.sentence),
            answer.question,
            section.picture,
            names=answer.names,
        )
        for section in library.sections
        for answer in section.answers
    )


def _word_choices(terms: Iterable[str], library: Library) -> tuple[Choice, ...]:
    icon = ACTIONS[ActionId.OPEN_WORD].icon
    found = (library.terms_by_id[term] for term in terms)
    return tuple(
        Choice(Intent(ActionId.OPEN_WORD, term=term.id), term.word, icon, names=term.names) for term in found
    )


def _word(term_id: str, library: Library) -> ScreenText:
    """Its name, its meaning and its letters."""
    term, spelled = library.terms_by_id[term_id], library.voice.sentences[Label.WORD_SPELLED]
    text = (
        Block(BlockKind.HEADING, (term.word,)),
        Block(BlockKind.PARAGRAPH, term.meaning),
        Block(BlockKind.PARAGRAPH, (spelled, term.letters)),
    )
    return chosen_from(library, f"word-{term_id}", text, (), (of_action(ActionId.SPELL_IT, library),))


def _sayable_and_switch(library: Library) -> ScreenText:
    """Everything that can be said, and what closes the microphone."""
    choices = (of_action(ActionId.MICROPHONE_OFF, library),)
    return chosen_from(library, "sayable", library.sayable, (), choices)


def _kept(kept: tuple[Sentence, ...], library: Library) -> ScreenText:
    hint = library.voice.sentences[Label.KEPT_HINT if kept else Label.NONE_KEPT]
    icon = ACTIONS[ActionId.DROP_QUESTION].icon
    choices = tuple(
        Choice(Intent(ActionId.DROP_QUESTION, sentence=number), question, icon)
        for number, question in enumerate(kept)
    )
    if kept:
        choices += (of_action(ActionId.TAKE_ALONG, library),)
    return chosen_from(library, "kept", (), (paragraph(hint),), choices)


def _code(kept: tuple[Sentence, ...], library: Library) -> Document:
    voice = library.voice
    lines = (voice.labels[Label.KEPT_TITLE], *(f"- {question.text}" for question in kept))
    picture = Picture("code", code="\n".join(lines))
    described = voice.sentences[Label.CODE_PICTURE]
    hint = paragraph(voice.sentences[Label.CODE_HINT])
    return Document.named("code", (hint, Block(BlockKind.PICTURE, (described,), picture)))
