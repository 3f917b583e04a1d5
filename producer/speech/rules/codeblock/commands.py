"""The gist of commands: shells, console sessions, SQL."""

from __future__ import annotations

import re

from producer.speech.rules.code import read_code
from producer.speech.rules.code.languages import name_of_language
from producer.speech.rules.code.words import join_words
from producer.speech.rules.codeblock.phrases import (
    ANALYSED,
    LONGEST_READ,
    Sentence,
    article,
    count,
    lines_of,
    listed,
    names,
    say_name,
    without,
)
from producer.speech.rules.identifiers import Manner
from producer.speech.rules.wordparts import word_set

_PROMPT = re.compile(r"^(?:[\w.@~:/()-]{0,60}[$%#❯>]|PS [^>\n]{0,80}>)[ \t]+(?=\S)")
_CONTINUED = re.compile(r"\\\n[ \t]*")
_COMMENT = re.compile(r"^[ \t]*(?:#.*)?$")
_SHELL_WORDS = word_set("if then else elif fi for do done while case esac function in { } ;; local")
_NO_PROGRAMS = word_set("for case function set local return exit true false shift read fi done")
_ASSIGNMENT = re.compile(r"[A-Za-z_]\w*=\S*$")
_JOINTS = re.compile(r"\s*(?:&&|\|\||;|\|)\s*")
_FUNCTION = re.compile(r"(?:function\s+)?(?P<name>[\w-]+)\s*\(\)|function\s+(?P<word>[\w-]+)")
_MOST_READ = 3
_NAME = r"(?P<name>[\w.\"`]+)"
_SQL = tuple(
    (re.compile(rf"\s*{pattern}", re.IGNORECASE | re.DOTALL), verb)
    for pattern, verb in (
        (rf"create\s+table\s+(?:if\s+not\s+exists\s+)?{_NAME}", "creates the table"),
        (rf"create\s+(?:or\s+replace\s+)?(?:unique\s+)?index\s+{_NAME}", "creates the index"),
        (rf"create\s+(?:or\s+replace\s+)?view\s+{_NAME}", "creates the view"),
        (rf"create\s+(?:database|schema)\s+{_NAME}", "creates the database"),
        (rf"insert\s+into\s+{_NAME}", "inserts into"),
        (rf"update\s+{_NAME}\s+set", "updates"),
        (rf"delete\s+from\s+{_NAME}", "deletes from"),
        (rf"alter\s+table\s+{_NAME}", "changes the table"),
        (rf"drop\s+table\s+(?:if\s+exists\s+)?{_NAME}", "drops the table"),
        (rf"(?:with\b.{{0,2000}}?)?select\b.{{0,2000}}?\bfrom\s+{_NAME}", "selects from"),
    )
)
_SQL_COMMENT = re.compile(r"--[^\n]*")
_SQL_STRING = re.compile(r"'[^'\n]*'")
_COLUMN = re.compile(r"(?:^|,)\s*(?P<name>[A-Za-z_]\w*|\"[^\"\n]+\"|`[^`\n]+`)\s+[A-Za-z]")
_NO_COLUMNS = word_set("primary foreign unique check constraint key index")
_CLAUSES = (
    (re.compile(r"\bjoin\s+(?P<name>[\w.\"`]+)", re.IGNORECASE), "joins {}"),
    (re.compile(r"\bwhere\b", re.IGNORECASE), "filters the rows"),
    (re.compile(r"\bgroup\s+by\s+(?P<name>[\w.]+)", re.IGNORECASE), "groups by {}"),
    (re.compile(r"\border\s+by\s+(?P<name>[\w.]+)", re.IGNORECASE), "orders by {}"),
    (re.compile(r"\blimit\s+(?P<name>[0-9]+)", re.IGNORECASE), "limits to {}"),
)


def shell_gist(code: str, manner: Manner) -> list[Sentence] | None:
    """ "Two shell commands: make dir data; C D data." or what a longer script runs."""
    commands = _commands(code)
    return _ran(commands, code, "shell", manner) if commands else None


def _commands(code: str) -> list[str]:
    joined = _CONTINUED.sub(" ", code[:ANALYSED])
    lines = [_PROMPT.sub("", line) for line in joined.split("\n") if not _COMMENT.match(line)]
    return [line.strip() for line in lines if line.strip()]


def _ran(commands: list[str], code: str, what: str, manner: Manner) -> list[Sentence]:
    if len(commands) <= _MOST_READ:
        said = [join_words(read_code(command, manner, "shell")) for command in commands]
        words = "; then, ".join(one for one in said if one)
        if words and len(words) <= LONGEST_READ:
            counted = count(len(commands), "shell command", manner)
            head = "A shell command" if len(commands) == 1 else counted
            return [Sentence(line=0, words=f"{head}: {words}")]
    defined = [found["name"] or found["word"] for found in map(_FUNCTION.match, commands) if found]
    run = _programs(commands, manner, frozenset(defined))
    words = f"{count(lines_of(code), 'line', manner)} of {what}"
    if defined:
        plural = "s" if len(defined) > 1 else ""
        words += f". It defines the function{plural} {names(defined, manner)}"
    return [Sentence(line=0, words=f"{words}. It runs {run}" if run else words)]


def _programs(commands: list[str], manner: Manner, defined: frozenset[str] = frozenset()) -> str:
    """The programs that are run, each once; `defined` are functions of the script's own."""
    found: list[str] = []
    for command in commands:
        if _FUNCTION.match(command):
            continue
        for part in _JOINTS.split(command):
            words = part.split()
            if words and words[0] in _NO_PROGRAMS:
                continue
            words = [word for word in words if word not in _SHELL_WORDS]
            while words and (_ASSIGNMENT.match(words[0]) or words[0] in {"sudo", "exec", "time"}):
                words.pop(0)
            if words and words[0] in defined:
                continue
            if words and words[0][0].isalnum() | (words[0][0] in "./~"):
                deeper = len(words) > 1 and words[1].isalpha() and words[1].islower()
                found.append(" ".join(words[: 1 + deeper]))
    unique = list(dict.fromkeys(found))
    said = [join_words(read_code(one, manner, "shell")) for one in unique]
    return listed([one for one in said if one], manner)


def console_gist(code: str, manner: Manner) -> list[Sentence] | None:
    """What a session runs, and how much output it shows."""
    lines = code[:ANALYSED].split("\n")
    commands = [_PROMPT.sub("", line) for line in lines if _PROMPT.match(line)]
    if not commands:
        return shell_gist(code, manner)
    output = sum(1 for line in lines if line.strip() and not _PROMPT.match(line))
    said = [join_words(read_code(one, manner, "shell")) for one in commands[:_MOST_READ]]
    words = "; then, ".join(one for one in said if one)
    if len(commands) > _MOST_READ or len(words) > LONGEST_READ:
        words = _programs(commands, manner)
    shown = f", and shows {count(output, 'line', manner)} of output" if output else ""
    return [Sentence(line=0, words=f"A console session. It runs {words}{shown}")]


def sql_gist(code: str, manner: Manner) -> list[Sentence] | None:
    """ "An S Q L query: select name from users." or what longer statements do."""
    plain = _SQL_COMMENT.sub(" ", without(code[:ANALYSED], "/*", "*/"))
    statements = [one.strip() for one in _SQL_STRING.sub("''", plain).split(";") if one.strip()]
    if not statements:
        return None
    name = name_of_language("sql", manner)
    if len(statements) == 1:
        return _statement(statements[0], plain, name, manner)
    said = [words for words in (_verb(one, manner) for one in statements) if words]
    if not said:
        return None
    counted = count(len(statements), f"{name} statement", manner)
    return [Sentence(line=0, words=f"{counted}. It {listed(said, manner)}")]


def _statement(masked: str, plain: str, name: str, manner: Manner) -> list[Sentence] | None:
    kind = "query" if masked[:6].lower() in {"select", "with a"} else "statement"
    words = join_words(read_code(plain.strip(), manner, "sql"))
    if words and len(words) <= LONGEST_READ and lines_of(plain) <= 2 * _MOST_READ:
        return [Sentence(line=0, words=f"{article(name)} {kind}: {words}")]
    verb = _verb(masked, manner)
    if not verb:
        return None
    details = _details(masked, manner)
    return [
        Sentence(line=0, words=f"{article(name)} {kind}. It {listed([verb, *details], manner)}")
    ]


def _verb(statement: str, manner: Manner) -> str:
    for pattern, verb in _SQL:
        match = pattern.match(statement)
        if match:
            return f"{verb} {' '.join(say_name(part, manner) for part in match['name'].split())}"
    return ""


def _details(statement: str, manner: Manner) -> list[str]:
    if statement[:6].lower() == "create":
        _, _, inside = statement.partition("(")
        columns = [match["name"].strip('"`') for match in _COLUMN.finditer(inside)]
        said = [say_name(one, manner) for one in columns if one.lower() not in _NO_COLUMNS]
        return [f"gives it the columns {listed(said, manner)}"] if said else []
    found = []
    for pattern, words in _CLAUSES:
        match = pattern.search(statement)
        if match:
            named = say_name(match["name"], manner) if "{}" in words else ""
            found.append(words.format(named))
    return found
