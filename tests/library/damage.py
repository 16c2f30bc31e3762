"""Kinds of damage to a content folder: what programs, disks and people do to files."""

import gzip
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.library.staff import DRAWING, Clinic

SECTIONS = ("1-alpha.md", "2-beta.md", "3-gamma.md")
TEXTS = (*SECTIONS, "home.md", "about.md")
ALL = (*TEXTS, "words.yaml")
Harm = Callable[[Random, Clinic, str], str | None]
"""Does damage to a file; gives the name of the file to be told, if that is another one."""


@dataclass(frozen=True)
class Kind:
    """One kind of damage."""

    name: str
    files: tuple[str, ...]
    """To which it may be done."""
    harm: Harm
    stays: bool = True
    """Whether patients go on seeing just what they saw; else a part is left out."""
    is_alone: bool = False
    """Whether it would hide, or be hidden by, damage to another file."""


def _bytes(damage: Callable[[Random, bytes], bytes]) -> Harm:
    def harm(random: Random, clinic: Clinic, name: str) -> None:
        clinic.write(name, damage(random, clinic.file(name).read_bytes()))

    return harm


def _text(damage: Callable[[Random, str], str]) -> Harm:
    return _bytes(lambda random, raw: damage(random, raw.decode()).encode())


def _swap(old: str, new: str) -> Harm:
    def damage(_: Random, text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)

    return _text(damage)


def _at_a_gap(insert: str) -> Harm:
    """Puts lines between two paragraphs of the text, or below it."""

    def damage(random: Random, text: str) -> str:
        start = text.index("\n---\n") + 5
        gaps = [place for place in range(start, len(text)) if text.startswith("\n\n", place)]
        place = random.choice([*gaps, len(text)])
        return f"{text[:place]}\n\n{insert}\n\n{text[place:].lstrip()}"

    return _text(damage)


def _in_the_middle(insert: bytes) -> Harm:
    def damage(random: Random, raw: bytes) -> bytes:
        place = random.randrange(len(raw) // 2, len(raw))
        return raw[:place] + insert + raw[place:]

    return _bytes(damage)


def _cut_at_the_top(random: Random, text: str) -> str:
    return text[: random.randrange(4, text.index("\n---\n"))]


def _instead(make: Callable[[Clinic, str], object]) -> Harm:
    def harm(_: Random, clinic: Clinic, name: str) -> None:
        clinic.file(name).unlink()
        make(clinic, name)

    return harm


def _giant(_: Random, clinic: Clinic, name: str) -> None:
    with clinic.file(name).open("r+b") as out:
        out.truncate(30_000_000)


def _renamed(to: Callable[[str], str]) -> Harm:
    def harm(_: Random, clinic: Clinic, name: str) -> str:
        clinic.file(name).rename(clinic.file(to(name)))
        return to(name)

    return harm


def _copied(to: str) -> Harm:
    def harm(_: Random, clinic: Clinic, name: str) -> str:
        copy = to.format(stem=name.removesuffix(".md"), id=name[2:])
        shutil.copy(clinic.file(name), clinic.file(copy))
        return copy

    return harm


def _no_sections(_: Random, clinic: Clinic, name: str) -> None:
    for section in SECTIONS:
        clinic.file(section).unlink()


def _no_folder(_: Random, clinic: Clinic, name: str) -> None:
    shutil.rmtree(clinic.file(""))


def _file_for_folder(_: Random, clinic: Clinic, name: str) -> None:
    shutil.rmtree(clinic.file(""))
    clinic.file(name).write_text("x")


def _hundreds(random: Random, clinic: Clinic, name: str) -> None:
    for number in range(120):
        clinic.write(f"0-{random.randrange(10**6):06}-{number}.md", "x\n")


def _picture(name: str, data: bytes) -> Harm:
    """The section shows a picture of its own, which is none."""

    def harm(_: Random, clinic: Clinic, file: str) -> None:
        clinic.write(f"pictures/{file[0]}{name}", data)
        clinic.write(file, clinic.file(file).read_text().replace("(nerve.svg)", f"({file[0]}{name})"))

    return harm


def _title_of_alpha(_: Random, clinic: Clinic, name: str) -> None:
    text = clinic.file(name).read_text()
    clinic.write(name, text.replace(text.split("\n")[1], "title: Alpha part", 1))


_PICTURE = "![A nerve. It hurts.](nerve.svg)"
_WORDS = ("words.yaml",)
_LONG = "a " * 61

KINDS = (
    # What a disk, a power cut or a program for copying leaves.
    Kind("empty", ALL, _bytes(lambda _, raw: b"")),
    Kind("blanks only", ALL, _bytes(lambda _, raw: b" \r\n\t\n")),
    Kind("cut off at the top", TEXTS, _text(_cut_at_the_top)),
    Kind("zeros at the end", ALL, _bytes(lambda _, raw: raw + bytes(512))),
    Kind("zeros only", ALL, _bytes(lambda _, raw: bytes(len(raw)))),
    Kind("a byte that is no letter", ALL, _in_the_middle(b"\xff")),
    Kind("noise", ALL, _bytes(lambda random, raw: b"\xfe" + random.randbytes(300))),
    Kind("noise in the middle", ALL, _in_the_middle(b"\x80\x01\x00\xc3")),
    Kind("a letter was lost", ALL, _in_the_middle("\n\ufffd\n".encode())),
    Kind("a bell", ALL, _in_the_middle(b"\x07")),
    Kind("30 MB", ALL, _giant),
    Kind("1 MB of brackets", ALL, _bytes(lambda _, raw: b"[" * 1_000_000)),
    Kind("200 kB of text", ALL, _bytes(lambda _, raw: raw + b"words of a text\n\n" * 12_000)),
    Kind("a folder instead", ALL, _instead(lambda clinic, name: clinic.file(name).mkdir())),
    Kind("a link to nowhere", ALL, _instead(lambda clinic, name: clinic.file(name).symlink_to("nowhere"))),
    Kind("a link to itself", ALL, _instead(lambda clinic, name: clinic.file(name).symlink_to(name))),
    Kind("a pipe", ALL, _instead(lambda clinic, name: os.mkfifo(clinic.file(name)))),
    Kind("gone", ("home.md", "about.md", "words.yaml"), _instead(lambda clinic, name: None)),
    # Other programs and encodings.
    Kind("UTF-16 with a mark", ALL, _bytes(lambda _, raw: raw.decode().encode("utf-16"))),
    Kind("UTF-16 without a mark", ALL, _bytes(lambda _, raw: raw.decode().encode("utf-16-le"))),
    Kind("UTF-16 of a Mac", ALL, _bytes(lambda _, raw: raw.decode().encode("utf-16-be"))),
    Kind("letters of Windows", ALL, _in_the_middle("\nné\n".encode("cp1252"))),
    Kind("a Word document", ALL, _bytes(lambda _, raw: b"PK\x03\x04" + raw)),
    Kind("an old Word document", ALL, _bytes(lambda _, raw: b"\xd0\xcf\x11\xe0" + raw)),
    Kind("an RTF document", ALL, _bytes(lambda _, raw: rb"{\rtf1 " + raw)),
    Kind("a PDF", ALL, _bytes(lambda _, raw: b"%PDF-1.7\n" + raw)),
    Kind("packed", ALL, _bytes(lambda _, raw: gzip.compress(raw))),
    Kind("a web page", TEXTS, _bytes(lambda _, raw: b"<!DOCTYPE html><html><body>" + raw)),
    Kind("merge marks of git", ALL, _text(lambda _, t: f"{t}<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n")),
    Kind("saved as .txt", SECTIONS, _renamed(lambda name: f"{name}.txt"), stays=False),
    Kind("saved as .docx", SECTIONS, _renamed(lambda name: f"{name[:-3]}.docx"), stays=False),
    Kind("capital letters", ("home.md", "about.md", "words.yaml"), _renamed(str.capitalize)),
    Kind("copy of Syncthing", SECTIONS, _copied("{stem}.sync-conflict-20260601-080000-AB.md")),
    Kind("copy of a cloud", SECTIONS, _copied("{stem} (Ana's conflicted copy).md")),
    Kind("copied under another number", SECTIONS, _copied("7-{id}")),
    Kind("no section", ("",), _no_sections, is_alone=True),
    Kind("no folder", ("",), _no_folder, is_alone=True),
    Kind("a file for a folder", ("",), _file_for_folder, is_alone=True),
    Kind("hundreds of files", ("",), _hundreds, is_alone=True),
    # The names at the top.
    Kind("no first line", TEXTS, _swap("---\n", "")),
    Kind("no second line", TEXTS, _text(lambda _, text: text.replace("\n---\n", "\n", 1))),
    Kind("a dash for hyphens", TEXTS, _swap("---\n", "—\n")),
    Kind("a dash for the second hyphens", TEXTS, _swap("\n---\n", "\n—\n")),
    Kind("a blank line at the start", TEXTS, _text(lambda _, text: f"\n{text}")),
    Kind("no title", TEXTS, _swap("title:", "tilte:")),
    Kind("an empty title", TEXTS, _text(lambda _, text: text.replace(text.split("\n")[1], "title:"))),
    Kind("a title of 400 letters", TEXTS, _swap("title: ", f"title: {'a' * 400}")),
    Kind("a title of pictures", SECTIONS, _text(lambda _, t: t.replace(t.split("\n")[1], "title: 🙂🙂"))),
    Kind("a doubled title", TEXTS, _swap("title:", "title: x\ntitle:")),
    Kind("a colon in a value", TEXTS, _swap("title: ", "title: x: ")),
    Kind("a colon in curly quotes", TEXTS, _swap("title: ", "title: “x: ”")),
    Kind("an open quote", TEXTS, _swap("title: ", 'title: "')),
    Kind("an open bracket", TEXTS, _swap("title: ", "title: [")),
    Kind("5000 brackets", TEXTS, _swap("title: ", f"title: {'[' * 5000}")),
    Kind("a star", TEXTS, _swap("title: ", "title: *")),
    Kind("a tab", TEXTS, _swap("title: ", "title:\t- ")),
    Kind("an unknown name", TEXTS, _swap("title:", "colour: red\ntitle:")),
    Kind("no tile", SECTIONS, _swap("tile: A line\n", "")),
    Kind("no sources", SECTIONS, _swap("sources:\n  - A named source\n", "")),
    Kind("ways to say that are no list", SECTIONS, _swap("say:\n  - ", "say: ")),
    Kind("questions that are a list", SECTIONS, _swap(": First heading", "")),
    Kind(
        "ten questions for the doctor", SECTIONS, _swap("ask:\n", f"ask:\n{'  - Why?' * 1}\n" + "  - a\n" * 9)
    ),
    Kind("a question that leads nowhere", SECTIONS, _swap(": First heading", ": Last heading"), stays=False),
    Kind("no such pictogram", SECTIONS, _swap("picture: nerve", "picture: elephant"), stays=False),
    Kind("a review without a name", SECTIONS, _swap("reviewed: none", "reviewed: 2026-03-01")),
    Kind("a review on no day", SECTIONS, _swap("reviewed: none", "reviewed: 2026-02-30, Ana")),
    Kind("a review to come", SECTIONS, _swap("reviewed: none", "reviewed: 2026-07-01, Ana")),
    Kind("a title of another", SECTIONS[1:], _title_of_alpha, stays=False, is_alone=True),
    # The text.
    Kind("no text", TEXTS, _text(lambda _, text: text[: text.index("\n---\n") + 5])),
    Kind("no gist", SECTIONS, _swap("In few words. That is the gist.\n", ""), stays=False),
    Kind("a table", TEXTS, _at_a_gap("| a | b |\n|---|---|\n| c | d |")),
    Kind("angle brackets", TEXTS, _at_a_gap("words <b>of</b> a text")),
    Kind("a note for programmers", TEXTS, _at_a_gap("<!-- note -->")),
    Kind("a link", TEXTS, _at_a_gap("[words](somewhere)")),
    Kind("a link at the foot", TEXTS, _at_a_gap("[words]: somewhere")),
    Kind("backticks", TEXTS, _at_a_gap("```\na\n```")),
    Kind("a quotation", TEXTS, _at_a_gap("> said")),
    Kind("a line of stars", TEXTS, _at_a_gap("***")),
    Kind("four blanks", TEXTS, _at_a_gap("# A\n\n    a")),
    Kind("another name in braces", ALL, _in_the_middle(b"\n{number}\n"), is_alone=False),
    Kind("an open brace", TEXTS, _at_a_gap("words { of a text")),
    Kind("bullets", TEXTS, _at_a_gap("• one\n• two")),
    Kind("a list without blanks", TEXTS, _at_a_gap("-one\n-two")),
    Kind("lists in lists", TEXTS, _at_a_gap("\n".join("  " * depth + "- a" for depth in range(40)))),
    Kind("a word without an end", TEXTS, _at_a_gap("a" * 500)),
    Kind("a sentence without an end", TEXTS, _at_a_gap(_LONG)),
    Kind("a text without an end", TEXTS, _at_a_gap("A text.\n\n" * 400)),
    # Pictures.
    Kind("no such picture", SECTIONS, _swap("nerve.svg", "nevre.svg"), stays=False),
    Kind("a picture of elsewhere", SECTIONS, _swap("nerve.svg", "../../settings.yaml"), stays=False),
    Kind("a picture with no words", SECTIONS, _swap("A nerve. It hurts.", " "), stays=False),
    Kind("a picture between words", SECTIONS, _swap("an item", f"an {_PICTURE} item"), stays=False),
    Kind("a picture with blanks in its name", SECTIONS, _swap("nerve.svg", "my nerve.svg")),
    Kind("a drawing cut off", SECTIONS, _picture("x.svg", DRAWING.encode()[:-8]), stays=False),
    Kind("a web page for a drawing", SECTIONS, _picture("x.svg", b"<html/>"), stays=False),
    Kind("words for a photograph", SECTIONS, _picture("x.png", b"words"), stays=False),
    Kind("a drawing for a photograph", SECTIONS, _picture("x.jpg", DRAWING.encode()), stays=False),
    Kind("a picture of 5 MB", SECTIONS, _picture("x.png", bytes(5_000_000)), stays=False),
    # The words.
    Kind("a word without a meaning", _WORDS, _swap("  say: H I V\n", "  say:\n")),
    Kind("a word with a text", _WORDS, _swap("HIV:\n  say: H I V", "HIV: a virus")),
    Kind("an unknown name of a word", _WORDS, _swap("meaning:", "maening:")),
    Kind("a word that stands twice", _WORDS, _swap("HIV:", "capsaicin:")),
    Kind("a form of two words", _WORDS, _swap("[capsaicins]", "[hiv]")),
    Kind("forms that are no list", _WORDS, _swap("[capsaicins]", "capsaicins")),
    Kind("a word that is no word", _WORDS, _swap("HIV:", "'...':")),
    Kind("words in a list", _WORDS, _text(lambda _, text: "- a\n- b\n")),
)
