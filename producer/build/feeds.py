"""The feeds of the built site, and its host: what clients and directories would stumble over."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from producer.build import now
from producer.model import Course, Finding, Source
from producer.podcast import addresses
from producer.podcast.check_feed import check
from producer.podcast.feed_items import self_address
from producer.podcast.headers import is_audio
from producer.project import BUILD, Project


def check_feeds(project: Project, courses: tuple[str, ...]) -> tuple[Finding, ...]:
    """Everything that is wrong with the built feeds of `courses` (none: all of them).

    Raises ProjectError for a course that there isn't.
    """
    return tuple(one for course in _asked(project, courses) for one in _check(project, course))


def check_hosts(project: Project, courses: tuple[str, ...], host: str) -> tuple[Finding, ...]:
    """Everything that the host of the feeds does wrong; asks it, over the network.

    `host` is the site's address; empty: the project's. Raises ProjectError for a course that there
    isn't.
    """
    from producer.podcast.check_host import check_host

    root = (host or project.url).rstrip("/") + "/"
    return tuple(
        one
        for course in _asked(project, courses)
        for one in check_host(root + quote(addresses.feed(course)))
    )


def _asked(project: Project, courses: tuple[str, ...]) -> tuple[Course, ...]:
    return tuple(project.course(slug) for slug in dict.fromkeys(courses)) or project.courses


def _check(project: Project, course: Course) -> Iterator[Finding]:
    site = project.site
    path = site / addresses.feed(course)
    name = f"{BUILD}/site/{addresses.feed(course)}"
    try:
        feed = path.read_bytes()
    except OSError:
        # A course in which nothing is free has pages and no feed.
        if not (site / addresses.course_page(course)).is_file():
            yield Finding(
                code="feed-not-built",
                message="the course has no feed yet",
                source=Source(path=name),
                hint=f"run `producer build {course.slug}`",
            )
        return
    cover = site / addresses.cover(course)
    # The site may have been built for another address than the project's.
    address = self_address(feed)
    root = address.removesuffix(quote(addresses.feed(course)))
    if root == address:
        root = project.url
    sizes = {
        root + quote(file.relative_to(site).as_posix()): file.stat().st_size
        for file in sorted((site / course.slug).rglob("*"))
        if is_audio(file.name) and file.is_file()
    }
    artwork = cover.read_bytes() if cover.is_file() else None
    yield from check(feed, name, cover=artwork, sizes=sizes, now=now())
