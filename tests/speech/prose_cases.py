"""Reads cases of written and spoken text, and compares as the judges of spoken text do."""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

DATA = Path(__file__).parent.parent / "data" / "speech"
SHARED = Path(os.environ.get("PRODUCER_SHARED", Path(__file__).parents[3] / "shared"))


class Case(Struct, frozen=True):
    """A written text, and the ways in which it may be said."""

    written: str
    spoken: tuple[str, ...]
    source: str = ""


def table(name: str) -> list[Case]:
    """The cases of a file in tests/data/speech: written, tab, spoken forms with ` | ` between."""
    found = []
    for line in (DATA / name).read_text("utf-8").splitlines():
        if line and not line.startswith("# "):
            written, _, forms = line.partition("\t")
            found.append(Case(written, tuple(form.strip() for form in forms.split(" | "))))
    return found


def shared_cases() -> Iterator[Case]:
    """The NeMo and WeText cases; `source` is the set's name."""
    text = (SHARED / "cases" / "written-spoken.jsonl").read_text("utf-8")
    for line in text.splitlines():
        case = json.loads(line)
        yield Case(case["written"], tuple(case["spoken"]), case["set"])


def plain(text: str) -> str:
    """Lower-cased, punctuation stripped, spaces single."""
    kept = (" " if unicodedata.category(char)[0] in "PS" else char for char in text.lower())
    return " ".join("".join(kept).split())
