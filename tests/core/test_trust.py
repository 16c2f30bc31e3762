"""Who is obeyed: the same words, more or less surely heard, with and without somebody there."""

from itertools import pairwise

import pytest

from kiosk.core.actions import ActionId as A
from kiosk.core.settings import Caution
from kiosk.core.trust import RECENT_S, Attention, Evidence, attention, calls_kiosk, judge, judge_heard
from tests.core.script import Visit

SURE = Evidence(words=2, confidence=1.0, silence_before_s=10.0)
EASIER_AND_EASIER = (Attention.NOBODY, Attention.OPEN, Attention.RECENT, Attention.PUSHED)


def test_attention_follows_what_people_do() -> None:
    visit = Visit()
    assert attention(visit.state) is Attention.NOBODY
    visit.touch(A.OPEN_SECTION, "alpha").wait(RECENT_S)
    assert attention(visit.state) is Attention.RECENT
    visit.wait(0.5)
    assert attention(visit.state) is Attention.OPEN
    visit.hear("ba next page")
    assert attention(visit.state) is Attention.RECENT
    visit.touch(A.SPEAK)
    assert attention(visit.state) is Attention.PUSHED
    visit.touch(A.READ_ALOUD)
    assert attention(visit.state) is Attention.OVER_OWN_VOICE
    visit.touch(A.FINISHED)
    assert attention(visit.state) is Attention.NOBODY


@pytest.mark.parametrize("caution", Caution)
@pytest.mark.parametrize("words", [1, 2])
def test_the_surer_that_somebody_is_there_the_less_is_asked(caution: Caution, words: int) -> None:
    floors = [judge(Evidence(words, 1.0, 10.0), there, caution).floor for there in EASIER_AND_EASIER]
    for strict, easy in pairwise(floors):
        assert easy.confidence <= strict.confidence
        assert easy.silence_before_s <= strict.silence_before_s


@pytest.mark.parametrize("caution", Caution)
@pytest.mark.parametrize("there", Attention)
def test_a_single_word_is_never_easier_than_a_phrase_but_the_name_of_the_kiosk_is_one(
    caution: Caution, there: Attention
) -> None:
    phrase = judge(SURE, there, caution).floor
    single = judge(Evidence(1, 1.0, 10.0), there, caution).floor
    name = judge(Evidence(1, 1.0, 10.0, is_address=True), there, caution).floor
    assert (single.confidence, single.silence_before_s) >= (phrase.confidence, phrase.silence_before_s)
    assert name == phrase


@pytest.mark.parametrize("caution", Caution)
def test_what_is_said_clearly_into_silence_counts_but_no_single_word_over_the_own_voice(
    caution: Caution,
) -> None:
    for there in Attention:
        assert judge(SURE, there, caution).is_meant
        is_single_meant = judge(Evidence(1, 1.0, 10.0), there, caution).is_meant
        assert is_single_meant == (there is not Attention.OVER_OWN_VOICE)


def test_neither_confidence_nor_silence_makes_up_for_the_other() -> None:
    floor = judge(Evidence(1, 1.0, 10.0), Attention.NOBODY, Caution.BALANCED).floor
    for confidence, silence_s in ((floor.confidence - 0.01, 10.0), (1.0, floor.silence_before_s - 0.01)):
        assert not judge(Evidence(1, confidence, silence_s), Attention.NOBODY, Caution.BALANCED).is_meant


def test_calling_the_kiosk_is_greeting_it_or_beginning_so() -> None:
    voice = Visit().library.voice
    assert calls_kiosk("ba greet", voice)
    assert calls_kiosk("ba greet the alpha", voice)
    assert not calls_kiosk("ba greeting", voice)
    assert not calls_kiosk("the alpha", voice)


def test_the_judgement_can_be_asked_for_and_tells_what_it_rests_on() -> None:
    visit = Visit()
    verdict = judge_heard(visit.state, visit.library, "the beta", 0.01, 5.0)
    assert (verdict.is_meant, verdict.attention) == (False, Attention.NOBODY)
    assert verdict.floor.confidence > 0.01
    assert judge_heard(visit.state, visit.library, "the beta", 1.0, 5.0).is_meant


def test_nobody_there_a_doubtful_phrase_opens_nothing_and_is_not_answered() -> None:
    visit = Visit().hear("the beta", confidence=0.01)
    assert (visit.place[0], visit.state.is_visit_open, visit.screen.heard_label) == ("home", False, "")


def test_a_doubtful_phrase_of_a_visitor_is_not_obeyed_but_answered() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").hear("ba next page", confidence=0.01)
    assert visit.place == ("section", "alpha", 0)
    assert visit.screen.heard_label.startswith("?")


def test_undo_still_takes_back_what_was_judged_and_obeyed() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").hear("ba go home", 0.9, 0.8)
    assert visit.hear("ba undo", 0.9, 0.8).place == ("section", "alpha", 0)
