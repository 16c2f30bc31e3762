"""Pages that take the whole glass, and what stands over a page: welcome, the pad for staff, the card, captions."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QImage

from kiosk.core.actions import ActionId, Intent
from kiosk.core.comfort import Comfort, Theme
from kiosk.core.events import KeyPressed, PagesMeasured, PanelKnown, ScreenTouched, Touched
from kiosk.core.model import Control, PinModel, ScreenModel, WelcomeModel
from kiosk.core.state import Screen
from kiosk.screen.announcements import announcements
from tests.lab.pixels.colours import contrast, ground_and_ink
from tests.screen import sample
from tests.screen.conftest import SIZES, MakePane
from tests.screen.pane import Pane, Thing

CAPITAL_EM = 0.668
EDGE_MM = 8
LONG_CAPTION = " ".join(
    ["Hello. This is a talking screen. Press the next key to move from button to button."] * 4
)


def welcome(*, shift: int = 0, is_dim: bool = False, theme: Theme = Theme.DAY) -> ScreenModel:
    page = WelcomeModel(
        ("About nerve pain", "I tell you about nerve pain, in plain words."),
        "Touch the screen, or say: kiosk.",
        is_dim,
        shift,
    )
    comfort = Comfort(theme=theme)
    return replace(sample.section(), screen=Screen.WELCOME, welcome=page, is_asleep=True, comfort=comfort)


def pad(*, typed: int = 0, is_open: bool = True) -> ScreenModel:
    digits = tuple(
        Control(Intent(ActionId.ENTER_DIGIT, sentence=digit), str(digit), "", is_open)
        for digit in (*range(1, 10), 0)
    )
    back = sample.control(ActionId.TAKE_DIGIT_BACK, "Take the last digit back", is_enabled=typed > 0)
    pin = PinModel(typed, "Please type the six digits of the staff.", is_open, digits, back)
    return replace(sample.section(), screen=Screen.PIN, title="For the staff", pin=pin)


def reading_of(item: Thing) -> str:
    return str(QAccessible.queryAccessibleInterface(item.item).text(QAccessible.Text.Name))


@pytest.fixture(scope="module", params=[*SIZES, "ten inches"])
def pane(request: pytest.FixtureRequest, make_lasting_pane: MakePane) -> Pane:
    if request.param in SIZES:
        return make_lasting_pane(SIZES[request.param])
    return make_lasting_pane((1280, 800), 0.168)


@pytest.mark.parametrize("look", [*Theme, "dim"])
def test_the_words_for_an_empty_room_are_very_large_and_stand_out(pane: Pane, look: str) -> None:
    is_dim = look == "dim"
    pane.show_page(welcome(theme=Theme.DAY if is_dim else Theme(look), is_dim=is_dim))
    image, words = pane.picture(), pane.words()
    assert len(words) == 3, "the frame is not there"
    for one in words:
        assert QRectF(0, 0, pane.window.width(), pane.window.height()).contains(one.place)
        ground, ink = ground_and_ink(image, one.place)
        assert contrast(ground, ink) >= 7
        if pane.mm(max(pane.window.width(), pane.window.height())) > 400:
            assert pane.mm(CAPITAL_EM * pane.letter_px(one)) >= 20
        else:
            assert pane.mm(CAPITAL_EM * pane.letter_px(one)) >= 7.3


def test_at_night_the_page_gives_little_light(pane: Pane) -> None:
    def light(model: ScreenModel) -> float:
        pane.show_page(model)
        small = pane.picture().scaled(16, 16).convertToFormat(QImage.Format.Format_Grayscale8)
        return sum(small.pixelColor(x, y).lightness() for x in range(16) for y in range(16)) / 256

    dim, night, day = (
        light(welcome(is_dim=True)),
        light(welcome(theme=Theme.NIGHT)),
        light(welcome()),
    )
    assert dim < night < day
    assert dim < 40


def test_everything_moves_by_millimetres_so_that_nothing_burns_in(pane: Pane) -> None:
    places = []
    for shift in range(26):
        pane.show_page(welcome(shift=shift))
        places.append(pane.words()[0].place.topLeft())
        assert all(
            pane.mm(gap) >= EDGE_MM - 0.5
            for one in pane.words()
            for gap in (one.place.left(), pane.window.width() - one.place.right(), one.place.top())
        )
    assert len({(place.x(), place.y()) for place in places}) == 25
    assert places[25] == places[0]
    steps = [pane.mm((one - other).manhattanLength()) for one, other in pairwise(places[:25])]
    assert max(steps) <= 2.5, "little by little"


def test_a_touch_anywhere_begins_when_the_finger_leaves(pane: Pane) -> None:
    pane.show_page(welcome())
    pane.asked()
    for point in (QPointF(5, 5), pane.words()[1].place.center(), pane.words()[2].place.center()):
        pane.press(point)
        assert pane.asked() == []
        pane.release(point)
        assert pane.asked() == [ScreenTouched()]
    pane.key(Qt.Key.Key_Down)
    assert pane.asked() == [KeyPressed("right", 0.0)]


def test_a_screen_reader_reads_the_page_and_can_begin(pane: Pane) -> None:
    pane.show_page(welcome())
    pane.asked()
    (page,) = pane.things("Welcome")
    assert reading_of(page).split("\n") == [
        "About nerve pain",
        "I tell you about nerve pain, in plain words.",
        "Touch the screen, or say: kiosk.",
    ]
    QAccessible.queryAccessibleInterface(page.item).actionInterface().doAction("Press")
    assert pane.asked() == [ScreenTouched()]


def test_what_is_announced() -> None:
    section = sample.section()
    assert list(announcements(None, section)) == ["Treatments"]
    assert list(announcements(section, sample.heard(section))) == ["I heard: next page"]
    (said,) = announcements(section, welcome())
    assert said.startswith("About nerve pain I tell you")
    assert list(announcements(welcome(), welcome(shift=1))) == []
    assert list(announcements(welcome(), section)) == ["Treatments"]
    assert list(announcements(section, pad())) == [
        "For the staff",
        "Please type the six digits of the staff.",
    ]
    assert list(announcements(pad(), pad(typed=1))) == []


def keys_of(pane: Pane) -> list[Thing]:
    return [one for one in pane.things("QQuickButton") if str(one.get("words") or "").isdecimal()]


def test_the_pad_has_large_keys_apart_from_one_another_and_within_the_glass(pane: Pane) -> None:
    pane.show_page(pad(typed=2))
    keys, buttons = keys_of(pane), pane.things("QQuickButton")
    assert [one.get("words") for one in keys] == [*"1234567890"]
    for one in keys:
        assert min(pane.mm(one.place.width()), pane.mm(one.place.height())) >= 24.9
    for one in buttons:
        assert min(pane.mm(one.place.width()), pane.mm(one.place.height())) >= 20
        apart = one.place.adjusted(*(sign * 2.8 / pane.mm_per_pixel for sign in (-1, -1, 1, 1)))
        assert not [
            other for other in buttons if other.item is not one.item and other.place.intersects(apart)
        ]
        assert pane.mm(pane.window.width() - one.place.right()) >= EDGE_MM - 0.5
        assert pane.mm(pane.window.height() - one.place.bottom()) >= EDGE_MM - 0.5
    for one in pane.words():
        assert QRectF(0, 0, pane.window.width(), pane.window.height()).contains(one.place)
        assert not [
            other
            for other in pane.words()
            if other.item is not one.item and other.place.intersects(one.place)
        ]


def test_fingers_and_the_ring_type_digits_and_go_back(pane: Pane) -> None:
    pane.show_page(pad(typed=1))
    pane.asked()
    pane.touch(keys_of(pane)[9].place.center())
    pane.touch(pane.button("Take the last digit back").place.center())
    pane.touch(pane.button("Go back").place.center())
    pane.key(Qt.Key.Key_7)
    pane.key(Qt.Key.Key_Right)
    pane.key(Qt.Key.Key_Return)
    told = [event for event in pane.asked() if isinstance(event, Touched | KeyPressed)]
    assert told == [
        Touched(Intent(ActionId.ENTER_DIGIT, sentence=0), 0.0, is_by_finger=True),
        Touched(Intent(ActionId.TAKE_DIGIT_BACK), 0.0, is_by_finger=True),
        Touched(Intent(ActionId.GO_BACK), 0.0, is_by_finger=True),
        KeyPressed("7", 0.0),
        Touched(Intent(ActionId.ENTER_DIGIT, sentence=1), 0.0),
    ]


def test_how_many_digits_were_typed_is_seen_and_told_but_not_which(pane: Pane) -> None:
    pane.show_page(pad(typed=4))
    (circles,) = [one for one in pane.things("QQuickItem") if one.get("maximumValue") == 6]
    told = QAccessible.queryAccessibleInterface(circles.item)
    assert told.role() == QAccessible.Role.ProgressBar
    assert told.valueInterface().currentValue() == 4
    discs = [one for one in pane.things("QQuickRectangle") if one.item.parentItem() is circles.item]
    assert [one.item.property("color").alpha() > 0 for one in discs] == [True] * 4 + [False] * 2


def test_while_no_digit_is_taken_none_can_be_pressed(pane: Pane) -> None:
    pane.show_page(pad(is_open=False))
    pane.asked()
    pane.touch(keys_of(pane)[0].place.center())
    assert pane.asked() == [ScreenTouched()]


def test_low_controls_bring_the_pad_into_the_lower_half_where_it_fits(pane: Pane) -> None:
    pane.show_page(replace(pad(), comfort=Comfort(has_low_controls=True)))
    lowest_mm = pane.mm(pane.window.height()) / 2 - EDGE_MM - 12
    if lowest_mm >= 4 * 25 + 3 * 3:
        assert all(one.place.top() >= pane.window.height() / 2 for one in keys_of(pane))


def calibration(mm_per_pixel: float) -> ScreenModel:
    home = sample.home()
    return replace(
        home, screen=Screen.CALIBRATION, card_mm=85.6, mm_per_pixel=mm_per_pixel, viewing_distance_mm=600
    )


@pytest.mark.parametrize("mm_per_pixel", [0.248, 0.2511, 0.3])
def test_the_bar_is_exactly_as_wide_as_a_card_and_hides_nothing(pane: Pane, mm_per_pixel: float) -> None:
    model = pane.show_page(calibration(mm_per_pixel))
    for number in range(len(pane.pages(model.document))):
        pane.show_page(model, number)
        (bar,) = pane.things("CardBar")
        assert abs(bar.place.width() - 85.6 / mm_per_pixel) <= 0.5
        others = [one.place for one in pane.buttons()]
        letters = [pane.position(at) for at, one in enumerate(pane.plain_text()) if one.strip()]
        assert not any(place.intersects(bar.place) for place in (*others, *letters))
    pane.show_page(sample.home())
    assert pane.things("CardBar") == []


def test_the_panel_is_told_when_it_opens_and_when_it_changes(make_pane: MakePane) -> None:
    pane = make_pane((1280, 800), 0.168)

    def told() -> list[PanelKnown]:
        events = [event for event in pane.events if isinstance(event, PanelKnown)]
        pane.events.clear()
        return events

    pane.show_page(sample.section())
    assert told() == [PanelKnown(0.168, is_compact=True)]
    pane.show_page(replace(sample.section(), title="Another"))
    assert told() == []
    pane.show(calibration(0.248))
    assert told()[0].mm_per_pixel == 0.248
    assert not [event for event in pane.events if isinstance(event, PagesMeasured)]


@pytest.mark.parametrize("caption", ["Next page. Button 3 of 9.", LONG_CAPTION], ids=["short", "long"])
def test_what_is_spoken_and_stands_nowhere_else_is_shown_whole(pane: Pane, caption: str) -> None:
    pane.show_page(replace(sample.section(), caption=caption))
    (one,) = [words for words in pane.words() if words.get("text") == caption]
    assert QRectF(0, 0, pane.window.width(), pane.window.height()).contains(one.place)
    ground, ink = ground_and_ink(pane.picture(), one.place)
    assert contrast(ground, ink) >= 7
    pane.show_page(sample.section())
    assert not [words for words in pane.words() if words.get("text") == caption]


def test_a_caption_over_the_page_does_not_hide_what_the_ring_stands_on(pane: Pane) -> None:
    pane.show_page(sample.home())
    for _ in range(2):
        pane.key(Qt.Key.Key_Right)
    pane.show_page(replace(sample.home(), caption="Symptoms. " * 7))
    strips = pane.things("Caption")
    (ring,) = [one.place for one in pane.buttons() if one.item is pane.window.activeFocusItem()]
    room = pane.mm(pane.window.height()) > 200
    assert not room or not any(strip.place.intersects(ring) for strip in strips)


def test_the_letter_spoken_has_a_bar_under_it(pane: Pane) -> None:
    text = sample.document("letters", (("paragraph", "“Nerves” hurt."),))
    model = replace(sample.section(text=text), marked_sentence=0, marked_word=0)
    pane.show_page(model)
    before = pane.picture()
    pane.show_page(replace(model, marked_letter=2))
    at = pane.plain_text().index("r")
    left, right = pane.position(at).left(), pane.position(at + 1).left()
    (bar,) = [
        one.place
        for one in pane.things("QQuickRectangle")
        if one.place.height() >= 2 / pane.mm_per_pixel
        and left - 9 <= one.place.left() <= left
        and one.place.right() <= right + 9
        and one.place.height() < 6 / pane.mm_per_pixel
    ]
    assert bar.top() > pane.position(at).center().y()
    ground, ink = ground_and_ink(pane.picture(), bar.adjusted(0, 0, 0, 12))
    assert contrast(ground, ink) >= 3
    assert before != pane.picture()
