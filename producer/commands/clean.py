"""`producer clean`: prune build/cache of what nothing uses any more."""

from __future__ import annotations

import argparse
import re
import sys
from datetime import UTC, datetime

from producer.arguments import whole
from producer.report import counted

HELP = "Remove recordings and encoded audio that neither the scripts nor the site use any more."

_UNITS = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}
_NOUNS = {"takes": "take", "blocks": "encoded block", "alternates": "alternate"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument(
        "--days",
        type=whole(0),
        default=30,
        metavar="N",
        help="what nothing has used for so long goes (default: 30; 0: all that nothing uses)",
    )
    parser.add_argument(
        "--size",
        type=_bytes,
        metavar="SIZE",
        help="remove younger ones, too, the longest unused first, until build/cache is this small: "
        "500MB, 20GB",
    )
    parser.add_argument("--dry-run", action="store_true", help="remove nothing; say what would go")


def run(arguments: argparse.Namespace) -> int:
    """Remove it; 1 if what is used alone is larger than the size asked for."""
    from producer.build.clean import clean

    size: int | None = arguments.size
    done = clean(
        arguments.project,
        datetime.now(UTC),
        days=arguments.days,
        size=size,
        dry=arguments.dry_run,
        say=lambda line: print(line, file=sys.stderr),
    )
    named = [counted(n, _NOUNS[kind]) for kind, n in done.removed.items() if kind in _NOUNS]
    what = ", ".join(named) or ("their notes" if done.removed else "nothing")
    verb = "would remove" if arguments.dry_run else "removed"
    print(f"{verb} {what}: {_told(done.freed)}")
    print(f"{_told(done.used)} in use, {_told(done.spare)} kept though nothing uses it")
    if size is not None and done.used > size:
        print(
            f"producer: what is in use takes more than {_told(size)}; nothing of it was removed",
            file=sys.stderr,
        )
        return 1
    return 0


def _bytes(text: str) -> int:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([KMGT]?)B?", text.strip(), re.IGNORECASE)
    if not found:
        raise argparse.ArgumentTypeError(f"{text!r} is no size: write 500MB or 20GB")
    return int(float(found[1]) * _UNITS[found[2].upper()])


def _told(size: int) -> str:
    for unit in ("G", "M", "K"):
        if size >= _UNITS[unit]:
            return f"{size / _UNITS[unit]:.1f} {unit.replace('K', 'k')}B"
    return counted(size, "byte")
