"""Both ends of a real sound card, as far as a private PulseAudio is one."""

import json
import logging
import os
import time

import numpy as np
import pytest

from kiosk.core.events import Device
from kiosk.sound.card import SoundCard
from tests.lab.processes import run
from tests.lab.recording import Recording, place_of
from tests.lab.sound_server import LOUDSPEAKER, SoundServer
from tests.lab.waiting import wait_for
from tests.sound.conftest import BACK_WITHIN_S, Blocks, Post

_measured = logging.getLogger("measured")
RATE_HZ = 22_050
FIRST_SOUND_S = 0.15
SILENT_WITHIN_S = 0.1


def chirp(duration_s: float, rate_hz: int = RATE_HZ) -> bytes:
    """A tone that rises, so that every place in it is unlike every other."""
    at_s = np.arange(round(duration_s * rate_hz)) / rate_hz
    return (8000 * np.sin(2 * np.pi * (300 + 200 * at_s) * at_s)).astype("<i2").tobytes()


def both_working(post: Post) -> None:
    for device in (Device.LOUDSPEAKER, Device.MICROPHONE):
        post.wait_for_change(device, is_working=True)


def test_what_is_played_is_heard_and_the_position_says_when(
    card: SoundCard, post: Post, recording: Recording
) -> None:
    post.wait_for_change(Device.LOUDSPEAKER, is_working=True)
    played_s = time.monotonic()
    begin_s = card.loudspeaker.play(chirp(1.5), RATE_HZ)
    wait_for(lambda: card.loudspeaker.heard_s() >= begin_s + 1.0, 3.0, "a second to be heard")
    reached_s = time.monotonic()
    wait_for(lambda: card.loudspeaker.heard_s() >= begin_s + 1.5, 3.0, "the end to be heard")
    wait_for(lambda: recording.heard_until_s() > time.monotonic() - 0.1, 2.0, "the recording to catch up")

    first_s = recording.first_sound_after(played_s)
    assert first_s is not None
    heard, heard_from_s = recording.between(played_s)
    # A piece only: on a busy machine the server may stutter, which moves what follows and is no error of the position.
    place, likeness = place_of(np.frombuffer(chirp(1.5), "<i2")[RATE_HZ : RATE_HZ + RATE_HZ // 10], heard)
    error_s = reached_s - (heard_from_s + place / RATE_HZ)
    _measured.info(
        f"first sound {1000 * (first_s - played_s):.0f} ms, position error {1000 * error_s:+.0f} ms"
    )
    assert likeness > 0.98
    assert first_s - played_s < FIRST_SOUND_S
    assert abs(error_s) < 0.08


def test_cut_is_silence_and_the_rest_counts_as_heard(
    card: SoundCard, post: Post, recording: Recording
) -> None:
    post.wait_for_change(Device.LOUDSPEAKER, is_working=True)
    card.loudspeaker.play(chirp(5.0), RATE_HZ)
    wait_for(lambda: card.loudspeaker.heard_s() >= 1.0, 3.0, "a second to be heard")
    cut_s = time.monotonic()
    card.loudspeaker.cut()
    assert card.loudspeaker.heard_s() == pytest.approx(5.0)
    wait_for(lambda: recording.heard_until_s() > cut_s + 0.5, 3.0, "the recording to go on")

    last_s = recording.last_sound_before(cut_s + 0.5)
    assert last_s is not None
    _measured.info(f"cut to silence {1000 * (last_s - cut_s):.0f} ms")
    assert last_s - cut_s < SILENT_WITHIN_S
    assert card.loudspeaker.play(chirp(0.1), RATE_HZ) == pytest.approx(5.0)


def test_the_microphone_gives_16_khz_mono(card: SoundCard, post: Post, blocks: Blocks) -> None:
    post.wait_for_change(Device.MICROPHONE, is_working=True)
    taken, began_s = blocks.bytes_taken, time.monotonic()
    wait_for(lambda: blocks.bytes_taken - taken > 2 * 16_000, 3.0, "a second of sound")
    assert time.monotonic() - began_s == pytest.approx(1.0, abs=0.25)
    assert 0 < blocks.loudest < 200


def test_a_server_killed_in_mid_sentence_is_noticed_and_found_again(
    card: SoundCard, post: Post, server: SoundServer, blocks: Blocks
) -> None:
    both_working(post)
    begin_s = card.loudspeaker.play(chirp(20.0), RATE_HZ)
    wait_for(lambda: card.loudspeaker.heard_s() > begin_s + 0.5, 3.0, "half a second to be heard")
    server.kill()
    noticed_s = post.wait_for_change(Device.LOUDSPEAKER, is_working=False)
    post.wait_for_change(Device.MICROPHONE, is_working=False)

    lost_at_s, lost_position_s = time.monotonic(), card.loudspeaker.heard_s()
    wait_for(lambda: card.loudspeaker.heard_s() > lost_position_s + 1.0, 3.0, "time to go on in silence")
    assert time.monotonic() - lost_at_s == pytest.approx(1.0, abs=0.1)

    server.start()
    back_s = post.wait_for_change(Device.LOUDSPEAKER, is_working=True)
    post.wait_for_change(Device.MICROPHONE, is_working=True)
    _measured.info(f"noticed after {1000 * noticed_s:.0f} ms, back after {1000 * back_s:.0f} ms")
    taken = blocks.count
    wait_for(lambda: blocks.count > taken + 10, 2.0, "the microphone to give blocks again")
    position_s, now_s = card.loudspeaker.heard_s(), time.monotonic()
    wait_for(lambda: card.loudspeaker.heard_s() > position_s + 1.0, 3.0, "sound to go on")
    assert time.monotonic() - now_s == pytest.approx(1.0, abs=0.15)


def test_sound_comes_out_again_after_the_server_was_killed(
    card: SoundCard, post: Post, server: SoundServer
) -> None:
    both_working(post)
    server.kill()
    post.wait_for_change(Device.LOUDSPEAKER, is_working=False)
    card.loudspeaker.play(chirp(15.0), RATE_HZ)
    server.start()
    post.wait_for_change(Device.LOUDSPEAKER, is_working=True)
    with Recording(server.environment, f"{LOUDSPEAKER}.monitor", RATE_HZ) as recording:
        wait_for(
            lambda: recording.first_sound_after(0.0), BACK_WITHIN_S, "the rest of the sentence to be heard"
        )


@pytest.mark.parametrize("plugged_in", [(False, False)])
def test_first_devices_that_appear_late_are_found(card: SoundCard, post: Post, server: SoundServer) -> None:
    for device in (Device.LOUDSPEAKER, Device.MICROPHONE):
        post.wait_for_change(device, is_working=False)
    server.plug_in_loudspeaker()
    _measured.info(
        f"loudspeaker found after {post.wait_for_change(Device.LOUDSPEAKER, is_working=True):.1f} s"
    )
    server.plug_in_microphone()
    _measured.info(f"microphone found after {post.wait_for_change(Device.MICROPHONE, is_working=True):.1f} s")


def test_a_pulled_microphone_is_noticed_and_found_again(
    card: SoundCard, post: Post, server: SoundServer, blocks: Blocks
) -> None:
    both_working(post)
    server.unplug_microphone()
    _measured.info(f"noticed after {post.wait_for_change(Device.MICROPHONE, is_working=False):.1f} s")
    server.plug_in_microphone()
    _measured.info(f"back after {post.wait_for_change(Device.MICROPHONE, is_working=True):.1f} s")
    taken = blocks.count
    wait_for(lambda: blocks.count > taken + 10, 2.0, "blocks")
    assert [change.is_working for change in post.changes(Device.LOUDSPEAKER)] == [True]
    assert blocks.forgotten_after
    assert all(0 < count <= taken for count in blocks.forgotten_after)


def test_a_pulled_loudspeaker_is_noticed_and_found_again(
    server: SoundServer, post: Post, blocks: Blocks
) -> None:
    # By name: with this plug pulled the server would go on into its only other sink, which is the test's room.
    card = SoundCard(post, LOUDSPEAKER, "", blocks)
    card.start()
    try:
        post.wait_for_change(Device.LOUDSPEAKER, is_working=True)
        server.unplug_loudspeaker()
        lost_after_s = post.wait_for_change(Device.LOUDSPEAKER, is_working=False)
        server.plug_in_loudspeaker()
        back_after_s = post.wait_for_change(Device.LOUDSPEAKER, is_working=True)
    finally:
        card.stop(5.0)
    _measured.info(f"loudspeaker noticed after {lost_after_s:.1f} s, back after {back_after_s:.1f} s")


def source_outputs(server: SoundServer) -> int:
    """How many streams of this process take sound from the server."""
    listed = json.loads(run(["pactl", "--format=json", "list", "source-outputs"], server.environment))
    own = str(os.getpid())
    return sum(found["properties"].get("application.process.id") == own for found in listed)


def test_a_closed_microphone_gives_the_device_back_and_can_be_opened_again(
    card: SoundCard, post: Post, blocks: Blocks, server: SoundServer
) -> None:
    both_working(post)
    assert source_outputs(server) == 1
    begin_s = card.loudspeaker.play(chirp(20.0), RATE_HZ)
    changes = len(post.events)
    card.microphone.close()
    card.microphone.close()
    taken = blocks.count
    wait_for(lambda: source_outputs(server) == 0, 2.0, "the server to be rid of the stream")
    heard_s, now_s = card.loudspeaker.heard_s(), time.monotonic()
    wait_for(lambda: card.loudspeaker.heard_s() > heard_s + 1.0, 3.0, "the loudspeaker to go on")
    assert time.monotonic() - now_s == pytest.approx(1.0, abs=0.15)
    assert blocks.count == taken
    assert blocks.forgotten_after == [taken]
    assert len(post.events) == changes

    opened_s = time.monotonic()
    card.microphone.open()
    card.microphone.open()
    post.wait_for_change(Device.MICROPHONE, is_working=True, since=1)
    _measured.info(f"opened again after {1000 * (time.monotonic() - opened_s):.0f} ms")
    wait_for(lambda: blocks.count > taken + 10, 2.0, "blocks")
    assert source_outputs(server) == 1
    assert card.loudspeaker.heard_s() > begin_s + 1.0
    assert [change.is_working for change in post.changes(Device.LOUDSPEAKER)] == [True]


def test_a_microphone_that_is_not_wanted_is_not_opened(
    server: SoundServer, post: Post, blocks: Blocks
) -> None:
    card = SoundCard(post, "", "", blocks)
    card.start()
    try:
        post.wait_for_change(Device.LOUDSPEAKER, is_working=True)
        assert source_outputs(server) == 0
    finally:
        card.stop(5.0)
    assert post.changes(Device.MICROPHONE) == []


def test_a_named_device_that_is_not_there_is_missing_and_the_names_are_looked_up(
    server: SoundServer, post: Post, blocks: Blocks
) -> None:
    card = SoundCard(post, "no such thing", "MICROPHONE", blocks)
    card.microphone.open()
    card.start()
    try:
        post.wait_for_change(Device.LOUDSPEAKER, is_working=False)
        post.wait_for_change(Device.MICROPHONE, is_working=True)
    finally:
        card.stop(5.0)
    assert "no such thing" in post.changes(Device.LOUDSPEAKER)[0].detail


def test_the_card_ends_its_thread_and_its_streams(server: SoundServer, post: Post, blocks: Blocks) -> None:
    card = SoundCard(post, "", "", blocks)
    card.microphone.open()
    card.start()
    both_working(post)
    began_s = time.monotonic()
    card.stop(5.0)
    assert time.monotonic() - began_s < 1.0
    taken = blocks.count
    assert card.loudspeaker.play(chirp(0.2), RATE_HZ) == 0.0
    wait_for(lambda: card.loudspeaker.heard_s() >= 0.2, 1.0, "time to go on in silence")
    assert blocks.count == taken
