"""Which words sound most like a word, in a small dictionary."""

import pytest

from kiosk.library.checks.nearest_words import MOST_RIVALS, Nearest, SoundBook

WAYS = {
    "stop": ["S T AA1 P"],
    "stops": ["S T AA1 P S"],
    "stopped": ["S T AA1 P T"],
    "top": ["T AA1 P"],
    "step": ["S T EH1 P"],
    "star": ["S T AA1 R"],
    "staph": ["S T AE1 F"],
    "read": ["R EH1 D", "R IY1 D"],
    "red": ["R EH1 D"],
    "reed": ["R IY1 D"],
    "rid": ["R IH1 D"],
    "ready": ["R EH1 D IY0"],
    "treatments": ["T R IY1 T M AH0 N T S"],
    "treatment": ["T R IY1 T M AH0 N T"],
    "treat": ["T R IY1 T"],
    "statements": ["S T EY1 T M AH0 N T S"],
    "elephants": ["EH1 L AH0 F AH0 N T S"],
    "three": ["TH R IY1"],
    "tree": ["T R IY1"],
    "free": ["F R IY1"],
    "bree": ["B R IY1"],
    "i": ["AY1"],
    "eye": ["AY1"],
    "a": ["AH0"],
}
FORMS = {
    "^(.*[aeiouy].*?)(?:'s|s'|s|')$": r"\1",
    r"^(.*[aeiouy].*?)(.)\2(?:ed|ing)$": r"\1\2",
}


def book(*frequent: str, ways: dict[str, list[str]] = WAYS) -> SoundBook:
    split = {word: [way.split() for way in every] for word, every in ways.items()}
    return SoundBook(split, frequent, FORMS)


def nearest(word: str, *frequent: str) -> Nearest:
    found = book(*frequent).nearest(word)
    assert found is not None
    return found


def test_the_nearest_come_first_and_among_them_the_frequent_ones() -> None:
    assert nearest("stop", "step", "top").rivals == ("step", "top", "star", "staph")
    assert nearest("three", "free", "tree").rivals[:2] == ("free", "tree")


def test_a_word_that_people_say_comes_before_a_rare_one_that_is_a_little_nearer() -> None:
    assert nearest("stop", "staph").rivals == ("staph", "star", "step", "top")


def test_what_sounds_the_same_in_any_way_is_no_rival() -> None:
    found = nearest("read", "red", "reed")
    assert {"red", "reed"} <= set(found.kin)
    assert found.rivals[0] in ("rid", "ready")
    assert not set(found.rivals) & {"red", "reed", "read"}
    assert "read" in nearest("red").kin


def test_another_form_of_the_word_is_no_rival() -> None:
    assert nearest("stop").kin == ("stopped", "stops")
    found = nearest("treatments")
    assert "treatment" in found.kin
    assert "statements" in found.rivals


def test_each_way_to_say_a_word_has_its_rivals() -> None:
    assert {"rid", "ready"} <= set(nearest("read").rivals), "One is near “red”, the other near “reed”."


def test_what_is_nothing_like_it_is_left_out() -> None:
    assert "elephants" not in nearest("treatments").rivals
    assert "i" not in nearest("stop").rivals
    assert nearest("i") == Nearest(("a",), ("eye",))


def test_a_word_that_the_dictionary_lacks() -> None:
    assert book().nearest("opioid") is None


@pytest.mark.parametrize("rivals", [MOST_RIVALS, MOST_RIVALS + 20])
def test_no_more_than_are_wanted(rivals: int) -> None:
    ways = {"stop": ["S T AA1 P"]} | {f"st{number}": ["S T AA1 B"] for number in range(rivals)}
    found = book(ways=ways).nearest("stop")
    assert found is not None
    assert len(found.rivals) == MOST_RIVALS
