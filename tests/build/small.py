"""A small project of our own, spoken by the engine `tone`: enough to see every room at work."""

from __future__ import annotations

import os
import shutil
from hashlib import sha256
from pathlib import Path

from producer.build import Options, Report, build
from producer.build.progress import Silent

COURSE = """\
title: Loops by Ear
author: A. Teacher
description: How loops work.
"""
CAST = """\
engine: tone
roles:
  Teacher: a3
  Student 1: e3
  Narrator: c4
"""
LOOPS = """\
---
title: Loops
number: "1.1"
---

## For {#for}

**Teacher:** A loop runs its body again and again. What does this one print?

```python
for number in range(3):
    print(number)
```

**Student 1:** Zero, one and two.

## While {#while}

**Teacher:** And when do you not know how often?

**Student 1:** Then I write `while`, and hope that it ends.
"""
TAKES = 7
"""How many takes all of it is made of."""
BOOK = """\
---
title: A short history
kind: audiobook
---

## Looms {#looms}

The first loops were made of cards. A card told the loom which threads to lift.

Punched cards came to computers much later.
"""


def project(root: Path) -> Path:
    """Write the project into `root`."""
    files = {
        "scripts/loops/course.yaml": COURSE,
        "scripts/loops/01-loops.md": LOOPS,
        "scripts/loops/02-history.md": BOOK,
        "voices/cast.yaml": CAST,
        "pyproject.toml": '[tool.producer]\nurl = "https://example.org/"\n',
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


def made(root: Path, **options: object) -> Report:
    """Build it."""
    return build(root, Options(jobs=1, **options), Silent())  # type: ignore[arg-type]


def edit(root: Path, old: str, new: str, name: str = "scripts/loops/01-loops.md") -> None:
    """Replace `old`, which must be there, by `new`."""
    path = root / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def site(root: Path, name: str = "site") -> dict[str, str]:
    """The digest of every file in the site, or in another folder of the build, by its path."""
    folder = root / "build" / name
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def clean_copy(root: Path, to: Path) -> Path:
    """The author's files alone, in another folder."""
    for name in ("scripts", "voices"):
        shutil.copytree(root / name, to / name)
    shutil.copy(root / "pyproject.toml", to)
    return to


def times(root: Path) -> dict[str, int]:
    """When each file of the site was written."""
    folder = root / "build" / "site"
    return {
        os.fspath(path.relative_to(folder)): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file()
    }
