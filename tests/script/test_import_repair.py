"""Repairs put back what was there, and leave alone what was right."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.errors import ScriptError
from producer.script.decode import decode
from producer.script.repair import findings, repair
from tests.script.pagebuilder import damaged_sentences

LOCK = "πŸ”’ Unlock Audio Lesson\n"
SENTENCES = [pair for pair in damaged_sentences() if len(pair[0]) > 1]
SIGNS = [pair for pair in damaged_sentences() if len(pair[0]) == 1]


def after_lock(text: str) -> str:
    return repair(LOCK + text).text.removeprefix("🔒 Unlock Audio Lesson\n")


@pytest.mark.parametrize(("original", "damaged"), SENTENCES, ids=[s[0][:20] for s in SENTENCES])
def test_a_damaged_sentence_is_put_back(original: str, damaged: str) -> None:
    assert after_lock(damaged) == original


@pytest.mark.parametrize(("original", "damaged"), SIGNS, ids=[hex(ord(s[0])) for s in SIGNS])
def test_a_damaged_character_in_a_word_is_put_back(original: str, damaged: str) -> None:
    around = "ab{}cd" if original.isalpha() and original < "ƀ" else "3 {} 4"
    assert after_lock(around.format(damaged)) == around.format(original)


@pytest.mark.parametrize(
    "text",
    [
        "Ο Ιωάννης είπε «Καλημέρα ΓΕΩΡΓΙΟ» — ναι.",
        "ΤΟ ΒΙΒΛΙΟ… ΤΟΥ ΜΕΓΑΛΟΥ ΑΛΕΞΑΝΔΡΟΥ» ΝΕΟ’",
        "area = π·r², σ² = Σ(x−μ)²/n, Δ²u = 0, Γ(n) = (n−1)!, ∠β·γ",
        "Γ²+Δ±1, ‘Γ’ and “Β”, the gamma Γ—that is",
        "β–decay and β’s role, β”: “β…”",
        "ΑΒΓ° 90° ∠ΑΒΓ |Γ|² Γ₀ Β₁",
        "αβγ λόγος Δx Σx Ωm µm π",
        "Γ·x, Γ²x, Δ²u",
        "naïve café — “so” … 5 × 3 ÷ 2 ≤ 4 → 3",
    ],
)
@pytest.mark.parametrize("before", ["", LOCK])
def test_greek_that_is_meant_stays(text: str, before: str) -> None:
    assert repair(before + text).text.endswith(text)


def test_a_wreath_stays_where_nothing_is_damaged_or_wreaths_are_meant() -> None:
    assert repair("G ≀ H").text == "G ≀ H"
    assert after_lock("the wreath product G ≀ H") == "the wreath product G ≀ H"
    assert after_lock("x ≀ y") == "x ≤ y"


@given(st.text(alphabet=st.characters(codec="ascii", exclude_characters="&\x7f"), max_size=200))
@settings(max_examples=200, deadline=None)
def test_plain_text_stays(text: str) -> None:
    printable = "".join(char for char in text if char.isprintable() or char == "\n")
    assert repair(printable).text == printable


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_repairs_keep_every_line(text: str) -> None:
    repaired = repair(text)
    assert repaired.text.count("\n") == text.count("\n")
    assert all(finding.source for finding in findings(repaired, "x"))


@given(st.text(alphabet="αβγΓΔΞΟΒ»·’”…±²³ \xa0π√Ÿ€™‘", max_size=60))
@settings(max_examples=300, deadline=None)
def test_no_mixture_of_greek_and_signs_raises(text: str) -> None:
    repair(LOCK + text)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("a &lt; b &amp;&amp; c &gt; d", "a < b && c > d"),
        ("&amp;lt; is decoded once", "&lt; is decoded once"),
        ("&#39;x&#x27; &quot;y&quot;", "'x' \"y\""),
        ("?a=1&copy=2 &foo; AT&T", "?a=1&copy=2 &foo; AT&T"),
        ("In HTML, write `&lt;` for it", "In HTML, write `&lt;` for it"),
        ("use `&lt;` to compare", "use `<` to compare"),
        ("10\u00a0km\u2009high", "10 km high"),
        ("zero\u200bwidth\ufeff soft\u00adhyphen", "zerowidth softhyphen"),
        ("👩\u200d💻 and می\u200cخواهم", "👩\u200d💻 and می\u200cخواهم"),
        ("left\u200eright", "leftright"),
        ("bell\x07 nul\x00", "bell nul"),
        ("cafe\u0301", "café"),
    ],
)
def test_entities_and_invisible_characters(text: str, after: str) -> None:
    assert repair(text).text == after


def test_every_repair_is_told_with_its_line_and_what_it_was() -> None:
    said = findings(repair("one\nx β†’ y &lt; z\n\u200b"), "p.txt")
    assert [(str(each.source), each.code, each.message) for each in said] == [
        ("p.txt:2", "encoding-damage", "encoding damage: β†’ became →"),
        ("p.txt:2", "entity", "HTML entity: &lt; became <"),
        ("p.txt:3", "invisible-character", "invisible character taken out: U+200B"),
    ]


@pytest.mark.parametrize(
    ("data", "text", "codes"),
    [
        (b"plain", "plain", []),
        (b"\xef\xbb\xbfx", "x", ["byte-order-mark"]),
        ("é".encode("utf-16"), "é", ["byte-order-mark"]),
        ("hello é".encode("utf-16-le"), "hello é", ["encoding-guessed"]),
        (b"caf\xe9 \x93q\x94 \x81", "café “q” \x81", ["encoding-guessed"]),
        ("<meta charset=iso-8859-7>λ".encode("iso-8859-7"), "<meta charset=iso-8859-7>λ",
         ["encoding-guessed"]),
        (b"a\r\nb\rc", "a\nb\nc", ["line-ends"]),
        (b"", "", []),
    ],
)  # fmt: skip
def test_bytes_become_text(data: bytes, text: str, codes: list[str]) -> None:
    read, said = decode(data, "x")
    assert read == text and [each.code for each in said] == codes


def test_what_is_no_text_is_told_in_one_line() -> None:
    with pytest.raises(ScriptError, match="not a text file"):
        decode(bytes(range(256)) * 4 + b"\x00" * 2000, "x.bin")
