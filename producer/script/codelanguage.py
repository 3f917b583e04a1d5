"""Guesses the language of a piece of code, for a fence's info word."""

from __future__ import annotations

import re

_SIGNS: tuple[tuple[str, str], ...] = (
    ("html", r"<!DOCTYPE html|</(?:div|p|html|body|ul|li|h\d|span|a)>"),
    ("xml", r"<\?xml|</[A-Za-z][\w:-]*>"),
    ("dockerfile", r"^FROM \S+:?\S*$(?s:.*)^(?:RUN|COPY|CMD|WORKDIR) "),
    ("cpp", r"#include <(?:iostream|vector|string|map|algorithm)>|std::|\bcout\s*<<"),
    ("c", r"#include [<\"]\w+\.h[>\"]|\bprintf\s*\(|\bint main\s*\("),
    ("java", r"\bpublic (?:static |final |abstract )*(?:class|interface|void)|System\.out\."),
    ("java", r"^import java|\bnew ArrayList<|^@Override"),
    ("csharp", r"\busing System\b|Console\.Write"),
    ("rust", r"\bfn \w+\s*\(|\blet mut\b|println!\("),
    ("go", r"^package \w+|\bfunc \w+\(|\bfmt\.Print|:= "),
    ("javascript", r"\b(?:const|let|var) \w+ =|\bfunction \w*\s*\(|=>|console\.log|await fetch\("),
    ("sql", r"(?i)^\s*(?:select .+|insert into \w+|(?:create|alter|drop) table \w+)"),
    ("sql", r"(?i)^\s*(?:update \w+ set|delete from \w+)"),
    ("verilog", r"\bendmodule\b|\balways @"),
    ("python", r"^\s*(?:async )?def \w+\(|^\s*class \w+.*:$|^(?:from \w[\w.]* )?import \w"),
    ("python", r"\bprint\(|^\s*(?:for|if|while) .+:$|\bself\.|\bNone\b|\bTrue\b|\blambda\b"),
    ("json", r"\A\s*[\[{]\s*(?:\"[^\"]+\"\s*:|[\[{\"\d])(?s:.*)[\]}]\s*\Z"),
    ("css", r"^[.#]?[\w-]+(?:[ ,>:.#][^{;]*)?\s*\{\s*$(?s:.*)[\w-]+\s*:\s*[^;]+;"),
    ("bash", r"^(?:\$ |sudo |pip3? |npm |git |docker |cd |mkdir |apt(?:-get)? |curl |#!/bin/)"),
    ("yaml", r"^[a-z][\w-]*:(?: .*)?$(?s:.*)^\s+(?:- |[\w-]+:)"),
    ("r", r"\w <- |\bc\(\d"),
)
_PATTERNS = tuple((name, re.compile(pattern, re.MULTILINE)) for name, pattern in _SIGNS)


def language_of(code: str) -> str:
    """The language's name as fences have it; empty: hard to say."""
    return next((name for name, pattern in _PATTERNS if pattern.search(code)), "")
