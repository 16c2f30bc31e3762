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


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or one item of a list: one or more sentences."""

    kind: BlockKind
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Document:
    """Text that a screen shows and the kiosk can read aloud. Sentences are numbered from 0 through all blocks."""

    id: str
    """Unique among the documents of one library, and changed whenever the text is."""
    blocks: tuple[Block, ...]

    @classmethod
    def named(cls, name: str, blocks: tuple[Block, ...]) -> "Document":
        """A document whose id follows from its name and text: the same text keeps it as long as the kiosk runs."""
        return cls(f"{name}.{hash(blocks):x}", blocks)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in reading order."""
        return tuple(sentence for block in self.blocks for sentence in block.sentences)


@dataclass(frozen=True)
class Section:
    """One section of the content: one tile, one file."""

    id: str
    """File name without number and ending, such as ``treatments``."""
    title: str
    tile: str
    """One short line under the title."""
    picture: str
    """Icon name in ``kiosk/screen/icons``."""
    names: tuple[str, ...]
    """Ways to say its name, lower case, the best first."""
    document: Document
    tile_sentence: Sentence
    """What is read aloud for its tile."""


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
    help: Document
    idle_question: Sentence


@dataclass(frozen=True)
class Library:
    """All content of one language, checked; replaced as a whole, never changed."""

    title: str
    """Title of the home screen."""
    home: Document
    """The sentences above the tiles of the home screen."""
    sections: tuple[Section, ...]
    voice: VoicePack
    sayable: Document
    """Everything that can be said, for the screen "What can I say"."""
    version: int = field(default=0, compare=False)
    """Rises with every load; two loads of the same files are equal all the same."""
    home_screen: Document = field(init=False, repr=False, compare=False)
    """`home` followed by one sentence for each tile."""
    sections_by_id: dict[str, Section] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the sections and join the text of the home screen."""
        object.__setattr__(self, "sections_by_id", {section.id: section for section in self.sections})
        tiles = tuple(Block(BlockKind.ITEM, (section.tile_sentence,)) for section in self.sections)
        object.__setattr__(self, "home_screen", Document.named("home", self.home.blocks + tiles))
