"""The staff at the screen, and what they measure there."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class StaffEntry:
    """Somebody at the door for staff, or behind it."""

    digits: str = field(default="", repr=False)
    """Typed so far."""
    is_checking: bool = False
    is_in: bool = False
    wait_until_s: float = 0.0
    """After wrong ones no PIN is taken before this."""
    has_pin: bool = True
    """Whether a PIN has been set on this machine; as long as it is not, there is no way in."""
    was_wrong: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """The panel, and where people stand before it."""

    mm_per_pixel: float = 0.0
    """0: not known yet."""
    is_reported: bool = False
    """The screen itself says so; nobody has measured it."""
    viewing_distance_mm: int = 600
    volume_percent: int = 80
    """The loudest that the kiosk may speak."""
    bar_step: float = 0.04
    """Of the width of the bar for measuring: how much longer or shorter the next press makes it."""
    bar_direction: int = 0
    """1: the last press made it longer; -1: shorter; 0: there was none."""
    is_compact: bool = False
    is_changed: bool = False
    """The staff are trying out other measures, which are not kept yet."""
    kept: "Panel | None" = None
    """What they were before that."""
