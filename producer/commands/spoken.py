"""`producer spoken`: what would be said for each line of standard input."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from producer.model import Span

_MARKUP = frozenset("`*_[]$<>&\\{}~:^|!\x00")

HELP = "Print what would be said for the lines of standard input."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "--language", choices=("en-US", "en-GB"), default="en-US", help="the English that is spoken"
    )
    parser.add_argument(
        "--explain", action="store_true", help="show what became what, and by which rule"
    )
    parser.add_argument("--course", metavar="SLUG", help="use this course's lexicon too")


def run(args: argparse.Namespace) -> int:
    """One line of words for each line; with --explain, a block of lines for each."""
    from producer.errors import ProjectError
    from producer.speech.lexicon import load
    from producer.speech.spoken import pieces, spoken

    if args.course and not (args.project / "scripts" / args.course).is_dir():
        raise ProjectError(f"there is no folder scripts/{args.course}/ here")
    lexicon = load(*lexicon_files(args.project, args.course))
    for data in sys.stdin.buffer:
        line = data.decode("utf-8", "replace").rstrip("\r\n")
        made = pieces(_spans(line), english=args.language, lexicon=lexicon)
        print(spoken(made))
        if args.explain:
            for piece in made:
                if piece.rule:
                    said = " ".join(piece.spoken.split())
                    ipa = f" /{piece.ipa}/" if piece.ipa else ""
                    print(
                        f"    {_shown(piece.written)} -> {said or '(silent)'}{ipa}  [{piece.rule}]"
                    )
        sys.stdout.flush()
    return 0


def _spans(line: str) -> tuple[Span, ...]:
    """The line's Markdown as spans; the parser is loaded for a line that may hold any."""
    if _MARKUP.isdisjoint(line):
        return (Span(kind="text", text=line, raw=line),)
    from producer.script.inline import parse_inline

    return parse_inline(line)


def lexicon_files(root: Path, course: str | None) -> tuple[tuple[Path, str], ...]:
    """The lexicons of a project, nearest first, as files and as messages name them."""
    from producer.speech.lexicon import FILE

    folders = ([f"scripts/{course}"] if course else []) + ["voices"]
    return tuple((root / folder / FILE, f"{folder}/{FILE}") for folder in folders)


def _shown(text: str) -> str:
    return text if text.isprintable() and text.strip() else repr(text)[1:-1]
