"""What stands behind a code block's opening fence: ```` ```python {read=gist} ````."""

from __future__ import annotations

from typing import cast

from msgspec import Struct

from producer.model import Reading, Say
from producer.script.attributes import (
    FENCE_ATTRIBUTES,
    READINGS,
    Attributes,
    attributes_at,
    problems,
    say_of,
)

_KNOWN = ("read", "sub")


class FenceInfo(Struct, frozen=True, kw_only=True):
    """How a code block is to be taken."""

    language: str = ""
    """The info word in small letters; Pandoc's `{.python}` is one too."""
    reading: Reading | None = None
    """How it is read; None: as the course says."""
    say: Say | None = None
    """Words to say instead."""
    problems: tuple[tuple[str, str, str], ...] = ()
    """Code, message and hint of what is wrong."""


def read_info(info: str) -> FenceInfo:
    """The language, reading and words of a fence's info string.

    Braces that hold no attributes (`{1,3}`, `{python}`) are another program's and are left alone.
    """
    brace = info.find("{")
    attributes = attributes_at(info, brace) if brace >= 0 else None
    word = info[:brace].strip() if brace >= 0 else info
    language = word.split()[0] if word.split() else ""
    if attributes is None:
        problem: tuple[tuple[str, str, str], ...] = ()
        if any(f"{name}=" in info[brace:].replace(" ", "") for name in _KNOWN) and brace >= 0:
            problem = (("attribute-broken", f"{info[brace:]!r} can't be read",
                        "write {read=gist}, {read=exact} or {read=skip}"),)  # fmt: skip
        if not language and brace >= 0:
            language = info[brace:].strip("{} ").split(",")[0].split(" ")[0]
        return FenceInfo(language=language.lower(), problems=problem)
    return FenceInfo(
        language=(language or (attributes.marks or ("",))[0]).lower(),
        reading=_reading(attributes),
        say=say_of(attributes),
        problems=tuple(problems(attributes, FENCE_ATTRIBUTES)),
    )


def _reading(attributes: Attributes) -> Reading | None:
    value = attributes.get("read")
    return cast(Reading, value) if value in READINGS else None
