"""Show notes: everything that a course page holds beside its dialogues, as safe HTML."""

from __future__ import annotations

from msgspec.structs import replace

from producer.model import Item, Study
from producer.podcast import notes
from tests.podcast import builder

PODCAST = builder.small_clocks()


def test_notes_hold_all_of_the_study_material() -> None:
    """Nothing of a page is lost on its way to the listener."""
    html = notes.render(PODCAST, PODCAST.episodes[0])
    for words in (
        "How a timer counts down, and what rings at the end.",
        "0:15 A generator that waits",
        "A timer counts down; a bell ends it.",
        "it gives a number, then <em>sleeps</em>",
        "<li>first</li>",
        "<strong>Countdown</strong>: A sequence that ends at zero.",
        "<li><code>remaining(3)</code> gives 3, 2 and 1.</li>",
        "<strong>Rhymes</strong>: Ring, ring",
        "<em>Is 1 &lt; 2?</em><br>\nYes &amp; always.",
        "<strong>Bell</strong>: What rings",
        '<a href="https://clocks.example/bells?a=1&amp;b=2">On bells</a>',
        '<a href="https://clocks.example/listen/small-clocks/counting-down/">',
    ):
        assert words in html


def test_code_of_the_lesson_stands_there_verbatim() -> None:
    """A listener copies the code from the notes; blocks that nobody speaks are there, too."""
    html = notes.render(PODCAST, PODCAST.episodes[0])
    code = builder.CODE.strip("\n").replace(">", "&gt;")
    assert f"<pre><code>{code}\n</code></pre>" in html
    assert 'print(left, "--&gt;")' in html


def test_hostile_study_material_stays_text() -> None:
    """A page can't put a script into a listener's app."""
    evil = "<script>alert(1)</script>"
    study = Study(
        quick=evil,
        key_concepts=(Item(name=evil, text=evil),),
        reference_links=(
            Item(name="javascript:alert(1)", text="click"),
            Item(name='https://e.example/" onclick="x', text=evil),
        ),
    )
    episode = PODCAST.episodes[1]
    script = replace(episode.script, study=study, summary=evil, title=evil)
    html = notes.render(PODCAST, replace(episode, script=script))
    assert "<script" not in html and 'onclick="' not in html
    assert 'href="javascript' not in html
    assert "click javascript:alert(1)" in html


def test_a_script_without_material_has_short_notes() -> None:
    """No empty headings."""
    html = notes.render(PODCAST, PODCAST.episodes[1])
    assert html == (
        "<p>What a bell promises.</p>\n"
        '<p><a href="https://clocks.example/listen/small-clocks/ringing/">'
        "Listen and read along</a></p>\n"
    )


def test_summary_falls_back_to_what_is_known() -> None:
    """Every item has a description."""
    bare = replace(builder.second(), summary="")
    assert notes.summary(bare) == "Ringing the bell"
    assert notes.summary(replace(bare, study=Study(quick=" A \n promise. "))) == "A promise."
