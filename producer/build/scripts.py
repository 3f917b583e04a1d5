"""Makes the audio of a course's scripts, and knows what of it is made already."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from msgspec import Struct

from producer import codec
from producer.build import access, generator, kept
from producer.build.ahead import Drawing
from producer.build.courses import CourseWork, Reader, ScriptWork
from producer.build.free import kept_free, make_free
from producer.build.hands import Hands
from producer.build.kept import KeptScript, Spoken, Whole
from producer.build.own_takes import ENGINE as RECORDED
from producer.build.plan import ChapterPlan, ScriptPlan
from producer.coursefile import SOUNDS
from producer.errors import AudioError
from producer.keys import digest
from producer.model import Course, Episode, Finding, Person, Script, Take
from producer.model.written import NARRATOR
from producer.podcast import addresses
from producer.project import Project
from producer.speech import takes
from producer.store import Store

if TYPE_CHECKING:
    from producer.audio.tags import Tag
    from producer.build.master import Master
    from producer.build.mastered import Mastered, Piece

COVERS = "covers"


class Made(Struct, frozen=True, kw_only=True):
    """What making a script came to."""

    kept: KeptScript
    """Its record."""
    whole: Whole
    """Its episode with everything."""
    encoded: int
    """Chapters of which something was encoded."""
    written: int
    """Audio files that are new or changed."""
    remastered: tuple[str, ...]
    """Chapters whose gains were given up, and why."""


class ScriptMaker:
    """Makes the scripts of one course."""

    def __init__(
        self, project: Project, work: CourseWork, reader: Reader, store: Store, hands: Hands
    ) -> None:
        self.project = project
        self.work = work
        self.reader = reader
        self.store = store
        self.hands = hands
        self.gains = {name: dict(gains) for name, gains in work.releases.gains.items()}
        self.artwork_key = self.small_key = self.sound_key = ""
        self._drawing = Lock()
        self._readable: set[str] = set()
        self.locks = access.locks(work.course, [one.script for one in work.scripts])
        self.home = project.locked if self.locks else project.site
        """Where all of the course is: the site, unless something in it is locked."""

    def prepare(self) -> tuple[Finding, ...]:
        """Make the artwork ready; what an author should know of it.

        Raises ProducerError for an image or a course's sound that is none.
        """
        course = self.work.course
        image = self._file(course.cover) if course.cover else None
        self.artwork_key, self.small_key = artwork_keys(course, image)
        self.sound_key = digest(sorted(kept.snapshot([self._file(SOUNDS)]).items()))
        if any((course.sounds.intro, course.sounds.between, course.sounds.outro)):
            from producer.build.course_sounds import read_ahead

            read_ahead(course, self.project.folder(course), self.store, self.sound_key)
        if self.store.has(COVERS, self.artwork_key):
            return ()
        from producer.podcast.cover import cover, findings

        data = image.read_bytes() if image else None
        self.store.put(COVERS, self.artwork_key, cover(course, data))
        return findings(course, data)

    def artwork(self) -> bytes:
        """The course's cover, JPEG."""
        entry = self.store.get(COVERS, self.artwork_key)
        if entry is None:
            self.store.remove(COVERS, self.artwork_key)
            self.prepare()
            return self.artwork()
        return entry.data

    def small_artwork(self) -> bytes:
        """The cover as pages and tags show it, JPEG."""
        with self._drawing:
            entry = self.store.get(COVERS, self.small_key)
            if entry is None:
                from producer.podcast.cover import thumbnail

                data = thumbnail(self.artwork())
                self.store.put(COVERS, self.small_key, data)
                return data
            return entry.data

    def key(self, script: ScriptWork) -> str:
        """Key of all that the script's audio files depend on."""
        work = self.work
        chapters = [f"{script.script.id}/{chapter.id}" for chapter in script.script.chapters]
        return digest(
            script.text,
            work.release(script).guid,
            work.release(script).date,
            work.number(script),
            work.season(script),
            {role: work.voices[role] for role, _ in script.roles},
            {name: self.gains.get(name, {}) for name in chapters},
            self.artwork_key,
            self.sound_key,
            self.project.url,
            self.locks,
        )

    def is_done(self, script: ScriptWork) -> bool:
        """Whether the script's audio stands in the site as this build would make it."""
        known = script.kept
        return (
            known is not None
            and known.key == self.key(script)
            and kept.are_there(self.home, known.audio)
            and (not known.free or kept.are_there(self.project.site, known.free.audio))
            and self.store.has(kept.WHOLE, known.key)
        )

    def fits(self, script: ScriptWork, known: KeptScript) -> bool:
        """Whether the record `known` locks as much of the script as this build does: what is
        locked now doesn't stay in the site because its new audio couldn't be made."""
        if not known.free or not self.locks:
            return bool(known.free) == self.locks
        return known.free.terms == access.terms(self.work.course, script.script)

    def check_sounds(self, plan: ScriptPlan) -> None:
        """Raises AudioError for a sound that the script plays and that isn't there or is none."""
        for chapter in plan.chapters:
            for utterance in chapter.utterances:
                if utterance.sound and not self._file(utterance.sound).is_file():
                    raise AudioError(
                        f"there is no sound file {utterance.sound!r}",
                        source=utterance.source,
                        hint=f"put it into scripts/{self.work.course.slug}/sounds/",
                    )
                if utterance.sound and utterance.sound not in self._readable:
                    self.master(self.home).sound(utterance.sound, utterance.source)
                    self._readable.add(utterance.sound)

    def make(self, script: ScriptWork, plan: ScriptPlan, *, ahead: bool = False) -> Made:
        """Master the script, whose takes are all in the store. `ahead`: its pages are drawn
        meanwhile. Raises ProducerError."""
        course, whole = self.work.course, plan.script
        master = self.master(self.home)
        pieces: list[Piece] = []
        remastered: list[str] = []
        drawing = Drawing(self.store, course, whole) if ahead else None
        for chapter in plan.chapters:
            name = f"{plan.script.id}/{chapter.chapter.id}"
            pinned = self.gains.get(name, {})
            piece = master.chapter(chapter, self.takes(chapter), pinned, drawing)
            self._pin(name, dict(piece.gains.gains))
            remastered.extend(f"{name}: {why}" for why in piece.gains.remastered)
            pieces.append(piece)
        if drawing:
            drawing.end()
        paths = {c.id: addresses.chapter(course, whole, c) for c in whole.chapters}
        paths[""] = addresses.audio(course, whole)
        mastered = master.script(whole, pieces, paths=paths, tag=self.tag(script, whole))
        episode = self.episode(script, whole, mastered)
        free, free_written, free_entries = make_free(self, script, episode, pieces, paths)
        spoken = tuple(_spoken(plan))
        key = self.key(script)
        whole_kept = Whole(
            episode=episode,
            spoken=spoken,
            entries=tuple(dict.fromkeys((*mastered.entries, *free_entries))),
            free=free if free is not episode else None,
        )
        kept.save_whole(self.store, key, whole_kept)
        record = KeptScript(
            text=script.text,
            key=key,
            roles=script.roles,
            takes=len({one.key for one in spoken}),
            audio=kept.stamps(self.home, kept.audio(episode)) or (),
            pages=script.kept.pages if script.kept else "",
            documents=script.kept.documents if script.kept else (),
            episode=kept.slim(episode),
            free=kept_free(self, script, free) if self.locks else None,
        )
        self.keep(script.path, record)
        return Made(
            kept=record,
            whole=whole_kept,
            encoded=sum(piece.encoded > 0 for piece in pieces),
            written=mastered.written + free_written,
            remastered=tuple(remastered),
        )

    def episode(self, script: ScriptWork, whole: Script, mastered: Mastered) -> Episode:
        """The script's Episode, of which `whole` says what is in it."""
        release = self.work.release(script)
        return Episode(
            script=whole,
            guid=release.guid,
            date=release.date,
            number=self.work.number(script),
            season=self.work.season(script),
            enclosure=mastered.enclosure,
            alternates=mastered.alternates,
            rate=self.work.course.format.rate,
            length=mastered.length,
            marks=mastered.marks,
            cues=mastered.cues,
            parts=mastered.parts,
            persons=tuple(_person(role) for role, _ in script.roles),
        )

    def master(self, root: Path) -> Master:
        """The audio room's side of the course; its files are made below `root`."""
        from producer.build.master import Master

        return Master(
            self.work.course,
            self.project.folder(self.work.course),
            store=self.store,
            site=root,
            hands=self.hands,
        )

    def keep(self, path: str, record: KeptScript) -> None:
        """Keep the record of the script at `path` for the next build."""
        kept.save_script(self.reader.kept_path(self.work.course, path), record)

    def takes(self, chapter: ChapterPlan) -> list[Take | None]:
        """The takes of a chapter's utterances. Raises AudioError if one has gone."""
        found: list[Take | None] = []
        for key, utterance in zip(chapter.keys, chapter.utterances, strict=True):
            take = takes.find(self.store, key) if key else None
            if key and take is None:
                raise AudioError(
                    "a take that was recorded has gone", source=utterance.source, hint="build again"
                )
            found.append(take)
        return found

    def _pin(self, name: str, gains: dict[str, float]) -> None:
        """Pin a chapter's gains; those of other engines' voices stay."""
        engine = f"{self.reader.engine}:"
        mine = (engine, f"{RECORDED}:")
        others = {v: g for v, g in self.gains.get(name, {}).items() if not v.startswith(mine)}
        self.gains[name] = others | gains

    def tag(self, script: ScriptWork, whole: Script) -> Tag:
        """What the files of the script's Episode, of which `whole` says what is in it, share."""
        from producer.audio.tags import Tag

        course = self.work.course
        page = addresses.episode_page(course, whole).removesuffix(addresses.INDEX)
        return Tag(
            title=whole.title,
            artist=course.author or course.title,
            album=course.title,
            # Not how many there are: a new episode must not make other files of all before it.
            track=self.work.number(script),
            season=self.work.season(script),
            date=self.work.release(script).date,
            language=course.language,
            genre="Audiobook" if whole.kind == "audiobook" else "Podcast",
            copyright=course.copyright,
            comment=whole.summary or whole.study.quick,
            description=whole.summary or whole.study.quick or whole.title,
            category=course.categories[0][0] if course.categories else "",
            guid=self.work.release(script).guid,
            link=self.project.url + page,
            encoder=generator(),
            cover=self.small_artwork(),
            rate=course.format.rate,
            length=0,
        )

    def _file(self, name: str) -> Path:
        return self.project.folder(self.work.course) / name


def _spoken(plan: ScriptPlan) -> Iterator[Spoken]:
    for chapter in plan.chapters:
        for key, utterance in zip(chapter.keys, chapter.utterances, strict=True):
            if key:
                yield Spoken(
                    chapter=chapter.chapter.id,
                    caption=utterance.caption,
                    text=utterance.text,
                    voice=utterance.voice,
                    take=utterance.take,
                    key=key,
                )


def _person(role: str) -> Person:
    return Person(name=role, role="Narrator" if role == NARRATOR else "Voice Actor")


def artwork_keys(course: Course, image: Path | None) -> tuple[str, str]:
    """Keys of the course's cover, and of the small one; `image` is the author's."""
    key = digest(codec.fingerprint(), course, _stamp(image) if image else None)
    return key, f"{key[:-5]}small"


def _stamp(path: Path) -> tuple[int, int]:
    known = path.stat()
    return known.st_size, known.st_mtime_ns
