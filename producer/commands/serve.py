"""`producer serve`: look at the built site, or serve learners what is locked."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from producer.arguments import whole

if TYPE_CHECKING:
    from producer.server.app import Server
    from producer.server.settings import Settings
    from producer.server.site import Site

HELP = "Serve build/site on this machine; with --learners, locked courses to the enrolled."
_HOST = "127.0.0.1"
_PORT = 8000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument(
        "--learners",
        action="store_true",
        help="serve each learner's feeds, too (needs the extra `learners`); docs/learners.md",
    )
    parser.add_argument("--host", default="", help=f"address to listen on (default: {_HOST})")
    parser.add_argument(
        "--port",
        type=whole(0, 65535),
        default=None,
        help=f"port to listen on; 0: any (default: {_PORT})",
    )
    parser.add_argument(
        "--fd",
        type=whole(0),
        default=None,
        metavar="N",
        help="with --learners: a socket that listens",
    )
    parser.add_argument(
        "--config", default="", metavar="FILE", help="with --learners: instead of learners.toml"
    )


def run(arguments: argparse.Namespace) -> int:
    """Serve until it is stopped."""
    if arguments.learners:
        return _learners(arguments)
    from producer.errors import ServerError
    from producer.server.preview import listening

    site = _site(arguments.project, lasting=False)
    if not site.root.is_dir():
        raise ServerError("there is no build/site here", hint="run `producer build`")
    host = arguments.host or _HOST
    port = _PORT if arguments.port is None else arguments.port
    with listening(site, host, port) as server:
        shown = f"[{host}]" if ":" in host else host
        print(f"http://{shown}:{server.server_address[1]}/ (Ctrl-C stops it)", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("stopped", file=sys.stderr)
    return 0


def _learners(arguments: argparse.Namespace) -> int:
    from msgspec.structs import replace

    from producer.errors import ServerError, installing
    from producer.server.settings import load

    settings = load(
        arguments.project, file=Path(arguments.config).resolve() if arguments.config else None
    )
    if arguments.host:
        settings = replace(settings, host=arguments.host)
    if arguments.port is not None:
        settings = replace(settings, port=arguments.port)
    try:
        from producer.server.run import run as serve

        server = learners_server(arguments.project, settings)
        serve(server, settings, descriptor=arguments.fd)
    except ImportError as error:
        raise ServerError(
            f"serving learners needs {error.name}", hint=installing("learners")
        ) from error
    return 0


def learners_server(project: Path, settings: Settings) -> Server:
    """The application that serves the learners of a project, and what everyone may have of it."""
    from producer.podcast.headers import content_type
    from producer.podcast.site.subscribe import apps, qr_code
    from producer.server.app import Server
    from producer.server.doors import Outside
    from producer.server.site import app

    outside = Outside(
        locked=project / "build" / "locked",
        assets=project / "build" / "site" / "assets",
        content_type=content_type,
        apps=lambda feed, title: [(one.name, one.href) for one in apps(feed, title)],
        qr_code=qr_code,
    )
    public = app(_site(project, lasting=True))
    return Server(settings, settings.path(project), outside, public=public)


def _site(project: Path, *, lasting: bool) -> Site:
    from producer.podcast.headers import cache_control, content_type
    from producer.server.site import Site

    # A preview is to show the next build at once.
    kept = cache_control if lasting else lambda path: "no-cache"
    return Site(project / "build" / "site", content_type, kept)
