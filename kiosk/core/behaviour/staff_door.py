"""The way in for staff, and what they do behind it."""

from collections.abc import Callable
from dataclasses import replace

from kiosk.core.actions import ACTIONS, ActionId, Intent, Kind
from kiosk.core.behaviour import navigation, reading
from kiosk.core.behaviour.step import Step
from kiosk.core.content import Library
from kiosk.core.effects import CheckPin, EndKiosk, KeepMeasures
from kiosk.core.events import Event, PanelKnown, PinChecked
from kiosk.core.labels import Label
from kiosk.core.staff import Panel, StaffEntry
from kiosk.core.state import BEHIND_THE_PIN, KioskState, Note, Place, Screen

PIN_DIGITS = 6
"""As long as the PIN of a telephone: guessed at the pace of the pauses, it takes years (`kiosk.staff.pin`)."""
CARD_MM = 85.6
"""Width of a bank card (ISO/IEC 7810 ID-1)."""
FINEST_BAR_STEP = 0.005
"""Of the width of the bar: half a millimetre, as fine as an eye sees it beside a card."""
MM_PER_PIXEL = (0.05, 1.0)
"""From a telephone to a television; at most what `Settings` allows."""
EYES_STEP_MM = 50
EYES_MM = (400, 1500)
VOLUME_STEP_PERCENT = 10
VOLUME_PERCENT = (10, 100)

_AT_THE_DOOR = {ActionId.STAFF_PAGE, ActionId.ENTER_DIGIT, ActionId.TAKE_DIGIT_BACK}
"""What everybody may do."""

PanelChange = Callable[[Panel], Panel]


def happened(step: Step, event: Event, library: Library) -> Step:
    """The panel is known, or a PIN has been checked."""
    match event:
        case PanelKnown(mm_per_pixel, is_compact):
            return _panel_known(step, mm_per_pixel, is_compact=is_compact)
        case PinChecked():
            return _checked(step, event, library)
    return step


def open_door(step: Step, _intent: Intent, library: Library) -> Step:
    """Asks for the PIN; who is in already is shown the page of the staff."""
    return ask_for_pin(step, library)


def ask_for_pin(step: Step, library: Library) -> Step:
    """Shows the pad of digits. Anybody may see it; it tells nothing."""
    if step.state.staff.is_in:
        return navigation.visit(step, Place(Screen.STAFF), library)
    # Perhaps one has been set since.
    staff = replace(step.state.staff, digits="", was_wrong=False, has_pin=True)
    return navigation.visit(step.change(staff=staff), Place(Screen.PIN), library)


def enter_digit(step: Step, intent: Intent, _library: Library) -> Step:
    """Takes a digit; with the last one the PIN is checked."""
    staff = step.state.staff
    is_digit = 0 <= intent.sentence <= 9
    if step.state.place.screen is not Screen.PIN or not is_pad_open(step.state) or not is_digit:
        return step
    staff = replace(staff, digits=staff.digits + str(intent.sentence), was_wrong=False)
    if len(staff.digits) < PIN_DIGITS:
        return step.change(staff=staff)
    return step.change(staff=replace(staff, digits="", is_checking=True)).do(CheckPin(staff.digits))


def take_digit_back(step: Step, _intent: Intent, _library: Library) -> Step:
    """Takes the last digit back."""
    return step.change(staff=replace(step.state.staff, digits=step.state.staff.digits[:-1]))


def is_pad_open(state: KioskState) -> bool:
    """Whether a digit is taken now."""
    staff = state.staff
    return staff.has_pin and not staff.is_checking and state.now_s >= staff.wait_until_s


def pad_message(state: KioskState) -> Label:
    """What is said above the pad."""
    staff = state.staff
    if not staff.has_pin:
        return Label.PIN_NOT_SET
    if state.now_s < staff.wait_until_s:
        return Label.PIN_WAIT
    return Label.PIN_WRONG if staff.was_wrong else Label.PIN_HINT


def changing_panel(change: PanelChange) -> Callable[[Step, Intent, Library], Step]:
    """What tries out other measures of the panel; they are kept only when the staff say so."""

    def obeyed(step: Step, _intent: Intent, _library: Library) -> Step:
        before = step.state.panel
        after = change(before)
        if after == before:
            return step.change(note=Note(label=Label.NO_FURTHER))
        return step.change(panel=replace(after, is_changed=True, kept=before.kept or before))

    return obeyed


def widen(direction: int) -> PanelChange:
    """A bar too narrow for the card: more pixels are 85.6 mm, so each pixel is smaller.

    Each turn round halves the step, so that a few presses find the place.
    """

    def widened(panel: Panel) -> Panel:
        is_same_way = panel.bar_direction in (0, direction)
        bar_step = panel.bar_step if is_same_way else max(FINEST_BAR_STEP, panel.bar_step / 2)
        least, most = MM_PER_PIXEL
        mm_per_pixel = max(least, min(panel.mm_per_pixel / (1.0 + direction * bar_step), most))
        return replace(
            panel,
            mm_per_pixel=mm_per_pixel,
            is_reported=False,
            bar_step=bar_step,
            bar_direction=direction,
        )

    return widened


def move_eyes(steps: int) -> PanelChange:
    """People stand farther away, or nearer."""
    return lambda panel: replace(
        panel, viewing_distance_mm=_within(panel.viewing_distance_mm + steps * EYES_STEP_MM, EYES_MM)
    )


def limit(steps: int) -> PanelChange:
    """The loudest that patients may choose."""
    return lambda panel: replace(
        panel, volume_percent=_within(panel.volume_percent + steps * VOLUME_STEP_PERCENT, VOLUME_PERCENT)
    )


def keep_measures(step: Step, _intent: Intent, _library: Library) -> Step:
    """Keeps them on the machine; the size of a pixel only if somebody has measured it."""
    is_reported = step.state.panel.is_reported and step.state.place.screen is not Screen.CALIBRATION
    panel = replace(step.state.panel, is_changed=False, kept=None, is_reported=is_reported)
    mm_per_pixel = 0.0 if is_reported else panel.mm_per_pixel
    measures = KeepMeasures(mm_per_pixel, panel.viewing_distance_mm, panel.volume_percent)
    return step.change(panel=panel, note=Note(label=Label.MEASURES_KEPT)).do(measures)


def test_sentence(step: Step, _intent: Intent, library: Library) -> Step:
    """Says one sentence, as loud as patients hear the kiosk at most."""
    return reading.read_from(step, 0, library, end=1)


def end_kiosk(*, is_restart: bool) -> Callable[[Step, Intent, Library], Step]:
    """Ends the program, or begins it anew."""
    return lambda step, _intent, _library: step.do(EndKiosk(is_restart))


def is_allowed(state: KioskState, intent: Intent) -> bool:
    """Whether who asks may have it: a touch may come late, when the staff have gone and their PIN with them."""
    is_for_staff = ACTIONS[intent.action].kind is Kind.STAFF and intent.action not in _AT_THE_DOOR
    return state.staff.is_in or not is_for_staff


def follow(step: Step) -> Step:
    """After everything else: who has left the screens of the staff for good has to type the PIN again."""
    state = step.state
    if state.staff.digits and state.place.screen is not Screen.PIN:
        step = step.change(staff=replace(state.staff, digits=""))
    way = (*state.history, state.place)
    if not state.staff.is_in or any(place.screen in BEHIND_THE_PIN for place in way):
        return step
    undo = replace(state.undo, history=_outside(state.undo.history)) if state.undo else None
    staff = replace(step.state.staff, is_in=False)
    return step.change(staff=staff, panel=kept_panel(state.panel), undo=undo)


def kept_panel(panel: Panel) -> Panel:
    """Without the measures that were only tried out."""
    return replace(panel.kept, is_compact=panel.is_compact) if panel.kept else panel


def _outside(places: tuple[Place, ...]) -> tuple[Place, ...]:
    return tuple(place for place in places if place.screen not in BEHIND_THE_PIN)


def _panel_known(step: Step, mm_per_pixel: float, *, is_compact: bool) -> Step:
    panel = replace(step.state.panel, is_compact=is_compact)
    is_measured = panel.mm_per_pixel and not panel.is_reported
    reported = replace(panel, mm_per_pixel=mm_per_pixel, is_reported=True)
    return step.change(panel=panel if is_measured else reported)


def _checked(step: Step, answer: PinChecked, library: Library) -> Step:
    wait_until_s = step.state.now_s + answer.wait_s
    if not step.state.staff.is_checking:
        # Whoever typed it has gone; the pause counts for all.
        return step.change(staff=replace(step.state.staff, wait_until_s=wait_until_s))
    is_in = answer.is_right and step.state.place.screen is Screen.PIN
    staff = StaffEntry(
        is_in=is_in, wait_until_s=wait_until_s, has_pin=answer.is_set, was_wrong=not answer.is_right
    )
    step = step.change(staff=staff)
    if not is_in:
        return step
    step = navigation.visit(step, Place(Screen.STAFF), library)
    # "Back" leads to where the patient was, not to the pad.
    return step.change(history=step.state.history[:-1])


def _within(value: int, limits: tuple[int, int]) -> int:
    return max(limits[0], min(value, limits[1]))
