"""Lexicons: what PLS files say, whose word counts, what a broken file is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.errors import SpeechError
from producer.model import Span
from producer.speech.lexicon import FILE, Lexicon, built_in, load, read
from producer.speech.pls import EMPTY, NAMESPACE, NEIGHBOUR, with_lexeme
from producer.speech.rules.residue import say_character
from producer.speech.spoken import pieces, say, spoken
from producer.speech.unknown import Dictionary, unknown_terms
from tests.speech.prose_cases import DATA


def lexicon(*lexemes: str) -> Lexicon:
    return Lexicon((read(document(*lexemes), "a/lexicon.pls"),))


def document(*lexemes: str) -> str:
    head = f'<lexicon version="1.0" xmlns="{NAMESPACE}" xmlns:n="{NEIGHBOUR}" alphabet="ipa">'
    return head + "\n" + "\n".join(lexemes) + "\n</lexicon>\n"


def lexeme(term: str, saying: str) -> str:
    return f"<lexeme><grapheme>{term}</grapheme><alias>{saying}</alias></lexeme>"


def test_an_alias_is_said_for_the_term_as_written() -> None:
    """Case matters, and a part of a longer word is not the term."""
    known = lexicon(lexeme("Foo", "fuh"))
    assert say("Foo, foo and Foobar; (Foo) Foo's", lexicon=known) == (
        "fuh, foo and Foobar; (fuh) fuh's"
    )


def test_the_longest_term_wins() -> None:
    """Of two terms that start at one place the longer is said."""
    known = lexicon(lexeme("C", "see"), lexeme("C++", "see plus plus"), lexeme("C++ 20", "see 20"))
    assert say("C, C++ and C++ 20.", lexicon=known) == "see, see plus plus and see twenty."


def test_a_nearer_layer_wins() -> None:
    """What the course says counts before what the project says."""
    near = read(document(lexeme("Foo", "near")), "near")
    far = read(document(lexeme("Foo", "far"), lexeme("Bar", "bar far")), "far")
    assert say("Foo Bar", lexicon=Lexicon((near, far))) == "near bar far"


def test_a_compound_is_said_by_its_terms() -> None:
    """A term beside a hyphen or a slash is a term; a plural of capitals is one too."""
    known = lexicon(lexeme("SQL", "S Q L"), lexeme("API", "A P I"))
    assert say("SQL-like, SQL/API, two APIs", lexicon=known) == (
        "S Q L like, S Q L slash A P I, two A P I's"
    )


def test_a_heteronym_is_told_by_its_neighbour() -> None:
    """`before` names words that must follow the term, `after` words that must come first."""
    known = lexicon(
        '<lexeme n:before="pipe"><grapheme>lead</grapheme><phoneme>lɛd</phoneme></lexeme>',
        '<lexeme n:after="to"><grapheme>lead</grapheme><phoneme>liːd</phoneme></lexeme>',
    )

    def sounds(text: str) -> list[str]:
        made = pieces((Span(kind="text", text=text, raw=text),), lexicon=known)
        return [piece.ipa for piece in made if piece.ipa]

    assert sounds("A lead pipe leads you to lead on; the lead.") == ["lɛd", "liːd"]


def test_a_phoneme_reaches_the_piece_and_leaves_the_words() -> None:
    """IPA is the piece's; the words stay for an engine that takes none."""
    known = lexicon("<lexeme><grapheme>nginx</grapheme><phoneme>ˈɛn</phoneme></lexeme>")
    made = pieces((Span(kind="text", text="Use nginx.", raw=""),), lexicon=known)
    assert [(piece.written, piece.spoken, piece.ipa) for piece in made if piece.rule] == [
        ("nginx", "nginx", "ˈɛn")
    ]


def test_an_alias_is_made_speakable() -> None:
    """Digits in an alias are said as words."""
    assert say("Foo", lexicon=lexicon(lexeme("Foo", "foo 2.0"))) == "foo two point zero"


def test_preferred_and_first_sayings() -> None:
    """The first alias or phoneme counts, unless another is preferred."""
    body = "<grapheme>a1</grapheme><alias>one</alias><alias{}>two</alias>"
    wanted = body.format(' prefer="true"')
    first = read(document(f"<lexeme>{body.format('')}</lexeme>"), "x")
    other = read(document(f"<lexeme>{wanted}</lexeme>"), "x")
    assert (first[0].alias, other[0].alias) == ("one", "two")


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("<lexicon>\n<lexeme>\n</lexicon>", 3, "not well formed"),
        ('<!DOCTYPE a [<!ENTITY b "c">]>\n<lexicon/>', 1, "document type"),
        ("<lexicon>\n<foo/></lexicon>", 2, "<foo> can't stand inside <lexicon>"),
        ("<other/>", 1, "<other> can't stand as the root"),
        ("<lexicon>\n\n<lexeme><alias>b</alias></lexeme></lexicon>", 3, "without a <grapheme>"),
        ("<lexicon>\n<lexeme><grapheme>a</grapheme></lexeme></lexicon>", 2, "nothing to say"),
        ("<lexicon><lexeme><grapheme> </grapheme></lexeme></lexicon>", 1, "an empty <grapheme>"),
        ('<lexicon alphabet="x-sampa"/>', 1, "alphabet 'x-sampa'"),
        ("<lexicon>\n<lexeme><grapheme>→</grapheme><alias>b</alias></lexeme></lexicon>", 2, "'→'"),
        (
            "<lexicon>\n<lexeme><grapheme>a</grapheme>\n<phoneme>b4</phoneme></lexeme></lexicon>",
            3,
            "'4' is no sign of the IPA",
        ),
    ],
)
def test_a_broken_lexicon_is_told_by_line(text: str, line: int, part: str) -> None:
    """What is wrong with a lexicon is one message with its file and line."""
    with pytest.raises(SpeechError) as told:
        read(text, "voices/lexicon.pls")
    assert part in told.value.message
    assert str(told.value.source) == f"voices/lexicon.pls:{line}"


@given(st.text(max_size=60))
def test_reading_raises_nothing_else(text: str) -> None:
    """Any text is a lexicon or a SpeechError, never anything else."""
    for source in (text, document(text), document(lexeme("a", text.replace("<", "")))):
        try:
            read(source, "x")
        except SpeechError as error:
            assert error.source is not None


def test_the_built_in_lexicon() -> None:
    """It has at least 400 terms, each with words or sounds, none twice without a neighbour."""
    lexemes = built_in()
    plain = [one.grapheme for one in lexemes if not (one.before or one.after)]
    assert len(plain) == len(set(plain)) >= 400
    for one in lexemes:
        assert all(char in " '-" or say_character(char) is None for char in one.alias), one
        assert not any(char.isdigit() for char in one.alias), one


@pytest.mark.parametrize(
    "line", (DATA / "lexicon.tsv").read_text("utf-8").splitlines(), ids=lambda line: line[:30]
)
def test_terms_in_sentences(line: str) -> None:
    """Terms of software, mathematics and science are said as people say them."""
    written, _, words = line.partition("\t")
    assert say(written) == words


def test_layers_come_from_files(tmp_path: Path) -> None:
    """Files that are there are layers; the built-in one is the last."""
    (tmp_path / FILE).write_text(document(lexeme("SQL", "sequel")), "utf-8")
    known = load((tmp_path / FILE, "voices/lexicon.pls"), (tmp_path / "none.pls", "none"))
    assert say("SQL and JSON", lexicon=known) == "sequel and jason"


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    """Bytes that are not UTF-8 are an error that names the file."""
    (tmp_path / FILE).write_bytes(b"\xff\xfe")
    with pytest.raises(SpeechError, match="not UTF-8"):
        load((tmp_path / FILE, "voices/lexicon.pls"))


def test_adding_a_term_keeps_the_rest() -> None:
    """A new term goes to the end, a known one changes in its place, comments stay."""
    text = EMPTY.replace("</lexicon>", f"<!-- mine -->\n{lexeme('Foo', 'fuh')}\n</lexicon>")
    added = with_lexeme(text, "R&D", "R and D", ipa=False, path="x")
    assert added.startswith(text.replace("</lexicon>\n", ""))
    assert say("R&D", lexicon=Lexicon((read(added, "x"),))) == "R and D"
    changed = with_lexeme(added, "Foo", "ˈfuː", ipa=True, path="x")
    assert changed.count("Foo") == 1
    assert "<!-- mine -->" in changed
    assert [one.ipa for one in read(changed, "x") if one.grapheme == "Foo"] == ["ˈfuː"]


@given(st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12))
def test_what_is_added_is_read_back(term: str, saying: str) -> None:
    """Any term and saying that a lexicon can hold comes back as it was."""
    term, saying = " ".join(term.split()), " ".join(saying.split())
    if not (term.isprintable() and saying.isprintable() and saying):
        return
    if not any(char.isalnum() for char in term):
        return
    text = with_lexeme(EMPTY, term, saying, ipa=False, path="x")
    assert [(one.grapheme, one.alias) for one in read(text, "x")] == [(term, saying)]


def test_unknown_terms_are_listed_by_frequency() -> None:
    """Words that no dictionary and no lexicon has, the most frequent first."""
    from producer.model import Turn

    text = "The frobnicator frobs; the quux runs faster than Foo, frobs and JSON."
    turn = Turn(role="A", spans=(Span(kind="text", text=text, raw=text),), line=1)
    words = frozenset(["the", "run", "fast", "than", "and"])
    known = lexicon(lexeme("Foo", "fuh"), lexeme("JSON", "jason"))
    found = unknown_terms([turn], Dictionary(words=words), english="en-US", lexicon=known)
    assert [(one.term, one.count) for one in found] == [
        ("frobs", 2),
        ("frobnicator", 1),
        ("quux", 1),
    ]


def test_spoken_is_one_line() -> None:
    """Line ends in what is written are spaces in what is said."""
    made = pieces((Span(kind="text", text="one\n\ntwo\tthree", raw=""),))
    assert spoken(made) == "one two three"
