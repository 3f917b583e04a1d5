"""The report finds every turn, plays what a build would publish, and knows what changed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from producer import project
from producer.audio.measure import measure
from producer.build import now
from producer.build.courses import Reader
from producer.build.hands import Tools
from producer.build.heard import put_heard
from producer.build.report import Reporter
from producer.build.report_turns import parts
from producer.cli import main
from producer.model import Difference, Heard, HeardWord
from producer.model.reported import HeardPart, Report, ReportTurn
from producer.publishing.before import before
from producer.reporting.data import findings, turns
from producer.store import Store
from tests.build import small

SCRIPT = "scripts/loops/01-loops.md"


def report(root: Path, *courses: str, against: str = "") -> Report:
    found = project.load(root)
    with Tools(Store(found.cache), 1) as tools, before(found, against) as published:
        return Reporter(found, "", tools, published).make(courses)


def by_line(one: Report) -> dict[int, ReportTurn]:
    script = next(script for script in one.scripts if script.path == SCRIPT)
    return {turn.line: turn for chapter in script.chapters for turn in chapter.turns}


def publish(root: Path) -> None:
    small.made(root)
    assert main(["--project", str(root), "publish", str(root / "out")]) == 0


def test_every_turn_is_there_and_can_be_played(built: Path) -> None:
    """In its chapter's own file, which lies in the report's folder and nowhere in the site."""
    before = small.site(built)
    made = report(built)
    assert small.site(built) == before
    assert not findings(made)
    found = by_line(made)
    assert [(line, turn.role) for line, turn in found.items()] == [
        (8, "Teacher"), (15, "Student 1"), (19, "Teacher"), (21, "Student 1"),
    ]  # fmt: skip
    for script in made.scripts:
        for chapter in script.chapters:
            file = measure(built / "build/report" / chapter.audio)
            assert file.length == pytest.approx(chapter.seconds * file.rate, abs=1152)
            assert chapter.loudness == pytest.approx(file.loudness, abs=0.3)
            edges = [edge for turn in chapter.turns for edge in (turn.start, turn.end)]
            assert edges == sorted(edges, key=lambda edge: edge or 0)
            assert edges[-1] is not None and edges[-1] < chapter.seconds
    assert {turn.change for turn in turns(made)} == {"unknown"}
    told = json.loads((built / "build/report/report.json").read_text())
    assert told["turns"] == len(turns(made)) == 5


def test_the_same_project_gives_the_same_report(built: Path) -> None:
    """Byte for byte, so that nothing is written twice."""
    folder = built / "build/report"
    report(built)
    first = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    report(built)
    assert first == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_not_recorded_is_told_and_nothing_is_recorded_for_it(built: Path) -> None:
    """The chapter has no audio; the other chapters do."""
    small.edit(built, "Zero, one and two.", "Zero and one.")
    made = report(built)
    found = by_line(made)
    assert found[8].start is None and found[15].level is None
    assert found[15].need > 0 and found[8].need == 0
    assert found[19].start is not None
    assert not (built / "build/report/audio/loops/01-loops/chapters/for.mp3").exists()


def test_changes_since_publication_are_found(built: Path) -> None:
    """Other words, another sound, a new turn, a turn that went; the rest is the same."""
    publish(built)
    assert {turn.change for turn in turns(report(built))} == {"same"}
    small.edit(built, "Zero, one and two.", "Zero, one and three.")
    small.edit(built, "**Teacher:** And when", "**Teacher:** {rate=80%} And when")
    small.edit(built, "**Student 1:** Then I write `while`, and hope that it ends.\n", "")
    small.edit(built, "## While", "**Teacher:** Right, and not a single number more.\n\n## While")
    small.made(built)
    made = report(built)
    found = {line: turn.change for line, turn in by_line(made).items()}
    assert found == {8: "same", 15: "words", 17: "new", 21: "sound"}
    turn = by_line(made)[15]
    assert turn.old and turn.old.text == "Zero, one and two."
    (one,) = made.scripts[0].chapters[1].gone
    assert one.text.startswith("Then I write")
    old = measure(built / "build/report" / made.scripts[0].chapters[0].old_audio)
    assert turn.old.start < turn.old.end < old.length / old.rate

    shutil.rmtree(built / "build/cache/snapshots")
    assert {turn.change for turn in turns(report(built))} == {"unknown"}
    made = report(built, against=str(built / "out"))
    assert {line: turn.change for line, turn in by_line(made).items()} == found


def test_a_turn_that_only_moved_is_the_same(built: Path) -> None:
    """An encoded take doesn't depend on where it stands."""
    publish(built)
    small.edit(built, "## For {#for}\n", "## For {#for}\n\n**Narrator:** A loop goes round.\n")
    small.made(built)
    found = {line: turn.change for line, turn in by_line(report(built)).items()}
    assert found == {8: "new", 10: "same", 17: "same", 21: "same", 23: "same"}


def test_findings_stand_at_their_turns(built: Path) -> None:
    """What is about a turn is in its row, the rest with its script."""
    small.edit(built, "And when", 'And "when')
    small.edit(built, "title: Loops", "title: Loops\nnobody: reads this")
    script = report(built).scripts[0]
    assert not script.chapters, "with an error nothing is planned"
    assert [one.code for one in script.findings] == ["unknown-key", "unclosed-quote"]
    small.edit(built, "\nnobody: reads this", "")
    (found,) = by_line(report(built))[19].findings
    assert (found.code, found.severity) == ("unclosed-quote", "warning")
    assert by_line(report(built))[19].need > 0


def test_a_flawed_take_stands_at_its_turn(built: Path) -> None:
    """What a build would refuse is in the report, and can be heard there."""
    found = project.load(built)
    reader = Reader(found, "", now())
    work, script = reader.find(SCRIPT)
    plan, _ = reader.plan(work, script)
    chapter, store = plan.chapters[0], Store(found.cache)
    (key,) = [k for k, u in zip(chapter.keys, chapter.utterances, strict=True) if u.turn == 1]
    entry = store.get("takes", key)
    assert entry
    middle = len(entry.data) // 4 * 2
    store.put("takes", key, entry.data[:middle] + b"\xff\x7f" * 60 + entry.data[middle + 120 :],
              entry.meta)  # fmt: skip
    store.remove("signals", key)
    turn = by_line(report(built))[15]
    assert "take-clipped" in {one.code for one in turn.findings}
    assert turn.need > 0 and turn.start is not None


def test_what_was_heard_is_shown_once_all_of_a_turn_was_heard(built: Path) -> None:
    """Half a turn would look like dropped words."""
    found = project.load(built)
    reader = Reader(found, "", now())
    work, script = reader.find(SCRIPT)
    plan, _ = reader.plan(work, script)
    store = Store(found.cache)
    chapter = plan.chapters[0]
    first = [(k, u) for k, u in zip(chapter.keys, chapter.utterances, strict=True) if u.turn == 0]
    assert len(first) > 1
    for number, (key, utterance) in enumerate(first):
        words = utterance.text.split()
        heard = Heard(
            words=tuple(HeardWord(text=word, start=0, end=0) for word in words),
            spoken=len(words), errors=0, differences=(),
        )  # fmt: skip
        made = by_line(report(built))[8]
        assert made.heard is None, number
        put_heard(store, key, heard)
    heard_parts = by_line(report(built))[8].heard
    assert heard_parts and {part.kind for part in heard_parts} == {"same"}


def test_what_was_heard_is_cut_at_what_differs() -> None:
    """Each difference is a part, and what lies between is the same."""
    words = [
        HeardWord(text=text, start=0, end=0)
        for text in ["a", "sink", "eye", "oh", "works", "and", "well"]
    ]
    differences = (
        Difference(kind="other", start=0, end=1, heard_start=0, heard_end=4, distance=0.4),
        Difference(kind="missing", start=2, end=3, heard_start=5, heard_end=5, distance=1.0),
        Difference(kind="extra", start=3, end=3, heard_start=5, heard_end=6, distance=1.0),
    )
    one = Heard(words=tuple(words), spoken=4, errors=3, differences=differences)
    assert parts("asyncio works very well", one) == [
        HeardPart(kind="other", spoken="asyncio", heard="a sink eye oh"),
        HeardPart(kind="same", spoken="works", heard="works"),
        HeardPart(kind="missing", spoken="very", heard=""),
        HeardPart(kind="extra", spoken="", heard="and"),
        HeardPart(kind="same", spoken="well", heard="well"),
    ]


def test_the_command_prints_json_and_fails_for_errors(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A pipeline reads it."""
    assert main(["--project", str(built), "report", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["errors"] == 0
    assert main(["--project", str(built), "report", "loops"]) == 0
    assert "5 turns, 0 need an ear" in capsys.readouterr().out
    small.edit(built, "**Student 1:** Zero", '**Student 1:** {recording="recordings/a.wav"} Zero')
    assert main(["--project", str(built), "report"]) == 1
    capsys.readouterr()
    assert main(["--project", str(built), "report", "nothing"]) == 1
    assert "there is no course 'nothing'" in capsys.readouterr().err
