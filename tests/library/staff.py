"""A content folder that staff own, small and in a made-up language."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from kiosk.core.actions import ActionId
from kiosk.core.content import Library, Section
from kiosk.core.labels import Label
from kiosk.core.settings import Settings
from kiosk.library.last_good import LastGood
from kiosk.library.load import Folders, Loader

OWN = Path(__file__).parent.parent.parent
"""The kiosk itself."""
LANGUAGE = "zz"
TODAY = date(2026, 6, 1)
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 60"><path d="M0 0h9"/></svg>'
HOME = "---\ntitle: Home\n---\nHello there.\n"
ABOUT = "---\ntitle: About\n---\nThis is no advice. Ask somebody.\n"
WORDS = """# Notes
capsaicin:
  meaning: The hot part of peppers. It is in a cream.
  say: cap say a sin
  also: [capsaicins]
HIV:
  say: H I V
"""
SECTION = """---
title: {title}
tile: A line
picture: nerve
say:
  - {title} of ours
ask:
  - What of the {title}?
questions:
  Why the {title}?: First heading
sources:
  - A named source
reviewed: none
---
In few words. That is the gist.

# First heading

One sentence here. A second one
follows.

- an item

![A nerve. It hurts.](nerve.svg)
"""
FILLED_IN = {
    Label.PAGE_OF: "Pa {page} of {pages}",
    Label.I_HEARD: "Mi audi {phrase}",
    Label.NOT_UNDERSTOOD: "No. Di {phrases}.",
    Label.NOT_UNDERSTOOD_AGAIN: "No, no. Di {phrases}.",
    Label.TILE_NUMBER: "Num {number}.",
    Label.PRESS_NUMBER: "Num {number} {title}",
    Label.REVIEWED: "{name} vidi to on {date}.",
    Label.STAFF_VERSION: "Ver {version}.",
    Label.STAFF_DEVICE_WORKS: "{detail}",
    Label.STAFF_LOUDEST: "{percent} po sent.",
    Label.CALIBRATION_EYES: "{distance} sm.",
    Label.PIN_TYPED: "{count} tipi.",
    Label.STEP_OF: "{step} of {steps}",
    Label.GUIDE_WELCOME: "Salu, {title}.",
    Label.GUIDE_VOICE: "Di {phrases}.",
    Label.FOCUS_BUTTON: "{name}, buton {number} of {count}.",
    Label.FOCUS_TILE: "{name}, tile {number} of {count}.",
}


def voice_file() -> str:
    """A voice pack of made-up words: each label and each action says its own name."""
    labels = {label: FILLED_IN.get(label, f"La {label}.") for label in Label}
    lines = ["speech_model: none", "voice: none", "numbers: [un, du, tri]"]
    lines += ['section_frames: ["to {name}", "num {number}"]', 'polite_frames: ["pli {phrase}"]']
    lines += ["pictures:", "  nerve: A nerve", "  page: A page", "labels:"]
    lines += [f'  {label}: "{text}"' for label, text in labels.items()]
    lines += ["actions:"]
    for action in ActionId:
        lines += [f"  {action}:", f"    label: Do {action}", f"    say: [ba {action.replace('_', ' ')}]"]
        lines += [f"    explanation: Ba {action}."]
    return "\n".join(lines) + "\n"


@dataclass
class Clinic:
    """Content in one folder, a voice pack in another, state in a third."""

    folder: Path
    settings: Settings = field(default_factory=Settings)
    now: datetime = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)

    def __post_init__(self) -> None:
        self.put_right()
        self.write_voice("voice.yaml", voice_file())
        self.write_voice("help.md", "# Helpi\n\nTu pu talki.\n")
        self.write_voice("frequent_words.txt", "# Notes\nda\nno\n")

    def put_right(self) -> None:
        """Writes everything as it is meant to be."""
        self.write("home.md", HOME)
        self.write("about.md", ABOUT)
        self.write("words.yaml", WORDS)
        self.write("pictures/nerve.svg", DRAWING)
        for number, name in enumerate(("alpha", "beta"), start=1):
            self.write(f"{number}-{name}.md", SECTION.format(title=f"{name.title()} part"))

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def voice(self) -> Path:
        return self.folder / "voices" / LANGUAGE

    @property
    def state(self) -> Path:
        return self.folder / "state"

    def file(self, name: str) -> Path:
        return self.content / LANGUAGE / name

    def write(self, name: str, text: str | bytes) -> Path:
        return written(self.file(name), text)

    def write_voice(self, name: str, text: str) -> Path:
        return written(self.voice / name, text)

    def tick(self) -> datetime:
        """The clock of the machine: a minute passes between two looks at it."""
        self.now += timedelta(minutes=1)
        return self.now

    def last_good(self) -> LastGood:
        return LastGood(self.state, self.tick)

    def loader(self) -> Loader:
        folders = Folders(self.content, self.folder / "voices")
        return Loader(folders, LANGUAGE, self.last_good(), self.settings, lambda: TODAY)

    def load(self) -> tuple[Library, list[str]]:
        loader = self.loader()
        library = loader.load()
        return library, [str(problem) for problem in loader.problems]

    def alpha(self) -> Section:
        return self.load()[0].sections_by_id["alpha"]


def written(file: Path, text: str | bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def section(**changes: str) -> str:
    """A good section with some of the lines at its top changed; an empty change takes the line out."""
    text = SECTION.format(title="Alpha part")
    for name, line in changes.items():
        start = text.index(f"\n{name}:") + 1
        end = text.index("\n", start)
        while text[end + 1 : end + 3] == "  ":
            end = text.index("\n", end + 1)
        text = text[:start] + line + text[end if line else end + 1 :]
    return text
