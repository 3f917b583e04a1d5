"""The static pages: one for all courses, and one for each course, episode and chapter.

They work from any host and from a file, need nothing from elsewhere, and can be read without
their scripts. Everything is yielded as (path below the site's root, bytes), and the same Podcast
gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator

from producer.model import Cue, Episode, Podcast
from producer.podcast import addresses, chapters, oembed
from producer.podcast.lately import lately
from producer.podcast.transcripts import formats


def pages(podcasts: tuple[Podcast, ...], title: str = "Podcasts") -> Iterator[tuple[str, bytes]]:
    """Every page of the site, and what pages use; no feed, no audio, no cover."""
    from producer.podcast import opml
    from producer.podcast.site.course import index_page
    from producer.podcast.site.render import asset_files

    yield from asset_files()
    yield index_page(podcasts, title)
    yield addresses.OPML, opml.render(podcasts, title)
    for podcast in podcasts:
        yield from course_pages(podcast)


def course_pages(podcast: Podcast) -> Iterator[tuple[str, bytes]]:
    """The pages of one course."""
    from producer.podcast.site.course import course_page

    yield course_page(podcast)
    for episode in podcast.episodes:
        yield from episode_pages(podcast, episode)


def episode_pages(podcast: Podcast, episode: Episode) -> Iterator[tuple[str, bytes]]:
    """The pages of one episode and its chapters. They depend on the course, the episode and the
    titles of its neighbours."""
    from producer.podcast.site.embed import embed_page
    from producer.podcast.site.player import chapter_page, episode_page

    yield episode_page(podcast, episode)
    yield embed_page(podcast, episode)
    for part in episode.parts:
        yield chapter_page(podcast, episode, part)
        yield embed_page(podcast, episode, part)


def documents(podcast: Podcast, episode: Episode) -> Iterator[tuple[str, bytes]]:
    """The episode's transcripts, chapters and oEmbed, and its chapters' transcripts and oEmbed."""
    course, script = podcast.course, episode.script
    yield addresses.chapters(course, script), chapters.render(podcast, episode).encode()
    if not podcast.private:
        # oEmbed names full addresses, which are a secret of each learner's.
        for part in (None, *episode.parts):
            path = addresses.oembed(course, script, part.chapter if part else None)
            yield path, oembed.render(podcast, episode, part)
    whole = transcribed(episode.cues, episode.rate)
    for suffix, data in whole:
        yield addresses.episode(course, script, suffix), data
    for part in episode.parts:
        # An episode of one chapter says the same.
        same = (part.rate, part.cues) == (episode.rate, episode.cues)
        for suffix, data in whole if same else transcribed(part.cues, part.rate):
            yield addresses.chapter(course, script, part.chapter, suffix), data


def forget() -> None:
    """Let go of what an episode's pages have in common with those of its chapters."""
    from producer.podcast import layout
    from producer.podcast.site import drawing

    layout.forget()
    drawing.memory.forget()


@lately
def transcribed(cues: tuple[Cue, ...], rate: int) -> list[tuple[str, bytes]]:
    """Suffix and bytes of the transcript in each format."""
    return [(format_.SUFFIX, format_.render(cues, rate).encode()) for format_ in formats()]
