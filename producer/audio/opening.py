"""Opens audio files with PyAV, whichever of its releases is installed."""

from __future__ import annotations

from typing import Any, BinaryIO

_KEEPS_ODD_TAGS = 19
"""The release from which PyAV reads tags of any bytes, and takes no word on how to."""


def opened(file: str | BinaryIO, **how: Any) -> Any:
    """`av.open` for reading; a tag that is no UTF-8 spoils nothing. `how` goes on to it."""
    import av

    if int(av.__version__.partition(".")[0]) < _KEEPS_ODD_TAGS:
        how["metadata_errors"] = "replace"
    return av.open(file, mode="r", **how)
