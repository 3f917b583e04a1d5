"""A build does what is new and nothing else, and loses nothing when something is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from producer.build import Options, build
from producer.build.progress import Silent
from producer.errors import ProducerError
from tests.build import small


def test_a_course_becomes_a_site(first_build: Path) -> None:
    """Every address that the design promises is there."""
    found = set(small.site(first_build))
    expected = {
        "index.html",
        "podcasts.opml",
        "loops/index.html",
        "loops/feed.xml",
        "loops/cover.jpg",
        "loops/01-loops/index.html",
        "loops/01-loops/loops-01-loops.mp3",
        "loops/01-loops/chapters.json",
        "loops/02-history/loops-02-history.mp3",
    }
    expected |= {f"loops/01-loops/episode.{suffix}" for suffix in ("vtt", "srt", "json")}
    expected |= {
        f"loops/01-loops/chapters/{chapter}.{suffix}"
        for chapter in ("for", "while")
        for suffix in ("mp3", "html", "vtt", "srt", "json")
    }
    assert expected <= found


def test_a_second_build_does_nothing(built: Path) -> None:
    """Nothing is recorded, encoded or written again."""
    before = small.times(built)
    report = small.made(built)
    assert (report.recorded, report.encoded, report.written) == (0, 0, 0)
    assert report.reused == small.TAKES
    assert report.kept == 3
    assert small.times(built) == before


def test_nothing_of_the_run_is_in_the_bytes(first_build: Path, tmp_path: Path) -> None:
    """Another folder on the same day gives the same site, byte for byte."""
    root = small.project(tmp_path)
    small.made(root)
    assert small.site(root) == small.site(first_build)


def test_one_changed_word_records_one_take_and_touches_its_own_files(built: Path) -> None:
    """The other chapter, the other episode and the cover are left alone."""
    before = small.site(built)
    small.edit(built, "Zero, one and two.", "Zero, one, two.")
    report = small.made(built)
    assert (report.recorded, report.encoded) == (1, 1)
    after = small.site(built)
    changed = {name for name, digest in after.items() if before.get(name) != digest}
    assert "loops/01-loops/loops-01-loops.mp3" in changed
    assert "loops/01-loops/chapters/for.mp3" in changed
    assert not [name for name in changed if "while" in name or "history" in name]
    assert not {"loops/cover.jpg", "index.html", "podcasts.opml"} & changed


NO_SOUND = {
    "a line moves to the chapter's start": (
        "**Student 1:** Zero, one and two.\n", "", "## For {#for}\n",
        "## For {#for}\n\n**Student 1:** Zero, one and two.\n",
    ),
    "a chapter's title changes": ("## For {#for}", "## Counting {#for}", "", ""),
    "the script's title changes": ("title: Loops", "title: Loops, loops", "", ""),
    "a role gets another name": ("**Student 1:**", "**Pupil:**", "", ""),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "then", "after"), NO_SOUND.values(), ids=NO_SOUND)
def test_what_makes_no_sound_records_and_encodes_nothing(
    built: Path, old: str, new: str, then: str, after: str
) -> None:
    """Where a line stands, what it is called and who says it are not in a take."""
    small.edit(built, "  Narrator: c4\n", "  Narrator: c4\n  Pupil: e3\n", "voices/cast.yaml")
    small.edit(built, old, new)
    if then:
        small.edit(built, then, after)
    report = small.made(built)
    assert not report.findings
    assert (report.recorded, report.encoded) == (0, 0)
    assert report.written


def test_a_voice_records_what_it_says_and_no_more(built: Path) -> None:
    """The other speakers' takes stay."""
    small.edit(built, "Student 1: e3", "Student 1: f3", "voices/cast.yaml")
    report = small.made(built)
    assert report.recorded == 2
    assert report.reused == small.TAKES - 2


MISTAKES = {
    "an unknown role": ("**Teacher:** And", "**Techer:** And", "role-without-voice"),
    "a script without a title": ("title: Loops\n", "", ""),
    "an empty script": (small.LOOPS, "", ""),
    "two scripts with one id": ("---\ntitle: Loops", "---\nid: 02-history\ntitle: Loops", ""),
    "a sound that isn't there": ("A loop runs", "[sound: bell.wav] A loop runs", ""),
}


@pytest.mark.parametrize(("old", "new", "code"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_leaves_the_last_good_site(built: Path, old: str, new: str, code: str) -> None:
    """It is told with its place, the build fails, and what was published stays as it was."""
    before = small.site(built)
    small.edit(built, old, new)
    report = small.made(built)
    errors = [finding for finding in report.findings if finding.severity == "error"]
    assert errors
    assert all(e.source and e.source.path.startswith("scripts/loops/") for e in errors)
    assert not code or code in [finding.code for finding in errors]
    assert small.site(built) == before


def test_a_take_that_can_not_be_recorded_stops_its_episode_alone(built: Path) -> None:
    """The other scripts are built, the failed one stays as it was, and it is told where."""
    before = small.site(built)
    small.edit(built, "Narrator: c4", "Narrator: silent", "voices/cast.yaml")
    small.edit(built, "Zero, one and two.", "Zero, one, two.")
    report = small.made(built)
    assert {str(finding.source) for finding in report.findings} == {
        "scripts/loops/02-history.md:8",
        "scripts/loops/02-history.md:10",
    }
    after = small.site(built)
    assert (
        before["loops/02-history/loops-02-history.mp3"]
        == (after["loops/02-history/loops-02-history.mp3"])
    )
    assert (
        before["loops/01-loops/loops-01-loops.mp3"] != (after["loops/01-loops/loops-01-loops.mp3"])
    )


def test_a_broken_course_does_not_stop_the_others(built: Path) -> None:
    """Each course is published by itself."""
    (built / "scripts" / "broken").mkdir()
    (built / "scripts" / "broken" / "course.yaml").write_text("titel: x")
    (built / "scripts" / "broken" / "01.md").write_text("x")
    small.edit(built, "Zero, one and two.", "Zero, one, two.")
    report = small.made(built)
    assert report.recorded == 1
    assert {finding.source and finding.source.path for finding in report.findings} == {
        "scripts/broken/course.yaml"
    }


def test_what_is_no_more_goes(built: Path) -> None:
    """A script and a course that the author removed leave the site; strangers' files too."""
    (built / "scripts/loops/02-history.md").unlink()
    (built / "build/site/stray.txt").write_text("x")
    (built / "build/site/loops/stray.txt").write_text("x")
    small.made(built)
    found = small.site(built)
    assert not [name for name in found if "history" in name or "stray" in name]
    assert "loops/01-loops/loops-01-loops.mp3" in found


@pytest.mark.parametrize("name", ["loops/01-loops/loops-01-loops.mp3", "loops/feed.xml"])
def test_a_damaged_file_is_mended(built: Path, name: str) -> None:
    """What somebody cut or removed is there again, with the same bytes."""
    before = small.site(built)
    path = built / "build" / "site" / name
    path.write_bytes(path.read_bytes()[:1000])
    report = small.made(built)
    assert report.recorded == 0
    assert small.site(built) == before


@pytest.mark.parametrize("kind", ["takes", "blocks", "kept", "episodes", "spoken", "levels"])
def test_a_damaged_cache_is_made_again(built: Path, kind: str) -> None:
    """No broken file looks whole: a build after damage ends with the same site."""
    before = small.site(built)
    for path in (built / "build" / "cache" / kind).rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    (built / "build" / "cache" / "state.json").unlink()
    (built / "build" / "site" / "loops/01-loops/loops-01-loops.mp3").unlink()
    assert not small.made(built).findings
    assert small.site(built) == before


def test_an_unknown_engine_or_course_is_told(built: Path) -> None:
    """With the nearest name."""
    with pytest.raises(ProducerError, match="tonn"):
        build(built, Options(engine="tonn"), Silent())
    with pytest.raises(ProducerError) as caught:
        build(built, Options(courses=("loop",)), Silent())
    assert caught.value.hint == "did you mean `loops`?"


def test_the_report_counts_for_machines(built: Path) -> None:
    """`--json` has the shape that other programs rely on."""
    data = json.loads(json.dumps(small.made(built).as_json()))
    assert data["takes"] == {"recorded": 0, "reused": small.TAKES}
    assert data["chapters"] == {"encoded": 0, "reused": 3}
    assert data["audio_seconds"] > 10
    assert data["wall_seconds"] >= 0
