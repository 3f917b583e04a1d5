"""What a build frees goes back to the system, as far as the C library can be told so."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys

import pytest

from producer.build import allocator

HELD = """
import sys
from pathlib import Path
from producer.build import allocator

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

if sys.argv[1] == "told":
    allocator.give_back()
large = bytes(24 << 20)
del large
before = resident()
many = [b"x" * (1 << 20) for _ in range(16)]
del many
print(resident() - before)
"""


def _is_glibc() -> bool:
    try:
        return (os.confstr("CS_GNU_LIBC_VERSION") or "").startswith("glibc")
    except (AttributeError, ValueError, OSError):
        return False


@pytest.mark.skipif(not _is_glibc(), reason="the C library isn't glibc")
def test_what_was_freed_is_not_kept() -> None:
    """As it would be once something large has been freed: ten hours would need more than one."""

    def held(how: str) -> int:
        clean = {name: it for name, it in os.environ.items() if "MALLOC" not in name}
        command = [sys.executable, "-c", HELD, how]
        return int(subprocess.run(command, env=clean, check=True, capture_output=True).stdout)

    assert held("told") < 2 << 20
    assert held("not told") > 8 << 20


@pytest.mark.parametrize("error", [AttributeError, ValueError, OSError])
def test_another_c_library_is_left_alone(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    """Windows has no such call, macOS doesn't know the name, musl answers with an error."""

    def unknown(_: str) -> str:
        raise error

    def touched(_: object) -> None:
        raise AssertionError("the C library was loaded")

    monkeypatch.setattr(os, "confstr", unknown, raising=False)
    monkeypatch.setattr(ctypes, "CDLL", touched)
    allocator.give_back()
