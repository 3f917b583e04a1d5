"""What is played before, between and after a course's chapters."""

from __future__ import annotations

from pathlib import Path

from producer import yamlfile
from producer.audio.sounds import Sound, prepare
from producer.coursefile import FILE
from producer.errors import AudioError, ProducerError
from producer.keys import digest
from producer.model import Course, Source
from producer.store import Store

_READ = "readable"
"""The store's kind for what is known of sounds that could be read."""


def course_sounds(course: Course, folder: Path, store: Store) -> dict[str, Sound]:
    """The course's sounds by file name, ready to be mixed; `folder` is the course's.

    Raises AudioError, at the line of course.yaml that names it, for a file that can't be read.
    """
    named = course.sounds
    found = {}
    for key, name, under in (
        ("outro", named.outro, 0),
        ("between", named.between, 0),
        ("intro", named.intro, named.under),
    ):
        if not name:
            continue
        at = Source(path=course.path)
        try:
            found[name] = prepare(
                store.folder, folder / name, at, audio_format=course.format, under=under
            )
        except AudioError as error:
            at = _line(folder, at, "sounds", key)
            raise AudioError(error.message, source=at, hint=error.hint) from error
    return found


def read_ahead(course: Course, folder: Path, store: Store, files: str) -> None:
    """Read the course's sounds now, before hours of takes are recorded for them.

    `files` is a key of the files as they are: what could be read isn't read again. Raises
    AudioError.
    """
    key = digest(files, course.sounds, course.format)
    if not store.has(_READ, key):
        course_sounds(course, folder, store)
        store.put(_READ, key, b"")


def _line(folder: Path, at: Source, *keys: str) -> Source:
    try:
        return yamlfile.load((folder / FILE).read_text("utf-8-sig"), at.path).source(*keys)
    except (OSError, UnicodeDecodeError, ProducerError):
        return at  # changed since it was read
