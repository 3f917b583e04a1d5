"""The pages that play: of an episode and of a chapter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from producer.model import Chapter, Cue, Enclosure, Episode, Item, Part, Podcast, Study
from producer.podcast import addresses, markup, notes
from producer.podcast.site import common, linked
from producer.podcast.site.lanes import WIDTH, lanes, roles
from producer.podcast.site.render import page
from producer.podcast.site.turns import ReadCue, read, rows
from producer.podcast.text import clock, in_words, line, seconds
from producer.podcast.transcripts import formats

SHORTCUTS = (
    ("Space or K", "Play or pause"),
    ("J or ←", "Back 10 seconds"),
    ("L or →", "Forward 30 seconds"),
    ("P, N", "Previous or next chapter"),
    ("[ and ]", "Slower or faster"),
    ("M", "Mute"),
    ("/", "Search the transcript"),
    ("F", "Back to what is heard"),
    ("?", "This list"),
)


class _Shown(Struct, frozen=True, kw_only=True):
    """A chapter on a page."""

    chapter: Chapter
    start: int
    """Samples from the start of the page's audio."""
    end: int
    """Samples."""
    cues: tuple[Cue, ...]
    """In the page's audio."""


def episode_page(podcast: Podcast, episode: Episode) -> tuple[str, bytes]:
    """Path and bytes of the episode's page."""
    course, script = podcast.course, episode.script
    path = addresses.episode_page(course, script)
    title = line(script.title)
    about = notes.summary(script)
    values = common.layout(
        podcast, path, title=f"{title} · {line(course.title)}", heading=title, about=about
    )
    number = f"{'Chapter' if script.kind == 'audiobook' else 'Lesson'} {line(script.number)}"
    eyebrow = (line(script.part), number if script.number else "")
    values |= {
        "crumbs": common.crumbs(podcast, path, episode),
        "eyebrow": " · ".join(filter(None, eyebrow)),
        "lead": "" if about == title else about,
        "facts": [in_words(episode.length, episode.rate), common.day(episode.date)],
        "material": _material(script.study),
        "around": list(_around(podcast, episode, path)),
        "lock": _lock(episode),
        "linked": linked.episode(podcast, episode),
        **common.embedded(podcast, episode),
    }
    shown = _chapters(episode)
    files = [addresses.episode(course, script, f.SUFFIX) for f in formats()]
    name = f"{course.slug}-{script.id}.mp3"
    values |= _audio(podcast, path, episode.enclosure, name, files)
    values |= _sound(podcast, episode, path, shown, episode.length, episode.rate, episode.guid)
    return path, page("player.html", values)


def chapter_page(podcast: Podcast, episode: Episode, part: Part) -> tuple[str, bytes]:
    """Path and bytes of the page of one chapter."""
    course, script, chapter = podcast.course, episode.script, part.chapter
    path = addresses.chapter(course, script, chapter, ".html")
    title = line(chapter.title)
    whole = f"{line(script.title)} · {line(course.title)}"
    values = common.layout(
        podcast, path, title=f"{title} · {whole}", heading=title, about=f"{title}: {whole}"
    )
    values |= {
        "crumbs": common.crumbs(podcast, path, episode),
        "eyebrow": line(script.title),
        "lead": "",
        "facts": [in_words(part.length, part.rate), common.day(episode.date)],
        "material": None,
        "around": list(_chapters_around(podcast, episode, part, path)),
        "lock": _lock(episode),
        "linked": linked.chapter(podcast, episode, part),
        **common.embedded(podcast, episode, part),
    }
    shown = (_Shown(chapter=chapter, start=0, end=part.length, cues=part.cues),)
    files = [addresses.chapter(course, script, chapter, f.SUFFIX) for f in formats()]
    name = f"{course.slug}-{script.id}-{chapter.id}.mp3"
    values |= _audio(podcast, path, part.enclosure, name, files)
    id_ = f"{episode.guid}/{chapter.id}"
    values |= _sound(podcast, episode, path, shown, part.length, part.rate, id_)
    return path, page("player.html", values)


def _chapters(episode: Episode) -> tuple[_Shown, ...]:
    """The episode's chapters with its cues: a cue belongs to the last mark that it follows."""
    known = {chapter.id: chapter for chapter in episode.script.chapters}
    marks = [mark for mark in episode.marks if mark.id in known]
    found: list[list[Cue]] = [[] for _ in marks]
    at = 0
    for cue in episode.cues:
        while at + 1 < len(marks) and marks[at + 1].start <= cue.start:
            at += 1
        if marks:
            found[at].append(cue)
    return tuple(
        _Shown(chapter=known[mark.id], start=mark.start, end=mark.end, cues=tuple(cues))
        for mark, cues in zip(marks, found, strict=True)
    )


def _audio(
    podcast: Podcast, path: str, enclosure: Enclosure, name: str, files: list[str]
) -> dict[str, Any]:
    here = addresses.relative(enclosure.path, path)
    return {
        "kind": "website",
        "plays": True,
        "audio": f"{here}?v={enclosure.digest[:12]}",
        "audio_url": addresses.audio_url(podcast, enclosure),
        "audio_type": enclosure.type,
        "download": name,
        "transcripts": [
            {
                "href": addresses.relative(target, path),
                "type": format_.TYPE,
                "name": format_.SUFFIX.removeprefix(".").upper(),
            }
            for format_, target in zip(formats(), files, strict=True)
        ],
    }


def _sound(
    podcast: Podcast,
    episode: Episode,
    path: str,
    shown: tuple[_Shown, ...],
    length: int,
    rate: int,
    id_: str,
) -> dict[str, Any]:
    """Everything that is about time."""
    course = podcast.course
    speakers = roles(episode.script)
    cues = tuple(cue for each in shown for cue in each.cues)
    chapters, timed = [], list[ReadCue]()
    for each in shown:
        turns, heard = read(each.chapter, each.cues, rate, len(timed), course.reading)
        timed.extend(heard)
        chapters.append(_chapter(each, rate, rows(turns, speakers)))
        if len(shown) > 1:
            target = addresses.chapter(course, episode.script, each.chapter, ".html")
            chapters[-1]["page"] = addresses.relative(target, path)
    edges = [each.start for each in shown if each.start > rate]
    return {
        "course": line(course.title),
        "chapters": chapters,
        "lanes": lanes(cues, length, rate, speakers),
        "cuts": "".join(f"M{WIDTH * edge / max(length, 1):.5g} 0v48" for edge in edges),
        "seconds": seconds(length, rate),
        "clock": clock(length, rate),
        "shortcuts": SHORTCUTS,
        "data": {
            "id": id_,
            "title": line(episode.script.title),
            "album": line(course.title),
            "artist": line(course.author),
            "length": seconds(length, rate),
            "chapters": [
                [seconds(each.start, rate), seconds(each.end, rate), line(each.chapter.title)]
                for each in shown
            ],
            "cues": [[cue.start, cue.end, *cue.words] for cue in timed],
        },
    }


def _chapter(shown: _Shown, rate: int, turns: str) -> dict[str, Any]:
    from markupsafe import Markup

    return {
        "id": shown.chapter.id,
        "title": line(shown.chapter.title),
        "at": f"{seconds(shown.start, rate):g}",
        "clock": clock(shown.start, rate),
        "page": "",
        "turns": Markup(turns),  # noqa: S704
    }


def _lock(episode: Episode) -> common.Link | None:
    if not episode.preview_of:
        return None
    return common.preview_lock(episode.length, episode.preview_of, episode.rate)


def _around(podcast: Podcast, episode: Episode, path: str) -> Iterator[common.Link]:
    all_ = podcast.episodes
    here = next((n for n, other in enumerate(all_) if other.script.id == episode.script.id), None)
    if here is None:
        return
    for side, at, label in (("prev", here - 1, "Before"), ("next", here + 1, "Next")):
        if 0 <= at < len(all_):
            script = all_[at].script
            target = addresses.episode_page(podcast.course, script)
            yield _link(side, label, line(script.title), addresses.relative(target, path))


def _chapters_around(
    podcast: Podcast, episode: Episode, part: Part, path: str
) -> Iterator[common.Link]:
    ids = [other.chapter.id for other in episode.parts]
    here = ids.index(part.chapter.id) if part.chapter.id in ids else 0
    for side, at, label in (("prev", here - 1, "Before"), ("next", here + 1, "Next")):
        if 0 <= at < len(ids):
            chapter = episode.parts[at].chapter
            target = addresses.chapter(podcast.course, episode.script, chapter, ".html")
            yield _link(side, label, line(chapter.title), addresses.relative(target, path))


def _link(side: str, label: str, title: str, href: str) -> common.Link:
    return {"side": side, "label": label, "title": title, "href": href}


def _material(study: Study) -> dict[str, Any] | None:
    """The study material as HTML; None where there is none."""
    from markupsafe import Markup

    def items(pairs: tuple[Item, ...]) -> list[dict[str, Markup]]:
        return [
            {
                "name": Markup(markup.inline(item.name)),  # noqa: S704
                "text": Markup(markup.inline(item.text)),  # noqa: S704
            }
            for item in pairs
        ]

    overview = "".join(map(markup.block, (study.quick, study.standard, study.detailed)))
    found = {
        "overview": Markup(overview),  # noqa: S704
        "key_concepts": items(study.key_concepts),
        "flash_cards": items(study.flash_cards),
        "examples": items(study.examples),
        "memory_aids": items(study.memory_aids),
        "glossary": items(study.glossary),
        "links": [{"text": Markup(notes.link(item))} for item in study.reference_links],  # noqa: S704
    }
    return found if any(found.values()) else None
