"""Whatever is edited, the incremental site is the one that a clean build makes, byte for byte."""

from __future__ import annotations

import shutil
from pathlib import Path
from wave import open as wave_file

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace
from PIL import Image as image

from tests.build import small

LINES = st.sampled_from(
    [
        "A loop runs its body again and again.",
        "What does `range(3)` give?",
        "Zero, one and two. And then it stops, of course.",
        "It took 5 GB of memory. [pause 300ms] Then it failed.",
        "Yes!",
        "[sound: bell.wav] Did you hear that?",
        "Nobody knows $x^2$ better than you do, and nobody ever will.",
    ]
)
ROLES = st.sampled_from(["Teacher", "Student 1"])
TURNS = st.tuples(ROLES, LINES)


class Draft(Struct, frozen=True):
    """What an author may change."""

    turns: tuple[tuple[str, str], ...]
    title: str = "Loops"
    voice: str = "e3"
    term: str = ""
    bell: int = 500
    """Hertz."""
    intro: bool = False
    """Whether it rings before the episodes, too."""
    cover: str = ""
    """Its colour; empty: the program's own."""
    access: str = ""
    """Who may hear the course; empty: everyone."""

    def write(self, root: Path) -> None:
        """Write it over the small project's first script."""
        body = "\n\n".join(f"**{role}:** {text}" for role, text in self.turns)
        script = f"---\ntitle: {self.title}\n---\n\n## For {{#for}}\n\n{body}\n"
        (root / "scripts/loops/01-loops.md").write_text(script)
        self._write_course(root / "scripts/loops")
        cast = small.CAST.replace("Student 1: e3", f"Student 1: {self.voice}")
        (root / "voices/cast.yaml").write_text(cast)
        lexicon = root / "voices" / "lexicon.pls"
        lexicon.unlink(missing_ok=True)
        if self.term:
            lexicon.write_text(
                '<lexicon version="1.0" alphabet="ipa" xml:lang="en"'
                ' xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"><lexeme>'
                f"<grapheme>body</grapheme><alias>{self.term}</alias></lexeme></lexicon>"
            )

    def _write_course(self, folder: Path) -> None:
        (folder / "sounds").mkdir(exist_ok=True)
        wave = 8_000 * np.sin(np.arange(22_050) * 2 * np.pi * self.bell / 44_100)
        with wave_file(str(folder / "sounds/bell.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(44_100)
            file.writeframes(wave.astype("<i2").tobytes())
        course = small.COURSE
        if self.intro:
            course += "sounds:\n  intro: bell.wav\n"
        if self.cover:
            image.new("RGB", (1400, 1400), self.cover).save(folder / "cover.png")
            course += "cover: cover.png\n"
        if self.access:
            course += f"access: {self.access}\nenrol: https://example.org/enrol\n"
        (folder / "course.yaml").write_text(course)


@st.composite
def edits(draw: st.DrawFn) -> list[Draft]:
    """A draft and what becomes of it, edit by edit."""
    drafts = [Draft(turns=tuple(draw(st.lists(TURNS, min_size=2, max_size=5))))]
    for _ in range(draw(st.integers(2, 3))):
        last = drafts[-1]
        turns = list(last.turns)
        place = draw(st.integers(0, len(turns) - 1))
        match draw(
            st.sampled_from(["insert", "delete", "change", "move", "role", "other", "course"])
        ):
            case "insert":
                turns.insert(place, draw(TURNS))
            case "delete" if len(turns) > 1:
                del turns[place]
            case "change":
                turns[place] = (turns[place][0], draw(LINES))
            case "move":
                turns.append(turns.pop(place))
            case "role":
                turns[place] = (draw(ROLES), turns[place][1])
            case "course":
                last = replace(
                    last,
                    bell=draw(st.sampled_from([500, 700])),
                    intro=draw(st.booleans()),
                    cover=draw(st.sampled_from(["", "navy", "olive"])),
                    access=draw(st.sampled_from(["", "enrolled"])),
                )
            case _:
                last = replace(
                    last,
                    title=draw(st.sampled_from(["Loops", "More loops"])),
                    voice=draw(st.sampled_from(["e3", "f3"])),
                    term=draw(st.sampled_from(["", "heart"])),
                )
        drafts.append(replace(last, turns=tuple(turns)))
    return drafts


@given(drafts=edits())
@settings(
    max_examples=4,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
def test_edits_end_in_a_clean_builds_site(
    tmp_path_factory: pytest.TempPathFactory, drafts: list[Draft]
) -> None:
    """Takes, blocks, gains, pages and feeds that are kept are never stale."""
    root = small.project(tmp_path_factory.mktemp("edits"))
    for draft in drafts:
        draft.write(root)
        assert not small.made(root).findings
    clean = small.clean_copy(root, tmp_path_factory.mktemp("clean"))
    small.made(clean)
    assert small.site(root) == small.site(clean)
    assert small.site(root, "locked") == small.site(clean, "locked")
    shutil.rmtree(root)
    shutil.rmtree(clean)
