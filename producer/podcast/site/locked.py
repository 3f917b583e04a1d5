"""The page of an episode that only the enrolled may hear: its title, its summary and the lock."""

from __future__ import annotations

from producer.model import Locked, Podcast
from producer.podcast import addresses
from producer.podcast.site import common
from producer.podcast.site.render import page
from producer.podcast.text import in_words, line


def locked_page(podcast: Podcast, episode: Locked) -> tuple[str, bytes]:
    """Path and bytes of the page, which stands where the episode's would."""
    course, script = podcast.course, episode.script
    path = addresses.episode_page(course, script)
    title, summary = line(script.title), line(script.summary)
    values = common.layout(
        podcast, path, title=f"{title} · {line(course.title)}", heading=title, about=summary
    )
    number = f"{'Chapter' if script.kind == 'audiobook' else 'Lesson'} {line(script.number)}"
    eyebrow = (line(script.part), number if script.number else "")
    values |= {
        "kind": "website",
        "crumbs": common.crumbs(podcast, path),
        "eyebrow": " · ".join(filter(None, eyebrow)),
        "lead": summary if summary != title else "",
        "facts": [in_words(episode.length, episode.rate), common.day(episode.date)],
        "lock": common.LOCKED,
    }
    return path, page("locked.html", values)
