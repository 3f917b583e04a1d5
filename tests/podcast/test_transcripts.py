"""Transcripts: what players accept, with nothing lost and no time that goes back."""

from __future__ import annotations

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from producer import plugins
from producer.model import Cue
from producer.podcast.text import clean
from tests.podcast import builder
from tests.podcast.strategies import cues

DATA = Path(__file__).parent.parent / "data" / "podcast" / "captions"
FORMATS = "producer.podcast.transcripts"
RATE = builder.RATE
TIMES = re.compile(r"(?:(\d\d):)(\d\d):(\d\d)[.,](\d{3})")


def render(name: str, found: tuple[Cue, ...]) -> str:
    text = plugins.load(FORMATS, name).render(found, RATE)
    assert isinstance(text, str)
    text.encode()
    return text


def solid(text: str) -> str:
    """Text without white space, to compare what was kept."""
    return "".join(text.split())


def blocks(text: str, header: int) -> list[tuple[int, int, list[str]]]:
    """Start, end and lines of each caption of a VTT or SRT file; `header` lines stand before."""
    found = []
    for block in text.split("\n\n"):
        lines = block.strip("\n").split("\n")[header:]
        if lines and "-->" in lines[0]:
            start, end = (
                ((int(h) * 60 + int(m)) * 60 + int(s)) * 1000 + int(ms)
                for h, m, s, ms in TIMES.findall(lines[0])
            )
            found.append((start, end, lines[1:]))
    return found


def test_formats_are_found_by_their_names() -> None:
    """A new format is a new file, which has a suffix, a type and a renderer."""
    assert plugins.names(FORMATS) == ("json", "srt", "vtt")
    types = {name: plugins.load(FORMATS, name).TYPE for name in plugins.names(FORMATS)}
    assert types == {
        "json": "application/json",
        "srt": "application/x-subrip",
        "vtt": "text/vtt",
    }
    assert all(f".{n}" == plugins.load(FORMATS, n).SUFFIX for n in plugins.names(FORMATS))


def cases() -> list[Path]:
    return sorted(DATA.glob("*.txt"))


@pytest.mark.parametrize("path", cases(), ids=lambda path: path.stem)
def test_captions_are_cut_as_the_cases_say(path: Path) -> None:
    """Each file of tests/data/podcast/captions/ is cues, then what each format makes of them."""
    written, *wanted = re.split(r"^=== (\w+)\n", path.read_text("utf-8"), flags=re.MULTILINE)
    found, at = [], 0
    for number, cue in enumerate(re.split(r"\n(?=[\w ]+[:|] )", written.strip("\n"))):
        speaker, mark, said = re.split(r"([:|]) ", cue, maxsplit=1)
        made = builder.cue(said, at, speaker=speaker, turn=number, block=mark == "|")
        found.append(made)
        at = made.end + builder.PAUSE
    for name, text in zip(wanted[::2], wanted[1::2], strict=True):
        assert render(name, tuple(found)).strip() == text.strip(), name


@settings(max_examples=150, deadline=None)
@given(cues())
def test_vtt_is_legal_and_keeps_every_letter(found: tuple[Cue, ...]) -> None:
    """Times never overlap or go back, lines are short, cues hold no blank line or bare arrow."""
    text = render("vtt", found)
    assert text.startswith("WEBVTT\n")
    captions = blocks(text, 0)
    assert text.count("-->") == len(captions)
    before = 0
    heard = ""
    for start, end, lines in captions:
        assert before <= start < end
        before = end
        assert lines and all(line.strip() for line in lines)
        tag = re.match(r"<v ([^>]*)>", lines[0])
        assert all(len(line) <= 65 for line in lines[1:])
        assert len(lines[0]) <= 65 or (tag and len(tag[0]) > 33)
        body = "\n".join(lines)
        heard += body[len(tag[0]) if tag else 0 :]
    heard = heard.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert solid(heard) == solid("".join(clean(cue.text) for cue in found))


@settings(max_examples=150, deadline=None)
@given(cues())
def test_srt_is_legal_and_keeps_every_letter(found: tuple[Cue, ...]) -> None:
    """Two lines of 32 characters at most, numbered, the name at each change of speaker."""
    captions = blocks(render("srt", found), 1)
    assert re.findall(r"(?m)^(\d+)\n\d\d:", render("srt", found)) == [
        str(n + 1) for n in range(len(captions))
    ]
    before = 0
    for start, end, lines in captions:
        assert before <= start < end
        before = end
        assert 1 <= len(lines) <= 2
        assert all(line.strip() and len(line) <= 32 and "-->" not in line for line in lines)
    wanted, speaker = "", ""
    for cue in found:
        said, name = clean(cue.text), " ".join(clean(cue.speaker).split())
        if said.strip():
            wanted += (f"{name}:" if name and name != speaker else "") + said
            speaker = name
    heard = "".join("".join(lines) for *_, lines in captions).replace("\u2060", "")
    assert solid(heard) == solid(wanted).replace("\u2060", "")


@settings(max_examples=150, deadline=None)
@given(cues())
def test_json_holds_exactly_what_was_written(found: tuple[Cue, ...]) -> None:
    """A segment's body is the caption, and its words are in it, one after the other, in time."""
    document = json.loads(render("json", found))
    assert document["version"] == "1.0.0"
    assert len(document["segments"]) == len(found)
    before = 0.0
    for segment, cue in zip(document["segments"], found, strict=True):
        assert before <= segment["startTime"] <= segment["endTime"]
        before = segment["endTime"]
        body = segment["body"]
        if not cue.block:
            assert body == cue.text.replace("\ud800", "\ufffd")
        at = 0
        for word in segment["words"]:
            assert word["startTime"] <= word["endTime"]
            at = body.index(word["body"].strip(), at) + len(word["body"].strip())


@settings(max_examples=60, deadline=None)
@given(cues(), st.integers(0, 10_000))
def test_words_are_cut_alike_whenever_they_are_heard(found: tuple[Cue, ...], ms: int) -> None:
    """A chapter's captions and its episode's differ in their times alone."""
    by = ms * RATE // 1000 * 1000
    moved = tuple(
        replace(
            cue,
            start=cue.start + by,
            end=cue.end + by,
            words=tuple(replace(w, start=w.start + by, end=w.end + by) for w in cue.words),
        )
        for cue in found
    )
    for name in ("vtt", "srt"):
        texts = [
            [lines for *_, lines in blocks(render(name, each), int(name == "srt"))]
            for each in (found, moved, found)
        ]
        assert texts[0] == texts[1] == texts[2]


def test_captions_end_within_their_cues() -> None:
    """The last caption ends within the audio."""
    podcast = builder.small_clocks()
    for episode in podcast.episodes:
        for name, header in (("vtt", 0), ("srt", 1)):
            end = blocks(render(name, episode.cues), header)[-1][1]
            assert end <= episode.length * 1000 // episode.rate


def test_a_block_whose_gist_is_spoken_shares_out_its_time() -> None:
    """Words without times of their own still make captions that follow each other."""
    cue = builder.cue("\n".join(f"line_{n} = {n}" for n in range(30)), block=True)
    words = tuple(
        type(word)(text=word.text, start=cue.start, end=cue.end, space=word.space, kind="code")
        for word in cue.words
    )
    still = Cue(speaker="T", start=cue.start, end=cue.end, words=words, block=True)
    captions = blocks(render("vtt", (still,)), 0)
    assert len(captions) == 3
    assert captions[-1][1] == cue.end * 1000 // RATE


def test_independent_readers_read_the_transcripts() -> None:
    """webvtt-py and pysrt see the same captions, times and speakers."""
    webvtt = pytest.importorskip("webvtt", reason="webvtt-py is not installed")
    pysrt = pytest.importorskip("pysrt", reason="pysrt is not installed")
    cues_ = builder.small_clocks().episodes[0].cues
    vtt = webvtt.from_string(render("vtt", cues_))
    assert {caption.voice for caption in vtt} == {"Teacher", "Student 1", "Student 2"}
    assert "seconds &gt; 0" in " ".join(caption.text for caption in vtt)
    srt = pysrt.from_string(render("srt", cues_))
    assert srt[0].text == "Teacher: A kitchen timer counts\ndown."
    assert [item.start.ordinal for item in srt] == sorted(item.start.ordinal for item in srt)
    assert StringIO(render("srt", cues_)).read().count(" --> ") == len(srt)
