"""Plain text with code in it -> Markdown of a script, so that reading it gives the same text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from producer.script.blocks.containers import interrupts
from producer.script.blocks.labels import is_classroom_role
from producer.script.codeblocks import FENCE, code_of, paragraphs
from producer.script.codelanguage import language_of
from producer.script.inline import parse_inline
from producer.script.inline.formulas import dollars_at

_LITERAL = re.compile(
    r"(?P<code>(?<!`)(`+)(?!`)(?:(?!\n\n).)+?(?<!`)\2(?!`))"
    r"|(?P<maths>\$\$(?:\\.|[^$`])+\$\$|\\\((?:(?!\\\)).)+\\\)|\\\[(?:(?!\\\]).)+\\\])"
    r"|(?P<dollars>\$(?=[^\s$])(?:\\.|[^\\$`\n])+?\$(?!\d))"
    r"|(?P<mathml><math\b(?:(?!</math>).)+</math>)"
    r"|(?P<strong>(?<![\w*\\])\*\*\w(?:[\w ,.'’()-]*[\w.)])?\*\*(?![\w*]))"
    r"|(?P<address>https?://[^\s<>\[\]`|\"“”]+)",
    re.DOTALL,
)
_MATHS = re.compile(
    r"[\\^_={}<>+]|^[A-Za-z]$|^[A-Za-z]\(|^-?\d*[A-Za-z]$|[A-Za-z0-9] ?[-/*] ?[A-Za-z]"
)
_PRICE = re.compile(r"^\d[\d,.]*(?:\s+[a-z]{2,}|$)")
_ESCAPED = re.compile(r"[\\`*_\[\]{}<>&$#!|~]")
_STAR = re.compile(r"(?<! )\*|\*(?! )|^\*")
_UNDERSCORE = re.compile(r"(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
_DUNDER = re.compile(r"(?<![\w\\])__[A-Za-z0-9]+(?:_[A-Za-z0-9]+)*__(?!\w)", re.ASCII)
_BRACKET = re.compile(r"\[(?=[^\]\n]*\][({\[:]|pause\b|sound:|\^|[^\]\n]*\]$)", re.I)
_OPENING = re.compile(r"(?<=[\]`$)]){|^{")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_TAG = re.compile(r"<(?=[A-Za-z/!])")
_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~]|$)")
_BLOCK_MARK = re.compile(r"(\d{1,9})([.)])(?=\s|$)|([-+*>#=|~])")
_LABEL = re.compile(r"((?:[A-Z][\w.'’-]*)(?: [\w.'’-]+){0,4}):(?=\s|$)")
BULLET = re.compile(r"(\s*)(?:[•◦‣▪●○–]|[-*+](?=\s))\s*(?=\S)")
_NUMBERED = re.compile(r"(\s*)(\d{1,3}[.)])\s+(?=\S)")
_DELIMITERS = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_COMMENT_END = re.compile(r"--+>?")


def markdown(
    text: str,
    *,
    programming: bool = False,
    asides: Sequence[str] = (),
    names: Collection[str] = (),
) -> str:
    """`text`, whose paragraphs a blank line divides, as Markdown.

    Code gets fences, lists and tables keep their form, line ends inside of a paragraph stay, and
    whatever would be read as markup is escaped. `asides` are pieces of it that are no words to
    speak; they become comments. `names` are those who speak elsewhere in the script: "Ann: ..."
    at a paragraph's start is then no label of theirs.
    """
    lines = text.split("\n")
    blocks = []
    for paragraph in paragraphs(lines, programming=programming):
        part = lines[paragraph.first : paragraph.stop]
        if paragraph.kind == "text":
            blocks.append(_text(part, asides, names))
        else:
            info = FENCE.match(part[0]) if paragraph.kind == "fenced" else None
            word = info.group(2).split()[0] if info and info.group(2).split() else ""
            blocks.append(fenced(code_of(lines, paragraph), word))
    return "\n\n".join(filter(None, blocks))


def fenced(code: str, language: str = "") -> str:
    """`code` between fences; the language is guessed where none is given."""
    longest = max((len(run) for run in re.findall("`+", code)), default=0)
    fence = "`" * max(3, longest + 1)
    word = re.sub(r"[^\w+#.-]", "", language) or language_of(code)
    return f"{fence}{word}\n{code}\n{fence}"


def inline(text: str) -> str:
    """One line of text as Markdown: code and formulas as they are, the rest without markup.

    Escapes as little as reads well, or, where that would read otherwise, everything.
    """
    parts = list(_parts(text))
    wanted = _squashed("".join(shown for _, _, shown in parts))
    for dollars in (True, False):
        light = "".join(part if kept else _escaped(part, dollars) for kept, part, _ in parts)
        if _reads(light) == wanted and not (dollars and light.count("$") > 1):
            return light
    return "".join(part if kept else _ESCAPED.sub(r"\\\g<0>", part) for kept, part, _ in parts)


def heading(title: str) -> str:
    """A title as the words of a heading."""
    line = inline(" ".join(title.split()))
    # Closing marks and attributes would be taken off a heading's end.
    return re.sub(r"(?<!\\)([#}])$", r"\\\1", line)


def comment(text: str) -> str:
    """An HTML comment that holds `text`."""
    return f"<!-- {_COMMENT_END.sub('-', ' '.join(text.split()))} -->"


def _reads(markdown_text: str) -> str:
    return _squashed("".join(span.text for span in parse_inline(markdown_text)))


def _squashed(text: str) -> str:
    return " ".join(text.split())


def _parts(text: str) -> Iterable[tuple[bool, str, str]]:
    """Pieces of a line: whether it stays as it is, the piece, and what it shows."""
    place = begin = 0
    while match := _LITERAL.search(text, begin):
        shown = _shown(match, text)
        if shown is None:
            # The dollar that would have closed may open: "$3, so $C = 3q$".
            begin = match.end() - 1 if match["dollars"] else match.end()
            continue
        if match.start() > place:
            yield False, text[place : match.start()], text[place : match.start()]
        yield True, match.group(), shown
        place = begin = match.end()
    if place < len(text):
        yield False, text[place:], text[place:]


def _shown(match: re.Match[str], text: str) -> str | None:
    """What a literal piece shows; None: it is text."""
    piece = match.group()
    if match["dollars"]:
        formula = dollars_at(text, match.start())
        inner = piece[1:-1]
        if not formula or formula.doubtful or formula.end != match.end():
            return None
        return inner if _MATHS.search(inner) and not _PRICE.match(inner) else None
    if match["address"]:
        return piece
    if match["strong"]:
        return piece[2:-2]
    spans = parse_inline(piece)
    kinds = {span.kind for span in spans if span.text or span.kind != "text"}
    if kinds != {"code"} and kinds != {"maths"}:
        return None
    return "".join(span.text for span in spans)


def _escaped(text: str, dollars: bool) -> str:
    for pattern in (_BACKSLASH, _ENTITY, _TAG, _BRACKET, _OPENING, _STAR):
        text = pattern.sub(r"\\\g<0>", text)
    text = text.replace("`", "\\`").replace("~~", "\\~\\~")
    text = text if dollars else text.replace("$", "\\$")
    kept = {match.start() for match in _DUNDER.finditer(text)}
    kept |= {place for match in _DUNDER.finditer(text) for place in range(*match.span())}
    return _UNDERSCORE.sub(
        lambda match: match.group() if match.start() in kept else "\\" + match.group(), text
    )


def _text(lines: Sequence[str], asides: Sequence[str], names: Collection[str]) -> str:
    if _is_table(lines):
        return "\n".join(_row(line) for line in lines)
    rows: list[str] = []
    levels: list[int] = []
    for line in lines:
        item = BULLET.match(line) or _NUMBERED.match(line)
        if item:
            indent = len(item.group(1).expandtabs(4))
            while levels and indent <= levels[-1]:
                levels.pop()
            levels.append(indent)
            mark = item.group(2) if item.re is _NUMBERED else "-"
            shown = _line(line[item.end() :], asides)
            rows.append("   " * (len(levels) - 1) + f"{mark} {shown}")
            continue
        shown = _line(line.strip(), asides)
        if not levels:
            shown = _unblocked(shown, names, first=not rows)
            if rows:
                rows[-1] += "\\"
            rows.append(shown)
        else:
            rows[-1] += f" {shown}"
    return "\n".join(rows)


def _line(text: str, asides: Sequence[str]) -> str:
    pieces = [text]
    if asides:
        pieces = re.split("(" + "|".join(map(re.escape, asides)) + ")", text)
    parts = [
        comment(piece.strip("[]\\ ")) if place % 2 else _unpadded(piece)
        for place, piece in enumerate(pieces)
    ]
    return "".join(parts).strip()


def _unpadded(text: str) -> str:
    """`inline`, which looks at words alone, with the spaces around them kept."""
    core = text.strip()
    if not core:
        return text
    start = text.index(core)
    return text[:start] + inline(core) + text[start + len(core) :]


def _unblocked(line: str, names: Collection[str], *, first: bool) -> str:
    """A line that begins no list, heading, quotation, label or rule."""
    match = _BLOCK_MARK.match(line)
    if match and (interrupts(line) or first or match.group(1)):
        if match.group(1):
            return f"{match.group(1)}\\{line[match.end(1) :]}"
        return f"\\{line}"
    label = _LABEL.match(line)
    if label and (label.group(1) in names or is_classroom_role(label.group(1))):
        return f"{label.group(1)}\\{line[label.end(1) :]}"
    return line


def _is_table(lines: Sequence[str]) -> bool:
    if len(lines) < 2 or "|" not in lines[0] or "-" not in lines[1]:
        return False
    if not _DELIMITERS.fullmatch(lines[1]) or not all("|" in line for line in lines):
        return False
    return len(_cells(lines[0])) == len(_cells(lines[1]))


def _cells(line: str) -> list[str]:
    return line.strip().strip("|").split("|")


def _row(line: str) -> str:
    if _DELIMITERS.fullmatch(line):
        return line.strip()
    cells = (inline(cell.strip()) for cell in _cells(line))
    return "| " + " | ".join(cells) + " |"
