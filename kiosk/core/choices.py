"""The targets of a screen, and the texts that end with them."""

from dataclasses import dataclass

from kiosk.core.actions import ACTIONS, ActionId, Intent
from kiosk.core.content import Block, BlockKind, Document, Library, Sentence
from kiosk.core.labels import Label


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
    has_state: bool = False
    """Its line tells how it stands: that belongs to its spoken name."""


@dataclass(frozen=True)
class ScreenText:
    """A screen in words: its text, and its targets in the order of the last sentences of the text."""

    document: Document
    choices: tuple[Choice, ...] = ()


def chosen_from(
    library: Library,
    name: str,
    text: tuple[Block, ...],
    introduction: tuple[Block, ...],
    choices: tuple[Choice, ...],
) -> ScreenText:
    """A text that ends with targets.

    Args:
        library: Its words.
        name: Of the document.
        text: On pages before the targets.
        introduction: On the page of the first targets, above them.
        choices: The targets.
    """
    items = tuple(_item(number, choice, library) for number, choice in enumerate(choices, start=1))
    introduced = sum(len(block.sentences) for block in introduction)
    document = Document.named(name, text + introduction + items, len(items), introduced)
    return ScreenText(document, choices)


def of_action(action: ActionId, library: Library, line: str = "", *, is_chosen: bool = False) -> Choice:
    """The target of an action."""
    worded = library.voice.actions[action]
    words = tuple(worded.label.split())
    title = Sentence(words, words)
    return Choice(Intent(action), title, ACTIONS[action].icon, line, worded.phrases, is_chosen)


def paragraph(sentence: Sentence) -> Block:
    """One sentence alone."""
    return Block(BlockKind.PARAGRAPH, (sentence,))


def plain(text: str) -> Sentence:
    """A text that is spoken as it is written."""
    words = tuple(text.split())
    return Sentence(words, words)


def _item(number: int, choice: Choice, library: Library) -> Block:
    """What is read aloud for a target: its number and its title."""
    count = tuple(library.voice.labels[Label.TILE_NUMBER].format(number=number).split())
    sentence = Sentence(count + choice.title.shown, count + choice.title.spoken)
    return Block(BlockKind.ITEM, (sentence,))
