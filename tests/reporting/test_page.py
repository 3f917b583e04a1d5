"""The report's page and its data say the same, and nothing of a script gets out of its place."""

from __future__ import annotations

import json
import re

import pytest
from lxml import html
from msgspec.structs import replace

from producer.model import Finding, Source
from producer.model.reported import (
    HeardPart,
    OldTurn,
    Report,
    ReportChapter,
    ReportScript,
    ReportTurn,
    RoleLevel,
)
from producer.reporting import plots
from producer.reporting.data import plain
from producer.reporting.page import changes, render

NASTY = "</script><img src=x onerror=alert(1)>&\"'"
TURN = ReportTurn(
    line=7,
    role="Teacher",
    written="Call `f()`.",
    spoken="Call f.",
    heard=None,
    start=0.5,
    end=1.5,
    level=-16.0,
    off=0.0,
    pace=150.0,
    faster=0.0,
    take=1,
    origin="engine",
    findings=(),
    change="same",
    old=None,
    need=0,
)
CHAPTER = ReportChapter(
    id="one",
    title="One",
    audio="audio/c/s/chapters/one.mp3",
    old_audio="",
    seconds=3.0,
    loudness=-16.1,
    target=-16.0,
    curve=(-15.0, None, -17.0),
    levels=(RoleLevel(role="Teacher", loudness=-16.0),),
    turns=(TURN,),
    gone=(),
)


def report(*turns: ReportTurn, **fields: object) -> Report:
    chapter = replace(CHAPTER, turns=turns or (TURN,), **fields)
    script = ReportScript(
        course="Course", path="scripts/c/s.md", title="Script", chapters=(chapter,), findings=()
    )
    return Report(scripts=(script,), findings=(), published="a folder", listened=True)


def page(one: Report) -> html.HtmlElement:
    return html.document_fromstring(render(one).decode())


def test_turns_that_need_an_ear_come_first() -> None:
    """The author begins at the top."""
    turns = [replace(TURN, line=line, need=need) for line, need in ((7, 0), (9, 30), (11, 100))]
    found = page(report(*turns)).xpath("//td[contains(@class, 'who')]//span[@class='line']")
    assert [one.text for one in found] == ["line 11", "line 9", "line 7"]


def test_chapters_of_one_title_have_names_apart() -> None:
    """A screen reader lists them: an introduction opens every script."""
    (script,) = report().scripts
    two = replace(script, chapters=(CHAPTER, CHAPTER))
    other = replace(script, path="scripts/c/t.md")
    made = page(replace(report(), scripts=(two, other)))
    names = made.xpath("//section[contains(@class, 'chapter')]/@aria-label")
    assert len(names) == len(set(names)) == 3


def test_nothing_of_a_script_is_markup() -> None:
    """Titles, words, roles, findings and published words are text, wherever they stand."""
    finding = Finding(code="x", message=NASTY, source=Source(path=NASTY, line=1), hint=NASTY)
    heard = (HeardPart(kind="other", spoken=NASTY, heard=NASTY),)
    old = OldTurn(speaker=NASTY, text=NASTY, start=0.0, end=1.0)
    turn = replace(
        TURN, role=NASTY, written=NASTY, spoken=NASTY, heard=heard, findings=(finding,),
        change="words", old=old,
    )  # fmt: skip
    levels = (RoleLevel(role=NASTY, loudness=-16.0),)
    made = page(report(turn, title=NASTY, levels=levels, gone=(old,), old_audio=NASTY))
    assert not made.xpath("//img")
    assert len(made.xpath("//script")) == 1
    assert NASTY in made.xpath("string(//p[@class='written'])")


def test_the_page_needs_nothing_from_elsewhere() -> None:
    """It works from a file, without a network."""
    text = render(report()).decode()
    assert not re.findall(r"""(?:src|href)=["']|url\(|@import|https?:""", text)


def test_what_was_heard_otherwise_is_marked() -> None:
    """Words to be said are struck out, words that were heard stand beside them."""
    heard = (
        HeardPart(kind="same", spoken="Call", heard="Call"),
        HeardPart(kind="other", spoken="f.", heard="half"),
        HeardPart(kind="extra", spoken="", heard="again"),
    )
    made = page(report(replace(TURN, heard=heard)))
    (told,) = made.xpath("//p[@class='heard']")
    assert " ".join(told.text_content().split()) == "heard Call f. half again"
    assert [one.text for one in told.xpath(".//del")] == ["f."]
    assert [one.text for one in told.xpath(".//ins")] == ["half", "again"]


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ("one two", "one two", [("same", "one two")]),
        ("one two", "one three two", [("same", "one"), ("come", "three"), ("same", "two")]),
        ("one two", "one", [("same", "one"), ("gone", "two")]),
        ("", "one", [("come", "one")]),
    ],
)
def test_changes_go_by_words(before: str, after: str, wanted: list[tuple[str, str]]) -> None:
    """An author reads words, not letters."""
    assert changes(before, after) == wanted


def test_the_data_holds_what_the_page_shows() -> None:
    """Numbers to fail a run by, and every turn."""
    warned = Finding(code="x", message="m", source=Source(path="a", line=1), severity="warning")
    found = plain(report(TURN, replace(TURN, need=3, change="sound", findings=(warned,))))
    assert json.loads(json.dumps(found)) == json.loads(json.dumps(found, default=str))
    assert (found["turns"], found["need_an_ear"], found["changed"]) == (2, 1, 1)
    assert (found["errors"], found["warnings"]) == (0, 1)
    (first, second) = found["scripts"][0]["chapters"][0]["turns"]
    assert first["spoken"] == "Call f."
    assert second["findings"] == [
        {"code": "x", "severity": "warning", "message": "m", "file": "a", "line": 1, "hint": ""}
    ]


def test_plots_are_there_for_what_was_recorded_alone() -> None:
    """A chapter without audio has none; a lone second is still a line."""
    assert plots.curve(replace(CHAPTER, curve=())) == ""
    assert plots.levels(replace(CHAPTER, levels=())) == ""
    assert plots.curve(CHAPTER).count("<polyline") == 2
    assert plots.levels(CHAPTER).count("<circle") == 1
