"""Code in prose that nobody marked: what is claimed as code, and what only looks like it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from producer.speech.rules import unit_names
from producer.speech.rules.rule import CLAIMED, MARKED, Claim, Context, compiled, masked, one_of
from producer.speech.rules.snippets import find_snippets
from producer.speech.rules.symbol_names import SEVERAL

RULE = "code in prose"

_NO_CODE = (
    r"[²³⁰-⁹ⁿ₀-₉½¼¾°×÷±√∞∈∉∪∩⊂⊆∀∃¬∧∨→⇒≤≥≠≈∂∑∫α-ωΑ-Ω]|(?<!\w)[a-z]!(?!=)|[0-9]%"
    r"|(?<![\w|(])\|[A-Za-z](?:\s?[-+]\s?\w)?\|(?=\s[<>=]|[.,;]|\Z)"
)
"""What a formula holds and code does not; it is read by the rules below."""
_PINNED = r"[\w.\[\]-]+(?:[=~!<>]=|[<>])[0-9]+(?:\.[0-9]+){2,}\Z"
"""A package and its version, which are no comparison."""
_QUOTED = r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|\"[^\"]*\"|'[^']*'|<[^<>]*>"
_STATEMENT = (
    r"\s*(?:(?:for|from|import|del|print|return|global|lambda|with|yield|let|const|var|int|SELECT|"
    r"INSERT|UPDATE|CREATE|async|def|if|while|case|catch|except|raise|assert)\b"
    r"|[A-Za-z_][\w.]*(?:,\s?\*?[A-Za-z_][\w.]*)*\s?:?=(?![=>]))"
)

_WITHIN = one_of("'’“”‘\",—–… ")
_AFTER_STOP = one_of('”’")')
_PLAIN = rf"(?:[^\W_]|{_WITHIN}|[.:;!?)](?=\s|{_AFTER_STOP}|\Z)|\((?=\w)(?<=\s.)|(?<=\w)-(?=\w))*\Z"
_CODE_WORDS = (
    r"lambda|import |: (?:str|int|bool|float|bytes|dict|[iuf](?:8|32|64))\b|[a-z][A-Z]|[A-Z]{6}"
    r"|(?<!\w)0[xbo]|;\Z|^(?:return|raise|del|pass|yield|await|"
    r"break|continue|async|def|class|else|try|not|let|const|var|fn|func|git|npm|pip|sudo|cd|ls|use)\b"
)
_JOINTS = r"\b(?:and|or|vs)\b"


def claims(context: Context, earlier: list[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The code in the run, and those of the `earlier` claims that are left beside it.

    What another rule has claimed gives way where it is only a part of the code: the code reads it
    itself (`curl -X POST https://a.io`), and asks the lexicon itself.
    """
    if is_plain(context.text):
        return [], earlier
    by_place = sorted(earlier, key=lambda one: one.start)
    terms = [one for one in by_place if one.rule == "lexicon"]
    others = [one for one in by_place if one.rule != "lexicon"]
    found: list[Claim] = []
    if others:
        found, left = _found(context, context.text, by_place, around=others)
        terms = [one for one in left if one.rule == "lexicon"]
        others = [one for one in left if one.rule != "lexicon"]
    text = masked(context.text, sorted([*others, *found], key=lambda one: one.start))
    more, terms = _found(context, text, terms)
    return [*found, *more], others + terms


def _found(
    context: Context, text: str, earlier: list[Claim], around: Sequence[Claim] = ()
) -> tuple[list[Claim], list[Claim]]:
    """The code in `text`, and the `earlier` claims that are no part of it.

    With `around`, only code with one of these in it.
    """
    from producer.speech.rules import code

    ends = [claim.end for claim in earlier]
    wanted = {id(claim) for claim in around}
    found: list[Claim] = []
    dropped: set[int] = set()
    last = 0
    spans = [*code.find_code(text), *find_snippets(text)]
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        inside: list[int] = []
        for index in range(bisect_left(ends, start + 1), len(earlier)):
            if earlier[index].start >= end:
                break
            inside.append(index)
        parts = [earlier[index] for index in inside]
        if around and not any(id(claim) in wanted for claim in parts):
            continue
        if start < last or not _is_code(context, text, (start, end), parts):
            continue
        dropped.update(inside)
        words = SEVERAL.get(text[start:end]) or code.say_code(
            text[start:end], english=context.english, say_word=context.say_word
        )
        found.append(Claim(start, end, words, RULE))
        last = end
    return found, [claim for index, claim in enumerate(earlier) if index not in dropped]


def is_plain(text: str) -> bool:
    """Whether nothing in the text could be code: then the finders needn't be loaded."""
    return bool(compiled(_PLAIN).match(text)) and not compiled(_CODE_WORDS).search(text)


def _is_code(context: Context, text: str, span: tuple[int, int], terms: list[Claim]) -> bool:
    """Whether what a finder found may be read as code."""
    start, end = span
    part = text[start:end]
    if CLAIMED in part or MARKED in part:
        return False
    if unit_names.singular(part) and context.before(start).rstrip()[-1:].isdigit():
        return False
    if any(not _is_part(term, start, end) for term in terms):
        return False
    if compiled(_PINNED).match(part):
        return False
    return not (compiled(_NO_CODE).search(part) or _is_list(part) or _is_terms(part, start, terms))


def _is_list(part: str) -> bool:
    """Whether it is a list with commas outside brackets and quotes, and no statement."""
    if ", " not in part or compiled(_STATEMENT).match(part):
        return False
    outside = ""
    while outside != part:
        outside, part = part, compiled(_QUOTED).sub("", part)
    return ", " in outside


def _is_terms(part: str, start: int, terms: list[Claim]) -> bool:
    """Whether there is nothing in it but terms of the lexicon: "C++, C# and .NET"."""
    rest = part
    for term in terms:
        at = term.start - start
        rest = rest[:at] + " " * (term.end - term.start) + rest[at + term.end - term.start :]
    return bool(terms) and not re.search(r"\w", compiled(_JOINTS).sub("", rest))


def _is_part(term: Claim, start: int, end: int) -> bool:
    """Whether the term is inside start:end, and not all of it."""
    return start <= term.start and term.end <= end and term.end - term.start < end - start
