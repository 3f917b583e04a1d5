"""A publication that is killed, anywhere: the feed stays true, and the next one goes on."""

from __future__ import annotations

import os
import random
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from producer.cli import main
from tests.build import small
from tests.publishing.places import Folder, Place, assert_sound
from tests.publishing.test_publish import assert_same, correct, publish
from tests.publishing.watched import watched


class Killed(BaseException):
    """Instead of a signal, where a test can't fork."""


def killer(after: int) -> Callable[[], None]:
    """Raises after so many steps."""
    left = [after]

    def strike() -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Killed

    return strike


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_random_points(ready: Path, tmp_path: Path) -> None:
    """By SIGKILL, at steps of a correction and a new episode drawn at random."""
    published = tmp_path / "published"
    main(["publish", "--project", str(ready), str(published), "--quiet"])
    correct(ready)
    (ready / "scripts/loops/03-more.md").write_text(
        "---\ntitle: More\n---\n\n## More {#more}\n\n**Teacher:** And once more.\n", "utf-8"
    )
    small.made(ready)
    steps = 0

    def count() -> None:
        nonlocal steps
        steps += 1

    whole = Folder(tmp_path / "whole", str(tmp_path / "whole"))
    shutil.copytree(published, whole.folder, copy_function=shutil.copy2)
    with watched(count):
        publish(ready, whole)
    assert steps > 20
    chance = random.Random()
    for number in range(5):
        after, seed = chance.randrange(steps), chance.randrange(1 << 30)
        place = Folder(tmp_path / f"target-{number}", str(tmp_path / f"target-{number}"))
        shutil.copytree(published, place.folder, copy_function=shutil.copy2)
        child = os.fork()
        if not child:
            _publish_and_die(ready, place, after, seed)
        _, status = os.waitpid(child, 0)
        told = f"killed after step {after} of {steps}, order {seed}"
        assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL, told
        assert_sound(place)
        assert publish(ready, place, "--quiet") == 0, told
        assert_sound(place)
        assert_same(ready, place)


def _publish_and_die(root: Path, place: Place, after: int, seed: int) -> None:
    """In a child: never returns."""
    left = [after]

    def strike() -> None:
        left[0] -= 1
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        with watched(strike, seed):
            publish(root, place)
    finally:
        os._exit(3)


@pytest.mark.parametrize("place", ["folder", "s3", "sftp"], indirect=True)
def test_stopped_anywhere_a_publication_goes_on(ready: Path, place: Place) -> None:
    """On every kind of target; what was brought before isn't brought again."""
    publish(ready, place)
    correct(ready)
    for after in (2, 5):
        with pytest.raises(Killed), watched(killer(after)):
            publish(ready, place)
        assert_sound(place)
    assert publish(ready, place) == 0
    assert_sound(place)
    assert_same(ready, place)
