"""words.yaml: what hard words mean, and how words are said that the voice would get wrong."""

from itertools import pairwise
from pathlib import Path

import pytest

from kiosk.core.content import Sentence, Term
from kiosk.library.pronunciations import Pronunciations, pieces_of
from kiosk.library.wording import Wording
from kiosk.speaking.espeak import EspeakVoice
from tests.library.staff import WORDS, Clinic, section


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    return Clinic(tmp_path)


def spoken(text: str, **respellings: str) -> tuple[str, ...]:
    known = {pieces_of(form.replace("_", " ")): say for form, say in respellings.items()}
    return Wording("zz", Pronunciations(known)).sentence(text).spoken


def test_a_term_and_its_meaning(clinic: Clinic) -> None:
    library, problems = clinic.load()
    assert problems == []
    assert library.terms == (
        Term(
            id="capsaicin",
            word=Sentence(("capsaicin",), ("cap say a sin",)),
            names=("capsaicin", "capsaicins"),
            meaning=(
                Sentence(*[("The", "hot", "part", "of", "peppers.")] * 2),
                Sentence(*[("It", "is", "in", "a", "cream.")] * 2),
            ),
            letters=Sentence(
                ("C", "A", "P", "S", "A", "I", "C", "I", "N"),
                ("c,", "a,", "p,", "s,", "a,", "i,", "c,", "i,", "n,"),
            ),
            forms=(("capsaicin",), ("capsaicins",)),
        ),
    )


def test_terms_come_in_the_order_of_the_alphabet(clinic: Clinic) -> None:
    clinic.write("words.yaml", "b: {meaning: x}\nC c: {meaning: x}\na-d: {meaning: x}\n")
    terms = clinic.load()[0].terms
    assert [term.id for term in terms] == ["a-d", "b", "c c"]
    assert [term.forms for term in terms] == [(("a", "d"),), (("b",),), (("c", "c"),)]
    assert [term.letters.shown for term in terms] == [("A", "D"), ("B",), ("C", "–", "C")]


def test_a_word_said_by_its_letters_may_be_said_so_by_people_too(clinic: Clinic) -> None:
    clinic.write("words.yaml", "HIV:\n  meaning: A virus.\n  say: H I V\n")
    assert clinic.load()[0].terms[0].names == ("hiv", "h i v")


def test_an_accent_typed_as_a_sign_of_its_own_belongs_to_its_letter(clinic: Clinic) -> None:
    clinic.write("words.yaml", "me\u0301d\u0948: {meaning: x}\n")
    (term,) = clinic.load()[0].terms
    assert term.letters.shown == ("M", "É", "D\u0948")


def test_a_respelled_word_is_shown_clean_and_spoken_as_respelled(clinic: Clinic) -> None:
    clinic.write("1-alpha.md", section().replace("an item", "use Capsaicin, please"))
    item = clinic.alpha().text[-2].sentences[0]
    assert item.shown == ("use", "Capsaicin,", "please")
    assert item.spoken == ("use", "cap say a sin,", "please")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HIV", ("H I V",)),
        ("(hiv),", ("(H I V),",)),
        ("HIV-positive", ("H I V-positive",)),
        ("HIV’s", ("H I V’s",)),
        ("HIVE", ("HIVE",)),
        ("a nerve block,", ("a", "nurv", "blok,")),
        ("nerve-block", ("nurv blok",)),
        ("nerve, block", ("nerve,", "block")),
        ("nerve (block)", ("nerve", "(block)")),
        ("nerve blocks", ("nerve", "blocks")),
        ("“carpal tunnel release”, HIV", ("“tunnel thing”,", "", "", "H I V")),
        ("carpal tunnel", ("carpal", "tunnel")),
        ("(Nerve conduction test), HIV", ("(nerve", "con duck shun", "test),", "H I V")),
        ("spinal cord shots.", ("spinal", "chord.", "")),
        ("Bell’s palsy Bell's palsy", ("bells", "pawlsy", "bells", "pawlsy")),
        ("HIV/nerve block", ("H I V/nurv", "blok")),
        ("nerve nerve block", ("nerve", "nurv", "blok")),
    ],
)
def test_the_spoken_words_stand_below_the_shown_ones(text: str, expected: tuple[str, ...]) -> None:
    assert expected == spoken(
        text,
        HIV="H I V",
        nerve_block="nurv blok",
        carpal_tunnel_release="tunnel thing",
        nerve_conduction_test="nerve con duck shun test",
        spinal_cord_shots="spinal chord",
        **{"Bell's palsy": "bells pawlsy"},
    )


def test_the_longest_form_counts() -> None:
    assert spoken("nerve block test", nerve="x", nerve_block_test="y") == ("y", "", "")


def test_the_voice_copes_with_words_that_are_not_spoken() -> None:
    voice = EspeakVoice("gmw/en-us", 80)
    starts_s = voice.render(("a", "nerve conduction study,", "", "", "here"), 150).word_starts_s
    assert len(starts_s) == 5
    assert starts_s[1] < starts_s[2] == starts_s[3] == starts_s[4]


def test_the_voice_says_each_letter_with_a_pause_after_it() -> None:
    voice = EspeakVoice("gmw/en-us", 80)
    starts_s = voice.render(("a,", "i,", "a,", "w,"), 150).word_starts_s
    assert all(after - before > 0.5 for before, after in pairwise(starts_s))


def test_other_forms_have_respellings_of_their_own(clinic: Clinic) -> None:
    clinic.write("words.yaml", "HIV:\n  say: H I V\n  also: [HI virus = H I virus, AIDS]\n")
    clinic.write("1-alpha.md", section().replace("an item", "HIV, HI virus, AIDS"))
    library, problems = clinic.load()
    assert problems == []
    assert library.terms == ()
    assert library.sections[0].text[-2].sentences[0].spoken == ("H I V,", "H I", "virus,", "AIDS")


BROKEN = [
    ("capsaicin: a strong substance\n", 1, "`capsaicin` must have lines of its own below it"),
    ("capsaicin:\n", 1, "`capsaicin` must have lines of its own below it"),
    (
        "a: {meaning: x}\ncapsaicin:\n  meaning: ''\n",
        2,
        "`capsaicin` has no meaning, and nothing says how it is said",
    ),
    ("capsaicin:\n  maening: x\n", 2, "there is nothing called `maening`. Did you mean `meaning`"),
    ("capsaicin:\n  meaning: [x]\n", 2, "`capsaicin: meaning` must be one text"),
    ("capsaicin:\n  say: x\n  also: y\n", 3, "`capsaicin: also` must be a list"),
    ("capsaicin:\n  say: '...'\n", 2, "`...` cannot be said. Write it as it sounds"),
    ("capsaicin:\n  say: x\n  also: [= y]\n", 3, "there is no word in `also`, entry 1"),
    ("capsaicin:\n  say: x\n  also:\n    - a\n    - b = ?\n", 5, "`?` cannot be said"),
    ("'...':\n  say: x\n", 1, "there is no word in `...`. Write the word before the colon"),
    ("a" * 61 + ": {say: x}\n", 1, "a word must not be longer than 60 characters"),
    ("a: {say: x}\nb: {say: y, also: [A]}\n", 2, "`a` stands at `a` and at `b`. Keep one of the two"),
    ("a-b: {say: x}\na b: {say: y}\n", 2, "`a b` stands at `a-b` and at `a b`"),
    ("a: {say: x}\na: {say: y}\n", 2, "`a` stands here a second time"),
    ("a: {meaning: 'Call {this}.'}\n", 1, "this line may have {emergency_number} in braces"),
    ("- a\n- b\n", 1, "this is not a list of `name: value`"),
    ("a: {say: " + "x" * 121 + "}\n", 1, "`a: say` must not be longer than 120 characters"),
    ("", 0, "the file is empty"),
    ("<<<<<<< x\na: {say: y}\n", 1, "two versions of this file were put together"),
]


@pytest.mark.parametrize(("text", "line", "what"), BROKEN)
def test_a_broken_file_is_named_and_its_last_good_version_stays(
    clinic: Clinic, text: str, line: int, what: str
) -> None:
    good, _ = clinic.load()
    file = clinic.write("words.yaml", text)
    library, problems = clinic.load()
    assert problems[0].startswith(f"{file}, line {line}: {what}" if line else f"{file}: {what}")
    assert library.terms == good.terms
    assert library.sections == good.sections


def test_notes_alone_are_no_words(clinic: Clinic) -> None:
    clinic.write("words.yaml", "# Nothing yet\n")
    library, problems = clinic.load()
    assert (library.terms, problems) == ((), [])


def test_a_corrected_respelling_is_heard_everywhere(clinic: Clinic) -> None:
    clinic.write("2-beta.md", section(title="title: HIV here", say="", questions=""))
    loader = clinic.loader()
    assert loader.load().sections[1].title.spoken == ("H I V", "here")
    clinic.write("words.yaml", WORDS.replace("H I V", "aitch eye vee"))
    library = loader.load()
    assert library.sections[1].title.spoken == ("aitch eye vee", "here")
    assert loader.wording.sentence("HIV").spoken == ("aitch eye vee",)
