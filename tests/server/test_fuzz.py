"""Whatever comes in: never a 5xx, and never a byte of what isn't open."""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from producer.server.site import app
from tests.server import world as worlds
from tests.server.world import World, cases

SLOW = settings(
    max_examples=int(os.environ.get("FUZZ_EXAMPLES", "30")),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
SEGMENT = st.one_of(
    st.sampled_from([
        "p", "e", "loops", "sorting", "01-loops", "02-history", "01-sorting", "chapters", "assets",
        "feed.xml", ".course.json", "cover.jpg", "index.html", "for.mp3", "loops-01-loops.mp3",
        "bubbles.mp3", "..", ".", "", "%2e%2e", "..%2f", "\\", "\x00", "TOKEN", "api", "v1",
        "learners", "health", "metrics", "style.css", "e.e.e", "W10.x.y",
    ]),
    st.text(max_size=12),
)  # fmt: skip
PATH = st.lists(SEGMENT, max_size=7).map("/".join)
VALUE = st.text(st.characters(max_codepoint=255, exclude_characters="\r\n\x00"), max_size=60)
HEADERS = st.lists(
    st.tuples(
        st.sampled_from([
            "Range", "If-Range", "If-None-Match", "If-Match", "If-Modified-Since", "Host",
            "If-Unmodified-Since", "Accept-Encoding", "User-Agent", "Authorization", "Cookie",
            "Content-Type", "X-Forwarded-For", "Referer", "Content-Length",
        ]),
        VALUE | st.sampled_from([
            "bytes=0-0", "bytes=-1", "bytes=5-", '"x"', "*", "Tue, 14 Nov 2023 22:13:20 GMT",
            "gzip;q=0", "Bearer x", "Tue, 14 Nov 2023 22:13:20 +9999",
        ]),
    ),
    max_size=5,
)  # fmt: skip
METHOD = st.sampled_from(["GET"] * 6 + ["HEAD", "POST", "OPTIONS", "PUT", "DELETE"])


@cache
def secrets_of(root: Path) -> list[bytes]:
    """Stretches of what the learner of these tests may not have: all of the other course."""
    locked = root / "build" / "locked" / "sorting"
    found = [b"nightingale", b"merge(left"]
    for path in sorted(locked.rglob("merging.mp3")):
        data = path.read_bytes()
        middle = len(data) // 2
        found.append(data[middle : middle + 64])
    return found


@SLOW
@given(PATH, METHOD, HEADERS, st.booleans())
def test_addresses_and_headers(
    world: World, path: str, method: str, headers: list[tuple[str, str]], inside: bool
) -> None:
    """Of doors, the public site and the API, with and without a learner's secret."""
    token = _token(world)
    start = f"/p/{token}/" if inside else "/"
    path = re.sub("[?#]", "", start + path.replace("TOKEN", token))
    found = world.get(path, method=method, headers=headers)
    assert found.status < 500 and found.whole
    assert not any(secret in found.body for secret in secrets_of(world.root))
    if found.status >= 400:
        assert token.encode() not in found.body
        assert token not in " ".join(found.headers.values())
    if not path.startswith(f"/p/{token}"):
        assert b"hope that it ends" not in found.body


@SLOW
@given(st.text(max_size=80) | st.sampled_from([line[0] for line in cases("tricks.txt")]))
def test_secrets(world: World, secret: str) -> None:
    """Nothing but a secret that was given opens a door."""
    _token(world)
    secret = re.sub("[/?#]", "", secret)
    for door in "pe":
        assert world.get(f"/{door}/{secret}/loops/feed.xml").status in (404, 429)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)
BODY = st.dictionaries(
    st.sampled_from([
        "name", "email", "until", "scripts", "course", "script", "chapter", "learner", "seconds",
    ]),
    JSON | st.sampled_from([
        "loops", "01-loops", "for", "2027-01-01", "0001-01-01", "9999-12-31T23:59:59-14:00", 10**30,
        ["01-loops"], "a@x.org", "2027-W01-1",
    ]),
    max_size=4,
)  # fmt: skip
CALL = st.sampled_from([
    ("PUT", "/learners/{}"), ("GET", "/learners/{}"), ("DELETE", "/learners/{}"),
    ("POST", "/learners/{}/token"), ("PUT", "/learners/{}/enrolments/loops"),
    ("PUT", "/learners/u/enrolments/{}"), ("DELETE", "/learners/u/enrolments/{}"),
    ("GET", "/learners/{}/downloads?since={}"), ("GET", "/learners?after={}&email={}"),
    ("POST", "/embeds"),
])  # fmt: skip


@SLOW
@given(CALL, st.text(max_size=20) | st.just("u"), BODY | JSON, st.binary(max_size=30))
def test_the_api(world: World, call: tuple[str, str], text: str, body: object, raw: bytes) -> None:
    """Each request is answered as described, with a key as without."""
    _token(world)
    method, path = call
    path = path.replace("{}", re.sub("[?#]", "", text))
    world.api("PUT", "/learners/u")
    data = json.dumps(body).encode()
    assert world.api(method, path, data, key="none").status in (401, 404, 405)
    for one in (data, raw):
        found = world.api(method, path, one)
        assert found.status < 500, found
        if found.status >= 400:
            assert found.headers["content-type"] == "application/problem+json"
    assert world.api("GET", "/learners").status == 200


def _token(world: World) -> str:
    """Of a learner of one course; the same for all examples of a test, and never over a limit."""
    if not world.sent:
        world.sent.append({"token": world.learner("loops")[1]})
        world.server.public = app(worlds.site(world.root))
    world.ticks.at += 100
    return str(world.sent[0]["token"])


def test_the_fuzz_would_see_a_leak(world: World) -> None:
    """What it looks for is what the enrolled get."""
    _, token = world.learner("sorting")
    page = world.get(f"/p/{token}/sorting/01-sorting/").body
    sound = world.get(f"/p/{token}/sorting/01-sorting/chapters/merging.mp3").body
    found = [any(one in body for body in (page, sound)) for one in secrets_of(world.root)]
    assert found == [True] * len(found) and len(found) == 3
