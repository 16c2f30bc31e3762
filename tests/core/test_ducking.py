"""The kiosk speaks softly while somebody seems to speak, and never longer."""

from kiosk.core.actions import ActionId as A
from kiosk.core.effects import Duck
from kiosk.core.events import Event, SpeechBegan, SpeechEnded
from tests.core.script import Visit


def reading() -> Visit:
    return Visit().touch(A.OPEN_SECTION, "alpha").touch(A.READ_ALOUD).hears_word(1)


def told(visit: Visit, *events: Event) -> list[bool]:
    found = []
    for event in events:
        visit.happens(event)
        found += [effect.is_on for effect in visit.effects if isinstance(effect, Duck)]
    return found


def test_softly_while_somebody_speaks() -> None:
    assert told(reading(), SpeechBegan(), SpeechBegan(), SpeechEnded(), SpeechEnded()) == [True, False]


def test_a_silent_kiosk_is_not_told() -> None:
    assert told(Visit().touch(A.OPEN_SECTION, "alpha"), SpeechBegan(), SpeechEnded()) == []


def test_as_before_after_three_seconds_of_talk() -> None:
    visit = reading().wait(0)
    assert told(visit, SpeechBegan()) == [True]
    assert Duck(False) not in visit.wait(2.9).effects
    assert Duck(False) in visit.wait(0.1).effects
    assert told(visit, SpeechEnded(), SpeechBegan()) == [True]


def test_as_before_when_the_kiosk_falls_silent() -> None:
    for end in (A.STOP_READING, A.GO_HOME, A.FINISHED, A.SPEAK):
        visit = reading()
        assert told(visit, SpeechBegan()) == [True]
        assert Duck(False) in visit.touch(end).effects


def test_as_before_when_stop_was_heard_and_the_place_is_kept() -> None:
    visit = reading()
    told(visit, SpeechBegan())
    visit.hear("ba stop reading")
    assert visit.is_silenced
    assert Duck(False) in visit.effects
    assert visit.touch(A.GO_ON).said[0] == "two three."
