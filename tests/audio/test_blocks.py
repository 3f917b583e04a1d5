"""A timeline is cut into blocks that know nothing of their neighbours."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from producer.audio.blocks import CONTEXT, LONGEST, Block, Layer, block_key, blocks, layers
from producer.audio.timeline import EDGE, FRAME, assemble, frames
from producer.model import Format, Take

from .speechlike import utterance

PLAIN = Format()


def take(key: str, length: int) -> Take:
    return Take(key=key, rate=24_000, length=length, words=())


def keys_of(takes: list[Take], roles: list[str] | None = None) -> list[str]:
    """The keys of a chapter's blocks that sound."""
    spoken = [utterance(role, turn) for turn, role in enumerate(roles or ["Teacher"] * len(takes))]
    line = assemble(spoken, takes, audio_format=PLAIN)
    cut = blocks(layers(line, [1.5] * len(takes)), line.length)
    return [block_key(block, PLAIN, "x") for block in cut if not block.silent]


TAKES = [take(name, 20_000 + 777 * number) for number, name in enumerate("abcdefgh")]


def test_every_take_is_one_block() -> None:
    """An edit of a line is an edit of one block."""
    assert len(set(keys_of(TAKES))) == len(TAKES)


@given(st.permutations(TAKES), st.lists(st.sampled_from("TS"), min_size=8, max_size=8))
def test_moving_lines_and_renaming_roles_changes_no_block(
    moved: list[Take], roles: list[str]
) -> None:
    """What was encoded is used again wherever the line stands, whoever is said to speak."""
    assert sorted(keys_of(moved, roles)) == sorted(keys_of(TAKES))


def test_a_longer_line_changes_its_own_block_only() -> None:
    """One changed word encodes one block, though everything behind it moves."""
    edited = [*TAKES[:3], take("new", 31_111), *TAKES[4:]]
    assert len(set(keys_of(edited)) - set(keys_of(TAKES))) == 1


placed = st.lists(
    st.tuples(
        st.sampled_from(["takes", "sounds"]), st.integers(0, 4_000_000), st.integers(1, 900_000)
    ),
    max_size=8,
)


@given(placed)
def test_blocks_cover_the_time_and_hear_all_that_sounds_in_it(
    found: list[tuple[str, int, int]],
) -> None:
    """No sample of a layer is left out and none is heard twice, however layers overlap."""
    known = [
        Layer(kind=kind, key=str(number), start=start, length=length)  # type: ignore[arg-type]
        for number, (kind, start, length) in enumerate(found)
    ]
    length = (max((frames(layer.end) for layer in known), default=0) + EDGE) * FRAME
    cut = blocks(known, length)
    assert sum(block.frames for block in cut) * FRAME == length
    heard: dict[str, list[tuple[int, int]]] = {layer.key: [] for layer in known}
    at = 0
    for block in cut:
        assert block.frames > 0
        if not block.silent:
            assert block.frames <= LONGEST
        for layer in block.layers:
            start, end = max(0, layer.start), min(block.frames * FRAME, layer.end)
            if end > start:
                heard[layer.key].append((at + start, at + end))
        at += block.frames * FRAME
    for layer in known:
        pieces = sorted(heard[layer.key])
        assert pieces[0][0] == layer.start
        assert pieces[-1][1] == layer.end
        assert all(one[1] == other[0] for one, other in pairwise(pieces))


def test_a_cut_block_hears_its_neighbours_and_a_lone_one_hears_nobody() -> None:
    """Context is real where sound goes on, and silence where it doesn't."""
    long = Layer(kind="sounds", key="s", start=10 * FRAME, length=3 * LONGEST * FRAME)
    lone = Layer(kind="takes", key="t", start=long.end + 10 * FRAME, length=40 * FRAME)
    cut = [block for block in blocks([long, lone], lone.end + 5 * FRAME) if not block.silent]
    assert [len(block.layers) for block in cut] == [1] * len(cut)
    assert cut[1].layers[0].start < -CONTEXT * FRAME
    assert cut[-1].layers[0].start == EDGE * FRAME


def test_a_key_is_of_all_that_changes_the_sound() -> None:
    """Gain, length, format and encoder change the key; the wanted loudness alone doesn't."""
    layer = Layer(kind="takes", key="t", start=0, length=5_000, gain=1.0)
    block = Block(frames=9, layers=(layer,))
    key = block_key(block, PLAIN, "x")
    others = {
        block_key(Block(frames=10, layers=(layer,)), PLAIN, "x"),
        block_key(block, Format(kbps=96), "x"),
        block_key(block, Format(channels=2), "x"),
        block_key(block, Format(rate=48_000), "x"),
        block_key(block, Format(peak=-2.0), "x"),
        block_key(block, PLAIN, "y"),
        block_key(Block(frames=9, layers=(replace(layer, gain=1.01),)), PLAIN, "x"),
        block_key(Block(frames=9, layers=(replace(layer, key="u"),)), PLAIN, "x"),
    }
    assert len(others | {key}) == 9
    assert block_key(block, Format(lufs=-19.0), "x") == key
