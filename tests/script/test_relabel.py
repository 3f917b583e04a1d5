"""One attribute of one label changes, and not another character."""

from __future__ import annotations

import pytest

from producer.errors import ScriptError
from producer.model import Turn
from producer.script.parse import parse
from producer.script.relabel import with_attribute

START = "---\ntitle: A case\n---\n\n## First\n\n"
LINE = 7
LABELS = [
    ("**Teacher:** One.", "**Teacher:** {take=3} One."),
    ("**Teacher:**\nOne.", "**Teacher:** {take=3}\nOne."),
    ("**Teacher:** {rate=90%} One.", "**Teacher:** {rate=90% take=3} One."),
    ("**Teacher:** {take=2 rate=90%} One.", "**Teacher:** {take=3 rate=90%} One."),
    ('**Teacher:** {rate=90% take="2"} One.', "**Teacher:** {rate=90% take=3} One."),
    ("  **Teacher:**   One {x}.", "  **Teacher:**   {take=3} One {x}."),
    ("**Teacher:** `a{take=9}` {y}", "**Teacher:** {take=3} `a{take=9}` {y}"),
]


def turn_of(text: str) -> Turn:
    script = parse(text, "a.md").script
    assert script
    return next(turn for turn in script.chapters[0].turns if turn.line == LINE)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=repr)
@pytest.mark.parametrize(("before", "after"), LABELS)
def test_an_attribute_is_set_and_taken_out(before: str, after: str, end: str) -> None:
    """Whatever stands around it, and whatever ends the lines."""
    text = f"{START}{before}\n\n**Student 1:** {{take=3}} Two.\n".replace("\n", end)
    wanted = f"{START}{after}\n\n**Student 1:** {{take=3}} Two.\n".replace("\n", end)
    changed = with_attribute(text, "a.md", turn_of(text), "take", "3")
    assert changed == wanted
    without = with_attribute(changed, "a.md", turn_of(changed), "take", "")
    assert turn_of(without).take == 1
    if "take=2" not in before and 'take="2"' not in before:
        assert without == text


def test_a_byte_order_mark_stays() -> None:
    """Windows editors write one."""
    text = f"\ufeff{START}**Teacher:** One.\n"
    changed = with_attribute(text, "a.md", turn_of(text[1:]), "take", "2")
    assert changed == text.replace("One", "{take=2} One")


def test_a_turn_without_a_label_cant_be_changed() -> None:
    """The Narrator's paragraphs have nowhere to write it."""
    text = START.replace("case", "case\nkind: audiobook") + "Once upon a time.\n"
    script = parse(text, "a.md").script
    assert script
    with pytest.raises(ScriptError, match="has no label"):
        with_attribute(text, "a.md", script.chapters[0].turns[0], "take", "2")
