"""Study material beside a script reaches the show notes as it is written."""

from __future__ import annotations

import pytest

from producer.model import Item, Study
from producer.report import format_finding
from producer.script.codes import CODES
from producer.script.study import parse_study

WHOLE = """\
quick: One sentence.
standard: >-
  Two
  lines.
detailed: |
  - a list
  - of two
key_concepts:
  - term: Loop
    definition: Something that comes back.
examples:
  - "`for x in y`: one"
  - 2.10
memory_aids:
  - {kind: Rhymes, text: Round and round.}
flash_cards:
  - front: What?
    back: That.
glossary:
  - {term: Turn, definition: One go.}
reference_links:
  - {url: "https://example.org/a?b=c", title: A}
  - {title: A book without an address}
"""


def test_every_kind_of_material_is_read() -> None:
    """Each key has its field, texts keep their lines, and numbers stay as written."""
    study, findings = parse_study(WHOLE, "a.study.yaml")
    assert findings == ()
    assert study == Study(
        quick="One sentence.",
        standard="Two lines.",
        detailed="- a list\n- of two",
        key_concepts=(Item(name="Loop", text="Something that comes back."),),
        examples=(Item(name="", text="`for x in y`: one"), Item(name="", text="2.10")),
        memory_aids=(Item(name="Rhymes", text="Round and round."),),
        flash_cards=(Item(name="What?", text="That."),),
        glossary=(Item(name="Turn", text="One go."),),
        reference_links=(
            Item(name="https://example.org/a?b=c", text="A"),
            Item(name="", text="A book without an address"),
        ),
    )


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n", "quick:\n"])
def test_nothing_is_nothing(text: str) -> None:
    """An empty file is no mistake."""
    assert parse_study(text, "a.study.yaml") == (Study(), ())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("quick: [a\nb: c\n", "a.study.yaml:2: malformed YAML: "),
        ("- a\n", "a.study.yaml:1: expected `key: value` lines, found a list"),
        ("quick: a\nglosary: []\n", "a.study.yaml:2: there is no kind of study material called "
         "`glosary`; did you mean `glossary`?"),
        ("quick: a\nquick: b\n", "a.study.yaml:2: the key 'quick' stands here a second time"),
        ("quick: {a: b}\n", "a.study.yaml:1: `quick` must be text"),
        ("examples: one\n", "a.study.yaml:1: `examples` must be a list"),
        ("examples:\n  - a\n  - b: c\n", "a.study.yaml:3: an item of `examples` must be text"),
        ("glossary:\n  - a\n", "a.study.yaml:2: an item of `glossary` must be a pair"),
        ("glossary:\n  - {}\n", "a.study.yaml:2: an item of `glossary` is empty"),
        ("glossary:\n  - term: a\n    defnition: b\n", "a.study.yaml:3: there is no key of "
         "`glossary` called `defnition`; did you mean `definition`?"),
        ("reference_links:\n  - url: javascript:alert(1)\n",
         "a.study.yaml:2: 'javascript:alert(1)' is no address"),
        ('quick: "a\\x07b"\n', "a.study.yaml:1: `quick` holds a control character"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(text: str, wanted: str) -> None:
    """One clear line for each, and the rest of the file is still read."""
    _, findings = parse_study(text, "a.study.yaml")
    assert len(findings) == 1
    assert format_finding(findings[0]).startswith(wanted)
    assert findings[0].code in CODES
