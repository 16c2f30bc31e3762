"""The meaning of the files in ``content/`` and ``voices/``: a plain, frozen tree."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from kiosk.core.actions import ActionId


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, as it is shown and as it is spoken.

    Both are word by word: ``spoken[i]`` says ``shown[i]``, so a highlight walks the shown words while
    the spoken ones are heard. Shown words keep their punctuation and are joined by one space.
    """

    shown: tuple[str, ...]
    spoken: tuple[str, ...]

    @property
    def text(self) -> str:
        """The sentence as shown."""
        return " ".join(self.shown)


class BlockKind(StrEnum):
    """What a block of text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Picture:
    """Something to look at: a drawing, or a code that a telephone can read."""

    name: str
    """File name in ``content/<language>/pictures``; its ending tells the kind: ``.svg``, ``.png``, ``.jpg``."""
    drawing: bytes = b""
    """The file, checked."""
    code: str = ""
    """In place of a drawing: the text of a QR code."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, one item of a list or a picture: one or more sentences."""

    kind: BlockKind
    sentences: tuple[Sentence, ...]
    """Of a picture: what describes it, shown below it."""
    picture: Picture | None = None
    """Of a block of that kind only."""


@dataclass(frozen=True)
class Document:
    """Text that a screen shows and the kiosk can read aloud. Sentences are numbered from 0 through all blocks."""

    id: str
    """Unique among the documents of one library, and changed whenever the text is."""
    blocks: tuple[Block, ...]
    choice_count: int = 0
    """So many of its last sentences are targets that can be chosen, each one an item of its own."""
    introduction_count: int = 0
    """So many sentences before them lead to them, and stand on the same page."""

    @classmethod
    def named(
        cls, name: str, blocks: tuple[Block, ...], choice_count: int = 0, introduction_count: int = 0
    ) -> "Document":
        """A document whose id follows from its name and text: the same text keeps it as long as the kiosk runs."""
        identity = f"{name}.{hash((blocks, choice_count, introduction_count)):x}"
        return cls(identity, blocks, choice_count, introduction_count)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in reading order."""
        return tuple(sentence for block in self.blocks for sentence in block.sentences)

    @property
    def first_choice(self) -> int:
        """The sentence of the first target; one past the last sentence if there is none."""
        return len(self.sentences) - self.choice_count

    @property
    def text_end(self) -> int:
        """One past the last sentence that is only text: there the page with the targets begins."""
        return self.first_choice - self.introduction_count


@dataclass(frozen=True)
class Answer:
    """A plain question, and the place that answers it."""

    question: Sentence
    names: tuple[str, ...]
    """Ways to say it, lower case."""
    sentence: int
    """Number of the sentence in its section: the heading above the answer."""


@dataclass(frozen=True)
class Section:
    """One section of the content: one tile, one file."""

    id: str
    """File name without number and ending, such as ``treatments``."""
    title: Sentence
    tile: str
    """One short line under the title."""
    picture: str
    """Icon name in ``kiosk/screen/icons``."""
    names: tuple[str, ...]
    """Ways to say its name, lower case, the best first."""
    text: tuple[Block, ...]
    """What it says, the short version first."""
    ask: tuple[Sentence, ...] = ()
    """What to ask the doctor."""
    answers: tuple[Answer, ...] = ()
    """Questions of patients that it answers."""
    sources: tuple[Block, ...] = ()
    """Where it comes from, and who has read it."""


@dataclass(frozen=True)
class Term:
    """A hard word, and what it means."""

    id: str
    """The term in lower case."""
    word: Sentence
    names: tuple[str, ...]
    """Ways to say it, lower case."""
    meaning: tuple[Sentence, ...]
    letters: Sentence
    """Spelled out: each letter is a word."""
    forms: tuple[tuple[str, ...], ...]
    """Words in lower case, in this order, that stand for it in a text: itself and its other spellings."""


@dataclass(frozen=True)
class ActionWords:
    """An action in one language."""

    label: str
    """The words on its button."""
    phrases: tuple[str, ...]
    """Ways to say it, lower case, the shown one first."""
    explanation: str
    """One sentence for the screen "What can I say"; empty if it is not listed there."""


@dataclass(frozen=True)
class VoicePack:
    """Everything said, heard and written on buttons in one language (``voices/<language>/``)."""

    language: str
    speech_model: str
    """Folder name of the recogniser in ``voices/models``."""
    voice: str
    """Name of the speaking voice for the synthesiser."""
    actions: dict[ActionId, ActionWords]
    section_frames: tuple[str, ...]
    """Further ways to ask for a section: around its first name, ``{name}``, or with its number, ``{number}``."""
    numbers: tuple[str, ...]
    """Number words from one up."""
    polite_frames: tuple[str, ...]
    """Frames around the phrase of an action, with ``{phrase}``."""
    labels: dict[str, str]
    """Every other text of the frame; the names are in `kiosk.core.labels`."""
    sentences: dict[str, Sentence]
    """The labels that need no filling in, as they are shown and spoken."""
    pictures: dict[str, str]
    """What each pictogram shows, in words."""
    help: tuple[Block, ...]
    frequent_words: tuple[str, ...] = ()
    """Words that people say most, lower case: what was said instead of a command is often one of them."""


@dataclass(frozen=True)
class Library:
    """All content of one language, checked; replaced as a whole, never changed."""

    title: str
    """Title of the home screen."""
    home: tuple[Block, ...]
    """The words above the tiles of the home screen."""
    sections: tuple[Section, ...]
    voice: VoicePack
    sayable: tuple[Block, ...]
    """Everything that can be said, for the screen "What can I say"."""
    terms: tuple[Term, ...] = ()
    """Hard words, in the order of the alphabet."""
    problems: tuple[Block, ...] = ()
    """What is wrong with the files, for the screen of the staff."""
    rivals: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    """Of each word that can be said: other words that sound most like it, the nearest first; none of them sounds the
    same. Empty until they have been worked out."""
    version: int = field(default=0, compare=False)
    """Rises with every load; two loads of the same files are equal all the same."""
    made: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What `kiosk.core.memory` remembers of this content."""

    @cached_property
    def sections_by_id(self) -> dict[str, Section]:
        """The sections, by their id."""
        return {section.id: section for section in self.sections}

    @cached_property
    def has_answers(self) -> bool:
        """Whether there is any question for the screen of questions."""
        return any(section.answers for section in self.sections)

    @cached_property
    def forms_by_first_word(self) -> dict[str, dict[tuple[str, ...], str]]:
        """Each form of each term and the id of the term, by the form's first word."""
        found: dict[str, dict[tuple[str, ...], str]] = {}
        for term in self.terms:
            for form in term.forms:
                found.setdefault(form[0], {}).setdefault(form, term.id)
        return found

    @cached_property
    def terms_by_id(self) -> dict[str, Term]:
        """The terms, by their id."""
        return {term.id: term for term in self.terms}
