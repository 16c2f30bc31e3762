"""What each screen says and what can be chosen on it: put together from the content and from what the patient kept."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kiosk.core.actions import ACTIONS, ActionId, Intent
from kiosk.core.content import Block, BlockKind, Document, Library, Picture, Section, Sentence
from kiosk.core.faults import DeviceFault
from kiosk.core.labels import Label
from kiosk.core.memory import remembered
from kiosk.core.state import Place, Screen

_TITLES = {
    Screen.HELP: Label.HELP_TITLE,
    Screen.SAYABLE: Label.SAYABLE_TITLE,
    Screen.QUESTIONS: Label.QUESTIONS_TITLE,
    Screen.WORDS: Label.WORDS_TITLE,
    Screen.WORD: Label.WORDS_TITLE,
    Screen.SOURCES: Label.SOURCES_TITLE,
    Screen.KEPT: Label.KEPT_TITLE,
    Screen.CODE: Label.CODE_TITLE,
    Screen.STAFF: Label.STAFF_TITLE,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One target of a screen."""

    intent: Intent
    title: Sentence
    picture: str
    line: str = ""
    names: tuple[str, ...] = ()
    """Ways to say it, beside its number."""
    is_chosen: bool = False


@dataclass(frozen=True)
class ScreenText:
    """A screen in words: its text, and its targets in the order of the last sentences of the text."""

    document: Document
    choices: tuple[Choice, ...] = ()


def screen_title(place: Place, library: Library) -> str:
    """The title of a screen."""
    match place.screen:
        case Screen.HOME:
            return library.title
        case Screen.SECTION:
            return library.sections_by_id[place.section].title.text
        case screen:
            return library.voice.labels[_TITLES[screen]]


def screen_text(
    place: Place,
    kept: tuple[Sentence, ...],
    library: Library,
    *,
    can_close_microphone: bool = False,
    faults: tuple[DeviceFault, ...] = (),
) -> ScreenText:
    """The text and the targets of a screen, in a visit that has kept some questions, with those faults of devices."""
    match place.screen:
        case Screen.KEPT:
            return _kept(kept, library)
        case Screen.CODE:
            return ScreenText(_code(kept, library))
        case Screen.SECTION:
            return _with_kept(_remembered(place, library), kept, library)
        case Screen.SAYABLE if can_close_microphone:
            return remembered(library, "microphone can be closed", lambda: _sayable_and_switch(library))
        case Screen.STAFF:
            return remembered(library, (place.screen, faults), lambda: _staff(faults, library))
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
        replace(choice, line=line, is_chosen=True)
        if choice.intent.action is ActionId.KEEP_QUESTION and choice.title in kept
        else choice
        for choice in text.choices
    )
    return replace(text, choices=tuple(marked))


def _make(place: Place, library: Library) -> ScreenText:
    voice = library.voice
    match place.screen:
        case Screen.HOME:
            return _chosen_from(library, "home", (), library.home, _home_choices(library))
        case Screen.SECTION:
            return _section(library.sections_by_id[place.section], library)
        case Screen.SOURCES:
            blocks = library.sections_by_id[place.section].sources
            return ScreenText(Document.named(f"sources-{place.section}", blocks))
        case Screen.QUESTIONS:
            hint = _paragraph(voice.sentences[Label.QUESTIONS_HINT])
            return _chosen_from(library, "questions", (), (hint,), _answer_choices(library))
        case Screen.WORDS:
            hint = _paragraph(voice.sentences[Label.WORDS_HINT])
            return _chosen_from(library, "words", (), (hint,), _word_choices(place.terms, library))
        case Screen.WORD:
            return _word(place.terms[0], library)
        case Screen.HELP:
            choices = (*_questions_choice(library), _of_action(ActionId.MY_QUESTIONS, library))
            return _chosen_from(library, "help", voice.help, (), choices)
        case _:
            return ScreenText(Document.named("sayable", library.sayable))


def _chosen_from(
    library: Library,
    name: str,
    text: tuple[Block, ...],
    introduction: tuple[Block, ...],
    choices: tuple[Choice, ...],
) -> ScreenText:
    items = tuple(_item(number, choice, library) for number, choice in enumerate(choices, start=1))
    introduced = sum(len(block.sentences) for block in introduction)
    document = Document.named(name, text + introduction + items, len(items), introduced)
    return ScreenText(document, choices)


def _item(number: int, choice: Choice, library: Library) -> Block:
    """What is read aloud for a target: its number and its title."""
    count = tuple(library.voice.labels[Label.TILE_NUMBER].format(number=number).split())
    sentence = Sentence(count + choice.title.shown, count + choice.title.spoken)
    return Block(BlockKind.ITEM, (sentence,))


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
    return (_of_action(ActionId.QUESTIONS, library, line),) if library.has_answers else ()


def _section(section: Section, library: Library) -> ScreenText:
    voice = library.voice
    heading = Block(BlockKind.HEADING, (voice.sentences[Label.ASK_TITLE],))
    introduction = (heading, _paragraph(voice.sentences[Label.ASK_HINT])) if section.ask else ()
    asked = tuple(
        Choice(
            Intent(ActionId.KEEP_QUESTION, section=section.id, sentence=number),
            question,
            ACTIONS[ActionId.KEEP_QUESTION].icon,
        )
        for number, question in enumerate(section.ask)
    )
    sources = _of_action(ActionId.SOURCES, library)
    further = (_of_action(ActionId.MY_QUESTIONS, library), sources) if section.ask else (sources,)
    return _chosen_from(library, section.id, section.text, introduction, asked + further)


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
    return _chosen_from(library, f"word-{term_id}", text, (), (_of_action(ActionId.SPELL_IT, library),))


def _staff(faults: tuple[DeviceFault, ...], library: Library) -> ScreenText:
    """What is wrong with the devices, then with the files."""
    sentences = library.voice.sentences
    items = tuple(
        Block(BlockKind.ITEM, (sentences[fault.label], *_as_told(fault.detail))) for fault in faults
    )
    devices = (_paragraph(sentences[Label.STAFF_DEVICES]), *items) if items else ()
    return ScreenText(Document.named("staff", devices + library.problems))


def _as_told(detail: str) -> tuple[Sentence, ...]:
    words = tuple(detail.split())
    return (Sentence(words, words),) if words else ()


def _sayable_and_switch(library: Library) -> ScreenText:
    """Everything that can be said, and what closes the microphone."""
    choices = (_of_action(ActionId.MICROPHONE_OFF, library),)
    return _chosen_from(library, "sayable", library.sayable, (), choices)


def _kept(kept: tuple[Sentence, ...], library: Library) -> ScreenText:
    hint = library.voice.sentences[Label.KEPT_HINT if kept else Label.NONE_KEPT]
    icon = ACTIONS[ActionId.DROP_QUESTION].icon
    choices = tuple(
        Choice(Intent(ActionId.DROP_QUESTION, sentence=number), question, icon)
        for number, question in enumerate(kept)
    )
    if kept:
        choices += (_of_action(ActionId.TAKE_ALONG, library),)
    return _chosen_from(library, "kept", (), (_paragraph(hint),), choices)


def _code(kept: tuple[Sentence, ...], library: Library) -> Document:
    voice = library.voice
    lines = (voice.labels[Label.KEPT_TITLE], *(f"- {question.text}" for question in kept))
    picture = Picture("code", code="\n".join(lines))
    described = voice.sentences[Label.CODE_PICTURE]
    hint = _paragraph(voice.sentences[Label.CODE_HINT])
    return Document.named("code", (hint, Block(BlockKind.PICTURE, (described,), picture)))


def _of_action(action: ActionId, library: Library, line: str = "") -> Choice:
    worded = library.voice.actions[action]
    words = tuple(worded.label.split())
    return Choice(Intent(action), Sentence(words, words), ACTIONS[action].icon, line, worded.phrases)


def _paragraph(sentence: Sentence) -> Block:
    return Block(BlockKind.PARAGRAPH, (sentence,))
