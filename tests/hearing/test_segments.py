"""Where an utterance begins and ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hearing.segments import Cut, CutKind, CutPoint, UtteranceCutter
from kiosk.hearing.voice_activity import BLOCK_S

POINT = CutPoint(lead_s=3 * BLOCK_S, hang_over_s=4 * BLOCK_S, shortest_s=2 * BLOCK_S, longest_s=10 * BLOCK_S)
ENDS = {CutKind.ENDED, CutKind.ENDED_LONG, CutKind.ENDED_SHORT}


def take(cutter: UtteranceCutter, pattern: str) -> list[Cut]:
    """Feed one block a character: ``#`` is speech, anything else silence; each block holds its character."""
    cuts = (cutter.take(mark.encode(), is_speech=mark == "#") for mark in pattern)
    return [cut for cut in cuts if cut is not None]


def sound_of(cuts: list[Cut]) -> str:
    return b"".join(cut.sound for cut in cuts).decode()


def test_an_utterance_has_a_lead_and_its_hang_over() -> None:
    cuts = take(UtteranceCutter(POINT), "abcdef###ghijk")
    assert sound_of(cuts) == "def###ghij"
    assert [cut.kind for cut in cuts][::9] == [CutKind.BEGAN]
    assert cuts[-1].kind is CutKind.ENDED
    assert cuts[-1].speech_end_s == pytest.approx(9 * BLOCK_S)


def test_a_short_pause_does_not_end_it() -> None:
    cuts = take(UtteranceCutter(POINT), "###...##....")
    assert [cut.kind for cut in cuts if cut.kind in ENDS] == [CutKind.ENDED]
    assert sound_of(cuts) == "###...##...."


def test_the_silence_that_ended_one_utterance_leads_the_next() -> None:
    cutter = UtteranceCutter(POINT)
    take(cutter, "###abcd")
    assert sound_of(take(cutter, "##wxyz")) == "d##wxyz"


def test_a_click_is_no_utterance() -> None:
    assert [cut.kind for cut in take(UtteranceCutter(POINT), "...#....") if cut.kind in ENDS] == [
        CutKind.ENDED_SHORT
    ]


def test_long_speech_is_told_once_when_it_overruns_and_once_at_its_end() -> None:
    cuts = take(UtteranceCutter(POINT), "#" * 9 + ".." + "#" * 30 + "....")
    kinds = [cut.kind for cut in cuts]
    assert kinds.count(CutKind.OVERRAN) == 1
    assert kinds[-1] is CutKind.ENDED_LONG
    assert kinds.index(CutKind.OVERRAN) == len(kinds) - 2, "nothing of it is passed on after it overran"
    assert cuts[-1].speech_end_s == pytest.approx(41 * BLOCK_S)


def test_what_is_left_of_a_dropped_utterance_is_nothing() -> None:
    cutter = UtteranceCutter(POINT)
    take(cutter, "..###")
    cutter.drop()
    assert take(cutter, "####....") == []
    assert take(cutter, "###....")[-1].kind is CutKind.ENDED


def test_dropping_in_silence_drops_nothing() -> None:
    cutter = UtteranceCutter(POINT)
    take(cutter, "...")
    cutter.drop()
    assert take(cutter, "###....")[-1].kind is CutKind.ENDED


def test_blocks_that_nobody_listens_to_count_but_are_not_kept() -> None:
    cutter = UtteranceCutter(POINT)
    take(cutter, "abc")
    for _ in range(5):
        cutter.skip()
    cuts = take(cutter, "###....")
    assert sound_of(cuts) == "###...."
    assert cuts[-1].speech_end_s == pytest.approx(11 * BLOCK_S)


def test_after_the_sound_broke_off_there_is_no_lead_and_the_rest_is_nothing() -> None:
    cutter = UtteranceCutter(POINT)
    take(cutter, "abc")
    cutter.forget()
    assert sound_of(take(cutter, "##defg")) == "##defg"
    take(cutter, "hi##")
    cutter.forget()
    assert take(cutter, "##jklm") == []


def silences_before(cuts: list[Cut]) -> list[int]:
    """In blocks, of whatever is more than a click."""
    ends = (CutKind.ENDED, CutKind.ENDED_LONG)
    return [round(cut.silence_before_s / BLOCK_S) for cut in cuts if cut.kind in ends]


@pytest.mark.parametrize(
    ("pattern", "silences"),
    [
        ("###....", [0]),
        (".....###....", [5]),
        (".....###.......##....", [5, 7]),
        ("..###....##...##....", [2, 4]),
        ("###" + "......#......" + "###....", [0, 13]),
        ("#" * 30 + "......" + "###....", [0, 6]),
    ],
    ids=["at once", "the first", "the second", "with a pause within", "after a click", "after long talk"],
)
def test_the_silence_before_an_utterance(pattern: str, silences: list[int]) -> None:
    assert silences_before(take(UtteranceCutter(POINT), pattern)) == silences


def test_the_silence_after_a_dropped_utterance_begins_at_its_end_and_a_dropped_click_is_none() -> None:
    cutter = UtteranceCutter(POINT)
    take(cutter, "..##")
    cutter.drop()
    assert silences_before(take(cutter, "##.....###....")) == [5]
    take(cutter, "...#")
    cutter.drop()
    assert silences_before(take(cutter, "......###....")) == [4 + 3 + 1 + 6]


def test_the_silence_after_blocks_that_nobody_listened_to() -> None:
    cutter = UtteranceCutter(POINT)
    take(cutter, "..###.")
    for _ in range(5):
        cutter.skip()
    assert silences_before(take(cutter, "..###....")) == [1 + 5 + 2]


@given(st.text(alphabet="#.", max_size=200))
def test_every_utterance_that_begins_ends_once(pattern: str) -> None:
    cuts = take(UtteranceCutter(POINT), pattern + "." * 4)
    is_open = False
    for cut in cuts:
        assert is_open != (cut.kind is CutKind.BEGAN)
        is_open = cut.kind not in ENDS
    assert not is_open


@given(st.text(alphabet="#.", max_size=200))
def test_no_utterance_is_passed_on_longer_than_a_command(pattern: str) -> None:
    longest = 3 + 10 + 4
    length = 0
    for cut in take(UtteranceCutter(POINT), pattern):
        length = len(cut.sound) if cut.kind is CutKind.BEGAN else length + len(cut.sound)
        assert length <= longest
