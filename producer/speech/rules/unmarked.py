"""Code in prose that nobody marked: what is claimed as code, and what only looks like it."""

from __future__ import annotations

import re
from bisect import bisect_left

from producer.speech.rules import unit_names
from producer.speech.rules.rule import CLAIMED, MARKED, Claim, Context, compiled, masked
from producer.speech.rules.snippets import find_snippets
from producer.speech.rules.symbol_names import SEVERAL

RULE = "code in prose"

_NO_CODE = r"[²³⁰-⁹ⁿ₀-₉½¼¾°×÷±√∞∈∉∪∩⊂⊆∀∃¬∧∨→⇒≤≥≠≈∂∑∫α-ωΑ-Ω]|(?<!\w)[a-z]!(?!=)|[0-9]%"
"""What a formula holds and code does not; it is read by the rules below."""
_QUOTED = r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}|\"[^\"]*\"|'[^']*'|<[^<>]*>"
_STATEMENT = (
    r"\s*(?:(?:for|from|import|del|print|return|global|lambda|with|yield|let|const|var|int|SELECT|"
    r"INSERT|UPDATE|CREATE|async|def|if|while|case|catch|except|raise|assert)\b"
    r"|[A-Za-z_][\w.]*(?:,\s?\*?[A-Za-z_][\w.]*)*\s?:?=(?![=>]))"
)

_PLAIN = r"(?:[^\W_]|['’“”‘\",—–… ]|[.:;!?)](?=[\s”’\")]|\Z)|\((?=\w)(?<=\s.)|(?<=\w)-(?=\w))*\Z"
_CODE_WORDS = (
    r"lambda|import |[a-z][A-Z]|[A-Z]{6}|(?<!\w)0[xbo]|;\Z|^(?:return|raise|del|pass|yield|await|"
    r"break|continue|async|def|class|else|try|not|let|const|var|fn|func|git|npm|pip|sudo|cd|ls|use)\b"
)
_JOINTS = r"\b(?:and|or|vs)\b"


def claims(context: Context, earlier: list[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The code in the run, and those of the `earlier` claims that are left beside it.

    A term of the lexicon that is only a part of the code gives way: the code asks for it itself.
    """
    if is_plain(context.text):
        return [], earlier
    from producer.speech.rules import code

    terms = sorted((one for one in earlier if one.rule == "lexicon"), key=lambda one: one.start)
    others = sorted((one for one in earlier if one.rule != "lexicon"), key=lambda one: one.start)
    text = masked(context.text, others)
    ends = [term.end for term in terms]
    found: list[Claim] = []
    dropped: set[int] = set()
    last = 0
    spans = [*code.find_code(text), *find_snippets(text)]
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        first = bisect_left(ends, start + 1)
        inside = []
        for index in range(first, len(terms)):
            if terms[index].start >= end:
                break
            inside.append(index)
        if start < last or not _is_code(context, text, (start, end), [terms[i] for i in inside]):
            continue
        dropped.update(inside)
        words = SEVERAL.get(text[start:end]) or code.say_code(
            text[start:end], english=context.english, say_word=context.say_word
        )
        found.append(Claim(start, end, words, RULE))
        last = end
    return found, others + [term for index, term in enumerate(terms) if index not in dropped]


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
    return not (compiled(_NO_CODE).search(part) or _is_list(part) or _is_terms(part, start, terms))


def _is_list(part: str) -> bool:
    """Whether it is a list with commas outside brackets and quotes, and no statement."""
    return ", " in compiled(_QUOTED).sub("", part) and not compiled(_STATEMENT).match(part)


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
