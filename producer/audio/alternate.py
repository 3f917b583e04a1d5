"""An episode's audio in another format: encoded once for the blocks it is made of, then tagged."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Protocol, cast

from msgspec import Struct

from producer import plugins
from producer.audio import alike, encoders, mix
from producer.audio.blocks import Block, block_key
from producer.audio.tags import Tag
from producer.audio.timeline import FRAME
from producer.keys import digest
from producer.model import Enclosure, Format, Source
from producer.store import Store, write_if_changed

KIND = "alternates"


class Alternate(Struct, frozen=True, kw_only=True):
    """An episode in another format."""

    enclosure: Enclosure
    """The file."""
    key: str
    """Of its encoded audio, in the store."""
    written: bool
    """Whether the file is new or changed."""


class Encoder(Protocol):
    """A module of `encoders` that makes alternates."""

    EXTENSION: str
    """Of the file's name."""
    TYPE: str
    """MIME type."""
    CODECS: str
    """As RFC 6381 names them."""

    def fingerprint(self) -> str:
        """What the bytes depend on beside the samples."""

    def encode(self, pieces: Iterable[bytes], audio_format: Format) -> bytes:
        """The file without a tag, of 16-bit samples."""

    def tagged(self, data: bytes, tag: Tag) -> bytes:
        """The file `data` with `tag`."""


def encoder(name: str) -> Encoder:
    """The encoder `name`. Raises ProducerError for an unknown one."""
    return cast(Encoder, plugins.load(encoders.__name__, name))


def write(
    root: Path,
    path: str,
    tag: Tag,
    blocks: Sequence[Block],
    *,
    store: Store,
    audio_format: Format,
    name: str,
    where: Callable[[int], Source],
) -> Alternate:
    """Write what the encoder `name` makes of `blocks`, whose takes are in the store. It stands
    below `root` beside `path`, the MP3. `where` says where what sounds at a sample is written.

    Raises AudioError for a take that the store has lost and for a file that sounds otherwise than
    its blocks, StoreError if it can't be written.
    """
    by = encoder(name)
    path = str(PurePosixPath(path).with_suffix(f".{by.EXTENSION}"))
    key = _key(blocks, audio_format, by.fingerprint())
    entry = store.get(KIND, key)
    if entry:
        data = entry.data
    else:
        levels = alike.Levels()
        samples = alike.watched(_samples(store, blocks, audio_format), levels, audio_format)
        data = by.encode(samples, audio_format)
        alike.inspect(data, levels, audio_format, path, where)
        store.put(KIND, key, data)
    file = by.tagged(data, tag)
    made = Enclosure(
        path=path,
        size=len(file),
        digest=hashlib.sha256(file).hexdigest(),
        type=by.TYPE,
        codecs=by.CODECS,
    )
    return Alternate(enclosure=made, key=key, written=write_if_changed(root / path, file))


def _key(blocks: Sequence[Block], audio_format: Format, fingerprint: str) -> str:
    """Of all that the encoded audio depends on."""
    parts = [
        block.frames if block.silent else block_key(block, audio_format, fingerprint)
        for block in blocks
    ]
    return digest(fingerprint, parts, audio_format.rate, audio_format.channels)


def _samples(store: Store, blocks: Sequence[Block], audio_format: Format) -> Iterator[bytes]:
    for block in blocks:
        if block.silent:
            yield bytes(2 * audio_format.channels * block.frames * FRAME)
        else:
            yield mix.samples(store, block, audio_format)
