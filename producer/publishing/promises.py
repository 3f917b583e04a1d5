"""What subscribers rely on, as the target shows it: no publication may break it by accident.

The scripts' own check (`corrections.py`) goes by the release files. This one goes by what is at
the target, so that it holds even where a release file, or a whole course, was lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath

from producer import releases
from producer.coursefile import FILE
from producer.model import Finding, Source
from producer.podcast import addresses
from producer.podcast.feed_items import FeedItem, items
from producer.project import SCRIPTS, Project, relative
from producer.publishing.snapshot import Snapshot


def check(project: Project, snapshot: Snapshot, path: str, live: bytes) -> Iterator[Finding]:
    """What of the feed `live`, which is at `path` at the target, `snapshot` would break."""
    slug = PurePosixPath(path).parts[0]
    folder = project.root / SCRIPTS / slug
    if path not in snapshot.by_path:
        if (folder / FILE).exists() or releases.load(folder, project.root).retired:
            return
        yield Finding(
            code="published-course-gone",
            message=f"the course {slug} was published and is not in {SCRIPTS}/ any more",
            source=Source(path=f"{SCRIPTS}/{slug}"),
            hint=f"say `producer retire {slug}` if it is meant to go, or bring it back",
        )
        return
    known = releases.load(folder, project.root)
    file = relative(releases.path_of(folder), project.root)
    by_guid = {one.guid: (id_, one) for id_, one in known.episodes.items()}
    for item in items(live):
        id_, release = by_guid.get(item.guid, ("", None))
        if release is None:
            yield Finding(
                code="published-guid-unknown",
                message=f"the target has an episode {item.title!r} that {file} does not know, "
                f"with the GUID {item.guid}",
                source=Source(path=file),
                hint="GUIDs never change: bring the file back as it was from version control",
            )
        elif not _same_date(release.date, item):
            yield Finding(
                code="published-date-changed",
                message=f"{slug}/{id_} was published with the date {item.date}, "
                f"and is to get {release.date}",
                source=Source(path=file, line=release.line),
                hint="dates never change: bring the file back as it was from version control",
            )


def feeds(paths: Iterable[str]) -> tuple[str, ...]:
    """The feeds among `paths`."""
    return tuple(path for path in paths if PurePosixPath(path).name == addresses.FEED)


def _same_date(date: str, item: FeedItem) -> bool:
    try:
        return datetime.fromisoformat(date) == parsedate_to_datetime(item.date)
    except (ValueError, TypeError):
        return False
