"""Content on disk becomes a library; whatever is missing or broken, there is something to show."""

import shutil
from pathlib import Path

import pytest

from kiosk.core.content import BlockKind
from kiosk.library.drafts import Draft, read_draft
from kiosk.library.last_good import LastGood
from kiosk.library.load import Folders, Loader
from kiosk.library.problems import StaffFileError
from kiosk.library.wording import Wording
from tests.library.staff import ABOUT, HOME, LANGUAGE, OWN, SECTION, Clinic


@pytest.fixture
def clinic(tmp_path: Path) -> Clinic:
    return Clinic(tmp_path)


def test_sections_come_in_the_order_of_their_numbers(clinic: Clinic) -> None:
    clinic.write("10-gamma.md", SECTION.format(title="Gamma part"))
    clinic.write("delta.md", SECTION.format(title="Delta part"))
    library, problems = clinic.load()
    assert problems == []
    assert [(section.id, section.title.text) for section in library.sections] == [
        ("alpha", "Alpha part"),
        ("beta", "Beta part"),
        ("gamma", "Gamma part"),
        ("delta", "Delta part"),
    ]


def test_home_and_everything_that_can_be_said(clinic: Clinic) -> None:
    library, _ = clinic.load()
    assert library.title == "Home"
    assert [sentence.text for block in library.home for sentence in block.sentences] == ["Hello there."]
    sayable = [block.sentences[0].text for block in library.sayable]
    assert sayable[0] == "Ba go_home."
    assert sayable[-3:] == ["La sayable_sections.", "“alpha part”", "“beta part”"]


def test_two_loads_of_the_same_files_are_equal(clinic: Clinic) -> None:
    loader = clinic.loader()
    first, second = loader.load(), loader.load()
    assert first.version < second.version
    assert first == second


def test_two_files_of_one_name_are_named(clinic: Clinic) -> None:
    clinic.write("3-alpha.md", SECTION.format(title="Other"))
    library, problems = clinic.load()
    assert len(library.sections) == 2
    assert problems[0] == (
        f"{clinic.file('3-alpha.md')}: 1-alpha.md is called `alpha` too. "
        "Give one of the two files another name; until then 3-alpha.md is not shown."
    )


def test_the_same_title_and_the_same_way_to_say_it_are_named_and_both_are_shown(clinic: Clinic) -> None:
    file = clinic.write("2-beta.md", SECTION.format(title="Alpha part").replace("# First", "# Other"))
    library, problems = clinic.load()
    assert [section.title.text for section in library.sections] == ["Alpha part", "Alpha part"]
    assert problems[-3:] == [
        f"{file}, line 2: 1-alpha.md has the title `Alpha part` too. Give one of the two another title.",
        f"{file}, line 6: `Alpha part of ours` stands in 1-alpha.md too, so nobody can say it and be understood. "
        "Take it out of one of the two.",
        f"{file}, line 10: `Why the Alpha part?` stands in 1-alpha.md too, so nobody can say it and be understood. "
        "Take it out of one of the two.",
    ]


def test_a_section_that_was_deleted_is_gone(clinic: Clinic) -> None:
    clinic.load()
    clinic.file("2-beta.md").unlink()
    library, problems = clinic.load()
    assert [section.id for section in library.sections] == ["alpha"]
    assert problems == []


@pytest.mark.parametrize("has_run", [False, True])
def test_nothing_to_show_at_all(clinic: Clinic, has_run: bool) -> None:
    if has_run:
        clinic.load()
    for name in ("1-alpha.md", "2-beta.md"):
        clinic.file(name).unlink()
    if not has_run:
        with pytest.raises(StaffFileError, match="there is no section to show"):
            clinic.load()
        return
    library, problems = clinic.load()
    assert [section.id for section in library.sections] == ["alpha", "beta"]
    assert problems == [
        f"{clinic.content / LANGUAGE}: there is no section to show; patients see what was there before. "
        "Put the files of the sections back."
    ]


@pytest.mark.parametrize("folder", ["content", "content/zz"])
def test_a_missing_folder_leaves_what_was_shown_last(clinic: Clinic, folder: str) -> None:
    good, _ = clinic.load()
    shutil.rmtree(clinic.folder / folder)
    library, problems = clinic.load()
    assert problems == [f"{clinic.content / LANGUAGE}: there is no such folder. Put it back."]
    assert [section.title for section in library.sections] == [section.title for section in good.sections]
    assert library.terms == good.terms


@pytest.mark.parametrize("name", ["home.md", "about.md", "words.yaml"])
def test_a_missing_file_leaves_its_last_good_version(clinic: Clinic, name: str) -> None:
    good, _ = clinic.load()
    clinic.file(name).unlink()
    library, problems = clinic.load()
    assert problems == [f"{clinic.file(name)}: there is no such file. Put it back."]
    assert (library.home, library.sections, library.terms) == (good.home, good.sections, good.terms)


def test_without_words_or_origins_there_are_none(clinic: Clinic) -> None:
    clinic.file("words.yaml").unlink()
    clinic.file("about.md").write_text("---\n")
    library, problems = clinic.load()
    assert library.terms == ()
    assert [block.kind for block in library.sections[0].sources] == [
        BlockKind.PARAGRAPH,
        BlockKind.ITEM,
        BlockKind.PARAGRAPH,
    ]
    assert len(problems) == 2


def test_a_broken_voice_pack_leaves_the_last_library_with_the_problem(clinic: Clinic) -> None:
    loader = clinic.loader()
    good = loader.load()
    file = clinic.write_voice("voice.yaml", "labels: [\n")
    library = loader.load()
    assert library.sections == good.sections
    assert library.version > good.version
    assert library.problems[1].sentences[0].text == (
        "voices/zz/voice.yaml, line 1: the bracket that opens here is never closed."
    )
    file.unlink()
    with pytest.raises(StaffFileError, match="there is no such file"):
        clinic.load()


def test_far_too_many_files_leave_the_sections_that_were_shown(clinic: Clinic) -> None:
    clinic.load()
    for number in range(150):
        clinic.write(f"0-{number:03}.md", "---\ntitle: A\n---\ntext\n")
    library, problems = clinic.load()
    assert [section.id for section in library.sections] == ["alpha", "beta"]
    assert problems[0].startswith(
        f"{clinic.content / LANGUAGE}: there are 152 files of sections here; 100 are the most. Take away"
    )
    assert len(library.problems) == 31


@pytest.mark.parametrize(("name", "text"), [("home.md", HOME), ("about.md", ABOUT)])
def test_a_text_that_shows_no_pictures_names_one(clinic: Clinic, name: str, text: str) -> None:
    clinic.load()
    file = clinic.write(name, text + "\n![A nerve](nerve.svg)\n")
    _, problems = clinic.load()
    assert problems == [f"{file}, line 6: the kiosk shows no picture in this text. Take it out."]


def test_words_that_leave_no_room_on_the_home_screen_are_refused(clinic: Clinic) -> None:
    good, _ = clinic.load()
    file = clinic.write("home.md", HOME + "\nWords. " + "A word. " * 30)
    library, problems = clinic.load()
    assert problems == [
        f"{file}, line 4: there are 63 words; 60 are the most that fit above the pictures. Make it shorter."
    ]
    assert library.home == good.home


def test_a_state_folder_that_cannot_be_written_is_told_once(
    clinic: Clinic, caplog: pytest.LogCaptureFixture
) -> None:
    clinic.state.write_text("a file where the folder should be")
    library, problems = clinic.load()
    assert len(library.sections) == 2
    assert problems == []
    assert ["cannot be kept" in record.message for record in caplog.records] == [True]


@pytest.mark.parametrize("has_run", [False, True])
def test_what_a_library_stumbles_over_is_named_and_the_rest_is_shown(
    clinic: Clinic, monkeypatch: pytest.MonkeyPatch, has_run: bool
) -> None:
    if has_run:
        clinic.load()

    def stumbling(text: str, file: Path, wording: Wording) -> Draft:
        if file.name == "1-alpha.md":
            raise LookupError
        return read_draft(text, file, wording)

    monkeypatch.setattr("kiosk.library.one_load.read_draft", stumbling)
    library, problems = clinic.load()
    assert [section.id for section in library.sections] == ["beta"]
    assert problems == [
        f"{clinic.file('1-alpha.md')}: the kiosk stumbles over this file (LookupError). "
        "Take back the last change in it."
    ]


def test_the_screen_of_the_staff_lists_what_is_wrong(clinic: Clinic) -> None:
    loader = clinic.loader()
    assert [block.sentences[0].text for block in loader.load().problems] == ["La staff_no_problem."]
    clinic.write("1-alpha.md", "---\ntitle: [\n---\ntext\n")
    library = loader.load()
    assert [(block.kind, [sentence.text for sentence in block.sentences]) for block in library.problems] == [
        (BlockKind.PARAGRAPH, ["La staff_hint."]),
        (
            BlockKind.ITEM,
            [
                "zz/1-alpha.md, line 2: the bracket that opens here is never closed.",
                "Close it; if it is text, put quotes around the whole value.",
            ],
        ),
    ]
    clinic.put_right()
    assert [block.sentences[0].text for block in loader.load().problems] == ["La staff_no_problem."]


def test_what_was_read_is_kept_for_the_checks(clinic: Clinic) -> None:
    clinic.load()
    clinic.write("2-beta.md", "")
    loader = clinic.loader()
    library = loader.load()
    (alpha,) = loader.section_files
    assert alpha.section == library.sections[0]
    assert alpha.file == clinic.file("1-alpha.md")
    assert alpha.lines == (0, 15, 15, 17, 19, 19, 22, 24, 24)
    assert alpha.gist_sentences == 2
    assert alpha.typed.values["tile"] == "A line"
    assert loader.words_file
    assert loader.words_file.values["HIV"] == {"say": "H I V"}
    clinic.write("words.yaml", "")
    loader.load()
    assert loader.words_file is None


def test_the_kiosks_own_content_is_whole(tmp_path: Path) -> None:
    loader = Loader(Folders(OWN / "content", OWN / "voices"), "en", LastGood(tmp_path))
    library = loader.load()
    assert loader.problems == []
    assert len(library.sections) == len(loader.section_files) >= 10
    assert library.terms
