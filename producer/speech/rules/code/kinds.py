"""What a piece of inline code is: an expression, a command, a path, a tag, a pattern ...

Inline code rarely says its language; its look does. First match wins.
"""

from __future__ import annotations

import re
from typing import Literal

from producer.speech.rules.code.paths import EXTENSIONS, is_address
from producer.speech.rules.code.patterns import looks_like_pattern
from producer.speech.rules.code.shell import starts_command
from producer.speech.rules.code.symbols import ALONE
from producer.speech.rules.wordparts import word_set

Kind = Literal[
    "alone", "address", "flag", "path", "kebab", "version", "date", "format", "request", "shell",
    "sql", "markup", "style", "pattern", "expression",
]  # fmt: skip

_BY_LANGUAGE: dict[str, Kind] = {
    "shell": "shell",
    "console": "shell",
    "sql": "sql",
    "html": "markup",
    "xml": "markup",
    "css": "style",
    "regex": "pattern",
}
_FLAG = re.compile(r"(?:-[A-Za-z]|--[A-Za-z][\w-])[\w-]*(?:=\S*)?$")
_VARIABLE = re.compile(r"\$\{?\w+\}?$|\$[?#@*!$]$")
_ROOTED = re.compile(r"(?:~|\.{1,2}|\$\{?\w+\}?|%\w+%|[A-Za-z]:)?/\S*$|(?:[A-Za-z]:|%\w+%)\\\S*$")
_REDIRECT = re.compile(r"[012&]?>>?(?:&[012]|/dev/null)$")
_REGEX_SIGN = re.compile(r"[\\^$+|(]|\[\^?\w-\w")
_RELATIVE = re.compile(r"[\w.@+*~{}:-]+(?:/[\w.@+*~{}:-]*)+$")
_FILE = re.compile(r"(?:[\w*-]+\.)+(?P<extension>[A-Za-z0-9]{1,8})$")
_DOTTED_FILE = re.compile(r"\.[a-z][\w-]*(?:\.[a-z]\w*)*$")
_KEBAB = re.compile(r"@?[A-Za-z][A-Za-z0-9]+(?:-[A-Za-z0-9]+)+$|[A-Za-z](?:-[A-Za-z0-9]+){2,}$")
_MINUS_ONE = re.compile(r"[a-z]+-[0-2]$")
_VERSION = re.compile(r"(?:v|V)[0-9]+(?:\.[0-9]+)*(?:-[0-9A-Za-z.-]+)?$")
_VERSIONED = re.compile(r"[A-Za-z]+-?[0-9]+\.[0-9]+(?:\.[0-9]+)*$")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:.]+Z?)?$")
_FORMAT = re.compile(r"(?:%[-+0#]?[0-9]*(?:\.[0-9]+)?[A-Za-z][^\w%]*)+$|\{:[^{}]*\}$")
_REQUEST = re.compile(r"(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (?:/|https?://)\S*$")
_PROTOCOL = re.compile(r"[A-Z]{2,}/[0-9.]+$")
_MEDIA_TYPE = re.compile(r"(?:application|text|image|audio|video|multipart|font)/[\w.+*-]+$")
_SQL = re.compile(
    r"\s*(?:SELECT\s+(?:DISTINCT\s+)?[\w*`\"'(]|INSERT\s+INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s"
    r"|CREATE\s+(?:TABLE|INDEX|UNIQUE|VIEW|DATABASE|USER|OR)|ALTER\s+TABLE\s|DROP\s+(?:TABLE|INDEX)"
    r"|TRUNCATE\s|WITH\s+\w+\s+AS\s*\(|GRANT\s+\w|WHERE\s+\w|ORDER\s+BY\s|GROUP\s+BY\s|HAVING\s+\w"
    r"|(?:INNER|LEFT|RIGHT|FULL|OUTER|CROSS)\s+(?:OUTER\s+)?JOIN|JOIN\s+\w+\s+ON\s"
    r"|(?:PRIMARY|FOREIGN)\s+KEY|LIMIT\s+[0-9]|VARCHAR\(|COUNT\(|FROM\s+\w+\s+(?:WHERE|JOIN|ORDER))"
)
_LOWER_SQL = re.compile(
    r"\s*(?:select\s+[^()]*?\sfrom\s+\w|insert\s+into\s+\w+|update\s+\w+\s+set\s+\w+\s*="
    r"|delete\s+from\s+\w+|create\s+table\s+\w+|drop\s+table\s+\w+|alter\s+table\s+\w+)"
)
_TAG = re.compile(
    r"</?[A-Za-z][\w.:-]*(?:\s[^<>]*)?/?>|<!DOCTYPE\b|<!--|<\?xml\b|<></?|</>|&[a-z]{2,8};$",
    re.IGNORECASE,
)
_STYLE_NAMES = (
    "color|background|margin|padding|border|display|font|width|height|position|flex|grid|align|"
    "justify|top|left|right|bottom|overflow|opacity|z-index|text|line-height|transition|transform|"
    "animation|gap|cursor|float|content|min-width|max-width|min-height|max-height|box|visibility|"
    "list-style|letter-spacing|white-space|object-fit|outline|filter"
)
_STYLE = re.compile(
    r"(?!(?:interface|struct|class|enum|type|const|let|var|function|return|match|def|if|for)\b)"
    r"[.#&*\w][\w\s.#>+~:,*()-]{0,200}(?<!\w-)\{\s*[\w-]+\s*:[^{}]*;?\s*\}?$"
    rf"|(?:{_STYLE_NAMES})(?:-[a-z]+)*\s*:\s*[^:;{{}}()=]+(?:\([^()]*\)[^:;{{}}=]*)?;?$"
    r"|@(?:media|keyframes|font-face|supports)\b|::(?:before|after|first-line|placeholder)$"
    r"|[.#]?[a-z][\w-]*:(?:hover|focus|active|visited|first-child|last-child|nth-child\([^()]*\)"
    r"|not\([^()]*\)|before|after|checked|disabled)$"
    r"|#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3}(?:[0-9a-fA-F]{2})?)?$|#[A-Za-z][\w-]*$|\.[a-z]\w*(?:-\w+)+$"
    r"|[0-9.]+(?:px|rem|em|vh|vw|fr|pt)$"
)
_PROPERTY_ONLY = re.compile(r"[a-z]+:\s")
_LONGEST_INLINE = 400
_ALIASED_FOLDERS = word_set(
    """
    src bin usr lib etc home docs doc tests test app apps dist build api feature features bugfix
    hotfix release origin upstream node_modules assets static public images data config scripts
    templates components pages utils include tmp var opt dev mnt root users
    """
)


def kind_of(code: str, language: str) -> Kind:
    """The kind of `code`, without white space around it; `language` as languages.py names it."""
    if code in ALONE:
        return "alone"
    if language in _BY_LANGUAGE:
        return _BY_LANGUAGE[language]
    if len(code) > _LONGEST_INLINE:
        return _of_long(code, language)
    if is_address(code):
        return "address"
    if " " not in code:
        kind = _of_word(code)
        if kind is not None:
            return kind
    return _of_line(code, language)


def _of_long(code: str, language: str) -> Kind:
    head = code[:_LONGEST_INLINE]
    if not language and starts_command(head):
        return "shell"
    if _SQL.match(head):
        return "sql"
    return "markup" if not language and _TAG.match(head) else "expression"


def _of_word(code: str) -> Kind | None:
    if _FLAG.match(code):
        return "flag"
    if _VARIABLE.match(code) or _REDIRECT.match(code):
        return "shell"
    if _FORMAT.match(code):
        return "format"
    if _VERSION.match(code):
        return "version"
    if _DATE.match(code):
        return "date"
    if _is_path(code) or _VERSIONED.match(code):
        return "path"
    if _KEBAB.match(code) and not _MINUS_ONE.match(code):
        return "kebab"
    return None


def _of_line(code: str, language: str) -> Kind:
    if _DATE.match(code):
        return "date"
    if _REQUEST.match(code):
        return "request"
    if _SQL.match(code) or (not language and _LOWER_SQL.match(code)):
        return "sql"
    if language:
        return "expression"
    if starts_command(code):
        return "shell"
    if _TAG.match(code):
        return "markup"
    if _STYLE.match(code):
        return "style"
    return "pattern" if looks_like_pattern(code) else "expression"


def _is_path(code: str) -> bool:
    if _ROOTED.match(code):
        regex = code.startswith("/") and _REGEX_SIGN.search(code)
        return not (regex or code.startswith("//"))
    if _PROTOCOL.match(code) or _MEDIA_TYPE.match(code):
        return True
    if _RELATIVE.match(code):
        return _is_relative_path(code)
    file = _FILE.match(code)
    if file:
        return file["extension"].lower() in EXTENSIONS and not code[0].isdigit()
    return bool(_DOTTED_FILE.match(code)) and not code.startswith("...")


def _is_relative_path(code: str) -> bool:
    segments = [segment for segment in code.split("/") if segment]
    if not segments or all(segment.replace(".", "").isdigit() for segment in segments):
        return False
    if code.endswith("/") or len(segments) != 2:
        return (
            len(segments) > 2 and any(len(segment) > 2 for segment in segments)
        ) or code.endswith("/")
    known = segments[0].lower() in _ALIASED_FOLDERS
    dotted = "." in segments[-1].strip(".") and not segments[-1][0].isdigit()
    return known or dotted or "-" in segments[-1] or "*" in code or code[0] in "@*"
