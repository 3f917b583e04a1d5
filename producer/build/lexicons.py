"""The lexicon that comes with the program, kept as it was read: reading its XML takes longer than
finding the words of a line."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from producer import codec
from producer.keys import digest
from producer.speech.lexicon import Lexeme, Lexicon, built_in
from producer.store import Store

KIND = "lexicons"
_Layer = tuple[Lexeme, ...]


@lru_cache(maxsize=4)
def above_built_in(layers: tuple[_Layer, ...], cache: Path) -> Lexicon:
    """The lexicon of `layers` and of what comes with the program, which is kept in `cache`."""
    return Lexicon((*layers, _kept(cache)))


@lru_cache(maxsize=4)
def pronunciations(cache: Path) -> frozenset[str]:
    """Those that come with the program, IPA."""
    return frozenset(lexeme.ipa for lexeme in _kept(cache))


@lru_cache(maxsize=4)
def _kept(cache: Path) -> _Layer:
    store, key, facts = Store(cache), digest(KIND), {"program": codec.fingerprint()}
    entry = store.get(KIND, key)
    if entry and entry.meta == facts:
        try:
            return msgspec.msgpack.decode(entry.data, type=_Layer)
        except msgspec.DecodeError:
            pass
    layer = built_in()
    store.put(KIND, key, msgspec.msgpack.encode(layer), facts)
    return layer
