"""Finds a project's files and reads what they say: pyproject.toml, cast.yaml, the courses."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec import Struct

from producer import yamlfile
from producer.coursefile import FILE, read_castings, read_course
from producer.errors import ProducerError, ProjectError
from producer.meant import suggest
from producer.model import Cast, Course, Finding, Source
from producer.yamlfile import Fields

SCRIPTS = "scripts"
VOICES = "voices"
BUILD = "build"
DEFAULT_URL = "http://localhost:8000/"
"""Where `producer serve` shows the site."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?(?:/[!-~]*)?\Z")
_SETTINGS = ("url", "publish")


class Project(Struct, frozen=True, kw_only=True):
    """A folder with `scripts/` and `voices/`."""

    root: Path
    """The folder."""
    url: str
    """Where the site is published, ending in a slash."""
    cast: Cast
    """voices/cast.yaml."""
    courses: tuple[Course, ...]
    """The courses that can be read, by their slugs' order."""
    findings: tuple[Finding, ...]
    """What is wrong with the rest."""
    publish: str = ""
    """Where `producer publish` publishes; empty: not said."""

    @property
    def cache(self) -> Path:
        """Takes and encoded blocks."""
        return self.root / BUILD / "cache"

    @property
    def site(self) -> Path:
        """The only folder that is published."""
        return self.root / BUILD / "site"

    @property
    def locked(self) -> Path:
        """All of the courses in which something is locked: never published."""
        return self.root / BUILD / "locked"

    def folder(self, course: Course) -> Path:
        """The course's folder."""
        return self.root / SCRIPTS / course.slug

    def course(self, slug: str) -> Course:
        """The course `slug`. Raises ProjectError if there is none or it can't be read."""
        for course in self.courses:
            if course.slug == slug:
                return course
        at = f"{SCRIPTS}/{slug}/"
        broken = tuple(f for f in self.findings if f.source and f.source.path.startswith(at))
        if broken:
            raise ProjectError(f"the course {slug!r} can't be read", findings=broken)
        known = tuple(course.slug for course in self.courses)
        raise ProjectError(f"there is no course {slug!r} in {SCRIPTS}/", hint=suggest(slug, known))


def load(root: Path, *, url: str = "") -> Project:
    """Read the project in `root`; `url` overrides the one in pyproject.toml.

    Raises ProjectError when `root` holds no project at all or its own settings are wrong; what is
    wrong with one course is a finding, and the others are still there.
    """
    if not (root / SCRIPTS).is_dir():
        raise ProjectError(
            f"no project here: {root} has no folder `{SCRIPTS}`",
            hint="go to the project's folder or name it with --project",
        )
    settings = _settings(root)
    cast = load_cast(root)
    findings: list[Finding] = []
    courses = []
    for folder in sorted((root / SCRIPTS).iterdir()):
        if folder.is_dir() and not folder.name.startswith((".", "_")):
            course = _course(root, folder, findings, cast.engine)
            if course:
                courses.append(course)
    if not courses and not findings:
        hint = "bring a page in: `producer import PAGE --course SLUG`"
        message, at = "there are no courses yet", Source(path=SCRIPTS)
        findings.append(
            Finding(code="no-courses", message=message, source=at, hint=hint, severity="warning")
        )
    return Project(
        root=root,
        url=_site_url(url or settings.get("url", DEFAULT_URL)),
        cast=cast,
        courses=tuple(courses),
        findings=tuple(findings),
        publish=settings.get("publish", ""),
    )


def script_paths(project: Project, course: Course) -> tuple[Path, ...]:
    """The course's scripts in the order of their file names."""
    return tuple(
        path
        for path in sorted(project.folder(course).glob("*.md"), key=lambda path: path.stem)
        if not path.name.startswith((".", "_"))
        and path.name.lower() != "readme.md"
        and not path.name.endswith(".new.md")
    )


def load_cast(root: Path) -> Cast:
    """Read voices/cast.yaml; an empty Cast where there is none. Raises ProjectError."""
    path = root / VOICES / "cast.yaml"
    if not path.exists():
        return Cast()
    findings: list[Finding] = []
    loaded = yamlfile.load(read_text(path, root), relative(path, root))
    fields = Fields(loaded, findings)
    engine = fields.text("engine", "kokoro")
    castings = read_castings(fields, "roles", engine)
    fields.finish()
    if findings:
        raise ProjectError("the cast can't be read", findings=tuple(findings))
    return Cast(engine=engine, castings=castings)


def read_text(path: Path, root: Path) -> str:
    """A text file of the author's. Raises ProjectError unless it is readable UTF-8."""
    source = Source(path=relative(path, root))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ProjectError(f"can't be read: {error.strerror}", source=source) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ProjectError(
            "the file is not UTF-8 text",
            source=Source(path=source.path, line=line),
            hint="save it as UTF-8",
        ) from error


def relative(path: Path, root: Path) -> str:
    """`path` as messages name it: below `root`, with forward slashes."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.as_posix()


def _settings(root: Path) -> dict[str, str]:
    path = root / "pyproject.toml"
    if not path.exists():
        return {}
    import tomllib

    try:
        tool = tomllib.loads(read_text(path, root)).get("tool", {})
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        source = Source(path="pyproject.toml", line=int(line[1]) if line else 0)
        raise ProjectError(f"malformed TOML: {error}", source=source) from error
    settings = tool.get("producer", {}) if isinstance(tool, dict) else {}
    at = Source(path="pyproject.toml")
    for name, value in settings.items():
        if name not in _SETTINGS:
            hint = suggest(name, _SETTINGS)
            raise ProjectError(f"[tool.producer] has no setting `{name}`", source=at, hint=hint)
        if not isinstance(value, str):
            raise ProjectError(f"[tool.producer] `{name}` must be text", source=at)
    return dict(settings)


def _site_url(url: str) -> str:
    if not _URL.match(url):
        raise ProjectError(
            f"{url!r} is no address of a site",
            hint='in pyproject.toml, under [tool.producer]: url = "https://example.org/podcasts/"',
        )
    return url if url.endswith("/") else url + "/"


def _course(root: Path, folder: Path, findings: list[Finding], engine: str) -> Course | None:
    path = folder / FILE
    at = Source(path=relative(path, root))
    found: list[Finding] = []
    course = None
    if not path.exists():
        if any(folder.glob("*.md")):
            hint = "add a course.yaml with at least `title: ...`"
            message = "the course has no course.yaml"
            found.append(Finding(code="no-course-file", message=message, source=at, hint=hint))
    elif not _SLUG.match(folder.name):
        message = f"the folder's name {folder.name!r} can't be part of an address"
        hint = "use a-z, 0-9 and hyphens"
        found.append(Finding(code="bad-course-name", message=message, source=at, hint=hint))
    else:
        try:
            loaded = yamlfile.load(read_text(path, root), at.path)
            course = read_course(loaded, folder, found, engine=engine)
        except ProducerError as error:
            found.append(
                Finding(
                    code="course-file",
                    message=error.message,
                    source=error.source or at,
                    hint=error.hint,
                )
            )
    findings.extend(found)
    return None if found else course
