"""OPML 2.0: all courses' feeds as one file that podcast clients import."""

from __future__ import annotations

from producer.model import Podcast
from producer.podcast import addresses
from producer.podcast.text import html, line, moment, rfc2822

TYPE = "text/x-opml"


def render(podcasts: tuple[Podcast, ...], title: str = "Podcasts") -> bytes:
    """The subscription list, in the order given."""
    rows = "".join(_outline(podcast) for podcast in podcasts if not podcast.blocked)
    dates = sorted(moment(podcast.changed) for podcast in podcasts)
    changed = f"<dateModified>{rfc2822(dates[-1])}</dateModified>" if dates else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n'
        f"<head><title>{html(title)}</title>{changed}</head>\n<body>\n{rows}</body>\n</opml>\n"
    ).encode()


def _outline(podcast: Podcast) -> str:
    course = podcast.course
    fields = {
        "type": "rss",
        "text": line(course.title),
        "title": line(course.title),
        "xmlUrl": addresses.url(podcast, addresses.feed(course)),
        "htmlUrl": course.link or addresses.url(podcast, addresses.course_page(course)),
        "description": line(course.description),
        "language": course.language,
    }
    attributes = " ".join(f'{name}="{html(value)}"' for name, value in fields.items() if value)
    return f"<outline {attributes}/>\n"
