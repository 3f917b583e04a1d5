"""Reads course.yaml into a Course, and castings as course.yaml and cast.yaml hold them."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from producer import plugins
from producer.meant import suggest
from producer.model import Access, Casting, Course, Finding, Format, Preview, Sounds, Voice
from producer.yamlfile import Fields, Loaded

ACCESS = ("public", "preview", "enrolled")
"""Who may hear a course or a script."""
FILE = "course.yaml"
"""What makes a folder a course."""
SOUNDS = "sounds"
"""The folder of a course in which its sound files are."""

_ENGINES = "producer.speech.engines"
_ENCODERS = "producer.audio.encoders"
_ENCLOSURES = "mp3"
_LANGUAGE = re.compile(r"en(?:-[A-Z]{2})?\Z")
_URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:/[!-~]*)?\Z")
_UPDATES = re.compile(
    r"(?:daily|weekly|biweekly|monthly|yearly|complete|FREQ=[A-Z]+(?:;[A-Z]+=[A-Z0-9,+-]+)*)\Z"
)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+\Z")


def read_course(
    loaded: Loaded, folder: Path, findings: list[Finding], *, engine: str = "kokoro"
) -> Course:
    """The Course that `loaded` describes; `folder` is where its files are looked for.

    What is wrong is added to `findings`. A voice named without its engine is `engine`'s.
    """
    fields = Fields(loaded, findings)
    course = Course(
        slug=folder.name,
        path=loaded.path,
        title=fields.text("title", folder.name, required=True),
        description=fields.text("description"),
        author=fields.text("author"),
        email=_matching(fields, "email", _EMAIL, "an e-mail address"),
        language=_matching(fields, "language", _LANGUAGE, "en-US or en-GB", "en-US"),
        link=_matching(fields, "link", _URL, "a web address"),
        categories=_categories(fields),
        explicit=fields.flag("explicit"),
        type=fields.choice("type", ("serial", "episodic"), "serial"),  # type: ignore[arg-type]
        medium=fields.choice("medium", ("course", "podcast", "audiobook"), "course"),  # type: ignore[arg-type]
        copyright=fields.text("copyright"),
        license=fields.text("license"),
        updates=_matching(fields, "updates", _UPDATES, "daily, weekly, ... or an RRULE"),
        cover=_file(fields, "cover", folder),
        guid=fields.text("guid"),
        reading=fields.choice("code", ("gist", "exact", "skip"), "gist"),  # type: ignore[arg-type]
        sounds=_sounds(fields, folder),
        format=_format(fields),
        alternates=_alternates(fields),
        cast=read_castings(fields, "cast", engine),
        access=_access(fields),
        preview=_preview(fields),
        listen=fields.number("listen", 8.0, low=0, high=100),
        enrol=_matching(fields, "enrol", _URL, "a web address"),
    )
    if len(course.description.encode()) > 4000:
        fields.report("description-too-long", "`description` is over 4,000 bytes", "description")
    fields.finish()
    return course


def _matching(
    fields: Fields, key: str, pattern: re.Pattern[str], what: str, default: str = ""
) -> str:
    value = fields.text(key, default)
    if value and not pattern.match(value):
        fields.report("wrong-value", f"`{key}` must be {what}, not {value!r}", key)
        return default
    return value


def _categories(fields: Fields) -> tuple[tuple[str, str], ...]:
    value = fields.raw("category")
    if value is None:
        return (("Education", "Courses"),)
    found = []
    for item in value if isinstance(value, list) else [value]:
        if not isinstance(item, str):
            fields.report("wrong-type", "`category` must be like `Education > Courses`", "category")
            continue
        name, _, sub = item.partition(">")
        found.append((name.strip(), sub.strip()))
    return tuple(found)


def _sounds(fields: Fields, folder: Path) -> Sounds:
    fields.raw("sounds")
    if fields.data.get("sounds") is None:
        return Sounds()
    inner = Fields(fields.loaded, fields.findings, *fields.keys, "sounds", what="sound")
    sounds = Sounds(
        intro=_file(inner, "intro", folder, SOUNDS),
        outro=_file(inner, "outro", folder, SOUNDS),
        between=_file(inner, "between", folder, SOUNDS),
        under=round(inner.number("under", 0, low=0, high=60_000)),
    )
    inner.finish()
    return sounds


def _access(fields: Fields) -> Access:
    if fields.raw("access") is None:
        return "public"
    # A mistake must not open what the author means to lock.
    return fields.choice("access", ACCESS, "enrolled")  # type: ignore[return-value]


def _preview(fields: Fields) -> Preview:
    fields.raw("preview")
    if fields.data.get("preview") is None:
        return Preview()
    inner = Fields(fields.loaded, fields.findings, *fields.keys, "preview", what="preview setting")
    chapters = round(inner.number("chapters", 0, low=1, high=1000))
    seconds = round(inner.number("seconds", 0, low=5, high=3600))
    inner.finish()
    if bool(chapters) == bool(seconds):
        hint = "write `preview: {chapters: 1}` or `preview: {seconds: 90}`"
        fields.report("wrong-value", "`preview` is chapters or seconds", "preview", hint=hint)
        return Preview()
    return Preview(chapters=chapters, seconds=seconds)


def _format(fields: Fields) -> Format:
    fields.raw("audio")
    if fields.data.get("audio") is None:
        return Format()
    inner = Fields(fields.loaded, fields.findings, *fields.keys, "audio", what="audio setting")
    found = Format(
        rate=int(inner.choice("rate", ("44100", "48000"), "44100")),
        channels=int(inner.choice("channels", ("1", "2"), "1")),
        kbps=int(inner.choice("kbps", ("64", "96", "128", "160", "192", "256", "320"), "128")),
        lufs=inner.number("lufs", -16.0, low=-30, high=-10),
        peak=inner.number("peak", -1.0, low=-9, high=-0.5),
    )
    inner.finish()
    return found


def _alternates(fields: Fields) -> tuple[str, ...]:
    value = fields.raw("alternates")
    if value is None:
        return ()
    known = [name for name in plugins.names(_ENCODERS) if name != _ENCLOSURES]
    found = []
    for item in value if isinstance(value, list) else [value]:
        if item in known:
            found.append(item)
        else:
            hint = f"there are: {', '.join(known)}"
            fields.report(
                "unknown-value", f"`alternates` can't be {item!r}", "alternates", hint=hint
            )
    return tuple(dict.fromkeys(found))


def _file(fields: Fields, key: str, folder: Path, below: str = "") -> str:
    """A file, relative to the course's folder; reported when it is elsewhere or absent.

    The author names it as it is called in the folder `below`, with or without that folder.
    """
    value = fields.text(key)
    if not value:
        return ""
    path = PurePosixPath(value)
    if below and path.parts[:1] == (below,) and not (folder / below / path).is_file():
        path = path.relative_to(below)
    if path.is_absolute() or ".." in path.parts or "\\" in value or ":" in value:
        fields.report("path-outside", f"`{key}` must be a file inside the course's folder", key)
    elif not (folder / below / path).is_file():
        hint = f"put it into {(PurePosixPath(fields.loaded.path).parent / below).as_posix()}/"
        fields.report("no-such-file", f"`{key}`: there is no file {value!r}", key, hint=hint)
    else:
        return (PurePosixPath(below) / path).as_posix()
    return ""


def read_castings(fields: Fields, key: str, engine: str) -> tuple[Casting, ...]:
    """Castings under `key`; a voice named without its engine is `engine`'s."""
    roles = fields.raw(key)
    if roles is None:
        return ()
    if not isinstance(roles, dict):
        fields.report("wrong-type", f"`{key}` must be lines of `Role: voice`", key)
        return ()
    return tuple(
        Casting(
            role=role,
            voices=_voices(fields, (key, role), value, engine),
            source=fields.loaded.source(*fields.keys, key, role),
        )
        for role, value in roles.items()
    )


def _voices(fields: Fields, keys: tuple[str, ...], value: object, engine: str) -> tuple[Voice, ...]:
    if isinstance(value, str):
        named, colon, name = value.partition(":")
        return (Voice(engine=named, name=name),) if colon else (Voice(engine=engine, name=value),)
    if not isinstance(value, dict):
        fields.report("wrong-type", f"the voice of {keys[-1]!r} must be text", *keys)
        return ()
    found = []
    for name, voice in value.items():
        if name not in plugins.names(_ENGINES):
            hint = suggest(name, plugins.names(_ENGINES))
            fields.report("unknown-engine", f"there is no engine `{name}`", *keys, name, hint=hint)
        elif isinstance(voice, str):
            found.append(Voice(engine=name, name=voice))
        else:
            inner = Fields(
                fields.loaded, fields.findings, *fields.keys, *keys, name, what="voice setting"
            )
            found.append(
                Voice(
                    engine=name,
                    name=inner.text("voice", required=True),
                    rate=inner.number("rate", 1.0, low=0.5, high=2.0),
                )
            )
            inner.finish()
    return tuple(found)
