"""What is written becomes words: the spans of a Turn as Pieces, by a visible list of rules.

The words that come out hold letters, apostrophes, spaces and sentence punctuation (`. , ? ! ; :`,
quotes, round brackets, dashes, the ellipsis); a hyphen only inside a word. A capital that stands
alone is a spelled letter. No digit and no other symbol is left. Nothing is lost: the `written` of
the pieces, joined, is the spans' text, and a piece whose `spoken` is empty names the rule that
skips it.

Who decides: the author (`sub`, `ph`, `as`), then the lexicons, then RULES from first to last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from producer.model import Piece, Reading, Span
from producer.speech.lexicon import Lexicon, built_in
from producer.speech.rules import (
    abbreviations,
    addresses,
    amounts,
    chemistry,
    clock,
    dates,
    emoji,
    fractions,
    functions,
    letters,
    money,
    net,
    phones,
    powers,
    ranges,
    residue,
    roman,
    screens,
    symbols,
    units,
    unmarked,
    versions,
    years,
)
from producer.speech.rules.overrides import say_as
from producer.speech.rules.rule import CLAIMED, MARKED, Claim, Context, Held, Rule, compiled, masked

RULES: tuple[Rule | Literal["lexicon", "code", "lexicon in compounds"], ...] = (
    "lexicon",
    # Addresses and other things whose inside no other rule may touch.
    *net.RULES,
    *dates.STAMPS,
    *versions.FIRST,
    *powers.FIRST,
    *functions.FIRST,
    *abbreviations.FIRST,
    "code",
    "lexicon in compounds",
    # What stands with a number, the most particular first.
    *phones.RULES,
    *addresses.RULES,
    *abbreviations.RULES,
    *dates.RULES,
    *clock.RULES,
    *abbreviations.LATE,
    *versions.RULES,
    *money.RULES,
    *amounts.FIRST,
    *years.RANGES,
    *units.FIRST,
    *powers.RULES,
    *units.RULES,
    *screens.RULES,
    *fractions.RULES,
    *ranges.RULES,
    *roman.RULES,
    *chemistry.RULES,
    *powers.LATE,
    *letters.RULES,
    *years.RULES,
    *amounts.RULES,
    # What is left: signs, then characters one by one.
    *symbols.RULES,
    *emoji.RULES,
    *residue.RULES,
)
"""Every rule, in the order in which they see the text."""

_BLOCK = "\n"
_SPEAKABLE = r"(?:[^\W\d_]|[ '’.,-])*"
_RESERVED = {ord(CLAIMED): "\ue001", ord(MARKED): "\ue001"}
"""What the run shows for characters of the author's that have a meaning of ours there."""


class _Marked(Struct, frozen=True):
    """A span that is not plain text, as claims in the run."""

    claims: tuple[Claim, ...]
    kind: Literal["text", "code", "maths"]
    block: bool


def say(text: str, *, english: str = "en-US", lexicon: Lexicon | None = None) -> str:
    """What would be said for a line of plain text; without `lexicon`, the built-in one."""
    span = Span(kind="text", text=text, raw=text)
    return spoken(pieces((span,), english=english, lexicon=lexicon))


def spoken(found: Iterable[Piece]) -> str:
    """The words of `found` as one line."""
    return " ".join("".join(piece.spoken for piece in found).split())


def pieces(
    spans: Sequence[Span],
    *,
    english: str = "en-US",
    lexicon: Lexicon | None = None,
    reading: Reading = "gist",
) -> tuple[Piece, ...]:
    """The spans of one Turn as words: the pieces' `written`, joined, is the spans' text, joined.

    `reading` is how a code block is read that doesn't say so itself.
    """
    known = Lexicon((built_in(),)) if lexicon is None else lexicon
    run: list[str] = []
    marked: dict[int, _Marked] = {}
    position = 0
    for span in spans:
        plain = span.kind == "text" and span.say is None
        if plain:
            run.append(span.text.translate(_RESERVED))
        elif span.text:
            run.append((_BLOCK if span.block else MARKED) * len(span.text))
            marked[position] = _mark(span, position, english, known, reading)
        position += len(span.text)
    context = Context("".join(run), english, known.alias)
    fixed = [claim for mark in marked.values() for claim in mark.claims]
    claims = _claims(context, fixed, known)
    source = "".join(span.text for span in spans)
    return tuple(_compose(source, claims, marked))


def _mark(span: Span, start: int, english: str, lexicon: Lexicon, reading: Reading) -> _Marked:
    """A code, maths, pause or sound span, or one with the author's `say`, as claims."""
    kind: Literal["text", "code", "maths"] = (
        "code" if span.kind == "code" else "maths" if span.kind == "maths" else "text"
    )
    if span.kind == "code" and span.block and span.say is None:
        how = span.reading or reading
        from producer.speech.rules import codeblock

        found = []
        for written, words in codeblock.read_block(
            span.text, language=span.language, reading=how, english=english, say_word=lexicon.alias
        ):
            found.append(Claim(start, start + len(written), words, f"code block {how}"))
            start += len(written)
        return _Marked(tuple(found), kind, True)
    words, rule, ipa = _say_span(span, english, lexicon)
    claim = Claim(start, start + len(span.text), words, rule, ipa)
    return _Marked((claim,), kind, span.block)


def _say_span(span: Span, english: str, lexicon: Lexicon) -> tuple[str, str, str]:
    """Words, rule and IPA for a span that is not plain text."""
    said = span.say
    if said and said.sub:
        return say(said.sub, english=english, lexicon=Lexicon()), "author's sub", ""
    if said and said.ph:
        plain = replace(span, say=None)
        return spoken(pieces((plain,), english=english, lexicon=lexicon)), "author's ph", said.ph
    kind = said.interpret if said else ""
    if kind in ("code", "maths", "math") or (not kind and span.kind in ("code", "maths")):
        if kind in ("maths", "math") or (not kind and span.kind == "maths"):
            notation: Literal["latex", "mathml"] = (
                "mathml" if span.language == "mathml" else "latex"
            )
            from producer.speech.rules import maths

            return maths.say_maths(span.text, notation=notation, english=english), "maths", ""
        from producer.speech.rules import code

        words = code.say_code(
            span.text, language=span.language, english=english, say_word=lexicon.alias
        )
        return words, "code", ""
    if kind:
        as_kind = say_as(span.text, kind, english)
        if as_kind is None:
            as_kind = say(span.text, english=english, lexicon=lexicon)
        return as_kind, f"author's as {kind}", ""
    return "", span.kind, ""


def _claims(context: Context, fixed: Iterable[Claim], lexicon: Lexicon) -> list[Claim]:
    """Every claim on the run, in its order; what no rule claims is spoken as written."""
    claims = list(fixed)
    text = masked(
        context.text, [claim for claim in claims if context.text[claim.start : claim.end].isspace()]
    )
    held = Held.of(text)
    for rule in RULES:
        found: Iterable[Claim]
        if rule == "lexicon":
            found = _terms(lexicon.claims(text, context), context)
        elif rule == "lexicon in compounds":
            found = _terms(lexicon.claims(text, context, inside=True), context)
        elif rule == "code":
            found, claims = unmarked.claims(context, claims)
        elif not rule.fits(held):
            continue
        else:
            found = rule.claims(text, context)
        new = list(found)
        if new:
            claims += new
            text = masked(text, new)
    return sorted(claims, key=lambda claim: claim.start)


def _terms(found: Iterable[Claim], context: Context) -> Iterator[Claim]:
    """Terms of the lexicon, what an author has written for them made speakable."""
    for claim in found:
        if compiled(_SPEAKABLE).fullmatch(claim.spoken):
            yield claim
        else:
            words = say(claim.spoken, english=context.english, lexicon=Lexicon())
            yield replace(claim, spoken=words)


def _compose(source: str, claims: Iterable[Claim], marked: dict[int, _Marked]) -> tuple[Piece, ...]:
    """The pieces of `source`: claims, and between them what is spoken as written."""
    found: list[Piece] = []
    position = 0
    mark = _Marked((), "text", False)
    for claim in claims:
        if claim.start > position:
            gap = source[position : claim.start]
            found.append(Piece(written=gap, spoken=gap))
        mark = marked.get(claim.start, mark)
        own = claim in mark.claims
        found.append(
            Piece(
                written=source[claim.start : claim.end],
                spoken=claim.spoken,
                rule=claim.rule,
                kind=mark.kind if own else "text",
                block=own and mark.block,
                ipa=claim.ipa,
            )
        )
        position = claim.end
    if position < len(source):
        found.append(Piece(written=source[position:], spoken=source[position:]))
    return _part(found)


def _part(found: list[Piece]) -> tuple[Piece, ...]:
    """Put a space where the words of two pieces would run together."""
    last = -1
    for index, piece in enumerate(found):
        if not piece.spoken:
            continue
        if last >= 0 and _touch(found[last], piece, found[last + 1 : index]):
            if piece.rule:
                found[index] = replace(piece, spoken=" " + piece.spoken)
            elif found[index - 1].rule:
                found[index - 1] = replace(found[index - 1], spoken=found[index - 1].spoken + " ")
        last = index
    return tuple(found)


def _touch(left: Piece, right: Piece, silent: Sequence[Piece]) -> bool:
    before, after = left.spoken[-1], right.spoken[0]
    if not silent and any(
        piece.rule == "character" and piece.written.isalpha() for piece in (left, right)
    ):
        return False
    if not after.isalnum() or not (left.rule or right.rule or silent):
        return False
    if silent and all(piece.rule == "invisible" for piece in silent):
        return bool(left.rule or right.rule)
    return before.isalnum() or before in ".,;:!?" or (before == ")" and bool(right.rule))
