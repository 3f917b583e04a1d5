"""The gist of Python code, from its syntax tree.

async def main():
    await asyncio.gather(countdown(3), countdown(2))

-> "A Python function, async main. It awaits async I O gather of countdown of three and
   countdown of two."
"""

from __future__ import annotations

import ast
import re
import textwrap
import warnings
from collections.abc import Sequence

from producer.speech.rules.codeblock.phrases import (
    LONGEST_READ,
    Sentence,
    count,
    lines_of,
    listed,
    names,
    say_name,
    upper_first,
)
from producer.speech.rules.codeblock.statements import Phrases, parameters_of, words_of
from producer.speech.rules.identifiers import Manner

_PROMPT = re.compile(r"^(?P<indent>[ \t]*)(?:>>>|\.\.\.)(?: |$)|^In \[\d+\]: ?")
_MAGIC = re.compile(r"^\s*[%!]\w*")
_MOST_DROPPED = 3
_MOST_DESCRIBED = 2
_LONGEST_SENTENCE = 230

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def gist(code: str, manner: Manner) -> list[Sentence] | None:
    """One to four sentences; None for what is no Python."""
    tree = parse(plain_source(code))
    if tree is None:
        return None
    try:
        return _gist(tree, code, manner)
    except RecursionError:
        return None


def plain_source(code: str) -> str:
    """The source with prompts, output and notebook commands blanked; lines keep their place."""
    lines = code.split("\n")
    if any(line.lstrip().startswith(">>>") for line in lines):
        lines = [_PROMPT.sub("", line) if _PROMPT.match(line) else "" for line in lines]
    return textwrap.dedent("\n".join("" if _MAGIC.match(line) else line for line in lines))


def parse(source: str) -> ast.Module | None:
    """The tree; of code that breaks off, as much as is whole; None for what is no Python."""
    lines = source.rstrip().split("\n")
    attempts = ["\n".join(lines), "\n".join([*lines, _deeper(lines[-1])])]
    attempts += ["\n".join(lines[:-dropped]) for dropped in range(1, _MOST_DROPPED + 1)]
    for attempt in attempts:
        tree = _parsed(attempt)
        if tree is not None and tree.body:
            return tree
    return None


def _deeper(line: str) -> str:
    # A header without its body is whole once a body follows.
    return " " * (len(line) - len(line.lstrip()) + 4) + "pass"


def _parsed(source: str) -> ast.Module | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None


def _gist(tree: ast.Module, code: str, manner: Manner) -> list[Sentence]:
    body = [node for node in tree.body if not _is_docstring(node)] or tree.body
    imports = [node for node in body if isinstance(node, ast.Import | ast.ImportFrom)]
    definitions = [node for node in body if isinstance(node, Definition)]
    rest = [node for node in body if node not in imports and node not in definitions]
    if len(definitions) == 1 and not rest:
        return _one_definition(definitions[0], imports, manner)
    if not definitions:
        return _script(imports, rest, code, manner)
    return _module(imports, definitions, rest, code, manner)


def _is_docstring(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _line(node: ast.stmt) -> int:
    decorators = node.decorator_list if isinstance(node, Definition) else []
    return min([node.lineno, *(decorator.lineno for decorator in decorators)]) - 1


def _one_definition(
    node: Definition, imports: Sequence[ast.stmt], manner: Manner
) -> list[Sentence]:
    sentences = []
    if imports:
        words = f"Python that imports {_imported(imports, manner)}"
        sentences.append(Sentence(line=0, words=words))
    kind = "function"
    if isinstance(node, ast.ClassDef):
        kind = "data class" if "dataclass" in _decorators(node) else "class"
    words = f"A Python {kind}, {_title(node, manner)}"
    sentences.append(Sentence(line=_line(node), words=words))
    does = _does(node, manner)
    if does:
        first = node.body[0].lineno - 1
        sentences.append(Sentence(line=max(first, _line(node) + 1), words=f"It {does}"))
    return sentences


def _title(node: Definition, manner: Manner) -> str:
    name = say_name(node.name, manner)
    if isinstance(node, ast.ClassDef):
        bases = [words_of(base, manner) for base in node.bases]
        title = f"{name}, which extends {listed(bases, manner)}" if bases else name
    else:
        parameters = parameters_of(node, manner)
        title = f"async {name}" if isinstance(node, ast.AsyncFunctionDef) else name
        if parameters:
            title += f" of {listed(parameters, manner)}"
    decorators = [d for d in _decorators(node) if d != "dataclass"]
    if decorators:
        title += f", decorated with {names(decorators, manner)}"
    return title


def _decorators(node: Definition) -> list[str]:
    found = []
    for decorator in node.decorator_list:
        target = decorator.func if isinstance(decorator, ast.Call) else decorator
        found.append(ast.unparse(target))
    return found


def _does(node: Definition, manner: Manner, longest: int = _LONGEST_SENTENCE) -> str:
    if isinstance(node, ast.ClassDef):
        return _holds(node, manner)
    if all(isinstance(one, ast.Pass) or _is_docstring(one) for one in node.body):
        return ""
    return Phrases(manner).of_body(node.body, longest)


def _holds(node: ast.ClassDef, manner: Manner) -> str:
    methods = [item.name for item in node.body if isinstance(item, Definition)]
    fields = [
        item.target.id
        for item in node.body
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)
    ]
    fields += [
        target.id
        for item in node.body
        if isinstance(item, ast.Assign)
        for target in item.targets
        if isinstance(target, ast.Name)
    ]
    parts = []
    for what, found in (("field", fields), ("method", methods)):
        if found:
            plural = "s" if len(set(found)) > 1 else ""
            parts.append(f"the {what}{plural} {names(found, manner)}")
    return f"has {' and '.join(parts)}" if parts else ""


def _imported(imports: Sequence[ast.stmt], manner: Manner) -> str:
    found: list[str] = []
    for node in imports:
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found.append("." * node.level + (node.module or ""))
    return names((name for name in found if name.strip(".")), manner) or "its package"


def _script(
    imports: Sequence[ast.stmt], rest: list[ast.stmt], code: str, manner: Manner
) -> list[Sentence]:
    if len(rest) + len(imports) == 1 and lines_of(code) == 1:
        words = words_of((rest or imports)[0], manner, longest=LONGEST_READ)
        if words:
            return [Sentence(line=0, words=f"One line of Python: {words}")]
    words = f"{count(lines_of(code), 'line', manner)} of Python"
    if imports:
        words += f" that import {_imported(imports, manner)}"
    does = Phrases(manner).of_body(rest, _LONGEST_SENTENCE)
    sentences = [Sentence(line=0, words=upper_first(words))]
    if does:
        pronoun = "It" if lines_of(code) == 1 or not imports else "Then it"
        line = _line(rest[0]) if imports else 0
        sentences.append(Sentence(line=line, words=f"{pronoun} {does}"))
    return _as_one(sentences)


def _as_one(sentences: list[Sentence]) -> list[Sentence]:
    """Two sentences about the same lines as one: "Three lines of Python. It ..."."""
    if len(sentences) == 2 and sentences[0].line == sentences[1].line:
        joined = f"{sentences[0].words}. {sentences[1].words}"
        return [Sentence(line=sentences[0].line, words=joined)]
    return sentences


def _module(
    imports: Sequence[ast.stmt],
    definitions: list[Definition],
    rest: list[ast.stmt],
    code: str,
    manner: Manner,
) -> list[Sentence]:
    words = f"{count(lines_of(code), 'line', manner)} of Python"
    if imports:
        words += f" that import {_imported(imports, manner)}"
    sentences = [Sentence(line=0, words=upper_first(words))]
    if len(definitions) <= _MOST_DESCRIBED:
        for index, node in enumerate(definitions):
            sentences.append(_described(node, "First" if index == 0 else "Next", manner))
    else:
        words = f"It defines {_defined(definitions, manner)}"
        sentences.append(Sentence(line=_line(definitions[0]), words=words))
    does = Phrases(manner).of_body(rest, _LONGEST_SENTENCE)
    if does:
        sentences.append(Sentence(line=_line(rest[0]), words=f"Then it {does}"))
    return sorted(sentences, key=lambda one: one.line)


def _described(node: Definition, order: str, manner: Manner) -> Sentence:
    kind = "class" if isinstance(node, ast.ClassDef) else "function"
    words = f"The {kind} {_title(node, manner)}"
    does = _does(node, manner, _LONGEST_SENTENCE - len(words) - 2)
    if does and len(words) + len(does) < _LONGEST_SENTENCE:
        words += f", {does}" if "," in words else f" {does}"
    elif does:
        words = f"{order} comes the {kind} {_title(node, manner)}"
    else:
        words = f"It defines the {kind} {_title(node, manner)}"
    return Sentence(line=_line(node), words=words)


def _defined(definitions: list[Definition], manner: Manner) -> str:
    classes = [node.name for node in definitions if isinstance(node, ast.ClassDef)]
    functions = [node.name for node in definitions if not isinstance(node, ast.ClassDef)]
    parts = []
    for one, many, found in (("class", "classes", classes), ("function", "functions", functions)):
        if found:
            parts.append(f"the {one if len(found) == 1 else many} {names(found, manner)}")
    return ", and ".join(parts)
