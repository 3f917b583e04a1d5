"""learners.toml and the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from producer.errors import ServerError
from producer.server.settings import load


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    """What neither has is as by default; the address ends in a slash."""
    (tmp_path / "learners.toml").write_text(
        'url = "https://learn.example.org"\nport = 9000\nembed_origins = ["https://a.example"]\n'
    )
    found = load(tmp_path, {"PRODUCER_LEARNERS_PORT": "9001", "PRODUCER_LEARNERS_OTHER": "x"})
    assert (found.url, found.port, found.devices) == ("https://learn.example.org/", 9001, 6)
    assert found.embed_origins == ("https://a.example",)
    assert load(tmp_path, {"PRODUCER_LEARNERS_EMBED_ORIGINS": ""}).embed_origins == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("prot = 1", "did you mean `port`"),
        ("port = 0", "must be a number above 0"),
        ("port = true", "must be a number above 0"),
        ('port = "x"', "must be a number above 0"),
        ("devices = -1", "must be a number above 0"),
        ('url = "learn.example.org"', "is no address"),
        ("url = 1", "must be text"),
        ('send = "nginx"', "can't be 'nginx'"),
        ('embed_origins = ["a.example"]', "is no https://host"),
        ("port = ", "malformed TOML"),
        ("\xff", "malformed TOML"),
    ],
)
def test_mistakes_are_told(tmp_path: Path, text: str, told: str) -> None:
    """With the file, and what may have been meant."""
    (tmp_path / "learners.toml").write_bytes(text.encode("latin-1"))
    with pytest.raises(ServerError) as caught:
        load(tmp_path, {})
    assert told in f"{caught.value} {caught.value.hint}"
    assert "learners.toml" in str(caught.value)


def test_a_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    """The one in the project need not."""
    load(tmp_path, {})
    with pytest.raises(ServerError, match="can't be read"):
        load(tmp_path, {}, tmp_path / "other.toml")
