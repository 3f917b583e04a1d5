"""What a pattern tells of all that it matches, and texts that it matches, from its parse tree."""

from __future__ import annotations

import re
import re._constants as code  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import sys
from collections.abc import Callable, Iterable
from functools import cache
from random import Random
from typing import Any

ALPHABET = "".join(
    chr(point)
    for point in range(sys.maxunicode + 1)
    if not 0x3400 <= point < 0xE000 and (point < 0xE010 or 0xF900 <= point < 0x20000)
)
"""All but ideographs, syllables of Hangul, surrogates, and most of what is for private use."""
_WAYS = 10000
_FEW = 30
_REPEATS = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)
_SINGLE = (code.LITERAL, code.NOT_LITERAL, code.IN, code.ANY)

Tree = Any
"""A parsed pattern of the standard library's: a sequence of (operation, argument)."""


def parsed(pattern: str, flags: int) -> tuple[Tree, int]:
    """The tree, and the flags that hold in it."""
    tree = parser.parse(pattern, flags)
    return tree, tree.state.flags


def least(tree: Tree, wanted: Callable[[str], bool], flags: int) -> int:
    """How many characters that are `wanted` any match has at least, or stand around it."""
    total = around = 0
    for operation, argument in tree:
        if operation in _SINGLE:
            total += all(map(wanted, characters(operation, argument, flags)))
        elif operation is code.BRANCH:
            total += min(least(branch, wanted, flags) for branch in argument[1])
        elif operation is code.SUBPATTERN:
            total += least(argument[3], wanted, _flags(argument, flags))
        elif operation in _REPEATS:
            total += argument[0] * least(argument[2], wanted, flags)
        elif operation is code.ASSERT:
            around = max(around, least(argument[1], wanted, flags))
    return max(total, around)


def without(tree: Tree, words: Iterable[str], small: Callable[[str], str], flags: int) -> bool:
    """Whether something can be matched in which, made `small`, none of the words is sure to be."""
    known = tuple(words)
    return bool(_open(tree, {""}, known, small, flags))


def _open(
    tree: Tree, ways: set[str], words: tuple[str, ...], small: Callable[[str], str], flags: int
) -> set[str]:
    """How what has been matched may end, of that in which no word is; `ways` is before `tree`."""
    for operation, argument in tree:
        if operation in _SINGLE:
            found = characters(operation, argument, flags)
            few = set(map(small, found)) if len(found) <= _FEW else {""}
            ways = _extended(ways, few, words)
        elif operation is code.BRANCH:
            ways = set().union(*(_open(one, ways, words, small, flags) for one in argument[1]))
        elif operation is code.SUBPATTERN:
            ways = _open(argument[3], ways, words, small, _flags(argument, flags))
        elif operation in _REPEATS:
            least_times, most, inside = argument
            for _ in range(min(least_times, 20)):
                ways = _open(inside, ways, words, small, flags)
            more = _open(inside, ways, words, small, flags) if most > least_times else set()
            many = bool(more) and most > least_times + 1
            last = _open(inside, {""}, words, small, flags) if many else set()
            ways = ways | more | last
        elif operation is code.ASSERT and argument[0] < 0 and ways == {""}:
            ways = _open(argument[1], ways, words, small, flags)
        elif operation is code.ASSERT and argument[0] > 0:
            if not _open(argument[1], ways, words, small, flags):
                return set()
        elif operation in (code.GROUPREF, code.ATOMIC_GROUP, code.GROUPREF_EXISTS):
            ways = {""} if ways else ways
    return ways


def _extended(ways: set[str], found: set[str], words: tuple[str, ...]) -> set[str]:
    """The ways with one more part, but for those that hold a word; only the end of one counts."""
    if found == {""} or len(ways) * len(found) > _WAYS:
        return {""} if ways else ways
    every = {way + part for way in ways for part in found}
    longest = max(map(len, words)) - 1
    return {way[-longest:] if longest else "" for way in every if not _holds(way, words)}


def _holds(way: str, words: tuple[str, ...]) -> bool:
    return any(word in way for word in words)


def _flags(argument: Any, flags: int) -> int:
    return (flags | int(argument[1])) & ~int(argument[2])


def characters(operation: Any, argument: Any, flags: int) -> frozenset[str]:
    """Those of ALPHABET that one operation matches."""
    return _characters(operation, repr(argument), _Key(argument), flags)


class _Key:
    """An argument that lists hold, for a cache: what it is, is in the cache's key beside it."""

    def __init__(self, argument: Any) -> None:
        self.argument = argument

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key)

    def __hash__(self) -> int:
        return 0


@cache
def _characters(operation: Any, _: str, key: _Key, flags: int) -> frozenset[str]:
    state = parser.State()
    state.flags = flags & ~re.VERBOSE
    one = parser.SubPattern(state, [(operation, key.argument)])
    return frozenset(re._compiler.compile(one, state.flags).findall(ALPHABET))  # type: ignore[attr-defined]


def spelled(tree: Tree, flags: int, choice: Random, *, short: bool) -> str:
    """A text that the pattern may match, as `short` as can be: what it asserts is there, mostly."""
    return _spelled(tree, flags, choice, short, {})


def _spelled(tree: Tree, flags: int, choice: Random, short: bool, groups: dict[int, str]) -> str:
    text = ""
    for operation, argument in tree:
        if operation in _SINGLE:
            text += choice.choice(_likely(operation, argument, flags))
        elif operation is code.BRANCH:
            text += _spelled(choice.choice(argument[1]), flags, choice, short, groups)
        elif operation is code.SUBPATTERN:
            part = _spelled(argument[3], _flags(argument, flags), choice, short, groups)
            groups[argument[0]] = part
            text += part
        elif operation in _REPEATS:
            fewest, most, inside = argument
            times = fewest if short else choice.randint(fewest, min(most, fewest + 2))
            for _ in range(times):
                text += _spelled(inside, flags, choice, short, groups)
        elif operation is code.ASSERT and choice.random() < 0.8:
            text += _spelled(argument[1], flags, choice, short, groups)
        elif operation is code.GROUPREF:
            text += groups.get(argument, "")
    return text


@cache
def _sorted(found: frozenset[str]) -> tuple[str, ...]:
    few = sorted(found)
    return tuple(char for char in few if char.isascii()) or tuple(few[:500])


def _likely(operation: Any, argument: Any, flags: int) -> tuple[str, ...]:
    return _sorted(characters(operation, argument, flags))
