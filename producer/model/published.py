"""What is published: enclosure, episode, podcast."""

from __future__ import annotations

from msgspec import Struct

from producer.model.timed import Cue, Mark
from producer.model.written import Chapter, Course, Script


class Person(Struct, frozen=True, kw_only=True, array_like=True):
    """Someone heard in an Episode."""

    name: str
    """As a listener reads it."""
    role: str = "Voice Actor"
    """Of the Podcast Taxonomy: Host, Narrator, Voice Actor, Author, ..."""
    synthetic: bool = True
    """Whether the voice is an engine's."""


class Enclosure(Struct, frozen=True, kw_only=True, array_like=True):
    """A published file of audio."""

    path: str
    """Below the site's root; never changes."""
    size: int
    """Bytes."""
    digest: str
    """SHA-256 of the bytes, hexadecimal."""
    type: str = "audio/mpeg"
    """MIME type."""
    codecs: str = ""
    """As RFC 6381 names them, where the type doesn't say."""


class Part(Struct, frozen=True, kw_only=True, array_like=True):
    """A published Chapter: the piece that platforms embed."""

    chapter: Chapter
    """What it says."""
    enclosure: Enclosure
    """Its audio."""
    rate: int
    """Samples a second of the times below."""
    length: int
    """Samples."""
    cues: tuple[Cue, ...]
    """Captions, timed from the start of this file."""
    loudness: float | None = None
    """Integrated loudness, LUFS; None: it says nothing."""


class Episode(Struct, frozen=True, kw_only=True, array_like=True):
    """One Script as RSS, iTunes and Podcasting 2.0 see it."""

    script: Script
    """What it says."""
    guid: str
    """Never changes."""
    date: str
    """Publication, ISO 8601 with offset; never changes."""
    number: int
    """From 1, in the course's order."""
    season: int
    """From 1; 0: the course has no parts."""
    enclosure: Enclosure
    """Its audio."""
    rate: int
    """Samples a second of the times below."""
    length: int
    """Samples."""
    marks: tuple[Mark, ...]
    """Its chapters in time."""
    cues: tuple[Cue, ...]
    """Captions, timed from the start of the episode."""
    parts: tuple[Part, ...]
    """Its chapters as files of their own."""
    persons: tuple[Person, ...] = ()
    """Who is heard."""
    alternates: tuple[Enclosure, ...] = ()
    """The same audio in other formats."""
    blocked: bool = False
    """Whether directories must not show it."""
    preview_of: int = 0
    """Samples of the whole episode, where this is the free part of it; 0: this is the whole."""


class Locked(Struct, frozen=True, kw_only=True, array_like=True):
    """An Episode that only the enrolled may hear, as everyone may see it."""

    script: Script
    """Title, number, part and summary; no words and no study material."""
    date: str
    """Publication, ISO 8601 with offset."""
    number: int
    """Of the episode, from 1, in the course's order."""
    season: int
    """From 1; 0: the course has no parts."""
    rate: int
    """Samples a second of the time below."""
    length: int
    """Samples."""


class Podcast(Struct, frozen=True, kw_only=True, array_like=True):
    """A Course as published."""

    course: Course
    """What it is."""
    url: str
    """Of the site's root, ending in a slash."""
    guid: str
    """podcast:guid."""
    cover: Enclosure
    """The artwork."""
    episodes: tuple[Episode, ...]
    """In the course's order; those that may be heard here."""
    changed: str
    """Newest date of its episodes, ISO 8601 with offset."""
    generator: str = ""
    """Program and version."""
    blocked: bool = False
    """Whether directories must not show it: a private feed."""
    locked: tuple[Locked, ...] = ()
    """Its episodes that may not be heard here, in the course's order."""
    private: bool = False
    """Whether this is what the enrolled get: its address holds a secret, so no page shows it."""
