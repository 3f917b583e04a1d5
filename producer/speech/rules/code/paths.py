"""Paths, file names and addresses as words.

/etc/passwd -> "slash etc slash passwd"      main.py -> "main dot P Y"
../src/app.js -> "dot dot slash source slash app dot J S"
https://a.io/b-c -> "H T T P S colon slash slash A dot I O slash B dash C"
localhost:8080 -> "localhost colon eight zero eight zero"
"""

from __future__ import annotations

import re

from producer.speech.rules.code.symbols import name_of
from producer.speech.rules.identifiers import Manner, say_identifier, split_identifier
from producer.speech.rules.numbers import cardinal, digits, spell
from producer.speech.rules.wordparts import word_set

SPELLED_EXTENSIONS = word_set(
    """
    py pyc pyi txt js ts tsx jsx mjs cjs md rst sh rs rb cpp cc hpp cs php html htm css scss csv
    tsv xml yml pdf png jpg svg mp3 mp4 gz bz2 xz exe dll so db sql cfg ipynb ico rtf ini
    """
)
"""Extensions that are said letter by letter."""
EXTENSIONS = SPELLED_EXTENSIONS | word_set(
    """
    json yaml toml tar zip log lock env conf jar go java swift vue gif wav class bat config mod
    sum key bak bin c h r kt lua xlsx docx pptx jpeg webp ttf woff iso img dat tmp pem crt pub
    scala dart ex exs hs pl asm svelte sass less xhtml ps1 tf proto parquet pkl npy onnx srt vtt
    """
)
"""Extensions of files: `name.ext` with one of these is a file's name, not a member."""

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_EMAIL = re.compile(
    r"[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z][A-Za-z0-9-]*$"
)
_HOST = re.compile(r"(?:localhost|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+):[0-9]{2,5}(?:/\S*)?$")
_WWW = re.compile(r"www\.[A-Za-z0-9-]+\.[A-Za-z]")
_ADDRESS_PIECE = re.compile(r"[A-Za-z]+|[0-9]+|[^\W\d_]+|.", re.DOTALL)
_SEGMENT_PIECE = re.compile(r"[\w-]+|.", re.DOTALL)
_VERSIONED = re.compile(r"(?P<name>[A-Za-z]+)-?(?P<version>[0-9]+(?:\.[0-9]+)+)$")
_LONGEST_NUMBER = 3


def is_address(text: str) -> bool:
    """Whether the whole text is a URL, an e-mail address or a host with a port."""
    if len(text) > 2000 or any(char.isspace() for char in text):
        return False
    if "://" in text:
        return bool(_SCHEME.match(text))
    if "@" in text:
        return bool(_EMAIL.match(text))
    return bool(_WWW.match(text) or _HOST.match(text))


def say_address(text: str, manner: Manner) -> str:
    """A URL, e-mail address or host, sign by sign; digits one by one."""
    words: list[str] = []
    for match in _ADDRESS_PIECE.finditer(text):
        piece = match.group()
        if "0" <= piece[0] <= "9":
            words.append(digits(piece))
        elif piece.isalpha():
            words.append(say_identifier(piece, manner))
        else:
            words.append(name_of(piece))
    return " ".join(word for word in words if word)


def say_path(text: str, manner: Manner) -> str:
    """A path or a file's name: separators and dots said, underscores and hyphens silent."""
    words: list[str] = []
    for index, segment in enumerate(re.split(r"([/\\])", text)):
        if index % 2:
            words.append(name_of(segment))
        elif segment:
            words.append(say_filename(segment, manner))
    return " ".join(word for word in words if word)


def say_filename(name: str, manner: Manner) -> str:
    """One segment of a path: `.gitignore` -> "dot git ignore"; `*.tar.gz`; `python3.12`."""
    versioned = _VERSIONED.match(name)
    if versioned:
        numbers = (_number(part, manner) for part in versioned["version"].split("."))
        return f"{say_identifier(versioned['name'], manner)} {' point '.join(numbers)}"
    words: list[str] = []
    after_dot = False
    for match in _SEGMENT_PIECE.finditer(name):
        piece = match.group()
        if piece in {"-", "_"} or not (piece[0].isalnum() or piece[0] in "_-"):
            words.append(name_of(piece))
        elif after_dot and match.start() > 1:
            words.append(say_extension(piece, manner))
        elif piece.isascii() and piece.isdigit():
            words.append(_number(piece, manner))
        else:
            words.append(say_identifier(piece, manner))
        after_dot = piece == "."
    return " ".join(word for word in words if word)


def say_extension(extension: str, manner: Manner) -> str:
    """`py` -> "P Y"; `json` -> "json"; `mp3` -> "M P three"."""
    lower = extension.lower()
    if lower in SPELLED_EXTENSIONS:
        return spell(extension, manner.english)
    if len(split_identifier(extension)) == 1 and lower.isdigit():
        return _number(extension, manner)
    return say_identifier(extension, manner)


def _number(text: str, manner: Manner) -> str:
    if len(text) > _LONGEST_NUMBER or (text[0] == "0" and len(text) > 1):
        return digits(text)
    return cardinal(int(text), manner.english)
