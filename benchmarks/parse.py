"""How fast scripts are read: against markdown-it-py, and whether time grows with length alone.

Run `python benchmarks/parse.py`. Ratios hold on any machine; the milliseconds are this one's.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from producer.script.parse import parse

ROOT = Path(__file__).parent.parent
HOUR_WORDS = 9_000
"""Words of a script of about an hour."""
TRAPS = {
    "brackets": "[a](", "stars": "*a **b_ ", "backticks": "` `` ", "dollars": "$a $$b ",
    "tags": "<sub><b>", "comments": "<!-- ", "attributes": '[a]{b="', "lines": "one *two*\n",
    "lists": "- a\n", "quotations": "> a\n", "labels": "\n\n**Ann:** a", "chapters": "\n## A\n",
}  # fmt: skip
"""Beginnings that never end, repeated."""


def main() -> None:
    """Print the table."""
    script = an_hour()
    ours = seconds(lambda: parse(script, "hour.md"))
    print(f"{len(script.split()):,} words: {ours * 1000:.0f} ms")
    try:
        from markdown_it import MarkdownIt
    except ImportError:
        print("markdown-it-py is not installed: no comparison")
    else:
        judge = MarkdownIt("commonmark").enable("table")
        theirs = seconds(lambda: judge.parse(script))
        print(f"against markdown-it-py, which keeps no positions: {ours / theirs:.2f} x its time")
    print("time for 4 times the length (4: it grows with the length alone)")
    for name, trap in TRAPS.items():
        short, long = ("---\ntitle: x\n---\n**Ann:** " + trap * count for count in (5_000, 20_000))
        ratio = timed(long) / timed(short)
        print(f"  {name:12} {ratio:.1f}")


def an_hour() -> str:
    """The lessons of the sample course, repeated."""
    files = sorted((ROOT / "scripts" / "python-by-ear").glob("*.md"))
    texts = [path.read_text("utf-8") for path in files]
    bodies = [text.split("\n---\n", 1)[1] for text in texts if "kind: lesson" in text]
    course = "\n".join(bodies)
    times = -(-HOUR_WORDS // len(course.split()))
    parts = (course.replace("{#", f"{{#part-{number}-") for number in range(times))
    return "---\ntitle: An hour\n---\n" + "\n".join(parts)


def timed(script: str) -> float:
    """The time to read a script that is made to be slow."""
    return seconds(lambda: parse(script, "trap.md"))


def seconds(work: Callable[[], object], times: int = 5) -> float:
    """The shortest of several runs."""
    runs = []
    for _ in range(times):
        start = time.process_time()
        work()
        runs.append(time.process_time() - start)
    return min(runs)


if __name__ == "__main__":
    main()
