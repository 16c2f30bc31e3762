"""The screen as the core sees it: shows exactly one model, and tells what was touched and pressed."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from kiosk.core.actions import ActionId, Intent
from kiosk.core.events import CornerHeld, KeyPressed, PanelKnown, ScreenTouched, Touched
from kiosk.core.model import Control, ScreenModel
from kiosk.core.ports import Post
from kiosk.core.settings import Settings
from kiosk.screen.announcements import announcements
from kiosk.screen.caption import with_caption_in_bar
from kiosk.screen.cursor import HiddenCursor
from kiosk.screen.finger import Finger
from kiosk.screen.frame import Frame
from kiosk.screen.frame_values import (
    control_rows,
    frame_values,
    question_values,
    size_values,
    title_values,
)
from kiosk.screen.glass import Glass
from kiosk.screen.keys import Keys
from kiosk.screen.layout import frame_of, is_compact
from kiosk.screen.letters import width_px
from kiosk.screen.millimetres import Ruler, mm_per_pixel_of
from kiosk.screen.overlays import Overlays
from kiosk.screen.pin_pad import buttons_of
from kiosk.screen.ring import Ring
from kiosk.screen.rows import ControlRow, Rows
from kiosk.screen.say_bar import say_values
from kiosk.screen.shown_page import ShownPage

_WINDOW_PX = (1280, 800)
"""Size of a window that is not full-screen, unless another is asked for."""


class QuickDisplay:
    """Qt Quick behind `kiosk.core.ports.Display`. Main thread only; a QGuiApplication must exist.

    The model is the whole truth: `show` compares it with what is on the glass and touches only what differs.
    """

    def __init__(
        self,
        post: Post,
        settings: Settings,
        clock: Callable[[], float],
        is_full_screen: bool = True,
        size: tuple[int, int] | None = None,
        mm_per_pixel: float | None = None,
    ) -> None:
        """Make the window; `open` opens it.

        Args:
            post: Takes the events.
            settings: Viewing distance, and millimetres per pixel where the staff measured them.
            clock: Monotonic seconds, for `Touched.at_s` and `KeyPressed.at_s`.
            is_full_screen: Cover the whole screen, without frame and mouse pointer.
            size: Width and height of the window in pixels; None for the screen's own, or a common small one.
            mm_per_pixel: Of the panel; goes before the settings.

        Raises:
            RuntimeError: A file of the screen (QML, font) is missing or broken.
        """
        self._post = post
        self._clock = clock
        self._is_full_screen = is_full_screen
        self._model: ScreenModel | None = None
        self._frame: Frame | None = None
        self._framed_for: object = None
        self._panel: PanelKnown | None = None
        self._is_compact = lru_cache(maxsize=1)(is_compact)
        self._glass = Glass()
        self._ruler = self._make_ruler(settings, mm_per_pixel)
        self._page = ShownPage(self._glass, post, self._read_from)
        self._overlays = Overlays(self._glass)
        self._controls = Rows(ControlRow, self._glass.view)
        self._glass.put(controls=self._controls)
        self._ring = Ring(self._glass.window, post)
        self._keys = Keys(self._glass.window, self._ring, self._press_key, settings.keys)
        self._finger = Finger(self._glass.window, self._ring, self._hold_corner)
        self._connect()
        self._place_window(size)

    def show(self, model: ScreenModel) -> None:
        """Show exactly this; returns before it is painted."""
        before, self._model = self._model, model
        self._glass.put_level(model.microphone_level)
        if before is None or replace(before, microphone_level=model.microphone_level) != model:
            self._show_all(model)
            self._announce(before, model)

    def _show_all(self, model: ScreenModel) -> None:
        frame = self._lay_out(model)
        self._tell_panel(model)
        ruler = self._ruler_for(model)
        shown = with_caption_in_bar(model, frame)
        self._glass.put(
            **title_values(shown, frame), **say_values(shown, frame), **question_values(model.question, frame)
        )
        self._controls.replace(list(control_rows(model, frame)))
        self._glass.put(stepLabel=model.step_through.label if model.step_through else "")
        self._overlays.show_pages(model, frame, ruler)
        self._page.show(model, frame)
        self._listen_for_hands(model)
        self._overlays.show_marks(shown, frame, ruler, self._ring.place())

    def _listen_for_hands(self, model: ScreenModel) -> None:
        """What keys and fingers do on this screen; where the ring stands."""
        self._keys.tell_instead(is_asleep=model.is_asleep, is_stepping=model.is_stepping)
        self._finger.watch(self._ruler_for(model), has_steady_hands=model.comfort.has_steady_hands)
        if model.is_asleep:
            self._ring.leave()
        else:
            self._ring.keep()

    def move_focus(self, *, is_forward: bool) -> None:
        """Move the ring of the keyboard to the next thing, or the one before; posts FocusMoved, as by a person."""
        self._ring.move(is_forward=is_forward)

    def press_focus(self) -> None:
        """Press what the ring of the keyboard stands on, as Enter does."""
        self._ring.press()

    def close(self) -> None:
        """Close the window; nothing can be shown afterwards."""
        self._glass.close()

    def on_painted(self, tell: Callable[[], None]) -> None:
        """Call `tell` on the main thread whenever a frame has been painted and handed to the glass."""
        self._glass.window.frameSwapped.connect(tell)

    def save_picture(self, path: Path) -> None:
        """Write what the window shows now as a PNG.

        Raises:
            OSError: The file cannot be written.
        """
        if not self._glass.window.grabWindow().save(str(path)):
            raise OSError(
                f"The picture {path} cannot be written; check the folder and the space on the disk."
            )

    def _tell_panel(self, model: ScreenModel) -> None:
        window, ruler = self._glass.window, self._ruler_for(model)
        is_small = self._is_compact(window.width(), window.height(), ruler, model.comfort)
        panel = PanelKnown(ruler.mm_per_pixel, is_small)
        if panel != self._panel:
            self._panel = panel
            self._post(panel)

    def _make_ruler(self, settings: Settings, mm_per_pixel: float | None) -> Ruler:
        screen = self._glass.window.screen()
        measured = mm_per_pixel or settings.mm_per_pixel
        return Ruler(mm_per_pixel_of(screen, measured), settings.viewing_distance_mm)

    def _connect(self) -> None:
        view, window = self._glass.view, self._glass.window
        view.controlPressed.connect(self._press_control)  # type: ignore[attr-defined]
        view.tilePressed.connect(self._press_tile)  # type: ignore[attr-defined]
        view.speakPressed.connect(self._press_speak)  # type: ignore[attr-defined]
        view.askPressed.connect(self._press_ask)  # type: ignore[attr-defined]
        view.undoPressed.connect(self._press_undo)  # type: ignore[attr-defined]
        view.yesPressed.connect(self._press_yes)  # type: ignore[attr-defined]
        view.finishPressed.connect(self._press_finish)  # type: ignore[attr-defined]
        view.glassPressed.connect(self._finger.press_beside)  # type: ignore[attr-defined]
        view.glassReleased.connect(self._touch_beside)  # type: ignore[attr-defined]
        view.stepPressed.connect(self._press_step)  # type: ignore[attr-defined]
        view.digitPressed.connect(self._press_digit)  # type: ignore[attr-defined]
        view.wayPressed.connect(self._press_way)  # type: ignore[attr-defined]
        window.widthChanged.connect(self._resize)
        window.heightChanged.connect(self._resize)

    def _place_window(self, size: tuple[int, int] | None) -> None:
        window = self._glass.window
        if self._is_full_screen:
            window.setFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
            window.setGeometry(window.screen().geometry())
            self._cursor = HiddenCursor(window)
        if size or not self._is_full_screen:
            window.resize(QSize(*(size or _WINDOW_PX)))

    def open(self) -> None:
        """Open the window; what was shown before is then on it."""
        window = self._glass.window
        if self._is_full_screen:
            window.showFullScreen()
        else:
            window.show()

    def _lay_out(self, model: ScreenModel) -> Frame:
        """The frame for this window; made anew only if the window, a label or what the patient chose is."""
        window, comfort = self._glass.window, model.comfort
        labels = tuple(tuple(sorted({one.label, *one.other_labels})) for one in model.controls)
        chosen = (comfort.text_size, comfort.has_steady_hands, comfort.has_low_controls)
        ruler = self._ruler_for(model)
        asked = (window.width(), window.height(), labels, model.language, chosen, ruler)
        if self._frame is None or asked != self._framed_for:
            self._framed_for = asked
            self._frame = frame_of(window.width(), window.height(), ruler, labels, width_px, comfort)
            self._glass.put_sizes(**size_values(self._frame))
            self._glass.put(**frame_values(self._frame))
        return self._frame

    def _ruler_for(self, model: ScreenModel) -> Ruler:
        """As the staff measure the panel just now, or else as it was when the window was made."""
        own = self._ruler
        return Ruler(
            model.mm_per_pixel or own.mm_per_pixel, model.viewing_distance_mm or own.viewing_distance_mm
        )

    @property
    def _shown(self) -> ScreenModel:
        if self._model is None:
            raise RuntimeError("Nothing can be pressed before a model is shown.")
        return self._model

    def _resize(self) -> None:
        if self._model is not None:
            self._show_all(self._model)

    def _press(self, control: Control | None) -> None:
        if control is not None and control.is_enabled:
            self._touch(control.intent)

    def _press_control(self, number: int) -> None:
        self._press(self._shown.controls[number])

    def _press_tile(self, number: int) -> None:
        for tile in self._shown.tiles:
            if tile.number == number:
                self._touch(tile.intent)

    def _press_digit(self, number: int) -> None:
        pin = self._shown.pin
        self._press(pin.digits[number] if pin else None)

    def _press_way(self, number: int) -> None:
        self._press(buttons_of(self._shown)[number])

    def _press_speak(self) -> None:
        self._press(self._shown.speak)

    def _press_ask(self) -> None:
        self._press(self._shown.what_can_i_say)

    def _press_undo(self) -> None:
        self._press(self._shown.undo)

    def _press_step(self) -> None:
        self._press(self._shown.step_through)

    def _press_yes(self) -> None:
        question = self._shown.question
        self._press(question.yes if question else None)

    def _press_finish(self) -> None:
        question = self._shown.question
        self._press(question.finish if question else None)

    def _read_from(self, sentence: int) -> None:
        self._touch(Intent(ActionId.READ_FROM, sentence=sentence))

    def _touch(self, intent: Intent) -> None:
        self._post(Touched(intent, self._clock(), is_by_finger=self._finger.is_acting))

    def _touch_beside(self) -> None:
        if not self._finger.release_beside():
            self._post(ScreenTouched())

    def _hold_corner(self) -> None:
        self._post(CornerHeld())

    def _press_key(self, name: str) -> None:
        self._post(KeyPressed(name, self._clock()))

    def _announce(self, before: ScreenModel | None, model: ScreenModel) -> None:
        """Tell a screen reader what a sighted person sees change."""
        if not QAccessible.isActive():
            return
        for words in announcements(before, model):
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._glass.window, words))
