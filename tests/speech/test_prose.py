"""Prose becomes words: by the tables of cases, by each rule's own examples, by the judges' sets."""

from __future__ import annotations

import html
import re
from collections import Counter

import pytest

from producer.model import Span
from producer.speech.spoken import RULES, pieces, say
from tests.speech.prose_cases import SHARED, Case, plain, shared_cases, table

ALLOWED_CHANGES = {
    # Of every word that these rules touch, the words change as they should, or not at all.
    "lexicon", "initialism", "title", "bare title", "abbreviation", "initials", "space",
    "invisible", "bracket", "dash", "stray hyphen", "hyphen", "backtick", "domain",
}  # fmt: skip


@pytest.mark.parametrize("case", table("prose.tsv"), ids=lambda case: case.written[:60])
def test_american_cases(case: Case) -> None:
    """Every kind of technical writing is said as the table of cases has it."""
    assert say(case.written, english="en-US") in case.spoken


@pytest.mark.parametrize("case", table("prose-british.tsv"), ids=lambda case: case.written[:60])
def test_british_cases(case: Case) -> None:
    """Dates, zeros, "and" and Z are said the British way in British English."""
    assert say(case.written, english="en-GB") in case.spoken


def test_every_rule_does_what_its_docstring_shows() -> None:
    """Each `before -> after` in a rule's docstring holds, and the first is that rule's doing."""
    wrong = []
    for rule in RULES:
        if isinstance(rule, str):
            continue
        lines = [line.strip() for line in (rule.say.__doc__ or "").splitlines() if " -> " in line]
        assert lines, f"the rule {rule.name!r} shows no example"
        for number, line in enumerate(lines):
            before, after = line.rsplit(" -> ", 1)
            used = {piece.rule for piece in pieces((Span(kind="text", text=before, raw=before),))}
            if say(before) != after or (number == 0 and rule.name not in used):
                wrong.append((rule.name, before, after, say(before)))
    assert not wrong


@pytest.mark.parametrize(
    ("source", "english", "share"), [("nemo", "en-US", 0.92), ("wetext", "en-GB", 0.92)]
)
def test_cases_of_other_projects(source: str, english: str, share: float) -> None:
    """At least 92 % of NeMo's and of WeText's cases come out as they list them."""
    if not SHARED.is_dir():
        pytest.skip("the shared cases are not there")
    cases = [case for case in shared_cases() if case.source == source]
    wrong = [
        case.written
        for case in cases
        if plain(say(case.written, english=english)) not in {plain(form) for form in case.spoken}
    ]
    assert 1 - len(wrong) / len(cases) >= share, wrong


def test_ordinary_prose_is_left_alone() -> None:
    """In real books and transcripts fewer than one word in 2,000 is changed that should not be."""
    if not SHARED.is_dir():
        pytest.skip("the shared books and transcripts are not there")
    words = 0
    changed: Counter[tuple[str, str, str]] = Counter()
    for path in sorted([*(SHARED / "books").iterdir(), *(SHARED / "transcripts").iterdir()]):
        for paragraph in _paragraphs(path.read_text("utf-8"), path.suffix == ".xhtml"):
            words += len(paragraph.split())
            for piece in pieces((Span(kind="text", text=paragraph, raw=paragraph),)):
                if piece.rule in ALLOWED_CHANGES or re.search(r"\d", piece.written):
                    continue
                if plain(piece.written) != plain(piece.spoken):
                    changed[piece.rule, piece.written, piece.spoken] += 1
    assert words > 30_000
    assert changed.total() < words / 2000, changed


def _paragraphs(text: str, is_html: bool) -> list[str]:
    if is_html:
        text = html.unescape(re.sub(r"<[^>]+>", "", text[text.index("<body") :]))
    else:
        text = re.sub(r"\*\*([^*]+)\*\*|\[([^\]]*)\]\([^)]*\)|\\(?=[\[\]])", r"\1\2", text)
    return [" ".join(paragraph.split()) for paragraph in re.split(r"\n\s*\n", text)]
