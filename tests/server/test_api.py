"""The HTTP API, asked as a course platform asks it."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urljoin

import pytest

from producer.server import api
from tests.server.world import NOW, Reply, World

HTTPS = "https://learn.example.org"


def read(reply: Reply, status: int = 200) -> Any:
    assert reply.status == status, reply.body
    return json.loads(reply.body)


def test_a_platform_enrols_and_revokes(world: World) -> None:
    """A learner is made once, hears what was enrolled in, and no longer than that."""
    made = read(world.api("PUT", "/learners/u17", b'{"name": "Ada", "email": "a@x.org"}'), 201)
    assert made["link"] == f"{HTTPS}/p/{made['token']}/"
    feed = f"/p/{made['token']}/loops/feed.xml"
    assert world.get(feed).status == 404
    enrolment = read(world.api("PUT", "/learners/u17/enrolments/loops", b'{"until":"2027-03-01"}'))
    assert enrolment["until"] == "2027-03-02T00:00:00+00:00"
    assert world.get(feed).status == 200
    for _ in range(2):
        assert world.api("DELETE", "/learners/u17/enrolments/loops").status == 204
        assert world.get(feed).status == 410
    read(world.api("PUT", "/learners/u17/enrolments/loops"))
    for _ in range(2):
        assert world.api("DELETE", "/learners/u17").status == 204
    assert world.get(feed).status == 410
    again = read(world.api("POST", "/learners/u17/token"), 201)
    assert world.get(f"/p/{again['token']}/loops/feed.xml").status == 410, "not enrolled anew"
    read(world.api("PUT", "/learners/u17/enrolments/loops"))
    assert world.get(f"/p/{again['token']}/loops/feed.xml").status == 200
    assert world.get(feed).status == 410
    assert world.api("DELETE", "/learners/u17?forget=true").status == 204
    assert world.api("GET", "/learners/u17").status == 404


def test_what_is_asked_again_gives_the_same(world: World) -> None:
    """A platform that isn't sure whether its request came through may send it again."""
    read(world.api("PUT", "/learners/u17", b'{"name": "Ada"}'), 201)
    path, body = "/learners/u17/enrolments/loops", b'{"scripts": ["02-history"]}'
    assert read(world.api("PUT", path, body)) == read(world.api("PUT", path, body))
    first = read(world.api("PUT", "/learners/u17", b'{"name": "Ada L."}'))
    assert read(world.api("PUT", "/learners/u17", b'{"name": "Ada L."}')) == first
    assert "token" not in first and first["enrolments"][0]["scripts"] == ["02-history"]
    assert read(world.api("GET", "/learners/u17")) == first


@pytest.mark.parametrize(
    ("until", "shown", "status"),
    [
        ("9999-12-31", "9997-01-01T00:00:00+00:00", 200),
        ("0001-01-01", "1972-01-02T00:00:00+00:00", 410),
        ("2027-01-31", "2027-02-01T00:00:00+00:00", 200),
        ("2027-01-15T09:00:00+01:00", "2027-01-15T08:00:00+00:00", 410),
        ("2027-01-15T08:00:01", "2027-01-15T08:00:01+00:00", 200),
    ],
)
def test_dates(world: World, until: str, shown: str, status: int) -> None:
    """A day is over when it ends, in UTC; what no calendar shows is long ago, or for ever."""
    made = read(world.api("PUT", "/learners/u17"), 201)
    path, body = "/learners/u17/enrolments/loops", json.dumps({"until": until}).encode()
    assert read(world.api("PUT", path, body))["until"] == shown
    assert world.get(f"/p/{made['token']}/loops/feed.xml").status == status


@pytest.mark.parametrize("key", ["", "x", "Bearer", "a" * 43, "\xff" * 43])
def test_without_a_key_nothing(world: World, key: str) -> None:
    """Not even whether a learner is known."""
    read(world.api("PUT", "/learners/u17"), 201)
    for method, path in (("GET", "/learners"), ("GET", "/learners/u17"), ("GET", "/learners/no")):
        found = world.api(method, path, key=key)
        assert (found.status, found.headers["www-authenticate"]) == (401, "Bearer")
        assert b"u17" not in found.body


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("PUT", "/learners/u17", b"{", 422),
        ("PUT", "/learners/u17", b"[]", 422),
        ("PUT", "/learners/u17", b'{"name": 1}', 422),
        ("PUT", "/learners/u17", b'{"nome": "x"}', 422),
        ("PUT", "/learners/u17", b'{"email": "nobody"}', 422),
        ("PUT", "/learners/u17", b'{"name": "\\u0000"}', 422),
        ("PUT", "/learners/u17", b'{"name": "\\ud800"}', 422),
        ("PUT", "/learners/u17", b"[" * 50_000, 422),
        ("PUT", "/learners/u17", b" " * 70_000, 413),
        ("PUT", "/learners/.u", b"", 422),
        ("GET", "/learners/nobody", b"", 404),
        ("POST", "/learners/nobody/token", b"", 404),
        ("PUT", "/learners/nobody/enrolments/loops", b"", 404),
        ("PUT", "/learners/ada/enrolments/Lo%20ops", b"", 422),
        ("PUT", "/learners/ada/enrolments/loops", b'{"until": "soon"}', 422),
        ("DELETE", "/learners/.u", b"", 422),
        ("DELETE", "/learners/ada/enrolments/Loops", b"", 422),
        ("PUT", "/learners/ada/enrolments/loops", b'{"scripts": [1]}', 422),
        ("PUT", "/learners/ada/enrolments/loops", b'{"scripts": ["../x"]}', 422),
        ("GET", "/learners/ada/downloads?since=then", b"", 422),
        ("DELETE", "/learners/ada?forget=maybe", b"", 422),
        ("POST", "/embeds", b"{}", 422),
        ("POST", "/embeds", b'{"course": "loops", "script": "none"}', 404),
        ("POST", "/embeds", b'{"course": "../loops", "script": "01-loops"}', 404),
        ("POST", "/embeds", b'{"course": "loops", "script": "01-loops", "chapter": "no"}', 404),
        ("POST", "/embeds", b'{"course": "loops", "script": "01-loops", "seconds": 0}', 422),
        ("POST", "/embeds", b'{"course": "loops", "script": "01-loops", "seconds": true}', 422),
        ("POST", "/embeds", b'{"course": "loops", "script": "01-loops", "seconds": 1.5}', 422),
        ("POST", "/embeds", b'{"course": "loops", "script": "01-loops", "seconds": NaN}', 422),
        ("POST", "/embeds", b'{"course": "loops", "script": "01-loops", "seconds": Infinity}', 422),
        ("POST", "/embeds", b'{"course": "loops", "script": "01-loops", "seconds": 1e99}', 422),
        ("POST", "/embeds", b'{"course": "loops", "script": "01-loops", "learner": "no"}', 404),
        ("POST", "/learners", b"", 405),
        ("GET", "/nothing", b"", 404),
    ],
)
def test_problems(world: World, method: str, path: str, body: bytes, status: int) -> None:
    """Each is told as RFC 9457 has it, and changes nothing."""
    read(world.api("PUT", "/learners/ada", b'{"name": "Ada"}'), 201)
    before = world.api("GET", "/learners").body
    found = world.api(method, path, body)
    assert found.status == status, found.body
    assert found.headers["content-type"] == "application/problem+json"
    assert json.loads(found.body)["status"] == status
    assert world.api("GET", "/learners").body == before


def test_a_form_is_no_json(world: World) -> None:
    """A page in a browser can't make one send a request that changes something."""
    headers = [
        ("Authorization", f"Bearer {world.key}"),
        ("Content-Type", "application/x-www-form-urlencoded"),
    ]
    found = world.get("/api/v1/learners/u1", method="PUT", headers=headers, body=b"{}")
    assert found.status == 415


def test_a_long_list_comes_in_pages(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each learner once."""
    monkeypatch.setattr(api, "_MOST", 3)
    wanted = [f"u{number}" for number in range(7)]
    for id_ in wanted:
        world.api("PUT", f"/learners/{id_}", f'{{"email": "{id_}@x.org"}}'.encode())
    found, after = list[str](), ""
    while after is not None:
        page = read(world.api("GET", f"/learners?after={after}"))
        found += [one["id"] for one in page["learners"]]
        after = page["next"]
    assert found == wanted
    one = read(world.api("GET", "/learners?email=u3@x.org"))
    assert [learner["id"] for learner in one["learners"]] == ["u3"]


def test_the_description_names_every_route(world: World) -> None:
    """And no other."""
    described = json.loads(api.description())
    told = {
        (path, method.upper())
        for path, item in described["paths"].items()
        for method in item
        if method != "parameters"
    }
    known = {
        (route.path, method)  # type: ignore[attr-defined]
        for route in api.Api(world.path, world.server.doors, world.clock).routes()
        for method in route.methods - {"HEAD"}  # type: ignore[attr-defined]
    }
    assert told == known
    assert read(world.get("/api/v1/openapi.json")) == described


def embed(world: World, **wanted: object) -> Any:
    body = {"course": "loops", "script": "01-loops", **wanted}
    return read(world.api("POST", "/embeds", json.dumps(body).encode()), 201)


def test_an_embed_link_opens_one_chapter(world: World) -> None:
    """Its page, audio and captions, for other sites' pages too; nothing else."""
    made = embed(world, chapter="for", seconds=3600)
    start = made["link"].removeprefix(HTTPS)
    page = world.get(start)
    assert (page.status, page.headers["location"]) == (
        307,
        "loops/01-loops/chapters/for.embed.html",
    )
    for name in ("for.embed.html", "for.html", "for.mp3", "for.vtt"):
        found = world.get(f"{start}loops/01-loops/chapters/{name}")
        assert found.status == 200
        assert found.headers["access-control-allow-origin"] == "*"
    assert b"/p/" not in world.get(f"{start}loops/01-loops/chapters/for.html").body
    for path in (
        "loops/01-loops/embed.html", "loops/01-loops/chapters/while.embed.html",
        "loops/01-loops/chapters/while.mp3", "loops/01-loops/loops-01-loops.mp3",
        "loops/feed.xml", "loops/", "loops/02-history/loops-02-history.mp3",
        "sorting/01-sorting/sorting-01-sorting.mp3",
    ):  # fmt: skip
        assert world.get(start + path).status == 404, path
    assert world.get(made["audio"].removeprefix(HTTPS), method="OPTIONS").status == 204


@pytest.mark.parametrize("chapter", ["", "for"])
def test_an_embed_link_shows_the_small_player(world: World, chapter: str) -> None:
    """All that it loads, and the page that its title opens, stand behind the same link."""
    made = embed(world, chapter=chapter)
    start = made["link"].removeprefix(HTTPS)
    path = urljoin(start, world.get(start).headers["location"])
    page = world.get(path).body.decode()
    assert 'class="small"' in page
    found = re.findall(r'(?:src|href)="([^"#:]+)"', page)
    assert len(found) == 5
    for address in found:
        assert world.get(urljoin(path, address)).status == 200, address
    assert urljoin(path, found[-1]).partition("?")[0] == made["audio"].removeprefix(HTTPS)


def test_an_embed_link_ends(world: World) -> None:
    """When it was said, or when the learner's enrolment does; changed ones are none."""
    learner, _ = world.learner("loops")
    made = embed(world, seconds=60.0, learner=learner)
    path = made["audio"].removeprefix(HTTPS)
    assert world.get(path).status == 200
    signed = path.split("/")[2]
    for other in (signed[:-1], signed[::-1], "A" + signed, signed.swapcase()):
        assert world.get(path.replace(signed, other)).status == 404
    world.api("DELETE", f"/learners/{learner}/enrolments/loops")
    assert world.get(path).status == 410
    world.api("PUT", f"/learners/{learner}/enrolments/loops")
    assert world.get(path).status == 200
    world.clock.at = NOW + 60
    assert world.get(path).status == 410


def test_embeds_stay_on_the_sites_that_were_named(built: Any, tmp_path: Any) -> None:
    """Others can't show them in a frame, and nobody a learner's own pages."""
    from tests.server.world import world as made_world

    world = made_world(built, tmp_path / "db", embed_origins=("https://school.example",))
    page = embed(world, chapter="for")["link"].removeprefix(HTTPS)
    found = world.get(f"{page}loops/01-loops/chapters/for.html")
    assert found.headers["content-security-policy"] == "frame-ancestors https://school.example"
    _, token = world.learner("loops")
    own = world.get(f"/p/{token}/loops/01-loops/")
    assert own.headers["content-security-policy"] == "frame-ancestors 'none'"


def test_what_a_learner_downloaded(world: World) -> None:
    """By file, since a day."""
    learner, token = world.learner("loops")
    world.get(f"/p/{token}/loops/01-loops/chapters/for.mp3")
    world.write()
    found = read(world.api("GET", f"/learners/{learner}/downloads?since=2027-01-15"))
    assert found == {"files": [{"file": "loops/01-loops/chapters/for.mp3", "downloads": 1}]}
    assert read(world.api("GET", f"/learners/{learner}/downloads?since=2027-01-16")) == {
        "files": []
    }
