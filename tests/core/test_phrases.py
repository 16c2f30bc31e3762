"""What the ears are asked to listen for, and when they are asked again."""

from dataclasses import replace

from kiosk.core.actions import ActionId as A
from kiosk.core.effects import Listen
from kiosk.core.events import SoundLevel
from kiosk.core.phrases import competitors
from tests.core.script import ALPHA, BETA, Visit, library

RIVALS: dict[str, tuple[str, ...]] = {
    "the": ("thee", "a"),
    "alpha": ("alfa", "the beta"),
    "beta": ("a", "better"),
}
RICH = library(ALPHA, BETA, rivals=RIVALS, frequent=("and", "a", "ba greet", "so"))


def asked(visit: Visit) -> list[Listen]:
    return [effect for effect in visit.effects if isinstance(effect, Listen)]


def test_competitors_are_the_rivals_of_the_words_and_then_frequent_words() -> None:
    found = competitors(("the alpha", "the beta", "ba greet"), RICH)
    assert found == ("thee", "a", "alfa", "better", "and", "so")


def test_they_are_worked_out_once() -> None:
    texts = ("the alpha", "the beta")
    assert competitors(texts, RICH) is competitors((*texts,), RICH)


def test_the_ears_are_given_them_with_the_phrases() -> None:
    visit = Visit(RICH).touch(A.OPEN_SECTION, "alpha")
    request = asked(visit)[-1]
    assert request.competitors == competitors(request.phrases, RICH)
    assert "better" in request.competitors


def test_the_ears_are_asked_again_when_only_the_competitors_are_new() -> None:
    poor = library(ALPHA, BETA)
    visit = Visit(poor).touch(A.OPEN_SECTION, "alpha")
    before = visit.state.turn
    (request,) = asked(visit.change(replace(poor, rivals=RIVALS)))
    assert (request.turn, request.competitors[:2]) == (before + 1, ("thee", "a"))
    assert asked(visit.change(replace(poor, rivals=dict(RIVALS)))) == []


def test_the_ears_are_left_alone_while_nothing_changes() -> None:
    visit = Visit(RICH).touch(A.OPEN_SECTION, "alpha")
    for _ in range(3):
        assert asked(visit.wait(1)) == []
        assert asked(visit.happens(SoundLevel(2))) == []


def test_numbers_live_only_where_a_numbered_list_is_on_the_page() -> None:
    visit = Visit(pages={"alpha": (0, 2, 4)}).touch(A.OPEN_SECTION, "alpha")
    assert not any(phrase.startswith("num") for phrase in visit.state.listening)
    visit.touch(A.NEXT_PAGE).touch(A.NEXT_PAGE)
    assert "num un" in visit.state.listening


def test_speak_has_no_phrase() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha")
    assert "ba speak" not in visit.state.listening
