"""What a secret opens, and what it doesn't."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter

import pytest

from producer.server import grants, learners
from producer.server.database import opened
from producer.server.tokens import new_token
from tests.server.world import NOW, World, cases

AUDIO = "loops/01-loops/loops-01-loops.mp3"
ESCAPE = re.compile(r"\\[xu]([0-9a-f]{4}|[0-9a-f]{2})")
GUID = re.compile(rb"<guid[^>]*>([^<]*)<")


def revoke(world: World, learner: str, course: str = "") -> None:
    with opened(world.path) as connection:
        learners.revoke(connection, NOW, learner, course)


def test_a_learner_gets_the_course(world: World) -> None:
    """Page, feed, episode pages, audio, transcripts and artwork, each with its type."""
    _, token = world.learner("loops")
    for path, kind in {
        "": "text/html",
        "loops/": "text/html",
        "loops/feed.xml": "application/rss+xml",
        "loops/01-loops/": "text/html",
        AUDIO: "audio/mpeg",
        "loops/01-loops/chapters/for.mp3": "audio/mpeg",
        "loops/01-loops/chapters/for.vtt": "text/vtt",
        "loops/01-loops/chapters.json": "application/json",
        "loops/cover.jpg": "image/jpeg",
        "assets/style.css": "text/css",
    }.items():
        found = world.get(f"/p/{token}/{path}")
        assert found.status == 200, path
        assert found.headers["content-type"].startswith(kind), path
        assert found.headers["referrer-policy"] == "no-referrer", path
        assert "noindex" in found.headers["x-robots-tag"], path
        assert found.headers["cache-control"].startswith("private"), path
        assert int(found.headers["content-length"]) == len(found.body) > 0, path


def test_everything_that_a_feed_and_a_page_name_is_there(world: World) -> None:
    """Every address in the feed and in the pages is behind the learner's door, and answers."""
    _, token = world.learner("loops")
    start = f"https://learn.example.org/p/{token}/"
    seen, todo = set[str](), ["", "loops/feed.xml"]
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        seen.add(path)
        found = world.get(f"/p/{token}/{path}")
        assert found.status == 200, path
        kind = found.headers["content-type"]
        assert b"learner.invalid" not in found.body
        if kind.startswith(("text/html", "application/rss")):
            text = found.body.decode()
            for address in re.findall(r"""(?:href|src|url)=["']([^"'#?]+)""", text):
                if address.startswith(start):
                    todo.append(address.removeprefix(start))
                assert not address.startswith("https://example.org/loops"), address
    assert AUDIO in seen and len(seen) > 8


def test_all_learners_have_the_same_guids(world: World) -> None:
    """So that apps and platforms know an episode again; and the addresses are each one's own."""
    feeds = [world.get(f"/p/{world.learner('loops')[1]}/loops/feed.xml").body for _ in "ab"]
    first, second = (GUID.findall(feed) for feed in feeds)
    assert first == second and len(first) == 2
    assert feeds[0] != feeds[1]
    assert all(b"<itunes:block>Yes</itunes:block>" in feed for feed in feeds)


@pytest.mark.parametrize("path", [line[0] for line in cases("tricks.txt")])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_path_tricks(world: World, path: str, method: str) -> None:
    """Whatever is no plain address of the learner's own course is no address."""
    _, token = world.learner("loops")
    path = ESCAPE.sub(lambda found: chr(int(found[1], 16)), path)
    found = world.get(f"/p/{token}/{path}", method=method)
    assert found.status == 404
    assert found.body == (b"" if method == "HEAD" else b"There is nothing here.\n")


@pytest.mark.parametrize(
    "path", ["/p/", "/p", "/p//loops/feed.xml", "/p/../p/", "/e/", "/e/x/", "/p/%00/", "/p/\udcff/"]
)
def test_doors_that_are_none(world: World, path: str) -> None:
    """They are answered like a secret that nobody has."""
    world.learner("loops")
    assert world.get(path).status == 404


def test_what_was_given_and_taken_back_is_gone(world: World) -> None:
    """Unknown is 404, what was taken back or is over is 410, at every address below the door."""
    learner, token = world.learner("loops")
    _, other = world.learner("loops")
    unchanged = world.get(f"/p/{other}/loops/feed.xml")
    paths = ["loops/feed.xml", AUDIO, "loops/", "loops/01-loops/chapters/for.vtt"]
    revoke(world, learner, "loops")
    assert {world.get(f"/p/{token}/{path}").status for path in paths} == {410}
    assert world.get(f"/p/{token}/").status == 200, "the page stays, and says so"
    assert b"not enrolled" in world.get(f"/p/{token}/").body
    revoke(world, learner)
    assert {world.get(f"/p/{token}/{path}").status for path in [*paths, ""]} == {410}
    assert {world.get(f"/p/{new_token()}/{path}").status for path in [*paths, ""]} == {404}
    assert world.get(f"/p/{other}/loops/feed.xml") == unchanged
    with opened(world.path) as connection:
        learners.forget(connection, NOW, learner)
    assert world.get(f"/p/{token}/{AUDIO}").status == 410, "also when the learner is forgotten"


def test_refusals_take_the_same_steps(world: World) -> None:
    """Unknown, revoked and expired secrets cost the same statements: time tells nothing."""
    learner, revoked = world.learner("loops")
    revoke(world, learner)
    _, good = world.learner("loops")
    connection = world.server.doors.database.connection()
    steps = dict[str, Counter[str]]()
    for name, token in {"unknown": new_token(), "revoked": revoked, "good": good}.items():
        said = list[str]()
        connection.set_trace_callback(said.append)
        grants.look_up(connection, token)
        connection.set_trace_callback(None)
        steps[name] = Counter(statement.partition("WHERE")[0] for statement in said)
    assert steps["unknown"] == steps["revoked"] == steps["good"]
    assert sum(steps["good"].values()) == 2


def test_only_hashes_are_stored(world: World) -> None:
    """Whoever reads the database can't open a door with what stands in it."""
    _, token = world.learner("loops")
    with sqlite3.connect(world.path) as connection:
        dump = "\n".join(connection.iterdump())
    assert token not in dump and world.key not in dump
    assert token.encode() not in world.path.read_bytes()


def test_an_enrolment_ends(world: World) -> None:
    """At the second that was said, and not before."""
    _, token = world.learner("loops", until=NOW + 60)
    assert world.get(f"/p/{token}/{AUDIO}").status == 200
    world.clock.at = NOW + 59.9
    assert world.get(f"/p/{token}/{AUDIO}").status == 200
    world.clock.at = NOW + 60
    assert world.get(f"/p/{token}/{AUDIO}").status == 410
    assert world.get(f"/p/{token}/loops/feed.xml").status == 410


def test_a_learner_of_one_script_gets_that_alone(world: World) -> None:
    """The feed is cut to size; the other script's files, and what tells of it, are not there."""
    _, token = world.learner("loops", scripts=("02-history",))
    feed = world.get(f"/p/{token}/loops/feed.xml").body
    assert len(GUID.findall(feed)) == 1 and b"01-loops" not in feed
    assert world.get(f"/p/{token}/loops/02-history/loops-02-history.mp3").status == 200
    for path in (AUDIO, "loops/01-loops/", "loops/01-loops/chapters/for.vtt"):
        assert world.get(f"/p/{token}/{path}").status == 404
    assert b"01-loops" not in world.get(f"/p/{token}/loops/").body


def test_public_scripts_of_a_locked_course_come_along(world: World) -> None:
    """Who may hear one script may hear what everyone may."""
    _, token = world.learner("sorting", scripts=("01-sorting",))
    assert world.get(f"/p/{token}/sorting/02-why/sorting-02-why.mp3").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "X"])
def test_doors_can_only_be_read(world: World, method: str) -> None:
    """Whatever else is asked changes nothing."""
    _, token = world.learner("loops")
    found = world.get(f"/p/{token}/{AUDIO}", method=method, body=b"x")
    assert (found.status, found.headers["allow"]) == (405, "GET, HEAD")


def test_a_feed_is_sent_once(world: World) -> None:
    """An app that asks again with the ETag gets 304; gzip and plain have ETags of their own."""
    _, token = world.learner("loops")
    path = f"/p/{token}/loops/feed.xml"
    plain = world.get(path)
    packed = world.get(path, headers=[("Accept-Encoding", "gzip")])
    assert packed.headers["content-encoding"] == "gzip" and len(packed.body) < len(plain.body)
    assert plain.headers["etag"] != packed.headers["etag"]
    again = world.get(path, headers=[("If-None-Match", plain.headers["etag"])])
    assert (again.status, again.body) == (304, b"")
    dated = world.get(path, headers=[("If-Modified-Since", plain.headers["last-modified"])])
    assert dated.status == 304
    head = world.get(path, method="HEAD")
    assert head.body == b"" and head.headers["content-length"] == str(len(plain.body))


def test_huge_headers_are_refused(world: World) -> None:
    """Before anything is read of them."""
    _, token = world.learner("loops")
    found = world.get(f"/p/{token}/{AUDIO}", headers=[("X-Long", "x" * 20_000)])
    assert found.status == 431
