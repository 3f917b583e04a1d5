"""Every finding about a script has a stable code and a golden case."""

from __future__ import annotations

from pathlib import Path

import pytest

from producer.model import Finding
from producer.report import format_finding
from producer.script.check import TURN_WORDS, check
from producer.script.codes import CODES
from producer.script.parse import parse
from tests.script.script_cases import DATA, FRONT_MATTER

FOLDER = DATA / "findings"
FILES = sorted(FOLDER.glob("*.md"))
EXPECTED = (FOLDER / "expected.txt").read_text("utf-8").splitlines()


def findings_in(path: Path) -> tuple[Finding, ...]:
    """Of a case's file, in which WORDS stands for an absurd number of them."""
    text = path.read_bytes().decode().replace("WORDS", "word " * (TURN_WORDS + 1))
    parsed = parse(text, path.name)
    assert "".join(stretch.raw for stretch in parsed.stretches) == text
    return parsed.findings + (check(parsed.script) if parsed.script else ())


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.stem))
def test_a_case_has_its_findings_and_no_others(path: Path) -> None:
    """Code, line, message and hint stay as they are until someone means to change them."""
    wanted = [line for line in EXPECTED if line.startswith(f"{path.name}:")]
    told = [format_finding(found).replace("\0", "\\0") for found in findings_in(path)]
    assert told == wanted


def test_every_code_has_a_case_and_every_case_a_code() -> None:
    """The table of codes is what can be raised, no more and no less."""
    raised = {found.code for path in FILES for found in findings_in(path)}
    assert raised == set(CODES)
    assert {path.stem for path in FILES} - set(CODES) == {"微"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.stem))
def test_a_finding_says_where_and_what_to_do(path: Path) -> None:
    """No finding is without a place and the weight that the table gives it."""
    lines = path.read_bytes().count(b"\n") + 1
    for found in findings_in(path):
        assert found.source is not None
        assert found.source.path == path.name
        assert 0 <= found.source.line <= lines
        assert found.severity == CODES[found.code][0]
        assert found.message and not found.message.endswith(".")


def test_a_script_without_faults_has_no_findings() -> None:
    """What is well written is left in peace."""
    text = (
        f"{FRONT_MATTER}\n## Loops {{#loops}}\n\n"
        '**Teacher:** {rate=95%} A "loop" costs $5, $x^2$ or 2 * 3. **Note:** read `a` twice.\n\n'
        "**Student 1:** He said “yes\n\n“and no.” [pause 1s] [sound: bells/one.wav]\n\n"
        '- **One:** first\n- *Two:* second, a 5" pipe\n\n'
        "```python {read=skip}\n# “\n```\n"
    )
    parsed = parse(text, "case.md")
    assert parsed.script is not None
    assert parsed.findings + check(parsed.script) == ()


def test_findings_come_in_the_order_of_the_lines() -> None:
    """An author works through the file from top to bottom."""
    text = f"{FRONT_MATTER}\n## A\n\nNobody.\n\n**Teacher:** [pause] `a\n\n**Break:** b\n\n## A\n"
    lines = [found.source.line for found in parse(text, "case.md").findings if found.source]
    assert lines == sorted(lines)
    assert len(lines) >= 5
