"""Files are written from stored frames, whole or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from producer.audio import join
from producer.errors import AudioError, StoreError
from producer.store import Entry, Store

from .building import Built, chapter, write
from .speechlike import PLAIN, dialogue, record


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, Built]:
    store = Store(tmp_path_factory.mktemp("store"))
    return store, chapter(store, record(store, dialogue(3, seconds=1.0)))


def test_the_file_is_what_is_told_of_it(made: tuple[Store, Built], tmp_path: Path) -> None:
    """Size and digest go into the feed."""
    store, built = made
    path = tmp_path / "course" / "a.mp3"
    done = write(path, store, built, tag=b"TAG")
    data = path.read_bytes()
    assert data.startswith(b"TAG\xff\xfb")
    assert (done.size, done.digest) == (len(data), hashlib.sha256(data).hexdigest())
    assert done.written
    assert -3 < done.peak <= PLAIN.peak


def test_a_file_that_would_not_change_is_left_alone(
    made: tuple[Store, Built], tmp_path: Path
) -> None:
    """A web server keeps its ETag, a client its copy."""
    store, built = made
    path = tmp_path / "a.mp3"
    first = write(path, store, built)
    before = path.stat()
    again = write(path, store, built)
    after = path.stat()
    assert not again.written
    assert (again.size, again.digest) == (first.size, first.digest)
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert list(tmp_path.iterdir()) == [path]


def test_another_tag_leaves_the_audio_as_it_is(made: tuple[Store, Built], tmp_path: Path) -> None:
    """A new title is a new file with the same frames."""
    store, built = made
    one, other = tmp_path / "a.mp3", tmp_path / "b.mp3"
    write(one, store, built, tag=b"first tag")
    write(other, store, built, tag=b"second")
    assert one.read_bytes()[len(b"first tag") :] == other.read_bytes()[len(b"second") :]


def test_a_damaged_block_leaves_the_old_file(made: tuple[Store, Built], tmp_path: Path) -> None:
    """Nothing half-written is ever in the site."""
    store, built = made
    path = tmp_path / "a.mp3"
    write(path, store, built)
    before = path.read_bytes()
    copy = Store(tmp_path / "copy")
    for encoding in built.encodings:
        if encoding:
            entry = store.get("blocks", encoding.key)
            assert entry
            copy.put("blocks", encoding.key, entry.data, entry.meta)
    last = next(encoding for encoding in reversed(built.encodings) if encoding)
    damaged = copy.path("blocks", last.key)
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"?")
    with pytest.raises(AudioError, match="missing or damaged"):
        write(path, copy, built, tag=b"new")
    assert path.read_bytes() == before
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a.mp3", "copy"]


def test_a_folder_that_is_a_file_is_one_clear_line(
    made: tuple[Store, Built], tmp_path: Path
) -> None:
    """No traceback for a site that can't be written."""
    store, built = made
    (tmp_path / "site").write_text("not a folder")
    with pytest.raises(StoreError, match="can't write"):
        write(tmp_path / "site" / "a.mp3", store, built)


def test_what_finds_its_place_taken_leaves_nothing_half_placed(
    made: tuple[Store, Built], tmp_path: Path
) -> None:
    """A folder stands where a file should: one line, and no new file is left over."""
    store, built = made
    (tmp_path / "a.mp3" / "kept").mkdir(parents=True)
    with pytest.raises(StoreError, match=r"a\.mp3"):
        write(tmp_path / "a.mp3", store, built)
    assert [path.name for path in tmp_path.iterdir()] == ["a.mp3"]
    assert (tmp_path / "a.mp3" / "kept").is_dir()


def test_a_block_is_read_once_for_two_files(made: tuple[Store, Built]) -> None:
    """A chapter's frames are its episode's: reading and checking them twice would slow an edit."""
    store, built = made
    keys = [encoding.key for encoding in built.encodings if encoding]
    reads: list[str] = []

    class Counting(Store):
        def get(self, kind: str, key: str) -> Entry | None:
            reads.append(key)
            return super().get(kind, key)

    blocks = join.Blocks(Counting(store.folder))
    first = [blocks.data(key) for key in keys]
    assert [blocks.data(key) for key in keys] == first
    assert sorted(reads) == sorted(keys)
