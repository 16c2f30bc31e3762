"""Numbered targets on every screen and panel: large enough, whole, in order, on the page of their sentence."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible

from kiosk.core.actions import ActionId, Intent
from kiosk.core.events import Touched
from kiosk.core.model import ScreenModel
from kiosk.core.state import Screen
from tests.screen import made_up, sample
from tests.screen.checks import PANELS, check_margins, check_targets, check_words
from tests.screen.conftest import SIZES, MakePane
from tests.screen.pane import Pane, Thing

SMALL_PANELS = {
    "10 inch": ((1280, 800), 0.168),
    "10 inch, upright": ((800, 1280), 0.168),
    "10 inch, coarse": ((1024, 600), 0.217),
}
_LEAST_PANEL_MM2 = 45_000
"""On smaller glass everything is smaller."""
MODELS = made_up.TARGETS


@pytest.fixture(scope="module", params=[*PANELS, *SMALL_PANELS])
def panel(request: pytest.FixtureRequest, make_lasting_pane: MakePane) -> Pane:
    return make_lasting_pane(*(PANELS | SMALL_PANELS)[request.param])


def tiles(pane: Pane) -> list[Thing]:
    return sorted(pane.things("TileButton"), key=lambda tile: int(str(tile.get("number"))))


def place_of_text(pane: Pane) -> QRectF:
    """Where words are written, if any are."""
    place = pane.text().place
    return QRectF(place.left(), place.top(), place.width(), pane.text_height_px() if pane.plain_text() else 0)


@pytest.mark.parametrize("model", MODELS.values(), ids=list(MODELS))
def test_every_page_is_large_enough_to_touch_and_cuts_nothing_off(panel: Pane, model: ScreenModel) -> None:
    is_small = panel.mm(panel.window.width()) * panel.mm(panel.window.height()) < _LEAST_PANEL_MM2
    panel.show_page(model)
    (desk,) = [one for one in panel.things("QQuickRectangle") if one.place.width() == panel.window.width()][
        1:2
    ]
    for number in range(len(panel.pages(model.document))):
        panel.show_page(model, number)
        if not is_small:
            check_targets(panel)
            check_margins(panel)
        check_words(panel)
        text = place_of_text(panel)
        for tile in tiles(panel):
            assert tile.place.top() >= text.bottom()
            assert tile.place.bottom() <= desk.place.top()


@pytest.mark.parametrize("model", MODELS.values(), ids=list(MODELS))
def test_a_page_shows_the_targets_of_its_sentences_and_the_words_that_lead_to_them(
    pane: Pane, model: ScreenModel
) -> None:
    document = model.document
    pane.show_page(model)
    pages = pane.pages(document)
    assert [first for first, _ in pages] == sorted({first for first, _ in pages})
    for number, (first, end) in enumerate(pages):
        pane.show_page(model, number)
        shown = [int(str(tile.get("number"))) for tile in tiles(pane)]
        assert shown == [tile.number for tile in model.tiles if first <= tile.sentence < end]
        words = document.sentences[first : max(first, min(end, document.first_choice))]
        assert pane.plain_text().split() == [word for sentence in words for word in sentence.shown]
        is_without_words = first >= document.first_choice
        assert is_without_words == (pane.plain_text() == "")


@pytest.mark.parametrize("name", ["home", "questions", "what to ask"])
def test_the_introduction_stands_on_the_first_page_with_targets(pane: Pane, name: str) -> None:
    model = MODELS[name]
    pane.show_page(model)
    firsts = [first for first, _ in pane.pages(model.document)]
    assert model.document.text_end in firsts
    pane.show_page(model, firsts.index(model.document.text_end))
    assert tiles(pane)[0].get("number") == 1
    introduction = model.document.sentences[model.document.text_end : model.document.first_choice]
    assert pane.plain_text() == " ".join(sentence.text for sentence in introduction)


@pytest.mark.parametrize("name", ["a word", "help"])
def test_targets_without_an_introduction_stand_below_the_text_where_there_is_room(
    pane: Pane, name: str
) -> None:
    model = MODELS[name]
    pane.show_page(model)
    if name == "help" and pane.window.height() == 800:
        assert len(pane.pages(model.document)) == 2
    else:
        assert len(pane.pages(model.document)) == 1
        assert tiles(pane)
    assert pane.plain_text()


def test_targets_that_find_no_room_below_a_long_text_follow_on_a_page_of_their_own(pane: Pane) -> None:
    word = MODELS["a word"]
    text = sample.blocks(
        ("paragraph", "|".join(["This is one more sentence of a meaning that never ends."] * 11))
    )
    long = replace(word.document, id="long", blocks=(*text, *word.document.blocks[-1:]))
    model = replace(word, document=long, tiles=(replace(word.tiles[0], sentence=11),))
    pane.show_page(model)
    pages = pane.pages(long)
    assert pages[-1][0] in (11, pages[-1][0]) and pages[-1][1] == 12
    pane.show_page(model, len(pages) - 1)
    assert [tile.get("number") for tile in tiles(pane)] == [1]


@pytest.mark.parametrize("size", [SIZES["wide"], SIZES["tall"]], ids=str)
def test_twelve_tiles_and_the_words_above_them_are_on_one_page_of_home(
    make_pane: MakePane, size: tuple[int, int]
) -> None:
    pane = make_pane(size)
    model = MODELS["home"]
    pane.show_page(model)
    assert len(model.tiles) == 12
    assert len(pane.pages(model.document)) == 1
    assert pane.plain_text().startswith("Here you can learn")
    assert all(tile.get("title") and tile.get("picture") for tile in tiles(pane))


def test_home_pages_hold_about_as_many_tiles_each(make_pane: MakePane) -> None:
    pane = make_pane(SIZES["compact"])
    pane.show_page(MODELS["home"])
    counts = [end - max(2, first) for first, end in pane.pages(MODELS["home"].document)]
    assert sum(counts) == 12
    assert max(counts) - min(counts) <= 2


@pytest.mark.parametrize("name", [name for name in MODELS if name != "home"])
def test_few_targets_are_no_giant_slabs_and_stand_right_below_the_words(pane: Pane, name: str) -> None:
    model = MODELS[name]
    pane.show_page(model)
    for number in range(len(pane.pages(model.document))):
        pane.show_page(model, number)
        for tile in tiles(pane):
            row = [one for one in tiles(pane) if one.place.top() == tile.place.top()]
            assert pane.mm(tile.place.height()) <= 25 + 14 * (max(map(line_count, row)) - 1) + 17
        if tiles(pane):
            assert pane.mm(tiles(pane)[0].place.top() - place_of_text(pane).bottom()) <= 7


def line_count(tile: Thing) -> int:
    height_px, line_px = (
        float(str(label(tile).item.property(name))) for name in ("contentHeight", "lineHeight")
    )
    return round(height_px / line_px)


def label(tile: Thing) -> Thing:
    (found,) = [one for one in _labels(tile) if one.item.property("text") == tile.get("title")]
    return found


def _labels(tile: Thing) -> list[Thing]:
    content = tile.item.property("contentItem")
    inside = [*content.childItems(), *(part for child in content.childItems() for part in child.childItems())]
    return [Thing(item, tile.place) for item in inside if item.property("lineHeight") is not None]


@pytest.mark.parametrize("model", MODELS.values(), ids=list(MODELS))
def test_targets_stand_in_rows_in_the_order_of_their_numbers(pane: Pane, model: ScreenModel) -> None:
    pane.show_page(model)
    for number in range(len(pane.pages(model.document))):
        pane.show_page(model, number)
        for one, next_one in pairwise(tiles(pane)):
            is_beside = next_one.place.top() == one.place.top() and next_one.place.left() > one.place.right()
            is_below = next_one.place.top() > one.place.bottom() and next_one.place.left() <= one.place.left()
            assert is_beside or is_below


def test_four_targets_leave_no_row_half_empty(pane: Pane) -> None:
    model = MODELS["my questions"]
    four = (*model.tiles, replace(model.tiles[-1], number=4, sentence=4))
    items = sample.blocks(("paragraph", "Here they are."), *(("item", f"Number {n}.") for n in range(1, 5)))
    text = replace(model.document, id="four", blocks=items, choice_count=4, introduction_count=1)
    pane.show_page(replace(model, screen=Screen.QUESTIONS, document=text, tiles=four))
    tops = [tile.place.top() for tile in tiles(pane)]
    assert len(tops) == 4
    assert len({tops.count(top) for top in tops}) == 1


def test_keeping_a_question_moves_no_target(pane: Pane) -> None:
    free, kept = MODELS["what to ask"], MODELS["what to ask, one kept"]
    last = len(pages_of(pane, free)) - 1
    pane.show_page(free, last)
    before = [tile.place for tile in tiles(pane)]
    pane.show_page(kept, last)
    assert [tile.place for tile in tiles(pane)] == before
    assert pages_of(pane, free) == pages_of(pane, kept)


def pages_of(pane: Pane, model: ScreenModel) -> list[tuple[int, int]]:
    pane.show_page(model)
    return pane.pages(model.document)


def show_first_question(pane: Pane, model: ScreenModel) -> Thing:
    """The target of the first question for the doctor."""
    page = next(n for n, (_, end) in enumerate(pages_of(pane, model)) if end > model.tiles[0].sentence)
    pane.show_page(model, page)
    return tiles(pane)[0]


def test_a_kept_question_has_a_tick_a_thick_edge_and_words(pane: Pane) -> None:
    free = show_first_question(pane, MODELS["what to ask"])
    free_edge_px = edge_px(pane, free)
    assert pane.things("Tick") == []
    chosen = show_first_question(pane, MODELS["what to ask, one kept"])
    (tick,) = pane.things("Tick")
    assert chosen.place.contains(tick.place)
    assert edge_px(pane, chosen) == 2 * free_edge_px
    (said,) = [words for words in pane.words() if words.get("text") == "Kept. Touch again to take it away."]
    assert chosen.place.contains(said.place)
    assert pane.mm(pane.letter_px(said) * 0.668) >= 7.3


def edge_px(pane: Pane, tile: Thing) -> int:
    return round(float(str(pane.ask(tile.item, "background.border.width"))))


def test_a_target_tells_a_screen_reader_its_name_its_picture_and_whether_it_is_chosen(pane: Pane) -> None:
    kept = MODELS["what to ask, one kept"]
    shown = replace(kept, tiles=(replace(kept.tiles[0], picture_words="A card"), *kept.tiles[1:]))
    told = QAccessible.queryAccessibleInterface(show_first_question(pane, shown).item)
    assert told.text(QAccessible.Text.Name) == kept.tiles[0].spoken_name
    assert told.text(QAccessible.Text.Description) == "A card"
    assert told.state().checked
    free = QAccessible.queryAccessibleInterface(show_first_question(pane, MODELS["what to ask"]).item)
    assert free.state().checkable
    assert not free.state().checked


def test_a_list_to_be_shown_to_the_doctor_is_in_large_letters(make_pane: MakePane) -> None:
    pane = make_pane()
    pane.show_page(MODELS["my questions"])
    letters = [pane.letter_px(label(tile)) for tile in tiles(pane)]
    pane.show_page(MODELS["questions"])
    assert min(letters) >= 1.2 * max(pane.letter_px(label(tile)) for tile in tiles(pane))


def test_a_title_as_long_as_a_page_is_cut_off_with_dots(pane: Pane) -> None:
    for name in ("home", "questions"):
        model = MODELS[name]
        endless = replace(model.tiles[0], title="Endless words about nerve pain " * 13 + "Donau" * 30)
        pane.show_page(replace(model, tiles=(endless, *model.tiles[1:])))
        first = tiles(pane)[0]
        shown = label(first)
        assert shown.item.property("truncated")
        assert float(shown.item.property("contentHeight")) <= first.place.height()


def test_every_target_is_its_own(pane: Pane) -> None:
    model = MODELS["my questions"]
    told = []
    for number in range(len(pages_of(pane, model))):
        pane.show_page(model, number)
        pane.asked()
        for tile in tiles(pane):
            pane.touch(tile.place.center())
        told += pane.asked()
    assert told == [
        Touched(Intent(ActionId.DROP_QUESTION, sentence=0), 0.0, is_by_finger=True),
        Touched(Intent(ActionId.DROP_QUESTION, sentence=1), 0.0, is_by_finger=True),
        Touched(Intent(ActionId.TAKE_ALONG), 0.0, is_by_finger=True),
    ]


def test_a_changed_line_of_a_tile_is_measured_anew(make_pane: MakePane) -> None:
    pane = make_pane(SIZES["tall"])
    home = sample.home(tile_count=4)
    pane.show_page(home)
    longer = replace(
        home.tiles[0], line="A line that is changed while somebody looks at it, and far longer " * 2
    )
    pane.show_page(replace(home, tiles=(longer, *home.tiles[1:])))
    check_words(pane)
