"""What nothing uses is pruned by age and size; what the site or a script uses never is."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from producer.build import kept
from producer.build.clean import Pruned, clean
from producer.cli import main
from producer.errors import ProjectError
from producer.report import has_errors
from producer.store import Store
from tests.build import small

OLD, NEW = "hope that it ends", "hope that it never ends"


def pruned(root: Path, *, days: float = 30, size: int | None = None, later: float = 0) -> Pruned:
    """Clean `root` as if it were `later` days from now."""
    now = datetime.now(UTC) + timedelta(days=later)
    return clean(root, now, days=days, size=size, say=print)


def entries(root: Path) -> dict[tuple[str, str], int]:
    """Size of all that `clean` may remove."""
    store = Store(root / "build" / "cache")
    kinds = ("takes", "levels", "signals", "blocks", "alternates", "episodes")
    return {(k, key): store.path(k, key).stat().st_size for k in kinds for key in store.keys(k)}


@pytest.mark.parametrize(
    ("setting", "value"),
    [("", ""), ("alternates", "[opus]"), ("access", "preview\npreview: {seconds: 5}")],
)
def test_what_is_used_stays_whatever_its_age(built: Path, setting: str, value: str) -> None:
    """After years a build that comes next still has all of it: nothing is made again."""
    course = built / "scripts/loops/course.yaml"
    if setting:
        course.write_text(f"{course.read_text()}{setting}: {value}\n")
    assert not has_errors(small.made(built).findings)
    pruned(built, days=0)
    before = entries(built), small.site(built)
    done = pruned(built, days=0, size=0, later=3_000)
    assert not done.removed
    assert done.used == sum(before[0].values())
    small.edit(built, "title: Loops by Ear", "title: Loops by Eye", "scripts/loops/course.yaml")
    report = small.made(built)
    assert (report.recorded, report.encoded) == (0, 0)
    assert entries(built).keys() >= {name for name in before[0] if name[0] != kept.WHOLE}


def test_what_an_edit_left_goes_when_it_is_old(built: Path) -> None:
    """Its age counts from when it was last used: an author may take an edit back."""
    first = entries(built)
    small.edit(built, OLD, NEW)
    small.made(built)
    every = entries(built)
    assert not pruned(built).removed
    done = pruned(built, later=31)
    assert done.removed["takes"] == 1
    assert done.removed["blocks"] >= 1
    assert sum(done.removed.values()) == len(every) - len(entries(built))
    assert done.freed == sum(size for name, size in every.items() if name not in entries(built))
    assert {name for name in every if name not in entries(built)} <= first.keys()


def test_the_longest_unused_goes_first_where_room_is_asked_for(built: Path) -> None:
    """And no more of it than the room asks for."""
    store = Store(built / "build" / "cache")
    pruned(built, days=0)
    used = sum(entries(built).values())
    for number in range(4):
        store.put("takes", f"{number:064x}", b"x" * 1_000)
        path = store.path("takes", f"{number:064x}")
        stamp = path.stat().st_mtime - 100 * number
        os.utime(path, (stamp, stamp))
    each = store.path("takes", f"{0:064x}").stat().st_size
    done = pruned(built, size=used + 2 * each)
    assert done.removed == {"takes": 2}
    assert (done.used, done.spare) == (used, 2 * each)
    assert [store.has("takes", f"{n:064x}") for n in range(4)] == [True, True, False, False]


def test_takes_of_a_script_that_is_not_built_yet_stay(built: Path) -> None:
    """It was recorded and then something else in its course was found wrong."""
    small.edit(built, OLD, NEW)
    small.made(built)
    small.edit(built, NEW, OLD)
    assert pruned(built, days=0).removed.get("takes", 0) == 0


def test_nothing_is_removed_when_it_cannot_be_told_what_is_used(built: Path) -> None:
    """Another version of the program made the records."""
    before = entries(built)
    for path in (built / "build/cache/kept").rglob("*.json"):
        path.write_text('{"program": "another"}')
    with pytest.raises(ProjectError, match="another version") as caught:
        pruned(built, days=0, size=0)
    assert "producer build" in caught.value.hint
    assert entries(built) == before


def test_a_dry_run_removes_nothing(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says what would go."""
    small.edit(built, OLD, NEW)
    small.made(built)
    before = entries(built)
    assert main(["clean", "--days", "0", "--dry-run", "--project", str(built)]) == 0
    assert "would remove 1 take, " in capsys.readouterr().out
    assert entries(built) == before


@pytest.mark.parametrize("size", ["much", "-1", "5 apples"])
def test_a_size_that_is_none_is_one_line(size: str, capsys: pytest.CaptureFixture[str]) -> None:
    """With how one is written."""
    with pytest.raises(SystemExit):
        main(["clean", f"--size={size}"])
    said = capsys.readouterr().err
    assert "20GB" in said
    assert said.count("\n") == 1
