"""Whether a file sounds, when it is decoded, like the samples that it was made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from producer.audio.measure import decoded
from producer.errors import AudioError
from producer.model import Format, Source

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WINDOW = 4
"""Windows a second in which levels are compared."""
_FAINT = -50.0
"""dBFS under which a level doesn't count."""
_APART = 6.0
"""dB by which a level may be another: a codec leaves out what can't be heard, and keeps the rest
within 1."""
_SLACK = 0.002
"""Seconds by which the length may be another: a codec has its own frames."""
_HIGHEST = 1.0
"""dB over the ceiling, of the format's, that a peak may have: a codec moves it a little."""


class Levels:
    """Mean squares of what passes by, in windows of a quarter of a second."""

    def __init__(self) -> None:
        self.found: list[float] = []
        """So far."""
        self.length = 0
        """Samples so far."""
        self.peak = 0.0
        """The highest sample, of full scale."""
        self._rest: NDArray[np.float32] | None = None

    def add(self, samples: NDArray[np.float32], rate: int) -> None:
        """Take in `samples` (channels, samples)."""
        import numpy as np

        self.length += samples.shape[1]
        self.peak = max(self.peak, float(np.abs(samples).max(initial=0.0)))
        whole = samples if self._rest is None else np.concatenate((self._rest, samples), axis=1)
        size = rate // _WINDOW
        count = whole.shape[1] // size
        windows = whole[:, : count * size].reshape(len(whole), count, size)
        powers = np.einsum("ijk,ijk->j", windows, windows) / (len(whole) * size)
        self.found += [float(power) for power in powers]
        self._rest = whole[:, count * size :]


def watched(pieces: Iterable[bytes], levels: Levels, audio_format: Format) -> Iterator[bytes]:
    """The `pieces`, 16-bit samples with channels interleaved; `levels` takes in what passes."""
    import numpy as np

    for piece in pieces:
        samples = np.frombuffer(piece, "<i2").reshape(-1, audio_format.channels).T
        levels.add(samples.astype(np.float32) / np.float32(32_768), audio_format.rate)
        yield piece


def inspect(
    data: bytes, meant: Levels, audio_format: Format, name: str, where: Callable[[int], Source]
) -> None:
    """Decode the file `data`, which is called `name`, and compare it with what was `meant`. Raises
    AudioError for what differs first, at its line: `where` gives it by a sample."""
    found, rate = Levels(), audio_format.rate
    for rate, samples in decoded(BytesIO(data), name):
        found.add(samples, rate)
    seconds, wanted = found.length / rate, meant.length / audio_format.rate
    if abs(seconds - wanted) > _SLACK:
        raise _error(name, wanted, f"it lasts {seconds:.3f} s, not {wanted:.3f} s", where, rate)
    for number, (own, other) in enumerate(zip(found.found, meant.found, strict=False)):
        levels = _level(own), _level(other)
        if max(levels) > _FAINT and abs(levels[0] - levels[1]) > _APART:
            message = f"it is at {levels[0]:.0f} dBFS there, not at {levels[1]:.0f}"
            raise _error(name, number / _WINDOW, message, where, audio_format.rate)
    peak = _level(found.peak**2)
    if peak > max(audio_format.peak, _level(meant.peak**2)) + _HIGHEST:
        message = f"it peaks at {peak:.1f} dBFS, {audio_format.peak:g} at most"
        raise _error(name, 0.0, message, where, audio_format.rate)


def _level(power: float) -> float:
    import math

    return max(10 * math.log10(power), -120.0) if power > 0 else -120.0


def _error(
    name: str, seconds: float, message: str, where: Callable[[int], Source], rate: int
) -> AudioError:
    return AudioError(
        f"{name} is flawed, {seconds:.2f} s into it: {message}",
        source=where(round(seconds * rate)),
        hint="build again with an empty `build/cache`; if it stays so, tell us",
    )
