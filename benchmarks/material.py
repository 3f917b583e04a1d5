"""Courses of any length, made up from a few sentences, for the benchmarks."""

from __future__ import annotations

import random
from pathlib import Path

SPEAKERS = ("Teacher", "Student 1", "Student 2", "Student 3", "Student 4")
OPENINGS = (
    "Let's look at {code}",
    "What happens when we call {code}",
    "I tried {code} on {number} rows",
    "The manual says that {code} is safe",
    "After {number} seconds {code} came back",
)
ENDINGS = (
    "and the result was larger than 5 GB.",
    "because nobody closed the file.",
    "so the second loop never ran.",
    "which is why the test failed on 2026-03-14.",
    "and that took about 12 ms for each of them.",
    "although the list held only {number} items.",
)
CODE = (
    "`fetch_data(1)`", "`asyncio.gather()`", "`items[i:j]`", "`x ** 2`", "`print(total)`",
    "`git commit -m fix`", "`value is not None`", "`len(names) == 3`",
)  # fmt: skip
CAST = (
    "engine: tone\nroles:\n  Teacher: a2\n  Student 1: e4\n  Student 2: e3\n"
    "  Student 3: c4\n  Student 4: g3\n  Narrator: a3\n"
)
SPOKEN = (
    "engine: kokoro\nroles:\n  Teacher: am_michael\n  Student 1: af_sarah\n"
    "  Student 2: am_onyx\n  Student 3: af_nova\n  Student 4: bm_george\n  Narrator: af_heart\n"
)
SECONDS_EACH = 6.6
"""About what a turn lasts, with its pause."""


def turn(rng: random.Random) -> str:
    """A sentence or two."""

    def fill(text: str) -> str:
        return text.format(code=rng.choice(CODE), number=rng.randrange(2, 5000))

    return f"{fill(rng.choice(OPENINGS))}, {fill(rng.choice(ENDINGS))}"


def script(number: int, minutes: float, chapters: int = 1) -> str:
    """A lesson that lasts about `minutes`."""
    rng = random.Random(number)
    count = max(1, round(minutes * 60 / SECONDS_EACH / chapters))
    parts = [f"---\ntitle: Lesson {number}\n---\n"]
    for chapter in range(1, chapters + 1):
        parts.append(f"\n## Chapter {chapter} of lesson {number} {{#chapter-{chapter}}}\n")
        parts.extend(f"\n**{SPEAKERS[at % len(SPEAKERS)]}:** {turn(rng)}\n" for at in range(count))
    return "".join(parts)


def project(root: Path, *, lessons: int, minutes: float, chapters: int = 1) -> Path:
    """A project with one course of `lessons` lessons of `minutes` each."""
    course = root / "scripts" / "bench"
    course.mkdir(parents=True)
    (course / "course.yaml").write_text("title: Bench\nauthor: Bench\n")
    for number in range(1, lessons + 1):
        (course / f"{number:04}-lesson.md").write_text(script(number, minutes, chapters))
    (root / "voices").mkdir()
    (root / "voices" / "cast.yaml").write_text(CAST)
    return root
