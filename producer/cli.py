"""The door: finds the command, hands it the arguments, turns errors into one line."""

from __future__ import annotations

import argparse
import atexit
import gc
import os
import sys
from pathlib import Path

from producer import __version__, plugins
from producer.arguments import Parser
from producer.errors import ProducerError
from producer.report import format_error, print_findings

COMMANDS = "producer.commands"
_YOUNG = 300_000
"""New objects after which garbage is looked for: more than an edit makes."""


def main(argv: list[str] | None = None) -> int:
    """Run the command line. Returns the exit code: 0 done, 1 something is wrong, 2 bad usage."""
    # Every core has a process of ours: threads inside one would only get in each other's way.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Frozen values hardly ever hold each other in a circle: looking for that is a tenth of an edit.
    gc.set_threshold(_YOUNG, 20, 50)
    # Looking through them all at the end takes as long again.
    atexit.register(gc.freeze)
    words = sys.argv[1:] if argv is None else argv
    # The options of all commands have no defaults in the parser: those of the command would
    # overwrite what stands before it.
    given = argparse.Namespace(project=None, debug=False)
    arguments = _parser(words).parse_args(words, given)
    try:
        arguments.project = _project(arguments)
        code: int = arguments.run(arguments)
        sys.stdout.flush()
        return code
    except ProducerError as error:
        if arguments.debug:
            raise
        print_findings(error.findings)
        print(format_error(error), file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read our output has gone: nothing left to say, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("producer: stopped; what was recorded is kept", file=sys.stderr)
        return 130
    except Exception as error:
        if arguments.debug:
            raise
        print(
            f"producer: unexpected {type(error).__name__}: {' '.join(str(error).split())}; "
            "this is a mistake in the program: run it again with --debug and report what it prints",
            file=sys.stderr,
        )
        return 1


def _parser(words: list[str]) -> argparse.ArgumentParser:
    common = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument(
        "--project", metavar="DIR", help="the project's folder (default: found from here upwards)"
    )
    common.add_argument("--debug", action="store_true", help="show a traceback for errors")
    parser = Parser(
        prog="producer",
        description="Speaks course scripts, a voice per speaker, and publishes them as podcasts.",
        parents=[common],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"producer {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    known = {name.rstrip("_"): name for name in plugins.names(COMMANDS)}
    before = ["", *words]
    asked = next(
        (w for w, b in zip(words, before, strict=False) if w in known and b != "--project"), None
    )
    for name in [asked] if asked else sorted(known):
        module = plugins.load(COMMANDS, known[name])
        command = commands.add_parser(
            name, help=module.HELP, description=module.HELP, parents=[common], allow_abbrev=False
        )
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    if not words:
        parser.print_help(sys.stderr)
        parser.exit(2)
    return parser


def _project(arguments: argparse.Namespace) -> Path:
    """The project's root: as told, or the nearest folder upwards that holds `scripts/`."""
    if arguments.project:
        return Path(arguments.project).resolve()
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "scripts").is_dir():
            return folder
    return here
