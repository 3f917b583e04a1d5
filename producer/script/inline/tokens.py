"""What the inline scanner finds, and how its markup turns into text with properties."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct, field

from producer.model import Say, SpanKind

Edge = Literal["", "open", "close"]


class Token(Struct):
    """A stretch of a paragraph. A paragraph's tokens, end to end, are the whole of it."""

    start: int
    """Place of its first character in the paragraph."""
    text: str
    """What a caption shows; markup shows nothing."""
    kind: SpanKind = "text"
    edge: Edge = ""
    """Markup that opens or closes `effect` on the tokens between."""
    effect: str = ""
    """em, strong, strike, or an address after `link:`."""
    say: Say | None = None
    language: str = ""
    milliseconds: int = 0
    sound: str = ""
    link: str = ""
    block: bool = False


class Run(Struct):
    """A run of `*`, `_` or `~~` that may open or close emphasis."""

    start: int
    char: str
    length: int
    can_open: bool
    can_close: bool
    inside: bool = False
    """Whether a letter or digit stands on both sides."""
    closes: list[str] = field(default_factory=list)
    """Effects that end here, innermost first."""
    opens: list[str] = field(default_factory=list)
    """Effects that begin here, innermost first."""
    left: int = 0
    """How many of its characters are still without a partner."""

    def __post_init__(self) -> None:
        self.left = self.length


class Trouble(Struct):
    """A finding in the making: a place in the text instead of file and line."""

    code: str
    place: int
    message: str
    hint: str = ""


WIDTHS = {"em": 1, "strong": 2, "strike": 2}
"""Characters of markup at each end of an effect."""


def expand(tokens: Iterable[Token | Run]) -> list[Token]:
    """Tokens alone: each Run as the edges that it opens and closes, and what is left of it."""
    expanded: list[Token] = []
    for token in tokens:
        if isinstance(token, Token):
            expanded.append(token)
            continue
        place = token.start
        for effect in token.closes:
            expanded.append(Token(place, "", edge="close", effect=effect))
            place += WIDTHS[effect]
        if token.left:
            expanded.append(Token(place, token.char * token.left))
            place += token.left
        for effect in reversed(token.opens):
            expanded.append(Token(place, "", edge="open", effect=effect))
            place += WIDTHS[effect]
    return expanded


def plain(tokens: Iterable[Token | Run]) -> str:
    """The text of tokens, without any markup."""
    return "".join(token.text for token in expand(tokens))
