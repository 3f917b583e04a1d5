"""The room can be imported by a build that has nothing to do."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import importlib, pkgutil, sys
import producer.audio
from producer.audio.encoders import mp3
for module in pkgutil.walk_packages(producer.audio.__path__, "producer.audio."):
    importlib.import_module(module.name)
mp3.fingerprint()
print([name for name in ("numpy", "av", "soxr", "mutagen", "pydub") if name in sys.modules])
"""


def test_importing_the_room_imports_nothing_heavy() -> None:
    """Codecs and arrays are loaded by the worker that needs them, keys are made without."""
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
