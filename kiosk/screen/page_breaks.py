"""Where the pages of a document end best, looked at as a whole. Only numbers, no items."""

from collections.abc import Callable, Iterator

from kiosk.core.content import BlockKind, Document

Fills = Callable[[int], dict[int, float]]
"""For the first sentence of a page: where it may end (one past its last sentence), and how full it then is (0 to 1)."""

_LOSS_OF_A_PAGE = 1.0
_LOSS_OF_EMPTINESS = 0.9
"""Of a page that is empty; a page half full loses a quarter of it, so that two halves are better than a rest."""
_LOSS_OF_TORN_BLOCK = 0.35
_LOSS_OF_TORN_PICTURE = 3.0
"""What describes a picture stands below it as a whole."""
_LOSS_INSIDE_A_PART = 0.1
"""A page that ends elsewhere than before a heading."""
_LOSS_BEFORE_PICTURE = 0.2
"""A picture shows what the words before it say."""
_LOSS_OF_TORN_LIST = 0.3
"""A list that goes over to the next page."""
_LOSS_OF_LONE_PART = 0.3
"""On top of that, where its introduction, its first or its last item would stand alone."""
_LOSS_OF_LONE_HEADING = 10.0
_LOSS_OF_LONE_SENTENCE = 0.8
"""A last page with one sentence that is not even a third of a page."""
_ALMOST_EMPTY = 0.34


def best_pages(document: Document, fills: Fills) -> tuple[int, ...]:
    """Where the pages of the text begin, and where the last of them ends: rising, from 0.

    The last ends with the text, or after the targets where they have room below it.
    """
    breaks, text_end = _Breaks(document), document.text_end
    with_targets = len(document.sentences)
    losses = {with_targets: 0.0, text_end: _LOSS_OF_A_PAGE if text_end < with_targets else 0.0}
    ends: dict[int, int] = {}
    for first in range(text_end - 1, -1, -1):
        pages = {
            end: breaks.loss_of_page(first, end, fill) + losses[end] for end, fill in fills(first).items()
        }
        ends[first] = min(pages, key=lambda end: (pages[end], -end))
        losses[first] = pages[ends[first]]
    return tuple(_chain(ends))


def _chain(ends: dict[int, int]) -> Iterator[int]:
    bound = 0
    while bound in ends:
        yield bound
        bound = ends[bound]
    yield bound


class _Breaks:
    """What it costs to end a page at a place."""

    def __init__(self, document: Document) -> None:
        self._count = document.text_end
        self._kinds = [block.kind for block in document.blocks for _ in block.sentences]
        self._starts = _block_starts(document)

    def loss_of_page(self, first: int, end: int, fill: float) -> float:
        """Loss of a page from one sentence up to and without another, so full."""
        loss = _LOSS_OF_A_PAGE
        if end < self._count:
            return loss + _LOSS_OF_EMPTINESS * (1 - fill) ** 2 + self._loss_of_break(end)
        if first > 0 and end - first == 1 and fill < _ALMOST_EMPTY:
            loss += _LOSS_OF_LONE_SENTENCE
        return loss + (_LOSS_OF_EMPTINESS * (1 - fill) ** 2 if first > 0 else 0)

    def _loss_of_break(self, end: int) -> float:
        last, following = self._kinds[end - 1], self._kinds[end]
        if last is BlockKind.HEADING:
            return _LOSS_OF_LONE_HEADING
        if end not in self._starts:
            return _LOSS_OF_TORN_PICTURE if following is BlockKind.PICTURE else _LOSS_OF_TORN_BLOCK
        if following is BlockKind.HEADING:
            return 0.0
        if following is BlockKind.PICTURE:
            return _LOSS_BEFORE_PICTURE
        if following is not BlockKind.ITEM:
            return _LOSS_INSIDE_A_PART
        is_part_alone = last is not BlockKind.ITEM or self._is_end_item(end)
        return _LOSS_INSIDE_A_PART + _LOSS_OF_TORN_LIST + (_LOSS_OF_LONE_PART if is_part_alone else 0)

    def _is_end_item(self, end: int) -> bool:
        """Whether the first or the last item of a list would be parted from all others."""
        is_first = end < 2 or self._kinds[end - 2] is not BlockKind.ITEM
        is_last = end + 1 >= self._count or self._kinds[end + 1] is not BlockKind.ITEM
        return is_first or is_last


def _block_starts(document: Document) -> set[int]:
    starts, number = set(), 0
    for block in document.blocks:
        starts.add(number)
        number += len(block.sentences)
    return starts
