"""Transcripts in Markdown or plain text, and prose without speakers, which becomes an audiobook.

`**Name:** text`, `**Name**: text`, `Name: text`, `[Speaker 2] [00:24] text`, `Name (00:24): text`;
a label goes for all paragraphs up to the next one. A label that is no person (a break, a clip) is
a finding, not a speaker. Headings begin a new lesson or chapter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from producer.errors import ProjectError
from producer.script.importers._body import Body, Heading, Prose, Reader, headings_of
from producer.script.importers._text import Ledger, Lines
from producer.script.importers._transcript import Label, labels_of
from producer.script.page import LessonSection, Page, PageTurn
from producer.script.repair import findings as repair_findings
from producer.script.repair import repair
from producer.yamlfile import load

_CLIP = re.compile(r"clip\b", re.I)
_OFF_AIR = re.compile(
    r"(?:break|clip|ads?|advert\w*|sponsor\w*|commercial|music|jingle|intermission|interlude|sound"
    r"|sfx|silence|transition|video|pause)\b",
    re.I,
)
"""Labels of what nobody on the recording says."""


def recognizes(name: str, text: str) -> float:
    """How surely this is a transcript, 0 to 1; any text may be prose to narrate."""
    lines = Lines.of(text[:200_000])
    labels = [label for label in labels_of(lines, ()) if label.person]
    blocks = sum(1 for _ in lines.blocks(0, len(lines)))
    share = len(labels) / max(blocks, 1)
    named = name.lower().endswith((".md", ".markdown", ".txt"))
    if labels:
        return min(0.85, 0.4 + share)
    return 0.15 if named and text.strip() else 0.05 if text.strip() else 0.0


def read(text: str, name: str) -> Page:
    """Read a transcript or prose; `name` is the file's, for findings."""
    repaired = repair(text)
    page = read_repaired(repaired.text, name)
    said = [*repair_findings(repaired, name), *page.findings]
    said.sort(key=lambda finding: finding.source.line if finding.source else 0)
    return replace(page, findings=tuple(said))


def read_repaired(
    text: str, name: str, *, code: frozenset[int] = frozenset(), numbers: Sequence[int] = ()
) -> Page:
    """Read a text whose characters are right; `code` and `numbers` as `Ledger` has them."""
    lines = Lines.of(text)
    ledger = Ledger(lines, name, code=code, numbers=numbers)
    first, title = _front_matter(ledger)
    fenced = {
        line
        for each in ledger.paragraphs(first, len(lines))
        if each.kind == "fenced"
        for line in range(first + each.first, first + each.stop)
    }
    labels = [label for label in labels_of(lines, code | fenced) if label.line >= first]
    headings = headings_of(lines, first, code | fenced)
    if headings and (headings[0].level == 1 or not title):
        only = sum(each.level == headings[0].level for each in headings) == 1
        early = not labels or headings[0].line < labels[0].line
        if only and early:
            title = title or headings[0].title
            ledger.mark(headings[0].line, headings[0].line + 1, "content", "title")
            first, headings = headings[0].line + 1, headings[1:]
    reader = _Transcript(ledger, labels) if labels else Prose(ledger)
    sections = reader.sections(first, headings)
    return Page(
        name=name,
        page_title=title,
        title=title,
        sections=tuple(sections),
        findings=tuple(ledger.findings),
        text=text,
        accounts=ledger.close(),
    )


def _front_matter(ledger: Ledger) -> tuple[int, str]:
    """The line after another program's front matter, and the title in it."""
    lines = ledger.lines
    if lines[0] != "---":
        return 0, ""
    stop = next((line for line in range(1, len(lines)) if lines[line] in {"---", "..."}), 0)
    if not stop:
        return 0, ""
    try:
        data = load("\n".join(lines.items[1:stop]), ledger.path).data
    except ProjectError:
        return 0, ""
    if not isinstance(data, dict):
        return 0, ""
    title = data.get("title")
    ledger.mark(0, stop + 1, "finding", "front-matter-skipped")
    keys = ", ".join(str(key) for key in data if key != "title")
    if keys:
        ledger.find("front-matter-skipped", f"front matter that nobody reads: {keys}", 0, "note")
    return stop + 1, " ".join(title.split()) if isinstance(title, str) else ""


class _Transcript(Reader):
    """Reads the turns of a transcript."""

    def __init__(self, ledger: Ledger, labels: Sequence[Label]) -> None:
        super().__init__(ledger)
        self.labels = labels

    def sections(self, first: int, headings: Sequence[Heading]) -> list[LessonSection]:
        """A lesson for each heading, and one for what stands before the first."""
        starts = [(first - 1, "")] + [(each.line, each.title) for each in headings]
        whole = []
        for index, (line, title) in enumerate(starts):
            stop = starts[index + 1][0] if index + 1 < len(starts) else len(self.lines)
            if line >= first:
                self.ledger.mark(line, line + 1, "content", "lesson title")
            turns = self.turns(line + 1, stop)
            if turns or line >= first:
                number = self.ledger.number(max(line, first))
                whole.append(LessonSection(title=title, turns=tuple(turns), line=number))
        return whole

    def turns(self, first: int, stop: int) -> list[PageTurn]:
        """The turns between two lines; a break or clip in between belongs to nobody."""
        own = [label for label in self.labels if first <= label.line < stop]
        turns: list[PageTurn] = []
        self._before(first, own[0].line if own else stop)
        last = ""
        for index, label in enumerate(own):
            end = own[index + 1].line if index + 1 < len(own) else stop
            if label.person:
                last = label.name
                turns.append(self._turn(label, end))
                continue
            if last and not _OFF_AIR.match(label.name) and label.style != "break":
                turns[-1] = self._goes_on(turns[-1], label, end)
                continue
            after = self._aside(label, end)
            if self.lines.after(after, end) < end and last:
                body = self._paragraphs(after, end, 0)
                if body.text:
                    turns.append(self._made(last, body, after))
        return turns

    def _before(self, first: int, stop: int) -> None:
        for begin, end in self.lines.blocks(first, stop):
            left = [line for line in range(begin, end) if not self.skipped(line)]
            for line in left:
                self.ledger.mark(line, line + 1, "finding", "text-without-speaker")
            if left:
                text = " ".join(" ".join(self.lines.items[line] for line in left).split())
                self.ledger.find(
                    "text-without-speaker", f"nobody says: {text}", begin, hint="give it a speaker"
                )

    def _goes_on(self, turn: PageTurn, label: Label, stop: int) -> PageTurn:
        """The turn with words in bold at a paragraph's start, which are no speaker's label."""
        self.ledger.find(
            "label-no-person", f"{label.name} is no person; read as text", label.line, "note"
        )
        body = self._paragraphs(label.line, stop, 0)
        text = f"{turn.text}\n\n{body.text}".strip()
        return replace(turn, text=text, asides=(*turn.asides, *body.asides))

    def _turn(self, label: Label, stop: int) -> PageTurn:
        start = self.lines.starts[label.line]
        self.ledger.mark_text(start, start + label.end, "content", "speaker")
        body = self._paragraphs(label.line, stop, label.end)
        if label.time:
            time = f"[{label.time.strip('()[]').replace(chr(92), '')}]"
            body.text = f"{time} {body.text}".strip()
            body.asides += (time,)
        if not body.text:
            self.ledger.find("turn-empty", f"{label.name} says nothing", label.line)
        return self._made(label.name, body, label.line)

    def _made(self, speaker: str, body: Body, line: int) -> PageTurn:
        asides = tuple(dict.fromkeys(body.asides))
        return PageTurn(
            speaker=speaker, text=body.text, line=self.ledger.number(line), asides=asides
        )

    def _paragraphs(self, first: int, stop: int, skip: int) -> Body:
        """Everything from a column of the first line on, without footnotes and comments."""
        whole = Body()
        texts = []
        begin = first
        lines = [line for line in range(first, stop) if line > first and self.skipped(line)]
        for line in [*lines, stop]:
            if line > begin and (self.lines.after(begin, line) < line):
                part = self.body(begin, line, skip if begin == first else 0, "turn")
                texts.append(part.text)
                whole.asides += part.asides
                whole.code += part.code
            begin = line + 1
        whole.text = "\n\n".join(filter(None, texts))
        return whole

    def _aside(self, label: Label, stop: int) -> int:
        """Tell of a label that is no person; the line after what belongs to it."""
        end = label.line
        while end < stop and self.lines[end]:
            end += 1
        alone = not self.lines.items[label.line][label.end :].strip()
        if _CLIP.match(label.name) or alone:
            end = stop
        self.ledger.mark(label.line, end, "finding", "label-no-person")
        text = " ".join(" ".join(self.lines.items[label.line : end]).split())
        self.ledger.find(
            "label-no-person",
            f"{label.name} is no person; left out: {text}",
            label.line,
            hint="put it into a turn if it is to be heard",
        )
        return end
