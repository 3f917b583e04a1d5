"""Shell commands as words.

    ls -l /etc | wc -l   -> "L S dash L slash etc, pipe W C dash L"
    git commit -m "fix"  -> "git commit dash M fix"
    pip install --upgrade numpy -> "pip install dash dash upgrade num pie"

Silent: the prompt, the quotes around an argument, the backslash that continues a line.
"""

from __future__ import annotations

import re

from producer.speech.rules.code.literals import say_number, say_text
from producer.speech.rules.code.paths import is_address, say_address, say_path
from producer.speech.rules.code.symbols import name_of
from producer.speech.rules.identifiers import Manner, say_identifier
from producer.speech.rules.numbers import digits, spell
from producer.speech.rules.wordparts import word_set

COMMANDS = word_set(
    """
    alembic ansible apk apt apt-get aws awk az bash brew bundle bun cargo cat cd chmod chown clang
    cmake conda cp crontab curl cut deno df diff dig django-admin docker docker-compose dotnet du
    echo env exec export find flake8 flask g++ gcc gcloud gem gh git go gradle grep gunzip gzip
    head helm history hostname htop ifconfig java javac jest journalctl jq kill killall kubectl
    less ln ls lsof make man mkdir mongo mv mvn mypy mysql nano nc ncat netstat next ng nmap node
    nohup npm npx nslookup nvm openssl pacman passwd ping pip pip3 pipenv pipx pnpm podman poetry
    printenv ps psql pwd pytest python python3 rails redis-cli rg rm rmdir rsync ruby ruff rustc
    rustup scp sed service sh sleep snap sort source sqlite3 ssh ssh-keygen su sudo systemctl tail
    tar tee telnet terraform time tmux top touch traceroute tree tsc uname unzip uv uvicorn vi vim
    virtualenv wc wget which whoami xargs yarn yum zip zsh
    """
)
"""First words that make a line a shell command."""

_WORD = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<comment>(?<![^\s])\#.*)"
    r"|(?P<sum>\$\(\((?:[^()]|\([^()]*\))*\)\))"
    r"|(?P<quoted>\"[^\"]*\"|'[^']*')"
    r"|(?P<redirect>[0-9&]?>>?(?:&[0-9])?|<<?)"
    r"|(?P<sign>\|\||&&|\||;|&|\$\(|[()`])"
    r"|(?P<continued>\\\n)"
    r"|(?P<function>[A-Za-z_][\w-]*\(\)(?=\s*(?:\{|$)))"
    r"|(?P<word>(?:\\.|\$\{[^{}\s]*\}|\$(?!\()|[^\s|;&<>()\"'`\\$])+)"
    r"|(?P<other>.)",
    re.DOTALL,
)
_SIGNS = {
    "|": ", pipe",
    "||": ", or",
    "&&": ", and",
    ";": ",",
    "&": "ampersand",
    "$(": "the output of",
    "(": "open paren",
    ")": "close paren",
    "`": "backtick",
}
_REDIRECTS = {
    ">": "redirect to",
    ">>": "append to",
    "<": "redirect from",
    "<<": "here document",
    "2>": "redirect errors to",
    "2>>": "append errors to",
    "&>": "redirect everything to",
    "2>&1": "redirect standard error to standard out",
    ">&2": "redirect to standard error",
    "1>&2": "redirect standard out to standard error",
}
_PROMPT = re.compile(r"(?:[\w.@~:/-]*[$%#❯»]|PS [^>\n]*>|>>>)\s+(?=\S)")
_FLAG = re.compile(r"(?P<dashes>--?)(?P<name>[A-Za-z0-9][\w.:+-]*)(?:=(?P<value>.*))?$", re.DOTALL)
_VARIABLE = re.compile(r"\$\{?(?P<name>\w+|[?#@*!$])\}?$")
_ASSIGNMENT = re.compile(
    r"(?P<name>[A-Za-z_][\w.-]*)(?P<sign>==|>=|<=|~=|\+=|=)(?P<value>.*)$", re.DOTALL
)
_JSON = re.compile(r"\{\s*\".*\}$|\[\s*[\"{].*\]$", re.DOTALL)
_PORTS = re.compile(r"[0-9]+(?::[0-9]+)+(?:/[a-z]+)?$|:[0-9]+$")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*[A-Za-z%]{0,2}$")
_SIMPLE = re.compile(r"[A-Za-z][A-Za-z0-9_-]*$")
_PATH = re.compile(r"[\w.~*?@%+:,{}\[\]/\\-]+$")
_PIECE = re.compile(r"\$\{\w+\}|\$\w+|\w+|.", re.DOTALL)
_WORD_FLAG_COMMANDS = word_set("find java javac go gcc openssl terraform ffmpeg clang dotnet")
_BEFORE_COMMANDS = word_set("sudo time nohup exec if elif while until ! then do else")
_NO_ARGUMENTS = word_set("+ * / - <= == is and or in not the a")
"""Second words that make the first no command: `cat is`, `sort == 1`."""
_VOWEL = re.compile(r"[aeiou]")


def starts_command(code: str) -> bool:
    """Whether the text begins as a command line: a prompt, or a known command and an argument."""
    if _PROMPT.match(code) and not code.startswith(("# ", "% ", ">>>")):
        return True
    words = code.split(None, 3)
    if len(words) < 2:
        return False
    first = words[0]
    if first == "sudo" or (first.startswith("./") and words[1].startswith("-")):
        return True
    after = words[1]
    if first not in COMMANDS or after[0] in "=([{:,;!?)" or after in _NO_ARGUMENTS:
        return False
    if "(" in after and after[0] not in "\"'$":
        return False
    return not (after[-1] in ",:" and first.isalpha())


_OUTPUT = re.compile(r"\$\(([^()]*)\)")
_CONDITION_STARTS = word_set("if elif while until ! && ||")
_BLOCK_ENDS = {"fi": "end if", "esac": "end case"}
_OPEN_TESTS = word_set("[ [[")
_CLOSE_TESTS = word_set("] ]]")


def say_shell(code: str, manner: Manner) -> list[str]:
    """A command line, or several, as words and marks."""
    words: list[str] = []
    first = True
    command = ""
    outputs = 0
    tests: list[str] = []
    prompt = _PROMPT.match(code)
    for match in _WORD.finditer(code, prompt.end() if prompt else 0):
        kind, text = match.lastgroup, match.group()
        if kind == "space":
            if "\n" in text:
                words.append(",")
                first = True
        elif kind == "comment":
            words += [",", _comment(text, manner)]
        elif kind == "quoted":
            words.append(_quoted(text[1:-1], manner))
            first = False
        elif kind == "redirect":
            words.append(_REDIRECTS.get(text) or " ".join(name_of(char) or char for char in text))
        elif kind == "sum":
            words += [*_calculated(text, manner), ","]
        elif kind == "function":
            words += ["function", say_identifier(text[:-2], manner)]
        elif kind == "sign":
            outputs += text == "$("
            ends = text == ")" and outputs > 0
            outputs -= ends
            words.append("," if ends else _SIGNS[text])
            command = text if text in _CONDITION_STARTS else command
            first = text != ")"
        elif (
            kind == "word" and text in (_CLOSE_TESTS if tests else _OPEN_TESTS) and (tests or first)
        ):
            if tests:
                tests.pop()
                words.append(",")
            else:
                tests.append(text)
                words.append("" if command in _CONDITION_STARTS else "test")
                first = False
        elif kind == "word":
            if first and text in _BLOCK_ENDS:
                words.append(_BLOCK_ENDS[text])
                continue
            if first and not _ASSIGNMENT.match(text):
                command = text
                first = text in _BEFORE_COMMANDS
            words.append(_word(text, command, manner))
        elif kind == "other":
            words.append(name_of(text))
    return words


def _calculated(text: str, manner: Manner) -> list[str]:
    from producer.speech.rules.code.expression import read_expression

    return read_expression(text[3:-2].replace("$", ""), manner)


def _comment(text: str, manner: Manner) -> str:
    if text.startswith("#!"):
        return f"shebang {say_path(text[2:].strip(), manner)}"
    return f"comment {say_text(text.lstrip('# '), manner)}"


def say_flag(text: str, manner: Manner) -> str:
    """One flag: `-l` -> "dash L"; `--dry-run` -> "dash dash dry run"."""
    return _word(text, "", manner)


def _quoted(text: str, manner: Manner) -> str:
    if not text:
        return "empty string"
    if _JSON.match(text):
        from producer.speech.rules.code.expression import read_expression

        return " ".join(read_expression(text, manner))
    if "$(" in text:
        parts = _OUTPUT.split(text)
        return " ".join(
            f"the output of {' '.join(say_shell(part, manner))} ,"
            if index % 2
            else _quoted(part, manner)
            for index, part in enumerate(parts)
            if part.strip()
        )
    if _VARIABLE.match(text) or "$" in text:
        return " ".join(_pieces(part, manner) for part in text.split())
    return say_text(text, manner)


def _word(text: str, command: str, manner: Manner) -> str:
    if _SIMPLE.match(text):
        return say_identifier(text, manner)
    if text == "!":
        return "not"
    flag = _FLAG.match(text)
    if flag:
        return _flag(flag, command, manner)
    if is_address(text):
        return say_address(text, manner)
    variable = _VARIABLE.match(text)
    if variable:
        return f"dollar {_variable_name(variable['name'], manner)}"
    if command == "chmod" and text.isdigit():
        return digits(text)
    if _PORTS.match(text):
        return _pieces(text, manner)
    if _NUMBER.match(text):
        long = len(text) > 3 and text.isdigit() and not text.endswith("00")
        return digits(text) if long else say_number(text, manner)
    assignment = _ASSIGNMENT.match(text)
    if assignment:
        return _assignment(assignment, command, manner)
    if _PATH.match(text) and ("/" in text or "." in text or "\\" in text):
        return say_path(text, manner)
    return _pieces(text, manner)


def _variable_name(name: str, manner: Manner) -> str:
    if name.isdigit():
        return say_number(name, manner)
    return say_identifier(name, manner) if name[0].isalnum() or name[0] == "_" else name_of(name)


def _assignment(match: re.Match[str], command: str, manner: Manner) -> str:
    signs = {
        "=": "equals",
        "==": "equals equals",
        "+=": "plus equals",
        "~=": "approximately equals",
    }
    sign = signs.get(match["sign"]) or (
        "greater than or equal to" if match["sign"] == ">=" else "less than or equal to"
    )
    value = _value(match["value"], command, manner)
    return f"{say_identifier(match['name'], manner)} {sign} {value}".strip()


def _flag(match: re.Match[str], command: str, manner: Manner) -> str:
    dashes = " ".join("dash" for _ in match["dashes"])
    name, value = match["name"], match["value"]
    if len(dashes) > 4:
        said = say_identifier(name, manner) if _SIMPLE.match(name) else _pieces(name, manner)
    elif len(name) > 1 and name.isalpha() and not _is_word(name, command):
        said = spell(name, manner.english)
    elif name[0].isalpha() and len(name) > 1 and name[1:].isdigit():
        said = f"{spell(name[0], manner.english)} {say_number(name[1:], manner)}"
    else:
        said = _pieces(name, manner)
    words = f"{dashes} {said}"
    if value is None:
        return words
    return f"{words} equals {_value(value, command, manner)}".strip()


def _value(value: str, command: str, manner: Manner) -> str:
    if "=" in value or not value:
        return _pieces(value, manner)
    return _word(value, command, manner)


def _is_word(name: str, command: str) -> bool:
    if command in _WORD_FLAG_COMMANDS and len(name) > 2:
        return True
    return len(name) > 3 and bool(_VOWEL.search(name))


def _pieces(text: str, manner: Manner) -> str:
    words: list[str] = []
    for match in _PIECE.finditer(text):
        piece = match.group()
        variable = _VARIABLE.match(piece) if len(piece) > 1 and piece[0] == "$" else None
        if variable:
            words.append(f"dollar {_variable_name(variable['name'], manner)}")
        elif piece.isdigit():
            words.append(digits(piece) if len(piece) > 2 else say_number(piece, manner))
        elif piece[0].isalnum() or piece[0] == "_":
            words.append(say_identifier(piece, manner))
        else:
            words.append(name_of(piece))
    return " ".join(word for word in words if word)
