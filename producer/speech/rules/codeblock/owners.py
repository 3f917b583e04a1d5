"""Which type a function is a method of: by the braces around it, or by its receiver.

class A { int f() { ... } }    impl A { fn f() { ... } }    func (a *A) f() { ... }
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from producer.speech.rules.code.tokens import Token
from producer.speech.rules.codeblock.signatures import at

_LONGEST_HEADER = 60


class Owners:
    """The bodies of types that are open at a token."""

    def __init__(self, tokens: Sequence[Token], closing: Mapping[int, int]) -> None:
        self.tokens = tokens
        self.closing = closing
        self.opening = {last: first for first, last in closing.items()}
        self.bodies: list[tuple[int, int, str, str]] = []
        """Braces around what is in it, last token, name and kind, of each body that is open."""

    @property
    def kind(self) -> str:
        """The kind of the innermost type."""
        return self.bodies[-1][3] if self.bodies else ""

    def leave(self, index: int) -> None:
        """Close the bodies that end before this token."""
        while self.bodies and self.bodies[-1][1] < index:
            self.bodies.pop()

    def open(self, name: str, kind: str, index: int, depth: int) -> None:
        """A type with its name at `index`, in `depth` braces: those that follow are its body."""
        for offset in range(1, _LONGEST_HEADER):
            token = at(self.tokens, index + offset)
            if token.text in {";", ""}:
                return
            if token.text == "{":
                last = self.closing.get(index + offset, len(self.tokens))
                self.bodies.append((depth + 1, last, name, kind))
                return

    def implement(self, index: int, depth: int) -> None:
        """Rust's `impl` at `index`: the type is the last name before the braces, without its own
        types in angle brackets."""
        name, depth = "", 0
        for offset in range(1, _LONGEST_HEADER):
            token = at(self.tokens, index + offset)
            if token.text in {"{", "where", ""}:
                break
            depth += {"<": 1, ">": -1, ">>": -2}.get(token.text, 0)
            if token.kind == "name" and depth == 0 and token.text not in {"for", "dyn", "mut"}:
                name = token.text
        if name:
            self.open(name, "impl", index, depth)

    def of(self, index: int) -> str:
        """The type whose method has its name at `index`; empty: none."""
        if self.bodies:
            return self.bodies[-1][2]
        if at(self.tokens, index - 1).text == ")":
            opening = self.opening.get(index - 1, -1)
            if at(self.tokens, opening - 1).text == "func":
                inside = [one for one in self.tokens[opening + 1 : index - 1] if one.kind == "name"]
                return inside[1].text if len(inside) > 1 else ""
        return ""

    def is_body(self, depth: int) -> bool:
        """Whether what stands in `depth` braces stands in a type's own."""
        return bool(self.bodies) and self.bodies[-1][0] == depth
