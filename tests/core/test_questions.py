"""Plain questions that lead to their answers, and questions kept for the doctor."""

from kiosk.core.actions import ActionId as A
from kiosk.core.choices import ScreenText
from kiosk.core.content import Picture
from tests.core.script import Visit, library, section

ALPHA = section(
    "alpha", "One.", "Two.", "Three.", ask=("What can I do?", "How long?"), answers=(("Will it end?", 2),)
)
BETA = section("beta", "Beta.", ask=("Is it safe?",), answers=(("Is it new?", 0), ("Who knows?", 0)))


def visitor() -> Visit:
    return Visit(library(ALPHA, BETA), pages={"alpha": (0,)})


def titles(visit: Visit) -> list[str]:
    return [tile.title for tile in visit.screen.tiles]


def test_the_index_of_questions_is_a_tile_of_the_home_screen() -> None:
    assert titles(visitor()) == ["Alpha", "Beta", "<questions>"]
    assert titles(visitor().key("3")) == ["Will it end?", "Is it new?", "Who knows?"]


def test_without_any_question_there_is_no_index() -> None:
    visit = Visit(library(section("alpha", "One.")))
    assert titles(visit) == ["Alpha"]
    assert "ba questions" not in visit.touch(A.OPEN_SECTION, "alpha").state.listening


def test_a_question_leads_to_the_sentence_that_answers_it_and_marks_it() -> None:
    for way in ("touch", "number", "said"):
        visit = visitor().touch(A.QUESTIONS)
        match way:
            case "touch":
                visit.touch(A.OPEN_SECTION, "alpha", 2)
            case "number":
                visit.hear("num un")
            case _:
                visit.hear("will it end")
        assert visit.place == ("section", "alpha", 2)
        assert visit.screen.marked_sentence == 2
        assert visit.touch(A.GO_ON).said[0] == "Three."
    assert visit.key("escape").place == ("questions", "", 0)


def test_back_from_an_answer_leads_to_the_questions_even_from_a_later_page() -> None:
    visit = Visit(library(ALPHA, BETA), pages={"alpha": (0, 2, 3)})
    visit.touch(A.QUESTIONS).touch(A.OPEN_SECTION, "alpha", 2).touch(A.NEXT_PAGE)
    assert visit.key("escape").place == ("section", "alpha", 2)
    assert visit.key("escape").place == ("questions", "", 0)


def test_a_question_is_kept_shown_as_kept_and_taken_away_again() -> None:
    visit = visitor().touch(A.OPEN_SECTION, "alpha").touch(A.KEEP_QUESTION, "alpha", 1)
    assert [(tile.is_chosen, tile.line) for tile in visit.screen.tiles[:2]] == [
        (False, ""),
        (True, "[is_kept]"),
    ]
    assert visit.screen.heard_label == "[kept_note]"
    visit.touch(A.KEEP_QUESTION, "alpha", 1)
    assert (visit.state.kept, visit.screen.heard_label) == ((), "[dropped_note]")


def test_kept_questions_stand_on_one_page_and_can_be_taken_away_there() -> None:
    visit = visitor().touch(A.OPEN_SECTION, "alpha").key("1").key("2")
    visit.touch(A.OPEN_SECTION, "beta").hear("num un").hear("ba my questions")
    assert titles(visit) == ["What can I do?", "How long?", "Is it safe?", "<take_along>"]
    assert titles(visit.key("2")) == ["What can I do?", "Is it safe?", "<take_along>"]


def test_keeping_by_voice_can_be_undone() -> None:
    visit = visitor().touch(A.OPEN_SECTION, "beta").hear("num un")
    assert len(visit.state.kept) == 1
    assert visit.hear("ba undo").state.kept == ()


def test_the_code_holds_the_questions_as_plain_text() -> None:
    visit = visitor().touch(A.KEEP_QUESTION, "alpha", 0).touch(A.KEEP_QUESTION, "beta", 0).touch(A.TAKE_ALONG)
    (picture,) = (block.picture for block in visit.screen.document.blocks if block.picture)
    assert picture == Picture("code", code="[kept_title]\n- What can I do?\n- Is it safe?")


def test_nothing_kept_says_so_and_offers_no_code() -> None:
    visit = visitor().touch(A.MY_QUESTIONS)
    assert visit.screen.document.sentences[0].text == "[none_kept]"
    assert "ba take along" not in visit.state.listening


def test_kept_questions_are_gone_with_the_visit() -> None:
    kept = visitor().touch(A.KEEP_QUESTION, "alpha", 0)
    assert kept.touch(A.FINISHED).state.kept == ()
    left = visitor().touch(A.KEEP_QUESTION, "alpha", 0).wait(61).wait(70)
    assert (left.state.kept, left.state.is_visit_open) == ((), False)


def test_a_kept_question_outlives_a_change_of_its_section() -> None:
    visit = visitor().touch(A.KEEP_QUESTION, "alpha", 0).change(library(BETA)).touch(A.MY_QUESTIONS)
    assert titles(visit)[0] == "What can I do?"


def test_the_end_of_a_section_leads_to_where_it_comes_from() -> None:
    visit = visitor().touch(A.OPEN_SECTION, "alpha").hear("ba sources")
    assert (visit.place, visit.screen.title) == (("sources", "alpha", 0), "[sources_title]")
    assert visit.key("escape").place == ("section", "alpha", 0)


def test_only_numbers_that_are_shown_are_heard_and_pressed() -> None:
    visit = visitor()
    visit.pages["alpha"] = (0, 3)
    visit.touch(A.OPEN_SECTION, "alpha")
    assert "num un" not in visit.state.listening
    assert visit.key("1").state.kept == ()
    assert "num un" in visit.touch(A.NEXT_PAGE).state.listening


def test_taking_away_the_last_question_leaves_the_place_within_the_page() -> None:
    visit = visitor().touch(A.KEEP_QUESTION, "alpha", 0).touch(A.MY_QUESTIONS).touch(A.READ_FROM, sentence=1)
    visit.touch(A.STOP_READING).touch(A.DROP_QUESTION)
    assert visit.place == ("kept", "", 0)
    assert visit.screen.marked_sentence is None


def test_nothing_of_the_questions_stays_in_the_content_after_the_visit() -> None:
    visit = visitor().touch(A.OPEN_SECTION, "alpha").touch(A.KEEP_QUESTION, "alpha", 1)
    visit.touch(A.MY_QUESTIONS).touch(A.TAKE_ALONG).touch(A.OPEN_SECTION, "alpha").touch(A.FINISHED)
    assert visit.screen
    remembered = [text for text in visit.library.made.values() if isinstance(text, ScreenText)]
    assert remembered
    assert not any(choice.is_chosen for text in remembered for choice in text.choices)
    assert not any(
        "How long?" in str(text.document) for text in remembered if text.document.id[:5] != "alpha"
    )


def test_reading_the_kept_questions_goes_on_when_content_changes() -> None:
    visit = visitor().touch(A.KEEP_QUESTION, "alpha", 0).touch(A.KEEP_QUESTION, "alpha", 1)
    visit.touch(A.MY_QUESTIONS).touch(A.READ_FROM, sentence=1).hears_word(0)
    visit.change(library(ALPHA, BETA, section("new", "New.")))
    visit.hears_sentence()
    assert visit.place == ("kept", "", 2)
