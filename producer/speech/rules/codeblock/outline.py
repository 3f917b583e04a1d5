"""The gist of code in any programming language but Python, from what it defines and calls.

function add(a, b) { return a + b; }
-> "A JavaScript function, add of A and B. It returns A plus B."
"""

from __future__ import annotations

from producer.speech.rules.code.expression import read_expression
from producer.speech.rules.code.languages import name_of_language
from producer.speech.rules.code.paths import say_path
from producer.speech.rules.code.words import join_words
from producer.speech.rules.codeblock.phrases import (
    ANALYSED,
    LONGEST_EXPRESSION,
    LONGEST_READ,
    Sentence,
    article,
    lines_of,
    listed,
    names,
    say_name,
    size,
    upper_first,
)
from producer.speech.rules.codeblock.scan import Definition, Outline, outline
from producer.speech.rules.identifiers import Manner

_MOST_READ = 3
_PLURALS = {"class": "classes"}


def gist(code: str, language: str, manner: Manner) -> list[Sentence]:
    """One to four sentences; short code that defines nothing is read out."""
    found = outline(code[:ANALYSED], language)
    name = name_of_language(language, manner)
    outer = [
        one
        for one in found.definitions
        if one.kind != "function" or (one.depth == 0 and not one.owner)
    ]
    if len(outer) == 1 and not found.imports:
        return _one(outer[0], found, name, manner)
    if not found.definitions and not found.imports and lines_of(code) <= _MOST_READ:
        read = _read(code, language, name, manner)
        if read:
            return [Sentence(line=0, words=read)]
    return _many(code, found, outer or found.definitions, name, manner)


def _read(code: str, language: str, name: str, manner: Manner) -> str:
    words = join_words(read_expression(code.strip(), manner, language))
    if not words or len(words) > LONGEST_READ:
        return ""
    return f"{size(code, name, manner)}: {words}"


def _one(definition: Definition, found: Outline, name: str, manner: Manner) -> list[Sentence]:
    what = article(f"{name} {definition.kind}".strip())
    sentences = [Sentence(line=0, words=f"{what}, {_title(definition, manner)}")]
    does = _does(definition, found, manner)
    if does:
        sentences.append(Sentence(line=definition.line + 1, words=f"It {does}"))
    return sentences


def _title(definition: Definition, manner: Manner) -> str:
    name = say_name(definition.name, manner)
    if definition.is_async:
        name = f"async {name}"
    if definition.bases:
        return f"{name}, which extends {names(definition.bases, manner)}"
    if definition.parameters:
        parameters = listed([say_name(one, manner) for one in definition.parameters], manner)
        return f"{name} {parameters}" if name.endswith(" of") else f"{name} of {parameters}"
    return name


def _does(definition: Definition, found: Outline, manner: Manner) -> str:
    if definition.kind != "function":
        return _has(_methods(definition, found), manner)
    parts = []
    returned = _returned(found, manner)
    said = found.returns[-1] if returned else ""
    calls = [call for call in found.calls if call != definition.name and call not in said]
    recursive = definition.name in found.calls and definition.name not in said
    if calls:
        parts.append(f"calls {names(calls, manner)}")
    if recursive:
        parts.append("calls itself")
    if returned:
        parts.append(f"returns {returned}")
    return ", and ".join(parts)


def _methods(definition: Definition, found: Outline) -> list[str]:
    """The names of a type's methods; what makes an instance is none."""
    return [
        one.name
        for one in found.definitions
        if one.kind == "function" and one.owner == definition.name != one.name != "constructor"
    ]


def _has(methods: list[str], manner: Manner) -> str:
    if not methods:
        return ""
    return f"has the method{'s' if len(set(methods)) > 1 else ''} {names(methods, manner)}"


def _returned(found: Outline, manner: Manner) -> str:
    if not found.returns:
        return ""
    source = found.returns[-1].rstrip()
    if source.endswith(("{", "[", "(")):
        function = "=>" in source or source.startswith(("function", "func", "fn", "async"))
        kinds = {"{": "an object", "[": "a list"}
        return "a function" if function else kinds.get(source[0], "a value")
    quiet = Manner(english=manner.english, say_word=manner.say_word, dots=False)
    words = join_words(read_expression(found.returns[-1], quiet))
    return words if len(words) <= LONGEST_EXPRESSION else "a value"


def _many(
    code: str, found: Outline, definitions: list[Definition], name: str, manner: Manner
) -> list[Sentence]:
    words = size(code, name, manner)
    if found.imports:
        verb = "imports" if lines_of(code) == 1 else "import"
        modules = [_module(one, manner) for one in dict.fromkeys(found.imports)]
        words += f" that {verb} {listed(modules, manner)}"
    sentences = [Sentence(line=0, words=words)]
    if definitions:
        words = f"It defines {_defined(definitions, manner)}"
        sentences.append(Sentence(line=definitions[0].line, words=words))
        sentences += _having(definitions, found, manner)
    known = {one.name for one in found.definitions}
    called = [call for call in found.calls if call not in known]
    if called:
        sentences.append(Sentence(line=0, words=f"It calls {names(called, manner)}"))
    elif found.assigned and not definitions:
        sentences.append(Sentence(line=0, words=f"It sets {names(found.assigned, manner)}"))
    return in_order(sentences)


def _having(definitions: list[Definition], found: Outline, manner: Manner) -> list[Sentence]:
    """ "Shape has the method area, and square has the methods area and side"."""
    owned = [(one, _methods(one, found)) for one in definitions if one.kind != "function"]
    having = [
        f"{say_name(one.name, manner)} {_has(methods, manner)}" for one, methods in owned if methods
    ]
    if not having:
        return []
    words = ", and ".join([", ".join(having[:-1]), having[-1]] if len(having) > 1 else having)
    line = next(one.line for one, methods in owned if methods)
    return [Sentence(line=line, words=upper_first(words))]


def _module(name: str, manner: Manner) -> str:
    """A module by its name, or by its path: `net/http`, `./app`."""
    return say_path(name, manner) if "/" in name else say_name(name, manner)


def _defined(definitions: list[Definition], manner: Manner) -> str:
    parts = []
    for kind in dict.fromkeys(one.kind for one in definitions):
        same = [one.name for one in definitions if one.kind == kind]
        plural = kind if len(same) == 1 else _PLURALS.get(kind, f"{kind}s")
        parts.append(f"the {plural} {names(same, manner)}")
    return ", and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def in_order(sentences: list[Sentence]) -> list[Sentence]:
    """Sentences about the same lines as one; each starts no earlier than the one before."""
    joined: list[Sentence] = []
    for one in sentences:
        if joined and one.line <= joined[-1].line:
            words = f"{joined[-1].words}. {one.words}"
            joined[-1] = Sentence(line=joined[-1].line, words=words)
        else:
            joined.append(one)
    return joined
