"""The language of a block whose fence doesn't say it: the signs that only one language has."""

from __future__ import annotations

import re

from producer.speech.rules.code.kinds import kind_of

_ANALYSED = 4000
_FIRST = re.compile(r"\s*(?P<line>[^\n]*)")
_BY_LANGUAGE = (
    ("diff", r"\A\s*(?:diff --git |--- \S.*\n\+\+\+ |@@ -[0-9])"),
    ("shell", r"\A\s*#!.*\b(?:ba|z|k|da)?sh\b"),
    ("python", r"\A\s*#!.*\bpython", r"^>>> "),
    ("html", r"\A\s*<(?:!DOCTYPE html|html\b)"),
    ("xml", r"\A\s*<\?xml\b"),
    ("console", r"\A\s*(?:\$|[\w.-]+@[\w.-]+:\S*[$#])\s+\S"),
    ("docker", r"\A\s*(?:#.*\n)*FROM\s+\S+(?:\s+AS\s+\w+)?\s*\n", r"^RUN (?:apt|pip|npm)"),
    (
        "rust",
        r"^[ \t]*(?:pub\s+)?fn\s+\w+.*\{",
        r"\blet\s+mut\b|\bprintln!\(",
        r"^[ \t]*impl\b.*\{|^use\s+\w+::",
    ),
    (
        "go",
        r"^package\s+\w+",
        r"^func\s+(?:\([^)\n]*\)\s*)?\w+\(.*\{",
        r"\bfmt\.Print|^[ \t]*\w+\s*:=\s",
    ),
    (
        "cpp",
        r"#include\s*<(?:iostream|vector|string|map|memory|algorithm)>",
        r"\bstd::|\bcout\s*<<|^template\s*<",
    ),
    ("c", r"^[ \t]*#\s*include\s*[<\"]|\bint\s+main\s*\(|\bprintf\("),
    ("csharp", r"^using\s+System|\bConsole\.Write|\bnamespace\s+[\w.]+\s*[{;]"),
    (
        "java",
        r"\bpublic\s+(?:static\s+|abstract\s+|final\s+)*(?:class|interface|void|enum)\b",
        r"\bSystem\.out\.|^import\s+java",
        r"^[ \t]*private\s+\w+(?:<[^>\n]*>)?\s+\w+\s*[;=]",
    ),
    ("php", r"<\?php|^[ \t]*\$\w+\s*=\s*.*;\s*$"),
    (
        "typescript",
        r"^[ \t]*(?:export\s+)?(?:interface|type)\s+\w+.*[={]",
        r"\b(?:const|let)\s+\w+\s*:\s*\w+",
        r"\)\s*:\s*(?:string|number|boolean|void|Promise<)",
    ),
    (
        "javascript",
        r"\b(?:const|let|var)\s+[\w{\[][^\n=]*=|=>|===",
        r"\bfunction\b.*\{|\bconsole\.log\(|\bdocument\.",
        r"^import\s+.*\bfrom\s+['\"]|^export\s",
    ),
    ("kotlin", r"^[ \t]*fun\s+\w+\(|\bval\s+\w+\s*(?::\s*\w+\s*)?="),
    (
        "swift",
        r"^import\s+(?:Foundation|UIKit|SwiftUI)",
        r"\bfunc\s+\w+\(.*\)\s*->\s*\w+\s*\{|\bguard\s+let\b",
    ),
    (
        "ruby",
        r"^[ \t]*def\s+[\w.?!]+(?:\([^)\n]*\))?[ \t]*\n",
        r"\bputs\s|\.each\s+do\b|^require\s+['\"]",
    ),
    (
        "python",
        r"^[ \t]*(?:async\s+)?def\s+\w+\s*\(",
        r"^[ \t]*class\s+\w+.*:\s*$",
        r"^[ \t]*(?:from\s+[\w.]+\s+)?import\s+[\w.*]+",
        r"^[ \t]*(?:for|while|if|elif|with|try|except|else)\b.*:\s*$",
        r"\bprint\(|\blambda\s+\w|\bself\.|\bNone\b|\bTrue\b",
        r"^[ \t]*@\w+[\w.]*(?:\(.*\))?\s*$",
    ),
    ("css", r"^[ \t]*(?:@media|[.#]?[\w-]+[^{}\n;=()]*)[ \t]*\{\s*[\w-]+\s*:[^{}=]*;"),
    (
        "toml",
        r"\A\s*(?:#.*\n)*\[{1,2}[\w.\"-]+\]{1,2}[ \t]*\n\s*[\w\"-]+\s*=\s",
        r"\A\s*[\w-]+ = [\"\[0-9].*\n(?:.*\n){0,20}\[[\w.-]+\]",
    ),
    ("make", r"^[\w.-]+:(?:[ \t]+[\w./-]+)*[ \t]*\n\t\S"),
    (
        "yaml",
        r"\A\s*(?:---\s*\n)?(?:#.*\n)*[\w.\"-]+:(?:[ \t]+[^{\n;]*)?\n"
        r"(?:[ \t]+[\w-]|[\w.-]+:|[ \t]*-\s)",
    ),
)
_SIGNS = tuple(
    (language, re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.MULTILINE))
    for language, *patterns in _BY_LANGUAGE
)
_BY_KIND = {"shell": "shell", "sql": "sql", "markup": "html", "style": "css"}
_PYTHON_LINE = re.compile(
    r"\s*[\w.,\s\[\]]{1,100}[-+*/]?=\s*[^=;{}]+$|\s*[\w.]+\([^;{}]*\)$|\s*#.*$"
)
_CODE_SIGNS = re.compile(r"[(){}\[\]=<>;]|\w\.\w")


def guess_language(code: str) -> str:
    """A language as languages.py names it; "text" for what looks like no code; "" if undecided."""
    if _is_json(code):
        return "json"
    head = code[:_ANALYSED]
    for language, sign in _SIGNS:
        if sign.search(head):
            return language
    first = _FIRST.match(head)
    kind = _BY_KIND.get(kind_of(first["line"].strip(), "")) if first and first["line"] else None
    if kind:
        return kind
    if not _CODE_SIGNS.search(head):
        return "text"
    lines = [line for line in head.split("\n") if line.strip()]
    return "python" if lines and all(_PYTHON_LINE.match(line) for line in lines) else ""


def _is_json(code: str) -> bool:
    text = code.strip()
    if text[:1] not in {"{", "["} or text[-1:] not in {"}", "]"}:
        return False
    import json

    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
