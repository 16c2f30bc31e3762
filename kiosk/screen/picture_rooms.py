"""How large the pictures of a document may become, and must be at least."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSize

from kiosk.core.content import Block, BlockKind, Document
from kiosk.screen.drawings import Code, Drawing, drawing_of
from kiosk.screen.frame import Frame
from kiosk.screen.gaps import gaps_of
from kiosk.screen.millimetres import Sizes

HeightOf = Callable[[Document, int, int, Sizes], float]
"""Height in pixels of the sentences of a document from one up to and without another."""

_LEAST_SHARE = 0.45
"""Of the height of a page: a picture that has less goes to a page of its own."""


@dataclass(frozen=True)
class PictureRoom:
    """One picture: what is painted, and the least and the largest size it may have."""

    drawing: Drawing
    words: str
    """What describes it,"""
    sentence_count: int
    """in so many sentences."""
    least: QSize
    most: QSize

    @property
    def growth_px(self) -> int:
        """By how much its height may grow."""
        return self.most.height() - self.least.height()


def picture_rooms(document: Document, frame: Frame, height_of: HeightOf) -> dict[int, PictureRoom]:
    """The pictures before the targets that can be painted, by the first sentence that describes each."""
    rooms, number = {}, 0
    for block in document.blocks:
        if block.kind is BlockKind.PICTURE and number < document.text_end:
            words_px = height_of(document, number, number + len(block.sentences), frame.page_sizes)
            room = _room(block, frame, words_px)
            if room:
                rooms[number] = room
        number += len(block.sentences)
    return rooms


def _room(block: Block, frame: Frame, words_px: float) -> PictureRoom | None:
    """Room of a picture on a page that it has for itself and its words."""
    gaps, body = gaps_of(frame), frame.body
    least_px = int(_LEAST_SHARE * body.height)
    around_px = gaps.above_first_picture_px + gaps.below_picture_px + math.ceil(words_px)
    whole = QSize(body.width, max(least_px, body.height - around_px))
    most_modules = min(whole.width(), whole.height()) // frame.sizes.least_module_px
    drawing = drawing_of(block.picture, most_modules) if block.picture else None
    if drawing is None:
        return None
    if isinstance(drawing, Code):
        whole, least_px = _room_of_code(drawing, whole, frame.sizes)
    most = drawing.size_within(whole)
    least = drawing.size_within(QSize(body.width, min(most.height(), least_px)))
    words = " ".join(sentence.text for sentence in block.sentences)
    return PictureRoom(drawing, words, len(block.sentences), least, most)


def _room_of_code(code: Code, whole: QSize, sizes: Sizes) -> tuple[QSize, int]:
    """The largest room and the least height of a code: as wide as telephones like, in modules that they can tell."""
    module_px = max(sizes.least_module_px, math.ceil(sizes.least_code_px / code.modules))
    most_px = max(sizes.most_code_px, code.modules * module_px)
    return whole.boundedTo(QSize(most_px, most_px)), code.modules * module_px


def growth_px(rooms: Mapping[int, PictureRoom], sentence: int, *, is_whole: bool = False) -> int:
    """By how much all pictures up to a sentence may grow: those that begin there, or those whose words have ended."""
    return sum(
        room.growth_px
        for number, room in rooms.items()
        if (number + room.sentence_count <= sentence if is_whole else number <= sentence)
    )


def grown(rooms: Mapping[int, PictureRoom], free_px: float) -> dict[int, QSize]:
    """The pictures of a page, made larger one after the other into so much free height."""
    sizes = {}
    for number, room in sorted(rooms.items()):
        height_px = room.least.height() + min(room.growth_px, max(0, int(free_px)))
        sizes[number] = room.drawing.size_within(QSize(room.most.width(), height_px))
        free_px -= sizes[number].height() - room.least.height()
    return sizes
