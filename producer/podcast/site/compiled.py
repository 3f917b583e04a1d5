"""Compiled templates, kept as Python keeps compiled modules: in `__pycache__`, where it may write.

Compiling the templates takes longer than an episode's pages. Imported with jinja2 alone.
"""

from __future__ import annotations

import hashlib
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

from jinja2 import __version__
from jinja2.bccache import Bucket, FileSystemBytecodeCache


class Compiled(FileSystemBytecodeCache):
    """jinja2 checks what is read: the template's text and Python's version are in it."""

    def __init__(self, folder: Path, made_by: Path) -> None:
        """Of the templates in `folder`; `made_by` is the file that says how they are compiled."""
        how = hashlib.sha256(made_by.read_bytes() + __version__.encode()).hexdigest()[:8]
        beside = cache_from_source(str(folder / "templates.py"))
        super().__init__(str(Path(beside).parent), f"%s.{how}.template")

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, unless nothing may be written there."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):
            Path(self.directory).mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)
