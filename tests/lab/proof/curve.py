"""The trade-off: commands missed against false actions, by the floors of a phrase. Nothing is heard again."""

from collections.abc import Iterator, Mapping

from kiosk.core.settings import Caution
from kiosk.core.trust import Attention, Evidence
from tests.lab.proof.judging import Judge, judge_of
from tests.lab.proof.rows.row import Row
from tests.lab.proof.trials import Outcomes

CONFIDENCES = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
SINGLE_WORDS = ((0.0, 0.0), (0.25, 0.0), (0.25, 0.5))
"""How much surer a single word must be than a longer phrase, and seconds of silence before it."""
COLUMNS = (
    ("A", "right, quiet"),
    ("A", "right, steady noise 10 dB"),
    ("A", "right, steady noise 5 dB"),
    ("A", "right, four talkers 10 dB"),
    ("B", "wrong, quiet"),
    ("B", "wrong, steady noise 10 dB"),
    ("C", "nobody there"),
    ("D", "fluent talk"),
    ("D", "isolated words"),
    ("E", "near misses obeyed"),
)


def curve(measured: Mapping[Row, Outcomes]) -> str:
    """A table: the operating points of the kiosk, then one floor for all kinds of attention, and what each gives."""
    head = "| point | " + " | ".join(f"{row} {what}" for row, what in COLUMNS) + " |"
    lines = [head, "|---" * (len(COLUMNS) + 1) + "|"]
    for name, is_meant in _points():
        values = {
            (line.row, line.what): f"{line.estimate.value:.3g}"
            for row, outcomes in measured.items()
            for line in row.lines(outcomes, is_meant)
        }
        cells = (values.get(column, "-") for column in COLUMNS)
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _points() -> Iterator[tuple[str, Judge]]:
    for caution in Caution:
        yield f"**{caution}**", judge_of(caution)
    for confidence in CONFIDENCES:
        for over, silence_s in SINGLE_WORDS:
            single = min(1.0, confidence + over)
            name = f"{confidence:g}, single words {single:g}"
            yield (
                name + (f" after {silence_s:g} s of silence" if silence_s else ""),
                _floor(confidence, single, silence_s),
            )


def _floor(phrase: float, single: float, silence_s: float) -> Judge:
    def is_meant(evidence: Evidence, _attention: Attention) -> bool:
        if evidence.words == 1 and not evidence.is_address:
            return evidence.confidence >= single and evidence.silence_before_s >= silence_s
        return evidence.confidence >= phrase

    return is_meant
