"""Reads cases of formulas, and compares as the judges of spoken text do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from msgspec import Struct

from producer.speech.rules.numbers import cardinal, ordinal
from tests.speech.prose_cases import DATA, SHARED

SHARED_MATHS = SHARED / "cases" / "maths.jsonl"

_ORDINAL = re.compile(r"([0-9]+)(?:st|nd|rd|th)\b")
_NUMERAL = re.compile(r"[0-9]+")
_PUNCTUATION = re.compile(r"[^a-z0-9\s]")


class Case(Struct, frozen=True):
    """A formula and its words."""

    id: str
    written: str
    spoken: str
    latex: str = ""


def table(name: str) -> list[Case]:
    """The cases of a file in tests/data/speech: formula, perhaps the same in LaTeX, words."""
    found = []
    for line in (DATA / name).read_text("utf-8").splitlines():
        if line and not line.startswith("# "):
            written, *rest = line.split("\t")
            found.append(Case(written, written, rest[-1], rest[0] if len(rest) > 1 else ""))
    return found


def shared_cases() -> Iterator[Case]:
    """Speech-rule-engine's ClearSpeak cases: MathML."""
    for line in SHARED_MATHS.read_text("utf-8").splitlines():
        case = json.loads(line)
        yield Case(case["id"], case["mathml"], case["spoken"])


def normalised(spoken: str) -> str:
    """Lower case, numerals in words, no punctuation."""
    text = spoken.lower().replace("n-th", "nth")
    text = _ORDINAL.sub(lambda match: ordinal(int(match[1])), text)
    text = _NUMERAL.sub(lambda match: cardinal(int(match[0])), text)
    return " ".join(_PUNCTUATION.sub(" ", text).split())
