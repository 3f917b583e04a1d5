"""What every page of a course tells its template."""

from __future__ import annotations

from typing import Any

from producer.model import Episode, Part, Podcast
from producer.podcast import addresses, oembed, palette
from producer.podcast.site import subscribe
from producer.podcast.text import cut, in_words, line, moment

Link = dict[str, str]

LOCKED = {
    "title": "For enrolled learners",
    "text": "This lesson is part of the course: enroll to listen to it, with its transcript, notes "
    "and study material, here and in your podcast app.",
}
"""What stands beside the lock of a lesson."""

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def layout(podcast: Podcast, path: str, *, title: str, heading: str, about: str) -> dict[str, Any]:
    """Values for `layout.html` on the page at `path`, and for the part about subscribing."""
    from markupsafe import Markup

    course = podcast.course
    feed_url = addresses.url(podcast, addresses.feed(course))
    open_feed = bool(podcast.episodes) and not podcast.private
    return {
        "title": title,
        "heading": heading,
        "description": cut(line(about) or heading, 300),
        "hue": palette.number(course.slug),
        "language": course.language,
        "generator": line(podcast.generator) or "producer",
        "canonical": "" if podcast.private else addresses.url(podcast, path),
        "picture": "" if podcast.private else addresses.url(podcast, podcast.cover.path),
        "small_cover": addresses.relative(addresses.small_cover(course), path),
        "assets": addresses.relative(f"{addresses.ASSETS}/", path),
        "feed": addresses.relative(addresses.feed(course), path) if podcast.episodes else "",
        "feed_url": feed_url,
        "apps": subscribe.apps(feed_url, course.title) if open_feed else (),
        "qr": Markup(subscribe.qr_code(feed_url)) if open_feed else "",  # noqa: S704
        "private": podcast.private,
        "enrol": course.enrol,
        "legal": line(" · ".join(filter(None, (course.copyright, course.license)))),
    }


def embedded(podcast: Podcast, episode: Episode, part: Part | None = None) -> dict[str, Any]:
    """How other sites show what the page plays; nothing on a page whose address is a secret."""
    if podcast.private:
        return {"oembed": "", "player_url": ""}
    course, script = podcast.course, episode.script
    chapter = part.chapter if part else None
    player = addresses.url(podcast, addresses.embed(course, script, chapter))
    return {
        "oembed": addresses.url(podcast, addresses.oembed(course, script, chapter)),
        # Sites that show players in frames are served by https and show no others.
        "player_url": player if player.startswith("https:") else "",
        "player_width": oembed.WIDTH,
        "player_height": oembed.HEIGHT,
    }


def crumbs(podcast: Podcast, path: str, episode: Episode | None = None) -> list[Link]:
    """Links to the pages above the one at `path`."""
    course = podcast.course
    above = [("All courses", addresses.INDEX)]
    if path != addresses.course_page(course):
        above.append((line(course.title), addresses.course_page(course)))
    if episode and path != addresses.episode_page(course, episode.script):
        page = addresses.episode_page(course, episode.script)
        above.append((line(episode.script.title), page))
    return [{"title": title, "href": addresses.relative(target, path)} for title, target in above]


def preview_lock(length: int, whole: int, rate: int) -> Link:
    """What stands under a preview of `length` samples of a lesson of `whole`."""
    return {
        "title": "This was the preview",
        "text": f"You can hear {in_words(length, rate)} of {in_words(whole, rate)} here. Enroll to "
        "listen to all of it, with its transcript, notes and study material.",
    }


def day(date: str) -> str:
    """A date as people write it."""
    when = moment(date)
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
