"""Hard words: found on the page, listed with numbers, their meaning read slowly, their letters one by one."""

from kiosk.core.actions import ActionId as A
from kiosk.core.behaviour.terms import terms_on_page
from tests.core.script import Visit, library, section, term

NERVE = term("nerve", "A thread.", "nerves")
BLOCK = term("nerve block", "A shot.")
PILL = term("Pill", "A thing to swallow.")
TEXT = section("text", "Your nerves hurt.", "A nerve block, or a pill.", "Nothing hard.", "A pill?")


def reader() -> Visit:
    return Visit(library(TEXT, terms=(NERVE, BLOCK, PILL)), pages={"text": (0, 2)}).touch(
        A.OPEN_SECTION, "text"
    )


def test_the_words_of_the_page_are_found_in_every_form_the_longest_first() -> None:
    visit = reader()
    assert terms_on_page(visit.state, visit.library) == ("nerve", "nerve block", "pill")
    visit.touch(A.NEXT_PAGE)
    assert terms_on_page(visit.state, visit.library) == ("pill",)


def test_the_list_has_a_number_for_each_and_opens_by_touch_key_and_voice() -> None:
    visit = reader().touch(A.HARD_WORDS)
    assert [(tile.number, tile.title) for tile in visit.screen.tiles] == [
        (1, "nerve"),
        (2, "nerve block"),
        (3, "Pill"),
    ]
    listed = [reader().touch(A.HARD_WORDS) for _ in range(3)]
    for opened in (listed[0].key("3"), listed[1].hear("num tri"), listed[2].hear("pill")):
        assert opened.said == ["Pill", "A thing to swallow."]
        assert opened.screen.document.sentences[0].text == "Pill"


def test_a_single_hard_word_is_explained_at_once() -> None:
    visit = reader().touch(A.NEXT_PAGE).touch(A.HARD_WORDS)
    assert visit.place[0] == "word"
    assert visit.said == ["Pill", "A thing to swallow."]
    assert visit.key("escape").place == ("section", "text", 2)


def test_the_meaning_is_read_slowly_and_ends_before_the_letters() -> None:
    visit = reader().touch(A.HARD_WORDS).touch(A.OPEN_WORD, term="pill")
    assert {utterance.rate_wpm for utterance in visit.utterances} == {110}
    visit.hears_sentence()
    visit.hears_sentence()
    assert not visit.state.reading.is_on
    assert {utterance.rate_wpm for utterance in visit.touch(A.GO_HOME).touch(A.READ_ALOUD).utterances} == {
        150
    }


def test_the_letters_are_read_one_by_one_and_nothing_after_them() -> None:
    visit = reader().touch(A.HARD_WORDS).touch(A.OPEN_WORD, term="pill").hear("ba stop reading")
    assert visit.hear("ba spell it").said == ["p i l l"]
    assert visit.hears_word(2).screen.marked_word == 2
    visit.hears_sentence()
    assert not visit.state.reading.is_on


def test_stopped_and_gone_on_the_meaning_still_ends_before_the_letters() -> None:
    visit = reader().touch(A.HARD_WORDS).touch(A.OPEN_WORD, term="pill").hears_word(0)
    visit.touch(A.STOP_READING).touch(A.GO_ON)
    visit.hears_sentence()
    visit.hears_sentence()
    assert not visit.state.reading.is_on


def test_hard_words_are_offered_only_where_there_are_any() -> None:
    assert reader().button(A.HARD_WORDS) is True
    assert Visit(library(TEXT)).touch(A.OPEN_SECTION, "text").button(A.HARD_WORDS) is False
    assert reader().touch(A.HARD_WORDS).button(A.HARD_WORDS) is False


def test_a_word_that_is_not_there_does_nothing() -> None:
    visit = reader()
    assert (
        visit.touch(A.OPEN_WORD, term="gone").place == visit.touch(A.SPELL_IT).place == ("section", "text", 0)
    )


def test_quotes_and_the_ending_of_possession_do_not_hide_a_word_and_a_comma_parts_two() -> None:
    text = section("text", "‘Pill’ or “pills”?", "The pill’s end.", "A nerve, block it.")
    visit = Visit(library(text, terms=(BLOCK, PILL)), pages={"text": (0, 1, 2)}).touch(A.OPEN_SECTION, "text")
    assert terms_on_page(visit.state, visit.library) == ("pill",)
    assert terms_on_page(visit.touch(A.NEXT_PAGE).state, visit.library) == ("pill",)
    assert terms_on_page(visit.touch(A.NEXT_PAGE).state, visit.library) == ()


def test_a_change_of_content_does_not_make_the_meaning_run_on_into_the_letters() -> None:
    visit = reader().touch(A.HARD_WORDS).touch(A.OPEN_WORD, term="pill").hears_word(0)
    visit.change(library(TEXT, section("new", "New."), terms=(NERVE, BLOCK, PILL)))
    visit.hears_sentence()
    visit.hears_sentence()
    assert not visit.state.reading.is_on
