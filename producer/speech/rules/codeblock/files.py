"""The gist of build files, changes and plain text."""

from __future__ import annotations

import re

from producer.speech.rules.code.literals import say_text
from producer.speech.rules.code.paths import say_path
from producer.speech.rules.code.words import join_words
from producer.speech.rules.codeblock.phrases import (
    ANALYSED,
    LONGEST_READ,
    Sentence,
    count,
    lines_of,
    listed,
    names,
)
from producer.speech.rules.identifiers import Manner

_FROM = re.compile(r"^[ \t]*FROM\s+(?:--\S+\s+)?(?P<image>\S+)", re.MULTILINE | re.IGNORECASE)
_STEP = re.compile(r"^[ \t]*(?P<word>[A-Z]{2,12})[ \t]+(?P<rest>\S[^\n]*)", re.MULTILINE)
_STEPS = {
    "RUN": "runs {} {}",
    "COPY": "copies files",
    "ADD": "adds files",
    "ENV": "sets the environment",
    "EXPOSE": "opens a port",
    "WORKDIR": "sets the working folder",
    "CMD": "says how it starts",
    "ENTRYPOINT": "says how it starts",
}
_TARGET = re.compile(r"^(?P<name>[\w./%-]+)[ \t]*:(?!=)", re.MULTILINE)
_CHANGED_FILE = re.compile(r"^\+\+\+ (?:b/)?(?P<path>[^\t\n]+)", re.MULTILINE)


def docker_gist(code: str, manner: Manner) -> list[Sentence] | None:
    """What an image is based on, and the steps that make it."""
    head = code[:ANALYSED]
    base = _FROM.search(head)
    steps = [match["word"] for match in _STEP.finditer(head)]
    said: list[str] = []
    runs = steps.count("RUN")
    for word in dict.fromkeys(steps):
        if word == "RUN":
            said.append(f"runs {count(runs, 'command', manner)}")
        elif word in _STEPS and _STEPS[word] not in said:
            said.append(_STEPS[word])
    if base is None and not said:
        return None
    words = f"A Dockerfile of {count(lines_of(code), 'line', manner)}"
    if base is not None:
        words += f", based on {say_path(base['image'], manner)}"
    return _one(f"{words}. It {listed(said, manner, most=8)}" if said else words)


def make_gist(code: str, manner: Manner) -> list[Sentence] | None:
    """The targets of a Makefile."""
    targets = [match["name"] for match in _TARGET.finditer(code[:ANALYSED])]
    targets = [target for target in targets if not target.startswith(".")]
    if not targets:
        return None
    plural = "s" if len(set(targets)) > 1 else ""
    words = f"A Makefile of {count(lines_of(code), 'line', manner)}"
    return _one(f"{words}, with the target{plural} {names(targets, manner)}")


def diff_gist(code: str, manner: Manner) -> list[Sentence] | None:
    """How many lines a change adds and removes, and in which files."""
    lines = code.split("\n")
    added = sum(1 for line in lines if line.startswith("+") and not line.startswith("+++"))
    removed = sum(1 for line in lines if line.startswith("-") and not line.startswith("---"))
    if not added and not removed:
        return None
    counts = []
    if added:
        counts.append(f"adds {count(added, 'line', manner)}")
    if removed:
        counts.append(f"removes {count(removed, 'line', manner)}")
    paths = [match["path"].strip() for match in _CHANGED_FILE.finditer(code[:ANALYSED])]
    said = [say_path(path, manner) for path in dict.fromkeys(paths) if path != "/dev/null"]
    where = f" in {listed(said, manner)}" if said else ""
    return _one(f"A change that {' and '.join(counts)}{where}")


def text_gist(code: str, manner: Manner) -> list[Sentence] | None:
    """Short text is read; of longer text its size and its first line."""
    words = join_words([say_text(" ".join(code.split("\n")).strip(), manner)])
    if not words:
        return None
    if len(words) <= LONGEST_READ and len(code) <= 4 * LONGEST_READ:
        return _one(f"The text: {words}")
    first = next(line for line in code.split("\n") if line.strip())
    start = join_words([say_text(first.strip()[:LONGEST_READ], manner)])
    sized = f"{count(lines_of(code), 'line', manner)} of text"
    return _one(f"{sized}. It starts: {start}" if start else sized)


def _one(words: str) -> list[Sentence]:
    return [Sentence(line=0, words=words)]
