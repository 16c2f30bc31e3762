"""Staff change the content while somebody uses the kiosk."""

from dataclasses import replace

from kiosk.core.actions import ActionId as A
from kiosk.core.state import Place, Screen
from tests.core.script import ALPHA, BETA, Visit, library, paragraphs, section, term


def test_the_place_is_found_again_by_its_sentence() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.NEXT_PAGE)
    longer = section("alpha", "New.", "One two three.", "Four five.", "Six seven eight.")
    visit.pages["alpha"] = (0, 1, 2, 3)
    assert visit.change(library(longer, BETA, version=1)).place == ("section", "alpha", 3)


def test_else_by_the_nearest_sentence_before_it_else_the_start() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.NEXT_PAGE)
    without = section("alpha", "One two three.", "Four five.", "Quite new.")
    assert visit.change(library(without, version=1)).place == ("section", "alpha", 1)
    assert visit.change(library(section("alpha", "All new."), version=2)).place == (
        "section",
        "alpha",
        0,
    )


def test_a_section_that_is_gone_leads_home() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "beta").touch(A.HELP_ME).touch(A.STOP_READING)
    visit.change(library(ALPHA, version=1)).key("escape")
    assert visit.place == ("home", "", 0)


def test_who_is_being_read_to_keeps_the_old_text_until_the_sentence_ends() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.READ_ALOUD).hears_word(1)
    new = section("alpha", "New start.", "One two three.", "Four five, better.")
    visit.pages["alpha"] = (0,)
    visit.change(library(new, BETA, version=1))
    assert visit.screen.document.sentences[0].text == "One two three."
    assert (visit.screen.marked_sentence, visit.screen.marked_word) == (0, 1)
    visit.hears_sentence()
    assert visit.screen.document.sentences[0].text == "New start."
    assert visit.said[0] == "Four five, better."
    assert visit.hears_sentence() == "Four five, better."


def test_a_section_deleted_while_it_is_read_ends_at_the_sentence_and_leads_home() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "beta").touch(A.READ_ALOUD).hears_word(0)
    visit.change(library(ALPHA, version=1))
    assert visit.place == ("section", "beta", 0)
    visit.hears_sentence()
    assert visit.place == ("home", "", 0)
    assert not visit.state.reading.is_on


def test_a_kept_place_survives_a_change_of_its_text() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.READ_ALOUD).hears_word(1).touch(A.STOP_READING)
    visit.change(library(section("alpha", "Zero.", "One two three."), version=1))
    assert visit.touch(A.GO_ON).said[0] == "One two three."


def shortened_while_read() -> Visit:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.NEXT_PAGE).touch(A.READ_ALOUD).hears_word(1)
    visit.pages["alpha"] = (0,)
    return visit.change(library(section("alpha", "One two three."), BETA, version=1))


def test_whatever_is_touched_while_the_old_text_is_read_leads_into_the_new() -> None:
    for action in (A.STOP_READING, A.NEXT_PAGE, A.GO_BACK, A.REPEAT, A.GO_HOME, A.HELP_ME):
        visit = shortened_while_read().touch(action)
        assert visit.state.reading.library is None
        assert visit.state.place.sentence == 0
        assert not visit.state.reading.is_on or visit.state.reading.queue


def test_a_section_deleted_while_it_is_read_can_be_stopped_and_left() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "beta").touch(A.READ_ALOUD).hears_word(0)
    visit.change(library(ALPHA, version=1)).touch(A.STOP_READING)
    assert visit.is_silenced
    assert visit.place == ("home", "", 0)
    assert visit.button(A.GO_ON) is None


def test_a_tile_of_a_section_just_deleted_does_nothing() -> None:
    visit = Visit().change(library(ALPHA, version=1)).touch(A.OPEN_SECTION, "beta")
    assert visit.place == ("home", "", 0)


def test_a_text_of_which_nothing_is_left_is_read_from_its_start() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "beta").touch(A.READ_ALOUD).hears_word(0)
    visit.change(library(ALPHA, section("beta", "All new.", "And more."), version=1))
    visit.hears_sentence()
    assert visit.said == ["All new.", "And more."]


def test_undo_outlives_a_change_of_content() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.NEXT_PAGE).hear("ba go home")
    visit.change(library(section("alpha", "New.", "Six seven eight."), BETA, version=1))
    assert visit.touch(A.UNDO).place == ("section", "alpha", 1)


def test_a_renamed_file_is_the_same_section() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.NEXT_PAGE).touch(A.OPEN_SECTION, "beta")
    renamed = replace(ALPHA, id="alef")
    visit.pages["alef"] = (0, 2)
    visit.change(library(renamed, BETA))
    assert visit.touch(A.GO_BACK).place == ("section", "alef", 2)


def test_a_renamed_file_is_read_on() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.READ_ALOUD).hears_word(1)
    visit.change(library(replace(ALPHA, id="alef"), BETA))
    visit.hears_sentence()
    assert visit.place == ("section", "alef", 1)
    assert visit.said[0] == "Four five."


def test_who_was_in_a_section_that_is_gone_is_told() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").change(library(BETA))
    assert (visit.place, visit.screen.heard_label) == (("home", "", 0), "[section_gone]")


def test_who_was_being_read_a_section_that_is_gone_is_told_after_the_sentence() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.READ_ALOUD).hears_word(1).change(library(BETA))
    assert visit.place == ("section", "alpha", 0)
    visit.hears_sentence()
    assert (visit.place, visit.screen.heard_label) == (("home", "", 0), "[section_gone]")
    assert not visit.state.reading.is_on


def test_a_word_whose_meaning_is_taken_away_leads_home_and_a_list_grows_shorter() -> None:
    beta, four = term("beta", "Second."), term("four five", "Nine.")
    visit = Visit(library(ALPHA, BETA, terms=(beta, four)))
    visit.pages["alpha"] = (0,)
    listed = replace(visit.state, place=Place(Screen.WORDS, terms=("beta", "four five")))
    visit.state = listed
    assert visit.change(library(ALPHA, BETA, terms=(beta,))).state.place.terms == ("beta",)
    assert visit.change(library(ALPHA, BETA)).place == ("home", "", 0)


def test_a_change_of_the_problems_alone_does_not_move_a_reader() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.NEXT_PAGE)
    visit.change(replace(visit.library, problems=paragraphs("A fault.")))
    assert visit.place == ("section", "alpha", 2)
    assert visit.enter_as_staff().touch(A.STAFF_CONTENT).screen.document.sentences[0].text == "A fault."


def test_two_changes_during_one_sentence_find_the_way_back_too() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "beta").touch(A.OPEN_SECTION, "alpha")
    visit.touch(A.READ_ALOUD).hears_word(1)
    renamed = replace(BETA, id="bet")
    visit.change(library(ALPHA, renamed)).change(library(ALPHA, renamed, section("new", "New.")))
    visit.hears_sentence()
    assert visit.touch(A.STOP_READING).touch(A.GO_BACK).place == ("section", "bet", 0)


def test_a_sentence_touched_in_the_old_text_is_read_from_the_new() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").touch(A.READ_ALOUD).hears_word(1)
    visit.pages["alpha"] = (0,)
    visit.change(library(section("alpha", "Zero.", "One two three.", "Six seven eight."), BETA))
    assert visit.touch(A.READ_FROM, sentence=2).said[0] == "Six seven eight."


def test_a_question_touched_in_the_old_text_is_kept_or_nothing_is() -> None:
    old = section("alpha", "One.", "Two.", ask=("A?", "B?"))
    for ask, kept in ((("New?", "A?"), ["A?"]), (("New?",), [])):
        visit = Visit(library(old, BETA), pages={"alpha": (0,)}).touch(A.OPEN_SECTION, "alpha")
        visit.touch(A.READ_ALOUD).hears_word(0)
        visit.change(library(section("alpha", "One.", "Two.", ask=ask), BETA)).touch(
            A.KEEP_QUESTION, "alpha", 0
        )
        assert [question.text for question in visit.state.kept] == kept


def test_back_from_an_answer_still_leads_to_the_questions_after_a_change() -> None:
    answered = section("alpha", "One.", "Two.", "Three.", answers=(("Why?", 2),))
    visit = Visit(library(answered, BETA), pages={"alpha": (0, 2)}).touch(A.QUESTIONS)
    visit.touch(A.OPEN_SECTION, "alpha", 2)
    longer = section("alpha", "New.", "Newer.", "One.", "Two.", "Three.", answers=(("Why?", 4),))
    visit.pages["alpha"] = (0, 2, 4)
    assert visit.change(library(longer, BETA)).place == ("section", "alpha", 4)
    assert visit.touch(A.GO_BACK).place == ("questions", "", 0)


def test_whose_section_is_gone_does_not_go_back_to_where_they_are() -> None:
    visit = Visit().touch(A.OPEN_SECTION, "alpha").change(library(BETA))
    assert visit.state.history == ()


def test_pages_waited_for_in_a_section_that_is_gone_turn_nothing() -> None:
    visit = Visit(is_measuring=False).touch(A.OPEN_SECTION, "alpha").touch(A.NEXT_PAGE)
    visit.is_measuring = True
    assert visit.change(library(BETA)).screen.heard_label == "[section_gone]"
