"""`producer import`: course pages, transcripts and captions become scripts."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from producer.errors import ProducerError, ProjectError, ScriptError

if TYPE_CHECKING:
    from producer.model import Finding
    from producer.script.changes import Change
    from producer.script.page import Page

HELP = "Read course pages and transcripts into scripts."

SpareVoices = Callable[[list[str]], dict[str, str]]
"""Given roles, a voice for each of them that has none yet; its name as course.yaml has it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.epilog = (
        "Importing a page again overwrites nothing: a file that is as the page gives it is left, "
        "one that differs is shown as a diff and left, and the exit code is 1."
    )
    parser.add_argument(
        "pages",
        metavar="PAGE",
        nargs="+",
        help="a course page as text or HTML, a transcript (Markdown, text, WebVTT, SRT), a script",
    )
    parser.add_argument("--course", metavar="SLUG", help="the course's folder in scripts/")
    parser.add_argument(
        "--json", action="store_true", help="write nothing; print what was read as JSON"
    )
    parser.add_argument(
        "--write-new",
        action="store_true",
        help="write what differs beside the file that is there, as NAME.new.md; builds ignore it",
    )
    parser.add_argument(
        "--kind", metavar="NAME", default="", help="page, html, markdown, vtt or script; or guess"
    )


def run(args: argparse.Namespace) -> int:
    """Read every page, then write what is new."""
    pages, failed = _read_all(args.pages, args.kind)
    if args.json:
        _print_json(pages)
        return failed
    from producer.slugs import is_slug, slug

    if not args.course:
        raise ProjectError("which course?", hint="name its folder in scripts/: --course SLUG")
    if not is_slug(args.course):
        raise ProjectError(
            f"{args.course!r} can't be a course's folder", hint=f"try {slug(args.course)}"
        )
    differing = import_pages(
        pages,
        project=args.project,
        course=args.course,
        write_new=args.write_new,
        spare_voices=lambda roles: spare_voices(args.project, args.course, roles),
    )
    return 1 if failed or differing else 0


def import_pages(
    pages: Sequence[Page],
    *,
    project: Path,
    course: str,
    write_new: bool = False,
    spare_voices: SpareVoices = lambda roles: {},
) -> int:
    """Write the scripts of `pages` into a course; the number of files that differ or can't be.

    What is there already is never overwritten.
    """
    from producer.project import SCRIPTS
    from producer.report import print_findings
    from producer.script.changes import changes
    from producer.script.write import scripts_of

    folder = project / SCRIPTS / course
    scripts = [path.stem for path in folder.glob("*.md")] if folder.is_dir() else []
    taken = {stem for stem in scripts if not stem.endswith(".new")}
    made: dict[str, str] = {}
    unfinished = 0
    for page in pages:
        print_findings(_shown(page.findings))
        try:
            files = scripts_of(page, taken)
        except ScriptError as error:
            unfinished += _tell(error)
            continue
        again = [name for name, _ in files if name in made]
        if again:
            unfinished += _tell(
                ScriptError(f"{page.name} and {made[again[0]]} would both be {again[0]}")
            )
            continue
        made |= {name: page.name for name, _ in files}
        taken |= {name.removesuffix(".md") for name, _ in files if name.endswith(".md")}
        for change in changes(files, lambda name: _existing(folder / name)):
            unfinished += _write(folder, change, project, write_new)
    if made:
        _cast(folder, pages, project, spare_voices)
    return unfinished


def spare_voices(project: Path, course: str, roles: list[str]) -> dict[str, str]:
    """Voices of the project's engine that nobody has, for the roles that have none."""
    from producer.project import load, load_cast
    from producer.speech import engines
    from producer.speech.casting import propose

    cast = load_cast(project)
    found = load(project).courses if (project / "scripts").is_dir() else ()
    castings = next((each.cast for each in found if each.slug == course), ())
    engine = engines.load(cast.engine)
    proposed = propose(roles, cast, castings, cast.engine, engine.voices)
    return {role: voice.name for role, voice in proposed.items()}


def _read_all(names: Iterable[str], kind: str) -> tuple[list[Page], int]:
    """The pages that can be read, and 1 if any can't; those are told."""
    from producer.script.read import read

    pages: list[Page] = []
    failed = 0
    for name in names:
        try:
            pages.append(read(_bytes(Path(name)), Path(name).as_posix(), kind))
        except ProducerError as error:
            failed = _tell(error)
    return pages, failed


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except IsADirectoryError as error:
        raise ScriptError(
            f"{path} is a folder", hint="name the pages in it: `producer import FOLDER/*`"
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ScriptError(f"can't read {path}: {reason}") from error


def _existing(path: Path) -> str | None:
    """The text of a file that is there; one that is no UTF-8 differs from whatever comes."""
    try:
        return path.read_bytes().decode("utf-8", errors="replace")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ProjectError(f"can't read {path}: {error.strerror}") from error


def _print_json(pages: Sequence[Page]) -> None:
    from producer.script.page import to_json

    read = [to_json(page) for page in pages]
    shown = read[0] if len(read) == 1 else read
    text = json.dumps(shown, ensure_ascii=False, indent=1)
    sys.stdout.buffer.write(text.encode("utf-8", errors="replace") + b"\n")


def _shown(findings: Sequence[Finding]) -> list[Finding]:
    """Findings worth a line each; what was skipped as the site's own is in --json."""
    return [finding for finding in findings if finding.code != "chrome-skipped"]


def _write(folder: Path, change: Change, project: Path, write_new: bool) -> int:
    """Write a file that is new, tell of the others; 1 for one that differs."""
    from producer.project import relative
    from producer.store import write_atomically

    path = relative(folder / change.name, project)
    if change.state == "same":
        print(f"unchanged {path}")
        return 0
    if change.state == "new":
        write_atomically(folder / change.name, change.text.encode())
        print(f"wrote {path}")
        return 0
    print(f"differs {path}; it was left as it is:")
    print(change.diff)
    if not write_new:
        return 1
    write_atomically(folder / change.beside, change.text.encode())
    print(f"wrote {relative(folder / change.beside, project)}")
    return 0


def _cast(folder: Path, pages: Sequence[Page], project: Path, spare_voices: SpareVoices) -> None:
    """Make course.yaml if there is none, and give roles without a voice a spare one in it."""
    from producer.coursefile import FILE
    from producer.project import relative
    from producer.script.newcourse import course_yaml, with_castings
    from producer.store import write_atomically

    path = folder / FILE
    text = _existing(path)
    try:
        voices = spare_voices(_roles(pages))
    except ProducerError as error:
        _tell(error)
        voices = {}
    for role, voice in voices.items():
        print(f"cast {role}: {voice}")
    made = course_yaml(pages[0], voices) if text is None else with_castings(text, voices)
    if made is None:
        castings = ", ".join(f"{role}: {voice}" for role, voice in voices.items())
        hint = f"add under cast: {castings}"
        _tell(ProjectError(f"{relative(path, project)} can't be added to", hint=hint))
    elif made != text:
        write_atomically(path, made.encode())
        print(f"{'wrote' if text is None else 'added voices to'} {relative(path, project)}")


def _roles(pages: Sequence[Page]) -> list[str]:
    """Who speaks in the scripts of these pages, in order."""
    from producer.script.page import AudiobookSection, LessonSection
    from producer.script.write import label_of

    roles: list[str] = []
    for page in pages:
        for section in page.sections:
            if isinstance(section, LessonSection):
                roles += [label_of(turn.speaker) for turn in section.turns if turn.text]
            elif isinstance(section, AudiobookSection):
                roles.append("Narrator")
    return list(dict.fromkeys(roles))


def _tell(error: ProducerError) -> int:
    from producer.report import format_error

    print(format_error(error), file=sys.stderr)
    return 1
