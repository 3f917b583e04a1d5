"""What is written in a script is read as the cases of tests/data/script say."""

from __future__ import annotations

import gc

import pytest

from producer.model import Script, Span, Turn
from producer.script.inline import parse_inline
from producer.script.parse import parse
from tests.script.script_cases import FRONT_MATTER, cases, script_as_lines, spans_as_lines


def read(body: str, path: str = "scripts/course/01-case.md") -> Script:
    script = parse(FRONT_MATTER + body, path).script
    assert script is not None
    return script


def only_turn(body: str) -> Turn:
    script = read(body)
    assert len(script.chapters) == 1
    assert len(script.chapters[0].turns) == 1
    return script.chapters[0].turns[0]


@pytest.mark.parametrize(("written", "wanted"), cases("inline.txt"))
def test_a_paragraph_is_read_as_its_case_says(written: str, wanted: str) -> None:
    """Each kind of inline markup means what the case shows, and no more."""
    spans = parse_inline(written)
    assert spans_as_lines(spans) == wanted
    assert "".join(span.raw for span in spans) == written


@pytest.mark.parametrize(("written", "wanted"), cases("turns.txt"))
def test_a_script_is_read_as_its_case_says(written: str, wanted: str) -> None:
    """Chapters, turns and blocks come out as the case shows, with just those findings."""
    text = written if written.startswith("---") else FRONT_MATTER + written
    parsed = parse(text, "case.md")
    lines = [script_as_lines(parsed.script)]
    lines += [f"! {found.source.line} {found.code}" for found in parsed.findings if found.source]
    assert "\n".join(lines) == wanted
    assert "".join(stretch.raw for stretch in parsed.stretches) == text


def test_what_was_read_is_freed_at_once() -> None:
    """A build looks for garbage so seldom that it would hold a catalogue's paragraphs till then."""
    written = [one.values[0] for one in (*cases("inline.txt"), *cases("turns.txt"))]
    text = FRONT_MATTER + "\n\n".join(map(str, written))
    parse(text, "case.md")
    gc.collect()
    gc.disable()
    try:
        parse(text, "case.md")
        found = gc.collect()
    finally:
        gc.enable()
    assert found == 0


def test_front_matter_tells_what_a_script_is() -> None:
    """Every key of the front matter reaches its field; numbers and dates stay as written."""
    text = (
        "---\nid: the-id\ntitle: The  title\nnumber: 2.10\nkind: audiobook\nsummary: >-\n  Two\n"
        "  lines.\npart: Part 1\ndate: 2026-11-23\nexplicit: true\n---\n\nSome words.\n"
    )
    parsed = parse(text, "scripts/course/01-x.md")
    script = parsed.script
    assert script is not None
    assert parsed.findings == ()
    assert (script.id, script.title, script.number, script.kind) == (
        "the-id", "The title", "2.10", "audiobook",
    )  # fmt: skip
    assert (script.summary, script.part, script.date, script.explicit) == (
        "Two lines.", "Part 1", "2026-11-23", True,
    )  # fmt: skip
    assert script.path == "scripts/course/01-x.md"


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("scripts/course/01-loops.md", "01-loops"),
        ("02 Été.md", "02-ete"),
        ("index.md", "index-1"),
        ("微.md", "untitled"),
    ],
)
def test_the_file_name_makes_the_id(path: str, wanted: str) -> None:
    """A script without an id of its own has its file's, fit for addresses."""
    assert read("**Teacher:** One.", path).id == wanted


def test_a_byte_order_mark_is_no_text() -> None:
    """A file that some editors write reads like any other, and the mark isn't lost."""
    text = f"\ufeff{FRONT_MATTER}**Teacher:** One.\n"
    parsed = parse(text, "case.md")
    assert parsed.findings == ()
    assert parsed.stretches[0].raw.startswith("\ufeff---")
    assert parsed.script is not None
    assert [span.text for span in parsed.script.chapters[0].turns[0].spans] == ["", "One."]


def test_the_label_is_in_the_turns_source_but_not_in_its_text() -> None:
    """A turn's source starts with the label, in a span that shows nothing."""
    turn = only_turn("**Teacher:** {rate=90%} One.\n")
    assert turn.spans == (
        Span(kind="text", text="", raw="**Teacher:** {rate=90%} ", line=4),
        Span(kind="text", text="One.", raw="One.\n", line=4),
    )
    assert (turn.role, turn.rate, turn.take, turn.line) == ("Teacher", 0.9, 1, 4)


@pytest.mark.parametrize(
    ("attributes", "rate", "take"),
    [
        ("rate=50%", 0.5, 1),
        ("rate=200%", 2.0, 1),
        ("rate=97.5%", 0.975, 1),
        ('rate="110 %"', 1.1, 1),
        ("take=12", 1.0, 12),
        ("rate=49%", 1.0, 1),
        ("rate=201%", 1.0, 1),
        ("rate=1.1", 1.0, 1),
        ("take=0", 1.0, 1),
        ("take=-1", 1.0, 1),
        ("take=1000", 1.0, 1),
    ],
)
def test_rate_and_take_count_within_their_limits(attributes: str, rate: float, take: int) -> None:
    """50 % to 200 % and takes 1 to 999; anything else is reported and leaves the default."""
    text = f"{FRONT_MATTER}**Teacher:** {{{attributes}}} One."
    parsed = parse(text, "case.md")
    assert parsed.script is not None
    turn = parsed.script.chapters[0].turns[0]
    assert (turn.rate, turn.take) == (rate, take)
    wrong = (rate, take) == (1.0, 1)
    assert [found.code for found in parsed.findings] == ["attribute-value"] * wrong


def test_each_paragraph_knows_its_line() -> None:
    """A finding about a paragraph can name the line it stands on, CRLF or not."""
    body = "**Teacher:** One.\nStill one.\n\nTwo `code`.\n\n```\nthree\n```\n\n- four\n- five\n"
    for text in (FRONT_MATTER + body, (FRONT_MATTER + body).replace("\n", "\r\n")):
        script = parse(text, "case.md").script
        assert script is not None
        shown = [span for span in script.chapters[0].turns[0].spans if span.text.strip()]
        lines = {span.text.strip(): span.line for span in shown}
        assert lines == {
            "One. Still one.": 4, "Two": 7, "code": 7, ".": 7, "three": 9, "four": 13, "five": 14,
        }  # fmt: skip


def test_line_ends_of_the_file_stay_in_the_source_only() -> None:
    """Code reads the same whatever system wrote the file."""
    body = "**Teacher:** See:\n\n```\na\n\nb\n```\n"
    unix = only_turn(body)
    windows = only_turn(body.replace("\n", "\r\n"))
    assert [span.text for span in unix.spans] == [span.text for span in windows.spans]
    assert "".join(span.raw for span in windows.spans) == body.replace("\n", "\r\n")


def test_a_turn_of_two_hundred_thousand_words_is_read_whole() -> None:
    """Absurd length is no reason to lose a word."""
    turn = only_turn("**Teacher:** " + "word `code` " * 100_000)
    assert sum(span.text == "code" for span in turn.spans) == 100_000
    assert "".join(span.text for span in turn.spans).split() == ["word", "code"] * 100_000


@pytest.mark.parametrize(
    "mark",
    ["*", "**a", "a** ", "_a *b ", "`", "[", "[a](", "![", "](u)", "<sub>", "</sub>", "<b>", "<!--",
     "<math>", "$a", "$$a ", "\\(", "{sub=", "[a]{b=\"", "> ", "- ", "|", "~~a ", "&amp", "[pause ",
     "\\begin{align}", "<br>", "```\n\n", "**A:** \n\n", "## A\n", "[a]: http://b\n", "\n\n"],
)  # fmt: skip
def test_marks_that_never_close_cost_no_more_than_their_number(mark: str) -> None:
    """Twenty thousand openings of one kind are read, and nothing of them is lost."""
    text = f"{FRONT_MATTER}**Teacher:** {mark * 20_000}"
    assert "".join(stretch.raw for stretch in parse(text, "case.md").stretches) == text
