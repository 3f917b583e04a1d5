"""YAML: every mistake has its line, and no file can hang or crash the reader."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer import yamlfile
from producer.errors import ProjectError
from producer.model import Finding
from producer.yamlfile import Fields

BROKEN = {
    "a tab for indentation": ("a:\n\tb: 1", 2),
    "an open quote": ('a: 1\nb: "open', 2),
    "a bracket that never closes": ("a: [1, 2\nb: 3", 2),
    "a key that stands twice": ("a: 1\nb: 2\na: 3", 3),
    "a control character": ("a: 1\nb: x\x00", 2),
    "a list as a key": ("a: 1\n[b]: 2", 2),
    "a python object": ("a: 1\nb: : c", 2),
}


@pytest.mark.parametrize(("text", "line"), BROKEN.values(), ids=BROKEN)
def test_a_mistake_has_its_line(text: str, line: int) -> None:
    """The author is sent to the right place."""
    with pytest.raises(ProjectError) as caught:
        yamlfile.load(text, "course.yaml")
    assert str(caught.value.source) == f"course.yaml:{line}"


def test_an_alias_bomb_is_refused() -> None:
    """A small hostile file can't fill the memory."""
    lines = ["a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"]
    for one, other in zip("abcdefgh", "bcdefghi", strict=False):
        lines.append(f"{other}: &{other} [{', '.join([f'*{one}'] * 10)}]")
    with pytest.raises(ProjectError, match="too large"):
        yamlfile.load("\n".join(lines), "course.yaml")


def test_numbers_and_dates_stay_as_written() -> None:
    """`number: 2.10` is not 2.1."""
    loaded = yamlfile.load("number: 2.10\ndate: 2026-11-23\nflag: true\nnone:", "x.yaml")
    assert loaded.data == {"number": "2.10", "date": "2026-11-23", "flag": True, "none": None}
    assert loaded.line("date") == 2
    assert loaded.line("date", "missing") == 2


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    """Nothing but ProjectError comes out, and it has a source."""
    try:
        yamlfile.load(text, "x.yaml")
    except ProjectError as error:
        assert error.source


def test_fields_report_what_is_wrong_and_go_on() -> None:
    """All mistakes of a file are told at once, with what was probably meant."""
    loaded = yamlfile.load("titel: x\nkind: leson\nrate: fast\nflag: maybe\nname: [a]", "x.yaml")
    findings: list[Finding] = []
    fields = Fields(loaded, findings)
    assert fields.text("title", "none", required=True) == "none"
    assert fields.choice("kind", ("lesson", "audiobook"), "lesson") == "lesson"
    assert fields.number("rate", 1.0, low=0, high=2) == 1.0
    assert fields.flag("flag") is False
    assert fields.text("name") == ""
    fields.finish()
    assert [(f.code, f.source and f.source.line) for f in findings] == [
        ("missing-setting", 1),
        ("unknown-value", 2),
        ("wrong-type", 3),
        ("wrong-type", 4),
        ("wrong-type", 5),
        ("unknown-key", 1),
    ]
    assert findings[1].hint == "did you mean `lesson`?"
    assert findings[-1].hint == "did you mean `title`?"
