"""Looks at every audio file before it takes its place: is it what was planned?

A block is decoded when it is encoded, and where it is joined to another in the file; the numbers of
both are kept in the store: after an edit, only what is around the edit is decoded.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from msgspec import Struct

from producer.audio import loudness
from producer.audio.blocks import Block
from producer.audio.joints import (
    AFTER,
    BEFORE,
    FLUSH,
    Joint,
    Layout,
    joint_of,
    meant,
    prove,
)
from producer.audio.mix import Encoded
from producer.audio.proof import Proof
from producer.audio.timeline import FRAME
from producer.build.hands import Hands
from producer.build.kept_joints import Joints
from producer.errors import AudioError
from producer.model import Finding, Format, Source
from producer.store import Store

_GAP = 2.2
"""Seconds of silence in what was to sound: a take has 1.6 at most."""
_LOUDNESS = 1.5
"""LU that a chapter's loudness may be from the one that was planned: it is planned by the takes,
without the silence between them and the codec."""
_PEAK = 0.15
"""dB over the ceiling, of the format's, that a joint may have."""
_SLACK, _LOUDER = 0.3, 6.0
"""Seconds by which a silence, dB by which a level may be another than that of what is mixed."""
_NOTHING = -60.0
"""dBFS under which nothing is to be heard."""
Place = Callable[[int], Source]


class Planned(Struct, frozen=True, kw_only=True):
    """What a file should be."""

    name: str
    """Its path, as it is told."""
    blocks: tuple[Block, ...]
    """What it is joined from."""
    where: Place
    """Where what sounds at a sample is written."""
    loudness: float = -math.inf
    """Integrated, LUFS, of what is spoken; -inf: anything."""


def check(
    found: Layout,
    plan: Planned,
    encodings: Sequence[Encoded | None],
    *,
    store: Store,
    known: Joints,
    hands: Hands,
    form: Format,
) -> None:
    """Look at a file, whose frames were `found`. Raises AudioError with a Finding for each thing
    that is wrong."""
    total = sum(block.frames for block in plan.blocks)
    # LAME's delay asks for a frame more.
    if found.count != total + FLUSH or found.rest:
        lasts = (found.count - FLUSH) * FRAME / form.rate
        raise _error(
            [
                _finding(
                    plan, "file-length", lasts, form,
                    f"it lasts {lasts:.3f} s, not {total * FRAME / form.rate:.3f} s",
                )
            ]
        )  # fmt: skip
    proofs = _proofs(plan, encodings, found, hands=hands, form=form)
    joints = _joints(plan, encodings, found, known=known, hands=hands, form=form)
    faults = _faults(plan, proofs, joints, store, hands, form)
    if faults:
        raise _error(faults)


def _proofs(
    plan: Planned,
    encodings: Sequence[Encoded | None],
    found: Layout,
    *,
    hands: Hands,
    form: Format,
) -> list[Proof | None]:
    """The proof of each block; None: it is silent. One that was made of other bytes is made anew,
    of those in the file."""
    proofs = [encoding.proof if encoding else None for encoding in encodings]
    others: dict[int, tuple[tuple[int, ...], int]] = {}
    at = 0
    for number, (block, encoding) in enumerate(zip(plan.blocks, encodings, strict=True)):
        first, at = at, at + block.frames
        if encoding and encoding.proof.crc != encoding.frames.crc:
            before = min(BEFORE, first)
            others[number] = found.starts(first - before, at + FLUSH), before
    starts, befores = zip(*others.values(), strict=True) if others else ((), ())
    made = hands.all(prove, [found.path] * len(others), starts, befores, [form] * len(others))
    for number, proof in zip(others, made, strict=True):
        proofs[number] = proof
    return proofs


def _joints(
    plan: Planned,
    encodings: Sequence[Encoded | None],
    found: Layout,
    *,
    known: Joints,
    hands: Hands,
    form: Format,
) -> list[Joint | None]:
    """How each block is joined to the one before it; None: it is silent."""
    parts = [encoding.key if encoding else "" for encoding in encodings]
    keys: list[str] = []
    places: dict[str, tuple[int, int]] = {}
    at = 0
    for block, left, own in zip(plan.blocks, ["", *parts[:-1]], parts, strict=True):
        before = min(BEFORE, at)
        keys.append(f"{left} {own} {before}" if own else "")
        places[keys[-1]] = at, before
        at += block.frames

    def decoded(missing: Sequence[str]) -> list[Joint]:
        wanted = [places[key] for key in missing]
        starts = [found.starts(at - before, min(at + AFTER, found.count)) for at, before in wanted]
        befores = [before for _, before in wanted]
        return hands.all(
            joint_of, [found.path] * len(missing), starts, befores, [form] * len(missing)
        )

    joints = known.all({key for key in keys if key}, decoded)
    return [joints.get(key) for key in keys]


def _faults(
    plan: Planned,
    proofs: Sequence[Proof | None],
    joints: Sequence[Joint | None],
    store: Store,
    hands: Hands,
    form: Format,
) -> list[Finding]:
    faults: list[Finding] = []
    hops: list[bytes] = []
    at = 0
    for block, proof, joint in zip(plan.blocks, proofs, joints, strict=True):
        seconds = block.frames * FRAME / form.rate
        if proof is None or joint is None:
            hops.append(bytes(4 * round(seconds * loudness.HOPS_PER_SECOND)))
        else:
            hops.append(proof.powers)
            faults += _block_faults(plan, block, proof, joint, at / form.rate, store, form)
        at += block.frames * FRAME
    if math.isfinite(plan.loudness):
        [level] = hands.all(_level, [b"".join(hops)])
        if abs(level - plan.loudness) > _LOUDNESS:
            message = f"its loudness is {level:.1f} LUFS, not {plan.loudness:.1f}"
            faults.append(_finding(plan, "file-loudness", 0.0, form, message))
    return faults


def _level(hops: bytes) -> float:
    """Integrated loudness, LUFS."""
    import numpy as np

    return loudness.integrated(np.frombuffer(hops, "<f4").astype(np.float64))


def _block_faults(
    plan: Planned,
    block: Block,
    proof: Proof,
    joint: Joint,
    start: float,
    store: Store,
    form: Format,
) -> list[Finding]:
    """What is wrong with one block that starts at `start` seconds. What seems wrong is compared
    with what is mixed: music may jump, and an author's recording may pause."""
    peak = max(proof.peak, joint.peak)
    gap = (proof.gap[1] - proof.gap[0]) / form.rate
    spoken = any(layer.kind == "takes" for layer in block.layers)
    silent = spoken and (gap > _GAP or peak < _NOTHING)
    clicks = bool(joint.clicks)
    if silent or clicks:
        planned, joined = meant(store.folder, block, form)
        clicks = clicks and not joined.clicks
        lasts = (planned.gap[1] - planned.gap[0]) / form.rate
        silent = silent and (lasts <= gap - _SLACK or planned.peak >= proof.peak + _LOUDER)
    faults = []
    if proof.length != block.frames * FRAME:
        message = f"{proof.length} samples of it are there, not {block.frames * FRAME}"
        faults.append(_finding(plan, "file-short", start, form, message))
    if peak > form.peak + _PEAK:
        message = f"its true peak is {peak:.2f} dBTP, {form.peak:g} at most"
        faults.append(_finding(plan, "file-peak", start, form, message))
    if silent:
        message = f"it is silent for {gap:.1f} s where somebody speaks"
        faults.append(_finding(plan, "file-gap", start + proof.gap[0] / form.rate, form, message))
    if clicks:
        at = start + min(joint.clicks) / form.rate
        faults.append(_finding(plan, "file-click", at, form, "it clicks where it is joined"))
    return faults


def _finding(plan: Planned, code: str, seconds: float, form: Format, message: str) -> Finding:
    return Finding(
        code=code,
        message=f"{plan.name} is flawed, {seconds:.2f} s into it: {message}",
        source=plan.where(max(0, round(seconds * form.rate))),
        hint="build again with an empty `build/cache`; if it stays so, tell us",
        severity="error",
    )


def _error(faults: list[Finding]) -> AudioError:
    first = faults[0]
    return AudioError(first.message, source=first.source, hint=first.hint, findings=tuple(faults))
