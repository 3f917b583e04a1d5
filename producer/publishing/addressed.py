"""A target's address, as it is recorded: the same target has the same one, however it is named."""

from __future__ import annotations

from pathlib import Path

from producer.errors import PodcastError
from producer.podcast import targets
from producer.project import BUILD, SCRIPTS, VOICES, Project


def address_of(project: Project, asked: str) -> str:
    """The address of the target `asked` for, or else of the project's.

    A folder's is relative to the project, or absolute where it is outside; one that is asked for
    is relative to the current folder. Raises PodcastError where nobody says a target, and for one
    that there can't be.
    """
    address = asked or project.publish
    if not address:
        raise PodcastError(
            "no target is named",
            hint="name a target, or write into pyproject.toml, under [tool.producer]: "
            'publish = "s3://bucket/prefix"',
        )
    if targets.scheme(address) == "folder":
        return _folder(project, address, Path.cwd() if asked else project.root)
    return address.rstrip("/")


def _folder(project: Project, address: str, base: Path) -> str:
    name = address.removeprefix("folder:").removeprefix("file:").strip()
    if not name or "\0" in name:
        raise PodcastError(f"{address!r} names no folder")
    folder = (base / Path(name).expanduser()).resolve()
    root = project.root.resolve()
    for own in (SCRIPTS, VOICES, BUILD):
        kept = root / own
        if folder == kept or kept in folder.parents or folder in kept.parents:
            raise PodcastError(
                f"the site can't be published into {folder}: the project's {own}/ is there",
                hint="name a folder of its own",
            )
    inside = folder.is_relative_to(root)
    return folder.relative_to(root).as_posix() if inside else folder.as_posix()
