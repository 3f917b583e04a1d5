"""What an encoded block sounds like when it is decoded, in numbers."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from producer.audio import loudness, peaks
from producer.audio.encoders import mp3
from producer.audio.measure import SILENCE, stretches

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DELAY = mp3.ENCODER_DELAY + mp3.DECODER_DELAY
"""Samples by which what is decoded comes later than what was encoded."""
LOWEST = -120.0
"""dBFS of what doesn't sound."""
_STEP = 32


class Proof(Struct, frozen=True, kw_only=True):
    """What a block sounds like."""

    crc: int
    """CRC-16 of the encoded bytes that it was decoded from."""
    length: int
    """Samples that were decoded."""
    peak: float
    """The highest true peak, dBTP."""
    gap: tuple[int, int]
    """Start and end of its longest silence, samples from its start."""
    powers: bytes
    """Mean square of each 100 ms, K-weighted; little-endian, 32 bits."""

    def packed(self) -> dict[str, Any]:
        """JSON values."""
        powers = base64.b64encode(self.powers).decode()
        return {
            "crc": self.crc, "length": self.length, "peak": self.peak, "gap": self.gap,
            "powers": powers,
        }  # fmt: skip


def unpacked(values: dict[str, Any]) -> Proof:
    """The Proof of which `values` are the JSON values."""
    start, end = values["gap"]
    powers = base64.b64decode(values["powers"])
    return Proof(**{**values, "gap": (start, end), "powers": powers})


def proof(decoded: NDArray[np.float32], start: int, length: int, rate: int, crc: int = 0) -> Proof:
    """The Proof of the `length` samples from `start` of what was decoded, (channels, samples)."""

    own = decoded[:, start : start + length]
    return Proof(
        crc=crc,
        length=own.shape[1],
        peak=round(max(peaks.quick_true_peak(own), LOWEST), 3),
        gap=_longest(own),
        powers=loudness.quick_powers(own, rate).astype("<f4").tobytes(),
    )


def _longest(signal: NDArray[np.float32]) -> tuple[int, int]:
    """Start and end of the longest silence, to within `_STEP` samples."""
    import numpy as np

    channels, length = signal.shape
    rows = signal[:, : length // _STEP * _STEP].reshape(channels, -1, _STEP)
    silent = np.einsum("chi,chi->h", rows, rows) < _STEP * SILENCE**2
    start, end = max(stretches(silent, 1), key=lambda run: run[1] - run[0], default=(0, 0))
    return start * _STEP, end * _STEP
