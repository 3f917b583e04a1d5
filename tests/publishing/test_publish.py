"""Publishing to each kind of target: only what changed, in a safe order, and back again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from producer import releases
from producer.cli import main
from producer.podcast import headers
from producer.publishing import indexes
from tests.build import small
from tests.publishing.places import Folder, Place, assert_sound, bucket
from tests.publishing.watched import watched

EPISODE = "loops/01-loops/loops-01-loops.mp3"


def publish(root: Path, place: Place, *words: str) -> int:
    return main(["publish", "--project", str(root), place.address, "--quiet", *words])


def correct(root: Path, old: str = "Zero, one and two.", new: str = "Nought, one and two.") -> None:
    """An edit, built."""
    small.edit(root, old, new)
    small.made(root)


def assert_same(root: Path, place: Place) -> None:
    """The place holds the site, file by file, and nothing else but second places of audio."""
    index = indexes.load(place.read(indexes.NAME))
    assert index is not None and not index.under_way
    site = root / "build" / "site"
    here = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    assert place.paths() - set(index.spare) == here
    for path in here:
        assert place.read(path) == (site / path).read_bytes(), path


def test_a_correction_goes_up_and_comes_back(
    ready: Path, place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    """Published, corrected, rolled back: at every moment the feed names audio that is there."""
    moments = 0

    def look() -> None:
        nonlocal moments
        moments += 1
        assert_sound(place)

    with watched(look):
        assert publish(ready, place) == 0
    assert_same(ready, place)
    first = place.read(EPISODE)
    feed = place.read("loops/feed.xml")
    correct(ready)
    capsys.readouterr()
    assert publish(ready, place, "--dry-run", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert EPISODE in told["changed"] and "loops/feed.xml" in told["changed"]
    assert not [path for path in told["changed"] if "02-history" in path]
    assert place.read("loops/feed.xml") == feed and place.read(EPISODE) == first
    with watched(look, seed=1):
        assert publish(ready, place) == 0
    assert_same(ready, place)
    assert place.read(EPISODE) != first
    with watched(look, seed=2):
        assert main(["rollback", "--project", str(ready), place.address, "--quiet"]) == 0
    assert_sound(place)
    assert place.read(EPISODE) == first and place.read("loops/feed.xml") == feed
    assert moments > (40 if isinstance(place, Folder) and ":" not in place.address else 15)


@pytest.mark.parametrize("place", ["folder", "s3"], indirect=True)
def test_nothing_new_brings_nothing(ready: Path, place: Place) -> None:
    """A second publication of the same site writes no file of the site."""
    publish(ready, place)
    steps = []
    with watched(lambda: steps.append(1)):
        assert publish(ready, place) == 0
    assert steps == []


def test_a_stranger_s_files_are_left_alone(
    ready: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that wasn't published from here is replaced only on request, and never removed."""
    folder = tmp_path / "shared"
    (folder / "other").mkdir(parents=True)
    (folder / "index.html").write_text("mine")
    (folder / "other" / "page.html").write_text("mine")
    words = ["publish", "--project", str(ready), str(folder), "--quiet"]
    assert main(words) == 1
    assert "index.html" in capsys.readouterr().err
    assert (folder / "index.html").read_text() == "mine"
    assert main([*words, "--adopt"]) == 0
    assert (folder / "other" / "page.html").read_text() == "mine"


def test_a_publication_is_recorded(ready: Path, tmp_path: Path) -> None:
    """releases.yaml says where, when and which audio, so that ids can't vanish unnoticed."""
    target = tmp_path / "target"
    assert main(["publish", "--project", str(ready), str(target), "--quiet"]) == 0
    known = releases.load(ready / "scripts" / "loops", ready)
    (publication,) = known.published
    assert publication.where == str(target)
    assert set(publication.episodes) == {"01-loops", "02-history"}
    assert [one.id for one in known.episodes["01-loops"].chapters] == ["for", "while"]


def test_a_published_id_that_vanishes_is_an_error_until_it_is_said(
    ready: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The author says what became of an episode; only then its audio goes."""
    target = tmp_path / "target"
    words = ["publish", "--project", str(ready), str(target), "--quiet"]
    main(words)
    (ready / "scripts/loops/02-history.md").unlink()
    assert main(["build", "--project", str(ready), "--quiet"]) == 1
    assert "02-history" in capsys.readouterr().err
    assert main(["retire", "--project", str(ready), "loops/02-history"]) == 0
    assert main(["build", "--project", str(ready), "--quiet"]) == 0
    assert main(words) == 0
    assert not (target / "loops/02-history").exists()
    assert b"A short history" not in (target / "loops/feed.xml").read_bytes()


def test_status_says_what_a_listener_would_hear(
    ready: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """New, changed with its lines, nothing: here against there."""
    target = str(tmp_path / "target")
    words = ["status", "--project", str(ready), target]
    assert main(words) == 0
    assert "nothing is published" in capsys.readouterr().out
    main(["publish", "--project", str(ready), target, "--quiet"])
    capsys.readouterr()
    main(words)
    assert "nothing to publish" in capsys.readouterr().out
    correct(ready)
    main(words)
    told = capsys.readouterr().out
    assert "- Student 1: Zero, one and two." in told
    assert "+ Student 1: Nought, one and two." in told


def test_a_bucket_tells_types_and_how_long_to_keep(
    ready: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Content-Type and Cache-Control of each object are those of `headers`."""
    with bucket(tmp_path, monkeypatch) as place:
        publish(ready, place)
        told = {path: place.head(path) for path in place.paths()}
    for path, head in told.items():
        assert head is not None
        assert head["ContentType"] == headers.content_type(path)
        assert head["CacheControl"] == headers.cache_control(path)
    feed = told["loops/feed.xml"]
    assert feed is not None and feed["ContentType"] == "application/rss+xml; charset=utf-8"
