"""The page for an empty room: when it comes, what it says, how it ends."""

from collections.abc import Callable

import pytest

from kiosk.core.actions import ActionId as A
from kiosk.core.behaviour.idle import clean_start
from kiosk.core.events import CornerHeld, Device, DeviceChanged, ScreenTouched
from kiosk.core.model import WelcomeModel
from kiosk.core.settings import Settings
from tests.core.script import Visit


def empty_room(settings: Settings | None = None) -> Visit:
    visit = Visit.of(settings or Settings()).wait(60)
    assert visit.place == ("welcome", "", 0)
    return visit


def page(visit: Visit) -> WelcomeModel:
    assert visit.screen.welcome
    return visit.screen.welcome


def test_it_comes_when_nobody_has_been_there_for_a_while() -> None:
    visit = Visit.of(Settings(welcome_after_s=30)).wait(29)
    assert visit.screen.welcome is None
    assert page(visit.wait(1)).hint == "[welcome_hint]"
    assert Visit().touch(A.GO_HOME).wait(59).screen.welcome is None


def test_after_a_visit_home_is_shown_first() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.FINISHED)
    assert visit.wait(59).place[0] == "home"
    assert visit.wait(1).place[0] == "welcome"


def test_its_sentences_change_slowly_and_its_place_more_slowly_still() -> None:
    visit = empty_room()
    lines, places = [], set()
    for _ in range(18):
        assert page(visit).lines[0] == "Zz"
        lines.append(page(visit).lines[1])
        places.add(page(visit).shift)
        visit.wait(10)
    assert lines[::2] == ["[welcome_what]", "[welcome_voice]", "[welcome_ear]"] * 3
    assert lines[::2] == lines[1::2]
    assert len(places) == 2


def test_where_no_voice_is_heard_it_does_not_ask_for_one() -> None:
    visit = empty_room().happens(DeviceChanged(Device.MICROPHONE, is_working=False))
    assert page(visit).hint == "[welcome_hint_unheard]"


@pytest.mark.parametrize(
    ("night", "dim_at"),
    [
        (("20:00", "07:00"), {0, 419, 1200, 1439}),
        (("01:30", "05:00"), {90, 299}),
        (("00:00", "00:00"), set()),
    ],
)
def test_it_is_dim_at_night(night: tuple[str, str], dim_at: set[int]) -> None:
    visit = empty_room(Settings(night_from=night[0], night_to=night[1]))
    dim = set()
    for minute in (0, 89, 90, 299, 300, 419, 420, 720, 1199, 1200, 1439):
        visit.minute_of_day = minute
        if page(visit.wait(0)).is_dim:
            dim.add(minute)
    assert dim & {0, 419, 1200, 1439, 90, 299} >= dim_at
    assert 720 not in dim
    assert (1199 in dim, 420 in dim) == (False, False)


WAYS: dict[str, Callable[[Visit], Visit]] = {
    "a touch anywhere": lambda visit: visit.happens(ScreenTouched()),
    "a press by a screen reader": lambda visit: visit.touch(A.BEGIN),
    "its name": lambda visit: visit.hear("ba greet"),
    "a key that means nothing": lambda visit: visit.key("x"),
    "enter": lambda visit: visit.key("enter"),
    "escape": lambda visit: visit.key("escape"),
    "the one switch": lambda visit: visit.key("f12"),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_visit_begins_at_home(way: str) -> None:
    visit = WAYS[way](empty_room())
    assert visit.place == ("home", "", 0)
    assert visit.state.is_visit_open
    assert visit.state.history == ()
    assert visit.screen.welcome is None


def test_what_can_be_said_is_what_can_be_said_at_home() -> None:
    visit = Visit()
    before = visit.phrases_here
    assert visit.wait(60).screen.welcome
    assert visit.phrases_here - before <= {"ba greet ba next page"}, "its pages are not measured"
    assert before <= visit.phrases_here
    assert visit.hear("to the beta").place == ("section", "beta", 0)
    assert visit.key("escape").place == ("home", "", 0)


def test_what_was_heard_there_can_be_taken_back_and_leads_home() -> None:
    assert empty_room().hear("the beta").touch(A.UNDO).place == ("home", "", 0)


def test_a_number_key_opens_what_the_home_screen_numbers() -> None:
    assert empty_room().key("2").place == ("section", "beta", 0)


def test_the_corner_leads_to_the_pad_and_back_home() -> None:
    visit = empty_room().happens(CornerHeld())
    assert visit.place[0] == "pin"
    assert visit.key("escape").place == ("home", "", 0)


def test_nothing_of_a_visit_is_left_behind_it() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.STEADY_HANDS).touch(A.FINISHED).wait(60)
    assert visit.screen.welcome
    state = visit.state
    assert state.comfort == clean_start(state).comfort
    assert (state.history, state.kept, state.undo, state.note) == ((), (), None, None)
