r"""LaTeX read into the written form.

Everything that mathematics in lessons uses: scripts, fractions, roots, fences, fonts, accents,
environments, text, units, chemistry. A command that nobody knows is kept as a word by its name;
unbalanced braces are read as far as they go. Nothing here raises, and nothing calls itself deeper
than `MAX_DEPTH`.
"""

from __future__ import annotations

from producer.speech.rules.maths.layout import (
    EMPTY,
    GAP,
    MAX_DEPTH,
    Layout,
    Ratio,
    Row,
    Scripts,
    row,
)
from producer.speech.rules.maths.leaves import Font, Letter, Name, Number, Symbol
from producer.speech.rules.maths.notation import macros
from producer.speech.rules.maths.notation.commands import FLAT, HANDLERS, named
from producer.speech.rules.maths.notation.tokens import Token, Tokens, clean
from producer.speech.rules.maths.signs import SUBSCRIPTS, SUPERSCRIPTS, VULGAR, leaf

_NONE: frozenset[str] = frozenset()
_GROUP_END = frozenset("}")
_NO_ARGUMENT = frozenset({"}", "&", "\\\\", "\\end", "\\right"})


def read_latex(source: str) -> Layout:
    r"""`source`, with or without its dollars, as written form.

    `x^2` -> Scripts(base=x, sup=2).
    """
    return Reader(clean(source)).all()


class Reader:
    """Reads one source from left to right."""

    def __init__(self, source: str, depth: int = 0, font: Font = "") -> None:
        self.tokens = Tokens(source)
        self.depth = depth
        self.font: Font = font
        """The font that the letters are set in now."""
        self.ends = 0
        r"""How many `\end` are waited for."""
        self.rights = 0
        r"""How many `\right` are waited for."""

    def all(self) -> Layout:
        """The whole source."""
        rows = [self.row(_NONE)]
        while self.tokens.peek():
            rows.append(self.row(_NONE))
        return rows[0] if len(rows) == 1 else Row(items=tuple(rows))

    def inner(self, source: str) -> Layout:
        """A piece of source, read on its own."""
        if self.depth >= MAX_DEPTH:
            return Name(text=source)
        return Reader(source, self.depth + 1, self.font).all()

    def row(self, closers: frozenset[str]) -> Layout:
        """Up to a token in `closers`, which stays; a font switch lasts as long."""
        items: list[Layout] = []
        font = self.font
        while (token := self.tokens.peek()) and token.text not in closers:
            if (token.text == "\\end" and self.ends) or (token.text == "\\right" and self.rights):
                break
            self.tokens.at += 1
            name = token.text[1:] if token.kind == "command" else ""
            if name in macros.INFIX and self.depth < MAX_DEPTH:
                above = row(_upright(items))
                below = self.nested(closers)
                ratio = Ratio(numerator=above, denominator=below, line=macros.INFIX[name])
                items = [above, GAP, below] if name == "atop" else [ratio]
                break
            self.scripted(self.item(token), items)
        self.font = font
        return row(_upright(items))

    def scripted(self, base: Layout | None, items: list[Layout]) -> None:
        """Adds `base` with the scripts that follow it; a second one of a kind stands alone."""
        sub: Layout | None = None
        sup: list[Layout] = []
        powered = False
        while token := self.tokens.peek():
            text = token.text
            if token.kind == "primes":
                sup += [Symbol(text="′")] * len(text)
                self.tokens.at += 1
            elif text == "^" and not powered:
                self.tokens.at += 1
                sup.append(self.argument())
                powered = True
            elif text == "_" and sub is None:
                self.tokens.at += 1
                sub = self.argument()
            elif text in SUPERSCRIPTS and not powered:
                sup.append(self._run(SUPERSCRIPTS))
                powered = True
            elif text in SUBSCRIPTS and sub is None:
                sub = self._run(SUBSCRIPTS)
            elif text in ("\\limits", "\\nolimits", "\\displaylimits"):
                self.tokens.at += 1
            else:
                break
        if sub is not None or sup:
            items.append(Scripts(base=base or EMPTY, sub=sub, sup=row(sup) if sup else None))
        elif base is not None:
            items.append(base)

    def _run(self, table: dict[str, str]) -> Layout:
        text = ""
        while (token := self.tokens.peek()) and token.text in table:
            text += table[token.text]
            self.tokens.at += 1
        return self.inner(text)

    def item(self, token: Token) -> Layout | None:
        """What begins with `token`, which is taken; None for what only takes place."""
        text = token.text
        if token.kind == "command":
            return self.command(text[1:])
        if token.kind == "number":
            return self._number(token)
        if token.kind == "primes" or text in "^_" or text in SUPERSCRIPTS or text in SUBSCRIPTS:
            self.tokens.at -= 1
            return None
        if text == "{":
            return self._group()
        if text in "[(":
            self.tokens.lists += 1
        elif text in "])":
            self.tokens.lists = max(0, self.tokens.lists - 1)
        if text in "}&~$":
            return None
        if text in VULGAR:
            above, _, below = VULGAR[text].partition("/")
            return Ratio(numerator=Number(text=above), denominator=Number(text=below))
        return leaf(text, self.font)

    def _number(self, token: Token) -> Layout:
        if "," in token.text and self.tokens.lists:
            parts = [Number(text=part) for part in token.text.split(",")]
            items = [item for part in parts for item in (Symbol(text=","), part)]
            return Row(items=tuple(items[1:]))
        if token.text == "1" and self.font == "blackboard":
            return Name(text="indicator")
        return Number(text=token.text)

    def _group(self) -> Layout | None:
        if self.depth >= MAX_DEPTH:
            return None
        inner = self.nested(_GROUP_END)
        self.tokens.take("}")
        return inner

    def nested(self, closers: frozenset[str]) -> Layout:
        """A row one level deeper, up to a token in `closers`, which stays."""
        self.depth += 1
        inner = self.row(closers)
        self.depth -= 1
        return inner

    def argument(self) -> Layout:
        """What a command or script applies to: a group, a command with its own, or one sign."""
        token = self.tokens.peek()
        if token is None or token.text in _NO_ARGUMENT or token.text in ("^", "_"):
            return EMPTY
        if token.kind in ("number", "primes"):
            text = self.tokens.split(1).text
            return Number(text=text) if text != "'" else Symbol(text="′")
        self.tokens.at += 1
        if token.text in SUPERSCRIPTS or token.text in SUBSCRIPTS:
            return EMPTY
        if self.depth >= MAX_DEPTH:
            return self._flat(token)
        if token.text == "{":
            return self._group() or EMPTY
        self.depth += 1
        found = self.item(token)
        self.depth -= 1
        return found or EMPTY

    def styled(self, font: Font) -> Layout:
        """An argument in another font."""
        before, self.font = self.font, font
        found = self.argument()
        self.font = before
        return row(_upright(list(found.items))) if isinstance(found, Row) else found

    def command(self, name: str) -> Layout | None:
        r"""What `\name` and its arguments make."""
        handler = HANDLERS.get(name)
        if handler is None:
            return named(name, self.font) or Name(text=name)
        if self.depth >= MAX_DEPTH:
            return None if name in FLAT else named(name, self.font) or Name(text=name)
        return handler(self, name)

    def _flat(self, token: Token) -> Layout:
        if token.kind == "command":
            return named(token.text[1:], self.font) or Name(text=token.text[1:])
        return leaf(token.text, self.font) or EMPTY if token.text not in "{}" else EMPTY


def _upright(items: list[Layout]) -> list[Layout]:
    """Upright letters side by side are one name."""
    found: list[Layout] = []
    letters = ""
    for item in [*items, EMPTY]:
        if isinstance(item, Letter) and item.font == "upright":
            letters += item.text
            continue
        if letters:
            single = Letter(text=letters, font="upright")
            found.append(single if len(letters) == 1 else Name(text=letters))
            letters = ""
        found.append(item)
    return found[:-1]
