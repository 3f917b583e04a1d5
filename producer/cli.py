"""The door: finds the command, hands it the arguments, turns errors into one line."""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    raise SystemExit("not built yet")


if __name__ == "__main__":
    sys.exit(main())
