"""Whether people can say what they want, and be understood."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kiosk.core.actions import ActionId, Intent
from kiosk.core.content import Library, VoicePack
from kiosk.core.state import Place, Screen
from kiosk.core.wording import spoken_form
from kiosk.library.checks.alike import find_alike, has_same_frame
from kiosk.library.checks.dictionary import Dictionary
from kiosk.library.checks.said_together import Screens
from kiosk.library.named_values import NamedValues
from kiosk.library.named_values import Place as Way
from kiosk.library.problems import Problem
from kiosk.library.sections import SectionFile

FEWEST_SYLLABLES = 4
"""A phrase of one word has at least so many: the recogniser takes short single words for one another."""
_OTHER_WORDS = "Find other words for one of the two"
_Meaning = tuple[ActionId, str, str]


@dataclass(frozen=True)
class SpeechModel:
    """What the recogniser can hear."""

    knows: Callable[[str], bool]
    """Whether a word is in its vocabulary."""
    can_hear: Callable[[str], bool]
    """Whether it can hear a whole phrase."""


@dataclass(frozen=True)
class StaffPhrase:
    """A way to ask for something that staff typed."""

    text: str
    """As the recogniser writes it."""
    typed: NamedValues
    way: Way
    """To the value, in what was typed."""
    means: str
    """Id of what it is a name of: of the section or of the hard word; of a question, its words."""
    section: str = ""
    """Id of the section that it is a name of or that answers it; empty for a hard word."""

    @property
    def is_question(self) -> bool:
        """Whether it is a question of patients."""
        return self.way[0] == "questions"

    @property
    def is_term(self) -> bool:
        """Whether it is a hard word."""
        return not self.section

    @property
    def is_name(self) -> bool:
        """Whether it is a name of a section."""
        return not self.is_question and not self.is_term

    def problem(self, what: str, mend: str, *, is_error: bool) -> Problem:
        """Something wrong with it."""
        return Problem(self.typed.file, self.typed.line(*self.way), what, mend, is_error)


def staff_phrases(
    files: Iterable[SectionFile], words: NamedValues | None, library: Library
) -> list[StaffPhrase]:
    """All of them: names of sections, questions, hard words; what one section says twice only once."""
    every = [phrase for file in files for phrase in _of_section(file)]
    every += _of_words(words, library) if words else []
    first: dict[tuple[str, str], StaffPhrase] = {}
    for phrase in every:
        first.setdefault((phrase.text, phrase.means), phrase)
    return list(first.values())


def unheard(staff: Iterable[StaffPhrase], model: SpeechModel) -> Iterator[Problem]:
    """Phrases that the recogniser cannot hear: an error if no other name of the section is left to be said.

    Of a hard word some other form may be heard; then nothing is missing.
    """
    every = list(staff)
    heard = {phrase.means for phrase in every if model.can_hear(phrase.text)}
    for phrase in every:
        is_other_heard = phrase.means in heard
        if model.can_hear(phrase.text) or (phrase.is_term and is_other_heard):
            continue
        unknown = [f"“{word}”" for word in phrase.text.split() if not model.knows(word)]
        why = f"the speech model does not know {' and '.join(unknown)}" if unknown else "it is too long"
        is_error = phrase.is_name and not is_other_heard
        what = f"nobody can say “{phrase.text}”: {why}"
        yield phrase.problem(what, _mend_unheard(phrase, is_error), is_error=is_error)


def short(staff: Iterable[StaffPhrase], dictionary: Dictionary) -> Iterator[Problem]:
    """Sections that can only be asked for by a single short word."""
    names: dict[str, list[StaffPhrase]] = {}
    for phrase in staff:
        if phrase.is_name:
            names.setdefault(phrase.section, []).append(phrase)
    for phrases in names.values():
        if all(_is_short(phrase.text, dictionary) for phrase in phrases):
            what = f"“{phrases[0].text}” is a short word, which is easily misheard when it is said alone"
            mend = "Write another way to say it below `say`, of two words or more"
            yield phrases[0].problem(what, mend, is_error=False)


def alike(
    staff: Iterable[StaffPhrase],
    screens: Screens,
    voice: VoicePack,
    voice_file: NamedValues,
    dictionary: Dictionary,
) -> Iterator[Problem]:
    """Pairs that sound alike, can be said on one screen and mean different things, each once.

    Args:
        staff: What staff typed.
        screens: What can be said on each screen.
        voice: The kiosk's own phrases, and the frames of all.
        voice_file: Where these stand.
        dictionary: How words sound.
    """
    known = {phrase.text: phrase for phrase in reversed(list(staff))}
    frames = (*voice.section_frames, *voice.polite_frames)
    every = dict.fromkeys(text for _, said in screens for text in said)
    for pair in find_alike(every, dictionary.phones):
        one, other = sorted((pair.one, pair.other), key=lambda text: text not in known)
        if not has_same_frame(one, other, frames) and _is_confusing(one, other, screens):
            what = f"“{one}” sounds almost like “{other}”{_told(other, known, voice)}"
            place = known[one].typed if one in known else voice_file
            way = known[one].way if one in known else ("actions",)
            yield place.problem(way, what, _OTHER_WORDS)


def ambiguous(staff: Iterable[StaffPhrase], screens: Screens, voice: VoicePack) -> Iterator[Problem]:
    """Phrases that also mean something else where they can be said, so that nobody is understood there; each once.

    What stands in two sections word for word has been told by the kiosk itself.
    """
    every, told = list(staff), set[str]()
    for phrase in every:
        others = {other.text: other for other in every if other.text == phrase.text and other != phrase}
        if phrase.text in told or any(_is_two_sections(phrase, other) for other in others.values()):
            continue
        if any(phrase.text not in said for place, said in screens if _is_expected(phrase, place)):
            told.add(phrase.text)
            what = f"“{phrase.text}” also means something else{_told(phrase.text, others, voice)}"
            yield phrase.problem(what, _OTHER_WORDS, is_error=True)


def _of_section(file: SectionFile) -> Iterator[StaffPhrase]:
    """Those that the kiosk listens for."""
    values, section = file.typed.values, file.section
    asked = {name for answer in section.answers for name in answer.names}
    yield StaffPhrase(section.names[0], file.typed, ("title",), section.id, section.id)
    for number, typed in enumerate(values.get("say") or ()):
        if spoken_form(typed) in section.names:
            yield StaffPhrase(spoken_form(typed), file.typed, ("say", number), section.id, section.id)
    for typed in values.get("questions") or ():
        if spoken_form(typed) in asked:
            yield StaffPhrase(spoken_form(typed), file.typed, ("questions", typed), typed, section.id)


def _of_words(words: NamedValues, library: Library) -> Iterator[StaffPhrase]:
    for typed in words.values:
        term = library.terms_by_id.get(typed.lower())
        for name in term.names if term else ():
            yield StaffPhrase(name, words, (typed,), typed.lower())


def _is_short(text: str, dictionary: Dictionary) -> bool:
    return " " not in text and dictionary.syllables(text) < FEWEST_SYLLABLES


def _mend_unheard(phrase: StaffPhrase, is_error: bool) -> str:
    if is_error:
        return "Add a line with other words below `say`, for nobody can ask for this part by its name"
    if phrase.is_name:
        return "Use other words; people can ask for this part by its other names"
    return "Use other words if you can; people can still touch it or say its number"


def _is_confusing(one: str, other: str, screens: Screens) -> bool:
    """Whether both can be said on one screen, and lead to different places."""
    both = (said for _, said in screens if one in said and other in said)
    return any(_meaning(said[one]) != _meaning(said[other]) for said in both)


def _meaning(intent: Intent) -> _Meaning:
    """Two answers of one section are the same place, as far as a mistake goes."""
    return intent.action, intent.section, intent.term


def _is_two_sections(one: StaffPhrase, other: StaffPhrase) -> bool:
    return one.typed.file != other.typed.file and not (one.is_term or other.is_term)


def _is_expected(phrase: StaffPhrase, place: Place) -> bool:
    """Whether it should be understood on a screen."""
    if phrase.is_question:
        return place.screen is Screen.QUESTIONS
    if phrase.is_term:
        return place.screen is Screen.WORDS and phrase.means in place.terms
    return place != Place(Screen.SECTION, phrase.section)


def _told(text: str, known: Mapping[str, StaffPhrase], voice: VoicePack) -> str:
    """Where the other phrase stands, or what it does."""
    if text in known:
        return f" in {known[text].typed.file.name}, line {known[text].typed.line(*known[text].way)}"
    labels = (words.label or words.phrases[0] for words in voice.actions.values() if text in words.phrases)
    label = next(labels, "")
    return f", which is how people ask for “{label}”" if label else ", which the kiosk understands already"
