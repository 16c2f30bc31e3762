"""What a screen reader is told of a change that a sighted person sees."""

from collections.abc import Iterator

from kiosk.core.model import ScreenModel


def announcements(before: ScreenModel | None, model: ScreenModel) -> Iterator[str]:
    """In the order in which they are to be said."""
    if model.welcome:
        # Only when it comes: its sentences change as long as nobody is there.
        if before is None or before.welcome is None:
            yield " ".join((*model.welcome.lines, model.welcome.hint))
        return
    told = ("", "", "") if before is None or before.welcome else _told(before)
    yield from (new for old, new in zip(told, _told(model), strict=True) if new and new != old)


def _told(model: ScreenModel) -> tuple[str, str, str]:
    return model.title, model.heard_label, model.pin.message if model.pin else ""
