"""Pages: broken between sentences, never too full, and marked where the words are."""

from dataclasses import replace
from itertools import pairwise

import pytest
from shiboken6 import getCppPointer

from kiosk.core.content import BlockKind, Document
from kiosk.core.events import PagesMeasured
from tests.screen import sample
from tests.screen.conftest import MakePane
from tests.screen.pane import Pane

LONG = sample.document(
    "long",
    tuple(
        (kind, f"{n} {words}")
        for n in range(12)
        for kind, words in (
            ("heading", "Nerves"),
            (
                "paragraph",
                "send messages to the brain all day.|You do not feel most of them.|Some of them hurt.",
            ),
            ("item", "burning"),
            ("item", "tingling, which some people call pins and needles, in a foot or in both feet"),
        )
    ),
)


def kinds(document: Document) -> list[BlockKind]:
    return [block.kind for block in document.blocks for _ in block.sentences]


@pytest.mark.parametrize("document", [LONG, sample.SECTION_TEXT], ids=["long", "section"])
def test_pages_hold_every_sentence_once_and_none_is_too_full(pane: Pane, document: Document) -> None:
    model = sample.section(text=document)
    pane.show_page(model)
    pages = pane.pages(document)
    assert pages[0][0] == 0
    assert pages[-1][1] == len(document.sentences)
    for number, (first, end) in enumerate(pages):
        pane.show_page(model, number)
        assert pane.plain_text().split() == [
            word for one in document.sentences[first:end] for word in one.shown
        ]
        assert pane.text_height_px() <= pane.text().place.height()


@pytest.mark.parametrize("document", [LONG, sample.SECTION_TEXT], ids=["long", "section"])
def test_no_page_ends_with_a_heading(pane: Pane, document: Document) -> None:
    pane.show_page(sample.section(text=document))
    for _, end in pane.pages(document):
        assert kinds(document)[end - 1] is not BlockKind.HEADING


def test_a_page_ends_before_a_heading_where_it_is_full_enough(make_pane: MakePane) -> None:
    pane = make_pane((1920, 1080))
    pane.show_page(sample.section())
    (_, end), *_ = pane.pages(sample.SECTION_TEXT)
    assert kinds(sample.SECTION_TEXT)[end] is BlockKind.HEADING


def test_no_line_is_longer_than_80_characters(pane: Pane) -> None:
    dense = sample.document(
        "dense",
        (
            (
                "paragraph",
                "|".join(
                    ["It will help you to sleep well at night, and it is still safe for most people."] * 8
                ),
            ),
        ),
    )
    for document in (LONG, sample.SECTION_TEXT, dense):
        pane.show_page(sample.section(text=document))
        for number in range(min(2, len(pane.pages(document)))):
            pane.show_page(sample.section(text=document), number)
            assert max(map(len, pane.lines())) <= 80


def test_lines_and_paragraphs_stand_apart(pane: Pane) -> None:
    text = sample.document(
        "two",
        (("paragraph", "|".join(["One sentence of many, and not the longest."] * 3)), ("paragraph", "Two.")),
    )
    pane.show_page(sample.section(text=text))
    letter_px = pane.text().get("font").pixelSize()  # type: ignore[attr-defined]
    tops = pane.line_tops()
    steps = [after - before for before, after in pairwise(tops)]
    assert min(steps) >= 1.5 * letter_px
    assert steps[-1] >= 1.5 * 1.5 * letter_px


def test_a_sentence_longer_than_a_page_is_set_smaller_and_not_cut_off(pane: Pane) -> None:
    endless = sample.document("endless", (("paragraph", " ".join(["and so it goes on"] * 120) + "."),))
    pane.show_page(sample.section(text=endless))
    assert pane.pages(endless) == [(0, 1)]
    assert pane.text_height_px() <= pane.text().place.height()


def test_a_word_longer_than_a_line_is_not_cut_off(pane: Pane) -> None:
    text = sample.document("endless word", (("paragraph", "Donau" * 60 + "."),))
    pane.show_page(sample.section(text=text))
    assert pane.text().get("contentWidth") <= pane.text().place.width() + 1  # type: ignore[operator]


def test_pages_are_told_once_for_a_document_and_again_in_another_window(pane: Pane) -> None:
    model = pane.show_page(sample.section())
    pane.show(sample.reading(model, 1, 1))
    assert len([event for event in pane.events if isinstance(event, PagesMeasured)]) == 1
    pane.window.resize(pane.window.width(), pane.window.height() - 200)
    pane.settle()
    assert len([event for event in pane.events if isinstance(event, PagesMeasured)]) == 2


def test_bands_lie_where_the_text_item_says_the_words_are(pane: Pane) -> None:
    model = pane.show_page(sample.section(text=LONG))
    plain, position = pane.plain_text(separator="\n"), 0
    assert model.end_sentence is not None
    for sentence in range(0, model.end_sentence):
        for number, word in enumerate(LONG.sentences[sentence].shown):
            position = plain.index(word, position)
            pane.show(replace(model, marked_sentence=sentence, marked_word=number))
            (band,) = pane.word_bands()
            here, there = pane.position(position), pane.position(position + len(word))
            assert band.left() == pytest.approx(here.left(), abs=6)
            assert band.right() == pytest.approx(there.left(), abs=6)
            assert here.top() <= band.center().y() <= here.bottom()
            position += len(word)


def test_the_sentence_has_a_band_on_each_of_its_lines_and_a_bar_beside(pane: Pane) -> None:
    model = pane.show_page(sample.section())
    pane.show(replace(model, marked_sentence=3))
    bands = pane.bands("#fff1c9")
    assert [round(band.height()) for band in bands] == [round(bands[0].height())] * len(bands)
    (bar,) = [
        one.place
        for one in pane.things("QQuickRectangle")
        if one.place.right() < pane.text().place.left() - 1
    ]
    assert bar.top() == pytest.approx(bands[0].top(), abs=1)
    assert bar.bottom() == pytest.approx(bands[-1].bottom(), abs=1)
    pane.show(model)
    assert pane.bands("#fff1c9") == []


def test_a_moved_word_builds_nothing_anew(make_pane: MakePane) -> None:
    pane = make_pane()
    model = pane.show_page(sample.reading(sample.section(), 1, 0))
    pane.show(replace(model, marked_word=1))
    revision = pane.document_revision()
    before = {getCppPointer(thing.item) for thing in pane.buttons()}
    pane.show(replace(model, marked_word=2))
    assert pane.document_revision() == revision
    assert {getCppPointer(thing.item) for thing in pane.buttons()} == before


@pytest.mark.parametrize("count", [1, 4, 5, 9, 12, 20])
def test_every_tile_is_on_one_page(pane: Pane, count: int) -> None:
    model = sample.home(tile_count=count)
    pane.show_page(model)
    seen = []
    for number in range(len(pane.pages(model.document))):
        pane.show_page(model, number)
        seen += [int(tile.get("number")) for tile in pane.things("TileButton")]  # type: ignore[call-overload]
        welcome = "Welcome. Here you can learn about nerve pain. Touch a picture, or say its name or number."
        assert pane.plain_text() == ("" if number else welcome)
    assert seen == list(range(1, count + 1))


def test_the_four_tiles_of_a_small_kiosk_are_on_few_pages(pane: Pane) -> None:
    model = sample.home(tile_count=4)
    pane.show_page(model)
    assert len(pane.pages(model.document)) == (2 if pane.window.height() == 800 else 1)


def test_the_tile_being_read_is_marked(pane: Pane) -> None:
    model = pane.show_page(sample.home(tile_count=4))
    pane.show(replace(model, marked_sentence=model.tiles[1].sentence))
    marked = [tile.get("number") for tile in pane.things("TileButton") if tile.get("isMarked")]
    assert marked == [2]


def test_no_last_page_holds_one_short_sentence(pane: Pane) -> None:
    for count in range(2, 30):
        items = tuple(("item", f"thing number {n}") for n in range(count))
        text = sample.document(f"list of {count}", (("paragraph", "You can say:"), *items))
        pane.show_page(sample.section(text=text))
        pages = pane.pages(text)
        assert len(pages) == 1 or pages[-1][1] - pages[-1][0] > 1, pages


def test_a_short_list_stays_with_its_introduction(pane: Pane) -> None:
    for before in range(1, 12):
        text = sample.document(
            f"a list after {before}",
            (
                *(("paragraph", f"This is paragraph {n}.") for n in range(before)),
                ("paragraph", "You may feel:"),
                ("item", "burning"),
                ("item", "stabbing"),
            ),
        )
        pane.show_page(sample.section(text=text))
        for first, end in pane.pages(text):
            assert end not in (before + 1, before + 2), (before, first, end)


def test_a_document_without_a_sentence_is_one_empty_page(pane: Pane) -> None:
    empty = Document("empty", ())
    pane.show(sample.section(text=empty))
    assert pane.pages(empty) == [(0, 0)]
    assert pane.plain_text() == ""
    no_tiles = replace(sample.home(), tiles=(), document=empty)
    pane.show(no_tiles)
