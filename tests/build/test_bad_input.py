"""What is wrong is said in one line, before a sound is made, and the last good site stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from producer.report import format_finding
from tests.build import small

SCRIPT = "scripts/loops/01-loops.md"
COURSE = "scripts/loops/course.yaml"
SOUND_LINE = small.COURSE.count("\n") + 2
CASES = {
    "a voice that the engine lacks": (
        "voices/cast.yaml",
        "engine: hibari\nroles:\n  Teacher: hart\n  Student 1: heart\n  Narrator: heart\n",
        "voices/cast.yaml:3: hibari has no voice 'hart' for Teacher; "
        "did you mean heart? [unknown-voice]",
    ),
    "a title that climbs": (
        SCRIPT,
        small.LOOPS.replace("title: Loops", "title: ../../etc/passwd"),
        f"{SCRIPT}:2: the title '../../etc/passwd' holds ../ or a control character; "
        "take it out [script-title-unsafe]",
    ),
    "a turn of 200,000 words": (
        SCRIPT,
        small.LOOPS.replace("Zero, one and two.", "word " * 200_000),
        f"{SCRIPT}:15: Student 1 speaks 200,000 words without a stop; "
        "divide the turn, or the chapter [long-turn]",
    ),
    "a sound that is none, in two episodes": (
        COURSE,
        f"{small.COURSE}sounds:\n  intro: intro.mp3\n",
        f"{COURSE}:{SOUND_LINE}: intro.mp3 is no audio file that can be read; "
        "WAV, FLAC, MP3, M4A, OGG and most others work [audio]",
    ),
    "a sound in a turn that is none": (
        SCRIPT,
        small.LOOPS.replace("Zero, one and two.", "Zero. [sound: intro.mp3] One and two."),
        f"{SCRIPT}:15: intro.mp3 is no audio file that can be read; "
        "WAV, FLAC, MP3, M4A, OGG and most others work [audio]",
    ),
    "a file with nothing in it": (
        SCRIPT,
        "\n",
        f"{SCRIPT}: the script has nothing to say; "
        "write a chapter, ## Title, and in it **Teacher:** ... [empty-script]",
    ),
    "a course file that is a list": (
        COURSE,
        "- title\n",
        f"{COURSE}:1: expected `key: value` lines, found a list [not-a-mapping]",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_wrong_is_said_once(built: Path, case: str) -> None:
    """A build that can't be made says where and what to do, and leaves every file of the site."""
    name, text, told = CASES[case]
    sounds = built / "scripts" / "loops" / "sounds"
    sounds.mkdir()
    (sounds / "intro.mp3").write_text("no sound")
    before = small.times(built)
    (built / name).write_text(text, "utf-8")
    report = small.made(built)
    assert [format_finding(found) for found in report.findings] == [told]
    assert report.recorded == 0
    assert small.times(built) == before
