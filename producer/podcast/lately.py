"""Remembers what was drawn of captions a moment ago.

An edit draws a chapter while its audio files are still being made, and again, in a moment, for
the pages that name those files.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
_KEPT = 4


def lately(function: Callable[P, T]) -> Callable[P, T]:
    """`function`, which gives what it gave for equal arguments, if those are among the last few.

    They are compared, not hashed: hashing an hour's captions takes as long as drawing them, and
    those that are the same are equal at a look.
    """
    kept: deque[tuple[tuple[object, ...], T]] = deque(maxlen=_KEPT)

    @wraps(function)
    def found(*args: P.args, **kwargs: P.kwargs) -> T:
        asked = (*args, *sorted(kwargs.items()))
        for known, value in tuple(kept):
            if known == asked:
                return value
        value = function(*args, **kwargs)
        kept.append((asked, value))
        return value

    return found
