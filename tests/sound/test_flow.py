"""When a stream counts as open, and when as lost."""

from kiosk.sound.flow import OPENING_S, STALLED_S, Flow


def run(flow: Flow, from_s: float, to_s: float) -> None:
    at_s = from_s
    while at_s <= to_s:
        flow.moved(at_s)
        at_s += 0.02


def test_the_first_callback_alone_opens_nothing() -> None:
    flow = Flow(10.0)
    for at_s in (10.0, 10.001, 10.002, 10.003, 10.004):
        flow.moved(at_s)
    assert not flow.is_flowing(10.01)
    assert not flow.is_stalled(10.0 + OPENING_S - 0.1)
    assert flow.is_stalled(10.1 + OPENING_S)


def test_callbacks_in_a_row_do_and_their_end_is_a_loss() -> None:
    flow = Flow(10.0)
    run(flow, 10.0, 10.3)
    assert flow.is_flowing(10.31)
    assert flow.is_flowing(10.9)
    assert not flow.is_stalled(10.3 + STALLED_S - 0.05)
    assert flow.is_stalled(10.3 + STALLED_S + 0.05)
