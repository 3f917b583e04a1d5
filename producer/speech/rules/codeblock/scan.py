"""What a block in a language with braces or end words defines, imports, calls and returns.

No grammar: the shapes that definitions and calls have in all of them (`fn add(`, `int add(...) {`,
`const add = (...) =>`, `class A extends B`) are looked for in the tokens.
"""

from __future__ import annotations

from msgspec import Struct, field

from producer.speech.rules.code.languages import SLASH_COMMENTS
from producer.speech.rules.code.tokens import END, Token, tokenize
from producer.speech.rules.codeblock.owners import Owners
from producer.speech.rules.codeblock.signatures import MODIFIERS, bases, pairs, parameters
from producer.speech.rules.wordparts import word_set

_TYPE_WORDS = {
    "class": "class",
    "struct": "struct",
    "interface": "interface",
    "enum": "enum",
    "trait": "trait",
    "union": "union",
    "record": "record",
    "protocol": "protocol",
    "module": "module",
    "object": "object",
    "type": "type",
}
_FUNCTION_WORDS = word_set("function func fn def fun sub proc")
_NOT_CALLED = word_set(
    """
    if for while switch catch return function func fn def fun elif else match when unless until do
    await new throw typeof sizeof in of and or not with case loop foreach using lock super yield
    assert defined void async
    """
)
_NOT_A_TYPE = word_set(
    "return new else await throw case in of do not and or yield await goto print"
)
_AFTER_PARAMETERS = word_set("const noexcept override final throws mut async")
_AFTER_TYPE_NAME = word_set("{ extends implements : ( < = where struct interface ;")
_MEMBER_SIGNS = word_set(". :: -> ?.")
_LONGEST_RETURN = 120
_MOST_RETURNED = 40


class Definition(Struct, kw_only=True):
    """Something that a block defines."""

    kind: str
    """function, class, struct, ..."""
    name: str
    """As written."""
    parameters: list[str] = field(default_factory=list)
    """Names of its parameters."""
    bases: list[str] = field(default_factory=list)
    """What it extends."""
    is_async: bool = False
    """Whether it is marked async."""
    line: int = 0
    """Line of its name, from 0."""
    depth: int = 0
    """Braces that are open around it."""
    owner: str = ""
    """The type whose method it is."""


class Outline(Struct, kw_only=True):
    """What a block holds, each list in order."""

    definitions: list[Definition] = field(default_factory=list)
    """Types and functions."""
    imports: list[str] = field(default_factory=list)
    """Names of modules, headers, packages."""
    calls: list[str] = field(default_factory=list)
    """Names of what is called, dots and all."""
    assigned: list[str] = field(default_factory=list)
    """Names that get a value outside any definition."""
    returns: list[str] = field(default_factory=list)
    """Source of what is returned."""


def outline(code: str, language: str) -> Outline:
    """The outline of `code`; never raises."""
    tokens = [
        token for token in tokenize(code, language) if token.kind not in {"comment", "newline"}
    ]
    return _Scanner(code, tokens, language).run()


class _Scanner:
    def __init__(self, code: str, tokens: list[Token], language: str) -> None:
        self.code = code
        self.tokens = tokens
        self.language = language
        self.closing = pairs(tokens)
        self.found = Outline()
        self.defined: set[int] = set()
        self.owners = Owners(tokens, self.closing)

    def at(self, index: int) -> Token:
        return self.tokens[index] if 0 <= index < len(self.tokens) else END

    def run(self) -> Outline:
        depth = 0
        for index, token in enumerate(self.tokens):
            self.owners.leave(index)
            if token.text == "{":
                depth += 1
            elif token.text == "}":
                depth -= 1
            elif token.kind == "include":
                self.found.imports.append(token.text.split("include", 1)[1].strip(' \t<>"'))
            elif token.kind == "name":
                self._name(index, token.text, depth)
        return self.found

    def _name(self, index: int, text: str, depth: int) -> None:
        after = self.at(index + 1)
        if text in {"import", "use", "using", "require", "from"}:
            self._import(index, text)
        elif text == "impl" and self.language in {"rust", ""}:
            self.owners.implement(index, depth)
        elif text == "return":
            self._return(index)
        elif text in _TYPE_WORDS and after.kind == "name" and after.text not in {"from", "in"}:
            self._type(index, depth)
        elif text in _FUNCTION_WORDS:
            self._function(index, depth)
        elif after.text == "=" and self._is_arrow(index + 2):
            opening = index + 2 + (self.at(index + 2).text == "async")
            is_async = self.at(index + 2).text == "async"
            self._define("function", index, depth, opening, is_async)
        elif after.text == "(" or (after.text == "!" and self.at(index + 2).text in {"(", "["}):
            self._call_or_definition(index, depth)
        elif after.text == "=" and depth == 0 and self.at(index - 1).text not in _MEMBER_SIGNS:
            self.found.assigned.append(text)

    def _define(
        self, kind: str, index: int, depth: int, opening: int, is_async: bool = False
    ) -> None:
        self.defined.add(index)
        token = self.tokens[index]
        owner = self.owners.of(index) if kind == "function" else ""
        if any(
            (one.name, one.kind, one.owner) == (token.text, kind, owner)
            for one in self.found.definitions
        ):
            return
        line = self.code.count("\n", 0, token.start)
        definition = Definition(kind=kind, name=token.text, line=line, depth=depth, owner=owner)
        definition.is_async = is_async
        if kind == "function":
            definition.parameters = parameters(self.tokens, opening, self.closing, self.language)
        else:
            definition.bases = bases(self.tokens, index + 1)
            self.owners.open(token.text, kind, index, depth)
        self.found.definitions.append(definition)

    def _type(self, index: int, depth: int) -> None:
        word = self.tokens[index].text
        if self.at(index - 1).text in {"enum", "."}:
            return
        following = self.at(index + 2).text
        declared = following in _AFTER_TYPE_NAME
        if word in {"class", "trait", "interface", "module", "protocol"} or declared:
            kind = _TYPE_WORDS[word]
            if word == "type" and following in {"struct", "interface"}:
                kind = following
            self._define(kind, index + 1, depth, index + 2)

    def _function(self, index: int, depth: int) -> None:
        name = index + 1
        while self.at(name).text in {"*", "self", "."}:
            name += 1
        if self.at(name).text == "(" and self.tokens[index].text == "func":
            name = self.closing.get(name, name) + 1
        is_async = self.at(index - 1).text == "async"
        if self.at(name).kind == "name":
            self._define("function", name, depth, name + 1, is_async)

    def _is_arrow(self, index: int) -> bool:
        if self.at(index).text == "async":
            index += 1
        if self.at(index).text == "function":
            return self.at(index + 1).text == "("
        if self.at(index).text == "(" and index in self.closing:
            after = self.closing[index] + 1
            if self.at(after).text == ":":
                after += 2
            return self.at(after).text == "=>"
        return self.at(index).kind == "name" and self.at(index + 1).text == "=>"

    def _call_or_definition(self, index: int, depth: int) -> None:
        text = self.tokens[index].text
        if index in self.defined or text in _NOT_CALLED:
            return
        if self._is_definition(index, depth):
            is_async = self.at(index - 1).text == "async"
            self._define("function", index, depth, index + 1, is_async)
            return
        if self.language == "cpp" and self._is_cpp_declared(index):
            return
        if self.at(index - 1).text == "[" and "#" in self.at(index - 2).text:
            return  # An attribute of Rust's.
        start = index
        while self.at(start - 1).text in _MEMBER_SIGNS and self.at(start - 2).kind == "name":
            start -= 2
        name = "".join(token.text for token in self.tokens[start : index + 1])
        if name not in self.found.calls:
            self.found.calls.append(name)

    def _is_cpp_declared(self, index: int) -> bool:
        """Whether it is no call but a variable's or a field's start: `Matrix m(2)`, `: a_(a)`."""
        before = self.at(index - 1)
        if before.text == ":" or (before.kind == "comma" and self.at(index - 2).text == ")"):
            closing = self.closing.get(index + 1, -1)
            return self.at(closing + 1).text in {",", "{"}
        return before.kind == "name" and before.text not in _NOT_A_TYPE | _NOT_CALLED

    def _is_definition(self, index: int, depth: int) -> bool:
        closing = self.closing.get(index + 1)
        if closing is None or self.language not in SLASH_COMMENTS | {""}:
            return False
        after = closing + 1
        while self.at(after).text in _AFTER_PARAMETERS:
            after += 2 if self.at(after).text == "throws" else 1
        if self.at(after).text in {":", "->"}:
            after += 2
        before = self.at(index - 1)
        typed = before.kind == "name" and before.text not in _NOT_A_TYPE | MODIFIERS
        typed = typed or (before.text in {"*", "&", ">", "]"} and index > 1)
        inside = self.owners.of(index)
        if inside and self.at(after).text in {";", "="} and self.owners.is_body(depth):
            return (typed and before.text != "=") or self.owners.kind == "interface"
        if inside and inside == self.tokens[index].text and self.at(after - 2).text == ":":
            return True  # A constructor that starts its fields.
        if self.at(after).text == ";" or self.at(after).text == "=":
            declared = depth == 0 or self.at(index - 2).text == "virtual"
            return typed and declared and self.language in {"c", "cpp"} and before.text != "="
        if self.at(after).text != "{":
            return False
        member = before.text in MODIFIERS or (depth == 1 and before.text in {"{", "}", ";"})
        return typed or member

    def _import(self, index: int, word: str) -> None:
        if self.at(index - 1).text in _MEMBER_SIGNS:
            return
        line = self.tokens[index].start
        end = self.code.find("\n", line)
        within = []
        for offset in range(1, 40):
            token = self.at(index + offset)
            if token is END or token.text == ";" or (0 <= end < token.start and word != "import"):
                break
            if token.text == "(" and offset == 1:
                self._import_several(index + 1)
                return
            if token.kind == "string":
                if word in {"import", "from", "require", "use"}:
                    self.found.imports.append(token.text.strip("\"'"))
                return
            if 0 <= end < token.start:
                break
            within.append(token.text)
        if within and word in {"import", "use", "using"} and self.at(index + 1).kind == "name":
            name = "".join(within).split("{", 1)[0].split("=", 1)[0].split(" as ")[0]
            self.found.imports.append(name.rstrip(":.*").removeprefix("static"))

    def _import_several(self, opening: int) -> None:
        inside = self.tokens[opening : self.closing.get(opening, opening)]
        self.found.imports += [one.text.strip("\"'`") for one in inside if one.kind == "string"]

    def _return(self, index: int) -> None:
        start = index + 1
        end = start
        last = min(len(self.tokens), start + _MOST_RETURNED)
        while end < last and self.tokens[end].text not in {";", "}", "end"}:
            end = self.closing.get(end, end) + 1
        if end == start:
            return
        first, final = self.tokens[start], self.tokens[min(end, len(self.tokens)) - 1]
        source = self.code[first.start : final.start + len(final.text)][:_LONGEST_RETURN]
        self.found.returns.append(source.split("\n", 1)[0])
