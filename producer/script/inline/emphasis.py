"""Which stars and underscores are emphasis: the delimiter rules of CommonMark 0.31, section 6.2.

`2 * 3 * 4`, `*args` and `snake_case_name` stay as they are because their marks stand between
spaces or inside a word, or find no partner. In one thing we go further than CommonMark, which
would read `2*3*4` as 234 and `x**2 + y**2` as x2 + y2: stars with an ASCII letter or digit on both
sides open nothing, and close only what opened in the same word, as in `*n*th`.
"""

from __future__ import annotations

import re
import unicodedata

from producer.script.inline.tokens import WIDTHS, Run

_SPACE = re.compile(r"\s")
_SPACES = " \t\n\f\r\x0b"


def run_at(text: str, place: int) -> Run:
    """The run of one and the same mark that starts at `place`, and what it may do."""
    char = text[place]
    end = place + 1
    while end < len(text) and text[end] == char:
        end += 1
    before = text[place - 1] if place else " "
    after = text[end] if end < len(text) else " "
    opens_left = not _is_space(after) and (
        not _is_mark(after) or _is_space(before) or _is_mark(before)
    )
    closes_right = not _is_space(before) and (
        not _is_mark(before) or _is_space(after) or _is_mark(after)
    )
    can_open, can_close = opens_left, closes_right
    inside = _is_ascii_word(before) and _is_ascii_word(after)
    if char == "*" and inside:
        can_open = False
    if char == "_":
        can_open = opens_left and (not closes_right or _is_mark(before))
        can_close = closes_right and (not opens_left or _is_mark(after))
    if char == "~" and end - place != 2:
        can_open = can_close = False
    return Run(place, char, end - place, can_open, can_close, inside=inside)


def pair(text: str, runs: list[Run], bottom: int) -> None:
    """Pair the runs of `text` from index `bottom` on, innermost first."""
    openers: list[tuple[int, Run]] = []
    searched: dict[tuple[str, bool, bool, int], int] = {}
    for number in range(bottom, len(runs)):
        closer = runs[number]
        while closer.can_close and closer.left:
            # What was searched in vain for one closer holds no opener for the next of its class.
            rule = (closer.char, closer.can_open, closer.inside, closer.length % 3)
            floor = searched.get(rule, -1)
            at = len(openers) - 1
            while at >= 0 and openers[at][0] > floor and not _matches(text, openers[at][1], closer):
                at -= 1
            if at < 0 or openers[at][0] <= floor:
                searched[rule] = number - 1
                break
            opener = openers[at][1]
            if closer.char == "~":
                effect = "strike"
            else:
                effect = "strong" if opener.left >= 2 and closer.left >= 2 else "em"
            opener.opens.append(effect)
            closer.closes.append(effect)
            opener.left -= WIDTHS[effect]
            closer.left -= WIDTHS[effect]
            del openers[at + 1 :]
            if not opener.left:
                openers.pop()
        if closer.can_open and closer.left:
            openers.append((number, closer))


def _matches(text: str, opener: Run, closer: Run) -> bool:
    if opener.char != closer.char:
        return False
    if closer.char == "*" and closer.inside and _SPACE.search(text, opener.start, closer.start):
        return False
    either = opener.can_close or closer.can_open
    threes = (opener.length + closer.length) % 3 == 0
    return not (either and threes and (opener.length % 3 or closer.length % 3))


def _is_ascii_word(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _is_space(char: str) -> bool:
    return char in _SPACES or (char > "\x7f" and unicodedata.category(char) == "Zs")


def _is_mark(char: str) -> bool:
    if char.isalnum():
        return False
    return unicodedata.category(char)[0] in "PS"
