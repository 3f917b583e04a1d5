"""How fast text becomes words, against a number library with regular expressions.

    python -m benchmarks.spoken

Prints ratios, not times: the same texts, on the same machine, at the same moment. The rival is
what programs without a text front end do: num2words for each number, a regular expression for
each sign; where num2words is not installed, its own words for numbers stand in. The start-up is
told in starts of a bare interpreter.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from producer.speech.rules.numbers import cardinal

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "data" / "speech" / "prose.tsv"
PROSE = (
    "The teacher waits until the class has settled, and then she writes a single line on the "
    "board. What does it do, and why would anyone write it like that? Nobody answers at first."
)
WANTED = 100_000
"""Words a minute that the program promises on one core."""


def mixed_text() -> list[str]:
    """Technical lines with as much ordinary prose between."""
    lines = [line.split("\t")[0] for line in CASES.read_text("utf-8").splitlines()[1:]]
    return [text for line in lines for text in (line, PROSE)]


def rival() -> Callable[[str], str]:
    """num2words and regular expressions."""
    words: Callable[[int], str] = cardinal
    if find_spec("num2words"):
        words = import_module("num2words").num2words
    number = re.compile(r"\d+")
    signs = [
        (re.compile(re.escape(sign)), f" {name} ")
        for sign, name in {
            "%": "percent",
            "&": "and",
            "+": "plus",
            "=": "equals",
            "$": "dollars",
        }.items()
    ]

    def speak(text: str) -> str:
        for sign, name in signs:
            text = sign.sub(name, text)
        return number.sub(lambda match: str(words(int(match[0]))), text)

    return speak


def seconds(speak: Callable[[str], str], texts: list[str]) -> float:
    """Processor time for all the texts, the best of three."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for text in texts:
            speak(text)
        best = min(best, time.process_time() - start)
    return best


def start_up(*arguments: str) -> float:
    """Seconds from start to end of a Python with these arguments, the best of five."""
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, *arguments],
            input=b"Hello.\n",
            capture_output=True,
            check=True,
            cwd=ROOT,
        )
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    """Print the ratios."""
    from producer.model import Span
    from producer.script.inline import parse_inline
    from producer.speech.lexicon import load
    from producer.speech.spoken import pieces, say

    texts = mixed_text()
    lexicon = load()
    say(texts[0], lexicon=lexicon)
    words = sum(len(text.split()) for text in texts)
    ours = seconds(lambda text: say(text, lexicon=lexicon), texts)
    parsed = seconds(lambda text: str(len(pieces(parse_inline(text), lexicon=lexicon))), texts)
    theirs = seconds(rival(), texts)
    one = (Span(kind="text", text=PROSE, raw=PROSE),)
    plain = seconds(lambda _: str(len(pieces(one, lexicon=lexicon))), texts)
    bare, ready = start_up("-c", "pass"), start_up("-m", "producer", "spoken")
    print(f"mixed technical text: {words / ours * 60 / WANTED:.1f} times {WANTED:,} words a minute")
    print(f"with its Markdown parsed: {words / parsed * 60 / WANTED:.1f} times")
    print(f"against numbers and regular expressions alone: {ours / theirs:.1f} times their time")
    faster = len(PROSE.split()) * len(texts) / plain / (words / ours)
    print(f"ordinary prose alone: {faster:.1f} times as fast as mixed text")
    print(f"`producer spoken` from start to end: {ready / bare:.1f} bare starts of Python")
    print(f"(that is {ready:.2f} s here; wanted: under 0.2 s)")


if __name__ == "__main__":
    main()
