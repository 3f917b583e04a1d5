"""`producer learners`, run as an operator runs it."""

from __future__ import annotations

import csv
import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from producer.cli import main
from producer.errors import installing
from tests.server.world import World, world

LINK = re.compile(r"https://learn\.example\.org/p/([A-Za-z0-9_-]{43})/")


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """Where the operator works: the built project, and a database of this test's own."""
    for name in ("build", "scripts"):
        (tmp_path / name).symlink_to(built / name)
    (tmp_path / "learners.toml").write_text('url = "https://learn.example.org"\n')
    return tmp_path


class Operator:
    """Runs the command."""

    def __init__(self, project: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.project = project
        self.capture = capture

    def __call__(self, *words: str, code: int = 0) -> str:
        """What it printed; it must have ended with `code`."""
        assert main(["--project", str(self.project), "learners", *words]) == code
        found = self.capture.readouterr()
        return found.err if code else found.out

    def server(self) -> World:
        """A server over the same database, which has a key of its own."""
        return world(self.project, self.project / "learners.sqlite3")


@pytest.fixture
def operator(project: Path, capsys: pytest.CaptureFixture[str]) -> Operator:
    """In the project."""
    return Operator(project, capsys)


def token_in(text: str) -> str:
    found = LINK.search(text)
    assert found, text
    return found[1]


def test_a_learner_comes_and_goes(operator: Operator, project: Path) -> None:
    """The printed link opens the course until it is taken back, and another learner's goes on."""
    ada = token_in(operator("add", "Ada", "--email", "ada@example.org", "--course", "loops"))
    bob = token_in(operator("add", "Bob", "--id", "bob", "--course", "loops"))
    server = operator.server()
    before = server.get(f"/p/{bob}/loops/feed.xml")
    assert server.get(f"/p/{ada}/loops/feed.xml").status == before.status == 200
    operator("revoke", "ada@example.org", "loops")
    assert server.get(f"/p/{ada}/loops/feed.xml").status == 410
    operator("enrol", "ADA@example.org", "loops")
    assert server.get(f"/p/{ada}/loops/feed.xml").status == 200
    again = token_in(operator("rotate", "ada@example.org"))
    assert server.get(f"/p/{ada}/loops/feed.xml").status == 410
    assert server.get(f"/p/{again}/loops/feed.xml").status == 200
    operator("revoke", "ada@example.org")
    back = token_in(operator("rotate", "ada@example.org"))
    assert server.get(f"/p/{again}/").status == 410
    assert server.get(f"/p/{back}/loops/feed.xml").status == 410, "not enrolled anew"
    after = server.get(f"/p/{bob}/loops/feed.xml")
    assert (after.status, after.body, after.headers) == (200, before.body, before.headers)
    assert stat.S_IMODE((project / "learners.sqlite3").stat().st_mode) == 0o600


def test_the_qr_code_says_the_link(operator: Operator, project: Path) -> None:
    """It is written for its owner alone; other kinds of pictures are refused."""
    path = project / "ada.svg"
    operator("add", "Ada", "--qr", str(path))
    assert path.read_bytes().startswith(b"<?xml") and b"<svg" in path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert ".svg or .png" in operator("rotate", ids(operator)[0], "--qr", "x.gif", code=1)


def ids(operator: Operator) -> list[str]:
    return [one["id"] for one in json.loads(operator("list", "--json"))]


def test_a_list_is_imported_once(operator: Operator, project: Path) -> None:
    """A second time it makes no new learners; links of the new ones go into a file."""
    roster = project / "roster.csv"
    roster.write_text(
        "\ufeffName;E-Mail;Courses;Until\n"
        "Grace Ö.;grace@example.org;loops sorting;2027-02-01\n\n"
        "=1+1;eve@example.org;loops;\n",
        "utf-8",
    )
    links = project / "links.csv"
    operator("import", str(roster), "--links", str(links))
    rows = list(csv.DictReader(links.open(encoding="utf-8")))
    assert [row["name"] for row in rows] == ["Grace Ö.", "'=1+1"]
    server = operator.server()
    assert server.get(f"/p/{token_in(rows[0]['link'])}/sorting/feed.xml").status == 200
    assert server.get(f"/p/{token_in(rows[1]['link'])}/sorting/feed.xml").status == 404
    before = operator("list")
    operator("import", str(roster), "--links", str(links))
    assert links.read_text().splitlines() == ["id,name,e-mail,link"]
    assert operator("list") == before
    assert "Grace Ö." in before and "until 2027-02-02 00:00" in before


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Name,E-Mail,Courses\nA,a@x.org,loops\nB,b@x.org,lops\n", "roster.csv:3: there is no"),
        ("Name,E-Mal\nA,a@x.org\n", "roster.csv:1: the heading 'E-Mal' is unknown"),
        ("Name,Courses\nA,loops\n", "roster.csv:1: there is no column `e-mail`"),
        ("E-Mail\na@x.org\nA@x.org\n", "roster.csv:3: a@x.org stands in line 2"),
        ("E-Mail,Until\na@x.org,soon\n", "roster.csv:2: 'soon' is no date"),
        ("E-Mail\nnobody\n", "roster.csv:2: 'nobody' is no e-mail address"),
        ("E-Mail\na@x.org,more\n", "roster.csv:2: has 2 columns"),
        ('E-Mail\n"a@x.org\n', "roster.csv:2: malformed CSV"),
        ("Name,E-Mail\nA,\n", "roster.csv:2: there is neither"),
        ("", "roster.csv: is empty"),
        (b"E-Mail\n\xff@x.org\n", "roster.csv:2: is not UTF-8"),
    ],
)
def test_a_list_with_a_mistake_changes_nothing(
    operator: Operator, project: Path, text: str | bytes, told: str
) -> None:
    """The line is named, and no learner of the lines before it is added."""
    roster = project / "roster.csv"
    roster.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert told in operator("import", str(roster), code=1)
    assert ids(operator) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add", "A", "--course", "lops"), "did you mean `loops`"),
        (("add", "A", "--course", "loops", "--script", "03-x"), "no script '03-x'"),
        (("add", "A", "--until", "tomorrow", "--course", "loops"), "is no date"),
        (("enrol", "nobody", "loops"), "no learner 'nobody'"),
        (("revoke", "nobody"), "no learner 'nobody'"),
        (("key", "No Name"), "can't be a key's name"),
        (("key", "--remove"), "whose key?"),
        (("backup", "copy"), "no database learners.sqlite3 yet"),
        (("restore", "nothing"), "there is no file"),
        (("usage", "--since", "then"), "is no date"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_mistakes_are_told(operator: Operator, words: tuple[str, ...], told: str) -> None:
    """In one line, and nothing is done."""
    assert told in operator(*words, code=1)


def test_a_platforms_key_works_until_it_is_removed(operator: Operator) -> None:
    """It is printed once; afterwards only its name is known."""
    key = operator("key", "moodle").strip()
    server = operator.server()
    assert server.api("GET", "/learners", key=key).status == 200
    assert key not in operator("key")
    operator("key", "moodle", "--remove")
    assert server.api("GET", "/learners", key=key).status == 401


def test_embed_links_can_be_closed(operator: Operator) -> None:
    """All that were made before are void; new ones work."""
    server = operator.server()
    made = json.loads(server.api("POST", "/embeds", b'{"course":"loops","script":"01-loops"}').body)
    path = made["audio"].removeprefix("https://learn.example.org")
    assert server.get(path).status == 200
    operator("close-embeds")
    assert server.get(path).status == 404


def test_a_copy_brings_back_what_was(operator: Operator, project: Path) -> None:
    """A running server goes on with it; what was there in between is kept aside."""
    token = token_in(operator("add", "Ada", "--id", "ada", "--course", "loops"))
    server = operator.server()
    operator("backup", str(project / "copy"))
    operator("revoke", "ada", "--forget")
    assert ids(operator) == [] and server.get(f"/p/{token}/loops/").status == 410
    operator("restore", str(project / "copy"))
    assert ids(operator) == ["ada"] and server.get(f"/p/{token}/loops/").status == 200
    assert len(list(project.glob("learners.sqlite3.before-*"))) >= 1
    assert "is no copy" in operator("restore", str(project / "learners.toml"), code=1)
    assert "sound" in operator("check")


def test_a_damaged_database_is_told_and_replaced(operator: Operator, project: Path) -> None:
    """`check` finds the damage, and a copy takes the place of the file."""
    operator("add", "Ada", "--id", "ada", "--course", "loops")
    operator("backup", str(project / "copy"))
    path = project / "learners.sqlite3"
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    path.write_bytes(b"no database at all" * 4096)
    assert "can't be used" in operator("check", code=1)
    operator("restore", str(project / "copy"))
    assert ids(operator) == ["ada"]


def test_usage_says_what_was_heard(operator: Operator) -> None:
    """Downloads by learner and file; a link that many networks use is named."""
    server = operator.server()
    learner, token = server.learner("loops")
    path = f"/p/{token}/loops/01-loops/loops-01-loops.mp3"
    for number in range(9):
        assert server.get(path, address=f"198.51.{number}.7").status == 200
        server.ticks.at += 100
    server.write()
    shown = operator("usage", "--since", "2027-01-01")
    assert f"9          {learner}  loops/01-loops/loops-01-loops.mp3" in shown
    assert f"the link of {learner} was used from 9 networks" in shown
    found = json.loads(operator("usage", "--since", "2027-01-01", "--json"))
    assert found["downloads"][0]["downloads"] == 9 and found["leaks"][0]["networks"] == 9
    assert json.loads(operator("usage", "--since", "2027-01-16", "--json"))["downloads"] == []


@pytest.mark.parametrize("words", [("list",), ("usage", "--leaks"), ("key",)], ids=" ".join)
def test_an_empty_database_is_no_mistake(operator: Operator, words: tuple[str, ...]) -> None:
    """There is just nobody yet."""
    operator(*words)


@pytest.mark.parametrize("missing", ["starlette", "uvicorn", "prometheus_client"])
def test_a_missing_extra_is_told(project: Path, missing: str) -> None:
    """In one line, with what to install; the lists of learners need none of it."""
    program = (
        "import sys\nfrom producer.cli import main\n"
        f"sys.modules[{missing!r}] = None\n"
        f"where = ['--project', {str(project)!r}]\n"
        "assert main([*where, 'learners', 'list']) == 0\n"
        "sys.exit(main([*where, 'serve', '--learners', '--port', '0']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=30
    )
    assert done.returncode == 1
    told = done.stderr.splitlines()
    assert len(told) == 1 and missing in told[0] and installing("learners") in told[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_database_that_cannot_be_read_is_told(operator: Operator, project: Path) -> None:
    """With a hint."""
    operator("add", "Ada")
    (project / "learners.sqlite3").chmod(0)
    assert "can't be used" in operator("list", code=1)
