"""`producer learners`: who may hear what is locked, and until when."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

HELP = "Add learners, enrol them, take it back; see what they heard; save the database."

_MONTH = 30
"""Days that `usage` looks back."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's verbs and their options."""
    parser.add_argument("--config", metavar="FILE", default="", help="instead of learners.toml")
    verbs = parser.add_subparsers(metavar="VERB", required=True, dest="verb")

    def verb(name: str, text: str) -> argparse.ArgumentParser:
        found = verbs.add_parser(name, help=text, description=text, allow_abbrev=False)
        for option in ("--project", "--config"):
            found.add_argument(option, metavar="PATH", default=argparse.SUPPRESS)
        return found

    add = verb("add", "a new learner: prints the link to subscribe, and its QR code")
    add.add_argument("name", metavar="NAME")
    add.add_argument("--email", metavar="ADDRESS", default="")
    add.add_argument("--id", metavar="ID", default="", help="the platform's own")
    add.add_argument("--course", metavar="SLUG", action="append", default=[], help="enrol in it")
    _limits(add)
    _links(add)
    several = verb("import", "the learners of a CSV file: name, e-mail, courses, until")
    several.add_argument("file", metavar="FILE.csv")
    several.add_argument(
        "--links", metavar="FILE", default="", help="write the new learners' links into a CSV file"
    )
    listed = verb("list", "learners and what they are enrolled in")
    listed.add_argument("--course", metavar="SLUG", default="", help="those of this course")
    listed.add_argument("--json", action="store_true", help="print it as JSON")
    enrol = verb("enrol", "open courses to a learner, or change until when")
    _who(enrol)
    enrol.add_argument("courses", metavar="COURSE", nargs="+")
    _limits(enrol)
    revoke = verb("revoke", "take courses back, or everything")
    _who(revoke)
    revoke.add_argument("courses", metavar="COURSE", nargs="*", help="(default: everything)")
    revoke.add_argument("--forget", action="store_true", help="and delete all that is known")
    rotate = verb("rotate", "another link instead of the one that there is")
    _who(rotate)
    _links(rotate)
    usage = verb("usage", "downloads, and links that seem to be shared")
    usage.add_argument("--since", metavar="DAY", default=_month_ago(), help="(default: a month)")
    usage.add_argument("--course", metavar="SLUG", default="", help="of this course")
    usage.add_argument("--leaks", action="store_true", help="links used from many networks alone")
    usage.add_argument("--json", action="store_true", help="print it as JSON")
    key = verb("key", "a platform's key for the HTTP API; without a name, lists them")
    key.add_argument("name", metavar="PLATFORM", nargs="?", default="")
    key.add_argument("--remove", action="store_true", help="take it back")
    verb("close-embeds", "make all links for embedded players void")
    backup = verb("backup", "copy the database, also while it is in use")
    backup.add_argument("file", metavar="FILE")
    restore = verb("restore", "make the database what a copy holds; a running server goes on")
    restore.add_argument("file", metavar="FILE")
    verb("check", "look through the database for damage")


def run(arguments: argparse.Namespace) -> int:
    """Do what the verb says."""
    from producer.commands.learners import _reports, _roster, _upkeep

    verbs: dict[str, Callable[[argparse.Namespace], int]] = {
        "add": _roster.add,
        "import": _roster.import_file,
        "enrol": _roster.enrol,
        "revoke": _roster.revoke,
        "rotate": _roster.rotate,
        "list": _reports.list_learners,
        "usage": _reports.usage,
        "key": _upkeep.key,
        "close-embeds": _upkeep.close_embeds,
        "backup": _upkeep.backup,
        "restore": _upkeep.restore,
        "check": _upkeep.check,
    }
    return verbs[arguments.verb](arguments)


def _who(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("who", metavar="WHO", help="the learner's id or e-mail address")


def _limits(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--until", metavar="DATE", default="", help="2027-01-31: that day, too (default: for good)"
    )
    parser.add_argument(
        "--script", metavar="ID", action="append", default=[], help="not all of it, but this script"
    )


def _links(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--qr", metavar="FILE", default="", help="write the QR code to a .svg or .png file"
    )


def _month_ago() -> str:
    return str(datetime.now(UTC).date() - timedelta(days=_MONTH))
