"""Screen models as the core would give them, made by hand: a home screen, a section and the idle question."""

from dataclasses import replace

from kiosk.core.actions import ACTIONS, ActionId, Intent
from kiosk.core.content import Block, BlockKind, Document, Sentence
from kiosk.core.model import Control, QuestionModel, ScreenModel, Sign, Tile
from kiosk.core.state import Screen

_SECTION = (
    ("heading", "Medicines for nerve pain"),
    (
        "paragraph",
        "Some medicines were made for other problems.|They also calm nerves that hurt.|"
        "Your doctor may start with a small dose and raise it slowly.",
    ),
    ("paragraph", "Give each medicine time.|It can take four to six weeks before you feel a change."),
    ("heading", "What you can ask your doctor"),
    ("item", "How long should I take it?"),
    ("item", "What should I do if I feel dizzy or very tired in the day?"),
    ("item", "Can I take it with my other pills?"),
    (
        "paragraph",
        "Do not stop a medicine all at once.|That can make you feel ill.|Talk with your doctor or your nurse first.|"
        "They can help you to stop it slowly and safely.",
    ),
    ("heading", "Creams and patches"),
    (
        "paragraph",
        "Some people use a cream or a patch on the skin.|It works only where you put it.|"
        "So it does not make you tired.|Wash your hands well after you have used it.",
    ),
)
_TILES = (
    ("What is nerve pain?", "How nerves work, and what goes wrong", "nerve"),
    ("Symptoms", "What people feel", "symptoms"),
    ("Causes", "Why nerves get hurt", "causes"),
    ("Treatments", "What can help", "treatments"),
    ("Finding help", "Your team, and what to ask", "team"),
)
_CONTROLS = (
    (ActionId.GO_HOME, "Go home"),
    (ActionId.GO_BACK, "Go back"),
    (ActionId.NEXT_PAGE, "Next page"),
    (ActionId.READ_ALOUD, "Read aloud"),
    (ActionId.REPEAT, "Repeat"),
    (ActionId.HARD_WORDS, "Hard words"),
    (ActionId.MAKE_EASIER, "Make it easier"),
    (ActionId.HELP_ME, "Help me"),
    (ActionId.FINISHED, "I am finished"),
)


_SIGNS = {
    Sign.LISTENING: ("Listening", "You can say:"),
    Sign.SPEAK_NOW: ("Speak now", "You can say:"),
    Sign.ON_PRESS: ("Press to speak", "Press “Speak” first."),
    Sign.OFF: ("Microphone off", "Press “Speak” first."),
    Sign.STOP_ONLY: ("Only “stop reading”", "You can say:"),
    Sign.STARTING: ("Getting ready to listen", "Please touch or press keys. I cannot hear you now."),
    Sign.CLOSED: ("No microphone", "Please touch or press keys. I cannot hear you now."),
}
_OTHERS_WHILE_SILENT = ("Stop reading", "Go on")


def sentence(text: str) -> Sentence:
    """A sentence that is spoken as it is shown."""
    words = tuple(text.split())
    return Sentence(words, words)


def blocks(*given: tuple[str, str]) -> tuple[Block, ...]:
    """Blocks from (kind, sentences parted by bars)."""
    return tuple(
        Block(BlockKind(kind), tuple(sentence(part) for part in text.split("|"))) for kind, text in given
    )


def document(name: str, given: tuple[tuple[str, str], ...]) -> Document:
    """A document from (kind, sentences parted by bars)."""
    return Document(name, blocks(*given))


def control(action: ActionId, label: str, *, is_enabled: bool = True) -> Control:
    """A control with the icon of its action."""
    return Control(Intent(action), label, ACTIONS[action].icon, is_enabled)


def longer(words: str) -> str:
    """Words as another language might need them: at least 40 % longer."""
    return " ".join(f"{word}{'enlichkeit'[: max(2, -(-2 * len(word) // 5))]}" for word in words.split())


def controls(disabled: tuple[ActionId, ...] = ()) -> tuple[Control, ...]:
    """The bar at the foot."""
    made = (control(action, label, is_enabled=action not in disabled) for action, label in _CONTROLS)
    return tuple(
        replace(one, other_labels=_OTHERS_WHILE_SILENT) if one.intent.action is ActionId.READ_ALOUD else one
        for one in made
    )


SECTION_TEXT = document("treatments-1", _SECTION)


def section(
    *,
    first: int | None = None,
    end: int | None = None,
    text: Document = SECTION_TEXT,
    page_label: str = "Page 1 of 3",
) -> ScreenModel:
    """A section, listening."""
    return ScreenModel(
        screen=Screen.SECTION,
        title="Treatments",
        language="en",
        document=text,
        first_sentence=first,
        end_sentence=end,
        page_label=page_label,
        tiles=(),
        marked_sentence=None,
        marked_word=None,
        microphone_sign=Sign.LISTENING,
        microphone_label="Listening",
        microphone_level=3,
        speak=control(ActionId.SPEAK, "Speak"),
        sound_label="",
        say_label="You can say:",
        sayable=("next page", "read aloud", "go back", "go home", "help me", "I am finished"),
        what_can_i_say=control(ActionId.WHAT_CAN_I_SAY, "What can I say?"),
        heard_label="",
        undo=None,
        controls=controls(),
    )


def heard(model: ScreenModel) -> ScreenModel:
    """Something was heard and obeyed."""
    return replace(model, heard_label="I heard: next page", undo=control(ActionId.UNDO, "Undo"))


def reading(model: ScreenModel, marked: int, word: int | None) -> ScreenModel:
    """The kiosk reads aloud."""
    said = tuple(
        replace(
            one,
            label="Stop reading",
            icon="stop",
            intent=Intent(ActionId.STOP_READING),
            other_labels=("Read aloud", "Go on"),
        )
        if one.intent.action is ActionId.READ_ALOUD
        else one
        for one in model.controls
    )
    return replace(
        model,
        marked_sentence=marked,
        marked_word=word,
        microphone_sign=Sign.STOP_ONLY,
        microphone_label="Only “stop reading”",
        sayable=("stop reading",),
        controls=said,
    )


def signed(model: ScreenModel, sign: Sign) -> ScreenModel:
    """With the microphone in another state."""
    label, say_label = _SIGNS[sign]
    is_open = sign in (Sign.LISTENING, Sign.SPEAK_NOW, Sign.STOP_ONLY)
    return replace(
        model,
        microphone_sign=sign,
        microphone_label=label,
        microphone_level=model.microphone_level if is_open else 0,
        say_label=say_label,
        sayable=model.sayable if is_open else (),
    )


def not_understood(model: ScreenModel) -> ScreenModel:
    """Somebody spoke, and it was nothing that can be said here."""
    return replace(model, heard_label="I did not understand. You can say: next page, go back.", undo=None)


def not_understood_after_all(model: ScreenModel) -> ScreenModel:
    """The same after something that can be taken back."""
    return replace(heard(model), heard_label=not_understood(model).heard_label)


def deaf(model: ScreenModel) -> ScreenModel:
    """No microphone and no sound."""
    return replace(
        model,
        microphone_sign=Sign.CLOSED,
        microphone_label="No microphone",
        microphone_level=0,
        speak=None,
        sound_label="No sound",
        say_label="I cannot hear you now. Please touch the screen or press keys.",
        sayable=(),
        what_can_i_say=None,
    )


def asked(model: ScreenModel) -> ScreenModel:
    """The idle question."""
    return replace(
        model,
        question=QuestionModel(
            "Are you still here?",
            "Touch the screen or say “yes”. If nobody answers, this kiosk goes back to its start.",
            control(ActionId.STILL_HERE, "Yes, I am here"),
            control(ActionId.FINISHED, "I am finished"),
        ),
    )


def home(*, first: int | None = None, end: int | None = None, tile_count: int = 5) -> ScreenModel:
    """The home screen."""
    rows = [_TILES[number % len(_TILES)] for number in range(tile_count)]
    intro = (
        "paragraph",
        "Welcome. Here you can learn about nerve pain.|Touch a picture, or say its name or number.",
    )
    items = (("item", f"Number {n + 1}. {title}") for n, (title, _, _) in enumerate(rows))
    text = Document(f"home-{tile_count}", blocks(intro, *items), tile_count, introduction_count=2)
    tiles = tuple(
        Tile(
            number + 1,
            title,
            line,
            picture,
            f"A picture of {picture}",
            2 + number,
            Intent(ActionId.OPEN_SECTION, section=f"s{number}"),
            f"Number {number + 1}: {title}",
        )
        for number, (title, line, picture) in enumerate(rows)
    )
    return replace(
        section(first=first, end=end, text=text, page_label=""),
        screen=Screen.HOME,
        title="Nerve pain",
        tiles=tiles,
        sayable=("number three", "symptoms", "causes", "treatments", "read aloud"),
        controls=controls((ActionId.GO_HOME, ActionId.GO_BACK, ActionId.NEXT_PAGE)),
    )


def in_longer_words(model: ScreenModel) -> ScreenModel:
    """The same in another language, with words at least 40 % longer all over the frame."""

    def with_longer_label(one: Control | None) -> Control | None:
        return replace(one, label=longer(one.label)) if one else None

    return replace(
        model,
        title=longer(model.title),
        page_label=longer(model.page_label),
        microphone_label=longer(model.microphone_label),
        sound_label=longer(model.sound_label),
        say_label=longer(model.say_label),
        sayable=tuple(longer(phrase) for phrase in model.sayable),
        heard_label=longer(model.heard_label),
        undo=with_longer_label(model.undo),
        speak=with_longer_label(model.speak),
        what_can_i_say=with_longer_label(model.what_can_i_say),
        controls=tuple(
            replace(one, label=longer(one.label), other_labels=tuple(map(longer, one.other_labels)))
            for one in model.controls
        ),
        tiles=tuple(replace(tile, title=longer(tile.title), line=longer(tile.line)) for tile in model.tiles),
    )
