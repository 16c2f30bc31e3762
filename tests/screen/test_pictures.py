"""Pictures between words: whole, in proportion, as large as the page allows, and in the colours of the theme."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QPointF, QRectF, QSize
from PySide6.QtGui import QAccessible, QColor, QImage

from kiosk.core.actions import ActionId, Intent
from kiosk.core.content import Block, Document, Picture
from kiosk.core.events import Touched
from kiosk.core.model import ScreenModel
from kiosk.screen.drawings import Drawing, drawing_of, recolouring_of
from tests.screen import sample
from tests.screen.conftest import MakePane
from tests.screen.made_up import picture_block
from tests.screen.pane import Pane, Thing

WORDS = "A healthy nerve sends pain when something hurts you."
DAY = ("#fbf8f3", "#1b2430", "#0b4f6c", "#eaf1f2", "#5f7a85", "#ffd76a", "#fff1c9")
"""Colours of the theme Day that a drawing may use."""
FOREIGN = "#b00020"


def stripes(width: int = 800, height: int = 400) -> bytes:
    """A drawing of upright stripes, one in each colour."""
    colours = (*DAY, FOREIGN)
    wide = width / len(colours)
    bars = "".join(
        f'<rect x="{n * wide}" width="{wide}" height="{height}" fill="{colour.upper() if n % 2 else colour}"/>'
        for n, colour in enumerate(colours)
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{bars}</svg>'.encode()


def photograph(kind: str, width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#0b4f6c"))
    content = QByteArray()
    buffer = QBuffer(content)
    image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(content.data())


def page_of(*blocks: Block, name: str = "pictured") -> ScreenModel:
    return sample.section(text=Document.named(name, blocks), page_label="")


def pictured(drawing: bytes = b"", name: str = "nerve.svg", described: tuple[str, ...] = (WORDS,)) -> Block:
    return picture_block(name, drawing or stripes(), *described)


def images(pane: Pane) -> list[Thing]:
    return [image for image in pane.things("QQuickImage") if image.get("key")]


def body(pane: Pane) -> QRectF:
    """Where the words and pictures of a page may be."""
    return pane.text().place


HEADING = sample.blocks(("heading", "How nerve pain is different"))
PARAGRAPH = sample.blocks(("paragraph", "Most pain starts with an injury.|Healthy nerves carry the message."))
MUCH = sample.blocks(*(("paragraph", f"This is sentence {n} of a text.|It goes on.") for n in range(9)))


@pytest.mark.parametrize(
    "size",
    [(800, 400), (1600, 760), (400, 800), (600, 600), (3000, 200)],
    ids=lambda size: f"{size[0]}x{size[1]}",
)
@pytest.mark.parametrize(
    "before",
    [(), HEADING, HEADING + PARAGRAPH, HEADING + MUCH],
    ids=["first", "heading", "paragraph", "page"],
)
def test_a_picture_is_whole_in_proportion_and_apart_from_words(
    pane: Pane, size: tuple[int, int], before: tuple[Block, ...]
) -> None:
    model = page_of(*before, pictured(stripes(*size)), *MUCH)
    pane.show_page(model)
    seen = 0
    for number in range(len(pane.pages(model.document))):
        pane.show_page(model, number)
        for image in images(pane):
            seen += 1
            assert image.place.width() / image.place.height() == pytest.approx(size[0] / size[1], rel=0.02)
            assert body(pane).left() == image.place.left()
            assert image.place.top() >= body(pane).top()
            assert image.place.right() <= body(pane).left() + pane.window.width() - 2 * body(pane).left()
            for line in text_lines(pane):
                assert line.bottom() <= image.place.top() or line.top() >= image.place.bottom()
        assert pane.text_height_px() <= body(pane).height()
    assert seen == 1


def text_lines(pane: Pane) -> list[QRectF]:
    return [pane.position(at) for at in range(0, len(pane.plain_text()), 9)]


def test_what_describes_it_stands_right_below_it(pane: Pane) -> None:
    pane.show_page(page_of(*HEADING, pictured()))
    (image,) = images(pane)
    caption = pane.position(pane.plain_text().index(WORDS))
    assert 0 <= caption.top() - image.place.bottom() <= pane.letter_px(pane.text()) * 0.7
    heading = pane.position(0)
    assert heading.bottom() <= image.place.top()


def test_a_picture_is_as_large_as_the_page_allows(pane: Pane) -> None:
    for drawing in (stripes(800, 400), stripes(600, 600)):
        pane.show_page(page_of(*HEADING, pictured(drawing), name=str(len(drawing))))
        (image,) = images(pane)
        inner_px = pane.window.width() - 2 * body(pane).left()
        is_as_wide = image.place.width() >= inner_px - 2
        free_px = body(pane).height() - pane.text_height_px()
        assert is_as_wide or free_px <= 4


def test_a_picture_stays_with_the_heading_and_the_words_before_it_if_45_percent_of_the_page_is_left(
    make_pane: MakePane,
) -> None:
    pane = make_pane()
    together, apart = page_of(*HEADING, *PARAGRAPH, pictured()), page_of(*HEADING, *MUCH, pictured())
    for model in (together, apart):
        pane.show_page(model)
        pages = pane.pages(model.document)
        pane.show_page(model, len(pages) - 1)
        (image,) = images(pane)
        assert image.place.height() >= 0.44 * body(pane).height()
        if model is together:
            assert pages == [(0, 4)]


def test_a_picture_is_not_made_smaller_for_what_follows(make_pane: MakePane) -> None:
    pane = make_pane()
    alone, followed = page_of(pictured()), page_of(pictured(), *HEADING, *PARAGRAPH)
    pane.show_page(alone)
    largest = images(pane)[0].place.size()
    pane.show_page(followed)
    assert images(pane)[0].place.size() == largest


def test_words_follow_on_the_same_page_where_the_picture_is_as_wide_as_it(make_pane: MakePane) -> None:
    pane = make_pane((1080, 1920))
    pane.show_page(page_of(pictured(), *HEADING, *PARAGRAPH))
    assert len(images(pane)) == 1
    assert "injury" in pane.plain_text()


def test_two_pictures_find_a_page_each_or_room_on_one(pane: Pane) -> None:
    model = page_of(
        pictured(), *PARAGRAPH, pictured(stripes(640, 400), "other.svg", ("Another one.", "Of two."))
    )
    pane.show_page(model)
    seen = []
    for number in range(len(pane.pages(model.document))):
        pane.show_page(model, number)
        seen += [image.get("words") for image in images(pane)]
        assert pane.text_height_px() <= body(pane).height()
    assert seen == [WORDS, "Another one. Of two."]


def test_the_words_below_it_are_read_and_touched_as_all_others(pane: Pane) -> None:
    model = pane.show_page(page_of(*HEADING, pictured()))
    pane.show(replace(model, marked_sentence=1, marked_word=2))
    (image,) = images(pane)
    assert all(band.top() > image.place.bottom() for band in pane.bands("#fff1c9"))
    (word,) = pane.word_bands()
    assert word.top() > image.place.bottom()
    pane.asked()
    pane.touch(pane.position(pane.plain_text().index(WORDS) + 3).center() + QPointF(4, 0))
    pane.touch(image.place.center())
    read = Touched(Intent(ActionId.READ_FROM, sentence=1), 0.0, is_by_finger=True)
    assert pane.asked() == [read, read]


def test_a_screen_reader_gets_a_graphic_with_its_description(pane: Pane) -> None:
    pane.show_page(page_of(pictured(described=(WORDS, "So it goes."))))
    told = QAccessible.queryAccessibleInterface(images(pane)[0].item)
    assert told.role() == QAccessible.Role.Graphic
    assert told.text(QAccessible.Text.Name) == f"{WORDS} So it goes."


def test_a_drawing_is_painted_in_the_colours_of_the_theme(make_pane: MakePane) -> None:
    pane = make_pane()
    pane.show_page(page_of(pictured()))
    (image,) = images(pane)
    painted, wide = pane.picture(), image.place.width() / (len(DAY) + 1)
    middle_px = int(image.place.center().y())
    seen = [
        painted.pixelColor(int(image.place.left() + (n + 0.5) * wide), middle_px).name()
        for n in range(len(DAY) + 1)
    ]
    assert seen == [*DAY, FOREIGN]


def colours_of(drawing: Drawing | None, pairs: str) -> list[str]:
    assert drawing is not None
    image = drawing.paint(QSize(80, 40), recolouring_of(pairs))
    return [image.pixelColor(5 + 10 * n, 20).name() for n in range(len(DAY) + 1)]


def test_each_colour_of_day_becomes_one_of_another_theme_and_all_others_stay(application: object) -> None:
    night = ("#10161d", "#f3efe6", "#9ad4e8", "#1c2630", "#7c93a0", "#ffd76a", "#33415c")
    pairs = "-".join(one[1:] + other[1:] for one, other in zip(DAY, night, strict=True))
    assert colours_of(drawing_of(Picture("nerve.svg", stripes()), 100), pairs) == [*night, FOREIGN]


def test_colours_are_exchanged_at_once_and_not_one_after_the_other(application: object) -> None:
    swapped = f"{DAY[0][1:]}{DAY[1][1:]}-{DAY[1][1:]}{DAY[0][1:]}"
    assert colours_of(drawing_of(Picture("nerve.svg", stripes()), 100), swapped)[:2] == [DAY[1], DAY[0]]


@pytest.mark.parametrize("kind", ["PNG", "JPG"])
def test_a_photograph_is_painted_as_it_is_and_not_magnified_without_end(
    make_pane: MakePane, kind: str
) -> None:
    pane = make_pane()
    small = photograph(kind, 120, 90)
    pane.show_page(page_of(pictured(small, f"nerve.{kind.lower()}")))
    (image,) = images(pane)
    assert (image.place.width(), image.place.height()) == (240, 180)
    colour = pane.picture().pixelColor(image.place.center().toPoint())
    assert colour.blue() == pytest.approx(0x6C, abs=3)


def test_a_photograph_of_many_pixels_fits(make_pane: MakePane) -> None:
    pane = make_pane()
    pane.show_page(page_of(pictured(photograph("PNG", 5000, 3000), "nerve.png")))
    (image,) = images(pane)
    assert image.place.width() / image.place.height() == pytest.approx(5 / 3, rel=0.01)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("nerve.png", b"not a picture"),
        ("nerve.png", b""),
        ("nerve.jpg", b"GIF89a"),
        ("nerve.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
        ("nerve", b"what"),
    ],
)
def test_a_picture_that_cannot_be_painted_leaves_its_words(pane: Pane, name: str, file: bytes) -> None:
    block = replace(pictured(), picture=Picture(name, file))
    pane.show_page(page_of(*HEADING, block, name=name + str(len(file))))
    assert images(pane) == []
    assert pane.plain_text().endswith(WORDS)
    assert pane.line_tops()[1] - pane.line_tops()[0] < 3 * pane.letter_px(pane.text())


def test_words_that_fill_a_page_leave_some_room_for_their_picture(pane: Pane) -> None:
    model = page_of(pictured(described=(" ".join(["And so it goes on and on."] * 40),)))
    pane.show_page(model)
    (image,) = images(pane)
    is_as_wide = image.place.width() >= pane.window.width() - 2 * body(pane).left() - 2
    assert is_as_wide or image.place.height() >= 0.4 * body(pane).height()
    assert pane.text_height_px() <= body(pane).height()


def test_turning_the_page_takes_the_picture_away(pane: Pane) -> None:
    model = page_of(pictured(), *MUCH, *MUCH)
    pane.show_page(model)
    assert images(pane)
    pane.show_page(model, len(pane.pages(model.document)) - 1)
    assert images(pane) == []


def test_words_below_a_picture_are_never_torn_from_it(pane: Pane) -> None:
    for before in range(1, 9):
        model = page_of(
            *MUCH[:before], pictured(described=(WORDS, "So it goes.")), *MUCH, name=f"after {before}"
        )
        pane.show_page(model)
        described = 2 * before
        assert all(not first <= described < end <= described + 1 for first, end in pane.pages(model.document))
