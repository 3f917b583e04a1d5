"""The built-in lexicon is read once by a program, not by each of its runs."""

from __future__ import annotations

from pathlib import Path

from producer.build.lexicons import KIND, _kept, above_built_in, pronunciations
from producer.speech.lexicon import Lexeme, built_in
from producer.store import Store


def _forget() -> None:
    for known in (above_built_in, pronunciations, _kept):
        known.cache_clear()


def test_what_is_kept_is_what_the_file_says(tmp_path: Path) -> None:
    """A process that finds it kept has the same lexicon, the author's layers above it."""
    own = (Lexeme(grapheme="asyncio", alias="async I O"),)
    first = above_built_in((own,), tmp_path)
    _forget()
    second = above_built_in((own,), tmp_path)
    assert first.layers == second.layers == (own, built_in())
    assert second.alias("asyncio") == "async I O"
    assert pronunciations(tmp_path) == {lexeme.ipa for lexeme in built_in()}


def test_another_programs_lexicon_is_read_again(tmp_path: Path) -> None:
    """So is one that is damaged."""
    for data, meta in ((b"\x90", {"program": "older"}), (b"\xc1", None)):
        _forget()
        above_built_in((), tmp_path)
        store = Store(tmp_path)
        [key] = store.keys(KIND)
        entry = store.get(KIND, key)
        assert entry is not None
        store.put(KIND, key, data, entry.meta if meta is None else meta)
        _forget()
        assert above_built_in((), tmp_path).layers == (built_in(),)
        assert store.get(KIND, key) == entry
