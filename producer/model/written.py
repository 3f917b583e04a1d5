"""What is written: course, script, chapter, turn, span."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from producer.model.spoken import Casting

SpanKind = Literal["text", "code", "maths", "pause", "sound"]
Reading = Literal["gist", "exact", "skip"]
ScriptKind = Literal["lesson", "audiobook"]
Access = Literal["public", "preview", "enrolled"]

NARRATOR = "Narrator"
"""Who reads an audiobook's paragraphs that have no label."""


class Say(Struct, frozen=True, kw_only=True, array_like=True):
    """How the author wants a span spoken; at most one field is set."""

    sub: str = ""
    """Words to say instead."""
    ph: str = ""
    """Pronunciation in IPA."""
    interpret: str = ""
    """SSML say-as kind: date, time, characters, cardinal, ordinal, telephone, unit, ..."""


class Span(Struct, frozen=True, kw_only=True, array_like=True):
    """A piece of a Turn of one kind. The `raw` of a Turn's spans, joined, is the Turn's source."""

    kind: SpanKind
    """text, code, maths, pause or sound."""
    text: str
    """What a caption shows: no markup. A blank line in it is a paragraph's end."""
    raw: str
    """The source characters, markup and all."""
    line: int = 0
    """The source line on which it starts."""
    block: bool = False
    """Code or maths on lines of its own."""
    language: str = ""
    """Of a code span: the fence's info word. Of maths: latex or mathml."""
    reading: Reading | None = None
    """How a code block is read; None: as the course says."""
    say: Say | None = None
    """The author's pronunciation, if any."""
    milliseconds: int = 0
    """Of a pause: how long."""
    sound: str = ""
    """Of a sound: the file, relative to the course's `sounds/`."""
    emphasis: Literal["", "em", "strong"] = ""
    """How the text is emphasised."""
    link: str = ""
    """The address that the text links to."""


class Turn(Struct, frozen=True, kw_only=True, array_like=True):
    """One speaker's go."""

    role: str
    """Who speaks, as the label says."""
    spans: tuple[Span, ...]
    """What is said, in order."""
    line: int
    """The source line of the label."""
    rate: float = 1.0
    """Speaking rate against the voice's own; 0.9 is slower."""
    take: int = 1
    """Which take of its utterances is used; 2 asks for another one."""
    recording: str = ""
    """A person's recording of it, relative to the course's folder; empty: an engine speaks."""
    lock: str = ""
    """Name of the takes that it keeps whatever changes, in the course's `takes/`; empty: none."""
    attributes: tuple[tuple[str, str], ...] = ()
    """Every `{name=value}` on the label, in order."""


class Chapter(Struct, frozen=True, kw_only=True, array_like=True):
    """One titled part of a Script: an MP3 of its own and a Mark in the Episode."""

    id: str
    """Makes the address; unique in its Script; a-z, 0-9 and hyphens."""
    title: str
    """As a person reads it."""
    turns: tuple[Turn, ...]
    """Never empty."""
    line: int
    """The source line of its heading."""


class Item(Struct, frozen=True, kw_only=True, array_like=True):
    """A pair of study material: term and definition, front and back, kind and text."""

    name: str
    """Term of a glossary entry or key concept, front of a flash card, kind of a memory aid,
    address of a reference link. Empty for an example."""
    text: str
    """Definition, back, text or title."""


class Study(Struct, frozen=True, kw_only=True, array_like=True):
    """What a course page holds beside its dialogues; makes the show notes."""

    quick: str = ""
    """Overview in a sentence."""
    standard: str = ""
    """Overview in a paragraph."""
    detailed: str = ""
    """Overview in full; Markdown."""
    key_concepts: tuple[Item, ...] = ()
    """Term and definition."""
    examples: tuple[Item, ...] = ()
    """Text alone."""
    memory_aids: tuple[Item, ...] = ()
    """Kind (Rhymes, Stories, ...) and text."""
    flash_cards: tuple[Item, ...] = ()
    """Front and back."""
    glossary: tuple[Item, ...] = ()
    """Term and definition."""
    reference_links: tuple[Item, ...] = ()
    """Address and title."""


class Script(Struct, frozen=True, kw_only=True, array_like=True):
    """One Markdown file of a course: a lesson or an audiobook. One Episode."""

    id: str
    """Makes addresses and the GUID; unique in its course; a-z, 0-9 and hyphens."""
    kind: ScriptKind
    """A lesson is a dialogue; an audiobook's unlabelled paragraphs are the Narrator's."""
    title: str
    """As a person reads it."""
    path: str
    """Relative to the project's root."""
    chapters: tuple[Chapter, ...]
    """Never empty."""
    number: str = ""
    """The author's own numbering: "2.3"."""
    summary: str = ""
    """One or two sentences."""
    part: str = ""
    """Title of the part of the course that it stands in; a season of the podcast."""
    date: str = ""
    """Publication date that the author asks for, ISO 8601; empty: when first built."""
    explicit: bool = False
    """Whether it is marked explicit."""
    study: Study = Study()
    """Study material beside it."""
    access: Access | None = None
    """Who may hear it; None: as the course says."""


class Sounds(Struct, frozen=True, kw_only=True, array_like=True):
    """Sound files of a course, relative to the course's folder (`sounds/...`); empty: none."""

    intro: str = ""
    """Before the first chapter of an Episode; its end plays under the first words."""
    outro: str = ""
    """After the last chapter."""
    between: str = ""
    """Between two chapters."""
    under: int = 0
    """Milliseconds that the intro goes on, ducked, under speech."""


class Format(Struct, frozen=True, kw_only=True, array_like=True):
    """What the published audio is."""

    rate: int = 44_100
    """Samples a second."""
    channels: int = 1
    """1 or 2."""
    kbps: int = 128
    """Kilobits a second, constant."""
    lufs: float = -16.0
    """Integrated loudness, LUFS."""
    peak: float = -1.0
    """True-peak ceiling, dBTP."""


class Preview(Struct, frozen=True, kw_only=True, array_like=True):
    """How much of a locked Script is free."""

    chapters: int = 1
    """Its first chapters; 0: as many seconds as follow."""
    seconds: int = 0
    """Its start, up to the end of the last utterance that is over by then; 0: whole chapters."""


class Course(Struct, frozen=True, kw_only=True, array_like=True):
    """One folder in `scripts/` with a `course.yaml`: one podcast."""

    slug: str
    """The folder's name; makes addresses."""
    title: str
    """The podcast's title."""
    path: str
    """Of course.yaml, relative to the project's root."""
    description: str = ""
    """At most 4,000 bytes."""
    author: str = ""
    """Person or organization."""
    email: str = ""
    """Of the owner; empty: none is published."""
    language: str = "en-US"
    """BCP 47."""
    link: str = ""
    """The course's own page; empty: the page that we make."""
    categories: tuple[tuple[str, str], ...] = (("Education", "Courses"),)
    """iTunes category and subcategory (or an empty string); the first counts."""
    explicit: bool = False
    """For the whole podcast."""
    type: Literal["serial", "episodic"] = "serial"
    """serial: listened to in order."""
    medium: Literal["podcast", "course", "audiobook"] = "course"
    """podcast:medium."""
    copyright: str = ""
    """One line."""
    license: str = ""
    """SPDX identifier or address of the licence."""
    cover: str = ""
    """The author's image, relative to the course's folder; empty: one is generated."""
    guid: str = ""
    """podcast:guid, once set; empty: derived from the feed's address."""
    updates: str = ""
    """How often an Episode appears: daily, weekly, biweekly, monthly, complete, or an iCalendar
    RRULE; empty: not said."""
    reading: Reading = "gist"
    """How code blocks are read where they don't say."""
    sounds: Sounds = Sounds()
    """Intro, outro and between."""
    format: Format = Format()
    """Of the published audio."""
    alternates: tuple[str, ...] = ()
    """Encoders that make each Episode's audio once more, beside the MP3."""
    cast: tuple[Casting, ...] = ()
    """The course's own castings, over those of voices/cast.yaml."""
    access: Access = "public"
    """Who may hear its Scripts: everyone; everyone a part of each, and the enrolled all of it; or
    only the enrolled. A Script may say otherwise."""
    preview: Preview = Preview()
    """How much of a Script is free where `access` is preview."""
    enrol: str = ""
    """Where a listener enrols; empty: the page doesn't say."""
    listen: float = 8.0
    """Per cent of a Script's words that an ear-model may hear otherwise."""
    extra: tuple[tuple[str, str], ...] = ()
    """Further settings as they stand, for rooms that ask for them."""
