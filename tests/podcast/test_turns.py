"""The transcript that is read along: nothing lost, each word with its time."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from producer.model import Chapter, Cue, Span, Turn
from producer.podcast.site import highlight, lanes, maths
from producer.podcast.site.drawing import WORD
from producer.podcast.site.turns import ReadCue, read
from producer.podcast.text import clean
from tests.podcast import builder
from tests.podcast.strategies import pieces, spaces

RATE = builder.RATE
TAGS = {"p", "span", "em", "strong", "a", "code", "pre", "figure", "figcaption"}


class Page(HTMLParser):
    """What a browser makes of a turn: the text, and each cue's words as the page's script counts
    them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.cues: dict[int, str] = {}
        self.open: list[tuple[str, int | None]] = []
        self.caption = False
        self.feed(html)
        self.close()
        assert not self.open, "an element is left open"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        cue = dict(attrs).get("data-c")
        assert cue is None or all(number is None for _, number in self.open), "a cue in a cue"
        self.open.append((tag, int(cue) if cue else None))
        if cue:
            self.cues[int(cue)] = self.cues.get(int(cue), "") + "\n"

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] == "figcaption":
            return
        self.text += data
        for _, number in self.open:
            if number is not None:
                self.cues[number] = self.cues.get(number, "") + data


def solid(text: str) -> str:
    return "".join(clean(text).split())


def chapter(*turns: Turn) -> Chapter:
    return Chapter(id="c", title="C", turns=turns, line=1)


def shown(turn: Turn, cues: tuple[Cue, ...]) -> tuple[Page, tuple[ReadCue, ...]]:
    (found,), timed = read(chapter(turn), cues, RATE, 0, "gist")
    return Page(found.html), timed


def test_each_word_starts_when_it_is_heard() -> None:
    """Clicking a word goes to it; the word that is heard is marked."""
    turn = Turn(role="T", spans=builder.spans(("Call `f()`, then wait.",)), line=1)
    cues = builder.cues((turn,), RATE)
    page, (cue,) = shown(turn, cues)
    assert (cue.start, cue.words) == (100, (0, 30, 60, 30))
    assert WORD.findall(page.cues[0]) == ["Call", "f(),", "then", "wait."]


def test_what_nobody_speaks_is_shown_all_the_same() -> None:
    """Code that is skipped stands where it was written."""
    podcast = builder.small_clocks()
    part = podcast.episodes[0].parts[1]
    turns, _ = read(part.chapter, part.cues, part.rate, 0, "gist")
    html = turns[2].html
    assert html.index("You ring it yourself.") < html.index("<figure") < html.index("Mind the")
    assert re.search(r"<code>(?!<span data-c)", html)


def test_paragraphs_links_and_emphasis_come_from_the_script() -> None:
    """Cues know none of them."""
    spans = (
        Span(kind="text", text="One ", raw=""),
        Span(kind="text", text="word", raw="", emphasis="em"),
        Span(kind="text", text=".\n\nAnd ", raw=""),
        Span(kind="text", text="a link", raw="", link="https://clocks.example/?a&b"),
        Span(kind="text", text=" ", raw=""),
        Span(kind="text", text="bad", raw="", link="javascript:alert(1)"),
        Span(kind="text", text=".", raw=""),
    )
    turn = Turn(role="T", spans=spans, line=1)
    (found,), _ = read(chapter(turn), builder.cues((turn,)), RATE, 7, "gist")
    assert found.html == (
        '<p><span data-c="7">One <em>word</em>.</span></p>'
        '<p><span data-c="8">And <a href="https://clocks.example/?a&amp;b" rel="noopener">a link'
        "</a> bad.</span></p>"
    )


def test_a_block_read_line_by_line_is_marked_line_by_line() -> None:
    """One figure, a cue for each line that is read."""
    source = "a = 1\nb = '''x\ny'''\nc = 3"
    turn = Turn(role="T", spans=builder.spans((("python", source),)), line=1)
    turn = replace(turn, spans=(replace(turn.spans[0], reading="exact"),))
    lines = [builder.cue(line, n * RATE, block=True) for n, line in enumerate(source.split("\n"))]
    page, timed = shown(turn, tuple(replace(line, turn=0) for line in lines))
    assert [page.cues[n].strip() for n in range(4)] == source.split("\n")
    assert page.text == source
    assert timed[0].words == ()


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(pieces, spaces, st.sampled_from(("text", "code")), st.booleans()),
        max_size=6,
    ),
    st.integers(1, 4),
)
def test_nothing_of_a_turn_is_lost(drawn: list[tuple[str, str, str, bool]], count: int) -> None:
    """Any text, cut into cues anywhere, is on the page once and in order, in whole elements."""
    spans = tuple(
        Span(kind=kind, text=text + space, raw="", block=block and kind != "text")  # type: ignore[arg-type]
        for text, space, kind, block in drawn
    )
    turn = Turn(role="T", spans=spans, line=1)
    words = [word for cue in builder.cues((turn,)) for word in cue.words]
    size = max(len(words) // count, 1)
    cues = tuple(
        Cue(speaker="T", start=n * RATE, end=(n + 1) * RATE, words=tuple(words[n : n + size]))
        for n in range(0, len(words), size)
    )
    turns, timed = read(chapter(turn), cues, RATE, 0, "exact")
    page = Page(turns[0].html)
    assert solid(page.text) == "".join(solid(span.text) for span in spans)
    assert len(timed) == len(cues)
    for number, cue in enumerate(timed):
        assert len(WORD.findall(page.cues.get(number, ""))) == len(cue.words)


def test_a_formula_is_one_word_however_it_is_drawn() -> None:
    """The page's script counts it as one, together with the full stop behind it."""
    spans = (
        Span(kind="text", text="That is ", raw=""),
        Span(kind="maths", text=r"\frac{6}{2} = 3", raw="", language="latex"),
        Span(kind="text", text=". Right", raw=""),
    )
    turn = Turn(role="T", spans=spans, line=1)
    words = [word for cue in builder.cues((turn,)) for word in cue.words]
    timed = tuple(replace(word, start=RATE * n, end=RATE * (n + 1)) for n, word in enumerate(words))
    cue = Cue(speaker="T", start=0, end=RATE * 9, words=timed)
    (found,), (read_cue,) = read(chapter(turn), (cue,), RATE, 0, "gist")
    assert found.html.startswith('<p><span data-c="0">That is <span class="maths"><math>')
    assert read_cue.words == (0, 100, 100, 400)


def test_cues_that_are_not_in_the_script_are_shown_as_they_are() -> None:
    """A caption that was changed on its way still has its words and times."""
    turn = Turn(role="T", spans=builder.spans(("Something else.",)), line=1)
    page, (cue,) = shown(turn, (builder.cue("What `was()` heard."),))
    assert page.text.strip() == "What was() heard."
    assert cue.words == (0, 30, 30)


@given(st.text(), st.sampled_from(("python", "js", "", "nonsense", "html", "bash", "json")))
@settings(max_examples=60, deadline=None)
def test_coloured_code_is_the_code(source: str, language: str) -> None:
    """Colours never change a character."""
    source = clean(source)
    html = highlight.code(source, language)
    assert Page(html).text == source


@pytest.mark.parametrize(
    ("source", "notation", "drawn"),
    [
        (r"\frac{6}{2} = 3", "latex", True),
        (r"\sum_{i=1}^{n} i^2", "latex", True),
        ("O(n)", "latex", True),
        ("<math><mi>x</mi></math>", "mathml", True),
        ('<math><mi onclick="a()">x</mi></math>', "mathml", True),
        (r"\frac{", "latex", False),
        (r"\nonsense{x}", "latex", False),
        (r"\text{<script>alert(1)</script>}", "latex", False),
        ("<math><script>alert(1)</script></math>", "mathml", False),
        ("<math><annotation-xml><p>x</p></annotation-xml></math>", "mathml", False),
        ("{" * 3000, "latex", False),
        ("x" * 5000, "latex", False),
        ("", "latex", False),
    ],
)  # fmt: skip
def test_formulas_are_drawn_or_shown_as_written(source: str, notation: str, drawn: bool) -> None:
    """Only what draws is let through; anything else stays text."""
    html = maths.draw(source, notation=notation, block=False)
    assert (html is not None) is drawn
    assert not html or ("script" not in html and "onclick" not in html)


def test_lanes_show_who_speaks_when() -> None:
    """A lane a speaker, as long as they speak, within the picture."""
    episode = builder.small_clocks().episodes[0]
    found = lanes.lanes(episode.cues, episode.length, RATE, ("Teacher", "Nobody", "Student 1"))
    assert [(lane.speaker, lane.number) for lane in found] == [("Teacher", 0), ("Student 1", 2)]
    assert sum(lane.share for lane in found) in (99, 100, 101)
    for lane in found:
        for left, width in re.findall(r"M([\d.]+) [\d.]+h([\d.e+]+)", lane.path):
            assert 0 <= float(left) <= float(left) + float(width) <= lanes.WIDTH + 2


def test_a_lone_voice_is_drawn_by_its_density() -> None:
    """An audiobook's picture isn't one long bar."""
    episode = builder.small_clocks().episodes[1]
    (lane,) = lanes.lanes(episode.cues, episode.length, RATE, ("Teacher",))
    heights = {float(height) for height in re.findall(r"v([\d.]+)", lane.path)}
    assert lane.share == 100 and len(heights) > 3 and max(heights) <= lanes.HEIGHT
    assert lanes.lanes((), 0, RATE, ("Teacher",)) == ()
