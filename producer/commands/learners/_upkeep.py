"""Keys of platforms, and copies of the database."""

from __future__ import annotations

import argparse
from pathlib import Path

from producer.commands.learners._common import database, now, path_of
from producer.errors import ServerError


def key(arguments: argparse.Namespace) -> int:
    """Make a key, take it back, or list the platforms that have one."""
    from producer.server.keys import key_names, new_key, remove_key

    if arguments.remove and not arguments.name:
        raise ServerError("whose key?", hint="name the platform")
    with database(arguments) as connection:
        if arguments.remove:
            remove_key(connection, arguments.name)
            found = f"{arguments.name} has no key any more"
        elif arguments.name:
            found = new_key(connection, now(), arguments.name)
        else:
            found = "\n".join(key_names(connection)) or "no platform has a key"
    print(found)
    return 0


def close_embeds(arguments: argparse.Namespace) -> int:
    """Make all links for embedded players void."""
    from producer.server.embeds import new_secret

    with database(arguments) as connection:
        new_secret(connection)
    print("no link for an embedded player that was made until now opens anything")
    return 0


def backup(arguments: argparse.Namespace) -> int:
    """Copy the database."""
    from producer.server.database import save

    path = path_of(arguments)
    if not path.exists():
        raise ServerError(f"there is no database {path.name} yet")
    save(path, Path(arguments.file).resolve())
    print(f"{path.name} is saved in {arguments.file}")
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Make the database what a copy holds."""
    from producer.server.database import restore as bring_back

    path = path_of(arguments)
    aside = bring_back(path, Path(arguments.file).resolve())
    print(f"{path.name} is what {arguments.file} holds")
    if aside is not None:
        print(f"what it was is kept in {aside.name}")
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Look for damage."""
    from producer.server.database import check as look_through

    path = path_of(arguments)
    if not path.exists():
        raise ServerError(f"there is no database {path.name} yet")
    look_through(path)
    print(f"{path.name} is sound")
    return 0
