"""Signs that mean two things, told apart before anything is read.

List<int> -> brackets      a < b -> a comparison      a[::2] -> two colons      a >> b -> a shift
"""

from __future__ import annotations

from producer.speech.rules.code.tokens import Token

_INSIDE_GENERIC = frozenset({"?", ".", "::", "&", "*", "|", "=", ":", "->", ".."})
_AFTER_GENERIC = frozenset(
    {".", "::", "&", "*", "=", ":", ";", "?", ">", "|", "->", "=>", "!", "..."}
)
_SHIFTS = frozenset({">>", ">>>"})


def split_signs(tokens: list[Token]) -> list[Token]:
    """The tokens with the signs that are two signs here parted, and `<` `>` around types marked.

    `>>` that closes two generics, `::` that is a slice's two colons; `<` and `>` of `List<int>`
    become brackets.
    """
    if any(token.text in {"<", "<>"} for token in tokens):
        tokens = _mark_generics(_part_shifts(tokens))
    return _part_scopes(tokens)


def _mark_generics(tokens: list[Token]) -> list[Token]:
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for index, token in enumerate(tokens):
        if token.text == "<" and _may_open(tokens, index):
            opened.append(index)
        elif token.text == ">" and opened:
            if len(opened) > 1 or _may_close(tokens, index):
                pairs.append((opened.pop(), index))
            else:
                opened.clear()
        elif opened and not _may_be_inside(token):
            opened.clear()
    for start, end in pairs:
        tokens[start] = tokens[start]._replace(kind="open")
        tokens[end] = tokens[end]._replace(kind="close")
    return tokens


def _part_scopes(tokens: list[Token]) -> list[Token]:
    # a[::2]: a scope has a name on both sides, a slice's colons a number, a sign or nothing.
    if not any(token.text == "::" for token in tokens):
        return tokens
    parts: list[Token] = []
    for index, token in enumerate(tokens):
        if token.text == "::" and _is_step(tokens, index):
            colon = token._replace(text=":")
            parts += [colon, colon._replace(spaced=False)]
        else:
            parts.append(token)
    return parts


def _is_step(tokens: list[Token], index: int) -> bool:
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if before is None or after is None or before.text == ">":
        return False
    if before.text == "[" or after.text in {"]", "-"} or after.kind == "number":
        return True
    return before.kind == "number"


def _part_shifts(tokens: list[Token]) -> list[Token]:
    # `>>` closes two generics where two are open: Map<String, List<int>>; `>>>` three.
    parts: list[Token] = []
    depth = 0
    for token in tokens:
        if token.text == "<":
            depth += 1
        elif token.text == ">":
            depth -= 1
        elif token.text in {";", "\n"}:
            depth = 0
        if token.text == "<>" and not token.spaced and parts and parts[-1].kind == "name":
            parts += [token._replace(text="<"), token._replace(text=">")]
        elif token.text in _SHIFTS and depth >= len(token.text) and not token.spaced:
            parts += [token._replace(text=">", spaced=False) for _ in token.text]
            depth -= len(token.text)
        else:
            parts.append(token)
    return parts


def _may_open(tokens: list[Token], index: int) -> bool:
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if before is None or after is None or after.spaced:
        return False
    if before.text in {"template", "impl", "for"}:
        return True
    if after.text == ">":
        return before.kind == "name" and not tokens[index].spaced
    named = before.kind == "name" or before.text == "::"
    return named and not tokens[index].spaced and _may_be_inside(after)


def _may_be_inside(token: Token) -> bool:
    if token.text in {"<", ">", "'", "...", "[", "]", "(", ")"}:
        return True
    return token.kind in {"name", "lifetime", "comma", "number"} or token.text in _INSIDE_GENERIC


def _may_close(tokens: list[Token], index: int) -> bool:
    if tokens[index].spaced or index + 1 == len(tokens):
        return not tokens[index].spaced
    after = tokens[index + 1]
    if (
        after.kind in {"open", "close", "comma", "newline", "string"}
        or after.text in _AFTER_GENERIC
    ):
        return True
    return after.kind == "name" and (after.spaced or tokens[index - 1].kind != "number")
