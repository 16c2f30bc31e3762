"""Models of all screens as the core makes them, of a made-up clinic: questions, hard words, kept questions."""

from dataclasses import replace

from kiosk.core.actions import ActionId
from kiosk.core.content import Answer, Block, BlockKind, Library, Picture, Section, Term
from kiosk.core.labels import Label
from kiosk.core.model import ScreenModel
from kiosk.core.screens import screen_text
from kiosk.core.situation import Situation
from kiosk.core.state import KioskState, Place, Screen
from kiosk.core.view import screen_model
from tests.core import script
from tests.screen.sample import blocks, sentence

SECTIONS = (
    ("nerve", "What is nerve pain?", "How it starts in the nerves"),
    ("symptoms", "Symptoms", "What people feel"),
    ("causes", "Causes", "What can hurt a nerve"),
    ("tests", "Tests", "How doctors find out"),
    ("treatments", "Treatments", "What can help"),
    ("medicines", "Medicines", "Pills, creams and patches"),
    ("moving", "Daily life", "Moving, sleep, food and rest"),
    ("mind", "Mind and mood", "Feelings, support, ways to relax"),
    ("operations", "Operations and devices", "When other treatments fall short"),
    ("team", "Finding help", "Your team, and what to ask"),
    ("urgent", "Get help at once", "Signs that cannot wait"),
)
QUESTIONS = (
    "Will it go away?",
    "Why does a light touch on my skin hurt me so much?",
    "Can massage or acupuncture help?",
)
ASK = ("Who can help me to cope with this pain every day?", "Is it safe?")
WORDS = ("HIV", "neuropathy", "nerve block", "postherpetic neuralgia", "shingles", "biofeedback", "opioid")
_LABELS = {
    Label.TILE_NUMBER: "Number {number}.",
    Label.PRESS_NUMBER: "Number {number}: {title}",
    Label.ASK_TITLE: "What to ask your doctor",
    Label.ASK_HINT: "Touch a question to keep it for your visit.",
    Label.IS_KEPT: "Kept. Touch again to take it away.",
    Label.KEPT_TITLE: "My questions",
    Label.KEPT_HINT: "Show this page to your doctor. Touch a question to take it away.",
    Label.CODE_TITLE: "Take your questions along",
    Label.CODE_HINT: "Point the camera of your phone at the square.",
    Label.CODE_PICTURE: "This square holds your questions.",
    Label.QUESTIONS_TITLE: "Questions people ask",
    Label.QUESTIONS_HINT: "Touch a question to see the answer, or say its number.",
    Label.QUESTIONS_TILE: "Find an answer",
    Label.WORDS_TITLE: "Hard words",
    Label.WORDS_HINT: "Touch a word to hear what it means, or say its number.",
    Label.WORD_SPELLED: "It is spelled:",
    Label.SOURCES_TITLE: "Where this comes from",
    Label.HELP_TITLE: "Help",
    Label.LISTENING: "Listening",
    Label.EASIER_TITLE: "Make it easier",
    Label.EASIER_HINT: "Touch what helps you, or say its name. It ends with your visit.",
    Label.IS_IN_USE: "In use now",
    Label.STEP_OF: "Now {step} of {steps}",
    Label.MORE_TITLE: "More",
}
_ACTIONS = {
    ActionId.GO_HOME: "Go home",
    ActionId.GO_BACK: "Go back",
    ActionId.NEXT_PAGE: "Next page",
    ActionId.READ_ALOUD: "Read aloud",
    ActionId.STOP_READING: "Stop reading",
    ActionId.GO_ON: "Go on",
    ActionId.REPEAT: "Repeat",
    ActionId.HARD_WORDS: "Hard words",
    ActionId.MAKE_EASIER: "Make it easier",
    ActionId.BIGGER_TEXT: "Bigger text",
    ActionId.SMALLER_TEXT: "Smaller text",
    ActionId.DAY_COLOURS: "Day colors",
    ActionId.NIGHT_COLOURS: "Night colors",
    ActionId.STRONG_COLOURS: "Strong colors",
    ActionId.SPEAK_SLOWER: "Speak slower",
    ActionId.SPEAK_FASTER: "Speak faster",
    ActionId.SPEAK_LOUDER: "Speak louder",
    ActionId.SPEAK_SOFTER: "Speak softer",
    ActionId.KEEP_STILL: "No movement",
    ActionId.STEADY_HANDS: "My hands shake",
    ActionId.LOW_CONTROLS: "Buttons low down",
    ActionId.ONE_SWITCH: "One key only",
    ActionId.GUIDE_ME: "Guide me by ear",
    ActionId.MORE: "More",
    ActionId.HELP_ME: "Help me",
    ActionId.FINISHED: "I am finished",
    ActionId.WHAT_CAN_I_SAY: "What can I say?",
    ActionId.QUESTIONS: "Questions people ask",
    ActionId.MY_QUESTIONS: "My questions",
    ActionId.TAKE_ALONG: "Take them along",
    ActionId.SOURCES: "Where this comes from",
    ActionId.SPELL_IT: "Spell it out",
}


def _section(picture: str, title: str, line: str) -> Section:
    return Section(
        id=picture,
        title=sentence(title),
        tile=line,
        picture=picture,
        names=(title.lower(),),
        text=blocks(("heading", "In short"), ("paragraph", "Nerve pain has many forms.|It can get better.")),
        ask=tuple(map(sentence, ASK)),
        answers=tuple(Answer(sentence(f"{question}"), (question.lower(),), 1) for question in QUESTIONS),
        sources=blocks(("paragraph", "The facts come from:"), ("item", "A book"), ("item", "Another book")),
    )


def _term(word: str) -> Term:
    return script.term(word, f"This is what {word} means, in plain words.")


def library() -> Library:
    """A clinic with eleven sections."""
    plain = script.library(*(_section(*row) for row in SECTIONS), terms=tuple(map(_term, WORDS)))
    labels = plain.voice.labels | {str(label): words for label, words in _LABELS.items()}
    actions = {
        action: replace(words, label=_ACTIONS.get(action, words.label))
        for action, words in plain.voice.actions.items()
    }
    voice = replace(
        plain.voice,
        labels=labels,
        sentences={name: sentence(words) for name, words in labels.items() if "{" not in words},
        actions=actions,
        pictures={picture: f"A picture of {picture}" for picture, _, _ in SECTIONS},
    )
    home = blocks(("paragraph", "Here you can learn about nerve pain.|Touch a picture, or say its number."))
    return replace(plain, title="About nerve pain", home=home, voice=voice)


LIBRARY = library()


def at(screen: Screen, *terms: str, section: str = "", kept: int = 0) -> ScreenModel:
    """What the screen shows there, before its pages are known, to a patient who has kept so many questions."""
    questions = tuple(sentence(f"This is question {number} for my doctor?") for number in range(1, kept + 1))
    place = Place(screen, section, terms=terms)
    return screen_model(KioskState(place=place, kept=questions, is_visit_open=True), LIBRARY)


def with_kept(model: ScreenModel, number: int) -> ScreenModel:
    """The same after a question of the section has been kept."""
    asked = model.tiles[number].title
    state = KioskState(place=Place(Screen.SECTION, "nerve"), kept=(sentence(asked),), is_visit_open=True)
    return screen_model(state, LIBRARY)


def picture_block(name: str, drawing: bytes, *described: str) -> Block:
    """A picture and the sentences that describe it."""
    return Block(BlockKind.PICTURE, tuple(map(sentence, described)), Picture(name, drawing))


def code_text(kept: int) -> str:
    """What the code for a telephone says."""
    place = Place(Screen.CODE)
    questions = tuple(sentence(f"This is question {number} for my doctor?") for number in range(1, kept + 1))
    (picture,) = [
        block.picture
        for block in screen_text(place, Situation(kept=questions), LIBRARY).document.blocks
        if block.picture
    ]
    return picture.code


TARGETS = {
    "home": at(Screen.HOME),
    "questions": at(Screen.QUESTIONS),
    "hard words": at(Screen.WORDS, *(word.lower() for word in WORDS)),
    "one hard word": at(Screen.WORDS, "hiv"),
    "a word": at(Screen.WORD, "neuropathy"),
    "what to ask": at(Screen.SECTION, section="nerve"),
    "what to ask, one kept": with_kept(at(Screen.SECTION, section="nerve"), 0),
    "my questions": at(Screen.KEPT, kept=2),
    "many questions of mine": at(Screen.KEPT, kept=22),
    "help": at(Screen.HELP),
    "easier": at(Screen.EASIER),
    "more": at(Screen.MORE, "neuropathy"),
}
"""Every kind of screen with targets."""
