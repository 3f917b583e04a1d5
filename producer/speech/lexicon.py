"""How written terms are spoken: lexicons in W3C PLS 1.0, and the lookup of their terms in text.

A file is a `<lexicon>` of `<lexeme>`s: one or more `<grapheme>`s (as written, case matters), then
an `<alias>` (words to say) or a `<phoneme>` in IPA; the first, or the one with `prefer="true"`,
counts. A heteronym is told by its neighbour: in the namespace NEIGHBOUR a lexeme may say
`before="..."` or `after="..."`, words of which one must stand just after the term (it comes
before them) or just before it.

Layers are asked nearest first: the course's, the project's, the built-in one. Of two terms that
start at one place the longer wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path

from msgspec import Struct

from producer.errors import SpeechError
from producer.model import Source
from producer.speech.pls import parse
from producer.speech.rules.rule import CLAIMED, MARKED, Claim, Context

FILE = "lexicon.pls"
"""Its name in a course's folder and in `voices/`."""
BUILT_IN = Path(__file__).with_name(FILE)

_WORD = re.compile(r"[^\W_]+")
_OPENS = " \t\n\xa0“‘\"'([{—–…*~"
_CLOSES = " \t\n\xa0”’\"')]}—–…,;:!?*~"
_INSIDE = "-/+&=<>|→"
_SENTENCE_END = re.compile(r"\.(?:[\s”’\"')\]]|\Z|\.)")


class Lexeme(Struct, frozen=True, kw_only=True):
    """How one written term is spoken."""

    grapheme: str
    """The term as written; case matters."""
    alias: str = ""
    """Words to say; empty: `ipa` says it."""
    ipa: str = ""
    """Pronunciation in IPA; empty: `alias` says it."""
    before: frozenset[str] = frozenset()
    """Lower-case words of which one must follow the term; empty: any may."""
    after: frozenset[str] = frozenset()
    """Lower-case words of which one must stand before the term; empty: any may."""
    source: Source | None = None
    """Where it is written."""

    def fits(self, context: Context, start: int, end: int) -> bool:
        """Whether its neighbours are the ones that it asks for."""
        if self.before and context.word_after(end).lower() not in self.before:
            return False
        return not self.after or context.word_before(start) in self.after


class Lexicon(Struct, frozen=True, dict=True):
    """Layers of lexemes, and the one matcher for all of them."""

    layers: tuple[tuple[Lexeme, ...], ...] = ()
    """Nearest first."""

    @cached_property
    def _terms(self) -> dict[str, list[Lexeme]]:
        terms: dict[str, list[Lexeme]] = {}
        for layer in self.layers:
            for lexeme in sorted(layer, key=lambda one: not (one.before or one.after)):
                terms.setdefault(lexeme.grapheme, []).append(lexeme)
        return terms

    @cached_property
    def _heads(self) -> dict[str, list[tuple[int, str]]]:
        heads: dict[str, list[tuple[int, str]]] = {}
        for term in sorted(self._terms, key=lambda term: (-len(term), term)):
            head = _WORD.search(term)
            if head:
                heads.setdefault(head[0], []).append((head.start(), term))
        return heads

    def __contains__(self, term: str) -> bool:
        return term in self._terms

    def alias(self, term: str) -> str | None:
        """The words for exactly this term, whatever its neighbours; None: no lexicon has any."""
        for lexeme in self._terms.get(term, ()):
            if lexeme.alias and not (lexeme.before or lexeme.after):
                return lexeme.alias
        return None

    def ipa(self, term: str) -> str:
        """How exactly this term sounds, whatever its neighbours; empty: no lexicon tells."""
        for lexeme in self._terms.get(term, ()):
            if not (lexeme.before or lexeme.after):
                return lexeme.ipa
        return ""

    def claims(self, text: str, context: Context, *, inside: bool = False) -> Iterator[Claim]:
        """The terms in `text` that stand free: between spaces, quotes, brackets, punctuation.

        `inside` also takes the parts of a compound: `SQL` in `SQL-like`, `JSON` in `JSON/YAML`.
        """
        end = 0
        for word in _WORD.finditer(text):
            if word.start() < end:
                continue
            claim = self._term(text, word, context, inside)
            if claim:
                end = claim.end
                yield claim

    def _term(self, text: str, word: re.Match[str], context: Context, inside: bool) -> Claim | None:
        heads = self._heads.get(word[0], ())
        for offset, term in heads:
            start = word.start() - offset
            end = start + len(term)
            if start >= 0 and text.startswith(term, start) and _free(text, start, end, inside):
                for lexeme in self._terms[term]:
                    if lexeme.fits(context, start, end):
                        words = lexeme.alias or term
                        return Claim(start, end, words, "lexicon", lexeme.ipa)
        return None if heads else self._plural(text, word, context, inside)

    def _plural(
        self, text: str, word: re.Match[str], context: Context, inside: bool
    ) -> Claim | None:
        """`APIs` where `API` is a term."""
        term = word[0][:-1]
        if not (word[0].endswith("s") and term[-1:].isupper() and len(term) > 1):
            return None
        alias = self.alias(term)
        if alias is None or not _free(text, word.start(), word.end(), inside):
            return None
        last = alias.rsplit(" ", 1)[-1]
        words = f"{alias}'s" if len(last) == 1 else f"{alias}s"
        return Claim(word.start(), word.end(), words, "lexicon")


def _free(text: str, start: int, end: int, inside: bool) -> bool:
    """Whether the term at start:end is no part of something longer."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    opens = _OPENS + _INSIDE + CLAIMED + MARKED if inside else _OPENS
    closes = _CLOSES + _INSIDE + CLAIMED + MARKED if inside else _CLOSES
    if before not in opens:
        return False
    return after in closes or bool(_SENTENCE_END.match(text, end))


@cache
def built_in() -> tuple[Lexeme, ...]:
    """The lexemes that come with the program."""
    return read(BUILT_IN.read_text("utf-8"), f"producer/speech/{FILE}")


def read(text: str, path: str) -> tuple[Lexeme, ...]:
    """The lexemes of a PLS document; `path` is how messages name it. Raises SpeechError."""
    return tuple(
        Lexeme(
            grapheme=" ".join(grapheme.split()),
            alias=entry.alias,
            ipa=entry.ipa,
            before=frozenset(entry.before.lower().split()),
            after=frozenset(entry.after.lower().split()),
            source=Source(path=path, line=entry.line),
        )
        for entry in parse(text, path)
        for grapheme in entry.graphemes
    )


def load(*files: tuple[Path, str], built_in_too: bool = True) -> Lexicon:
    """The layers in `files` (where each is, and how messages name it), nearest first.

    A file that isn't there is no layer. Raises SpeechError for one that can't be read.
    """
    found = layers(*files)
    return Lexicon((*found, built_in()) if built_in_too else found)


def layers(*files: tuple[Path, str]) -> tuple[tuple[Lexeme, ...], ...]:
    """What stands in `files`, without what comes with the program. Raises SpeechError."""
    return tuple(read(_read(path, name), name) for path, name in files if path.is_file())


def _read(path: Path, name: str) -> str:
    source = Source(path=name)
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SpeechError(
            "the lexicon is not UTF-8 text", source=source, hint="save it as UTF-8"
        ) from error
    except OSError as error:
        raise SpeechError(f"can't be read: {error.strerror}", source=source) from error
