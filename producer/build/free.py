"""Makes what everyone may hear of a course in which something is locked: in the site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from producer.build import access, kept
from producer.build.courses import ScriptWork
from producer.build.kept import KeptFree
from producer.model import Episode
from producer.store import link_if_changed

if TYPE_CHECKING:
    from producer.build.mastered import Piece
    from producer.build.scripts import ScriptMaker


def make_free(
    maker: ScriptMaker,
    script: ScriptWork,
    episode: Episode,
    pieces: Sequence[Piece],
    paths: Mapping[str, str],
) -> tuple[Episode | None, int, tuple[tuple[str, str], ...]]:
    """What everyone may hear of `episode`, how many files of it are new, and what of the store they
    alone are made of.

    `pieces` are the episode's chapters, `paths` the addresses of its files. A public episode's
    files are those of the whole, linked; a preview's are mastered from the same blocks. None: its
    course has nothing locked, or all of it is.
    """
    course, site = maker.work.course, maker.project.site
    who = access.access_of(course, episode.script)
    if not maker.locks or who == "enrolled":
        return None, 0, ()
    if who == "public":
        names = kept.audio(episode)
        linked = sum(link_if_changed(maker.home / name, site / name) for name in names)
        return episode, linked, ()
    part = access.free_part(
        episode.script,
        course.preview,
        [piece.timeline for piece in pieces],
        [len(piece.plan.utterances) for piece in pieces],
    )
    master = maker.master(site)
    free = list(pieces[: part.chapters])
    last = access.free_plan(free[-1].plan, part.utterances)
    free[-1] = master.start(free[-1], last, maker.takes(last))
    whole = access.free_script(episode.script, [piece.plan.chapter for piece in free])
    mastered = master.script(whole, free, paths=paths, tag=maker.tag(script, whole))
    made = maker.episode(script, whole, mastered)
    roles = {turn.role for chapter in whole.chapters for turn in chapter.turns}
    persons = tuple(person for person in made.persons if person.name in roles)
    preview = replace(made, preview_of=episode.length, persons=persons)
    return preview, mastered.written, mastered.entries


def kept_free(maker: ScriptMaker, script: ScriptWork, free: Episode | None) -> KeptFree:
    """The record of what everyone may hear of a script."""
    before = script.kept.free if script.kept else None
    names = kept.audio(free) if free else []
    return KeptFree(
        terms=access.terms(maker.work.course, script.script),
        audio=kept.stamps(maker.project.site, names) or (),
        pages=before.pages if before else "",
        documents=before.documents if before else (),
        episode=kept.slim(free) if free else None,
    )
