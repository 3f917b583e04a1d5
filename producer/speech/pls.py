"""W3C PLS 1.0 (https://www.w3.org/TR/pronunciation-lexicon/), read safely and written stably.

Reading takes no document type, so no entity that a file defines and nothing from elsewhere.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from msgspec import Struct, field

from producer.errors import SpeechError
from producer.model import Source

NAMESPACE = "http://www.w3.org/2005/01/pronunciation-lexicon"
NEIGHBOUR = "urn:producer:lexicon"
"""Namespace of `before` and `after`."""

_ALPHABETS = ("ipa",)
_TEXTS = ("grapheme", "alias", "phoneme", "example")
_LEVELS = {"lexicon": 0, "lexeme": 1, "meta": 1, "metadata": 1}
_IPA_EXTRA = " .ˈˌːˑ|‖‿͡’ʼ↗↘-ˑ"


class Entry(Struct):
    """A lexeme as it stands in the file."""

    line: int
    """1 is the first line."""
    before: str = ""
    """Words of the neighbour that follows."""
    after: str = ""
    """Words of the neighbour that stands before."""
    graphemes: list[str] = field(default_factory=list)
    """At least one."""
    alias: str = ""
    """The preferred alias."""
    ipa: str = ""
    """The preferred phoneme; empty where an alias stands before it."""


def parse(text: str, path: str) -> tuple[Entry, ...]:
    """The entries of a PLS document, in its order.

    Raises SpeechError, with file and line, for XML that is not well formed, a document type, an
    element that PLS doesn't have there, a lexeme without a grapheme or anything to say, an
    alphabet other than IPA.
    """
    return _Reader(path).read(text)


class _Reader:
    def __init__(self, path: str) -> None:
        self.path = path
        self.entries: list[Entry] = []
        self.open: list[str] = []
        self.entry: Entry | None = None
        self.text: list[str] | None = None
        self.alphabet = "ipa"
        self.prefer = False
        self.preferred: set[str] = set()
        self.skipping = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")

    def read(self, text: str) -> tuple[Entry, ...]:
        parser = self.parser
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters
        parser.StartDoctypeDeclHandler = self.doctype
        try:
            parser.Parse(text.encode("utf-8", "surrogatepass"), True)
        except expat.ExpatError as error:
            what = expat.ErrorString(error.code)
            raise self.error(f"the XML is not well formed: {what}", error.lineno) from error
        return tuple(self.entries)

    def error(self, message: str, line: int = 0, hint: str = "") -> SpeechError:
        at = Source(path=self.path, line=line or self.parser.CurrentLineNumber)
        return SpeechError(message, source=at, hint=hint)

    def doctype(self, *_: object) -> None:
        raise self.error("a lexicon has no document type", hint="remove the <!DOCTYPE ...>")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if self.skipping or namespace not in ("", NAMESPACE):
            self.skipping += 1
            return
        level = len(self.open)
        parent = self.open[-1] if self.open else ""
        allowed = parent == "lexeme" if local in _TEXTS else level == _LEVELS.get(local, -1)
        if not allowed:
            where = f"inside <{parent}>" if parent else "as the root"
            raise self.error(
                f"<{local}> can't stand {where}", hint="a <lexicon> holds <lexeme>s of PLS 1.0"
            )
        self.open.append(local)
        if local == "lexicon" or (local == "phoneme" and "alphabet" in attributes):
            self.check_alphabet(attributes.get("alphabet", "ipa"))
        if local == "lexeme":
            self.entry = Entry(
                line=self.parser.CurrentLineNumber,
                before=attributes.get(f"{NEIGHBOUR} before", ""),
                after=attributes.get(f"{NEIGHBOUR} after", ""),
            )
            self.preferred = set()
        elif local in _TEXTS:
            self.text = []
            self.prefer = attributes.get("prefer") == "true"

    def check_alphabet(self, alphabet: str) -> None:
        if alphabet not in _ALPHABETS:
            raise self.error(
                f"the alphabet {alphabet!r} can't be read",
                hint='write phonemes with alphabet="ipa"',
            )

    def characters(self, data: str) -> None:
        if self.text is not None and not self.skipping:
            self.text.append(data)

    def end(self, _: str) -> None:
        if self.skipping:
            self.skipping -= 1
            return
        local = self.open.pop()
        if local == "lexeme":
            self.finish()
        elif local in _TEXTS:
            self.take(local, " ".join("".join(self.text or ()).split()))
            self.text = None

    def take(self, local: str, text: str) -> None:
        entry = self.entry
        if entry is None or local == "example":
            return
        if not text:
            raise self.error(f"an empty <{local}>")
        if local == "grapheme":
            if not any(char.isalnum() for char in text):
                raise self.error(
                    f"the grapheme {text!r} has no letter or digit",
                    hint="symbols are spoken by rules, not by lexicons",
                )
            entry.graphemes.append(text)
        elif not (entry.alias or entry.ipa) or (self.prefer and not self.preferred):
            entry.alias = text if local == "alias" else ""
            entry.ipa = self.checked_ipa(text) if local == "phoneme" else ""
            if self.prefer:
                self.preferred.add(local)

    def checked_ipa(self, text: str) -> str:
        for char in text:
            if not (char.isalpha() or char in _IPA_EXTRA or "\u0300" <= char <= "\u036f"):
                raise self.error(f"{char!r} is no sign of the IPA in {text!r}")
        return text

    def finish(self) -> None:
        entry = self.entry
        self.entry = None
        if entry is None:
            return
        if not entry.graphemes:
            raise self.error("a lexeme without a <grapheme>", entry.line)
        if not (entry.alias or entry.ipa):
            raise self.error(
                f"nothing to say for {entry.graphemes[0]!r}", entry.line, "add an <alias>"
            )
        self.entries.append(entry)


EMPTY = f"""<?xml version="1.0" encoding="UTF-8"?>
<lexicon version="1.0" xmlns="{NAMESPACE}"
         xmlns:near="{NEIGHBOUR}" alphabet="ipa" xml:lang="en-US">
</lexicon>
"""
"""A lexicon without a term."""

_LEXEME = re.compile(r"[^\S\n]*<lexeme\b[^>]*>.*?</lexeme>[^\S\n]*\n?", re.DOTALL)
_END = re.compile(r"[^\S\n]*</(?:\w+:)?lexicon\s*>")


def with_lexeme(text: str, term: str, saying: str, *, ipa: bool, path: str) -> str:
    """The document `text` with a lexeme for `term`, in place of the one it has; the rest stays.

    Raises SpeechError where `text` is no lexicon, or `term` or `saying` can't be in one.
    """
    entries = parse(text, path)
    kind = "phoneme" if ipa else "alias"
    lexeme = (
        f"<lexeme><grapheme>{escape(term)}</grapheme><{kind}>{escape(saying)}</{kind}></lexeme>\n"
    )
    plain = [entry for entry in entries if entry.graphemes == [term]]
    for match in _LEXEME.finditer(text):
        inside = f"<lexicon xmlns:near='{NEIGHBOUR}'>{match[0]}</lexicon>"
        if plain and any(
            e.graphemes == [term] and not e.before + e.after for e in _quietly(inside)
        ):
            return text[: match.start()] + lexeme + text[match.end() :]
    ends = [match.start() for match in _END.finditer(text)]
    if not ends:
        raise SpeechError("the lexicon has no end tag on its own", source=Source(path=path))
    before = text[: ends[-1]]
    return before + ("" if before.endswith("\n") else "\n") + lexeme + text[ends[-1] :]


def _quietly(text: str) -> tuple[Entry, ...]:
    try:
        return parse(text, "")
    except SpeechError:
        return ()


def escape(text: str) -> str:
    """Text inside an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
