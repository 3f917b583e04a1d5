"""Has the C library give back what is freed.

glibc takes large pieces of memory from the system and gives them back at once, until a few have
been freed: then it takes pieces of up to 32 MB from its own heaps, of which each thread may have
one, and keeps them. A build that goes on for hours has many threads.
"""

from __future__ import annotations

import os

_TRIM, _MAP = -1, -3
"""M_TRIM_THRESHOLD and M_MMAP_THRESHOLD of glibc's malloc.h."""
_BYTES = 128 * 1024
"""What both are in a process that has just begun."""


def give_back() -> None:
    """Leave the C library's limits where they were at the start; harmless where it isn't glibc."""
    try:
        if not (os.confstr("CS_GNU_LIBC_VERSION") or "").startswith("glibc"):
            return
    except (AttributeError, ValueError, OSError):  # Windows, macOS, musl
        return
    import ctypes

    mallopt = ctypes.CDLL(None).mallopt
    for limit in (_TRIM, _MAP):
        mallopt(limit, _BYTES)
