"""The store: an entry is whole or absent."""

from __future__ import annotations

import multiprocessing
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.errors import StoreError
from producer.store import Store, write_atomically, write_if_changed

KEY = "ab" * 16


@given(data=st.binary(max_size=300), meta=st.dictionaries(st.text(max_size=5), st.integers()))
def test_an_entry_comes_back_as_it_was_put(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, meta: dict[str, int]
) -> None:
    """Data and facts survive any bytes and any text."""
    store = Store(tmp_path_factory.mktemp("store"))
    store.put("takes", KEY, data, meta)
    entry = store.get("takes", KEY)
    assert entry is not None
    assert (entry.data, entry.meta) == (data, meta)
    assert store.meta("takes", KEY) == meta


@pytest.mark.parametrize("cut", [0, 1, 50, -1])
def test_a_cut_entry_is_no_entry(tmp_path: Path, cut: int) -> None:
    """A file cut at any place never looks whole."""
    store = Store(tmp_path)
    store.put("takes", KEY, b"sound" * 20, {"rate": 24000})
    path = store.path("takes", KEY)
    path.write_bytes(path.read_bytes()[:cut])
    assert store.get("takes", KEY) is None
    assert not store.has("takes", KEY)


def test_a_changed_byte_is_noticed(tmp_path: Path) -> None:
    """Damage inside the data is found when it is read."""
    store = Store(tmp_path)
    store.put("takes", KEY, b"sound" * 20)
    path = store.path("takes", KEY)
    damaged = bytearray(path.read_bytes())
    damaged[-3] ^= 1
    path.write_bytes(damaged)
    assert store.get("takes", KEY) is None


def test_keys_lists_what_is_there_and_no_leftovers(tmp_path: Path) -> None:
    """A temporary file of a killed process is no entry."""
    store = Store(tmp_path)
    store.put("takes", KEY, b"")
    (store.path("takes", KEY).parent / ".new-xyz").write_bytes(b"half")
    assert list(store.keys("takes")) == [KEY]
    store.remove("takes", KEY)
    assert list(store.keys("takes")) == []


def test_a_failed_write_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    """What was good before stays."""
    target = tmp_path / "folder"
    target.mkdir()
    (target / "inside").write_text("x")
    with pytest.raises(StoreError):
        write_atomically(target, b"new")
    assert (target / "inside").read_text() == "x"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_told_in_one_line(tmp_path: Path) -> None:
    """The message names the file and what to do."""
    tmp_path.chmod(stat.S_IREAD | stat.S_IEXEC)
    try:
        with pytest.raises(StoreError) as caught:
            write_atomically(tmp_path / "file", b"")
        assert caught.value.hint
    finally:
        tmp_path.chmod(stat.S_IRWXU)


def test_an_unchanged_file_is_not_written(tmp_path: Path) -> None:
    """Its time stays as it was, so nothing downstream thinks that it is new."""
    path = tmp_path / "file"
    assert write_if_changed(path, b"one")
    before = path.stat().st_mtime_ns
    assert not write_if_changed(path, b"one")
    assert path.stat().st_mtime_ns == before
    assert write_if_changed(path, b"two")


def _put_many(folder: Path) -> None:
    store = Store(folder)
    for _ in range(50):
        store.put("takes", KEY, b"x" * 10_000, {"rate": 1})


def test_two_processes_may_put_the_same_key(tmp_path: Path) -> None:
    """A reader sees a whole entry at any moment."""
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_put_many, args=(tmp_path,)) for _ in range(2)]
    for writer in writers:
        writer.start()
    store = Store(tmp_path)
    while any(writer.is_alive() for writer in writers):
        if store.path("takes", KEY).exists():
            assert store.get("takes", KEY) is not None
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
