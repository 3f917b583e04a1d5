"""Pointed brackets in a paragraph: HTML tags, comments, MathML, addresses, and entities."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from producer.script.inline import tags
from producer.script.inline.tokens import Token, plain

if TYPE_CHECKING:
    from producer.script.inline.scanner import Scanner

_ANY_TAG = re.compile(r"<[^<>]*+>")

_EDGE_LIMIT = 300
"""Characters of tags between a tag and its line's edge at most."""
_SHIFT_LIMIT = 200
"""Characters of an index or exponent at most; what is longer is ordinary text."""

_NESTING = 20
"""Open elements that a closing tag looks past at most."""


class _Open(Struct, frozen=True, kw_only=True):
    tag: tags.Tag
    index: int
    """Of its token."""
    bottom: int
    """Of the runs inside it."""


class Elements:
    """The HTML elements of one paragraph that are still open.

    A tag that never finds its partner stays as the text it is.
    """

    def __init__(self, scanner: Scanner) -> None:
        self.scanner = scanner
        self.opened: list[_Open] = []
        self._absent: set[str] = set()
        """Closing marks of which the rest of the paragraph holds none."""
        self._has_markup = False
        """Whether the paragraph has elements that stand for themselves."""

    def tag(self, place: int) -> int:
        """Take what stands in pointed brackets, or the bracket alone."""
        scanner, text = self.scanner, self.scanner.text
        if text.startswith("<!--", place):
            end = self._find("-->", place + 4)
            if end:
                return scanner.silent(place, end)
            scanner.trouble("unclosed-comment", place, "a comment opens here and never closes",
                            "close it with -->")  # fmt: skip
            return scanner.literal(place, place + 1)
        if match := tags.AUTOLINK.match(text, place) or tags.EMAIL.match(text, place):
            address = match[1] if match.re is tags.AUTOLINK else f"mailto:{match[1]}"
            return scanner.attributed(Token(place, match[1], link=address), match.end())
        tag = tags.tag_at(text, place)
        if tag is None or not self._is_markup(place, tag):
            return scanner.literal(place, place + 1)
        if tag.name == "math" and not tag.closing:
            return self._maths(place)
        if tag.name in tags.CODE and not tag.closing:
            return self._code(place, tag)
        if tag.name == "br" or tag.name in tags.BLOCKS or tag.name in tags.CELLS:
            return self._stop(place, tag)
        if tag.name in tags.UNHEARD or tag.name in tags.SKIPPED:
            return self._unheard(place, tag)
        if tag.name == "img":
            return self._image(place, tag)
        return self._close(place, tag) if tag.closing else self._open(place, tag)

    def entity(self, place: int) -> int:
        """Take `&amp;` as the character it stands for."""
        match = tags.ENTITY.match(self.scanner.text, place)
        char = tags.decoded(match[0]) if match else ""
        if not match or char == match[0]:
            return self.scanner.literal(place, place + 1)
        self.scanner.tokens.append(Token(place, char))
        return match.end()

    def forget(self, index: int) -> None:
        """Drop the elements whose tokens, from `index` on, have become one."""
        while self.opened and self.opened[-1].index >= index:
            self.opened.pop()

    def _is_markup(self, place: int, tag: tags.Tag) -> bool:
        """Whether a tag is markup, and not a word of a sentence about HTML.

        `The <div> tag` is one. A tag is markup that has attributes, finds its partner in this
        paragraph, or stands at its line's edge without a space to the words; and so is every
        tag after it in the paragraph.
        """
        if tag.name not in tags.STANDING or self._has_markup:
            return True
        partner = not tag.closing and self._find(f"</{tag.name}>", tag.end)
        if not (tag.attributes.strip() or partner or self._stands_at_edge(place, tag)):
            return False
        self._has_markup = True
        return True

    def _stands_at_edge(self, place: int, tag: tags.Tag) -> bool:
        """Whether an opening tag starts its line, or a closing one ends it, close to the words."""
        text = self.scanner.text
        if tag.closing:
            end = text.find("\n", tag.end, tag.end + _EDGE_LIMIT)
            beyond = text[tag.end : end if end >= 0 else tag.end + _EDGE_LIMIT]
            near = text[place - 1 : place]
        else:
            start = max(text.rfind("\n", 0, place) + 1, place - _EDGE_LIMIT)
            beyond, near = text[start:place], text[tag.end : tag.end + 1]
        return near not in (" ", "\t") and not _ANY_TAG.sub("", beyond).strip()

    def _open(self, place: int, tag: tags.Tag) -> int:
        scanner = self.scanner
        self.opened.append(_Open(tag=tag, index=len(scanner.tokens), bottom=len(scanner.runs)))
        scanner.tokens.append(Token(place, scanner.text[place : tag.end]))
        return tag.end

    def _close(self, place: int, tag: tags.Tag) -> int:
        scanner = self.scanner
        at = len(self.opened) - 1
        lowest = max(-1, at - _NESTING)
        while at > lowest and self.opened[at].tag.name != tag.name:
            at -= 1
        if at == lowest:
            return scanner.literal(place, tag.end)
        nearest = self.opened[at]
        del self.opened[at:]
        opening = scanner.tokens[nearest.index]
        if tag.name in ("sub", "sup") and place - opening.start <= _SHIFT_LIMIT:
            scanner.pair(nearest.bottom)
            inner = plain(scanner.tokens[nearest.index + 1 :])
            scanner.brackets.forget(nearest.index)
            scanner.tokens[nearest.index :] = [Token(opening.start, tags.shifted(tag.name, inner))]
            return tag.end
        effect = tags.EFFECTS.get(tag.name, "plain")
        if tag.name == "a" and (address := nearest.tag.get("href")):
            effect = f"link:{address}"
        scanner.tokens[nearest.index] = Token(opening.start, "", edge="open", effect=effect)
        scanner.tokens.append(Token(place, "", edge="close", effect=effect))
        return tag.end

    def _maths(self, place: int) -> int:
        scanner = self.scanner
        end = self._find("</math>", place)
        if not end:
            scanner.trouble("unclosed-maths", place, "a formula opens here and never closes",
                            "close it with </math>")  # fmt: skip
            return scanner.literal(place, place + 1)
        written = scanner.text[place:end]
        starts = place == 0 or scanner.text[place - 1] == "\n"
        alone = starts and scanner.text[end : end + 1] in ("", "\n")
        token = Token(place, written, kind="maths", language="mathml", block=alone)
        return scanner.attributed(token, end)

    def _code(self, place: int, tag: tags.Tag) -> int:
        scanner = self.scanner
        end = self._find(f"</{tag.name}>", tag.end)
        if not end:
            return scanner.literal(place, tag.end)
        inner = scanner.text[tag.end : end - len(tag.name) - 3]
        code = tags.decoded(_ANY_TAG.sub("", inner).replace("\n", " "))
        return scanner.attributed(Token(place, code, kind="code"), end)

    def _stop(self, place: int, tag: tags.Tag) -> int:
        """A line's, cell's or paragraph's end."""
        scanner = self.scanner
        if tag.name == "br":
            scanner.trim()
            scanner.tokens.append(Token(place, "\n"))
            return tag.end
        begun = scanner.shown() and not scanner.shown().endswith("\n\n")
        if not begun or (tag.name in tags.CELLS and tag.closing):
            return scanner.silent(place, tag.end)
        scanner.trim()
        said = ", " if tag.name in tags.CELLS else "\n\n"
        return scanner.silent(place, tag.end, Token(place, said))

    def _unheard(self, place: int, tag: tags.Tag) -> int:
        scanner, end = self.scanner, tag.end
        if not tag.closing:
            if tag.name in tags.SKIPPED:
                end = self._find(f"</{tag.name}>", tag.end) or tag.end
            scanner.trouble("html-not-spoken", place, f"<{tag.name}> can't be heard",
                            "say in words what it shows, or take it out")  # fmt: skip
        return scanner.silent(place, end)

    def _image(self, place: int, tag: tags.Tag) -> int:
        if not tag.get("alt").strip():
            self.scanner.trouble("image-without-alt", place, "a listener would miss this picture",
                                 'describe it: <img alt="what it shows" ...>')  # fmt: skip
        token = Token(place, tag.get("alt"), link=tag.get("src"))
        self.scanner.tokens.append(token)
        return tag.end

    def _find(self, mark: str, place: int) -> int:
        """The place after the next `mark`, in small letters or capitals; 0 if there is none."""
        if mark in self._absent:
            return 0
        found = re.compile(re.escape(mark), re.IGNORECASE).search(self.scanner.text, place)
        if not found:
            self._absent.add(mark)
        return found.end() if found else 0
