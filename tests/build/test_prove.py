"""An audio file that isn't what was planned never takes its place in the site."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import asdict
from numpy.typing import NDArray

from producer.audio.blocks import Block
from producer.audio.encoders import mp3
from producer.audio.joints import layout
from producer.build.hands import Hands
from producer.build.kept_joints import KIND, Joints
from producer.build.prove import Planned, check
from producer.errors import AudioError
from producer.model import Format, Source
from producer.store import Store

from .small import edit, made, site

FORM = Format()


def silent(wave: NDArray[np.float32]) -> NDArray[np.float32]:
    return wave * 0


def quiet(wave: NDArray[np.float32]) -> NDArray[np.float32]:
    return wave * np.float32(0.4)


def jump(wave: NDArray[np.float32]) -> NDArray[np.float32]:
    """A tenth of a frame after the block's first sample, and over by its third frame."""
    wave = wave.copy()
    wave[:, 100:] += np.float32(0.3)
    return wave


def loud(wave: NDArray[np.float32]) -> NDArray[np.float32]:
    at = np.arange(wave.shape[1])
    return np.broadcast_to(np.sin(at * 0.05), wave.shape).astype(np.float32)


@pytest.mark.parametrize(
    ("fault", "code"),
    [(silent, "file-gap"), (quiet, "file-loudness"), (jump, "file-click"), (loud, "file-peak")],
)
def test_a_chapter_whose_blocks_are_wrong_stays_as_it_was(
    built: Path, fault: object, code: str
) -> None:
    """A damaged cache, or a faulty encoder, is found on the file itself, and told at its line."""
    before = site(built)
    spoil(built, fault)
    edit(built, "title: Loops\n", "title: All about loops\n")
    report = made(built)
    found = [one for one in report.findings if one.code.startswith("file-")]
    assert code in {one.code for one in found}
    assert all(one.severity == "error" for one in found)
    assert all(one.source and one.source.path.endswith("01-loops.md") for one in found)
    assert all(one.source.line > 1 for one in found if one.source and one.code == "file-gap")
    after = site(built)
    assert {n: d for n, d in before.items() if n.endswith(".mp3")} == {
        n: d for n, d in after.items() if n.endswith(".mp3")
    }


def spoil(root: Path, fault: object) -> None:
    """Have the store hold other sound for every block, whole by its own word."""
    store = Store(root / "build" / "cache")
    for path in (root / "build" / "cache" / "blocks").rglob("*"):
        if not path.is_file():
            continue
        key = path.name
        entry = store.get("blocks", key)
        assert entry
        frames, data = [], entry.data
        while data:
            size = mp3.frame_size(data)
            frames.append(data[:size])
            data = data[size:]
        wave = mp3.decode([*frames, frames[-1]])[:, 1105 : 1105 + len(frames) * 1152]
        lead = np.zeros((wave.shape[0], 2 * 1152), np.float32)
        other = fault(wave)  # type: ignore[operator]
        again = mp3.encode(np.concatenate((lead, other), axis=1), FORM)[2 : 2 + len(frames)]
        meta = {**entry.meta, "frames": asdict(mp3.describe(again))}
        store.put("blocks", key, b"".join(again), meta)
    for path in (root / "build" / "cache" / KIND).rglob("*"):
        if path.is_file():
            path.unlink()


def test_a_file_that_is_cut_off_is_found(built: Path) -> None:
    """A disk that is full, or a copy that broke off, has the wrong length."""
    path = next((built / "build" / "site").rglob("*.mp3"))
    data = path.read_bytes()
    whole = layout(path)
    assert whole.rest == 0
    path.write_bytes(data[:-1_000])
    plan = Planned(
        name="a.mp3",
        blocks=(Block(frames=whole.count - 1),),
        where=lambda _: Source(path="a.md", line=3),
    )
    with pytest.raises(AudioError, match=r"a\.mp3 is flawed.*it lasts") as caught:
        store = Store(built / "c")
        check(
            layout(path),
            plan,
            [None],
            store=store,
            known=Joints(store, "x"),
            hands=Hands(1),
            form=FORM,
        )
    assert [one.code for one in caught.value.findings] == ["file-length"]
    assert caught.value.source == Source(path="a.md", line=3)


def test_an_edit_decodes_what_is_around_it_alone(built: Path) -> None:
    """A course of hours isn't decoded for one line."""
    before = joints(built)
    assert before
    edit(built, "Zero, one and two.", "Zero, one, two.")
    made(built)
    new = joints(built) - before
    # The block itself; its neighbours are silence.
    assert 1 <= len(new) <= 3
    assert len(before) >= 6


def joints(root: Path) -> set[str]:
    store = Store(root / "build" / "cache")
    entries = (store.get(KIND, key) for key in store.keys(KIND))
    return {key for entry in entries if entry for key in entry.meta["rows"]}
